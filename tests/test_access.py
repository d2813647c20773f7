"""Every address with an id, asked for by every role: a foreign object is a 404, a missing right a 403 or the login.

The table below must name every address of `volunteering` that has a parameter, so a new page cannot be forgotten.
"""

from __future__ import annotations

import datetime
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils import timezone

from portal.association_guide.actions import writing
from portal.association_guide.models import Entry, ImportFile
from tests.factories.association_guide import EntryFactory, OfficerFactory, OfficerInvitationFactory
from tests.factories.boundaries import RoleBoundaryFactory
from tests.factories.competence_bank import BankFactory
from tests.factories.competence_bank import EntryFactory as BankEntryFactory
from tests.factories.contacts import BackingFactory, RequestFactory
from tests.factories.engagements import EngagementFactory, SignUpFactory
from tests.factories.events import EventFactory, EventSeriesFactory, FeedbackTicketFactory, RegistrationFactory
from tests.factories.institutions import AreaFactory, InstitutionFactory, MembershipFactory
from tests.factories.opportunities import OpportunityFactory
from tests.factories.people import UserFactory, VolunteerFactory
from volunteering.engagements.choices import SignUpState
from volunteering.institutions.models import Role, StaffInvitation
from volunteering.participation.models import Seat
from volunteering.people.tokens import digest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from volunteering.people.models import User

ROLES = (
    "visitor",
    "volunteer",
    "foreign volunteer",
    "leader",
    "mentor",
    "foreign leader",
    "area coordinator",
    "seat holder",
    "officer",
    "coordinator",
)
HOUSES = ("volunteering.", "portal.association_guide", "portal.contacts", "portal.dashboard", "portal.events")
"""Where the pages live that must be in the table."""
SCREENS_OF_EDITORS = "wagtail_hooks"
"""A module of this name makes screens in Wagtail, not pages."""
OK, LOGIN, FORBIDDEN, MISSING, GONE = "ok", "login", "forbidden", "missing", "gone"


def everybody(answer: str = OK) -> dict[str, str]:
    """Return the same answer for every role."""
    return dict.fromkeys(ROLES, answer)


def staff(*, mentor: str, leader: str = OK) -> dict[str, str]:
    """Return the answers of a page for those who work at the place."""
    return {**everybody(MISSING), "visitor": LOGIN, "leader": leader, "mentor": mentor}


def own(*, owner: str = "volunteer") -> dict[str, str]:
    """Return the answers of a page that one person alone has."""
    return {**everybody(MISSING), "visitor": LOGIN, owner: OK}


def organised() -> dict[str, str]:
    """Return the answers of a page for those who organise an event that everybody may see."""
    return {**everybody(FORBIDDEN), "visitor": LOGIN, "coordinator": OK}


def keepers() -> dict[str, str]:
    """Return the answers of a page for those who keep an association's entry."""
    return {**everybody(MISSING), "visitor": LOGIN, "officer": OK, "coordinator": OK}


def coordinators() -> dict[str, str]:
    """Return the answers of a page for the coordinators of the portal."""
    return {**everybody(FORBIDDEN), "visitor": LOGIN, "coordinator": OK}


class Page(NamedTuple):
    """What a page answers to each role, and which object of the little world its address names."""

    answers: dict[str, str]
    arguments: str = "slug"


