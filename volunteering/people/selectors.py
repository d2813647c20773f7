"""What the pages of this room show, read from the database."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q
from django.utils.formats import localize
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from volunteering import phone_numbers
from volunteering.people import times_of_week
from volunteering.people.choices import AgeBand, Language, ProfileStep
from volunteering.people.models import Volunteer
from volunteering.records.models import Look

if TYPE_CHECKING:
    from django.db.models import QuerySet


def looks_at(volunteer: Volunteer) -> QuerySet[Look]:
    """Return who has seen a person's details, newest first; also those of a profile taken over from paper."""
    if volunteer.pk is None:
        return Look.objects.none()
    subjects = Volunteer.objects.filter(Q(pk=volunteer.pk) | Q(merged_into=volunteer.pk)).values("uuid")
    return Look.objects.filter(subject__in=subjects).select_related("viewer").order_by("-at", "-pk")


def answers(volunteer: Volunteer) -> dict[ProfileStep, str]:
    """Return each answer of a profile in words; an empty text where there is none."""
    districts = volunteer.districts.all() if volunteer.pk else []
    languages = dict(Language.choices)
    return {
        ProfileStep.NAME: volunteer.name,
        ProfileStep.PHONE: phone_numbers.shown(volunteer.phone),
        ProfileStep.AGE: str(AgeBand(volunteer.age_band).label) if volunteer.age_band else "",
        ProfileStep.DISTRICTS: ", ".join(district.name for district in districts),
        ProfileStep.LANGUAGES: _capitalised(
            ", ".join(str(languages[code]).lower() for code in volunteer.languages if code in languages)
        ),
        ProfileStep.WISHES: volunteer.wishes,
        ProfileStep.AVAILABILITY: _times_in_words(volunteer.availability),
        ProfileStep.HOURS: _hours_in_words(volunteer.weekly_hours),
    }


def _capitalised(text: str) -> str:
    """Return a text with its first letter large and the rest as it is."""
    return text[:1].upper() + text[1:]


def _times_in_words(mask: int) -> str:
    """Return the times of a week as a list: monday morning, monday evening."""
    if mask == times_of_week.ALL_TIMES:
        return _("Any time")
    times = (f"{day.label} {part.label}".lower() for day, part in times_of_week.times(mask))
    return _capitalised(", ".join(times))


def _hours_in_words(hours: int | None) -> str:
    if hours is None:
        return ""
    return ngettext("%(hours)s hour a week", "%(hours)s hours a week", hours) % {"hours": localize(hours)}
