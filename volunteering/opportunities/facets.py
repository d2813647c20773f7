"""What the list can be filtered by just now: only what leads somewhere. Kept for half a minute in each process."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from django.conf import settings
from django.core.cache import caches
from django.db.models import Exists, OuterRef
from django.utils import timezone, translation

from volunteering.boundaries.models import TaskKind
from volunteering.institutions.models import Area, Institution, InstitutionKind
from volunteering.opportunities.models import Opportunity
from volunteering.people.models import District

CACHE_KEY: Final = "opportunity-facets"


@dataclass(frozen=True)
class Option:
    """One value of a filter in both languages. ``group`` is the kind of institution of a kind of task."""

    value: str
    name: str
    name_en: str = ""
    group: str = ""

    @property
    def label(self) -> str:
        """Return the name in the language of the page."""
        return self.name_en if self.name_en and translation.get_language() == "en" else self.name


@dataclass(frozen=True)
class Facets:
    """The values of the filters that come from data."""

    areas: tuple[Option, ...]
    districts: tuple[Option, ...]
    kinds: tuple[Option, ...]

    @property
    def area_slugs(self) -> tuple[str, ...]:
        """Return the areas' slugs."""
        return tuple(option.value for option in self.areas)

    @property
    def district_codes(self) -> tuple[str, ...]:
        """Return the districts' postal codes."""
        return tuple(option.value for option in self.districts)

    @property
    def kind_slugs(self) -> tuple[str, ...]:
        """Return the task kinds' slugs."""
        return tuple(option.value for option in self.kinds)

    def kinds_by_place(self) -> list[tuple[str, list[Option]]]:
        """Return the task kinds under the name of the kind of institution they belong to."""
        groups: dict[str, list[Option]] = {}
        for option in self.kinds:
            groups.setdefault(option.group, []).append(option)
        return [(str(InstitutionKind(group).label), options) for group, options in groups.items()]


def current() -> Facets:
    """Return the facets, at most half a minute old."""
    found: Facets | None = caches["pages"].get(CACHE_KEY)
    if found is None:
        found = _read()
        caches["pages"].set(CACHE_KEY, found, settings.PARTS_KEPT_SECONDS)
    return found


def _read() -> Facets:
    on_offer = Opportunity.objects.on_offer(timezone.localdate()).order_by()
    institutions = Institution.objects.filter(Exists(on_offer.filter(institution=OuterRef("pk"))), area=OuterRef("pk"))
    links = Opportunity.task_kinds.through.objects.filter(
        taskkind=OuterRef("pk"), opportunity__in=on_offer.values("pk")
    )
    return Facets(
        areas=tuple(Option(a.slug, a.name, a.name_en) for a in Area.objects.filter(Exists(institutions))),
        districts=tuple(
            Option(d.code, str(d)) for d in District.objects.filter(Exists(on_offer.filter(district=OuterRef("pk"))))
        ),
        kinds=tuple(
            Option(k.slug, k.name, k.name_en, k.institution_kind) for k in TaskKind.objects.filter(Exists(links))
        ),
    )
