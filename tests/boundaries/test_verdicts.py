from hypothesis import given
from hypothesis import strategies as st

from volunteering.boundaries.comparison import Change, NamedLine, compare
from volunteering.boundaries.verdicts import ENOUGH, Line, Staffing, Verdict, breaches, is_looser

verdicts = st.sampled_from(Verdict.values)
staffings = st.sampled_from(Staffing.values)
kinds = st.integers(min_value=1, max_value=12)
boundaries = st.dictionaries(kinds, st.builds(Line, verdict=verdicts, reason=st.text(max_size=20)))


@given(boundaries, st.lists(kinds), staffings)
def test_a_task_breaks_the_boundary_exactly_when_it_is_unlisted_or_staffed_too_little(lines, tasks, staffing):
    found = breaches(lines=lines, task_kinds=tasks, staffing=staffing)

    expected = [task for task in tasks if task not in lines or staffing not in ENOUGH[lines[task].verdict]]
    assert [breach.task_kind_id for breach in found] == expected


@given(boundaries, st.lists(kinds), staffings)
def test_a_breach_carries_the_rule_and_its_reason(lines, tasks, staffing):
    for breach in breaches(lines=lines, task_kinds=tasks, staffing=staffing):
        line = lines.get(breach.task_kind_id)
        assert (breach.verdict, breach.reason) == ((line.verdict, line.reason) if line else (None, ""))


@given(boundaries, st.lists(kinds))
def test_more_staff_never_breaks_more(lines, tasks):
    alone, on_call, present = (
        {b.task_kind_id for b in breaches(lines=lines, task_kinds=tasks, staffing=staffing)}
        for staffing in (Staffing.NONE, Staffing.ON_CALL, Staffing.PRESENT)
    )
    assert present <= on_call <= alone


@given(boundaries, kinds, staffings)
def test_staff_only_is_a_breach_however_many_staff_there_are(lines, task, staffing):
    lines = {**lines, task: Line(verdict=Verdict.STAFF_ONLY, reason="Fordi.")}

    assert breaches(lines=lines, task_kinds=[task], staffing=staffing)[0].reason == "Fordi."


@given(boundaries, st.lists(kinds), staffings, kinds)
def test_a_stricter_line_never_breaks_less(lines, tasks, staffing, kind):
    before = {b.task_kind_id for b in breaches(lines=lines, task_kinds=tasks, staffing=staffing)}
    stricter = {**lines, kind: Line(verdict=Verdict.STAFF_ONLY, reason="")}

    assert before <= {b.task_kind_id for b in breaches(lines=stricter, task_kinds=tasks, staffing=staffing)}


@given(verdicts, verdicts)
def test_of_two_different_verdicts_exactly_one_is_looser(one, other):
    assert [is_looser(one, than=other), is_looser(other, than=one)].count(True) == (one != other)


def test_the_verdicts_stand_from_the_freest_to_the_strictest():
    assert is_looser(Verdict.VOLUNTEER, than=Verdict.ON_CALL)
    assert is_looser(Verdict.ON_CALL, than=Verdict.STAFF_PRESENT)
    assert is_looser(Verdict.STAFF_PRESENT, than=Verdict.STAFF_ONLY)


def named(kind, verdict=Verdict.VOLUNTEER, reason="", label=None):
    return NamedLine(kind, label or f"Opgave {kind}", verdict, str(Verdict(verdict).label), reason)


versions = st.lists(
    st.builds(named, kinds, verdicts, st.sampled_from(["", "Fordi."])), unique_by=lambda line: line.task_kind_id
)


@given(versions)
def test_a_version_does_not_differ_from_itself(lines):
    assert {line.change for line in compare(before=lines, after=lines)} <= {Change.SAME}


@given(versions, versions)
def test_each_kind_of_task_stands_once_with_what_became_of_it(before, after):
    earlier, later = ({line.task_kind_id: line for line in lines} for lines in (before, after))
    compared = compare(before=before, after=after)

    seen = [(line.after or line.before).task_kind_id for line in compared]
    assert sorted(seen) == sorted(earlier.keys() | later.keys())
    for line in compared:
        assert (line.before is None) == (line.change == Change.ADDED)
        assert (line.after is None) == (line.change == Change.REMOVED)
        if line.change == Change.SAME:
            assert (line.before.verdict, line.before.reason) == (line.after.verdict, line.after.reason)


@given(versions, versions)
def test_turning_the_versions_round_turns_new_into_gone(before, after):
    def count(lines, change):
        return sum(line.change == change for line in lines)

    forth, back = compare(before=before, after=after), compare(before=after, after=before)
    assert count(forth, Change.ADDED) == count(back, Change.REMOVED)
    assert count(forth, Change.CHANGED) == count(back, Change.CHANGED)


def test_a_new_name_alone_is_no_change():
    [line] = compare(before=[named(1, label="Læse")], after=[named(1, label="Læse højt")])

    assert (line.change, line.label) == (Change.SAME, "Læse højt")
