"""Forms in the markup of the design system (Det Fælles Designsystem).

With `FORM_RENDERER = "volunteering.web.forms.DkfdsRenderer"` a template writes `{{ form }}` or
`{{ field.as_field_group }}` and gets label, hint, error and control, wired to each other for screen readers.
Only those two are changed: a widget rendered by itself (as Django's and Wagtail's own admin do) stays as Django
makes it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, TypeAlias

from django import forms
from django.forms.boundfield import BoundField, BoundWidget
from django.forms.renderers import TemplatesSetting
from django.forms.utils import ErrorDict
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, ngettext_lazy, pgettext_lazy

Text: TypeAlias = str | Promise


class DkfdsRenderer(TemplatesSetting):
    """Renders whole forms and field groups with the templates in templates/forms/."""

    form_template_name = "forms/form.html"
    formset_template_name = "forms/formset.html"
    field_template_name = "forms/field.html"


# --- Controls that browsers and telephones help with ----------------------------------------------------------------
class SelectInDanish(forms.Select):
    """A list of what people here have named: each name is Danish, whatever the language of the page."""

    def create_option(self, name: str, value: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:  # noqa: ANN401
        """Mark each option but the empty one as Danish."""
        option: dict[str, Any] = super().create_option(name, value, *args, **kwargs)
        if str(value):
            option["attrs"]["lang"] = "da"
        return option


class DateInput(forms.DateInput):
    """One date, with the browser's own calendar. Sends and shows ISO 8601, whatever the language."""

    input_type = "date"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        """Add to or replace the attributes below with `attrs`."""
        super().__init__({"class": "form-date", **(attrs or {})}, format="%Y-%m-%d")


class TimeInput(forms.TimeInput):
    """A time of day in hours and minutes."""

    input_type = "time"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        """Add to or replace the attributes below with `attrs`."""
        super().__init__({"class": "form-time", **(attrs or {})}, format="%H:%M")


class DateTimeInput(forms.DateTimeInput):
    """A date with a time of day, in local time."""

    input_type = "datetime-local"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        """Add to or replace the attributes below with `attrs`."""
        super().__init__({"class": "input-width-m", **(attrs or {})}, format="%Y-%m-%dT%H:%M")


class PhoneInput(forms.TextInput):
    """A telephone number: the number pad on a phone, and the person's own number offered."""

    input_type = "tel"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        """Add to or replace the attributes below with `attrs`."""
        super().__init__({"autocomplete": "tel", "inputmode": "tel", "class": "input-width-s", **(attrs or {})})


class EmailInput(forms.EmailInput):
    """An e-mail address: the keyboard with @, no capitals, and the person's own address offered."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        """Add to or replace the attributes below with `attrs`."""
        super().__init__({"autocomplete": "email", "autocapitalize": "none", "spellcheck": "false", **(attrs or {})})


class OneTimeCodeInput(forms.TextInput):
    """A code that was sent by e-mail or text message; a phone offers it as soon as it arrives."""

    def __init__(self, attrs: dict[str, Any] | None = None, *, numeric: bool = True) -> None:
        """Add to or replace the attributes below with `attrs`."""
        super().__init__(
            {
                "autocomplete": "one-time-code",
                "inputmode": "numeric" if numeric else "text",
                "autocapitalize": "characters",
                "spellcheck": "false",
                "class": "form-code",
                **(attrs or {}),
            }
        )


class Textarea(forms.Textarea):
    """Some lines of text. With `maxlength` people are told how much room is left; nothing they paste is cut off."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        """Add to or replace the attributes below with `attrs`."""
        super().__init__({"rows": 5, **(attrs or {})})


# --- What the templates ask for -------------------------------------------------------------------------------------
@dataclass(frozen=True)
class Choice:
    """One radio button or checkbox of a group."""

    control: SafeString
    id: str
    label: Text


@dataclass(frozen=True)
class ChoiceGroup:
    """Choices under a common heading; the heading is empty for choices without one."""

    title: Text
    choices: list[Choice]


@dataclass(frozen=True)
class Problem:
    """One line of the error summary.

    `target` is the id of the control where it can be put right, "" where the whole form is wrong.
    """

    label: Text
    message: str
    target: str

    @property
    def text(self) -> str:
        """Label and message as one line; a label that is a question keeps its question mark."""
        label = str(self.label)
        if not label:
            return self.message
        return f"{label} {self.message}" if label[-1] in "?!:." else f"{label}: {self.message}"


def kind_of(field: BoundField) -> str:
    """Say which markup a field needs: "checkbox", "choices", "group" (several controls) or "control" (one)."""
    widget = field.field.widget
    if isinstance(widget, forms.CheckboxInput):
        return "checkbox"
    if isinstance(widget, forms.RadioSelect | forms.CheckboxSelectMultiple):
        return "choices"
    if widget.use_fieldset:
        return "group"
    return "control"


def character_limit(field: BoundField) -> int | None:
    """The most characters a text area takes, or None for every other control."""
    if not isinstance(field.field.widget, forms.Textarea):
        return None
    limit = field.field.widget.attrs.get("maxlength") or getattr(field.field, "max_length", None)
    return int(limit) if limit else None


def render_control(field: BoundField) -> SafeString:
    """Render a field's control with the design system's class, keeping the widget's own classes."""
    widget = field.field.widget
    attrs: dict[str, Any] = {}
    if isinstance(widget, forms.CheckboxInput):
        attrs["class"] = _with_class(widget, "form-checkbox")
    elif isinstance(widget, forms.Select) and not isinstance(widget, forms.RadioSelect):
        attrs["class"] = _with_class(widget, "form-select")
    elif isinstance(widget, forms.MultiWidget):
        _prepare_parts(widget)
    elif not isinstance(widget, forms.FileInput):
        attrs["class"] = _with_class(widget, "form-input")
    if character_limit(field) is not None:
        # The browser would cut a pasted text without a word; the group's data-maxlength counts instead.
        attrs["maxlength"] = False
        described_by = [field.aria_describedby or "", f"{field.auto_id}_limit"]
        attrs["aria-describedby"] = " ".join(filter(None, described_by))
    return field.as_widget(attrs=attrs)


