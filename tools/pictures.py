"""Draw the pictures anew: every SVG in portal/demo/pictures becomes a WebP beside it, and static/img/share.svg a PNG.

Run after changing a drawing: `.venv/bin/python -m tools.pictures` (needs Chromium, as the journeys do, and the built
front end for its letters). The PNG is what a shared link shows: not every reader of such links knows WebP.
"""

from __future__ import annotations

import base64
import io
import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PIL import Image
from playwright.sync_api import sync_playwright

from tools.bootstrap import find_browser

if TYPE_CHECKING:
    from playwright.sync_api import Page

ROOT: Final = Path(__file__).resolve().parent.parent
FOLDER: Final = ROOT / "portal" / "demo" / "pictures"
OWN: Final = ROOT / "static" / "img"
LETTERS: Final = ROOT / "build" / "frontend" / "assets" / "fonts" / "bricolage-grotesque-latin-700-normal.woff2"
WIDTH, HEIGHT = 1280, 720
SHARE_WIDTH, SHARE_HEIGHT = 1200, 630
QUALITY: Final = 82
COLOURS: Final = 128
FRAME: Final = re.compile(r'<svg id="(\w+)"([^>]*)/>')


def main() -> None:
    """Draw all of them."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_browser(), args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT})
        for drawing in sorted(FOLDER.glob("*.svg")):
            _drawn(page, drawing.read_text(encoding="utf-8")).save(
                drawing.with_suffix(".webp"), quality=QUALITY, method=6
            )
            print(drawing.stem)
        page.set_viewport_size({"width": SHARE_WIDTH, "height": SHARE_HEIGHT})
        _drawn(page, _share()).quantize(COLOURS).save(OWN / "share.png", optimize=True)
        print("share")
        browser.close()


def _drawn(page: Page, svg: str) -> Image.Image:
    """Return what a browser shows of a drawing."""
    letters = base64.b64encode(LETTERS.read_bytes()).decode()
    face = f"@font-face{{font-family:'Bricolage Grotesque';font-weight:700;src:url(data:font/woff2;base64,{letters})}}"
    page.set_content(f"<style>{face} body{{margin:0}}</style>{svg}")
    page.evaluate("document.fonts.ready")
    return Image.open(io.BytesIO(page.screenshot())).convert("RGB")


def _share() -> str:
    """Return the drawing for shared links with our own drawings in its frames."""

    def filled(frame: re.Match[str]) -> str:
        inner = (OWN / f"{frame[1]}.svg").read_text(encoding="utf-8")
        return re.sub(r"<svg([^>]*?)(?: width=\"\d+\" height=\"\d+\")?>", rf"<svg\1{frame[2]}>", inner, count=1)

    return FRAME.sub(filled, (OWN / "share.svg").read_text(encoding="utf-8"))


if __name__ == "__main__":
    main()
