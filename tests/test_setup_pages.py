import pytest


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
