"""The page of the search."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from django.conf import settings
from django.core.paginator import Paginator
from django.http import JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.views.decorators.http import require_safe

from cms.search import query_log, sections, suggestions
from cms.search import question as asked
from cms.search.hits import MOST_COUNTED
from volunteering.public_pages import cache_page_for_everyone

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from cms.search.question import Question


@require_safe
@cache_page_for_everyone(*asked.PARAMETERS)
def site_search(request: HttpRequest) -> HttpResponse:
    """Show what the site has with some words; everything asked for stands in the address, and nothing is an error.

    Each search of a person is counted for the editors, but not what a kept page answers (``query_log``).
    """
    question = asked.read(request.GET, translation.get_language() or settings.LANGUAGE_CODE)
    if question.pages_only:
        return _pages(request, question)
    found = sections.find(question)
    if found is not None and query_log.is_by_somebody(request):
        query_log.note(question.text, found=0 if found.is_wider else found.total + found.in_house)
    context = {
        "question": question,
        "is_search": True,
        "found": found,
        "other_language_url": _in_other_language(question) if found and found.other_language else "",
    }
    return render(request, "cms/search/search.html", context)


@require_safe
@cache_page_for_everyone(asked.WORDS)
def site_search_suggest(request: HttpRequest) -> HttpResponse:
    """Return what somebody may mean who is still typing. Never counted: nobody has searched yet."""
    language = translation.get_language() or settings.LANGUAGE_CODE
    found = suggestions.suggestions(request.GET.get(asked.WORDS, ""), language)
    response = JsonResponse({"suggestions": [dataclasses.asdict(one) for one in found]})
    response["X-Robots-Tag"] = "noindex"
    return response


def _pages(request: HttpRequest, question: Question) -> HttpResponse:
    hits, total = sections.find_pages(question) or ([], 0)
    reachable = min(total, asked.LAST_PAGE * sections.PAGES_AT_ONCE)
    paginator = Paginator(range(reachable), sections.PAGES_AT_ONCE)
    context = {
        "question": question,
        "is_search": True,
        "hits": hits,
        "total": min(total, MOST_COUNTED),
        "is_over": total > MOST_COUNTED,
        "page": paginator.get_page(question.page),
        "overview_url": question.address(),
    }
    return render(request, "cms/search/pages.html", context)


def _in_other_language(question: Question) -> str:
    other = next(code for code, _name in settings.LANGUAGES if code != question.language)
    with translation.override(other):
        return reverse("site_search") + question.address(pages_only=True)
