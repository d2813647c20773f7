"""The public pages: what they cost the server and the database together, and how many go through in a second.

    ROWS=100,10000 python -m bench.web

Prints one JSON object a case and number of published opportunities: case, rows, cpu_ms, queries, bytes, rps, p50_ms,
p99_ms (the median of five rounds; the percentiles over all of them). `bare` is a view that answers with a string,
served the same way in the same run. `list`, `search`, `detail`, `front`, `article`, `guide` (the associations, pages
and filters of it) and `site_search` are measured with the page cache off, `list_cached` and `front_cached` with it on.
`list_cold`, `search_cold` and `site_search_cold` are asked of a server that remembers no count, no filter panel and no
order of hits: what the first visitor in a while costs. `site_search` asks each time for words that nobody has asked for
before, `site_search_again` for the same few. From 10,000 opportunities on there are 2,000 pages and 500 associations,
below that 20 and 25. `CASES=front,article` measures some only (and always `bare`).
"""

from __future__ import annotations

import json
import os
import re
import statistics
import sys
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import quote

import psycopg

from bench import databases
from bench.server import Server, serving, wait_for
from tools import postgres, translations
from volunteering.danish_text import address_part

ROUNDS: Final = 5
THREADS: Final = 4
SEARCHES: Final = ("kaffe", "læse højt", "haven", "musik", "historier fra sit liv", "vulkaner", "gåtur", "børn")
SITE_SEARCHES: Final = (*SEARCHES, "forening", "frivillig", "regler", "besøg", "kaffe xyzzyx", "xyzzyx")
PAGES: Final = 5
DETAILS: Final = 40
MOST_WARMED: Final = 100
GUIDE: Final = (
    *("", "?page=2", "?wanted=1", "?field=besoeg-og-samvaer", "?district=2800", "?level=community", "?q=kaffe"),
    "?group=aeldre&district=2830",
)


@dataclass
class Case:
    """Something measured, and what was found round by round."""

    name: str
    server: Server
    paths: list[str]
    requests: int
    queries: int = 0
    size: int = 0
    cpu_ms: list[float] = field(default_factory=list)
    rps: list[float] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)

    def warm_up(self) -> None:
        """Let every worker read its templates; then count the queries and bytes of the dearest page."""
        for _ in range(8):
            for path in self.paths[:8]:
                self.server.get(path)
        # So that a picture's sizes are made before, and by nobody who is measured.
        for path in self.paths[:MOST_WARMED] * 2:
            self.server.get(path)
        # The last ones: of many, nobody has asked for those.
        for path in self.paths[-MOST_WARMED:]:
            answer = self.server.get(path, "X-Count-Queries: 1")
            counted = re.search(r"x-count-queries: (\d+)", answer.head)
            self.queries = max(self.queries, int(counted.group(1)) if counted else 0)
            self.size = max(self.size, answer.size)

    def one_round(self) -> None:
        """Measure once, going on where the round before stopped."""
        start = (MOST_WARMED + len(self.cpu_ms) * self.requests) % len(self.paths)
        before = self.server.cpu_seconds()
        rps, seconds = self.server.load(self.paths[start:] + self.paths[:start], self.requests, THREADS)
        self.cpu_ms.append((self.server.cpu_seconds() - before) / self.requests * 1000)
        self.rps.append(rps)
        self.seconds += seconds

    def line(self, rows: int) -> dict[str, object]:
        """Return what is printed."""
        ordered = sorted(self.seconds)
        return {
            "case": self.name,
            "rows": rows,
            "cpu_ms": round(statistics.median(self.cpu_ms), 2),
            "queries": self.queries,
            "bytes": self.size,
            "rps": round(statistics.median(self.rps), 1),
            "p50_ms": round(statistics.median(ordered) * 1000, 1),
            "p99_ms": round(ordered[int(len(ordered) * 0.99)] * 1000, 1),
        }


