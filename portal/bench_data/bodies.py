"""What stands on the invented pages: blocks of words, boxes, pictures and links, as editors mix them."""

from __future__ import annotations

import json
import uuid
from typing import TYPE_CHECKING, Any, Final

from portal.bench_data.words import HEADINGS, LEADS, PROMISES, QUOTES, ROLES, SENTENCES, SUBJECTS

if TYPE_CHECKING:
    import random
    from collections.abc import Callable, Sequence

    from cms.media import CustomImage

Block = tuple[str, Any]

SOMETIMES: Final = 0.25
OFTEN: Final = 0.5


class BodyWriter:
    """Writes bodies that lead to some of the pages and show some of the pictures."""

    def __init__(self, *, pages: Sequence[int], pictures: Sequence[CustomImage], chance: random.Random) -> None:
        """Keep what can be led to (numbers of pages) and shown."""
        self.pages = pages
        self.pictures = pictures
        self.chance = chance

    def article(self) -> str:
        """Return the body of an article: two texts and some of the other blocks around them."""
        some: list[tuple[float, Callable[[], Block]]] = [
            (OFTEN, self._facts),
            (SOMETIMES, self._steps),
            (SOMETIMES, self._picture),
            (SOMETIMES, self._questions),
            (SOMETIMES, self._quote),
            (SOMETIMES, self._table),
            (OFTEN, self._cards),
            (SOMETIMES, self._call),
            (OFTEN, self._contact),
        ]
        found = [self._text()]
        found += [write() for often, write in some if self.chance.random() < often]
        found.insert(min(2, len(found)), self._text())
        return self._stream(found)

    def story(self) -> str:
        """Return the body of a story."""
        return self._stream([self._text(), self._quote(), self._picture(), self._text()])

    def promises(self) -> str:
        """Return what the front page promises, each with a page."""
        return self._stream(
            [
                ("instrument", {"kind": kind, "title": title, "text": words, **self._target()})
                for kind, title, words in PROMISES
            ]
        )

    def intro(self) -> str:
        """Return the short text of a section."""
        return f"<p>{self._sentences(2)}</p>"

    def _stream(self, blocks: list[Block]) -> str:
        return json.dumps(
            [
                {"type": kind, "value": value, "id": str(uuid.UUID(int=self.chance.getrandbits(128), version=4))}
                for kind, value in blocks
            ]
        )

    def _sentences(self, count: int) -> str:
        return " ".join(self.chance.sample(SENTENCES, k=count))

    def _page(self) -> int:
        return self.chance.choice(self.pages)

    def _target(self) -> dict[str, Any]:
        return {"target_page": self._page(), "address": ""}

    def _text(self) -> Block:
        parts = []
        for heading in self.chance.sample(HEADINGS, k=2):
            parts += [f"<h2>{heading}</h2>", f"<p>{self._sentences(3)}</p>"]
            parts.append(f'<p>{self._sentences(2)} Læs også <a linktype="page" id="{self._page()}">mere her</a>.</p>')
        parts.append("<ul>" + "".join(f"<li>{line}</li>" for line in self.chance.sample(SENTENCES, k=3)) + "</ul>")
        return "text", "".join(parts)

    def _facts(self) -> Block:
        lines = "".join(f"<li>{line}</li>" for line in self.chance.sample(SENTENCES, k=3))
        return "fact_box", {"title": "Kort fortalt", "text": f"<ul>{lines}</ul>", "tone": "mint"}

    def _steps(self) -> Block:
        steps = [
            {"title": title, "text": f"<p>{self._sentences(1)}</p>"} for title in self.chance.sample(SUBJECTS, k=3)
        ]
        return "steps", {"title": "Sådan gør I", "steps": steps}

    def _picture(self) -> Block:
        image = self.chance.choice(self.pictures)
        shown = {"image": image.pk, "alt_text": image.description, "decorative": False}
        return "picture", {"picture": shown, "caption": self._sentences(1)}

    def _questions(self) -> Block:
        folds = [
            {"title": title, "text": f"<p>{self._sentences(2)}</p>"} for title in self.chance.sample(HEADINGS, k=4)
        ]
        return "accordion", {"title": "Spørgsmål og svar", "folds": folds}

    def _quote(self) -> Block:
        return "quote", {"text": self.chance.choice(QUOTES), "who": self.chance.choice(ROLES)}

    def _table(self) -> Block:
        rows = [{"values": [subject, self._sentences(1)]} for subject in self.chance.sample(SUBJECTS, k=4)]
        columns = [{"type": "text", "heading": "Emne"}, {"type": "text", "heading": "Hvad gælder"}]
        return "table", {"table": {"caption": "Oversigt", "columns": columns, "rows": rows}}

    def _cards(self) -> Block:
        cards = [
            {"title": title, "text": self.chance.choice(LEADS), **self._target()}
            for title in self.chance.sample(SUBJECTS, k=3)
        ]
        return "link_cards", {"title": "Læs videre", "cards": cards}

    def _call(self) -> Block:
        words = {"title": "Har I en time?", "text": self._sentences(1), "button": "Find noget at lave"}
        return "call_to_action", {**words, "target_page": None, "address": "/opgaver/"}

    def _contact(self) -> Block:
        return "contact", {"title": "Spørg os", "text": self._sentences(1)}
