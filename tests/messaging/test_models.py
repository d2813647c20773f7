"""What the database itself refuses of messages."""

import datetime

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from tests.factories.messaging import MessageFactory
from volunteering.messaging.models import Message

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("constraint", "fields"),
    [
        ("message_sent_has_time", {"state": "sent"}),
        ("message_sent_has_time", {"sent_at": timezone.now() + datetime.timedelta(days=1)}),
        ("message_state_known", {"state": "lost"}),
        (
            "message_not_sent_before_made",
            {"state": "sent", "sent_at": datetime.datetime(2001, 1, 1, tzinfo=datetime.UTC)},
        ),
    ],
)
def test_the_database_refuses(constraint, fields):
    message = MessageFactory()
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        Message.objects.filter(pk=message.pk).update(**fields)
