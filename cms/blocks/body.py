"""What the body of a page may be built from."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from cms.blocks.files import DownloadsBlock, PictureBlock, TableBlock
from cms.blocks.links import CallToActionBlock, LinkCardsBlock, VideoLinkBlock
from cms.blocks.people import ContactCardBlock
from cms.blocks.text import AccordionBlock, FactBoxBlock, HeadedTextBlock, QuoteBlock, StepsBlock

WORDS, LEADING_ON, PICTURES_AND_FILES = _("Words"), _("Leading on"), _("Pictures and files")


class BodyBlock(blocks.StreamBlock):
    """The body of a page, block by block (brødtekst)."""

    text = HeadedTextBlock(group=WORDS)
    fact_box = FactBoxBlock(group=WORDS)
    steps = StepsBlock(group=WORDS)
    quote = QuoteBlock(group=WORDS)
    accordion = AccordionBlock(group=WORDS)
    picture = PictureBlock(group=PICTURES_AND_FILES)
    table = TableBlock(group=PICTURES_AND_FILES)
    downloads = DownloadsBlock(group=PICTURES_AND_FILES)
    video = VideoLinkBlock(group=PICTURES_AND_FILES)
    link_cards = LinkCardsBlock(group=LEADING_ON)
    call_to_action = CallToActionBlock(group=LEADING_ON)
    contact = ContactCardBlock(group=LEADING_ON)


class StoryBodyBlock(blocks.StreamBlock):
    """The body of a story or of a place's presentation: words and pictures (fortælling)."""

    text = HeadedTextBlock(group=WORDS)
    quote = QuoteBlock(group=WORDS)
    fact_box = FactBoxBlock(group=WORDS)
    picture = PictureBlock(group=PICTURES_AND_FILES)
    video = VideoLinkBlock(group=PICTURES_AND_FILES)
    call_to_action = CallToActionBlock(group=LEADING_ON)
