"""What the front page promises: the eight commitments, each one click away."""

from __future__ import annotations

from typing import Final

from cms.blocks.front_page import OTHER, PRIZE, THEME
from portal.demo.pages.policy import EIGHT
from portal.demo.pages.specs import Block, target

LARGE: Final = {
    "side:aarets-tema": THEME,
    "side:frivilligprisen": PRIZE,
}
ENGLISH_THEME: Final = "A theme for the grants"
ENGLISH_PRIZE: Final = "The volunteer prize"


def _instrument(title: str, words: str, where: str, kind: str = OTHER) -> Block:
    return ("instrument", {"kind": kind, "title": title, "text": words, **target(where)})


INSTRUMENTS_DA: Final = tuple(
    _instrument(
        {"side:aarets-tema": "Årets tema: sammen på tværs af alder"}.get(where, title),
        {"side:aarets-tema": "Puljen støtter i år det, der får unge og gamle til at mødes."}.get(where, words),
        where,
        LARGE.get(where, OTHER),
    )
    for title, words, where in EIGHT
)

INSTRUMENTS_EN: Final = tuple(
    _instrument(title, words, where, {ENGLISH_THEME: THEME, ENGLISH_PRIZE: PRIZE}.get(title, OTHER))
    for title, words, where in (
        (
            "A workshop every second year",
            "Associations, citizens, politicians and staff make plans together.",
            "url:event_list",
        ),
        (
            ENGLISH_THEME,
            "Each year the money gathers around one theme that associations have been heard on.",
            "side:politikken",
        ),
        (
            "Knowledge in one place",
            "Laws, courses, a guide to associations and links, kept up to date.",
            "url:association_list",
        ),
        (
            "A package for those who begin",
            "Ten steps from an idea to the first volunteers.",
            "side:ivaerksaetterpakken",
        ),
        (ENGLISH_PRIZE, "Once a year the town says thank you.", "side:politikken"),
        ("Key persons", "Somebody to call: a coordinator, and colleagues in the departments.", "url:contact_list"),
        (
            "Support for a common forum",
            "Join forces, and the municipality helps with rooms or administration.",
            "url:forum_request",
        ),
        ("Evaluation without bother", "We look at what works, without weighing down small groups.", "side:politikken"),
    )
)
