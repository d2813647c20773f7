"""Template tags for the look: icons, addresses in the other language, page links, fields and charts.

`{% load ui %}`
"""

import datetime
import functools
from collections.abc import Iterable, Sequence
from typing import Any

from django import forms, template
from django.conf import settings
from django.core.paginator import Page
from django.forms.boundfield import BoundField
from django.http import HttpRequest
from django.template import RequestContext
from django.templatetags.static import static
from django.urls import NoReverseMatch, get_urlconf, reverse, translate_url
from django.utils.encoding import iri_to_uri
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from volunteering import phone_numbers
from volunteering.messaging.links import absolute
from volunteering.web import charts, fragments, moments
from volunteering.web import forms as web_forms

register = template.Library()

PAGES_OF_THE_FRAME = (
    *("opportunity_list", "offer_help", "institution_list", "for_institutions", "figures", "privacy", "about"),
    *("dashboard", "account_login", "account_logout", "association_list", "event_list", "contact_list"),
    *("accessibility", "story_feed", "opportunity_feed", "site_search", "site_search_suggest"),
)
"""What the header and the footer of every page link to. Looked up once, not for every page."""


# --- Pieces ---------------------------------------------------------------------------------------------------------
@register.simple_tag
def fragment(template_name: str, **values: object) -> SafeString:
    """Draw a template that depends on nothing but `values` and the language, once for all pages."""
    return fragments.render(template_name, **values)


# --- Pictures -------------------------------------------------------------------------------------------------------
@register.simple_tag
def icon(name: str, *, label: str = "", css_class: str = "") -> SafeString:
    """Draw an icon of the sprite. Without a label it is decoration; names are listed in static/build.mjs."""
    return _icon(name, str(label), css_class)


@functools.lru_cache(maxsize=500)
def _icon(name: str, label: str, css_class: str) -> SafeString:
    meaning = format_html('role="img" aria-label="{}"', label) if label else SafeString('aria-hidden="true"')
    return format_html(
        '<svg class="icon-svg{}" {} focusable="false"><use href="{}#{}"></use></svg>',
        f" {css_class}" if css_class else "",
        meaning,
        static("assets/icons.svg"),
        name,
    )


@register.simple_tag
def spot(kind: str, *, css_class: str = "") -> SafeString:
    """Draw the picture of a kind of institution: day_care, school, elderly_care, library or administration."""
    known = {"day_care": "daycare", "school": "school", "elderly_care": "elderly_care", "library": "library"}
    name = {**known, "daycare": "daycare", "administration": "administration"}.get(kind, "other")
    return format_html(
        '<img class="spot{}" src="{}" width="64" height="64" alt="">',
        f" {css_class}" if css_class else "",
        static(f"img/spot-{name.replace('_', '-')}.svg"),
    )


# --- Words ----------------------------------------------------------------------------------------------------------
@register.filter
def phone(number: object) -> str:
    """Show a phone number as people write it: Danish in pairs (12 34 56 78), others in international form."""
    return phone_numbers.shown(str(number or ""), joint=phone_numbers.NO_BREAK)


@register.filter
def short_day(moment: datetime.date | None) -> str:
    """Return a day without weekday and year: “5. december”."""
    return "" if moment is None else moments.short_day(moment)


@register.filter
def on_day(moment: datetime.date | None) -> str:
    """Return a day with its weekday and without the year: “torsdag 5. december”."""
    return "" if moment is None else moments.on_day(moment)


@register.filter
def at_time(moment: datetime.datetime | None) -> str:
    """Return a day and a time in the near future: “torsdag 5. december kl. 14.30”."""
    return "" if moment is None else moments.at_time(moment)


@register.simple_tag
def contact_phone() -> str:
    """The number of the human to call, for pages that are shown without a request (500 and 503)."""
    return str(settings.CONTACT_PHONE)


# --- Addresses ------------------------------------------------------------------------------------------------------
def _request(context: template.Context) -> HttpRequest | None:
    """The request, also inside `{% include … only %}`, where the variable is gone but the context still knows it."""
    found = context.get("request")
    if found is None and isinstance(context, RequestContext):
        found = context.request
    return found


def say_addresses(request: HttpRequest, addresses: dict[str, str]) -> None:
    """Say where a page is in other languages, by language code, when its address alone does not tell."""
    request.__dict__.setdefault("_addresses_in_languages", {}).update(addresses)


@register.simple_tag(takes_context=True)
def translated_url(context: template.Context, language: str) -> str:
    """This page's address in another language, with its query string."""
    request = _request(context)
    if request is None:
        return "/" if language == settings.LANGUAGE_CODE else f"/{language}/"
    if language == get_language():
        return request.get_full_path()
    known: dict[str, str] = request.__dict__.setdefault("_addresses_in_languages", {})
    if language not in known:
        known[language] = _in_language(request, language)
    return known[language]


def _in_language(request: HttpRequest, language: str) -> str:
    """This page's address in another language; the request already knows which page it is."""
    match = request.resolver_match
    if match is None or match.url_name is None:
        return translate_url(request.get_full_path(), language)
    with override(language):
        try:
            address = reverse(match.view_name, args=match.args, kwargs=match.kwargs)
        except NoReverseMatch:
            return request.get_full_path()
    query = request.META.get("QUERY_STRING", "")
    return f"{address}?{iri_to_uri(query)}" if query else address


