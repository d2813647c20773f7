"""A phone number looks the same wherever it stands."""

import pytest
from django.template import Context, Template
from phonenumber_field.phonenumber import PhoneNumber

from volunteering.phone_numbers import NO_BREAK, shown


@pytest.mark.parametrize(
    ("number", "read"),
    [
        ("+4520123456", "20 12 34 56"),
        ("20123456", "20 12 34 56"),
        (PhoneNumber.from_string("+4520123456"), "20 12 34 56"),
        ("+46701234567", "+46 70 123 45 67"),
        (PhoneNumber.from_string("+46701234567"), "+46 70 123 45 67"),
        ("ring i receptionen", "ring i receptionen"),
        ("", ""),
        (None, ""),
    ],
)
def test_a_number_is_read_as_people_here_write_it(number, read) -> None:
    assert shown(number) == read
    on_page = Template("{% load ui %}{{ number|phone }}").render(Context({"number": number}))
    assert on_page == (read.replace(" ", NO_BREAK) if "i " not in read else read)
