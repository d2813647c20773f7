"""Important messages: on every page of every room, for as long as the editors say, without a query."""

import datetime

import pytest
from django.core.cache import caches
from django.db import IntegrityError, transaction
from django.test import override_settings
from django.utils import timezone

from cms import banners
from cms.models import AlertBanner

pytestmark = pytest.mark.django_db
HOUR = datetime.timedelta(hours=1)


def _banner(**fields):
    now = timezone.now()
    return AlertBanner.objects.create(
        **{"text": "Vi har lukket fredag.", "starts_at": now - HOUR, "ends_at": now + HOUR, **fields}
    )


@pytest.mark.parametrize("address", ["/", "/opgaver/", "/en/", "/arrangementer/", "/konto/login/"])
def test_it_stands_on_the_pages_of_every_room(client, address):
    _banner(level="error")
    words = client.get(address, follow=True).content.decode()
    assert words.count("Vi har lukket fredag.") == 1
    assert 'role="alert"' in words
    assert ('<div role="alert" lang="da">' in words) == address.startswith("/en/")


def test_in_english_where_there_is_english(client):
    _banner(text_english="Closed on Friday.", link_url="https://example.org/", link_text="Mere")
    words = client.get("/en/").content.decode()
    assert "Closed on Friday." in words
    assert "https://example.org/" in words
    assert "Vi har lukket" not in words


def test_only_in_its_time(client):
    now = timezone.now()
    _banner(starts_at=now + HOUR, ends_at=now + 2 * HOUR)
    _banner(starts_at=now - 2 * HOUR, ends_at=now - HOUR)
    assert "Vi har lukket" not in client.get("/").content.decode()


def test_a_warm_process_asks_nothing(django_assert_num_queries):
    _banner()
    banners.shown("da")
    with django_assert_num_queries(0):
        assert len(banners.shown("en")) == 1
        assert banners.stamp()


@override_settings(PAGE_CACHE_SECONDS=30)
def test_no_kept_page_lacks_it_once_the_process_knows(client):
    assert "Vi har lukket" not in client.get("/").content.decode()
    _banner()
    caches["menus"].delete(banners.KEY)  # what half a minute does
    assert "Vi har lukket" in client.get("/").content.decode()


@pytest.mark.parametrize("wrong", [{"ends_at": timezone.now() - 2 * HOUR}, {"link_text": "Mere"}])
def test_the_database_refuses_what_cannot_be(wrong):
    with pytest.raises(IntegrityError), transaction.atomic():
        _banner(**wrong)
