"""The forms of those who come: registering, changing the number and answering afterwards."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from portal.events.actions.registering import Answers
from portal.events.choices import Score
from volunteering.people.fields import LoginEmailField, PersonNameField, PhoneField
from volunteering.web.forms import Textarea

if TYPE_CHECKING:
    from django.contrib.auth.base_user import AbstractBaseUser
    from django.contrib.auth.models import AnonymousUser

    from portal.events.models import Event


def places_field(most: int) -> forms.IntegerField:
    """Return the question how many come together."""
    return forms.IntegerField(
        label=_("How many are you?"),
        min_value=1,
        max_value=most,
        initial=1,
        widget=forms.NumberInput(attrs={"inputmode": "numeric", "class": "input-char-4"}),
        error_messages={
            "required": _("Write how many you are."),
            "invalid": _("Write a whole number."),
            "min_value": _("Write a number of at least 1."),
            "max_value": ngettext_lazy(
                "One can register %(limit_value)s person at a time. Call us if you are more.",
                "One can register %(limit_value)s people at a time. Call us if you are more.",
                "limit_value",
            ),
        },
    )


class RegistrationForm(forms.Form):
    """Who comes. What a login already tells is not asked again."""

    name = PersonNameField(label=_("Your name"), widget=forms.TextInput(attrs={"autocomplete": "name"}))
    email = LoginEmailField(
        label=_("Your e-mail"),
        help_text=_("We send you a code, so that we know it is you. You need no password."),
    )
    phone = PhoneField(
        label=_("Your phone number"), required=False, help_text=_("So that we can reach you if something changes.")
    )
    comes_from = forms.CharField(
        label=_("Association or workplace"),
        max_length=120,
        required=False,
        help_text=_("If you come for one. It is printed on your name badge."),
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
    )
    note = forms.CharField(
        label=_("Message to the organiser"),
        max_length=1000,
        required=False,
        widget=Textarea(attrs={"rows": 3}),
        help_text=_(
            "For instance about food or a hearing loop. Only the organisers read it, and we delete it afterwards."
        ),
    )
    joins_waiting_list = forms.BooleanField(label=_("Put me on the waiting list"), required=False)

    def __init__(
        self,
        *args: Any,  # noqa: ANN401 - Django's
        event: Event,
        user: AbstractBaseUser | AnonymousUser,
        **kwargs: Any,  # noqa: ANN401
    ) -> None:
        """Ask what this event needs to know of ``user``."""
        super().__init__(*args, **kwargs)
        self.event = event
        self.user = user
        if user.is_authenticated:
            del self.fields["email"]
            self.fields["name"].initial = getattr(user, "display_name", "")
        most = min(event.most_at_once, event.places)
        if most > 1:
            self.fields["places"] = places_field(most)
        wants_to_wait = event.is_full and event.has_waiting_list
        if not wants_to_wait and not (self.is_bound and self.data.get("joins_waiting_list")):
            self.fields["joins_waiting_list"].widget = forms.HiddenInput()
        self.order_fields(["name", "email", "phone", "comes_from", "places", "note", "joins_waiting_list"])

    def say_full(self) -> None:
        """Tell at the field that the places went meanwhile, and offer the waiting list where there is one."""
        if not self.event.has_waiting_list:
            where = "places" if "places" in self.fields else None
            self.add_error(where, _("There are not places enough any more. Call us, and we see what can be done."))
            return
        self.fields["joins_waiting_list"].widget = forms.CheckboxInput()
        many = self.cleaned_data.get("places", 1) > 1
        self.add_error(
            "joins_waiting_list",
            _("There are not places enough for all of you just now. Put a tick here to be on the waiting list.")
            if many
            else _("The last place has just been taken. Put a tick here to be on the waiting list."),
        )

    def answers(self) -> Answers:
        """Return what was typed, as it can be stored and sent."""
        data = self.cleaned_data
        return Answers(
            name=data["name"],
            email=str(data.get("email") or getattr(self.user, "email", "")),
            phone=str(data.get("phone") or ""),
            comes_from=data.get("comes_from", ""),
            note=data.get("note", ""),
            places=data.get("places", 1),
            joins_waiting_list=data.get("joins_waiting_list", False),
        )


class PlacesForm(forms.Form):
    """Coming with more or fewer."""

    def __init__(self, *args: Any, most: int, **kwargs: Any) -> None:  # noqa: ANN401 - Django's
        """Ask for a number up to ``most``."""
        super().__init__(*args, **kwargs)
        self.fields["places"] = places_field(most)


class FeedbackForm(forms.Form):
    """The one question afterwards."""

    score = forms.TypedChoiceField(
        label=_("What did you get out of it?"),
        coerce=int,
        choices=Score.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one of the five answers.")},
    )
    words = forms.CharField(
        label=_("One line to those who planned it"),
        max_length=300,
        required=False,
        help_text=_("Your name is not shown. So please write no names here either."),
    )