PAGES: dict[str, Page] = {
    # Everybody.
    "institution_detail": Page(everybody()),
    "opportunity_detail": Page(everybody(), "opportunity and slug"),
    "project_detail": Page(everybody(MISSING), "nonsense slug"),
    "opportunity_sign_up": Page(everybody(), "opportunity"),
    "guardian_confirm": Page(everybody(MISSING), "token"),
    "staff_invitation_accept": Page({**everybody(GONE), "visitor": LOGIN}, "token"),
    "profile_step": Page({**everybody(), "visitor": LOGIN}, "step"),
    "development_mail_detail": Page(everybody(MISSING), "number"),
    "pattern_error": Page(everybody(MISSING), "status"),
    "association_detail": Page(everybody(), "association"),
    "association_confirm": Page(everybody(GONE), "token"),
    "association_invitation": Page({**everybody(GONE), "visitor": LOGIN}, "token"),
    # Those who keep an association's entry, and the coordinators.
    "association_edit": Page(keepers(), "association"),
    "association_people": Page(keepers(), "association"),
    "association_invite": Page(keepers(), "association"),
    "association_still_right": Page(keepers(), "association"),
    "association_hand_over": Page(keepers(), "officer"),
    "association_officer_end": Page(keepers(), "officer"),
    "association_invitation_cancel": Page(keepers(), "officer invitation"),
    "association_moderate": Page(coordinators(), "association"),
    "association_export": Page(coordinators(), "kind of file"),
    "association_import_preview": Page(coordinators(), "file"),
    # The volunteer.
    "sign_up_detail": Page(own(), "sign-up"),
    "sign_up_receipt": Page(own(), "sign-up"),
    "talk_time_choose": Page({**everybody(MISSING), "visitor": LOGIN}, "sign-up and number"),
    "offer_accept": Page(own(), "sign-up"),
    "offer_decline": Page(own(), "sign-up"),
    "sign_up_withdraw": Page(own(), "sign-up"),
    "engagement_own": Page(own(), "engagement"),
    "engagement_stop": Page(own(), "engagement"),
    "message_detail": Page({**everybody(MISSING), "visitor": LOGIN}, "number"),
    # Those who work at the place, in any role.
    "work_home": Page(staff(mentor=OK)),
    "staff_list": Page(staff(mentor=OK)),
    "area_network": Page(staff(mentor=OK)),
    "boundary_home": Page(staff(mentor=OK)),
    "boundary_version": Page(staff(mentor=OK), "slug and version"),
    "boundary_print": Page(staff(mentor=OK), "slug and version"),
    "boundary_compare": Page(staff(mentor=OK)),
    # Those who run or lead it.
    "institution_edit": Page(staff(mentor=FORBIDDEN)),
    "staff_invite": Page(staff(mentor=FORBIDDEN)),
    "staff_invitation_resend": Page(staff(mentor=FORBIDDEN), "invitation"),
    "staff_invitation_cancel": Page(staff(mentor=FORBIDDEN), "invitation"),
    "staff_end": Page(staff(mentor=FORBIDDEN), "colleague"),
    "hand_over": Page(staff(mentor=FORBIDDEN)),
    "boundary_start_draft": Page(staff(mentor=FORBIDDEN)),
    "boundary_edit": Page(staff(mentor=FORBIDDEN)),
    "boundary_discard_draft": Page(staff(mentor=FORBIDDEN)),
    "boundary_put_in_force": Page(staff(mentor=FORBIDDEN)),
    "boundary_note": Page(staff(mentor=FORBIDDEN)),
    "sign_up_list": Page(staff(mentor=FORBIDDEN)),
    "sign_up_meet": Page(staff(mentor=FORBIDDEN), "sign-up"),
    "sign_up_invite": Page(staff(mentor=FORBIDDEN), "sign-up"),
    "sign_up_welcome": Page(staff(mentor=FORBIDDEN), "sign-up"),
    "sign_up_wait": Page(staff(mentor=FORBIDDEN), "sign-up"),
    "sign_up_decline": Page(staff(mentor=FORBIDDEN), "sign-up"),
    "sign_up_pass_on": Page(staff(mentor=FORBIDDEN), "sign-up"),
    "opportunity_manage_list": Page(staff(mentor=FORBIDDEN)),
    "opportunity_new": Page(staff(mentor=FORBIDDEN)),
    "opportunity_edit": Page(staff(mentor=FORBIDDEN), "opportunity"),
    "opportunity_preview": Page(staff(mentor=FORBIDDEN), "opportunity"),
    "opportunity_publish": Page(staff(mentor=FORBIDDEN), "opportunity"),
    "opportunity_pause": Page(staff(mentor=FORBIDDEN), "opportunity"),
    "opportunity_close": Page(staff(mentor=FORBIDDEN), "opportunity"),
    "opportunity_copy": Page(staff(mentor=FORBIDDEN), "opportunity"),
    "bank_detail": Page(staff(mentor=OK)),
    "bank_entry": Page(staff(mentor=OK), "bank entry"),
    "bank_entry_new": Page(staff(mentor=FORBIDDEN)),
    "bank_entry_edit": Page(staff(mentor=FORBIDDEN), "bank entry"),
    "bank_entry_another": Page(staff(mentor=FORBIDDEN), "bank entry"),
    "bank_entry_retire": Page(staff(mentor=FORBIDDEN), "bank entry"),
    "engagement_list": Page(staff(mentor=FORBIDDEN)),
    "register_volunteer": Page(staff(mentor=FORBIDDEN)),
    "clearance_set": Page(staff(mentor=FORBIDDEN), "clearance"),
    "engagement_detail": Page(staff(mentor=FORBIDDEN), "engagement"),
    "engagement_end": Page(staff(mentor=FORBIDDEN), "engagement"),
    "engagement_paper": Page(staff(mentor=FORBIDDEN), "engagement"),
    # Events: everybody, those who come, those who organise.
    "event_detail": Page(everybody(), "event"),
    "event_register": Page(everybody(), "event"),
    "event_calendar": Page(everybody(), "event"),
    "event_feedback": Page(everybody(), "feedback ticket"),
    "event_registration": Page(own(), "registration"),
    "event_registration_open": Page(everybody(MISSING), "registration and key"),
    "event_registration_places": Page(own(), "registration"),
    "event_registration_accept": Page(own(), "registration"),
    "event_registration_withdraw": Page(own(), "registration"),
    "event_organise": Page(organised(), "event"),
    "event_edit": Page(organised(), "event"),
    "event_programme": Page(organised(), "event"),
    "event_publish": Page(organised(), "event"),
    "event_cancel": Page(organised(), "event"),
    "event_organisers": Page(organised(), "event"),
    "event_organiser_remove": Page(organised(), "event and organiser"),
    "event_message": Page(organised(), "event"),
    "event_caller": Page(organised(), "event"),
    "event_caller_answer": Page(organised(), "event and caller"),
    "event_tick": Page(organised(), "event and registration"),
    "event_csv": Page(organised(), "event"),
    "event_xlsx": Page(organised(), "event"),
    "event_badges": Page(organised(), "event"),
    "event_answers": Page(organised(), "event"),
    "event_series_edit": Page(organised(), "series of events"),
    "event_plan_next": Page(organised(), "series of events"),
    # Requests: the sender is the volunteer; key persons and coordinators are tried in tests/contacts.
    "contact_request": Page(own(), "request"),
    "request_add_words": Page(own(), "request"),
    "request_withdraw": Page(own(), "request"),
    "backing_ask": Page({**everybody(MISSING), "visitor": LOGIN}, "request and slug"),
    "backing_detail": Page({**everybody(MISSING), "visitor": LOGIN}, "backing"),
    "backing_link": Page(everybody(GONE), "token"),
    **{
        name: Page({**everybody(MISSING), "visitor": LOGIN, "coordinator": OK}, "request")
        for name in (
            "request_handle",
            "request_take_up",
            "request_answer",
            "request_pass_on",
            "request_close",
            "idea_show",
        )
    },
}

