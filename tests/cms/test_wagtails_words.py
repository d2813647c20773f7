"""All that Wagtail says has Danish of ours: an upgrade that brings new words fails here until they have it too."""

import json
import re

import pytest
from django.apps import apps
from django.contrib.auth.models import AnonymousUser
from django.urls import resolve, reverse
from django.utils import translation

from tools.wagtails_words import NOT_USED, english

THE_SAME_IN_BOTH = {
    *("Administrator", "Alias", "App", "Format", "Link", "Login", "Minimum", "Port", "Site", "Sites", "Status"),
    *("Status: ", "Status %(status)s", "System", "Type", "port", "site", "sites", "status", "system"),
    "%(site_setting)s for %(site)s",
}
"""What Danish writes as English does."""
NOT_WORDS = re.compile(r"%\(\w+\)[sd]|\{\w*\}|<[^>]+>")


def is_english(text):
    """Whether a text holds words, and not only placeholders and what is the same in both languages."""
    return bool(re.search(r"[A-Za-z]", NOT_WORDS.sub("", text))) and text not in THE_SAME_IN_BOTH


def in_danish(context, msgid, plural):
    """Return what Django says for one and, where there is a plural, for many."""
    if plural:
        return [
            translation.npgettext(context, msgid, plural, number)
            if context
            else translation.ngettext(msgid, plural, number)
            for number in (1, 2)
        ]
    return [translation.pgettext(context, msgid) if context else translation.gettext(msgid)]


def test_everything_that_the_server_writes_has_danish():
    words = english("django")
    with translation.override("da"):
        left = [
            source
            for (context, msgid), (plural, _apps) in words.items()
            for source, danish in zip((msgid, plural), in_danish(context, msgid, plural), strict=False)
            if danish == source and is_english(source)
        ]
    assert len(words) > 1500, "The catalogues have not been found."
    assert not left


PAGES = (
    '%(total)s Page <span class="w-sr-only">created in %(site_name)s</span>',
    '%(total)s Pages <span class="w-sr-only">created in %(site_name)s</span>',
)


@pytest.mark.parametrize(
    ("words", "number", "danish"),
    [
        (("%(count)s document", "%(count)s documents"), 0, "%(count)s dokumenter"),
        (PAGES, 1, '%(total)s side <span class="w-sr-only">på %(site_name)s</span>'),
        (PAGES, 55, '%(total)s sider <span class="w-sr-only">på %(site_name)s</span>'),
    ],
)
def test_numbers_are_counted_in_danish(words, number, danish):
    with translation.override("da"):
        assert translation.ngettext(*words, number) == danish


def test_our_danish_stands_before_wagtails():
    with translation.override("da"):
        assert [translation.gettext(word) for word in ("Save draft", "Publish", "Unpublish", "Draft", "Edit")] == [
            *("Gem kladde", "Offentliggør", "Tag af nettet", "Kladde", "Rediger"),
        ]


def words_of_the_scripts(rf, language):
    """Return what the address that the screens load answers in a language."""
    address = reverse("wagtailadmin_javascript_catalog")
    request = rf.get(address)
    request.user = AnonymousUser()
    with translation.override(language):
        answer = resolve(address).func(request).content.decode()
    assert "django.gettext = function" in answer
    words = re.search(r"(?s)const newcatalog = (\{.*?\n  \});", answer)
    return json.loads(words.group(1)) if words else {}


def test_everything_that_the_scripts_write_has_danish(rf):
    said = words_of_the_scripts(rf, "da")
    words = english("djangojs")
    assert len(words) > 80, "The catalogue has not been found."
    left = [msgid for _context, msgid in words if is_english(msgid) and said.get(msgid, msgid) in (msgid, [msgid])]
    assert not left
    assert said["(%(number)s new items in this menu)"] == "(%(number)s nye i denne menu)"
    assert said["%(num)s error"] == ["%(num)s fejl", "%(num)s fejl"]
    assert said["Close"] == "Luk"


def test_the_scripts_have_english_for_those_who_chose_it(rf):
    assert words_of_the_scripts(rf, "en").get("Close", "Close") == "Close"


def test_only_what_is_not_installed_is_left_out():
    installed = {config.name for config in apps.get_app_configs()}
    assert not installed & set(NOT_USED)
