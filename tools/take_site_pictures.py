"""Takes the pictures of the site that the docs show: `python -m tools.take_site_pictures SITE`.

SITE is what `howopen site build` wrote. Needs Debian's chromium and playwright.
"""

from __future__ import annotations

import shutil
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
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


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Says nothing."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of a folder on loopback; a browser runs no script module from a disk."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=folder)) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def main() -> None:
    """Writes each picture, as it looks by day."""
    with sync_playwright() as running, served(Path(sys.argv[1]).resolve()) as site:
        browser = running.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        for each in TAKEN:
            size = {"width": each.width, "height": each.height}
            page = browser.new_page(viewport=size, color_scheme="light")  # type: ignore[arg-type]
            page.goto(site + each.path)
            page.screenshot(path=PICTURES / f"{each.name}.png")
            page.close()
        browser.close()


if __name__ == "__main__":
    main()
