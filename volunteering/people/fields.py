"""Form fields for people: names in any script, phone numbers, addresses for logging in."""

from __future__ import annotations

import unicodedata
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from phonenumber_field.formfields import PhoneNumberField
from phonenumber_field.phonenumber import PhoneNumber
from phonenumber_field.widgets import RegionalPhoneNumberWidget

from volunteering import phone_numbers
from volunteering.people import names
from volunteering.web.forms import EmailInput

INVISIBLE: Final = frozenset({"Cc", "Cs", "Co", "Cn"})
DIRECTION_CONTROLS: Final = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Signs that turn the text around them; a name in a right-to-left script does not need them."""


class PersonNameField(forms.CharField):
    """A person's name: every script and every sign one can see, on one line, at most 100 characters."""

    def __init__(self, **kwargs: Any) -> None:  # noqa: ANN401 - Django's
        """Ask for at most 100 characters, in our words."""
        kwargs.setdefault("max_length", 100)
        kwargs.setdefault("label", _("Name"))
        super().__init__(**kwargs)
        self.error_messages["required"] = kwargs.get("error_messages", {}).get("required", _("Write a name."))

    def to_python(self, value: object) -> str:
        """Return the name on one line, without signs that nobody can see."""
        text = super().to_python(value)
        spaced = " ".join((text or "").split())
        return "".join(
            sign for sign in spaced if unicodedata.category(sign) not in INVISIBLE and sign not in DIRECTION_CONTROLS
        ).strip()

    def clean(self, value: object) -> str:
        """Refuse what holds no letter at all, such as a telephone number."""
        name: str = super().clean(value)
        if name and not any(sign.isalpha() for sign in name):
            raise ValidationError(_("Write a name with letters."), code="no_letters")
        if names.holds_address(name):
            raise ValidationError(_("Write only a name, without addresses or signs such as / and @."), code="address")
        return name


class PhoneInput(RegionalPhoneNumberWidget):
    """A phone number: the number pad on a phone; Danish numbers in pairs, what was typed kept as it was."""

    input_type = "tel"

    def __init__(self, region: str | None = None, attrs: dict[str, Any] | None = None) -> None:
        """Ask the phone for its number pad."""
        super().__init__(
            region=region,
            attrs={"autocomplete": "tel", "inputmode": "tel", "class": "input-width-s", **(attrs or {})},
        )

    def format_value(self, value: Any) -> str | None:  # noqa: ANN401 - Django's
        """Return the number as people read it."""
        is_number = isinstance(value, PhoneNumber) and value.is_valid()
        return phone_numbers.shown(value) if is_number else super().format_value(value)


class PhoneField(PhoneNumberField):
    """A phone number; without a country code it is Danish."""

    widget = PhoneInput

    def __init__(self, **kwargs: Any) -> None:  # noqa: ANN401 - Django's
        """Explain what a phone number looks like."""
        kwargs.setdefault("label", _("Phone number"))
        kwargs.setdefault("max_length", 40)
        super().__init__(**kwargs)
        self.error_messages["invalid"] = _(
            "That is not a phone number. Write eight digits, such as 20 12 34 56, or begin with + and the country code."
        )
        self.error_messages["required"] = _("Write a phone number.")


class LoginEmailField(forms.EmailField):
    """An e-mail address, in lower case and with its domain as computers write it (æ, ø and å included)."""

    widget = EmailInput

    def __init__(self, **kwargs: Any) -> None:  # noqa: ANN401 - Django's
        """Explain what an address looks like."""
        kwargs.setdefault("label", _("Your e-mail address"))
        kwargs.setdefault("max_length", 254)
        super().__init__(**kwargs)
        self.error_messages["required"] = _("Write your e-mail address.")
        self.error_messages["invalid"] = _("That is not an e-mail address. It looks like name@example.dk.")

    def clean(self, value: object) -> str:
        """Return the address, or an empty text when none was asked for."""
        address: str = super().clean(value)
        if not address:
            return address
        name, _at, domain = address.rpartition("@")
        try:
            plain = f"{name}@{domain.encode('idna').decode('ascii')}"
            plain.encode("ascii")
        except UnicodeError:
            raise ValidationError(self.error_messages["invalid"], code="invalid") from None
        # Written as computers do, a domain with æ, ø and å is longer than as people do.
        self.run_validators(plain)
        return plain.lower()
