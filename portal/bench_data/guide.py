"""Associations and what the guide says of them."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any, Final

from portal.association_guide import reference_data
from portal.association_guide.choices import EntryLevel, Icnpo
from portal.association_guide.models import Entry, FieldOfWork, TargetGroup
from portal.bench_data.words import ASSOCIATION_KINDS, LOOKING_FOR, PLACES, SENTENCES, SUMMARIES
from volunteering.bench_data.numbers import set_aside
from volunteering.bench_data.places import invented_name
from volunteering.bench_data.words import PLACE_NAMES
from volunteering.institutions.cvr import fits_check_digit
from volunteering.institutions.danish_order import danish_sort_key
from volunteering.institutions.models import Association
from volunteering.people.choices import Language
from volunteering.people.models import District

if TYPE_CHECKING:
    import random

LEVELS: Final = (*[EntryLevel.WITH_CVR] * 6, *[EntryLevel.WITHOUT_CVR] * 3, EntryLevel.COMMUNITY)
WANTING: Final = 0.3
EVERYWHERE: Final = 0.2


def make_guide(count: int, *, now: datetime.datetime, chance: random.Random) -> list[Entry]:
    """Store ``count`` associations, each with a public entry."""
    reference_data.load()
    numbers = set_aside(Entry, count)
    rows = [_entry(number, pk, now=now, chance=chance) for number, pk in enumerate(numbers)]
    Association.objects.bulk_create([row.association for row in rows])
    for row in rows:
        row.association_id = row.association.pk
    # First what each is about: so the words for the search are collected once for each entry.
    _link(Entry.fields_of_work.through, "fieldofwork_id", rows, _keys(FieldOfWork), (1, 1, 2, 3), chance)
    _link(Entry.target_groups.through, "targetgroup_id", rows, _keys(TargetGroup), (1, 1, 2), chance)
    somewhere = [row for row in rows if chance.random() > EVERYWHERE]
    _link(Entry.districts.through, "district_id", somewhere, _keys(District), (1, 1, 2), chance)
    return Entry.objects.bulk_create(rows, batch_size=500)


def _keys(model: Any) -> list[int]:  # noqa: ANN401 - a model
    return list(model.objects.order_by("pk").values_list("pk", flat=True))


def _link(
    through: Any,  # noqa: ANN401 - a link model
    column: str,
    rows: list[Entry],
    keys: list[int],
    how_many: tuple[int, ...],
    chance: random.Random,
) -> None:
    through.objects.bulk_create(
        [
            through(entry_id=row.pk, **{column: key})
            for row in rows
            for key in chance.sample(keys, k=chance.choice(how_many))
        ],
        batch_size=5000,
    )


def _entry(number: int, pk: int, *, now: datetime.datetime, chance: random.Random) -> Entry:
    kinds, places = len(ASSOCIATION_KINDS), len(PLACE_NAMES)
    again = number // (kinds * places)
    name = f"{ASSOCIATION_KINDS[number % kinds]} {PLACE_NAMES[number // kinds % places]}"
    if again:
        name = f"{name} {again + 1}"
    level = chance.choice(LEVELS)
    cvr = _cvr(number) if level == EntryLevel.WITH_CVR else ""
    email = f"forening-{number + 1}@example.org"
    wants_volunteers = chance.random() < WANTING
    made = now - datetime.timedelta(days=chance.randrange(30, 360))
    return Entry(
        pk=pk,
        association=Association(slug=f"forening-{number + 1}", name=name, cvr=cvr, email=email),
        name=name,
        sort_key=danish_sort_key(name),
        level=level,
        cvr=cvr,
        summary=chance.choice(SUMMARIES),
        description="\n\n".join(" ".join(chance.sample(SENTENCES, k=3)) for _ in range(3)),
        icnpo=chance.choice(("", *Icnpo.values)),
        place=chance.choice(PLACES),
        wants_volunteers=wants_volunteers,
        volunteers_note=chance.choice(LOOKING_FOR) if wants_volunteers else "",
        website=f"https://forening-{number + 1}.example.org/" if chance.random() < WANTING else "",
        contact_name=invented_name(number),
        email=email,
        show_email=True,
        languages=[Language.DANISH],
        live=True,
        first_published_at=made,
        last_published_at=made,
        confirmed_at=made,
        created_at=made,
    )


def _cvr(number: int) -> str:
    """Return a CVR number with the right last digit, another one for every number."""
    first = 9_000_000 + number * 11
    return next(
        str(found) for start in range(first, first + 11) for found in range(start * 10, start * 10 + 10)
        if fits_check_digit(str(found))
    )  # fmt: skip
