"""What a shared link shows: every page has a picture, and an association's page its own words."""

import pytest
from django.contrib.staticfiles import finders
from django.urls import reverse
from PIL import Image

from tests.factories.association_guide import EntryFactory

pytestmark = pytest.mark.django_db


def properties(client, path):
    page = client.get(path).content.decode()
    return dict(part.split('" content="', 1) for part in page.split('property="')[1:] if '" content="' in part)


def test_our_own_drawing_stands_in_where_a_page_has_no_picture(client):
    for path in (reverse("association_list"), reverse("event_list"), reverse("contact_list"), "/"):
        assert properties(client, path)["og:image"].split('"')[0].endswith("/img/share.png"), path


def test_the_drawing_has_the_size_that_is_said():
    with Image.open(finders.find("img/share.png")) as drawing:
        assert drawing.size == (1200, 630)


def test_an_association_is_shared_with_its_name_and_its_sentence(client):
    entry = EntryFactory(name="Naboerne", summary="Vi drikker kaffe.")
    said = properties(client, entry.get_absolute_url())
    assert said["og:title"].startswith('Naboerne"')
    assert said["og:description"].startswith('Vi drikker kaffe."')
    assert entry.get_absolute_url() in said["og:url"]
    assert "/img/share.png" in said["og:image"]
