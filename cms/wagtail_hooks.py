"""Where the editors' screens are held back from what other rooms depend on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail import hooks

from volunteering.people.models import User

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.db.models import Model
    from django.http import HttpRequest


@hooks.register("before_delete_user")  # type: ignore[untyped-decorator]
def keep_login(request: HttpRequest, _user: User) -> HttpResponse:
    """Refuse: a login has sign-ups, roles and held places behind it, which would be left without a person."""
    messages.error(
        request,
        _("A login is not deleted here, because agreements and roles hang on it. Make it inactive instead."),
    )
    return redirect("wagtailusers_users:index")


@hooks.register("before_bulk_action")  # type: ignore[untyped-decorator]
def keep_logins(
    request: HttpRequest, action_type: str, objects: Iterable[Model], _action: object
) -> HttpResponse | None:
    """Refuse the same for several at once."""
    user = next((one for one in objects if isinstance(one, User)), None)
    return keep_login(request, user) if action_type == "delete" and user is not None else None
