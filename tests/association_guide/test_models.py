"""The rows of the guide: what the database refuses, and the verbs."""

import datetime

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from portal.association_guide.models import (
    Entry,
    IllegalEntryStateError,
    IllegalInvitationStateError,
    OfficerInvitation,
)
from tests.factories.association_guide import EntryFactory, OfficerFactory, OfficerInvitationFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("constraint", "wrong"),
    [
        ("guide_entry_level_known", {"level": "royal"}),
        ("guide_entry_icnpo_known", {"icnpo": "13"}),
        ("guide_entry_cvr_eight_digits", {"level": "with_cvr", "cvr": "1234567"}),
        ("guide_entry_cvr_eight_digits", {"level": "with_cvr", "cvr": "01234567"}),
        ("guide_entry_cvr_follows_level", {"level": "with_cvr"}),
        ("guide_entry_cvr_follows_level", {"cvr": "13748136"}),
        ("guide_entry_one_way_of_contact", {"website": ""}),
        ("guide_entry_one_way_of_contact", {"website": "", "email": "hemmelig@example.org"}),
        ("guide_entry_shows_what_is_there", {"show_email": True}),
        ("guide_entry_shows_what_is_there", {"show_phone": True}),
        ("guide_entry_named", {"name": ""}),
        ("guide_entry_named", {"summary": ""}),
        ("guide_entry_hidden_after_being_asked", {"hidden_at": timezone.now()}),
        ("guide_entry_public_is_confirmed", {"confirmed_at": None}),
    ],
)
def test_the_database_refuses_a_wrong_entry(constraint, wrong):
    entry = EntryFactory()
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        Entry.objects.filter(pk=entry.pk).update(**wrong)


def test_an_association_has_one_entry():
    entry = EntryFactory()
    with pytest.raises(IntegrityError, match="association_id"), transaction.atomic():
        EntryFactory(association=entry.association)


@pytest.mark.parametrize(
    ("constraint", "wrong"),
    [
        ("officer_invitation_email_lower_case", {"email": "STOR@example.org"}),
        ("officer_invitation_role_known", {"role": "king"}),
        ("officer_invitation_one_answer", {"accepted_at": timezone.now(), "cancelled_at": timezone.now()}),
        ("officer_invitation_expires_later", {"expires_at": timezone.now() - datetime.timedelta(days=1)}),
    ],
)
def test_the_database_refuses_a_wrong_invitation(constraint, wrong):
    invitation = OfficerInvitationFactory()
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        OfficerInvitation.objects.filter(pk=invitation.pk).update(**wrong)


def test_one_open_invitation_a_person_and_one_successor_an_officer():
    officer = OfficerFactory()
    first = OfficerInvitationFactory(association=officer.association, replaces=officer)
    with pytest.raises(IntegrityError, match="officer_invitation_open_once"), transaction.atomic():
        OfficerInvitationFactory(association=officer.association, email=first.email)
    with pytest.raises(IntegrityError, match="officer_invitation_one_successor"), transaction.atomic():
        OfficerInvitationFactory(association=officer.association, replaces=officer)
    first.cancel()
    OfficerInvitationFactory(association=officer.association, replaces=officer, email=first.email)
    with pytest.raises(IllegalInvitationStateError):
        first.accept()


def test_an_entry_is_asked_reminded_hidden_and_comes_back():
    entry = EntryFactory()
    with pytest.raises(IllegalEntryStateError):
        entry.remind()
    with pytest.raises(IllegalEntryStateError):
        entry.hide()
    entry.ask()
    with pytest.raises(IllegalEntryStateError):
        entry.ask()
    entry.remind()
    entry.hide()
    assert not Entry.objects.public().exists()
    with pytest.raises(IllegalEntryStateError):
        entry.hide()
    entry.confirm()
    entry.refresh_from_db()
    assert entry.is_public
    assert (entry.asked_at, entry.hidden_at, entry.reminders) == (None, None, 0)


def test_what_was_never_public_is_not_confirmed():
    with pytest.raises(IllegalEntryStateError):
        EntryFactory(draft=True).confirm()


def test_a_revision_does_not_bring_back_an_old_state():
    entry = EntryFactory()
    entry.save_revision()
    entry.ask()
    entry.hide()
    older = Entry.objects.get(pk=entry.pk).latest_revision.as_object()
    assert older.hidden_at == entry.hidden_at
    assert older.asked_at == entry.asked_at
