"""The short forms of this room."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Any, ClassVar, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from portal.contacts.actions.sending import Answers
from portal.contacts.choices import Decision, ForumWish
from portal.contacts.models import Department, KeyPerson
from volunteering.people.fields import LoginEmailField, PersonNameField, PhoneField
from volunteering.web.forms import Textarea

if TYPE_CHECKING:
    from django.contrib.auth.base_user import AbstractBaseUser
    from django.contrib.auth.models import AnonymousUser

    from portal.contacts.models import Request

LONGEST = 4000


class OnceField(forms.Field):
    """The number of a form. Whatever somebody makes of it, it stays a number and refuses nothing."""

    widget = forms.HiddenInput

    def clean(self, value: object) -> str:
        """Return the form's number; a new one where somebody has changed it."""
        try:
            return str(uuid.UUID(str(value)))
        except ValueError:
            return str(uuid.uuid4())


class OnceForm(forms.Form):
    """A form that may be sent twice without harm: it carries a number of its own."""

    once = OnceField(required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - Django's
        """Give a fresh form its number."""
        super().__init__(*args, **kwargs)
        self.fields["once"].initial = str(uuid.uuid4())


class RequestForm(OnceForm):
    """What every kind asks for: what it is about, and who writes. What is known already is not asked again."""

    title = forms.CharField(label=_("In a few words"), max_length=120)
    words = forms.CharField(
        label=_("Tell us about it"),
        max_length=LONGEST,
        widget=Textarea(attrs={"rows": 6}),
        help_text=_("Please write no CPR numbers and nothing private about others."),
    )
    department = forms.ModelChoiceField(
        label=_("Whom is it for?"),
        queryset=Department.objects.all(),
        required=False,
        empty_label=_("I do not know – please find the right one"),
    )
    name = PersonNameField(label=_("Your name"), widget=forms.TextInput(attrs={"autocomplete": "name"}))
    email = LoginEmailField(
        label=_("Your e-mail"),
        help_text=_("We send you a code, so that we know it is you. You need no password."),
    )

    order: ClassVar[list[str]] = []

    def __init__(self, *args: Any, user: AbstractBaseUser | AnonymousUser, **kwargs: Any) -> None:  # noqa: ANN401
        """Leave out what is known of ``user``."""
        super().__init__(*args, **kwargs)
        self.order_fields(self.order)
        if user.is_authenticated:
            del self.fields["email"]
            if getattr(user, "display_name", ""):
                del self.fields["name"]

    def answers(self) -> Answers:
        """Return what was typed, as it can be stored until the e-mail is confirmed."""
        data = dict(self.cleaned_data)
        department = data.pop("department", None)
        data["department"] = department.pk if department is not None else None
        data["phone"] = str(data.get("phone") or "")
        return cast("Answers", {name: data[name] for name in Answers.__annotations__ if name in data})


class ConsultancyForm(RequestForm):
    """An association that would like advice."""

    on_behalf_of = forms.CharField(
        label=_("Your association"),
        max_length=120,
        required=False,
        help_text=_("Leave it empty if you are only just beginning."),
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
    )
    phone = PhoneField(
        label=_("A number where we may call you"), required=False, help_text=_("Often a talk is the quickest way.")
    )

    order: ClassVar = ["title", "words", "department", "on_behalf_of", "name", "email", "phone"]


class IdeaForm(RequestForm):
    """A good idea, from anybody."""

    may_be_shown = forms.BooleanField(
        label=_("Others may read my idea here on the site, without my name"),
        required=False,
    )

    order: ClassVar = ["title", "words", "department", "may_be_shown", "name", "email"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - Django's
        """Ask in the words of an idea."""
        super().__init__(*args, **kwargs)
        self.fields["title"].label = _("What is your idea?")
        self.fields["words"].label = _("Tell a little more")


class ForumForm(RequestForm):
    """A common forum that asks for rooms or support for administration."""

    wish = forms.ChoiceField(label=_("What do you wish for?"), choices=ForumWish.choices, widget=forms.RadioSelect)
    on_behalf_of = forms.CharField(
        label=_("Your association"),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
    )

    order: ClassVar = ["title", "words", "wish", "on_behalf_of", "name", "email"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - Django's
        """Ask in the words of a forum; it always goes to the coordinators."""
        super().__init__(*args, **kwargs)
        del self.fields["department"]
        self.fields["title"].label = _("What is the forum called?")
        self.fields["words"].label = _("What will you do together?")


class WordsForm(OnceForm):
    """More from the sender."""

    text = forms.CharField(
        label=_("What would you like to add?"), max_length=LONGEST, widget=Textarea(attrs={"rows": 4})
    )


class AnswerForm(OnceForm):
    """An answer to the sender."""

    prefix = "answer"
    text = forms.CharField(
        label=_("Your answer"),
        max_length=LONGEST,
        widget=Textarea(attrs={"rows": 6}),
        help_text=_("The sender gets it by mail and reads it on the site."),
    )


class ColleagueField(forms.ModelChoiceField[KeyPerson]):
    """One key person, named with the department."""

    def label_from_instance(self, obj: KeyPerson) -> str:
        """Return the name and where she or he works."""
        return f"{obj.name} – {obj.department.label}"


class PassOnForm(OnceForm):
    """Which colleague is to answer."""

    prefix = "pass"
    to = ColleagueField(
        label=_("Who can answer it?"), queryset=KeyPerson.objects.none(), empty_label=_("Choose a colleague")
    )
    note = forms.CharField(
        label=_("A note to your colleague"),
        max_length=LONGEST,
        required=False,
        widget=Textarea(attrs={"rows": 3}),
        help_text=_("The sender does not see the note."),
    )

    def __init__(self, *args: Any, request: Request, **kwargs: Any) -> None:  # noqa: ANN401 - Django's
        """Offer the key persons who can answer on the site, but the one who has it."""
        super().__init__(*args, **kwargs)
        others = KeyPerson.objects.active().with_login().exclude(pk=request.key_person_id or 0)
        field = self.fields["to"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101 - declared above
        field.queryset = others.select_related("department").in_order()


class CloseForm(OnceForm):
    """What came of it."""

    prefix = "close"
    outcome = forms.CharField(
        label=_("What came of it?"),
        max_length=LONGEST,
        widget=Textarea(attrs={"rows": 4}),
        help_text=_("The sender gets it by mail and reads it on the site."),
    )


class DecideForm(CloseForm):
    """What the municipality decided about a common forum, and why."""

    decision = forms.ChoiceField(label=_("What was decided?"), choices=Decision.choices, widget=forms.RadioSelect)
    field_order = ("decision", "outcome")

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - Django's
        """Ask for the reason."""
        super().__init__(*args, **kwargs)
        self.fields["outcome"].label = _("Why, and what happens now?")
