"""Blocks of words: text with headings, boxes, steps, quotes and folds."""

from __future__ import annotations

from typing import Any, Final

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.rich_text import expand_db_html

from cms.headings import Anchors, with_anchors

INLINE: Final = ["bold", "italic", "link", "document-link"]
TEXT: Final = ["h2", "h3", "ol", "ul", *INLINE]
SMALL_TEXT: Final = ["ol", "ul", *INLINE]


class HeadedTextBlock(blocks.RichTextBlock):
    """Text whose headings can be linked to (tekst)."""

    def __init__(self, **kwargs: Any) -> None:  # noqa: ANN401 - Wagtail's signature
        """Allow what reads well, and no more."""
        super().__init__(**{"features": TEXT, **kwargs})

    def render(self, value: Any, context: dict[str, Any] | None = None) -> SafeString:  # noqa: ANN401 - Wagtail's
        """Return the text with an anchor at each heading; the page's own register keeps them unique."""
        anchors = (context or {}).get("anchors") or Anchors()
        html = with_anchors(expand_db_html(value.source), anchors)
        return mark_safe(f'<div class="prose">{html}</div>')  # noqa: S308 - Wagtail has cleaned it

    class Meta:
        icon = "pilcrow"
        label = _("text")
        description = _("Running text with headings, lists and links.")
        preview_value = "<h2>Sådan kommer I i gang</h2><p>Begynd småt. En god dag siger mere end en lang plan.</p>"


class FactBoxBlock(blocks.StructBlock):
    """A box with the short version (faktaboks)."""

    title = blocks.CharBlock(label=_("title"), max_length=80)
    text = blocks.RichTextBlock(label=_("text"), features=SMALL_TEXT)
    tone = blocks.ChoiceBlock(
        label=_("colour"), choices=[("mint", _("green")), ("sun", _("yellow"))], default="mint", required=True
    )

    class Meta:
        icon = "info-circle"
        label = _("fact box")
        description = _("The short version, in a coloured box.")
        template = "cms/blocks/fact_box.html"
        preview_value = {
            "title": "Kort fortalt",
            "text": "<ul><li>Det tager en halv time.</li><li>Det koster ikke noget.</li></ul>",
            "tone": "mint",
        }


class StepBlock(blocks.StructBlock):
    """One of several steps (trin)."""

    title = blocks.CharBlock(label=_("title"), max_length=90)
    text = blocks.RichTextBlock(label=_("text"), features=SMALL_TEXT, required=False)


class StepsBlock(blocks.StructBlock):
    """What one does, in order (trin for trin)."""

    title = blocks.CharBlock(label=_("title"), max_length=80)
    steps = blocks.ListBlock(StepBlock(), label=_("steps"), min_num=2, max_num=12)

    class Meta:
        icon = "list-ol"
        label = _("steps")
        description = _("What one does, in order.")
        template = "cms/blocks/steps.html"
        preview_value = {
            "title": "Sådan gør du",
            "steps": [
                {"title": "Ring til os", "text": "<p>Vi hører, hvad du har lyst til.</p>"},
                {"title": "Mød stedet", "text": "<p>I taler sammen, før nogen siger ja.</p>"},
            ],
        }


class QuoteBlock(blocks.StructBlock):
    """What somebody said (citat)."""

    text = blocks.TextBlock(label=_("what was said"), max_length=400, rows=3)
    who = blocks.CharBlock(
        label=_("who said it"),
        max_length=90,
        required=False,
        help_text=_("A role such as “mentor in a day-care centre”. A name only when the person has said yes to it."),
    )

    class Meta:
        icon = "openquote"
        label = _("quote")
        description = _("What somebody said, large.")
        template = "cms/blocks/quote.html"
        preview_value = {"text": "Man skal ikke kunne noget særligt. Man skal bare have tid.", "who": "Frivillig"}


class FoldBlock(blocks.StructBlock):
    """A question that unfolds (fold ud)."""

    title = blocks.CharBlock(label=_("question or title"), max_length=120)
    text = blocks.RichTextBlock(label=_("answer"), features=SMALL_TEXT)


class AccordionBlock(blocks.StructBlock):
    """Questions that unfold one by one (spørgsmål og svar)."""

    title = blocks.CharBlock(label=_("title"), max_length=80)
    folds = blocks.ListBlock(FoldBlock(), label=_("questions"), min_num=1, max_num=30)

    class Meta:
        icon = "list-ul"
        label = _("questions and answers")
        description = _("Questions that unfold. For what only some readers need.")
        template = "cms/blocks/accordion.html"
        preview_value = {
            "title": "Spørgsmål og svar",
            "folds": [{"title": "Skal jeg kunne noget særligt?", "text": "<p>Nej. Du skal have lyst.</p>"}],
        }
