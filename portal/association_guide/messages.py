"""The mails of the guide, and who gets them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.conf import settings
from django.contrib.auth.models import Permission
from django.db.models import Q

from volunteering.institutions.officers import Officer
from volunteering.messaging.actions import enqueue
from volunteering.messaging.kinds import MessageKind
from volunteering.messaging.links import link
from volunteering.people.models import User

if TYPE_CHECKING:
    from collections.abc import Callable

    from portal.association_guide.models import Entry
    from volunteering.institutions.models import Association


def _kind(name: str, *placeholders: str, is_secret: bool = False) -> MessageKind:
    """Return a kind; every mail of this room knows ``association`` and ``url``."""
    return MessageKind(f"guide_{name}", frozenset({"association", "url", *placeholders}), is_secret=is_secret)


# To those who keep an entry.
RECEIVED: Final = _kind("received")
APPROVED: Final = _kind("approved", "words")
CHANGES_WANTED: Final = _kind("changes_wanted", "words")
DECLINED: Final = _kind("declined", "words", "was_public")
OFFICER_ENDED: Final = _kind("officer_ended")
NEW_OFFICER: Final = _kind("new_officer", "name")
# Links that confirm or that are used once.
INVITATION: Final = _kind("invitation", "inviter", "role", "email", "expires_on", is_secret=True)
HAND_OVER: Final = _kind("hand_over", "inviter", "role", "email", "expires_on", is_secret=True)
STILL_RIGHT: Final = _kind("still_right", "hide_on", is_secret=True)
STILL_RIGHT_REMINDER: Final = _kind("still_right_reminder", "hide_on", is_secret=True)
HIDDEN: Final = _kind("hidden", "delete_on", is_secret=True)
DELETED: Final = _kind("deleted")
# To those who moderate.
WAITS: Final = _kind("waits", "is_new")


def keepers(association: Association) -> list[User]:
    """Return those who hold the association's login and can be written to."""
    officers = Officer.objects.reachable().filter(association=association).select_related("user").order_by("slot")
    return [officer.user for officer in officers]


def moderators() -> list[User]:
    """Return those who judge what is sent in: by their group, or by a right of their own."""
    permission = Permission.objects.filter(content_type__app_label="portal", codename="moderate_entry")
    return list(
        User.objects.filter(Q(groups__permissions__in=permission) | Q(user_permissions__in=permission), is_active=True)
        .distinct()
        .order_by("pk")
    )


def tell_keepers(kind: MessageKind, entry: Entry, *, key: str, page: Callable[[str], str], **context: object) -> None:
    """Write to everybody who keeps an entry.

    ``page`` returns the address for a language; ``key`` names the event.
    """
    for user in keepers(entry.association):
        enqueue(
            kind=kind,
            key=f"{kind.name}-{entry.pk}-{key}-user{user.pk}",
            to_address=user.email,
            language=user.language,
            context={"association": entry.name, "url": page(user.language), **context},
            recipient_id=user.pk,
        )


def tell_association(
    kind: MessageKind, entry: Entry, *, key: str, page: Callable[[str], str], **context: object
) -> None:
    """Write to everybody who keeps an entry; where nobody does, to the association's own address."""
    if keepers(entry.association):
        tell_keepers(kind, entry, key=key, page=page, **context)
        return
    address = entry.email or entry.association.email
    if address:
        language = settings.LANGUAGE_CODE
        enqueue(
            kind=kind,
            key=f"{kind.name}-{entry.pk}-{key}-association",
            to_address=address,
            language=language,
            context={"association": entry.name, "url": page(language), **context},
        )


def tell_moderators(entry: Entry, *, name: str, key: str, is_new: bool) -> None:
    """Write to those who judge that something waits; to the common address when nobody does."""
    receivers: list[tuple[str, str, int | None]] = [(user.email, user.language, user.pk) for user in moderators()]
    if not receivers:
        receivers = [(settings.CONTACT_EMAIL, settings.LANGUAGE_CODE, None)]
    for address, language, user_id in receivers:
        enqueue(
            kind=WAITS,
            key=f"{WAITS.name}-{entry.pk}-{key}-{f'user{user_id}' if user_id else 'office'}",
            to_address=address,
            language=language,
            context={
                "association": name,
                "url": link("association_moderate", entry.association.slug, language=language),
                "is_new": is_new,
            },
            recipient_id=user_id,
        )
