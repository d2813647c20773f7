"""Every page of the service with the demo content, in both languages and at both widths, each seen by a suitable role.

The table names every address; one that is forgotten fails the first test.
"""

import datetime
import re
from collections.abc import Callable, Iterator
from http import HTTPStatus
from typing import Any, NamedTuple

import pytest
from django.apps import apps
from django.urls import URLPattern, URLResolver, get_resolver, reverse, translate_url
from django.utils import timezone
from playwright.sync_api import ConsoleMessage, Page

from cms.pages.base import ContentPage
from portal.association_guide import tokens as confirmation_tokens
from portal.association_guide.models import Entry as GuideEntry
from portal.association_guide.models import ImportFile, OfficerInvitation
from portal.contacts.models import Request
from portal.demo.people import email_of
from portal.events.models import Event, Registration
from tests.factories.events import EventFactory, FeedbackTicketFactory, RegistrationFactory
from tests.factories.people import GuardianConsentFactory
from tests.test_access import SCREENS_OF_EDITORS
from volunteering.boundaries.models import BoundaryState, RoleBoundary
from volunteering.competence_bank.models import Entry
from volunteering.engagements.choices import SignUpState
from volunteering.engagements.models import Engagement, SignUp
from volunteering.institutions.models import Institution, Membership, Role, StaffInvitation
from volunteering.institutions.officers import Officer, OfficerRole
from volunteering.messaging.models import Message
from volunteering.opportunities.choices import OpportunityState
from volunteering.opportunities.models import Opportunity, Project
from volunteering.people.choices import ProfileStep
from volunteering.people.models import User, Volunteer
from volunteering.people.tokens import digest

VISITOR, VOLUNTEER, NEW, LEADER, SCHOOL, AREA, GROUP, OFFICER, COORDINATOR = (
    "",
    "frivillig",
    "ny",
    "leder.bulderby",
    "leder.engelsborg",
    "omraade.aeldre",
    "arbejdsgruppe",
    "forening",
    "koordinator",
)
BULDERBY, ENGELSBORG = ["boernehuset-bulderby"], ["engelsborgskolen"]


class Visit(NamedTuple):
    """Who sees a page, and what its address names: a function is asked once the demo content is there."""

    account: str = VISITOR
    arguments: list[Any] | Callable[[], list[Any]] = []
    query: str = ""
    status: int = 200


def _opportunity(**wanted: Any) -> list[Any]:
    found = Opportunity.objects.filter(**wanted).order_by("pk").first()
    assert found is not None
    return [found.pk]


def _public() -> list[Any]:
    found = Opportunity.objects.get(title="Giv en hånd på Blå Stue")
    return found.get_absolute_url().strip("/").split("/")[-2:]


def _own_sign_up(state: str = SignUpState.INVITED) -> list[Any]:
    return [SignUp.objects.filter(volunteer__user__email=email_of(VOLUNTEER), state=state).latest("pk").uuid]


def _sign_up(state: str) -> Callable[[], list[Any]]:
    return lambda: [SignUp.objects.filter(institution__slug=BULDERBY[0], state=state).latest("pk").uuid]


def _engagement() -> list[Any]:
    return [Engagement.objects.running().filter(institution__slug=BULDERBY[0]).earliest("pk").uuid]


def _own_engagement() -> list[Any]:
    return [Engagement.objects.running().filter(volunteer__user__email=email_of(VOLUNTEER)).earliest("pk").uuid]


def _colleague() -> list[Any]:
    return [*BULDERBY, Membership.objects.filter(institution__slug=BULDERBY[0], role=Role.MENTOR).earliest("pk").uuid]


def _entry() -> list[Any]:
    return [*ENGELSBORG, Entry.objects.filter(bank__institution__slug=ENGELSBORG[0]).earliest("pk").uuid]


def _version() -> list[Any]:
    found = RoleBoundary.objects.filter(institution__slug=BULDERBY[0], state=BoundaryState.IN_FORCE).latest("pk")
    return [*BULDERBY, found.version]


def _invitation() -> list[Any]:
    leader = User.objects.get(email=email_of(LEADER))
    StaffInvitation.objects.get_or_create(
        token_hash=digest("indbydelse"),
        defaults={
            "institution": Institution.objects.get(slug=BULDERBY[0]),
            "email": email_of("ny"),
            "role": Role.MENTOR,
            "invited_by": leader,
            "expires_at": timezone.now() + datetime.timedelta(days=14),
        },
    )
    return ["indbydelse"]


