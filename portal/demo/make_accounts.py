"""Users of the demo and the rights that editors and administrators need."""

from __future__ import annotations

from typing import TYPE_CHECKING

from allauth.account.models import EmailAddress
from django.contrib.auth.models import Group, Permission
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page

from portal.demo import people
from portal.staff_groups import NAMES
from volunteering.people.models import User

if TYPE_CHECKING:
    from portal.demo.cast import Cast

PAGE_RIGHTS = ("add_page", "change_page", "publish_page")
FILE_RIGHTS = (
    "add_customimage",
    "change_customimage",
    "choose_customimage",
    "add_customdocument",
    "change_customdocument",
)


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
        people.EDITOR,
        people.ADMINISTRATOR,
    ]
    cast.users |= make_users(dict(named))
    administrator = cast.users[people.ADMINISTRATOR[0]]
    administrator.is_staff = administrator.is_superuser = True
    administrator.save(update_fields=["is_staff", "is_superuser"])
    cast.users[people.EDITOR[0]].groups.add(_editors())
    cast.users[people.COORDINATOR[0]].groups.add(Group.objects.get(name=NAMES["coordinators"]))
    cast.users[people.KEY_PERSON[0]].groups.add(Group.objects.get(name=NAMES["key_persons"]))


def _editors() -> Group:
    """Return the group that may write and publish pages and put up pictures and documents."""
    group, _made = Group.objects.get_or_create(name="Redaktører")
    permissions = {
        permission.codename: permission
        for permission in Permission.objects.filter(codename__in=[*PAGE_RIGHTS, *FILE_RIGHTS, "access_admin"])
    }
    group.permissions.add(permissions["access_admin"])
    root, collection = Page.get_first_root_node(), Collection.get_first_root_node()
    for codename in PAGE_RIGHTS:
        GroupPagePermission.objects.get_or_create(group=group, page=root, permission=permissions[codename])
    for codename in FILE_RIGHTS:
        if codename in permissions:
            GroupCollectionPermission.objects.get_or_create(
                group=group, collection=collection, permission=permissions[codename]
            )
    return group
