"""The database itself refuses the rows that cannot be."""

import datetime
import uuid

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone
from wagtail.models import Locale

from cms.editing.models import LostTarget
from cms.pages.starter_package import StarterStepDone
from cms.pages.stories import Persons, StoryIndexPage, StoryPage
from cms.snippets.alert_banner import AlertBanner
from cms.snippets.institution_presentation import InstitutionPresentation
from tests.factories.institutions import InstitutionFactory
from tests.factories.pages import add_page
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db


def test_a_story_shows_nobody_without_a_yes():
    story = add_page(StoryPage, "Historie", institution=InstitutionFactory(), persons=Persons.NOBODY)
    with pytest.raises(IntegrityError, match="story_shows_nobody_without_a_yes"), transaction.atomic():
        StoryPage.objects.filter(pk=story.pk).update(persons=Persons.CONSENTED, consent_given_on=None)


def test_a_step_is_ticked_off_once():
    done = {"user": UserFactory(), "package": uuid.uuid4(), "step": uuid.uuid4()}
    StarterStepDone.objects.create(**done)
    with pytest.raises(IntegrityError, match="starter_step_done_once"), transaction.atomic():
        StarterStepDone.objects.create(**done)


def test_a_banner_ends_after_it_begins():
    now = timezone.now()
    with pytest.raises(IntegrityError, match="alert_banner_in_order"), transaction.atomic():
        AlertBanner.objects.create(text="Lukket i dag", starts_at=now, ends_at=now)


def test_a_banners_link_has_an_address_and_words():
    later = timezone.now() + datetime.timedelta(days=1)
    with pytest.raises(IntegrityError, match="alert_banner_link_is_whole"), transaction.atomic():
        AlertBanner.objects.create(text="Lukket i dag", ends_at=later, link_url="https://eksempel.example.org/")


def test_a_place_has_one_presentation_in_a_language():
    institution, locale = InstitutionFactory(), Locale.objects.get(language_code="da")
    InstitutionPresentation.objects.create(institution=institution, locale=locale, title="En dag")
    with (
        pytest.raises(IntegrityError, match="one_presentation_per_institution_and_language"),
        transaction.atomic(),
    ):
        InstitutionPresentation.objects.create(institution=institution, locale=locale, title="En dag til")


def test_what_is_gone_is_told_once():
    page = add_page(StoryIndexPage, "Historier")
    LostTarget.objects.create(page=page, title="Væk")
    with pytest.raises(IntegrityError, match="lost_target_is_told_once"), transaction.atomic():
        LostTarget.objects.create(page=page, title="Væk")
