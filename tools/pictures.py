"""Draw the demo's pictures anew: every SVG in portal/demo/pictures becomes a WebP beside it.

Run after changing a drawing: `.venv/bin/python -m tools.pictures` (needs Chromium, as the journeys do).
"""

from __future__ import annotations

import io
from pathlib import Path
from typing import Final

from PIL import Image
from playwright.sync_api import sync_playwright

from tools.bootstrap import find_browser

FOLDER: Final = Path(__file__).resolve().parent.parent / "portal" / "demo" / "pictures"
WIDTH, HEIGHT = 1280, 720
QUALITY: Final = 82


def main() -> None:
    """Draw all of them."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_browser(), args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT})
        for drawing in sorted(FOLDER.glob("*.svg")):
            page.set_content(f"<style>body{{margin:0}}</style>{drawing.read_text(encoding='utf-8')}")
            Image.open(io.BytesIO(page.screenshot())).convert("RGB").save(
                drawing.with_suffix(".webp"), quality=QUALITY, method=6
            )
            print(drawing.stem)
        browser.close()


if __name__ == "__main__":
    main()