def _guardian() -> list[Any]:
    child = Volunteer.objects.filter(age_band="13-14").earliest("pk")
    if not child.guardian_consents.filter(token_hash=digest("foraelder")).exists():
        child.guardian_consents.all().delete()
        GuardianConsentFactory(volunteer=child, token_hash=digest("foraelder"))
    return ["foraelder"]


def _request(kind: str) -> Callable[[], list[Any]]:
    return lambda: [Request.objects.filter(kind=kind).latest("pk").uuid]


def _own_request(kind: str) -> Callable[[], list[Any]]:
    return lambda: [Request.objects.filter(kind=kind, sender__email=email_of(VOLUNTEER)).latest("pk").uuid]


def _own_message() -> list[Any]:
    return [Message.objects.to_user(User.objects.get(email=email_of(VOLUNTEER)).pk)[0].pk]


def _event(**wanted: Any) -> list[Any]:
    event = Event.objects.filter(slug="proeve").first() or EventFactory(slug="proeve", **wanted)
    return [event.slug]


def _own_registration() -> list[Any]:
    event = Event.objects.get(slug=_event()[0])
    user = User.objects.get(email=email_of(VOLUNTEER))
    found = Registration.objects.filter(event=event, user=user).first()
    return [(found or RegistrationFactory(event=event, user=user, email=user.email)).uuid]


def _kept() -> GuideEntry:
    return GuideEntry.objects.select_related("association").get(association__officers__user__email=email_of(OFFICER))


def _association() -> list[Any]:
    return [_kept().association.slug]


def _officer() -> list[Any]:
    return [_kept().association.slug, Officer.objects.get(user__email=email_of(OFFICER)).uuid]


def _confirmation() -> list[Any]:
    return [confirmation_tokens.make(_kept())]


def _officer_invitation() -> list[Any]:
    OfficerInvitation.objects.get_or_create(
        token_hash=digest("login"),
        defaults={
            "association": _kept().association,
            "email": email_of(NEW),
            "role": OfficerRole.TREASURER,
            "expires_at": timezone.now() + datetime.timedelta(days=14),
        },
    )
    return ["login"]


def _file() -> list[Any]:
    content = "Navn;Kort fortalt;E-mail\r\nProveklubben;Vi prover.;p@example.org\r\nUden kontakt;Vi.;\r\n"
    return [ImportFile.objects.get_or_create(name="guide.csv", defaults={"content": content.encode()})[0].uuid]