@register.filter
def whole_address(address: str) -> str:
    """Return an address with its host, for what is read elsewhere."""
    return address if address.startswith(("https://", "http://")) else absolute(address)


@register.simple_tag
def site_addresses() -> dict[str, str]:
    """Where the header and the footer lead, by name of the page; empty for a page that this installation lacks."""
    return _site_addresses(get_language(), get_urlconf())


@functools.lru_cache(maxsize=20)
def _site_addresses(_language: str | None, urlconf: str | None) -> dict[str, str]:
    found = {}
    for name in PAGES_OF_THE_FRAME:
        try:
            found[name] = reverse(name, urlconf)
        except NoReverseMatch:
            found[name] = ""
    return found


@register.simple_tag
def home_url() -> str:
    """The front page in the language of this page."""
    language = get_language() or settings.LANGUAGE_CODE
    return "/" if language == settings.LANGUAGE_CODE else f"/{language}/"


@register.simple_tag(takes_context=True)
def page_url(context: template.Context, **changes: object) -> str:
    """This page's query string with some parameters changed, or left out where the value is None or empty."""
    request = _request(context)
    if request is None:
        return "?"
    query = request.GET.copy()
    for name, value in changes.items():
        if value in (None, ""):
            query.pop(name, None)
        else:
            query[name] = str(value)
    return f"?{query.urlencode()}" if query else "?"


@register.simple_tag(takes_context=True)
def current(context: template.Context, address: str) -> SafeString:
    """`aria-current` for a link of the menu that leads to this page ("page") or to one above it ("true")."""
    request = _request(context)
    if request is None or not address:
        return SafeString("")
    if request.path == address:
        return SafeString('aria-current="page"')
    if address != "/" and request.path.startswith(address):
        return SafeString('aria-current="true"')
    return SafeString("")


# --- Forms ----------------------------------------------------------------------------------------------------------
@register.filter
def kind_of(field: BoundField) -> str:
    """Which markup a field needs: "checkbox", "choices", "group" or "control"."""
    return web_forms.kind_of(field)


@register.filter
def character_limit(field: BoundField) -> int | None:
    """How many characters a text area takes."""
    return web_forms.character_limit(field)


@register.filter
def limit_text(limit: int) -> str:
    """The sentence that says so."""
    return web_forms.limit_text(limit)


@register.simple_tag
def control(field: BoundField) -> SafeString:
    """The field's control in the design system's markup."""
    return web_forms.render_control(field)


@register.filter
def choice_groups(field: BoundField) -> list[web_forms.ChoiceGroup]:
    """A field's radio buttons or checkboxes, in their groups."""
    return web_forms.choice_groups(field)


@register.inclusion_tag("components/error_summary.html")
def error_summary(*given: forms.BaseForm | Iterable[forms.BaseForm] | None) -> dict[str, Any]:
    """Everything that is wrong in one form or several, with links to the fields. Nothing when all is well."""
    found: list[web_forms.Problem] = []
    for form in given:
        if form:
            found += web_forms.problems(form)
    return {"problems": found}


# --- Figures --------------------------------------------------------------------------------------------------------
@register.inclusion_tag("components/bar_chart.html")
def bar_chart(
    rows: Sequence[tuple[str, int | None]], title: str, *, label_heading: str = "", value_heading: str = ""
) -> dict[str, Any]:
    """A table with a bar in each row. `rows` are (label, value); None is a number too small to be shown."""
    return {
        "bars": charts.bars(rows),
        "title": title,
        "label_heading": label_heading or _("What"),
        "value_heading": value_heading or _("Number"),
    }


@register.inclusion_tag("components/column_chart.html")
def column_chart(
    rows: Sequence[tuple[str, int | None]], title: str, *, label_heading: str = "", value_heading: str = ""
) -> dict[str, Any]:
    """Upright columns, best for months, with the same numbers in a table. `rows` are (label, value); None is hidden."""
    return {
        "chart": charts.columns(rows),
        "title": title,
        "label_heading": label_heading or _("When"),
        "value_heading": value_heading or _("Number"),
    }


# --- Lists ----------------------------------------------------------------------------------------------------------
@register.simple_tag(takes_context=True)
def page_link(context: template.Context, parameter: str, number: int) -> str:
    """The query string that leads to another page of the same list. Page one needs no parameter."""
    return page_url(context, **{parameter: None if number == 1 else number})


@register.filter
def page_numbers(page: Page[Any]) -> list[int | None]:
    """The page numbers worth offering: the first, the last and those beside this one; None stands for a gap."""
    offered = page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    return [number if isinstance(number, int) else None for number in offered]


@register.filter
def under(row: Sequence[object], columns: Sequence[tuple[str, str]]) -> list[dict[str, object]]:
    """Pair the cells of a table's row with the headings above them. A row of another length is a mistake."""
    return [
        {"value": value, "heading": heading, "kind": kind} for value, (heading, kind) in zip(row, columns, strict=True)
    ]
