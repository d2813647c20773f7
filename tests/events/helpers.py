"""Short ways to say what people do."""

from django.db.models import Sum

from portal.events.actions import registering
from portal.events.choices import PLACE_HOLDING_STATES
from portal.events.models import Registration
from volunteering.messaging.models import Message


def register(event, email="dina@example.org", *, places=1, wait=False, user=None, **more):
    """Register somebody whose address has been shown."""
    answers = {"name": "Dina Deltager", "email": email, "places": places, "joins_waiting_list": wait, **more}
    return registering.register(event=event, answers=answers, acting_user=user, language="da")


def held(event):
    """How many places the rows themselves hold."""
    rows = Registration.objects.filter(event=event, state__in=PLACE_HOLDING_STATES)
    return rows.aggregate(n=Sum("places"))["n"] or 0


def mails(kind, address=None):
    """The mails of a kind that wait or were sent."""
    found = Message.objects.filter(kind=f"event_{kind}").order_by("pk")
    return found if address is None else found.filter(to_address=address)
