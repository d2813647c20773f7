"""What the front page shows from the rest of the service."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from django.db.models import Exists, OuterRef
from django.urls import NoReverseMatch, reverse
from django.utils import timezone

from cms import cards
from cms.addresses import address_of, language_of
from cms.blocks.front_page import OTHER
from cms.pages.stories import StoryIndexPage, newest_stories
from cms.shown import Shown
from volunteering.institutions.models import Area, InstitutionKind
from volunteering.opportunities.choices import ProjectPhase
from volunteering.opportunities.models import Opportunity, Project

if TYPE_CHECKING:
    from cms.pages.home import HomePage

MOST_STORIES: Final = 6
MOST_AREAS: Final = 8

PICTURES: Final = {
    "dagtilbud": InstitutionKind.DAY_CARE,
    "skole": InstitutionKind.SCHOOL,
    "aeldre": InstitutionKind.ELDERLY_CARE,
    "bibliotek": InstitutionKind.LIBRARY,
    "administration": InstitutionKind.ADMINISTRATION,
}
"""The picture of each area that an installation starts with; areas added later get the general one."""


@dataclass(frozen=True)
class Story:
    """A story as its card shows it. ``language`` is that of the text where people wrote it in their own."""

    place: str
    kind: str
    title: str
    text: str
    address: str
    phase: str = ""
    phase_kind: str = ""
    language: str = ""
    is_page: bool = False
    picture: Shown | None = None


@dataclass(frozen=True)
class AreaLink:
    """An area and where its opportunities are."""

    label: str
    kind: str
    address: str


def stories(page: HomePage) -> list[Story]:
    """Return the newest stories that the editors tell, or else the projects that the institutions tell of."""
    language = language_of(page.locale_id)
    told = [
        Story(
            place=card.place,
            kind=card.kind,
            title=card.title,
            text=card.text,
            address=card.address,
            is_page=True,
            picture=card.picture,
        )
        for card in cards.of_stories(newest_stories(language, MOST_STORIES))
    ]
    return told or _from_projects()


def story_index_address(page: HomePage) -> str:
    """Return where all stories are, or nothing while there is no such page. One query."""
    index = StoryIndexPage.objects.live().descendant_of(page).values_list("url_path", flat=True).first()
    return address_of(index, language_of(page.locale_id)) if index else ""


@dataclass(frozen=True)
class Promises:
    """What the municipality has promised: the theme of the grants and the prize by themselves, the rest in a list."""

    large: list[Any]
    lines: list[Any]


def promises(page: HomePage) -> Promises:
    """Return the promises that the editors have written, in their order."""
    found = [block.value for block in page.instruments]
    return Promises(
        large=[value for value in found if value["kind"] != OTHER],
        lines=[value for value in found if value["kind"] == OTHER],
    )


def _from_projects() -> list[Story]:
    projects = (
        Project.objects.filter(institution__is_active=True)
        .exclude(phase=ProjectPhase.PLANNED)
        .select_related("institution")
        .order_by("pk")[:MOST_STORIES]
    )
    return [
        Story(
            place=project.institution.name,
            kind=project.institution.kind,
            title=project.title,
            text=project.summary,
            address=_address("project_detail", project.slug),
            phase=project.get_phase_display(),
            phase_kind="quiet" if project.phase == ProjectPhase.CLOSED else "success",
            language="da",
        )
        for project in projects
    ]


def areas() -> list[AreaLink]:
    """Return the areas where there is something to do, with the addresses of it."""
    on_offer = Opportunity.objects.on_offer(timezone.localdate()).filter(institution__area=OuterRef("pk"))
    list_address = _address("opportunity_list")
    return [
        AreaLink(label=area.label, kind=PICTURES.get(area.slug, ""), address=f"{list_address}?area={area.slug}")
        for area in Area.objects.filter(Exists(on_offer))[:MOST_AREAS]
    ]


def _address(name: str, *arguments: str) -> str:
    try:
        return reverse(name, args=arguments)
    except NoReverseMatch:
        return ""
