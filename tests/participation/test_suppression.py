"""Small numbers cannot be seen and cannot be computed. The checks here know nothing of how the module works."""

from fractions import Fraction
from itertools import product

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from volunteering.participation.suppression import (
    LEAST_ROOM,
    Cell,
    Year,
    closed_year,
    is_safe,
    month,
    parts_of_shown_total,
)


def cell(count):
    return Cell(count, count)


def cells(*counts):
    return tuple(cell(count) for count in counts)


def year(*rows):
    """A year from its months, each the counts of the areas; nobody is counted twice."""
    return Year(
        cells=tuple(cells(*row) for row in rows),
        months=tuple(cell(sum(row)) for row in rows),
        areas=tuple(cell(sum(column)) for column in zip(*rows, strict=True)),
        total=cell(sum(map(sum, rows))),
    )


# --- One month --------------------------------------------------------------------------------------------------------
class TestAMonth:
    def test_large_numbers_and_zeros_are_shown(self):
        assert month(cells(5, 0, 12), cell(17)).parts == (True, True, True)

    def test_a_small_number_takes_the_smallest_other_with_it(self):
        shown = month(cells(3, 20, 8, 0), cell(31))

        assert shown.parts == (False, True, False, True)
        assert shown.total

    def test_where_nothing_can_go_with_it_the_total_goes(self):
        assert not month(cells(3, 0, 0), cell(3)).total
        assert not month(cells(4, 1), cell(5)).total

    def test_two_ones_with_a_known_sum_would_be_known(self):
        shown = month(cells(1, 1, 9), cell(11))

        assert shown.parts == (False, False, False)

    def test_many_sign_ups_by_few_persons_are_small(self):
        assert month((Cell(9, 2), Cell(30, 25), Cell(40, 33)), Cell(79, 60)).parts == (False, False, True)

    def test_an_empty_month_is_shown(self):
        assert month(cells(0, 0), cell(0)).total

    @settings(deadline=None)
    @given(st.lists(st.integers(0, 8), min_size=1, max_size=4))
    def test_every_hidden_number_could_be_one_of_five_at_least(self, counts):
        shown = month(cells(*counts), cell(sum(counts)))
        hidden = [number for number, is_shown in enumerate(shown.parts) if not is_shown]

        assert all(shown.parts[number] for number, count in enumerate(counts) if count == 0)
        assert not any(shown.parts[number] for number, count in enumerate(counts) if 1 <= count <= 4)
        if 1 <= sum(counts) <= 4:
            assert not shown.total
        if hidden and shown.total:
            rest = sum(counts) - sum(count for number, count in enumerate(counts) if shown.parts[number])
            possible = [way for way in product(range(1, rest + 1), repeat=len(hidden)) if sum(way) == rest]
            for place in range(len(hidden)):
                assert len({way[place] for way in possible}) > LEAST_ROOM


class TestPartsOfAShownTotal:
    def test_one_large_part_is_the_total(self):
        assert parts_of_shown_total(cells(0, 12)) == (True, True)

    def test_a_small_part_hides_another(self):
        assert parts_of_shown_total(cells(2, 12, 30)) == (False, False, True)

    def test_without_enough_to_hide_behind_nothing_is_shown_not_even_which_are_empty(self):
        assert parts_of_shown_total(cells(4, 1, 0)) == (False, False, False)


# --- A school year ----------------------------------------------------------------------------------------------------
small_tables = st.lists(st.lists(st.integers(0, 7), min_size=2, max_size=2), min_size=2, max_size=3)
large_tables = st.integers(2, 6).flatmap(
    lambda areas: st.lists(
        st.lists(st.sampled_from([0, 0, 1, 2, 3, 4, 5, 6, 9, 15, 40]), min_size=areas, max_size=areas),
        min_size=2,
        max_size=12,
    )
)