def measure(database_url: str, rows: int, requests: int) -> list[dict[str, object]]:
    """Measure every case on a filled database, the cases taking turns so that a busy moment meets all of them."""
    production = {"DJANGO_SETTINGS_MODULE": "bench.settings"}
    with (
        serving("bench.bare") as floor,
        serving("portal.wsgi", database_url, BENCH_PAGE_CACHE_SECONDS="0", **production) as fresh,
        serving("portal.wsgi", database_url, **production) as cached,
        serving("portal.wsgi", database_url, BENCH_KEEPS_NOTHING="1", **production) as cold,
    ):
        wait_for(floor, "/bare/")
        wait_for(fresh, "/healthz")
        wait_for(cached, "/healthz")
        wait_for(cold, "/healthz")
        turned = ["/opgaver/", *(f"/opgaver/?page={number}" for number in range(2, min(PAGES, rows // 20) + 1))]
        searched = [f"/opgaver/?q={quote(words)}" for words in SEARCHES]
        site_searched = [f"/soeg/?q={quote(words)}" for words in SITE_SEARCHES]
        # What is left out finds nothing, and makes each search one that nobody has asked before.
        new_words = [
            f"/soeg/?q={quote(SITE_SEARCHES[number % len(SITE_SEARCHES)])}+-qx{number}"
            for number in range(MOST_WARMED + ROUNDS * requests + MOST_WARMED)
        ]
        cases = [
            Case("bare", floor, ["/bare/"], requests * 10),
            Case("list", fresh, turned, requests),
            Case("list_cached", cached, ["/opgaver/"], requests * 10),
            Case("list_cold", cold, turned, requests),
            Case("search", fresh, searched, requests),
            Case("search_cold", cold, searched, requests),
            Case("detail", fresh, _details(database_url), requests),
            Case("front", fresh, ["/"], requests),
            Case("front_cached", cached, ["/"], requests * 10),
            Case("article", fresh, _articles(database_url), requests),
            Case("guide", fresh, [f"/foreninger/{question}" for question in GUIDE], requests),
            Case("site_search", fresh, new_words, requests),
            Case("site_search_again", fresh, site_searched, requests),
            Case("site_search_cold", cold, site_searched, requests),
        ]
        if wanted := os.environ.get("CASES"):
            cases = [case for case in cases if case.name in {"bare", *wanted.split(",")}]
        for case in cases:
            case.warm_up()
        for number in range(ROUNDS):
            databases.say(f"{rows} opportunities, round {number + 1} of {ROUNDS} …")
            for case in cases:
                case.one_round()
        return [case.line(rows) for case in cases]


def _details(database_url: str) -> list[str]:
    """Return the addresses of some opportunities, spread over the years."""
    with psycopg.connect(database_url) as connection:
        rows = connection.execute(
            "SELECT id, title FROM volunteering_opportunity WHERE state = 'published' ORDER BY md5(id::text) LIMIT %s",
            [DETAILS],
        ).fetchall()
    return [f"/opgaver/{pk}/{address_part(title)}/" for pk, title in rows]


def _articles(database_url: str) -> list[str]:
    """Return the addresses of some articles, from all sections."""
    with psycopg.connect(database_url) as connection:
        rows = connection.execute(
            "SELECT url_path FROM wagtailcore_page p JOIN cms_articlepage ON page_ptr_id = p.id "
            "ORDER BY md5(p.slug) LIMIT %s",
            [DETAILS],
        ).fetchall()
    # The first part is the front page itself.
    return [f"/{path.strip('/').partition('/')[2]}/" for (path,) in rows]


def main() -> None:
    """Measure at every number of rows."""
    wanted = [int(number) for number in (os.environ.get("ROWS") or "100,10000").split(",")]
    requests = int(os.environ.get("REQUESTS") or "200")
    server = postgres.ensure_database_url("bench")
    translations.compile_all()
    try:
        with databases.uploads(), databases.migrated_template(server) as template:
            for rows in wanted:
                with databases.filled(server, template, rows) as url:
                    for line in measure(url, rows, requests):
                        sys.stdout.write(json.dumps(line) + "\n")
                        sys.stdout.flush()
    finally:
        postgres.stop("bench")


if __name__ == "__main__":
    main()