def choice_groups(field: BoundField) -> list[ChoiceGroup]:
    """The radio buttons or checkboxes of a field, in their groups, ready to print."""
    widget = field.field.widget
    if not isinstance(widget, forms.RadioSelect | forms.CheckboxSelectMultiple):
        msg = f"{field.name} has no choices to show as buttons."
        raise TypeError(msg)
    css_class = "form-checkbox" if isinstance(widget, forms.CheckboxSelectMultiple) else "form-radio"
    attrs = field.build_widget_attrs({"id": field.auto_id, "class": css_class}, widget)
    # The group as a whole is invalid and described, not every choice in it.
    attrs.pop("aria-invalid", None)
    context = widget.get_context(field.html_name, field.value(), attrs)["widget"]
    return [
        ChoiceGroup(
            title=title or "",
            choices=[
                Choice(
                    control=BoundWidget(widget, option, field.form.renderer).tag(),
                    id=option["attrs"].get("id", ""),
                    label=option["label"],
                )
                for option in options
            ],
        )
        for title, options, _index in context["optgroups"]
    ]


def focus_target(field: BoundField) -> str:
    """The id of the control that a link in the error summary moves to: the first one of a group."""
    widget = field.field.widget
    if isinstance(widget, forms.RadioSelect | forms.CheckboxSelectMultiple):
        return widget.id_for_label(field.auto_id, index="0")
    if isinstance(widget, forms.MultiWidget):
        return f"{field.auto_id}_0"
    return field.id_for_label


def problems(forms_or_form: forms.BaseForm | Iterable[forms.BaseForm]) -> list[Problem]:
    """Everything that is wrong in one form or several, in the order in which the fields stand."""
    given = [forms_or_form] if isinstance(forms_or_form, forms.BaseForm) else list(forms_or_form)
    found: list[Problem] = []
    for form in given:
        errors: ErrorDict = form.errors
        if not errors:
            continue
        found += [Problem("", str(message), "") for message in form.non_field_errors()]
        for field in form:
            target = "" if field.is_hidden else focus_target(field)
            found += [Problem("" if field.is_hidden else field.label, str(message), target) for message in field.errors]
    return found


def limit_text(limit: int) -> str:
    """How much a text area takes, for people without a script."""
    return _("At most %(limit)s characters.") % {"limit": limit}


def _with_class(widget: forms.Widget, css_class: str) -> str:
    return " ".join(dict.fromkeys([css_class, *str(widget.attrs.get("class", "")).split()]))


def _prepare_parts(widget: forms.MultiWidget) -> None:
    """Give each control of a field with several its class and a name of its own; the legend names them together."""
    for part in widget.widgets:
        css_class = "form-select" if isinstance(part, forms.Select) else "form-input"
        part.attrs["class"] = _with_class(part, css_class)
        if isinstance(part, forms.DateInput):
            part.attrs.setdefault("aria-label", _("Date"))
        elif isinstance(part, forms.TimeInput):
            part.attrs.setdefault("aria-label", _("Time"))


# Messages that Django itself gives. Named here, they enter our catalogue, whose kinder words then replace Django's.
KINDER_WORDS = (
    gettext_noop("This field is required."),
    gettext_noop("Enter a valid email address."),
    gettext_noop("Enter a valid date."),
    gettext_noop("Enter a valid time."),
    gettext_noop("Enter a valid date/time."),
    gettext_noop("Enter a whole number."),
    gettext_noop("Enter a number."),
    gettext_noop("Enter a valid URL."),
    gettext_noop("Upload a valid image. The file you uploaded was either not an image or a corrupted image."),
    gettext_noop("The submitted file is empty."),
    gettext_noop("Select a valid choice. %(value)s is not one of the available choices."),
    gettext_noop("Select a valid choice. That choice is not one of the available choices."),
    ngettext_lazy(
        "Ensure this value has at most %(limit_value)d character (it has %(show_value)d).",
        "Ensure this value has at most %(limit_value)d characters (it has %(show_value)d).",
        "limit_value",
    ),
    pgettext_lazy(
        "{example_number} is a national phone number.",
        "Enter a valid phone number (e.g. {example_number}) or a number with an international call prefix.",
    ),
)


def short_number(value: Decimal | None) -> Decimal | int | None:
    """Return a number for a field as people write it: 2, not 2,0."""
    return int(value) if value is not None and value == int(value) else value
