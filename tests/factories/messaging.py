"""Messages for tests."""

from __future__ import annotations

import datetime

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from volunteering.messaging.models import Message, MessageState


class MessageFactory(DjangoModelFactory[Message]):
    """A message that waits to be sent, outside the queue."""

    class Meta:
        model = Message

    key = factory.Sequence(lambda n: f"proeve-{n}")
    kind = "proeve"
    to_address = factory.Sequence(lambda n: f"modtager{n}@example.org")
    language = "da"
    subject = factory.Sequence(lambda n: f"Besked nummer {n}")
    body = "Hej Frida\n\nVi glæder os til at se dig.\n\nhttps://example.org/opgaver/"
    next_attempt_at = factory.LazyFunction(timezone.now)
    queued_at = factory.LazyAttribute(lambda o: o.next_attempt_at)

    class Params:
        """Traits."""

        sent = factory.Trait(
            state=MessageState.SENT,
            attempts=1,
            sent_at=factory.LazyFunction(lambda: timezone.now() + datetime.timedelta(seconds=1)),
        )
