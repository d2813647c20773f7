"""The editors' pages, their pictures and what the front page promises."""

from __future__ import annotations

import datetime
import json
import re
import uuid
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.urls import reverse
from django.utils import translation
from PIL import Image
from wagtail.models import Locale, Page, ReferenceIndex
from wagtail.signal_handlers import disable_reference_index_auto_update

from cms.front_pages import ensure_front_pages
from cms.media import CARD_SIZE, CustomImage
from cms.pages.base import ContentPage
from cms.pages.home import HomePage
from portal.demo.pages import english, front, tree
from portal.demo.pages.pictures import PICTURES

if TYPE_CHECKING:
    from portal.demo.cast import Cast
    from portal.demo.pages.specs import Block, PageSpec

FOLDER: Final = Path(__file__).parent / "pictures"
NAMESPACE: Final = uuid.UUID("9f0f6c0e-5a5b-4f0a-8a0e-2f2b4d9b7a11")
"""The same block has the same name each time, and in both languages."""
PAGE_LINK: Final = re.compile(r'href="side:([\w-]+)"')
ADDRESS_LINK: Final = re.compile(r'href="url:([\w-]+)"')


def make_pages(cast: Cast) -> None:
    """Make the pictures, the Danish pages and those that are also in English, and fill both front pages."""
    # What leads where is written once at the end instead of at each of a page's three savings.
    with disable_reference_index_auto_update():
        maker = _Maker(cast)
        _make_all(maker)
    for page in [*maker.pages.values(), *HomePage.objects.all()]:
        ReferenceIndex.create_or_update_for_object(page)


def _make_all(maker: _Maker) -> None:
    danish = ensure_front_pages()
    for spec in tree.SECTIONS:
        maker.place(spec, under=danish)
    for spec in tree.every():
        maker.fill(maker.pages["da", spec.key], spec, "da")
    maker.fill_front_page(danish, front.INSTRUMENTS_DA, "da")
    for spec in english.PAGES:
        maker.translate(spec)
    for spec in english.PAGES:
        maker.fill(maker.pages["en", spec.key], spec, "en")
    maker.fill_front_page(HomePage.objects.get(locale__language_code="en"), front.INSTRUMENTS_EN, "en")


class _Maker:
    """Knows the pages and pictures made so far, so that words can lead to them."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast
        self.pages: dict[tuple[str, str], Any] = {}
        self.pictures = {spec.key: _picture(spec.key, spec.title, spec.shows) for spec in PICTURES}
        self.english = Locale.objects.get(language_code="en")

    def place(self, spec: PageSpec, *, under: Page) -> None:
        """Put a page and those below it into the tree, unpublished and without their words: all can then be led to."""
        page = spec.model(title=spec.title, slug=spec.key, live=False, locale=under.locale, **self._values(spec))
        under.add_child(instance=page)
        self.pages["da", spec.key] = page
        for child in spec.children:
            self.place(child, under=page)

    def translate(self, spec: PageSpec) -> None:
        """Put a page's copy into the English tree."""
        page = self.pages["da", spec.key].copy_for_translation(self.english)
        page.title = page.draft_title = spec.title
        page.slug = spec.slug or spec.key
        page.save()
        self.pages["en", spec.key] = page

    def fill(self, page: ContentPage, spec: PageSpec, language: str) -> None:
        """Write a page's words and publish it."""
        page.refresh_from_db()
        page.lead, page.show_in_menus = spec.lead, spec.in_menus
        page.listing_picture = self.pictures[spec.picture] if spec.picture else None
        page.reviewed_on, page.review_by = self._day(-spec.reviewed_days_ago), self._day(spec.review_in_days)
        for name, html in spec.texts.items():
            setattr(page, name, self._resolved(html, language))
        for name, stream in spec.streams.items():
            setattr(page, name, self._stream(spec.key, name, stream, language))
        page.full_clean()
        page.save_revision(clean=False).publish()
        moment = self.cast.days_ago(spec.published_days_ago)
        Page.objects.filter(pk=page.pk).update(first_published_at=moment)

    def fill_front_page(self, page: HomePage, instruments: tuple[Block, ...], language: str) -> None:
        """Say what the municipality promises, and publish it."""
        page.refresh_from_db()
        page.instruments = self._stream("forside", "instruments", instruments, language)
        page.save_revision().publish()

    def _values(self, spec: PageSpec) -> dict[str, Any]:
        values = dict(spec.values)
        if spec.institution:
            values["institution"] = self.cast.institutions[spec.institution]
        return values

    def _stream(self, key: str, name: str, stream: tuple[Block, ...], language: str) -> str:
        return json.dumps(
            [
                {
                    "type": kind,
                    "value": self._resolved(value, language),
                    "id": str(uuid.uuid5(NAMESPACE, f"{key}/{name}/{number}")),
                }
                for number, (kind, value) in enumerate(stream)
            ]
        )

    def _resolved(self, value: Any, language: str) -> Any:  # noqa: ANN401 - a block's value
        if isinstance(value, dict):
            return {name: self._resolved(part, language) for name, part in value.items()}
        if isinstance(value, list):
            return [self._resolved(part, language) for part in value]
        return self._resolved_text(value, language) if isinstance(value, str) else value

    def _resolved_text(self, value: str, language: str) -> Any:  # noqa: ANN401 - a block's value
        kind, _colon, rest = value.partition(":")
        match kind:
            case "side":
                return self._page(rest, language)
            case "url":
                return _address(rest, language)
            case "dag":
                return self._day(int(rest)).isoformat()
            case "billede":
                image = self.pictures[rest]
                return {"image": image.pk, "alt_text": image.description, "decorative": False}
        linked = PAGE_LINK.sub(lambda found: f'linktype="page" id="{self._page(found[1], language)}"', value)
        return ADDRESS_LINK.sub(lambda found: f'href="{_address(found[1], language)}"', linked)

    def _page(self, key: str, language: str) -> int:
        page = self.pages.get((language, key)) or self.pages["da", key]
        return int(page.pk)

    def _day(self, days: int) -> datetime.date:
        return self.cast.today + datetime.timedelta(days=days)


def _address(name: str, language: str) -> str:
    with translation.override(language):
        return reverse(name)


def _picture(key: str, title: str, shows: str) -> CustomImage:
    """Put a picture's file where uploads are, unless it is there already, and make its row."""
    name = f"original_images/demo-{key}.webp"
    content = (FOLDER / f"{key}.webp").read_bytes()
    if not default_storage.exists(name):
        default_storage.save(name, ContentFile(content))
    with Image.open(FOLDER / f"{key}.webp") as opened:
        width, height = opened.size
    image: CustomImage = CustomImage.objects.create(
        title=title,
        description=shows,
        file=name,
        width=width,
        height=height,
        file_size=len(content),
        credit="",
    )
    # So that the first visitor of a page with many cards does not wait for their pictures.
    image.get_rendition(CARD_SIZE)
    return image
