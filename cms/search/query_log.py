"""What people search for, counted without knowing who: by day, with how much was found the last time.

Editors read it to find out what is missing. What looks like a person is never written down.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from django.db import connection
from django.utils import timezone
from wagtail.search.utils import normalise_query_string

if TYPE_CHECKING:
    from django.http import HttpRequest

LONGEST: Final = 60
_BETWEEN_DIGITS: Final = re.compile(r"(?<=\d)[\s.\-/+()]+(?=\d)")
_MANY_DIGITS: Final = re.compile(r"\d{4}")
_MACHINES: Final = re.compile(r"bot\b|crawl|spider|slurp|preview|monitor|curl|wget|python-", re.IGNORECASE)

_COUNT: Final = """
WITH searched AS (
  INSERT INTO wagtailsearchpromotions_query (query_string) VALUES (%(words)s)
  ON CONFLICT (query_string) DO UPDATE SET query_string = EXCLUDED.query_string RETURNING id
), counted AS (
  INSERT INTO wagtailsearchpromotions_querydailyhits AS daily (query_id, date, hits)
  SELECT id, %(today)s, 1 FROM searched
  ON CONFLICT (query_id, date) DO UPDATE SET hits = daily.hits + 1
)
INSERT INTO cms_searchoutcome (query_id, found, searched_on) SELECT id, %(found)s, %(today)s FROM searched
ON CONFLICT (query_id) DO UPDATE SET found = EXCLUDED.found, searched_on = EXCLUDED.searched_on
"""


def looks_like_a_person(text: str) -> bool:
    """Whether words may name or number somebody: an e-mail address, four digits in a row, or a whole sentence.

    Signs between digits do not count: telephone numbers and CPR numbers are written in many ways.
    """
    return "@" in text or len(text) > LONGEST or bool(_MANY_DIGITS.search(_BETWEEN_DIGITS.sub("", text)))


def is_by_somebody(request: HttpRequest) -> bool:
    """Whether a person asks, as far as one can tell: no machine that says so, and nothing fetched in advance."""
    headers = request.headers
    in_advance = "prefetch" in f"{headers.get('Sec-Purpose', '')} {headers.get('Purpose', '')}"
    return request.method == "GET" and not in_advance and not _MACHINES.search(headers.get("User-Agent", ""))


def note(text: str, *, found: int) -> None:
    """Count a search and keep how much it found. One query.

    Pages that are kept for everybody come again without this being called: of many who ask the same within half a
    minute one is counted.
    """
    if looks_like_a_person(text):
        return
    words = {"words": normalise_query_string(text), "today": timezone.localdate(), "found": found}
    with connection.cursor() as cursor:
        cursor.execute(_COUNT, words)
