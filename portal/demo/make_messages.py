"""Messages that have been sent to those whom one can log in as."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from portal.demo import people
from volunteering.messaging.models import Message, MessageState

if TYPE_CHECKING:
    from portal.demo.cast import Cast

VERA, LEADER, NEW = people.VOLUNTEER[0], "leder.bulderby", people.NEW_VOLUNTEER[0]

MESSAGES = (
    (
        VERA,
        206.3,
        "Tak, vi har fået din tilmelding",
        "Klokkeblomsten har fået din tilmelding til “Læs højt i eventyrrummet”. Du hører fra Palle om få dage.",
    ),
    (
        VERA,
        199.5,
        "Velkommen i Klokkeblomsten",
        "Hvor er det dejligt, at du vil læse højt hos os. Palle er din kontaktperson.",
    ),
    (
        VERA,
        69.0,
        "Tak for din tid på Møllebo",
        "Tak, fordi du var med til dagen med farver og forkælelse. Beboerne taler stadig om neglelakken.",
    ),
    (
        VERA,
        7.1,
        "Du er på venteliste",
        "Lige nu er pladserne til eventyrdagen taget. Bliver en ledig, holder vi den til dig i 72 timer.",
    ),
    (
        VERA,
        1.3,
        "Skal vi tale sammen om skovturene?",
        "Bulderby vil gerne tale med dig om “Kom med på tur i skoven”. Vælg en af tiderne på din side.",
    ),
    (
        LEADER,
        7.3,
        "Rasmus vil gerne give en hånd",
        "Der er kommet en tilmelding til “Giv en hånd på Blå Stue”. Se den under Børnehuset Bulderby.",
    ),
    (
        LEADER,
        0.3,
        "Farah vil gerne give en hånd",
        "Der er kommet en tilmelding til “Giv en hånd på Blå Stue”. Se den under Børnehuset Bulderby.",
    ),
    (
        NEW,
        0.1,
        "Velkommen til Giv en hånd",
        "Godt, du er her. Fortæl lidt om dig selv, når du har lyst, eller find noget, der lokker.",
    ),
)


def make_messages(cast: Cast) -> None:
    """Put the messages in the outbox as sent ones."""
    for number, (account, days, subject, body) in enumerate(MESSAGES, start=1):
        made = cast.days_ago(days)
        message = Message.objects.create(
            key=f"demo-{number}",
            kind="demo",
            recipient=cast.users[account],
            to_address=people.email_of(account),
            language="da",
            subject=subject,
            body=body,
        )
        # The time of making is set by the row itself, and nothing is sent before it is made.
        Message.objects.filter(pk=message.pk).update(
            created_at=made, state=MessageState.SENT, attempts=1, sent_at=made + datetime.timedelta(minutes=1)
        )
