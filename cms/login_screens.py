"""The administrators' form of a login: it knows that a person has one name, in one field."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from wagtail.users.forms import UserCreationForm, UserEditForm
from wagtail.users.views.users import UserViewSet

if TYPE_CHECKING:
    from django import forms

    from volunteering.people.models import User


class WholeName:
    """Wagtail asks for a first name and a surname; they are kept, and shown again, as the one name that a login has."""

    fields: dict[str, forms.Field]
    initial: dict[str, Any]
    cleaned_data: dict[str, Any]
    instance: User

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - Django's
        """Divide the name for the form; nobody must have a surname."""
        super().__init__(*args, **kwargs)
        first, _space, last = self.instance.display_name.partition(" ")
        self.initial |= {"first_name": first, "last_name": last}
        self.fields["last_name"].required = False

    def save(self, commit: bool = True) -> User:  # noqa: FBT001, FBT002 - Django's signature
        """Put the name together."""
        parts = (self.cleaned_data["first_name"], self.cleaned_data["last_name"])
        self.instance.display_name = " ".join(filter(None, parts))[:100]
        saved: User = super().save(commit=commit)  # type: ignore[misc]
        return saved


class NewLoginForm(WholeName, UserCreationForm):
    """A new login."""


class LoginForm(WholeName, UserEditForm):
    """A login that is there."""


class LoginViewSet(UserViewSet):
    """Wagtail's screens of logins with these forms."""

    def get_form_class(self, for_update: bool = False) -> type[forms.ModelForm[User]]:  # noqa: FBT001, FBT002 - Wagtail's
        """Return the form."""
        return LoginForm if for_update else NewLoginForm
