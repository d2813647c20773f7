"""Entries of the pages that are lists: laws, courses, links, steps of the starter package and of the strategy."""

from __future__ import annotations

import datetime
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError

from cms.blocks.files import DownloadBlock
from cms.blocks.links import AddressBlock, LinkedBlock, LinkValue
from cms.blocks.text import SMALL_TEXT

DONE: Final = "done"
NOW: Final = "current"
PLANNED: Final = "planned"


def _in_order(value: Any, first: str, last: str, message: object, *, may_be_same: bool = True) -> None:  # noqa: ANN401
    if not (value.get(first) and value.get(last)):
        return
    if value[last] < value[first] or (value[last] == value[first] and not may_be_same):
        raise StructBlockValidationError(block_errors={last: ValidationError(str(message))})


class LegislationValue(LinkValue):
    """A rule, and whether somebody should have looked at it by now."""

    @property
    def is_overdue(self) -> bool:
        """Whether the next check is past."""
        next_check: datetime.date | None = self.get("next_check")
        return next_check is not None and next_check < timezone.localdate()


class LegislationEntryBlock(blocks.StructBlock):
    """A rule in plain words with its source (regel)."""

    topic = blocks.CharBlock(label=_("topic"), max_length=90, help_text=_("Such as “Child certificates”."))
    explanation = blocks.RichTextBlock(label=_("in plain words"), features=SMALL_TEXT)
    source_name = blocks.CharBlock(
        label=_("source"), max_length=150, help_text=_("The law and the section, or the authority's own page.")
    )
    address = AddressBlock(label=_("address of the source"), required=True)
    checked_on = blocks.DateBlock(label=_("last checked"))
    next_check = blocks.DateBlock(label=_("check again by"))

    def clean(self, value: Any) -> Any:  # noqa: ANN401 - Wagtail's signature
        """Refuse a next check before the last one.

        Raises:
            StructBlockValidationError: at the field.
        """
        cleaned = super().clean(value)
        message = _("The next check must come after the last one.")
        _in_order(cleaned, "checked_on", "next_check", message, may_be_same=False)
        return cleaned

    class Meta:
        icon = "doc-empty"
        label = _("rule")
        value_class = LegislationValue
        template = "cms/blocks/legislation_entry.html"
        preview_value = {
            "topic": "Børneattest",
            "explanation": "<p>Den, der er fast sammen med børn under 15, skal have en børneattest først.</p>",
            "source_name": "Børneattestloven",
            "address": "https://lov.example.org/",
            "checked_on": "2026-11-01",
            "next_check": "2027-11-01",
        }


class CourseValue(LinkValue):
    """A course, and whether it is still to come."""

    def is_to_come(self, today: datetime.date) -> bool:
        """Whether the course is today or later, or has no fixed day."""
        last: datetime.date | None = self.get("ends_on") or self.get("starts_on")
        return last is None or last >= today


class CourseBlock(LinkedBlock):
    """A course (kursus). It leaves the list by itself when its day is past."""

    title = blocks.CharBlock(label=_("title"), max_length=120)
    provider = blocks.CharBlock(label=_("who holds it"), max_length=120)
    starts_on = blocks.DateBlock(label=_("first day"), required=False, help_text=_("Empty: you can begin at any time."))
    ends_on = blocks.DateBlock(label=_("last day"), required=False)
    time_note = blocks.CharBlock(
        label=_("time"), max_length=120, required=False, help_text=_("Such as “Wednesdays 17–19”.")
    )
    place = blocks.CharBlock(label=_("where"), max_length=120, required=False)
    audience = blocks.CharBlock(label=_("for whom"), max_length=150, required=False)
    price = blocks.IntegerBlock(
        label=_("price in kroner"), min_value=0, max_value=100_000, default=0, help_text=_("0: it is free.")
    )
    text = blocks.TextBlock(label=_("what it is about"), max_length=400, rows=3)

    def clean(self, value: Any) -> Any:  # noqa: ANN401 - Wagtail's signature
        """Refuse a last day before the first.

        Raises:
            StructBlockValidationError: at the field.
        """
        cleaned = super().clean(value)
        _in_order(cleaned, "starts_on", "ends_on", _("The last day must not come before the first one."))
        return cleaned

    class Meta:
        icon = "date"
        label = _("course")
        value_class = CourseValue
        template = "cms/blocks/course.html"
        preview_value = {
            "title": "Den gode samtale",
            "provider": "Frivilligcentret",
            "starts_on": "2030-03-05",
            "time_note": "kl. 17–20",
            "place": "Stadsbiblioteket",
            "audience": "Alle, der er besøgsven",
            "price": 0,
            "text": "Øv dig i at lytte og i at slutte en samtale på en god måde.",
            "address": "https://kurser.example.org/samtale",
        }


