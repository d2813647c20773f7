"""The forms of a bank: looking something up, and writing down what somebody can tell or show."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from volunteering.competence_bank import year_groups
from volunteering.competence_bank.models import Bank
from volunteering.people.fields import PersonNameField, PhoneField
from volunteering.web.forms import Textarea

if TYPE_CHECKING:
    from collections.abc import Sequence

    from volunteering.competence_bank.models import Entry


class BankField(forms.ModelChoiceField[Bank]):
    """A choice among one school's banks."""

    def label_from_instance(self, obj: Any) -> str:  # noqa: ANN401 - Django's
        """Return which bank it is, without the school's name."""
        return str(obj.get_kind_display())


class EntryForm(forms.Form):
    """What one person can tell or show, for whom and when."""

    title = forms.CharField(
        label=_("What can the person tell or show?"),
        help_text=_("As you would say it to a colleague, for example “Volcanoes, and why they wake up”."),
        max_length=120,
        error_messages={"required": _("Write what the person can tell or show.")},
        widget=forms.TextInput({"autocomplete": "off"}),
    )
    description = forms.CharField(
        label=_("A little more"),
        help_text=_("What does the class get to see, and what does it take? Do not name any child."),
        max_length=1000,
        required=False,
        widget=Textarea({"rows": 4}),
    )
    year_groups = forms.TypedMultipleChoiceField(
        label=_("For which year groups?"),
        help_text=_("None ticked means all. Say the year group, never whose parent it is."),
        choices=(),
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    time_note = forms.CharField(
        label=_("When does it suit?"),
        help_text=_("For example “Thursdays”, “December”, or “Ask a week before”."),
        max_length=200,
        required=False,
        widget=forms.TextInput({"autocomplete": "off"}),
    )
    bank = BankField(
        label=_("Which bank?"),
        help_text=_("The parent bank is for the pupils' families, the local bank for everybody else."),
        queryset=Bank.objects.none(),
        empty_label=None,
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, banks: Sequence[Bank], entry: Entry | None = None, **kwargs: Any) -> None:  # noqa: ANN401
        """Offer the school's ``banks``; start from what ``entry`` says, if there is one."""
        if entry is not None:
            fields = ("title", "description", "year_groups", "time_note", "bank")
            kwargs["initial"] = {name: getattr(entry, name) for name in fields}
        super().__init__(*args, **kwargs)
        self.banks = banks
        self.fields["year_groups"].choices = [  # type: ignore[attr-defined]
            (number, year_groups.label(number)) for number in year_groups.YEAR_GROUPS
        ]
        if len(banks) > 1:
            self.fields["bank"].queryset = Bank.objects.filter(pk__in=[bank.pk for bank in banks]).order_by("-kind")  # type: ignore[attr-defined]
            if entry is None:
                self.fields["bank"].initial = banks[0].pk
        else:
            del self.fields["bank"]

    def offer(self) -> dict[str, Any]:
        """Return what was written, in the words of the actions."""
        offer = {name: self.cleaned_data[name] for name in ("title", "description", "year_groups", "time_note")}
        return {**offer, "bank": self.cleaned_data.get("bank", self.banks[0])}


class ChangeEntryForm(EntryForm):
    """An entry as it stands, with a sign of what it said when the form was opened."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, entry: Entry, **kwargs: Any) -> None:  # noqa: ANN401
        """Start from what ``entry`` says, and remember it."""
        super().__init__(*args, entry=entry, **kwargs)
        self.initial["seen"] = entry.revision

    def accept_newer(self, revision: str) -> None:
        """Let what was typed be saved over a colleague's newer words, should the person want to."""
        if isinstance(self.data, QueryDict):
            data = self.data.copy()
            data["seen"] = revision
            self.data = data


class NewPersonEntryForm(EntryForm):
    """An entry for somebody who is not in the bank yet: a name and how to call."""

    name = PersonNameField(label=_("The person's name"), widget=forms.TextInput({"autocomplete": "off"}))
    phone = PhoneField(
        label=_("The person's phone number"),
        help_text=_("Seen only by those who run the school, so that you can call and ask."),
    )

    field_order = ("name", "phone", "title", "description", "year_groups", "time_note", "bank")

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401
        """Keep the browser from offering the employee's own number."""
        super().__init__(*args, **kwargs)
        self.fields["phone"].widget.attrs["autocomplete"] = "off"


class LookUpForm(forms.Form):
    """What to look for in the bank. Only draws the fields: the address is read by ``listing``."""

    mark_optional = False

    q = forms.CharField(
        label=_("What are you looking for?"),
        max_length=100,
        required=False,
        widget=forms.TextInput({"type": "search", "autocomplete": "off"}),
    )
    klasse = forms.ChoiceField(label=_("Year group"), required=False)
    bank = forms.ChoiceField(label=_("Which bank"), required=False)

    def __init__(self, *args: Any, banks: Sequence[Bank], **kwargs: Any) -> None:  # noqa: ANN401
        """Offer the school's ``banks`` when there are several."""
        super().__init__(*args, **kwargs)
        self.fields["klasse"].choices = [  # type: ignore[attr-defined]
            ("", _("All year groups")),
            *((str(number), year_groups.label(number)) for number in year_groups.YEAR_GROUPS),
        ]
        if len(banks) > 1:
            self.fields["bank"].choices = [  # type: ignore[attr-defined]
                ("", _("Both banks")),
                *((bank.kind, bank.get_kind_display()) for bank in banks),
            ]
        else:
            del self.fields["bank"]
