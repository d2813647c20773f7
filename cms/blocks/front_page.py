"""Building blocks of editors' pages."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from volunteering.institutions.models import InstitutionKind


class StoryBlock(blocks.StructBlock):
    """A short story from a place (historie)."""

    place = blocks.CharBlock(label=_("where"), max_length=80)
    kind = blocks.ChoiceBlock(label=_("kind of place"), choices=InstitutionKind.choices)
    title = blocks.CharBlock(label=_("title"), max_length=90)
    text = blocks.TextBlock(label=_("the story in a few sentences"), max_length=400)
    address = blocks.RegexBlock(
        regex=r"^(/(?!/)|https://)\S+$",
        label=_("where it can be read"),
        max_length=200,
        required=False,
        error_messages={"invalid": _("Write an address that begins with / or https://.")},
        help_text=_("The address of the page, such as /projekter/… or https://…"),
    )

    class Meta:
        """How editors meet it."""

        icon = "openquote"
        label = _("story")
