"""CVR numbers, the numbers of the Danish business register (Det Centrale Virksomhedsregister). Pure."""

from __future__ import annotations

import re
from typing import Final

LENGTH: Final = 8
WEIGHTS: Final = (2, 7, 6, 5, 4, 3, 2, 1)

_COUNTRY = re.compile(r"^DK[\s.-]*(?=[0-9])", re.IGNORECASE)
_BETWEEN = re.compile(r"[\s.\-\u2010-\u2015]+")


def plain(typed: str) -> str:
    """Return a number as it is stored: "DK-12 34 56 78" is 12345678. What is no number comes back as it stands."""
    return _BETWEEN.sub("", _COUNTRY.sub("", typed.strip()))


def has_eight_digits(number: str) -> bool:
    """Say whether ``number`` is eight plain digits and does not begin with 0. A CPR number has ten and is none."""
    return len(number) == LENGTH and number.isascii() and number.isdecimal() and number[0] != "0"


def fits_check_digit(number: str) -> bool:
    """Say whether the last of the eight digits is the right one (modulus 11).

    The digits times 2, 7, 6, 5, 4, 3, 2, 1 add up to a multiple of 11. Source: Erhvervsstyrelsen, "Modulus 11 kontrol",
    and Danmarks Statistik, the variable CVRNR: both say that every CVR number is made this way (looked up in November
    2026). Should the register ever give out others, a setting of the guide turns the refusal into a question.

    Raises:
        ValueError: it has not eight digits.
    """
    if not has_eight_digits(number):
        message = "A CVR number has eight digits."
        raise ValueError(message)
    return sum(int(digit) * weight for digit, weight in zip(number, WEIGHTS, strict=True)) % 11 == 0


def grouped(number: str) -> str:
    """Return a number as people read it: 12 34 56 78."""
    return " ".join(number[i : i + 2] for i in range(0, len(number), 2))
