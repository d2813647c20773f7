"""CVR numbers: eight digits, the last of which follows from the others."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from volunteering.institutions.cvr import WEIGHTS, fits_check_digit, grouped, has_eight_digits, plain

eight_digits = st.integers(10_000_000, 99_999_999).map(str)


@pytest.mark.parametrize("number", ["13748136", "24256790"])
def test_numbers_from_the_registers_own_explanation_fit(number):
    assert fits_check_digit(number)


@given(eight_digits)
def test_exactly_the_sums_that_eleven_divides_fit(number):
    check = (11 - sum(int(d) * w for d, w in zip(number[:7], WEIGHTS[:7], strict=True)) % 11) % 11
    assert fits_check_digit(number) == (str(check) == number[7])


@given(eight_digits, st.integers(0, 7), st.integers(1, 9))
def test_one_mistyped_digit_is_always_found(number, place, step):
    digit = str((int(number[place]) + step) % 10)
    mistyped = number[:place] + digit + number[place + 1 :]
    if fits_check_digit(number) and has_eight_digits(mistyped):
        assert not fits_check_digit(mistyped)


@given(eight_digits, st.integers(0, 6))
def test_two_neighbours_that_changed_places_are_always_found(number, place):
    swapped = number[:place] + number[place + 1] + number[place] + number[place + 2 :]
    if fits_check_digit(number) and swapped != number and has_eight_digits(swapped):
        assert not fits_check_digit(swapped)


@pytest.mark.parametrize(
    "typed", ["13 74 81 36", "13-74-81-36", "DK13748136", "dk 13748136", " 13.748.136 ", "DK-13748136"]
)
def test_the_ways_people_write_one_are_the_same_number(typed):
    assert plain(typed) == "13748136"


@pytest.mark.parametrize("number", ["", "1374813", "137481360", "0102031234", "01020312", "1374813x", "١٣٧٤٨١٣٦"])
def test_what_is_no_cvr_number(number):
    assert not has_eight_digits(number)
    with pytest.raises(ValueError, match="eight digits"):
        fits_check_digit(number)


@given(st.text(max_size=20))
def test_nothing_that_is_typed_breaks_it(typed):
    has_eight_digits(plain(typed))


def test_it_is_read_in_pairs():
    assert grouped("13748136") == "13 74 81 36"
