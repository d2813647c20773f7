"""Blocks that lead on: links, cards, a call to action, a video elsewhere."""

from __future__ import annotations

from typing import Any, Final
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError

from cms.addresses import page_address

ADDRESS: Final = r"^(/(?!/)|https://)\S+$"
WRONG_ADDRESS: Final = _("Write an address that begins with / or https://.")


class AddressBlock(blocks.RegexBlock):
    """An address on this site or a safe one elsewhere (adresse)."""

    def __init__(self, **kwargs: Any) -> None:  # noqa: ANN401 - Wagtail's signature
        """Accept nothing that could run a script or leave the encrypted web."""
        given = {
            "regex": ADDRESS,
            "label": _("address"),
            "max_length": 300,
            "required": False,
            "error_messages": {"invalid": WRONG_ADDRESS},
            "help_text": _("Begins with / for a page of this site, or with https://"),
        }
        super().__init__(**{**given, **kwargs})


class LinkValue(blocks.StructValue):
    """Where a link leads."""

    @property
    def page(self) -> Any:  # noqa: ANN401 - a Wagtail page
        """Return the page that was chosen, unless it is unpublished or gone."""
        page = self.get("target_page")
        return page if page is not None and page.live else None

    @property
    def has_target(self) -> bool:
        """Whether the link leads anywhere at all."""
        return bool(self.href)

    @property
    def href(self) -> str:
        """Return where the link leads; empty when the page that was chosen is unpublished or gone."""
        page = self.page
        return page_address(page) if page is not None else str(self.get("address") or "")

    @property
    def host(self) -> str:
        """Return the other site's name when the link leads there, so that readers know beforehand."""
        return "" if self.page else urlsplit(self.get("address") or "").netloc.removeprefix("www.")


class LinkedBlock(blocks.StructBlock):
    """Something that leads to a page of this site or to an address."""

    target_page = blocks.PageChooserBlock(label=_("page of this site"), required=False)
    address = AddressBlock(label=_("or an address"))

    needs_target = True

    def clean(self, value: Any) -> Any:  # noqa: ANN401 - Wagtail's signature
        """Refuse no target, and two.

        Raises:
            StructBlockValidationError: at the field.
        """
        cleaned = super().clean(value)
        if cleaned.get("target_page") and cleaned.get("address"):
            error = ValidationError(_("Choose a page or write an address, not both."))
            raise StructBlockValidationError(block_errors={"address": error})
        if (
            self.needs_target
            and not self.is_deferred_validation
            and not (cleaned.get("target_page") or cleaned.get("address"))
        ):
            error = ValidationError(_("Choose a page, or write an address."))
            raise StructBlockValidationError(block_errors={"target_page": error})
        return cleaned

    class Meta:
        value_class = LinkValue


class LinkCardBlock(LinkedBlock):
    """A card that leads on (kort med link)."""

    title = blocks.CharBlock(label=_("title"), max_length=80)
    text = blocks.TextBlock(label=_("text"), max_length=200, rows=2, required=False)


class LinkCardsBlock(blocks.StructBlock):
    """Cards that lead on, beside each other (kort med links)."""

    title = blocks.CharBlock(label=_("title"), max_length=80)
    cards = blocks.ListBlock(LinkCardBlock(), label=_("cards"), min_num=1, max_num=9)

    class Meta:
        icon = "grip"
        label = _("link cards")
        description = _("Cards beside each other that lead on.")
        template = "cms/blocks/link_cards.html"
        preview_value = {
            "title": "Læs videre",
            "cards": [
                {"title": "Find noget at lave", "text": "Se, hvad der er brug for lige nu.", "address": "/opgaver/"},
                {"title": "For institutioner", "text": "Sådan kommer I i gang.", "address": "/institutioner/"},
            ],
        }


class CallToActionBlock(LinkedBlock):
    """One thing that the reader can do now, as a large button (opfordring)."""

    title = blocks.CharBlock(label=_("title"), max_length=80)
    text = blocks.TextBlock(label=_("text"), max_length=250, rows=2, required=False)
    button = blocks.CharBlock(label=_("words on the button"), max_length=40)

    class Meta:
        icon = "success"
        label = _("call to action")
        description = _("One thing the reader can do now, with a large button.")
        template = "cms/blocks/call_to_action.html"
        preview_value = {
            "title": "Har du en time?",
            "text": "Der er altid et sted, der gerne vil have selskab.",
            "button": "Find noget at lave",
            "address": "/opgaver/",
        }


class VideoLinkBlock(blocks.StructBlock):
    """A film on another site, as a link: nothing of that site is fetched until the reader goes there (video)."""

    title = blocks.CharBlock(label=_("title"), max_length=90)
    address = AddressBlock(required=True, regex=r"^https://\S+$")
    minutes = blocks.IntegerBlock(label=_("length in minutes"), min_value=1, max_value=600, required=False)
    text = blocks.TextBlock(
        label=_("what one sees and hears"),
        max_length=600,
        rows=3,
        help_text=_("For those who cannot see or hear the film, and for those who want to know whether to bother."),
    )
    captions = blocks.BooleanBlock(label=_("the film has subtitles"), required=False)

    class Meta:
        icon = "media"
        label = _("video on another site")
        description = _("A link to a film elsewhere. No film is shown on the page itself.")
        template = "cms/blocks/video_link.html"
        value_class = LinkValue
        preview_value = {
            "title": "En formiddag i køkkenet",
            "address": "https://film.example.org/koekken",
            "minutes": 3,
            "text": "To frivillige og fem børn bager boller og fortæller om det.",
            "captions": True,
        }
