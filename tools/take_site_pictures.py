"""Takes the pictures of the site that the docs show: `python -m tools.take_site_pictures SITE`.

SITE is what `howopen site build` wrote. Needs Debian's chromium and playwright.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import Final, NamedTuple

from playwright.sync_api import sync_playwright

PICTURES: Final = Path(__file__).parent.parent / "docs" / "pictures"


class Picture(NamedTuple):
    """What is seen, on how wide a screen."""

    name: str
    path: str
    width: int
    height: int


TAKEN: Final = (
    Picture("table", "index.html", 1280, 780),
    Picture("release", "release/llama-3.1.html", 1200, 640),
    Picture("phone", "index.html", 390, 844),
)


def main() -> None:
    """Writes each picture, as it looks by day."""
    site = Path(sys.argv[1]).resolve()
    with sync_playwright() as running:
        browser = running.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        for each in TAKEN:
            size = {"width": each.width, "height": each.height}
            page = browser.new_page(viewport=size, color_scheme="light")  # type: ignore[arg-type]
            page.goto((site / each.path).as_uri())
            page.screenshot(path=PICTURES / f"{each.name}.png")
            page.close()
        browser.close()


if __name__ == "__main__":
    main()
