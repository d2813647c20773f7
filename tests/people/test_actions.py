"""Making, changing and registering profiles."""

import datetime

import pytest
from django.utils import timezone

from tests.factories.people import DistrictFactory, GuardianConsentFactory, UserFactory, VolunteerFactory
from volunteering.people import actions, claims, rules
from volunteering.people.choices import ProfileStep
from volunteering.people.models import ClaimCode, Volunteer
from volunteering.people.signals import age_band_changed, volunteer_claimed
from volunteering.records.models import LogEntry

pytestmark = pytest.mark.django_db


@pytest.fixture
def heard():
    """What the rooms above are told."""
    told = []

    def hear(**told_of):
        told_of.pop("signal")
        told_of.pop("sender")
        told.append(told_of)

    for signal in (age_band_changed, volunteer_claimed):
        signal.connect(hear, weak=False)
    yield told
    for signal in (age_band_changed, volunteer_claimed):
        signal.disconnect(hear)


def test_a_profile_is_made_once_and_takes_the_name_of_the_login() -> None:
    user = UserFactory(display_name="Prøve Person")
    first = actions.ensure_volunteer(user=user)
    assert actions.ensure_volunteer(user=user) == first
    assert first.name == "Prøve Person"
    assert LogEntry.objects.filter(verb="volunteer.made", target_key=str(first.pk)).count() == 1


def test_an_answer_takes_the_step_off_the_skipped_and_is_logged_without_the_answer() -> None:
    volunteer = VolunteerFactory(skipped_steps=["wishes", "phone"])
    actions.answer_step(volunteer=volunteer, step=ProfileStep.WISHES, answer="Højtlæsning", acting_user=volunteer.user)
    volunteer.refresh_from_db()
    assert (volunteer.wishes, volunteer.skipped_steps) == ("Højtlæsning", ["phone"])
    entry = LogEntry.objects.get(verb="volunteer.changed")
    assert entry.detail == {"step": "wishes"}


def test_districts_are_stored_as_chosen() -> None:
    volunteer, district = VolunteerFactory(), DistrictFactory(code="2930", name="Klampenborg")
    actions.answer_step(volunteer=volunteer, step=ProfileStep.DISTRICTS, answer=[district], acting_user=volunteer.user)
    assert list(volunteer.districts.all()) == [district]


def test_a_new_name_is_also_the_name_of_the_login() -> None:
    volunteer = VolunteerFactory()
    actions.answer_step(volunteer=volunteer, step=ProfileStep.NAME, answer="Nyt Navn", acting_user=volunteer.user)
    volunteer.user.refresh_from_db()
    assert volunteer.user.display_name == "Nyt Navn"


def test_nobody_changes_somebody_elses_profile() -> None:
    volunteer = VolunteerFactory()
    with pytest.raises(actions.NotYourProfileError):
        actions.answer_step(volunteer=volunteer, step=ProfileStep.NAME, answer="X", acting_user=UserFactory())
    with pytest.raises(actions.NotYourProfileError):
        actions.skip_step(volunteer=volunteer, step=ProfileStep.NAME, acting_user=UserFactory())


def test_rooms_above_hear_of_another_age_band_only_when_it_is_another(heard) -> None:
    volunteer = VolunteerFactory(thirteen=True)
    for _time in range(2):
        actions.answer_step(volunteer=volunteer, step=ProfileStep.AGE, answer="15-17", acting_user=volunteer.user)
    assert [(told["before"], told["after"]) for told in heard] == [("13-14", "15-17")]


def test_only_the_first_contact_counts() -> None:
    volunteer = VolunteerFactory()
    actions.note_first_contact(volunteer=volunteer)
    first = volunteer.first_contact_at
    actions.note_first_contact(volunteer=volunteer)
    assert first is not None
    assert volunteer.first_contact_at == first
    assert ProfileStep.HOURS in rules.progress_of(volunteer).steps


def test_somebody_without_email_is_registered_once_however_often_the_form_is_sent() -> None:
    leader = UserFactory()
    sent = {"acting_user": leader, "name": "Karin Uden-Mail", "phone": "+4520123456", "age_band": "50-64"}
    first = actions.register_volunteer(**sent, languages=["da"], began_before_system=True)
    assert actions.register_volunteer(**sent, languages=["da"], began_before_system=True) == first
    assert (first.user, first.registered_by, first.began_before_system) == (None, leader, True)
    assert list(Volunteer.objects.without_account()) == [first]


