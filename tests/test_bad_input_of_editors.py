"""The editors' own screens, filled in with what goes wrong: never a crash, a message at the field, nothing is lost."""

from __future__ import annotations

import re
from html import escape
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse
from wagtail.blocks import BlockField
from wagtail.models import Page
from wagtail.snippets.models import get_snippet_models
from zeal import zeal_ignore

from cms import models as hub
from cms.pages.base import ContentPage
from cms.pages.home import HomePage
from cms.pages.stories import StoryIndexPage, StoryPage
from tests.factories.institutions import InstitutionFactory
from tests.factories.pages import STORY, add_page, home
from tests.test_bad_input import BAD_INPUT, TEXT, Control, PageForm, forms_of, send

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.django_db

KINDS = ("too long", "signs from elsewhere", "a null character", "no such day", "the first year", "the last year")
ENGLISH = re.compile(r"\b(the|this|is|a|an|enter|please|not|must|should)\b", re.IGNORECASE)
PAGE_TYPES = [model for model in vars(hub).values() if isinstance(model, type) and issubclass(model, Page)]


@pytest.fixture(autouse=True)
def _wagtails_own_lookups() -> Iterator[None]:
    with zeal_ignore():
        yield


@pytest.fixture
def desk() -> Client:
    """Somebody who may do everything, so that every field is there; a crash is an answer and no exception."""
    client = Client(raise_request_exception=False)
    client.force_login(get_user_model().objects.create_superuser("admin@example.org", display_name="Prøve Admin"))
    return client


def _page_of(model: type[Page]) -> Page:
    if model is HomePage:
        return home()
    known: dict[str, Any] = {"place": "about"} if model.__name__ == "StandingPage" else {}
    if model is StoryPage:
        index = add_page(StoryIndexPage, "Historier")
        return add_page(model, "Prøve", under=index, institution=InstitutionFactory(), **STORY)
    return add_page(model, "Prøve", **known)


def _main_form(html: str, url: str) -> PageForm:
    """Return the form with the most fields: the screens have small ones around it."""
    return max(forms_of(html, url, "post"), key=lambda form: len(form.controls))


def _check(desk: Client, url: str) -> int:
    """Send every kind of bad input to the screen; return how often something was to be put right."""
    answer = desk.get(url)
    assert answer.status_code == HTTPStatus.OK, url
    form = _main_form(answer.content.decode(), url)
    # The scripts of the screen draw the blocks; here there are none.
    fields = next(c["form"].fields for c in answer.context if "form" in c and hasattr(c["form"], "fields"))
    streams = {f"{name}-count": ["0"] for name, field in fields.items() if isinstance(field, BlockField)}
    typed_in = {control.name for control in form.controls if control.kind in TEXT}
    refused = 0
    for kind in KINDS:
        sent = _filled(form, BAD_INPUT[kind]) | streams
        response = send(desk, url, sent)
        found = next((c["form"] for c in response.context or [] if "form" in c and c["form"].is_bound), None)
        if found is None or not found.errors:
            continue
        refused += 1
        html = response.content.decode()
        for field, problems in found.errors.items():
            for problem in problems:
                assert escape(problem) in html, f"{url}, {kind}, {field}"
                assert not ENGLISH.search(escape(problem)), f"{url}, {kind}, {field}: {problem}"
        for name, (typed, *_more) in sent.items():
            if name in found.errors and name in typed_in and "\x00" not in typed:
                assert escape(typed.strip()[:40]) in html, f"{url}, {kind}: {name} is lost"
    return refused


def _filled(form: PageForm, bad: dict[str, str]) -> dict[str, list[str]]:
    """Return what is typed; what the scripts of the screen keep in hidden fields stays."""
    typed = form.filled(bad, button=None, hidden_too=False)
    kept = {c.name for c in form.controls if c.kind == "hidden" or c.kind in {"checkbox", "radio", "select"}}
    return {name: _values(form, name) if name in kept else values for name, values in typed.items()}


def _values(form: PageForm, name: str) -> list[str]:
    controls: list[Control] = [c for c in form.controls if c.name == name and c.kind == "hidden"]
    return [c.value for c in controls] or [""]


@pytest.mark.parametrize("model", PAGE_TYPES, ids=lambda model: model.__name__)
def test_a_page_with_bad_input_is_answered_kindly(desk: Client, model: type[Page]) -> None:
    page = _page_of(model)
    assert issubclass(model, ContentPage) or model is HomePage
    assert _check(desk, reverse("wagtailadmin_pages:edit", args=[page.pk]))


@pytest.mark.parametrize("model", get_snippet_models(), ids=lambda model: model.__name__)
def test_a_snippet_with_bad_input_is_answered_kindly(desk: Client, model: Any) -> None:
    assert _check(desk, reverse(model.snippet_viewset.get_url_name("add")))


@pytest.mark.parametrize("name", ["wagtailredirects:add", "wagtailadmin_collections:add", "wagtailusers_users:add"])
def test_other_screens_with_bad_input_are_answered_kindly(desk: Client, name: str) -> None:
    assert _check(desk, reverse(name))
