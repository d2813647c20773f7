"""A few drawn files, and more pictures that share them."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Final

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from PIL import Image

from cms.media import CustomImage
from portal.bench_data.words import COLOURS, PICTURES

if TYPE_CHECKING:
    import random

SIZE: Final = (1280, 853)


def make_pictures(count: int, *, chance: random.Random) -> list[CustomImage]:
    """Store ``count`` pictures with as many files as there are colours."""
    files = [_file(colour, number) for number, colour in enumerate(COLOURS, start=1)]
    pictures = []
    for number in range(count):
        name, size = files[number % len(files)]
        shows = chance.choice(PICTURES)
        pictures.append(
            CustomImage(
                title=f"{shows} {number + 1}",
                description=f"Tegning: {shows.lower()}.",
                file=name,
                width=SIZE[0],
                height=SIZE[1],
                file_size=size,
                credit="Tegnet til målinger",
            )
        )
    stored: list[CustomImage] = CustomImage.objects.bulk_create(pictures)
    return stored


def _file(colour: tuple[int, int, int], number: int) -> tuple[str, int]:
    """Put a picture's file where uploads are, unless it is there already; return its name and size in bytes."""
    name = f"original_images/bench-{number}.webp"
    drawn = io.BytesIO()
    Image.linear_gradient("L").resize(SIZE).convert("RGB").point(
        [min(255, value * part // 128) for part in colour for value in range(256)]
    ).save(drawn, "WEBP")
    if not default_storage.exists(name):
        default_storage.save(name, ContentFile(drawn.getvalue()))
    return name, len(drawn.getvalue())
