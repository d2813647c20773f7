"""What editors write is read: every page type at both widths, without a script, by keyboard; the founder ticks off."""

import itertools
import re

import pytest

from cms.pages.courses import CourseListPage
from cms.pages.legislation import LegislationPage
from cms.pages.links import LinkCollectionPage
from cms.pages.standing import StandingPage
from cms.pages.starter_package import StarterPackagePage, StarterStepDone
from cms.pages.stories import StoryIndexPage, StoryPage
from cms.pages.strategy import StrategyProcessPage
from tests.cms.test_lists import _course, _days, _rule
from tests.cms.test_pages import EVERY_BLOCK
from tests.factories.institutions import InstitutionFactory
from tests.factories.pages import STORY, add_page, article, blocks, home, section
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db(transaction=True)

STEPS = ("Find nogle at være sammen om", "Hold et stiftende møde", "Skriv vedtægter")
PROMISES = (
    *("Workshop hvert andet år", "Årets tema", "Portalen", "Iværksætterpakken"),
    *("Frivillighedsprisen", "Nøglepersoner", "Fælles forum", "Evaluering"),
)


def _package(top):
    steps = [("step", {"title": title, "why": "Fordi.", "text": "<p>Sådan.</p>"}) for title in STEPS]
    return add_page(StarterPackagePage, "Iværksætterpakken", under=top, lead="Tre trin.", steps=blocks(*steps))


def _one_of_each():
    top = section("For foreninger", lead="Alt, I skal vide.")
    guide = section("Kom godt i gang", under=top, is_guide=True)
    parts = [article(title, under=guide, body=EVERY_BLOCK) for title in ("Idéen", "Mødet", "Reglerne")]
    stories = add_page(StoryIndexPage, "Historier", lead="Det, der virkede.")
    places = InstitutionFactory(), InstitutionFactory(elderly_care=True)
    told = [add_page(StoryPage, f"Historie fra {place}", under=stories, institution=place, **STORY) for place in places]
    link = {"title": "Råd", "text": "Om vedtægter.", "address": "https://raad.example.org/"}
    milestone = {"title": "Seminar", "starts_on": "2027-08-25", "state": "current", "text": "Vi mødes."}
    hearing = {
        "title": "Høring",
        "text": "<p>?</p>",
        "answer_by": _days(5),
        "answer_to": "svar@example.org",
        "files": [],
    }
    standing = add_page(StandingPage, "Om os", place="about", body=EVERY_BLOCK)
    return [
        *(top, guide, parts[1], stories, told[0], standing, _package(top)),
        add_page(LegislationPage, "Regler", under=top, entries=blocks(_rule(), _rule("Skat"), _rule("Forsikring"))),
        add_page(CourseListPage, "Kurser", under=top, courses=blocks(_course("At lytte", price=100), _course("Nu"))),
        add_page(LinkCollectionPage, "Links", under=top, groups=blocks(("group", {"title": "Råd", "links": [link]}))),
        add_page(
            StrategyProcessPage,
            "Ny strategi",
            under=top,
            milestones=blocks(("milestone", milestone)),
            hearings=blocks(("hearing", hearing)),
        ),
    ]


def test_every_page_type_can_be_read_by_everybody(new_page, width, assert_accessible):
    page = new_page(width=width)
    for written in _one_of_each():
        answer = page.goto(written.url)
        assert answer.status == 200
        assert page.locator("h1").count() == 1
        levels = [
            int(tag[1]) for tag in page.eval_on_selector_all("h1, main h2, main h3", "all => all.map(n => n.tagName)")
        ]
        assert all(after - before <= 1 for before, after in itertools.pairwise(levels)), (
            written.url,
            levels,
        )
        assert_accessible(page)


def test_the_menu_and_the_folds_open_on_a_phone_without_a_script(new_page):
    top = section("For foreninger")
    written = article("Spørgsmål", under=top, body=EVERY_BLOCK)
    page = new_page(width="phone", javascript=False)
    page.goto("/")
    link = page.get_by_role("navigation", name="Sidens dele").get_by_role("link", name="For foreninger")
    assert not link.is_visible()
    page.get_by_text("Menu", exact=True).click()
    link.click()
    page.get_by_role("link", name="Spørgsmål").first.click()
    assert page.url.endswith(written.url)
    assert not page.get_by_text("Derfor.").is_visible()
    page.get_by_text("Hvorfor?").click()
    assert page.get_by_text("Derfor.").is_visible()


def test_the_keyboard_leads_from_the_front_page_into_a_guide(new_page):
    guide = section("Kom godt i gang", is_guide=True)
    parts = [article(title, under=guide) for title in ("Idéen", "Mødet")]
    page = new_page()
    page.goto(parts[0].url)
    following = page.get_by_role("link", name="Næste Mødet")
    following.focus()
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{parts[1].url}")
    assert page.get_by_role("link", name="Forrige Idéen").is_visible()


def test_a_founder_ticks_off_without_a_script(new_page, assert_accessible):
    package, founder = _package(section("For foreninger")), UserFactory()
    page = new_page(width="phone", user=founder, javascript=False)
    page.goto(package.url)
    page.get_by_role("button", name=re.compile(f"Det har vi gjort.*{STEPS[0]}")).click()
    assert page.get_by_role("heading", name="I er godt på vej").is_visible()
    assert page.get_by_role("link", name=STEPS[1], exact=True).is_visible()
    assert StarterStepDone.objects.filter(user=founder).count() == 1
    page.get_by_role("button", name=re.compile(f"Ikke gjort alligevel.*{STEPS[0]}")).click()
    assert page.get_by_role("heading", name="Begynd, hvor I er").is_visible()
    assert not StarterStepDone.objects.exists()


def test_all_eight_promises_of_the_policy_are_one_click_away(new_page):
    kept = {title: article(title) for title in PROMISES}
    kinds = {"Årets tema": "theme", "Frivillighedsprisen": "prize"}
    front = home()
    front.instruments = blocks(
        *(
            (
                "instrument",
                {"kind": kinds.get(title, "other"), "title": title, "text": "Sådan.", "target_page": page.pk},
            )
            for title, page in kept.items()
        )
    )
    front.save_revision().publish()
    page = new_page(width="phone")
    for title, written in kept.items():
        page.goto("/")
        page.locator("main").get_by_role("link", name=title, exact=True).click()
        page.wait_for_url(f"**{written.url}")