PAGES: dict[str, list[Visit]] = {
    "about": [Visit()],
    "accessibility": [Visit()],
    "privacy": [Visit()],
    "account_login": [Visit()],
    "account_login_password": [Visit()],
    "account_inactive": [Visit()],
    "for_institutions": [Visit()],
    "institution_list": [Visit()],
    "institution_detail": [Visit(arguments=BULDERBY)],
    "opportunity_list": [Visit(), Visit(query="?q=bage&page=1"), Visit(query="?q=xyzzyx&day=9")],
    "opportunity_detail": [Visit(arguments=_public)],
    "project_detail": [Visit(arguments=lambda: [Project.objects.earliest("pk").slug])],
    "opportunity_sign_up": [
        Visit(arguments=lambda: _opportunity(state=OpportunityState.PUBLISHED)),
        Visit(arguments=lambda: _opportunity(state=OpportunityState.PAUSED)),
    ],
    "offer_help": [Visit()],
    "guardian_confirm": [Visit(arguments=_guardian), Visit(arguments=["x"], status=404)],
    "development_mail": [Visit()],
    "development_mail_detail": [Visit(arguments=lambda: [Message.objects.latest("pk").pk])],
    "event_list": [Visit(), Visit(query="?slags=course")],
    "event_past_list": [Visit()],
    "event_detail": [Visit(arguments=_event)],
    "event_register": [Visit(arguments=_event)],
    "event_feedback": [Visit(arguments=lambda: [FeedbackTicketFactory().uuid])],
    # A volunteer.
    "event_registration": [Visit(VOLUNTEER, _own_registration)],
    "dashboard": [
        Visit(account)
        for account in (
            VOLUNTEER,
            NEW,
            LEADER,
            "mentor.bulderby",
            "laerer.engelsborg",
            AREA,
            GROUP,
            COORDINATOR,
            "admin",
        )
    ],
    "account": [Visit(VOLUNTEER)],
    "account_logout": [Visit(VOLUNTEER)],
    "account_email": [Visit(VOLUNTEER)],
    "account_change_password": [Visit(VOLUNTEER)],
    "second_step": [Visit(VOLUNTEER)],
    "profile": [Visit(VOLUNTEER)],
    "profile_looks": [Visit(VOLUNTEER)],
    "profile_step": [Visit(VOLUNTEER, [step]) for step in ProfileStep.values],
    "claim_account": [Visit(NEW)],
    "message_list": [Visit(VOLUNTEER)],
    "message_detail": [Visit(VOLUNTEER, _own_message)],
    "sign_up_detail": [
        Visit(VOLUNTEER, _own_sign_up),
        Visit(VOLUNTEER, lambda: _own_sign_up(SignUpState.WAITING)),
    ],
    "sign_up_receipt": [Visit(VOLUNTEER, _own_sign_up)],
    "engagement_own": [Visit(VOLUNTEER, _own_engagement)],
    # Those who work somewhere.
    "work_home": [Visit(LEADER, BULDERBY)],
    "institution_edit": [Visit(LEADER, BULDERBY)],
    "staff_list": [Visit(LEADER, BULDERBY)],
    "staff_invite": [Visit(LEADER, BULDERBY)],
    "staff_end": [Visit(LEADER, _colleague)],
    "hand_over": [Visit(LEADER, BULDERBY)],
    "staff_invitation_accept": [Visit(NEW, _invitation)],
    "area_network": [Visit("leder.moellebo", ["aeldrecenteret-moellebo"])],
    "boundary_home": [Visit(LEADER, BULDERBY)],
    "boundary_version": [Visit(LEADER, _version)],
    "boundary_print": [Visit(LEADER, _version)],
    "boundary_compare": [Visit(LEADER, BULDERBY)],
    "boundary_edit": [Visit(SCHOOL, ENGELSBORG)],
    "boundary_put_in_force": [Visit(SCHOOL, ENGELSBORG)],
    "opportunity_manage_list": [Visit(LEADER, BULDERBY)],
    "opportunity_new": [Visit(LEADER, BULDERBY)],
    "opportunity_edit": [Visit(LEADER, lambda: _opportunity(institution__slug=BULDERBY[0]))],
    "opportunity_preview": [Visit(LEADER, lambda: _opportunity(institution__slug=BULDERBY[0]))],
    "opportunity_close": [Visit(LEADER, lambda: _opportunity(institution__slug=BULDERBY[0]))],
    "sign_up_list": [
        Visit(LEADER, BULDERBY),
        Visit(LEADER, BULDERBY, "?tab=talk"),
        Visit(LEADER, BULDERBY, "?tab=waiting"),
    ],
    "sign_up_meet": [Visit(LEADER, _sign_up(state)) for state in (SignUpState.SENT, SignUpState.INVITED)],
    "engagement_list": [Visit(LEADER, BULDERBY)],
    "engagement_detail": [Visit(LEADER, _engagement)],
    "register_volunteer": [Visit(LEADER, BULDERBY)],
    "bank_detail": [Visit(SCHOOL, ENGELSBORG)],
    "bank_entry": [Visit(SCHOOL, _entry)],
    "bank_entry_new": [Visit(SCHOOL, ENGELSBORG)],
    "bank_entry_edit": [Visit(SCHOOL, _entry)],
    # Key persons, and what one writes to them.
    "contact_list": [Visit()],
    "consultancy_request": [Visit()],
    "forum_request": [Visit()],
    "idea_new": [Visit()],
    "idea_list": [Visit()],
    "request_list": [Visit(VOLUNTEER)],
    "contact_request": [Visit(VOLUNTEER, _own_request("idea"))],
    "request_inbox": [Visit(COORDINATOR), Visit(COORDINATOR, query="?vis=besvaret")],
    "request_handle": [Visit(COORDINATOR, _request(kind)) for kind in ("idea", "advice")],
    # The association guide.
    "association_list": [Visit(), Visit(query="?q=ældre&wanted=1"), Visit(query="?q=xyzzyx")],
    "association_detail": [Visit(arguments=_association)],
    "association_confirm": [Visit(arguments=_confirmation), Visit(arguments=["x"], status=410)],
    "association_new": [Visit(VOLUNTEER)],
    "association_edit": [Visit(OFFICER, _association)],
    "association_people": [Visit(OFFICER, _association)],
    "association_invite": [Visit(OFFICER, _association)],
    "association_hand_over": [Visit(OFFICER, _officer)],
    "association_officer_end": [Visit(OFFICER, _officer)],
    "association_invitation": [Visit(NEW, _officer_invitation), Visit(NEW, ["x"], status=410)],
    "association_moderation": [Visit(COORDINATOR)],
    "association_moderate": [Visit(COORDINATOR, _association)],
    "association_import": [Visit(COORDINATOR)],
    "association_import_preview": [Visit(COORDINATOR, _file)],
    # The search of the site.
    "site_search": [
        Visit(),
        Visit(query="?q=kaffe"),
        Visit(query="?q=frivillig&vis=sider"),
        Visit(query="?q=xyzzyx"),
        Visit(query="?q=og"),
    ],
    # Areas and the working group.
    "offer_of_help_list": [Visit(AREA)],
    "figures": [Visit(GROUP), Visit(GROUP, query="?institution=" + BULDERBY[0])],
}

