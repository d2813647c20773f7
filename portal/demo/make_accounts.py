"""Users of the demo and the rights that editors and administrators need."""

from __future__ import annotations

from typing import TYPE_CHECKING

from allauth.account.models import EmailAddress
from django.contrib.auth.models import Group

from cms.editing.roles import APPROVERS, EDITORS, ensure_roles
from portal.demo import people
from portal.staff_groups import NAMES
from volunteering.people.models import User

if TYPE_CHECKING:
    from portal.demo.cast import Cast


def make_users(accounts: dict[str, str]) -> dict[str, User]:
    """Make users who log in by code: from the part of the e-mail before the @ to the name."""
    users = [
        User(email=people.email_of(account), display_name=name, language="da") for account, name in accounts.items()
    ]
    for user in users:
        user.set_unusable_password()
    User.objects.bulk_create(users)
    EmailAddress.objects.bulk_create(
        EmailAddress(user=user, email=user.email, verified=True, primary=True) for user in users
    )
    return dict(zip(accounts, users, strict=True))


def make_special_accounts(cast: Cast) -> None:
    """Make those who stand for a role of their own, from the working group's member to the administrator."""
    named = [
        people.WORKING_GROUP,
        people.COORDINATOR,
        people.KEY_PERSON,
        people.OFFICER,
        people.TREASURER,
        people.FOUNDER,
        people.EDITOR,
        people.APPROVER,
        people.ADMINISTRATOR,
    ]
    cast.users |= make_users(dict(named))
    administrator = cast.users[people.ADMINISTRATOR[0]]
    administrator.is_staff = administrator.is_superuser = True
    administrator.save(update_fields=["is_staff", "is_superuser"])
    ensure_roles()
    cast.users[people.EDITOR[0]].groups.add(Group.objects.get(name=EDITORS))
    cast.users[people.APPROVER[0]].groups.add(Group.objects.get(name=APPROVERS))
    cast.users[people.COORDINATOR[0]].groups.add(Group.objects.get(name=NAMES["coordinators"]))
    cast.users[people.KEY_PERSON[0]].groups.add(Group.objects.get(name=NAMES["key_persons"]))
