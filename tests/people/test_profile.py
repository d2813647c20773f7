"""The order of the profile's steps."""

from volunteering.people.choices import ProfileStep
from volunteering.people.profile import progress


def test_times_and_hours_are_offered_only_after_the_first_contact() -> None:
    before = progress(answered=(), skipped=(), after_first_contact=False).steps
    after = progress(answered=(), skipped=(), after_first_contact=True).steps
    assert set(after) - set(before) == {ProfileStep.AVAILABILITY, ProfileStep.HOURS}
    assert before == after[:6]


def test_one_goes_on_at_the_first_step_neither_answered_nor_skipped() -> None:
    state = progress(answered={ProfileStep.NAME, ProfileStep.AGE}, skipped=["phone"], after_first_contact=False)
    assert state.first_open is ProfileStep.DISTRICTS
    assert state.answered == 2
    assert state.after(ProfileStep.NAME) is ProfileStep.DISTRICTS
    assert state.before(ProfileStep.PHONE) is ProfileStep.NAME
    assert state.before(ProfileStep.NAME) is None
    assert state.number(ProfileStep.DISTRICTS) == 4


def test_when_all_is_answered_or_skipped_nothing_is_left() -> None:
    state = progress(
        answered={ProfileStep.NAME}, skipped=[step.value for step in ProfileStep], after_first_contact=True
    )
    assert state.first_open is None
    assert state.after(ProfileStep.NAME) is None
