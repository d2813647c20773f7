"""The page of the search."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.core.paginator import Paginator
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.views.decorators.http import require_safe

from cms.search import question as asked
from cms.search import sections
from volunteering.public_pages import cache_page_for_everyone

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from cms.search.question import Question


@require_safe
@cache_page_for_everyone(*asked.PARAMETERS)
def site_search(request: HttpRequest) -> HttpResponse:
    """Show what the site has with some words; everything asked for stands in the address, and nothing is an error."""
    question = asked.read(request.GET, translation.get_language() or settings.LANGUAGE_CODE)
    if question.pages_only:
        return _pages(request, question)
    found = sections.find(question)
    context = {
        "question": question,
        "found": found,
        "other_language_url": _in_other_language(question) if found and found.other_language else "",
    }
    return render(request, "cms/search/search.html", context)


def _pages(request: HttpRequest, question: Question) -> HttpResponse:
    hits, total = sections.find_pages(question) or ([], 0)
    paginator = Paginator(range(min(total, sections.MOST_RANKED)), sections.PAGES_AT_ONCE)
    context = {
        "question": question,
        "hits": hits,
        "total": min(total, sections.MOST_COUNTED),
        "is_over": total > sections.MOST_COUNTED,
        "page": paginator.get_page(question.page),
        "overview_url": question.address(),
    }
    return render(request, "cms/search/pages.html", context)


def _in_other_language(question: Question) -> str:
    other = next(code for code, _name in settings.LANGUAGES if code != question.language)
    with translation.override(other):
        return reverse("site_search") + question.address(pages_only=True)
