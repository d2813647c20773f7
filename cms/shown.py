"""Pictures in the sizes that pages show, without asking the database for each of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

from django.core.cache import caches
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


class File(NamedTuple):
    """A picture's number, its file and its point of interest: all that its sizes are made from."""

    pk: int
    name: str
    focal_point_x: int | None = None
    focal_point_y: int | None = None
    focal_point_width: int | None = None
    focal_point_height: int | None = None

    def key(self, size: str) -> str:
        """Return the name under which the picture is kept in a size."""
        return f"shown-{'-'.join(map(str, self))}-{size}".replace(" ", "%20")


def shown(picture: CustomImage, size: str) -> Shown:
    """Return a picture in a ``size`` as Wagtail's ``image`` tag has it, with bars: ``fill-640x360|format-webp``.

    No query where the process has shown it in the last ten minutes.
    """
    file = File(
        picture.pk,
        picture.file.name,
        picture.focal_point_x,
        picture.focal_point_y,
        picture.focal_point_width,
        picture.focal_point_height,
    )
    known: Shown | None = caches["menus"].get(file.key(size))
    return known or _make(picture, file, size)


def shown_files(files: Iterable[File | None], size: str) -> dict[File, Shown]:
    """Return pictures in a size. Two queries where some have not been shown lately, none otherwise."""
    found: dict[File, Shown] = {}
    unknown = []
    for file in {file for file in files if file is not None}:
        known: Shown | None = caches["menus"].get(file.key(size))
        if known is None:
            unknown.append(file)
        else:
            found[file] = known
    if unknown:
        pictures = CustomImage.objects.prefetch_related("renditions").in_bulk([file.pk for file in unknown])
        found |= {file: _make(pictures[file.pk], file, size) for file in unknown if file.pk in pictures}
    return found


def _make(picture: CustomImage, file: File, size: str) -> Shown:
    made = get_rendition_or_not_found(picture, size)
    result = Shown(made.url, made.width, made.height)
    if made.pk:  # a file that could not be read may come back
        caches["menus"].set(file.key(size), result, KEEP_SECONDS)
    return result
