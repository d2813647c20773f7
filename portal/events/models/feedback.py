"""What people say afterwards. Nobody can tell who said it: the ticket in the mail is tied to no registration."""

from __future__ import annotations

import uuid

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from portal.events.choices import Score
from portal.events.models.event import Event


class FeedbackTicket(models.Model):
    """The right to answer once (svarbillet). Its address stands in one mail, whose text is wiped when it is sent."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="+")
    is_used = models.BooleanField(default=False)

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.pk}"


class Feedback(models.Model):
    """One answer to the one question (tilbagemelding): no name and no time, so that it can be free."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="feedback")
    score = models.PositiveSmallIntegerField(
        _("what did you get out of it?"),
        choices=Score.choices,
        validators=[MinValueValidator(1), MaxValueValidator(5)],
    )
    words = models.CharField(_("one line to those who planned it"), max_length=300, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="event_feedback_score_on_scale",
                condition=Q(score__gte=1, score__lte=5),
                violation_error_message=_("Choose one of the five answers."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.pk}"
