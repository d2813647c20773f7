"""Who gets a request: the department's key person, the deputy, the fixed coordinator.

Only somebody with a login can answer on the site, so only such a person is chosen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.auth.models import Permission
from django.db.models import Q

from portal.contacts.models import KeyPerson
from portal.contacts.models.requests import COORDINATE
from volunteering.people.models import User

if TYPE_CHECKING:
    from collections.abc import Iterable

    from portal.contacts.models import Department, Request


def key_person_for(department: Department | None) -> KeyPerson | None:
    """Return who answers for a department (``None``: the sender does not know which); ``None`` when nobody is there."""
    able = {person.pk: person for person in KeyPerson.objects.active().with_login().select_related("user").in_order()}
    everybody = list(KeyPerson.objects.active().in_order())
    own = [person for person in everybody if department is not None and person.department_id == department.pk]
    # Somebody who is there for the department alone comes before the coordinator, who has it beside everything else.
    own.sort(key=lambda person: person.is_fixed_coordinator)
    coordinators = [person for person in everybody if person.is_fixed_coordinator]
    for group in (own, coordinators):
        found = next((able[p.pk] for p in group if p.pk in able), None) or _deputy(group, able)
        if found is not None:
            return found
    return None


def _deputy(group: Iterable[KeyPerson], able: dict[int, KeyPerson]) -> KeyPerson | None:
    return next((able[p.deputy_id] for p in group if p.deputy_id in able), None)


def coordinators() -> list[User]:
    """Return everybody who may see and answer every request, but administrators."""
    right = Permission.objects.filter(content_type__app_label="portal", codename=COORDINATE.removeprefix("portal."))
    able = User.objects.filter(Q(groups__permissions__in=right) | Q(user_permissions__in=right), is_active=True)
    return list(able.distinct().order_by("pk"))


def who_answers(request: Request) -> list[User]:
    """Return whom a request waits for: its key person; all coordinators where there is none with a login now."""
    person = request.key_person
    if person is not None and KeyPerson.objects.active().with_login().filter(pk=person.pk).exists() and person.user:
        return [person.user]
    return coordinators()


def who_steps_in(request: Request) -> list[User]:
    """Return who is told when the key person is silent: the deputy and the fixed coordinator, or all coordinators."""
    people = KeyPerson.objects.active().with_login().select_related("user")
    deputy_id = request.key_person.deputy_id if request.key_person is not None else None
    found = [p.user for p in people.in_order() if (p.pk == deputy_id or p.is_fixed_coordinator) and p.user is not None]
    own_id = request.key_person.user_id if request.key_person is not None else None
    others = {user.pk: user for user in found if user.pk != own_id}
    return list(others.values()) or coordinators()
