"""Whom one can turn to, and the ideas that others have had."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.core.paginator import Paginator
from django.shortcuts import render
from django.views.decorators.http import require_safe

from portal.contacts import selectors
from portal.contacts.choices import WordsKind
from portal.contacts.models import Request, RequestWords
from volunteering.public_pages import cache_page_for_everyone

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

IDEAS_A_PAGE: Final = 20


@require_safe
@cache_page_for_everyone()
def contact_list(request: HttpRequest) -> HttpResponse:
    """Show the fixed coordinator, the key persons of each department, and the ways to write."""
    return render(request, "contacts/contact_list.html", {"contacts": selectors.contacts()})


@require_safe
@cache_page_for_everyone("side")
def idea_list(request: HttpRequest) -> HttpResponse:
    """Show the ideas whose senders agreed, with what came of them; never who had them."""
    page = Paginator(Request.objects.shown_ideas(), IDEAS_A_PAGE).get_page(request.GET.get("side"))
    outcomes = dict(
        RequestWords.objects.filter(request__in=[idea.pk for idea in page], kind=WordsKind.OUTCOME).values_list(
            "request", "text"
        )
    )
    ideas = [(idea, outcomes.get(idea.pk, "")) for idea in page]
    return render(request, "contacts/idea_list.html", {"page": page, "ideas": ideas})
