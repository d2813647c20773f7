"""Blocks of the front page."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from cms.blocks.links import LinkedBlock

THEME: Final = "theme"
PRIZE: Final = "prize"
OTHER: Final = "other"


class PolicyInstrumentBlock(LinkedBlock):
    """Something the municipality has promised those who do voluntary work (politikkens tilbud): a line that leads on.

    Which promises there are is the editors' to say: a new policy brings new ones.
    """

    kind = blocks.ChoiceBlock(
        label=_("what it is"),
        choices=[
            (THEME, _("this year's theme of the grants (large)")),
            (PRIZE, _("the volunteer prize (large)")),
            (OTHER, _("something else (a line)")),
        ],
        default=OTHER,
    )
    title = blocks.CharBlock(label=_("title"), max_length=90)
    text = blocks.TextBlock(label=_("text"), max_length=250, rows=2)

    class Meta:
        icon = "pick"
        label = _("promise of the policy")
        template = "cms/blocks/policy_instrument.html"
        preview_value = {
            "kind": THEME,
            "title": "Årets tema: fællesskab på tværs af alder",
            "text": "Puljen støtter i år det, der får unge og gamle til at mødes.",
            "address": "/puljer/",
        }