class CollectedLinkBlock(LinkedBlock):
    """A link and why one would follow it."""

    title = blocks.CharBlock(label=_("title"), max_length=120)
    text = blocks.TextBlock(label=_("what one finds there"), max_length=250, rows=2)


class LinkGroupBlock(blocks.StructBlock):
    """Links about the same thing (gruppe af links)."""

    title = blocks.CharBlock(label=_("title"), max_length=80)
    links = blocks.ListBlock(CollectedLinkBlock(), label=_("links"), min_num=1, max_num=40)

    class Meta:
        icon = "link"
        label = _("group of links")
        template = "cms/blocks/link_group.html"
        preview_value = {
            "title": "Råd og hjælp til foreninger",
            "links": [
                {"title": "Vedtægter", "text": "Et eksempel at begynde med.", "address": "https://raad.example.org/"}
            ],
        }


class StarterStepBlock(LinkedBlock):
    """One step of the starter package (trin)."""

    needs_target = False

    title = blocks.CharBlock(label=_("title"), max_length=80)
    why = blocks.TextBlock(label=_("why, in one sentence"), max_length=200, rows=2)
    text = blocks.RichTextBlock(label=_("how"), features=SMALL_TEXT)
    duration = blocks.CharBlock(
        label=_("how long it takes"), max_length=60, required=False, help_text=_("Such as “an evening”.")
    )
    link_text = blocks.CharBlock(label=_("words of the link"), max_length=80, required=False)

    class Meta:
        icon = "check"
        label = _("step")
        template = "cms/blocks/starter_step.html"
        preview_value = {
            "title": "Hold et stiftende møde",
            "why": "Her bliver I til en forening.",
            "text": "<p>Inviter alle, der kunne have lyst. Skriv ned, hvad I bliver enige om.</p>",
            "duration": "en aften",
            "link_text": "",
        }


class MilestoneBlock(blocks.StructBlock):
    """Something on the way to the strategy (milepæl)."""

    title = blocks.CharBlock(label=_("title"), max_length=120)
    starts_on = blocks.DateBlock(label=_("day"))
    ends_on = blocks.DateBlock(label=_("until"), required=False)
    state = blocks.ChoiceBlock(
        label=_("how far it is"),
        choices=[(PLANNED, _("to come")), (NOW, _("going on")), (DONE, _("done"))],
        default=PLANNED,
    )
    text = blocks.TextBlock(label=_("what happens"), max_length=400, rows=3, required=False)

    def clean(self, value: Any) -> Any:  # noqa: ANN401 - Wagtail's signature
        """Refuse a last day before the first.

        Raises:
            StructBlockValidationError: at the field.
        """
        cleaned = super().clean(value)
        _in_order(cleaned, "starts_on", "ends_on", _("The last day must not come before the first one."))
        return cleaned

    class Meta:
        icon = "calendar-alt"
        label = _("milestone")
        template = "cms/blocks/milestone.html"
        preview_value = {
            "title": "Seminar om visionen",
            "starts_on": "2027-08-25",
            "state": PLANNED,
            "text": "Foreninger, ledere og politikere tænker sammen.",
        }


class HearingBlock(blocks.StructBlock):
    """A hearing (høring): what one may read, until when, and where the answers go."""

    title = blocks.CharBlock(label=_("title"), max_length=120)
    text = blocks.RichTextBlock(label=_("what we ask about"), features=SMALL_TEXT)
    answer_by = blocks.DateBlock(label=_("answer by"))
    answer_to = blocks.EmailBlock(label=_("answers are sent to"))
    files = blocks.ListBlock(DownloadBlock(), label=_("documents"), min_num=0, max_num=20)

    class Meta:
        icon = "comment"
        label = _("hearing")
        template = "cms/blocks/hearing.html"
        preview_value = {
            "title": "Udkast til strategi",
            "text": "<p>Hvad mangler der? Hvad er det vigtigste?</p>",
            "answer_by": "2030-01-15",
            "answer_to": "strategi@example.org",
            "files": [],
        }