LOGIN_FIRST = (
    "work",
    "profile",
    "profile_looks",
    "guardian_ask",
    "claim_account",
    "message_list",
    "offer_of_help_list",
    "figures",
    "dashboard",
    "event_manage_list",
    "event_new",
    "event_series_new",
    "request_list",
    "request_finish",
    "request_inbox",
    "association_new",
    "association_moderation",
    "association_import",
)


def _patterns(resolver: URLResolver) -> Iterator[URLPattern]:
    for entry in resolver.url_patterns:
        if isinstance(entry, URLResolver):
            yield from _patterns(entry)
        else:
            yield entry


def _named_with_parameters() -> set[str]:
    return {
        pattern.name
        for pattern in _patterns(get_resolver())
        if pattern.name
        and pattern.pattern.regex.groups
        and getattr(pattern.callback, "__module__", "").startswith(HOUSES)
    }


def test_every_address_with_an_id_is_in_the_table() -> None:
    assert _named_with_parameters() == set(PAGES)


class World(NamedTuple):
    """One place with its people, another place, and what lies between."""

    users: dict[str, User | None]
    arguments: dict[str, list[Any]]


@pytest.fixture
def world() -> World:
    """Build the little world."""
    home = InstitutionFactory()
    leader = MembershipFactory(institution=home).user
    boundary = RoleBoundaryFactory(institution=home, in_force=True)
    RoleBoundaryFactory(institution=home)
    opportunity = OpportunityFactory(institution=home, places=5, places_taken=1, published_under=boundary)
    volunteer = VolunteerFactory()
    sign_up = SignUpFactory(volunteer=volunteer, opportunity=opportunity, state=SignUpState.SENT)
    engagement = EngagementFactory(volunteer=volunteer, opportunity=opportunity)
    somebody = UserFactory()
    Seat.objects.create(name="Prøveplads", name_en="Trial seat", holder=somebody)
    invitation = StaffInvitation.objects.create(
        institution=home,
        email="ny@example.org",
        role=Role.MENTOR,
        token_hash=digest("hemmeligt"),
        invited_by=leader,
        expires_at=timezone.now() + datetime.timedelta(days=14),
    )
    coordinator, organiser = UserFactory(), UserFactory()
    coordinator.groups.add(Group.objects.get(name="Frivilligkoordinatorer"))
    event = EventFactory(places_taken=1)
    event.organisers.add(organiser)
    registration = RegistrationFactory(event=event, user=volunteer.user, email=volunteer.user.email)
    request = RequestFactory(sender=volunteer.user)
    entry = EntryFactory()
    officer = OfficerFactory(association=entry.association)
    draft = Entry.objects.get(pk=entry.pk)
    draft.summary = "Nye ord."
    writing.save(draft=draft, seen=0, acting_user=officer.user)
    association = entry.association.slug
    officer_invitation = OfficerInvitationFactory(association=entry.association)
    file = ImportFile.objects.create(name="guide.csv", content=b"Navn;Hjemmeside\r\nNy;example.org")
    return World(
        users={
            "visitor": None,
            "volunteer": volunteer.user,
            "foreign volunteer": VolunteerFactory().user,
            "leader": leader,
            "mentor": MembershipFactory(institution=home, role=Role.MENTOR).user,
            "foreign leader": MembershipFactory().user,
            "area coordinator": MembershipFactory(
                of_area=True, area=AreaFactory(slug="proeve", name="Prøve", name_en="Trial")
            ).user,
            "seat holder": somebody,
            "officer": officer.user,
            "coordinator": coordinator,
        },
        arguments={
            "slug": [home.slug],
            "nonsense slug": ["findes-ikke"],
            "slug and version": [home.slug, boundary.version],
            "invitation": [home.slug, invitation.uuid],
            "colleague": [home.slug, MembershipFactory(institution=home, role=Role.STAFF).uuid],
            "opportunity": [opportunity.pk],
            "bank entry": [home.slug, BankEntryFactory(bank=BankFactory(institution=home)).uuid],
            "opportunity and slug": opportunity.get_absolute_url().strip("/").split("/")[-2:],
            "sign-up": [sign_up.uuid],
            "sign-up and number": [sign_up.uuid, 2**31 - 1],
            "engagement": [engagement.uuid],
            "clearance": [home.slug, volunteer.uuid, "child"],
            "token": ["findes-ikke"],
            "step": ["phone"],
            "number": [2**31 - 1],
            "request": [request.uuid],
            "request and slug": [request.uuid, "findes-ikke"],
            "backing": [BackingFactory().uuid],
            "status": [418],
            "event": [event.slug],
            "event and organiser": [event.slug, organiser.pk],
            "event and registration": [event.slug, registration.uuid],
            "event and caller": [event.slug, RegistrationFactory(event=event, email="").uuid],
            "registration": [registration.uuid],
            "registration and key": [registration.uuid, "findes-ikke"],
            "feedback ticket": [FeedbackTicketFactory().uuid],
            "series of events": [EventSeriesFactory().pk],
            "association": [association],
            "officer": [association, officer.uuid],
            "officer invitation": [association, officer_invitation.uuid],
            "kind of file": ["csv"],
            "file": [file.uuid],
        },
    )


