"""What this room does when something is saved. Runs inside the same transaction."""

from __future__ import annotations

from django.contrib.auth.models import Group
from django.db.models.signals import post_save
from django.dispatch import receiver

from portal.contacts.models import KeyPerson
from portal.contacts.models.requests import ANSWER


@receiver(post_save, sender=KeyPerson, dispatch_uid="contacts.key_person_saved")
def let_the_login_answer(*, instance: KeyPerson, **_kwargs: object) -> None:
    """Put a key person's login into the group whose right it is to answer: a mail must lead to a page that opens.

    The right alone opens nothing but what is routed to this person.
    """
    user = instance.user
    if user is None or user.has_perm(ANSWER):
        return
    named = {"permissions__content_type__app_label": "portal", "permissions__codename": "answer_requests"}
    group = Group.objects.filter(**named).exclude(permissions__codename="coordinate_requests").order_by("pk").first()
    if group is not None:
        user.groups.add(group)
