"""What the front page promises: the eight commitments, each one click away."""

from __future__ import annotations

from typing import Final

from cms.blocks.front_page import OTHER, PRIZE, THEME
from portal.demo.pages.policy import EIGHT
from portal.demo.pages.specs import Block, target

LARGE: Final = {"side:aarets-tema": THEME, "side:frivilligprisen": PRIZE}


def _instrument(title: str, words: str, where: str) -> Block:
    return ("instrument", {"kind": LARGE.get(where, OTHER), "title": title, "text": words, **target(where)})


INSTRUMENTS_DA: Final = tuple(
    _instrument(
        {"side:aarets-tema": "Årets tema: sammen på tværs af alder"}.get(where, title),
        {"side:aarets-tema": "Puljen støtter i år det, der får unge og gamle til at mødes."}.get(where, words),
        where,
    )
    for title, words, where in EIGHT
)

INSTRUMENTS_EN: Final = tuple(
    _instrument(title, words, where)
    for title, words, where in (
        (
            "A workshop every second year",
            "Associations, citizens, politicians and staff make plans together.",
            "side:politikken",
        ),
        (
            "A theme for the grants",
            "Each year the money gathers around one theme that associations have been heard on.",
            "side:politikken",
        ),
        (
            "Knowledge in one place",
            "Laws, courses, a guide to associations and links, kept up to date.",
            "side:politikken",
        ),
        (
            "A package for those who begin",
            "Ten steps from an idea to the first volunteers.",
            "side:ivaerksaetterpakken",
        ),
        ("The volunteer prize", "Once a year the town says thank you.", "side:politikken"),
        ("Key persons", "Somebody to call: a coordinator, and colleagues in the departments.", "side:politikken"),
        (
            "Support for a common forum",
            "Join forces, and the municipality helps with rooms or administration.",
            "side:politikken",
        ),
        ("Evaluation without bother", "We look at what works, without weighing down small groups.", "side:politikken"),
    )
)