HOUSES = ("volunteering.", "portal.", "cms.search.views")
"""Where the pages live that must be in the table."""
NO_PAGE_OF_THEIR_OWN = {
    "healthz", "accessibility_statement", "staff_login", "work", "account_signup", "figures_csv",  # no pages
    "account_login_code", "account_email_code", "sign_up_finish", "guardian_ask",  # in the journeys: they follow a form
    "account_remove_password", "request_finish", "backing_detail", "backing_link",
    "request_add_words", "request_withdraw", "backing_ask", "request_take_up", "request_answer", "request_pass_on",
    "request_close", "idea_show",
    "mfa_authenticate", "second_step_change", "log_in_again",  # tests/people/test_second_step.py: they follow a login
    "patterns", "pattern_form", "pattern_error",  # looked at in tests/web
    "boundary_start_draft", "boundary_discard_draft", "boundary_note", "bank_entry_another", "bank_entry_retire",
    "staff_invitation_resend", "staff_invitation_cancel", "engagement_end", "engagement_paper", "clearance_set",
    "sign_up_invite", "sign_up_welcome", "sign_up_wait", "sign_up_decline", "sign_up_pass_on", "sign_up_withdraw",
    "talk_time_choose", "offer_accept", "offer_decline", "engagement_stop",
    "opportunity_publish", "opportunity_pause", "opportunity_copy",
    "event_feed", "event_calendar", "event_csv", "event_xlsx",  # files
    "event_registration_open", "event_registration_places", "event_registration_accept",
    "event_registration_withdraw", "event_publish", "event_tick", "event_organiser_remove",
    # In the journey of events, where a coordinator is at hand.
    "event_register_code", "event_manage_list", "event_new", "event_series_new", "event_series_edit", "event_plan_next",
    "event_organise", "event_edit", "event_programme", "event_cancel", "event_organisers", "event_message",
    "event_badges", "event_answers", "event_caller", "event_caller_answer",
    "association_export", "association_invitation_cancel", "association_still_right",  # no pages
    "site_search_suggest",  # no page
}  # fmt: skip

FOREIGN_WORDS = {
    "da": re.compile(r"\b(the|and|your|with|this|submit|please|are you)\b", re.IGNORECASE),
    "en": re.compile(r"\b(og|ikke|eller|hvis|jeg|dig|måned)\b", re.IGNORECASE),
}

FRONT_PAGE = "front page"
"""An editor's page: the table of addresses does not know it."""

VISITS_IN_ONE_GO = 8
"""Few enough for two processes to share the work evenly."""

WORDS_OF_THE_PAGE = """
language => {
  const copy = document.body.cloneNode(true);
  copy.querySelectorAll('[lang], bdi, select, script, textarea').forEach(node => {
    if (node.lang !== language) node.remove();
  });
  return copy.textContent.replace(/\\s+/g, ' ');
}
"""


