import pytest
from django.urls import reverse
from django.utils import translation

from tests.factories.people import UserFactory


@pytest.mark.django_db
def test_the_database_has_a_front_page_in_both_languages():
    from wagtail.models import Site

    from cms.models import HomePage

    assert HomePage.objects.count() == 2
    assert Site.objects.get().root_page.specific == HomePage.objects.get(locale__language_code="da")


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("turn", [1, 2])
def test_it_is_there_again_after_a_flush(turn):
    from wagtail.models import Site

    assert Site.objects.count() == 1


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/", "/opgaver/", "/min-side/", "/beskeder/", "/findes-ikke/"])
def test_what_is_seen_while_logged_in_stays_in_no_browser(client, address):
    """On the library's computer the next person must not go back to it."""
    client.force_login(UserFactory())

    response = client.get(address)

    assert "no-store" in response.headers["Cache-Control"]
    assert "private" in response.headers["Cache-Control"]


@pytest.mark.django_db
def test_the_last_page_before_logging_out_stays_in_no_browser_either(client):
    client.force_login(UserFactory())

    assert "no-store" in client.post("/konto/log-ud/").headers["Cache-Control"]
    assert "no-store" not in client.get("/opgaver/").headers["Cache-Control"]


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["da", "en"])
def test_an_address_that_only_a_button_leads_to_says_so(client, language):
    """It is opened by itself after logging in anew, or from the browser's history."""
    with translation.override(language):
        address = reverse("opportunity_publish", args=[1])
    client.force_login(UserFactory())

    response = client.get(address)

    assert response.status_code == 405
    assert response.headers["Allow"] == "POST"
    assert {"da": "Her er ikke noget at se", "en": "There is nothing to see here"}[language] in response.text
    assert 'href="tel:+4512345678"' in response.text
