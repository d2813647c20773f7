"""What volunteers said in 2010, for comparison. Published figures, shown with the number of answers.

Source: Lyngby-Taarbæk Kommune, local evaluation of the project Kommunen og Civilsamfundet, 2011 (survey of 2010).
Each could choose up to three motives. The four municipalities are Lejre, Varde, Horsens and Lyngby-Taarbæk.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

ANSWERS: Final = 16
ANSWERS_FOUR_MUNICIPALITIES: Final = 165


@dataclass(frozen=True)
class Motive:
    """A reason to give a hand, with the percentage of those who answered."""

    label: Promise
    percent: int
    percent_four_municipalities: int


MOTIVES: Final = (
    Motive(_("To be a citizen in a way that means something"), 69, 68),
    Motive(_("To make a difference"), 56, 52),
    Motive(_("A civic duty"), 38, 36),
    Motive(_("To be together with others"), 38, 38),
    Motive(_("To learn something"), 31, 14),
    Motive(_("Something to do in my spare time"), 25, 36),
    Motive(_("Because of someone close to me"), 13, 18),
    Motive(_("Interest in the profession"), 13, 10),
    Motive(_("To have influence"), 0, 16),
    Motive(_("My career"), 0, 0),
    Motive(_("Something else"), 19, 7),
)
