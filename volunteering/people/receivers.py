"""What this room does when the login library tells it something."""

from __future__ import annotations

from typing import Any

from allauth.account.signals import user_logged_in
from django.dispatch import receiver

from volunteering.people.models import User, Volunteer
from volunteering.people.signals import logged_in_with_volunteer


@receiver(user_logged_in, dispatch_uid="people.tell_of_login")
def tell_of_login(request: Any, user: User, **_rest: object) -> None:  # noqa: ANN401 - the library's
    """Pass a login on to the rooms above, with the volunteer if there is one."""
    logged_in_with_volunteer.send(sender=User, request=request, user=user, volunteer=Volunteer.objects.of(user).first())
