import pytest
from django.core.management import call_command

from volunteering.boundaries.models import TaskKind
from volunteering.boundaries.verdicts import Verdict
from volunteering.institutions.models import Area, InstitutionKind
from volunteering.people.models import District
from volunteering.reference_data import load


@pytest.fixture
def loaded(db):
    load()


def test_loading_again_adds_nothing_and_changes_nothing(loaded):
    Area.objects.filter(slug="aeldre").update(name="Senior")
    TaskKind.objects.filter(slug="dagtilbud-hoejtlaesning").update(default_reason="Vores egen grund.")

    assert load() == 0

    assert Area.objects.get(slug="aeldre").name == "Senior"
    assert TaskKind.objects.get(slug="dagtilbud-hoejtlaesning").default_reason == "Vores egen grund."


def test_what_was_deleted_comes_back_with_the_command(loaded, capsys):
    TaskKind.objects.filter(slug="dagtilbud-hoejtlaesning").delete()

    call_command("reference_data")

    assert "1 rows added" in capsys.readouterr().out
    assert TaskKind.objects.filter(slug="dagtilbud-hoejtlaesning").exists()


def test_five_areas_and_six_districts(loaded):
    assert list(Area.objects.values_list("slug", flat=True)) == [
        "dagtilbud",
        "skole",
        "aeldre",
        "bibliotek",
        "administration",
    ]
    assert set(District.objects.values_list("code", flat=True)) == {"2800", "2820", "2830", "2840", "2850", "2930"}


@pytest.mark.parametrize("kind", InstitutionKind.values)
def test_every_kind_of_place_starts_with_ten_lines_that_say_why(loaded, kind):
    starters = TaskKind.objects.filter(institution_kind=kind, is_starter=True)

    assert starters.count() == 10
    assert starters.filter(default_verdict=Verdict.STAFF_ONLY).count() >= 2
    assert not starters.filter(default_reason="").exists()
    assert not starters.filter(default_reason_en="").exists()


def test_the_taxonomy_covers_the_projects(loaded):
    staff_only = set(TaskKind.objects.filter(default_verdict=Verdict.STAFF_ONLY).values_list("slug", flat=True))

    assert TaskKind.objects.count() >= 45
    assert {
        "aeldre-hjaelp-i-egen-bolig",
        "aeldre-bank-og-mitid",
        "dagtilbud-bleskift",
        "dagtilbud-paedagogisk-indgriben",
        "bibliotek-udlaan",
        "bibliotek-registre",
        "administration-aendre-indhold",
        "administration-personalesager",
        "administration-myndighed",
    } <= staff_only
    assert TaskKind.objects.get(slug="bibliotek-aabent-17-19").default_verdict == Verdict.ON_CALL


@pytest.mark.django_db(transaction=True)
def test_it_is_there_again_after_a_flush():
    call_command("flush", interactive=False, verbosity=0)

    assert Area.objects.count() == 5