def variables(table):
    """Every number of the table, as (where, count, persons)."""
    found = {}
    for row, months in enumerate(table.cells):
        for column, one in enumerate(months):
            found["cell", row, column] = one
    found |= {("month", row): one for row, one in enumerate(table.months)}
    found |= {("area", column): one for column, one in enumerate(table.areas)}
    found["total",] = table.total
    return found


def shown_variables(shown):
    found = {("cell", row, column) for row, parts in enumerate(shown.cells) for column, one in enumerate(parts) if one}
    found |= {("month", row) for row, one in enumerate(shown.months) if one}
    found |= {("area", column) for column, one in enumerate(shown.areas) if one}
    return found | ({("total",)} if shown.total else set())


def sums(table):
    """What everybody knows: (parts, whole)."""
    rows, columns = range(len(table.cells)), range(len(table.areas))
    for row in rows:
        yield [("cell", row, column) for column in columns], ("month", row)
    for column in columns:
        yield [("cell", row, column) for row in rows], ("area", column)
    yield [("month", row) for row in rows], ("total",)
    yield [("area", column) for column in columns], ("total",)


def computable(table, shown):
    """Which hidden numbers follow from the shown ones by adding and subtracting: Gaussian elimination."""
    hidden = [name for name in variables(table) if name not in shown_variables(shown)]
    place = {name: number for number, name in enumerate(hidden)}
    matrix = []
    for parts, whole in sums(table):
        row = [Fraction(0)] * len(hidden)
        for part in parts:
            if part in place:
                row[place[part]] += 1
        if whole in place:
            row[place[whole]] -= 1
        matrix.append(row)
    rank = 0
    for column in range(len(hidden)):
        pivot = next((row for row in range(rank, len(matrix)) if matrix[row][column]), None)
        if pivot is None:
            continue
        matrix[rank], matrix[pivot] = matrix[pivot], matrix[rank]
        matrix[rank] = [value / matrix[rank][column] for value in matrix[rank]]
        for row in range(len(matrix)):
            if row != rank and matrix[row][column]:
                factor = matrix[row][column]
                matrix[row] = [a - factor * b for a, b in zip(matrix[row], matrix[rank], strict=True)]
        rank += 1
    return {hidden[next(i for i, v in enumerate(row) if v)] for row in matrix[:rank] if sum(map(bool, row)) == 1}


def possible_values(table, shown, wanted, *, most):
    """Every value that a hidden cell can have in a table that would look the same: all tables, tried one by one.

    ``most`` bounds the hidden cells of the tables tried: what is found is possible, though there may be more.
    """
    names = shown_variables(shown)
    known = {name: one.count for name, one in variables(table).items() if name in names}
    rows, columns = len(table.cells), len(table.areas)

    def ways(row):
        choices = [
            [known["cell", row, column]] if ("cell", row, column) in known else range(1, most + 1)
            for column in range(columns)
        ]
        wholes = known.get(("month", row))
        return [way for way in product(*choices) if wholes is None or sum(way) == wholes]

    # Tables are built month by month; what counts of the past is only the areas' sums and the wanted value.
    states = {(tuple([0] * columns), None)}
    for row in range(rows):
        states = {
            (
                tuple(a + b for a, b in zip(so_far, way, strict=True)),
                way[wanted[1]] if wanted[0] == row else seen,
            )
            for so_far, seen in states
            for way in ways(row)
        }
    return {
        seen
        for so_far, seen in states
        if all(known.get(("area", column), total) == total for column, total in enumerate(so_far))
        and known.get(("total",), sum(so_far)) == sum(so_far)
    }


# Few enough persons that many numbers rest on one to four, though their counts are large: (month, area, person).
people_signing_up = st.integers(2, 14).flatmap(
    lambda persons: st.lists(
        st.tuples(st.integers(0, 3), st.integers(0, 2), st.integers(1, persons)), min_size=5, max_size=120
    )
)


