"""Requests of somebody who is logged in."""

from __future__ import annotations

from django.http import HttpRequest, QueryDict

from volunteering.people.models import User


class LoggedInRequest(HttpRequest):
    """What a view behind ``login_required`` gets."""

    user: User


def user_of(request: HttpRequest) -> User:
    """Return who is logged in. For views behind ``login_required``, which let nobody else in."""
    assert isinstance(request.user, User)  # noqa: S101 - a view without login_required is a mistake of ours
    return request.user


def posted(request: HttpRequest) -> QueryDict | None:
    """Return what was sent, an empty form too, or ``None`` when the page is only looked at."""
    return request.POST if request.method == "POST" else None
