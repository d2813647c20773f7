"""What the guide can be filtered by just now: only what leads somewhere. Kept for some seconds in each process."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import Final

from django.conf import settings
from django.core.cache import caches
from django.db.models import Exists, OuterRef
from django.utils import translation

from portal.association_guide.choices import EntryLevel, Icnpo
from portal.association_guide.models import Entry, FieldOfWork, TargetGroup
from volunteering.people.models import District

CACHE_KEY: Final = "guide-facets"
WORDS_KEY: Final = "guide-words"


@dataclass(frozen=True)
class Option:
    """One value of a filter in both languages."""

    pk: int
    value: str
    name: str
    name_en: str = ""

    @property
    def label(self) -> str:
        """Return the name in the language of the page."""
        return self.name_en if self.name_en and translation.get_language() == "en" else self.name


@dataclass(frozen=True)
class Facets:
    """The values of the filters that come from data."""

    fields: tuple[Option, ...]
    groups: tuple[Option, ...]
    districts: tuple[Option, ...]
    icnpo_values: tuple[str, ...]
    level_values: tuple[str, ...]

    @property
    def field_slugs(self) -> tuple[str, ...]:
        """Return the slugs of the fields of work."""
        return tuple(option.value for option in self.fields)

    @property
    def group_slugs(self) -> tuple[str, ...]:
        """Return the slugs of the target groups."""
        return tuple(option.value for option in self.groups)

    @property
    def district_codes(self) -> tuple[str, ...]:
        """Return the districts' postal codes."""
        return tuple(option.value for option in self.districts)

    @functools.cached_property
    def by_field(self) -> dict[int, Option]:
        """Return the fields of work by id."""
        return {option.pk: option for option in self.fields}

    @property
    def icnpo(self) -> list[tuple[str, str]]:
        """Return the ICNPO groups that entries name, with their names."""
        return [(value, str(Icnpo(value).label)) for value in Icnpo.values if value in self.icnpo_values]

    @property
    def levels(self) -> list[tuple[str, str]]:
        """Return the levels that entries have, with their names."""
        return [(value, str(EntryLevel(value).label)) for value in EntryLevel.values if value in self.level_values]


def current() -> Facets:
    """Return the facets, some seconds old at most. Nobody may change them."""
    found: Facets | None = caches["pages"].get(CACHE_KEY)
    if found is None:
        found = _read()
        caches["pages"].set(CACHE_KEY, found, settings.PARTS_KEPT_SECONDS)
    return found


def words() -> dict[str, dict[int, Option]]:
    """Return all words of the guide and all districts by kind and id, some seconds old at most."""
    found: dict[str, dict[int, Option]] | None = caches["pages"].get(WORDS_KEY)
    if found is None:
        found = {
            "fields": {
                word.pk: Option(word.pk, word.slug, word.name, word.name_en) for word in FieldOfWork.objects.all()
            },
            "groups": {
                word.pk: Option(word.pk, word.slug, word.name, word.name_en) for word in TargetGroup.objects.all()
            },
            "districts": {d.pk: Option(d.pk, d.code, str(d)) for d in District.objects.all()},
        }
        caches["pages"].set(WORDS_KEY, found, settings.PARTS_KEPT_SECONDS)
    return found


def _read() -> Facets:
    public = Entry.objects.public().order_by()

    def used(link: object, column: str) -> Exists:
        manager = link.objects  # type: ignore[attr-defined]
        return Exists(manager.filter(**{column: OuterRef("pk")}, entry__in=public.values("pk")))

    fields = FieldOfWork.objects.filter(used(Entry.fields_of_work.through, "fieldofwork"))
    groups = TargetGroup.objects.filter(used(Entry.target_groups.through, "targetgroup"))
    districts = District.objects.filter(used(Entry.districts.through, "district"))
    return Facets(
        fields=tuple(Option(word.pk, word.slug, word.name, word.name_en) for word in fields),
        groups=tuple(Option(word.pk, word.slug, word.name, word.name_en) for word in groups),
        districts=tuple(Option(d.pk, d.code, str(d)) for d in districts),
        icnpo_values=tuple(public.exclude(icnpo="").values_list("icnpo", flat=True).distinct()),
        level_values=tuple(public.values_list("level", flat=True).distinct()),
    )
