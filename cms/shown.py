"""Pictures in the sizes that pages show, without asking the database for each of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.core.cache import caches
from django.db.models import prefetch_related_objects
from wagtail.images.shortcuts import get_rendition_or_not_found

from cms.media import CustomImage

if TYPE_CHECKING:
    from collections.abc import Iterable

KEEP_SECONDS: Final = 600
"""A picture whose file or point of interest changes is another picture here: nothing shows the old one."""


@dataclass(frozen=True)
class Shown:
    """A picture in one size: where its file is, and how large it is drawn (pixels)."""

    url: str
    width: int
    height: int


def shown(picture: CustomImage, size: str) -> Shown:
    """Return a picture in a ``size`` as Wagtail's ``image`` tag writes it, ``fill-640x360|format-webp``.

    No query where the process has shown it in the last ten minutes.
    """
    key = _key(picture, size)
    known: Shown | None = caches["menus"].get(key)
    if known is None:
        made = get_rendition_or_not_found(picture, size)
        known = Shown(made.url, made.width, made.height)
        if made.pk:  # a file that cannot be read may come back
            caches["menus"].set(key, known, KEEP_SECONDS)
    return known


def shown_all(pictures: Iterable[CustomImage | None], size: str) -> dict[int, Shown]:
    """Return pictures in a size, by number. One query where some have not been shown lately."""
    wanted = {picture.pk: picture for picture in pictures if picture is not None}
    unknown = [picture for picture in wanted.values() if caches["menus"].get(_key(picture, size)) is None]
    if len(unknown) > 1:
        prefetch_related_objects(unknown, "renditions")
    return {pk: shown(picture, size) for pk, picture in wanted.items()}


def _key(picture: CustomImage, size: str) -> str:
    point = "-".join(
        str(part)
        for part in (
            picture.focal_point_x,
            picture.focal_point_y,
            picture.focal_point_width,
            picture.focal_point_height,
        )
    )
    return f"shown-{picture.pk}-{picture.file.name}-{point}-{size}".replace(" ", "%20")
