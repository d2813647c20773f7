"""What the search knows of a page."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import Exists, ExpressionWrapper, F, OuterRef, Q
from wagtail.contrib.search_promotions.models import Query
from wagtail.models import Page, PageViewRestriction

from cms.pages.tree import HOME_DEPTH
from volunteering.search_words import Words, words_of

if TYPE_CHECKING:
    from volunteering.search_terms import SearchTerms

LONGEST_TEXT = 60_000
"""Signs of a page that count; the longest law explained in plain words has a third of it."""


class SearchOutcome(models.Model):
    """How much a search found the last time (resultat af en søgning): beside the count of how often it was made."""

    query = models.OneToOneField(Query, on_delete=models.CASCADE, primary_key=True, related_name="outcome")
    found = models.PositiveIntegerField()
    searched_on = models.DateField()

    class Meta:
        verbose_name = "outcome of a search"
        verbose_name_plural = "outcomes of searches"

    def __str__(self) -> str:
        return f"{self.query}: {self.found}"


class WordsInTheirLanguage(Words):
    """The same with the stems of the row's own language (the column ``language``)."""

    function = "page_words"

    def __init__(self, column: str, weight: str) -> None:
        """Take the column's name."""
        super().__init__(column, weight, F("language"))


class PageWordsQuerySet(models.QuerySet["PageWords"]):
    """What can be asked of the words of pages."""

    def public(self) -> PageWordsQuerySet:
        """Return those that everybody may read just now.

        Asked of the page itself, so that what was taken down or closed off a second ago is not found.
        """
        closed = PageViewRestriction.objects.annotate(
            here=ExpressionWrapper(OuterRef("page__path"), output_field=models.CharField())
        ).filter(here__startswith=F("page__path"))
        return self.filter(~Exists(closed), page__live=True, page__depth__gt=HOME_DEPTH)

    def matching(self, terms: SearchTerms) -> PageWordsQuerySet:
        """Return those with the words somebody searched for."""
        return self.filter(search=terms.query())


class PageWords(models.Model):
    """The words of a published page (sidens ord), as the search of the site reads them.

    Written anew whenever the page is saved (``receivers``), and for all pages by ``manage.py collect_page_words``.
    Where the page stands and who may read it is asked of the page.
    """

    page = models.OneToOneField(Page, on_delete=models.CASCADE, primary_key=True, related_name="+")
    language = models.CharField(max_length=5)
    title = models.CharField(max_length=255)
    summary = models.TextField(blank=True)
    text = models.TextField(blank=True)
    address_name = models.CharField(max_length=40, blank=True)
    """Of the service's own address, where the page stands there and not in the tree."""
    search = models.GeneratedField(
        expression=words_of(WordsInTheirLanguage, title="A", summary="B", text="C"),
        output_field=SearchVectorField(),
        db_persist=True,
        editable=False,
    )

    objects = PageWordsQuerySet.as_manager()

    class Meta:
        verbose_name = "words of a page"
        verbose_name_plural = "words of pages"
        indexes: ClassVar = [
            GinIndex(fields=["search"], name="page_words_danish", fastupdate=False, condition=Q(language="da")),
            GinIndex(fields=["search"], name="page_words_english", fastupdate=False, condition=Q(language="en")),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(name="page_words_language_known", condition=Q(language__in=["da", "en"]))
        ]

    def __str__(self) -> str:
        return self.title
