"""The starter package: founders tick off where they are."""

import uuid

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from cms.pages.starter_package import StarterPackagePage, StarterStepDone
from tests.factories.pages import add_page, blocks
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db

STEPS = ("Find nogle at være sammen om", "Hold et stiftende møde", "Skriv vedtægter")


@pytest.fixture
def package():
    return add_page(
        StarterPackagePage,
        "Iværksætterpakken",
        steps=blocks(*(("step", {"title": title, "why": "Fordi.", "text": "<p>Sådan.</p>"}) for title in STEPS)),
    )


@pytest.fixture
def founder(client):
    user = UserFactory()
    client.force_login(user)
    return user


def test_a_visitor_reads_all_of_it_and_is_offered_to_log_in(client, package):
    html = client.get(package.url).content.decode()
    assert all(title in html for title in STEPS)
    assert f"{reverse('account_login')}?next={package.url}" in html
    assert "csrfmiddlewaretoken" not in html
    assert "Print pakken" in html


def test_a_founder_ticks_off_and_back_on(client, package, founder):
    first = package.steps[0].id
    answer = client.post(package.url, {"step": first})
    assert answer.status_code == 302
    assert answer.url == f"{package.url}#b-{first}"
    client.post(package.url, {"step": first})
    assert StarterStepDone.objects.filter(user=founder).count() == 1
    html = client.get(package.url).content.decode()
    assert "1 af 3 trin er krydset af" in html
    assert f'<a href="#b-{package.steps[1].id}">{STEPS[1]}</a>' in html
    client.post(package.url, {"step": first, "undo": "1"})
    assert not StarterStepDone.objects.exists()


def test_the_last_step_is_celebrated(client, package, founder):
    for step in package.steps:
        client.post(package.url, {"step": step.id})
    assert "Godt gået!" in client.get(package.url).content.decode()


def test_somebody_elses_ticks_are_their_own(client, package, founder):
    StarterStepDone.objects.create(
        user=UserFactory(), package=package.translation_key, step=uuid.UUID(package.steps[0].id)
    )
    assert "0 af 3 trin" in client.get(package.url).content.decode()


def test_ticks_follow_to_the_other_language(package, founder):
    from wagtail.models import Locale

    english = package.copy_for_translation(Locale.objects.get(language_code="en"), copy_parents=True)
    StarterStepDone.objects.create(user=founder, package=package.translation_key, step=uuid.UUID(package.steps[0].id))
    assert english.done_by(founder) == {package.steps[0].id}
    assert english.steps[0].id == package.steps[0].id


@pytest.mark.parametrize("step", ["", "x", "5f0c6b1e-8f5e-4f60-9a3c-0d2b7c1e4a55", "\x00"])
def test_a_step_that_is_not_there_is_refused(client, package, founder, step):
    assert client.post(package.url, {"step": step}).status_code == 400
    assert not StarterStepDone.objects.exists()


def test_without_a_login_the_way_leads_there(client, package):
    answer = client.post(package.url, {"step": package.steps[0].id})
    assert answer.status_code == 302
    assert answer.url.startswith(reverse("account_login"))


def test_the_database_keeps_one_tick_for_each_step(package, founder):
    row = {"user": founder, "package": package.translation_key, "step": uuid.uuid4()}
    StarterStepDone.objects.create(**row)
    with pytest.raises(IntegrityError), transaction.atomic():
        StarterStepDone.objects.create(**row)


def test_the_ticks_go_with_the_account(package, founder):
    StarterStepDone.objects.create(user=founder, package=package.translation_key, step=uuid.uuid4())
    founder.delete()
    assert not StarterStepDone.objects.exists()
