"""What the workers do for the search by the clock."""

from __future__ import annotations

from wagtail.contrib.search_promotions.models import Query, QueryDailyHits


def forget_old_searches() -> None:
    """Delete the counts of searches that are older than their limit, and words that nobody has searched for since.

    Words for which editors recommend something stay. May run twice without harm.
    """
    QueryDailyHits.garbage_collect()
    Query.garbage_collect()
