"""Forms of the second step at login."""

from __future__ import annotations

from typing import Any

from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from django.utils.translation import gettext_lazy as _

from volunteering.web.forms import OneTimeCodeInput, Text


class AppCodeMixin:
    """The code's field in our words; the library's own checks."""

    fields: dict[str, Any]

    def speak(self, *, label: Text, hint: Text, is_first: bool) -> None:
        """Give the field its words and the keyboard for digits; ``is_first`` where nothing must be read before it."""
        code = self.fields["code"]
        code.label, code.help_text = label, hint
        code.widget = OneTimeCodeInput(attrs={"autofocus": is_first})
        code.error_messages["required"] = _("Write the code from the app.")


class SecondStepForm(AppCodeMixin, AuthenticateForm):
    """The app's code at login, or a reserve code."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - Django's
        """Explain which code."""
        super().__init__(*args, **kwargs)
        self.speak(
            label=_("Code from the app"), hint=_("Six digits. A reserve code of eight digits works too."), is_first=True
        )


class FirstAppCodeForm(AppCodeMixin, ActivateTOTPForm):
    """The first code, which shows that the app has been set up."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - Django's
        """Explain which code."""
        super().__init__(*args, **kwargs)
        self.speak(
            label=_("Code from the app"),
            hint=_("Six digits; the app shows new ones every half minute."),
            is_first=False,
        )
