"""Two forms of an entry side by side, in words that people read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from volunteering import phone_numbers
from volunteering.institutions.cvr import grouped
from volunteering.people.choices import Language

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.utils.functional import Promise

    from portal.association_guide.models import Entry, Word

LABELS: Final[dict[str, str | Promise]] = {
    "name": gettext_lazy("Name"),
    "level": gettext_lazy("What you are"),
    "cvr": gettext_lazy("CVR number"),
    "summary": gettext_lazy("In one sentence"),
    "description": gettext_lazy("What we do"),
    "fields_of_work": gettext_lazy("Fields of work"),
    "target_groups": gettext_lazy("For whom"),
    "icnpo": gettext_lazy("ICNPO group"),
    "districts": gettext_lazy("Districts"),
    "place": gettext_lazy("Where you meet"),
    "languages": gettext_lazy("Languages"),
    "wants_volunteers": gettext_lazy("Would like more volunteers"),
    "volunteers_note": gettext_lazy("Whom you look for"),
    "contact_name": gettext_lazy("Contact person"),
    "email": gettext_lazy("E-mail"),
    "phone": gettext_lazy("Phone"),
    "website": gettext_lazy("Website"),
    "picture": gettext_lazy("Picture"),
}


@dataclass(frozen=True)
class Line:
    """One part of an entry before and after."""

    label: str
    before: str
    after: str

    @property
    def changed(self) -> bool:
        """Say whether they differ."""
        return self.before != self.after


def in_words(entry: Entry) -> dict[str, str]:
    """Return each part of an entry as people read it."""
    unseen = _("%(contact)s (only the municipality sees it)")
    email = entry.email
    phone = phone_numbers.shown(entry.phone) if entry.phone else ""
    picture = ""
    if entry.picture_id:
        picture = f"{entry.picture.title}: {entry.picture_text}" if entry.picture else entry.picture_text
    return {
        "name": entry.name,
        "level": str(entry.get_level_display()),
        "cvr": grouped(entry.cvr),
        "summary": entry.summary,
        "description": entry.description.replace("\r\n", "\n"),
        "fields_of_work": ", ".join(word.label for word in _sorted(entry.fields_of_work.all())),
        "target_groups": ", ".join(word.label for word in _sorted(entry.target_groups.all())),
        "icnpo": str(entry.get_icnpo_display()) if entry.icnpo else "",
        "districts": ", ".join(sorted(str(district) for district in entry.districts.all())),
        "place": entry.place,
        "languages": ", ".join(
            str(Language(code).label) for code in Language.values if code in (entry.languages or [])
        ),
        "wants_volunteers": _("Yes") if entry.wants_volunteers else _("No"),
        "volunteers_note": entry.volunteers_note,
        "contact_name": entry.contact_name,
        "email": email if entry.show_email or not email else unseen % {"contact": email},
        "phone": phone if entry.show_phone or not phone else unseen % {"contact": phone},
        "website": entry.website,
        "picture": picture,
    }


def between(before: Entry | None, after: Entry) -> list[Line]:
    """Return every part of ``after`` that says something or differs from ``before``."""
    old = in_words(before) if before is not None else {}
    new = in_words(after)
    lines = [Line(str(LABELS[name]), old.get(name, ""), new[name]) for name in LABELS]
    return [line for line in lines if line.before or line.after]


def _sorted(words: Iterable[Word]) -> list[Word]:
    return sorted(words, key=lambda word: (word.order, word.pk))
