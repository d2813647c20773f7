"""What a row is searched by, for columns that the database fills in by itself.

``words_of(title="A", lead="B")`` is the expression of such a column: ``GeneratedField(expression=words_of(...))``.
"""

from __future__ import annotations

import functools

from django.contrib.postgres.search import SearchVectorField
from django.db.models import F, Func, Value
from django.db.models.expressions import Combinable, CombinedExpression, Expression


class Words(Func):
    """The words of a column with their weight (A to D): Danish stems, and the words folded as people type them.

    The function belongs to the database (the migration ``opportunity_search``); every search of the site uses it, so
    that all find alike.
    """

    function = "opportunity_words"
    output_field = SearchVectorField()

    def __init__(self, column: str, weight: str, *further: Combinable) -> None:
        """Take the column's name."""
        super().__init__(F(column), Value(weight), *further)


def words_of(kind: type[Words] = Words, **weights: str) -> Expression:
    """Return the words of several columns, each with its weight, in this order."""
    columns: list[Expression] = [kind(column, weight) for column, weight in weights.items()]
    return functools.reduce(lambda left, right: CombinedExpression(left, "||", right), columns)
