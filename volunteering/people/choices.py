"""The fixed choices about people: age bands, languages, steps of the profile, times of the week."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class AgeBand(models.TextChoices):
    """Age in bands (aldersgruppe); a birth date is never asked for."""

    UNDER_13 = "0-12", _("under 13")
    FROM_13 = "13-14", _("13–14")
    FROM_15 = "15-17", _("15–17")
    FROM_18 = "18-24", _("18–24")
    FROM_25 = "25-34", _("25–34")
    FROM_35 = "35-49", _("35–49")
    FROM_50 = "50-64", _("50–64")
    FROM_65 = "65-74", _("65–74")
    FROM_75 = "75+", _("75 or more")

    @classmethod
    def under_15(cls) -> tuple[str, ...]:
        """Return the bands for which a guardian confirms."""
        return (cls.UNDER_13.value, cls.FROM_13.value)

    @property
    def youngest(self) -> int:
        """Return the lowest age in years that somebody in this band can have."""
        return int(self.value.rstrip("+").split("-")[0])


class Language(models.TextChoices):
    """Languages that people speak (sprog)."""

    DANISH = "da", _("Danish")
    ENGLISH = "en", _("English")
    GERMAN = "de", _("German")
    FRENCH = "fr", _("French")
    SPANISH = "es", _("Spanish")
    POLISH = "pl", _("Polish")
    UKRAINIAN = "uk", _("Ukrainian")
    ARABIC = "ar", _("Arabic")
    TURKISH = "tr", _("Turkish")
    PERSIAN = "fa", _("Persian")
    URDU = "ur", _("Urdu")
    CHINESE = "zh", _("Chinese")
    DANISH_SIGN = "dsl", _("Danish sign language")


class ProfileStep(models.TextChoices):
    """The short steps of the profile (profiltrin), in order. The last two come after the first contact."""

    NAME = "name", _("Your name")
    PHONE = "phone", _("Phone")
    AGE = "age", _("Age")
    DISTRICTS = "districts", _("Where you can get to")
    LANGUAGES = "languages", _("Languages")
    WISHES = "wishes", _("Wishes")
    AVAILABILITY = "availability", _("When it suits you")
    HOURS = "hours", _("Hours a week")


class Weekday(models.IntegerChoices):
    """The days of the week; the number is also the place in an availability mask."""

    MONDAY = 0, pgettext_lazy("day of the week, on its own", "Monday")
    TUESDAY = 1, pgettext_lazy("day of the week, on its own", "Tuesday")
    WEDNESDAY = 2, pgettext_lazy("day of the week, on its own", "Wednesday")
    THURSDAY = 3, pgettext_lazy("day of the week, on its own", "Thursday")
    FRIDAY = 4, pgettext_lazy("day of the week, on its own", "Friday")
    SATURDAY = 5, pgettext_lazy("day of the week, on its own", "Saturday")
    SUNDAY = 6, pgettext_lazy("day of the week, on its own", "Sunday")


class PartOfDay(models.IntegerChoices):
    """The parts of a day; the number is also the place in an availability mask."""

    MORNING = 0, pgettext_lazy("part of day", "Morning")
    AFTERNOON = 1, pgettext_lazy("part of day", "Afternoon")
    EVENING = 2, pgettext_lazy("part of day", "Evening")