def test_a_new_paper_code_replaces_the_old_one() -> None:
    volunteer, leader = VolunteerFactory(registered_on_paper=True), UserFactory()
    old = actions.issue_claim_code(volunteer=volunteer, acting_user=leader)
    new = actions.issue_claim_code(volunteer=volunteer, acting_user=leader)
    with pytest.raises(claims.ClaimCodeWrongError):
        claims.claim(acting_user=UserFactory(), typed_code=old)
    assert claims.claim(acting_user=UserFactory(), typed_code=new) == volunteer


def test_somebody_with_a_login_gets_no_paper_code() -> None:
    with pytest.raises(actions.ClaimCodeNotPossibleError):
        actions.issue_claim_code(volunteer=VolunteerFactory(), acting_user=UserFactory())


def test_the_code_gives_the_registered_profile_its_login(heard) -> None:
    volunteer, user = VolunteerFactory(registered_on_paper=True, name="Karin Uden-Mail"), UserFactory(display_name="")
    code = actions.issue_claim_code(volunteer=volunteer, acting_user=UserFactory())
    kept = claims.claim(acting_user=user, typed_code=f" {code.lower().replace('-', ' ')} ")
    user.refresh_from_db()
    assert (kept.user, user.display_name) == (user, "Karin Uden-Mail")
    assert kept.claimed_at is not None
    assert heard == []


def test_a_code_works_once_and_only_in_time() -> None:
    volunteer = VolunteerFactory(registered_on_paper=True)
    code = actions.issue_claim_code(volunteer=volunteer, acting_user=UserFactory())
    claims.claim(acting_user=UserFactory(), typed_code=code)
    with pytest.raises(claims.ClaimCodeWrongError):
        claims.claim(acting_user=UserFactory(), typed_code=code)
    late = VolunteerFactory(registered_on_paper=True)
    code = actions.issue_claim_code(volunteer=late, acting_user=UserFactory())
    ClaimCode.objects.filter(volunteer=late).update(expires_at=timezone.now() - datetime.timedelta(seconds=1))
    with pytest.raises(claims.ClaimCodeWrongError):
        claims.claim(acting_user=UserFactory(), typed_code=code)


def test_somebody_with_a_profile_keeps_it_and_gets_what_it_lacks(heard) -> None:
    district = DistrictFactory(code="2830", name="Virum")
    own = VolunteerFactory(phone="", languages=["da"], availability=1, wishes="Egne ønsker", age_band="")
    old = VolunteerFactory(
        registered_on_paper=True,
        phone="+4530123456",
        languages=["da", "tr"],
        availability=4,
        wishes="Andres ord",
        began_before_system=True,
        first_contact_at=timezone.now(),
        thirteen=True,
    )
    old.districts.add(district)
    consent = GuardianConsentFactory(volunteer=old, confirmed=True)
    code = actions.issue_claim_code(volunteer=old, acting_user=UserFactory())
    kept = claims.claim(acting_user=own.user, typed_code=code)
    old.refresh_from_db()
    consent.refresh_from_db()
    assert kept == own
    assert (kept.phone, kept.languages, kept.availability) == ("+4530123456", ["da", "tr"], 5)
    assert (kept.wishes, kept.age_band, kept.began_before_system) == ("Egne ønsker", "13-14", True)
    assert list(kept.districts.all()) == [district]
    assert kept.first_contact_at is not None
    assert (old.merged_into, consent.volunteer) == (own, own)
    assert heard == [{"old": old, "new": own}, {"volunteer": own, "before": "", "after": "13-14"}]
    assert list(Volunteer.objects.without_account()) == []


def test_two_yes_from_guardians_meet_and_neither_is_lost() -> None:
    own = VolunteerFactory(thirteen=True)
    old = VolunteerFactory(thirteen=True, registered_on_paper=True)
    GuardianConsentFactory(volunteer=own, confirmed=True)
    GuardianConsentFactory(volunteer=old, confirmed=True)
    code = actions.issue_claim_code(volunteer=old, acting_user=UserFactory())
    claims.claim(acting_user=own.user, typed_code=code)
    assert own.guardian_consents.count() == 1
    assert old.guardian_consents.count() == 1
