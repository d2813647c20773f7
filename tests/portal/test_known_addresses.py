"""Addresses are found by the same view whether they were asked for before or not."""

import pytest
from django.urls import Resolver404, get_resolver, resolve, reverse
from django.utils import translation

from portal.known_addresses import LONGEST, MOST, RememberingResolver


def _remembered():
    return next(one for one in get_resolver().url_patterns if isinstance(one, RememberingResolver))._found


def test_an_address_is_found_again_without_looking():
    address = reverse("association_detail", args=["sangkredsen"])
    first = resolve(address)
    before = _remembered().cache_info().hits
    again = resolve(address)
    assert _remembered().cache_info().hits == before + 1
    assert again.func is first.func
    assert again.kwargs == {"slug": "sangkredsen"}
    assert again.view_name == "association_detail"


def test_each_language_finds_its_own():
    danish = reverse("association_list")
    with translation.override("en"):
        english = reverse("association_list")
        assert resolve(english).view_name == "association_list"
        with pytest.raises(Resolver404):
            resolve(danish)
    assert resolve(danish).view_name == "association_list"
    assert resolve(english).view_name == "wagtail_serve"


def test_there_is_room_for_so_many_and_none_is_too_long():
    size = _remembered().cache_info().currsize
    long = f"/{'a' * LONGEST}/"
    assert resolve(long).view_name == "wagtail_serve"
    assert _remembered().cache_info().currsize == size
    assert _remembered().cache_info().maxsize == MOST


def test_what_is_no_address_is_not_remembered():
    for _ in range(2):
        with pytest.raises(Resolver404):
            resolve("/findes/ikke.html")
