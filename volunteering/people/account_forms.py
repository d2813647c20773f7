"""Forms of logging in and of the account: e-mail, code, optional password, language."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.contrib.auth.password_validation import password_validators_help_texts, validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from volunteering.people.fields import LoginEmailField
from volunteering.people.models import User
from volunteering.web.forms import OneTimeCodeInput


class EmailForm(forms.Form):
    """Where the code goes. The same for everybody."""

    email = LoginEmailField(help_text=_("You need no password."))
    next = forms.CharField(required=False, max_length=2000, widget=forms.HiddenInput)


class CodeForm(forms.Form):
    """The code from the mail."""

    code = forms.CharField(
        label=_("Code from the mail"),
        max_length=40,
        widget=OneTimeCodeInput(attrs={"maxlength": False, "autofocus": True}),
        help_text=_("Eight digits"),
        error_messages={"required": _("Write the code from the mail.")},
    )


class PasswordLoginForm(forms.Form):
    """For those who have chosen a password."""

    email = LoginEmailField()
    password = forms.CharField(
        label=_("Password"),
        strip=False,
        max_length=200,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
        error_messages={"required": _("Write your password.")},
    )
    next = forms.CharField(required=False, max_length=2000, widget=forms.HiddenInput)


class NewEmailForm(forms.Form):
    """Another address for the login."""

    email = LoginEmailField(label=_("Your new e-mail address"), help_text=_("We send a code to it."))

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:  # noqa: ANN401 - Django's
        """Keep whose address it is."""
        self.user = user
        super().__init__(*args, **kwargs)

    def clean_email(self) -> str:
        """Refuse the address one has already."""
        address: str = self.cleaned_data["email"]
        if address == self.user.email:
            raise ValidationError(_("This is the address you already use."))
        return address


class NewPasswordForm(forms.Form):
    """A password, for those who want one."""

    password = forms.CharField(
        label=_("New password"),
        strip=False,
        max_length=200,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}, render_value=False),
        error_messages={"required": _("Write a password.")},
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:  # noqa: ANN401 - Django's
        """Say what a password needs."""
        self.user = user
        super().__init__(*args, **kwargs)
        self.fields["password"].help_text = " ".join(str(text) for text in password_validators_help_texts())

    def clean_password(self) -> str:
        """Refuse a weak password."""
        password: str = self.cleaned_data["password"]
        validate_password(password, self.user)
        return password


class LanguageForm(forms.ModelForm[User]):
    """The language of our mails."""

    class Meta:
        model = User
        fields: ClassVar = ["language"]
        labels: ClassVar = {"language": _("Language of our mails to you")}