def _patterns(resolver: URLResolver) -> Iterator[URLPattern]:
    for entry in resolver.url_patterns:
        if isinstance(entry, URLResolver):
            yield from _patterns(entry)
        else:
            yield entry


def test_no_page_is_forgotten() -> None:
    names = {
        pattern.name
        for pattern in _patterns(get_resolver())
        if pattern.name
        and (module := getattr(pattern.callback, "__module__", "")).startswith(HOUSES)
        and not module.endswith(SCREENS_OF_EDITORS)
    }
    assert names == set(PAGES) | NO_PAGE_OF_THEIR_OWN


def faults_of(page: Page, language: str) -> Iterator[str]:
    """Return what a page lacks that every page must have."""
    if page.locator("h1").count() != 1:
        yield f"{page.locator('h1').count()} main headings"
    if not re.search(r"\w.* · ", page.title()):
        yield f"no title of its own: “{page.title()}”"
    if page.locator("html").get_attribute("lang") != language:
        yield "wrong language"
    if page.locator("a[href='tel:+4512345678']").count() == 0:
        yield "no human to call"
    words: str = page.evaluate(WORDS_OF_THE_PAGE, language)
    for found in FOREIGN_WORDS[language].finditer(words):
        yield f"words of another language: “…{words[max(0, found.start() - 40) : found.end() + 40]}…”"


def _groups() -> Iterator[Any]:
    """Yield the visits of each account, a few at a time."""
    accounts = dict.fromkeys(visit.account for visits in PAGES.values() for visit in visits)
    for account in accounts:
        visits = [(name, visit) for name in PAGES for visit in PAGES[name] if visit.account == account]
        if account == VISITOR:
            visits.insert(0, (FRONT_PAGE, Visit()))
        for number, start in enumerate(range(0, len(visits), VISITS_IN_ONE_GO), 1):
            some = visits[start : start + VISITS_IN_ONE_GO]
            yield pytest.param(account, some, id=f"{account or 'visitor'}-{number}")


@pytest.mark.parametrize(("account", "visits"), list(_groups()))
def test_every_page_in_both_languages_and_at_both_widths(
    new_page, live_server, settings, demo, account, visits, assert_accessible_at_both_widths
) -> None:
    settings.DEVELOPMENT_MAIL_PAGE = True
    faults: list[str] = []

    def complain(said: ConsoleMessage) -> None:
        if said.type == "error" and not (said.text.startswith("Failed to load") and said.location["url"] in refused):
            faults.append(f"{said.text} {said.location['url']}")

    page = new_page(user=demo(account) if account else None)
    page.on("console", complain)
    refused: set[str] = set()
    for name, visit in visits:
        arguments = visit.arguments() if callable(visit.arguments) else visit.arguments
        path = "/" if name == FRONT_PAGE else reverse(name, args=arguments) + visit.query
        for language in ("da", "en"):
            if visit.status != HTTPStatus.OK:
                refused.add(live_server.url + translate_url(path, language))
            answer = page.goto(translate_url(path, language))
            where = f"{account or 'visitor'} {page.url}"
            if answer is None or answer.status != visit.status:
                faults.append(f"{where}: answers {answer and answer.status}")
                continue
            faults += [f"{where}: {fault}" for fault in faults_of(page, language)]
            try:
                assert_accessible_at_both_widths(page, language)
            except AssertionError as error:
                faults.append(f"{where}: {error}")
    assert not faults, "\n".join(faults)


def test_one_page_of_each_type_that_editors_write(
    new_page, demo, assert_accessible_at_both_widths, content_checker_faults
) -> None:
    """The newest of the demo content, and the front page, by Wagtail's rules for editors too. English ones may lack."""
    types = [model for model in apps.get_models() if issubclass(model, ContentPage)]
    written = [model.objects.live().filter(locale__language_code="da").order_by("-pk").first() for model in types]
    page, faults = new_page(), []
    for path in ["/", *(one.url for one in written if one is not None)]:
        answer = page.goto(path)
        assert answer is not None
        assert answer.status == HTTPStatus.OK, path
        faults += [f"{path}: {fault}" for fault in faults_of(page, "da")]
        faults += content_checker_faults(page)
        assert_accessible_at_both_widths(page, "da")
    assert not faults, "\n".join(faults)
