"""What an institution may see of a person: this and nothing else.

Before the invitation to talk: the name and the languages. From the invitation on: phone and e-mail too. Age, districts,
wishes, times, the guardian and how the person came here are never shown; whether what a task needs is met is
worked out in the rooms above and shown as one yes or no.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from volunteering import phone_numbers
from volunteering.people.choices import Language

if TYPE_CHECKING:
    from volunteering.people.models import Volunteer


@dataclass(frozen=True, slots=True)
class VisiblePerson:
    """One person as an employee sees her or him. ``phone`` and ``email`` are empty until they may be shown."""

    name: str
    languages: tuple[str, ...]
    phone: str = ""
    email: str = ""


def project(volunteer: Volunteer, *, shows_contact: bool) -> VisiblePerson:
    """Return what may be seen of ``volunteer``; ``shows_contact`` from the invitation on.

    Reads ``volunteer.user`` only when contact details are shown; select it beforehand in lists.
    """
    labels = {choice.value: str(choice.label) for choice in Language}
    languages = tuple(labels[code] for code in volunteer.languages if code in labels)
    if not shows_contact:
        return VisiblePerson(name=volunteer.name, languages=languages)
    return VisiblePerson(
        name=volunteer.name,
        languages=languages,
        phone=phone_numbers.shown(volunteer.phone),
        email=volunteer.user.email if volunteer.user is not None else "",
    )
