"""Template tags that every page may use."""

from typing import Any

from django import template
from django.conf import settings
from django.http import HttpRequest
from django.urls import translate_url
from wagtail.models import Page

register = template.Library()


@register.simple_tag(takes_context=True)
def translated_url(context: dict[str, Any], language: str) -> str:
    """The address of this very page in `language`, or of that language's front page when there is none.

    A query goes along, except on an editor's page, which takes none.
    """
    request: HttpRequest | None = context.get("request")
    front_page = _front_page(language)
    if request is None:
        return front_page
    page = context.get("page")
    if isinstance(page, Page) and page.pk:
        versions = page.get_translations(inclusive=True).live()
        translation = versions.filter(locale__language_code=language).first()
        return (translation.get_url(request) if translation else None) or front_page
    if getattr(request, "resolver_match", None) is None:
        return front_page
    address = request.get_full_path()
    return translate_url(address, language) or front_page


def _front_page(language: str) -> str:
    return "/" if language == settings.LANGUAGE_CODE else f"/{language}/"