def _answer(client: Client, url: str) -> str:
    response = client.get(url)
    if response.status_code == HTTPStatus.METHOD_NOT_ALLOWED:
        response = client.post(url)
    status = response.status_code
    if status == HTTPStatus.NOT_FOUND:
        return MISSING
    if status == HTTPStatus.GONE:
        return GONE
    if status == HTTPStatus.FORBIDDEN:
        return FORBIDDEN
    if status == HTTPStatus.FOUND and reverse("account_login") in response["Location"]:
        return LOGIN
    assert status < HTTPStatus.INTERNAL_SERVER_ERROR, url
    return OK


@pytest.mark.django_db
@pytest.mark.parametrize("name", sorted(PAGES))
def test_each_role_sees_only_what_is_theirs(name: str, world: World) -> None:
    page = PAGES[name]
    url = reverse(name, args=world.arguments[page.arguments])
    found = {}
    for role in ROLES:
        client = Client()
        user = world.users[role]
        if user is not None:
            client.force_login(user)
        found[role] = _answer(client, url)
    assert found == page.answers


@pytest.mark.django_db
@pytest.mark.parametrize("name", LOGIN_FIRST)
def test_a_visitor_is_asked_to_log_in(name: str, client: Client) -> None:
    assert _answer(client, reverse(name)) == LOGIN


@pytest.mark.django_db
def test_the_figures_are_for_the_working_group(world: World) -> None:
    answers = {}
    for role, user in world.users.items():
        client = Client()
        if user is not None:
            client.force_login(user)
        answers[role] = {_answer(client, reverse("figures")), _answer(client, reverse("figures_csv"))}
    assert answers == {**{role: {FORBIDDEN} for role in ROLES}, "visitor": {LOGIN}, "seat holder": {OK}}
