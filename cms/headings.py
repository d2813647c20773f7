"""The headings of a text that an editor wrote: an address for each, and the list of what is on the page."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import unescape
from typing import Any, Final

from django.utils.html import strip_tags
from django.utils.text import slugify

HEADING: Final = re.compile(r"<h([23])(?:\s[^>]*)?>(.*?)</h\1>", re.IGNORECASE | re.DOTALL)
DANISH: Final = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "Æ": "ae", "Ø": "oe", "Å": "aa"})


@dataclass(frozen=True)
class Heading:
    """A heading of the second level and the anchor that leads to it."""

    text: str
    anchor: str


@dataclass
class Anchors:
    """Hands out anchors that are unique on one page, the same ones each time for the same headings in order."""

    taken: dict[str, int] = field(default_factory=dict)

    def next_for(self, text: str) -> str:
        """Return an anchor made of the heading's own words."""
        wanted = slugify(text.translate(DANISH)) or "afsnit"
        self.taken[wanted] = self.taken.get(wanted, 0) + 1
        return wanted if self.taken[wanted] == 1 else f"{wanted}-{self.taken[wanted]}"


def words_of(html: str) -> str:
    """Return a heading's words without markup."""
    return unescape(strip_tags(html)).strip()


def with_anchors(html: str, anchors: Anchors) -> str:
    """Give every heading an ``id``, and leave out headings without words: they would say nothing to a screen reader."""

    def replaced(match: re.Match[str]) -> str:
        level, inner = match.groups()
        words = words_of(inner)
        return f'<h{level} id="{anchors.next_for(words)}">{inner}</h{level}>' if words else ""

    return HEADING.sub(replaced, html)


def headings_of(html: str, anchors: Anchors) -> list[Heading]:
    """Return the headings of the second level with the anchors that ``with_anchors`` gives them."""
    found = []
    for level, inner in HEADING.findall(html):
        words = words_of(inner)
        if words:
            anchor = anchors.next_for(words)
            if level == "2":
                found.append(Heading(words, anchor))
    return found


def headings_of_stream(stream: Any) -> list[Heading]:  # noqa: ANN401 - Wagtail's stream of blocks
    """Return the headings of a stream's text blocks. Reads the raw data: no picture or file is looked up for it."""
    anchors = Anchors()
    texts = (block["value"] for block in stream.raw_data if block["type"] == "text")
    return [heading for html in texts for heading in headings_of(html, anchors)]
