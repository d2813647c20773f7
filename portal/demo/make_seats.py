"""The working group's ten seats, one of them held by a demo account."""

from __future__ import annotations

from typing import TYPE_CHECKING

from portal.demo import people
from volunteering.participation.models import Seat

if TYPE_CHECKING:
    from portal.demo.cast import Cast

SEATS = (
    ("De to forvaltningers ledelse (formand)", "Management of the two administrations (chair)"),
    ("Frivilligcentret", "The volunteer centre"),
    ("Foreningerne", "The associations"),
    ("Skoler", "Schools"),
    ("Dagtilbud", "Day-care"),
    ("Klubber", "Clubs"),
    ("Idræt", "Sport"),
    ("Ældrepleje", "Elderly care"),
    ("Voksne med handicap", "Adults with disabilities"),
    ("Jobcentret", "The job centre"),
)
HELD = "Ældrepleje"


def make_seats(cast: Cast) -> None:
    """Make the seats that are missing and give one away."""
    known = set(Seat.objects.values_list("name", flat=True))
    if not known:
        Seat.objects.bulk_create(
            Seat(name=name, name_en=name_en, order=order) for order, (name, name_en) in enumerate(SEATS)
        )
    holder = cast.users[people.WORKING_GROUP[0]]
    seat = Seat.objects.filter(name=HELD).first() or Seat.objects.order_by("order").last()
    if seat is not None:
        seat.holder = holder
        seat.save(update_fields=["holder"])