def year_of_people(sign_ups, months=4, areas=3):
    """A year counted from who signed up where and when, as the database counts it."""

    def count(month=None, area=None):
        who = [person for m, a, person in sign_ups if month in (None, m) and area in (None, a)]
        return Cell(len(who), len(set(who)))

    return Year(
        cells=tuple(tuple(count(month, area) for area in range(areas)) for month in range(months)),
        months=tuple(count(month=month) for month in range(months)),
        areas=tuple(count(area=area) for area in range(areas)),
        total=count(),
    )


def all_shown(table, shown, row):
    """Whether a month without anybody says so."""
    return shown.months[row] and all(shown.cells[row])


class TestAClosedYear:
    @settings(max_examples=300, deadline=None)
    @given(large_tables)
    def test_no_small_number_is_shown_or_follows_from_the_shown_ones(self, rows):
        table = year(*rows)
        shown = closed_year(table)
        small = {name for name, one in variables(table).items() if one.is_small}

        assert not small & shown_variables(shown)
        assert not small & computable(table, shown)

    @settings(max_examples=60, deadline=None)
    @given(small_tables, st.data())
    def test_every_small_cell_could_be_one_of_five_at_least(self, rows, data):
        table = year(*rows)
        shown = closed_year(table)
        small = [(row, column) for row, counts in enumerate(rows) for column, one in enumerate(counts) if 1 <= one <= 4]
        assume(small)
        wanted = data.draw(st.sampled_from(small))

        assert len(possible_values(table, shown, wanted, most=13)) > LEAST_ROOM

    @given(large_tables)
    @settings(deadline=None)
    def test_a_month_looks_the_same_in_the_year_as_alone(self, rows):
        """Else what was shown while the year ran, and what is shown afterwards, could be put together."""
        table = year(*rows)
        shown = closed_year(table)

        for number, parts in enumerate(table.cells):
            alone = month(parts, table.months[number])
            assert (shown.cells[number], shown.months[number]) == (alone.parts, alone.total)

    @given(large_tables)
    @settings(deadline=None)
    def test_what_is_shown_is_safe_and_large_years_are_shown_whole(self, rows):
        table = year(*rows)

        assert is_safe(table, closed_year(table))
        large = year(*[[count + 5 for count in row] for row in rows])
        everything = closed_year(large)
        assert all(map(all, everything.cells))
        assert all(everything.areas)
        assert everything.total

    @settings(max_examples=200, deadline=None)
    @given(people_signing_up)
    def test_neither_when_the_same_people_sign_up_again_and_again(self, sign_ups):
        """Counts say little then: what counts is how many different persons a number rests on."""
        table = year_of_people(sign_ups)
        shown = closed_year(table)
        small = {name for name, one in variables(table).items() if 1 <= one.persons <= 4 or 1 <= one.count <= 4}

        assert not small & shown_variables(shown)
        assert not small & computable(table, shown)
        assert is_safe(table, shown)
        assert all(all_shown(table, shown, row) for row, total in enumerate(table.months) if total.count == 0)

    def test_a_total_that_would_tell_a_hidden_number_is_kept_back(self):
        # Only one month hides the first area, so its total over the year would be that month's number.
        table = year([3, 20, 8], [10, 10, 10], [10, 10, 10])

        shown = closed_year(table)

        assert shown.total
        assert shown.cells[0] == (False, True, False)
        assert shown.areas == (False, True, False)

    def test_totals_over_the_year_are_shown_where_every_month_is_too_small(self):
        shown = closed_year(year(*[[2, 3, 4]] * 12))

        assert not any(map(any, shown.cells))
        assert shown.total
        assert shown.areas == (True, True, True)

    @pytest.mark.parametrize("counts", [[[1]], [[4, 0]], [[0, 0]], [[1, 1], [1, 1]]])
    def test_tiny_years_show_only_zeros(self, counts):
        table = year(*counts)

        shown = closed_year(table)

        for name in shown_variables(shown):
            assert variables(table)[name].count == 0
