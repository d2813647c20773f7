"""Whether an uploaded file is a picture that can be drawn to its last line."""

from __future__ import annotations

from typing import IO, Any

from PIL import Image


def is_whole(file: IO[bytes] | Any) -> bool:  # noqa: ANN401 - Django's files are no IO
    """Whether a picture can be drawn; one that was cut off on its way looks right until its last lines are read.

    Reads the whole file, and leaves it at its beginning.
    """
    file.seek(0)
    try:
        with Image.open(file) as picture:
            picture.load()
    except Exception:  # noqa: BLE001 - the library has an error of its own for each way of being broken
        return False
    finally:
        file.seek(0)
    return True
