"""How a page of the demo is written down.

Within texts and values ``side:key`` means the page with that key, ``url:name`` an address of the service, ``billede:key`` a
picture and ``dag:30`` the day 30 days after the demo is loaded.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, TypeAlias

from wagtail.models import Page

Block: TypeAlias = tuple[str, Any]
"""A block of a stream: its type and its value."""


@dataclass(frozen=True)
class PageSpec:
    """A page: its type, its name in addresses (also its key), its words."""

    model: type[Page]
    key: str
    title: str
    lead: str = ""
    picture: str = ""
    streams: dict[str, tuple[Block, ...]] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    values: dict[str, Any] = field(default_factory=dict)
    institution: str = ""
    published_days_ago: int = 60
    reviewed_days_ago: int = 12
    review_in_days: int = 353
    in_menus: bool = True
    children: tuple[PageSpec, ...] = ()
    slug: str = ""
    """In another language; empty: the key."""


@dataclass(frozen=True)
class Picture:
    """A picture: its file without the ending, what it is called and what one sees."""

    key: str
    title: str
    shows: str


def text(html: str) -> Block:
    """Running text."""
    return ("text", html)


def facts(title: str, *lines: str, tone: str = "mint") -> Block:
    """A box with the short version."""
    items = "".join(f"<li>{line}</li>" for line in lines)
    return ("fact_box", {"title": title, "text": f"<ul>{items}</ul>", "tone": tone})


def steps(title: str, *given: tuple[str, str]) -> Block:
    """What one does, in order."""
    return ("steps", {"title": title, "steps": [{"title": name, "text": f"<p>{how}</p>"} for name, how in given]})


def questions(title: str, *given: tuple[str, str]) -> Block:
    """Questions that unfold."""
    return ("accordion", {"title": title, "folds": [{"title": ask, "text": f"<p>{says}</p>"} for ask, says in given]})


def quote(words: str, who: str) -> Block:
    """What somebody said; who is a role."""
    return ("quote", {"text": words, "who": who})


def table(caption: str, columns: tuple[str, ...], *rows: tuple[str, ...]) -> Block:
    """A table of short texts."""
    return (
        "table",
        {
            "table": {
                "caption": caption,
                "columns": [{"type": "text", "heading": heading} for heading in columns],
                "rows": [{"values": list(row)} for row in rows],
            }
        },
    )


def cards(title: str, *given: tuple[str, str, str]) -> Block:
    """Cards that lead on: title, text, where."""
    return ("link_cards", {"title": title, "cards": [{"title": t, "text": x, **target(w)} for t, x, w in given]})


def call(title: str, words: str, button: str, where: str) -> Block:
    """One thing the reader can do now."""
    return ("call_to_action", {"title": title, "text": words, "button": button, **target(where)})


def contact(title: str, words: str) -> Block:
    """Whom to call or write to."""
    return ("contact", {"title": title, "text": words})


def picture(key: str, caption: str = "") -> Block:
    """A picture in the text. Its words for those who do not see it are the picture's own."""
    return ("picture", {"picture": f"billede:{key}", "caption": caption})


def target(where: str) -> dict[str, Any]:
    """Where a link leads: to a page or to an address."""
    return (
        {"target_page": where, "address": ""} if where.startswith("side:") else {"target_page": None, "address": where}
    )


def rule(topic: str, explanation: str, source: str, address: str, *, next_check: str = "dag:180") -> Block:
    """A rule in plain words, with its source by name."""
    return (
        "entry",
        {
            "topic": topic,
            "explanation": explanation,
            "source_name": source,
            "address": address,
            "checked_on": "dag:-12",
            "next_check": next_check,
        },
    )


def milestone(title: str, day: int, words: str, *, until: int | None = None, state: str = "planned") -> Block:
    """Something on the way to the strategy, so many days from when the demo is loaded."""
    return (
        "milestone",
        {
            "title": title,
            "starts_on": f"dag:{day}",
            "ends_on": None if until is None else f"dag:{until}",
            "state": state,
            "text": words,
        },
    )
