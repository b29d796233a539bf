"""The site of the invented sample releases: built once, and served on loopback for a browser."""

from __future__ import annotations

import shutil
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

import pytest

import howopen
from howopen.samples import FOLDER

CHROMIUMS = ("chromium", "chromium-browser", "google-chrome")
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
KINDS = {
    "table": "index.html",
    "another table": "table/osaid-1.0.html",
    "release": "release/heron-1b-instruct.html",
    "release with a lineage": "release/heron-1b.html",
    "compare": "compare.html",
    "pictures": "pictures.html",
    "makers": "makers.html",
    "maker": "maker/*.html",
    "licenses": "licenses.html",
    "license": "license/*.html",
    "definitions": "definitions.html",
    "definition": "definition/radboud.html",
    "questions": "questions.html",
    "question": "question/pretraining-data.html",
    "evidence": "evidence.html",
    "table in French": "fr/index.html",
}
"""Kind of page -> the first page of that kind."""


@pytest.fixture(scope="session")
def site(tmp_path_factory):
    """Folder of the built site."""
    folder = tmp_path_factory.mktemp("built") / "site"
    howopen.build_site(FOLDER, folder)
    return folder


@pytest.fixture(scope="session")
def kinds(site):
    """Kind of page -> the path of one such page."""
    return {
        kind: next(iter(sorted(site.glob(path)))).relative_to(site).as_posix()
        for kind, path in KINDS.items()
    }


@pytest.fixture(params=KINDS)
def path(request, kinds):
    """A page of each kind in turn."""
    return kinds[request.param]


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format, *args):  # noqa: A002
        """Says nothing."""


@pytest.fixture(scope="session")
def served():
    """Gives a function from a folder to the address at which it is served."""
    opened = []

    def serve(folder):
        server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=folder))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        opened.append(server)
        return f"http://127.0.0.1:{server.server_port}/"

    yield serve
    for server in opened:
        server.shutdown()
        server.server_close()


@pytest.fixture(scope="session")
def base(served, site):
    """Address of the site's first page."""
    return served(site)


@pytest.fixture(scope="session")
def browser():
    """Debian's Chromium; tests are skipped where no browser of this kind is installed."""
    playwright = pytest.importorskip("playwright.sync_api", reason="needs playwright")
    found = next(filter(None, map(shutil.which, CHROMIUMS)), None)
    if found is None:
        pytest.skip(f"needs a browser: one of {', '.join(CHROMIUMS)}")
    with playwright.sync_playwright() as running:
        opened = running.chromium.launch(executable_path=found, args=list(QUIET))
        yield opened
        opened.close()


class Watched:
    """A page that remembers what it asked for and what it complained of."""

    def __init__(self, page, base):
        self.page = page
        self.base = base
        self.asked = []
        self.complaints = []
        page.on("request", lambda request: self.asked.append(request.url))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("dialog", self._dialog)
        page.on("console", self._console)

    def _dialog(self, dialog):
        self.complaints.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def _console(self, message):
        if message.type in ("error", "warning") and "favicon.ico" not in str(message.location):
            self.complaints.append(message.text)

    @property
    def outside(self):
        """What it asked of others than the site."""
        return [url for url in self.asked if not url.startswith((self.base, "data:", "about:"))]


@pytest.fixture
def opened(browser):
    """Gives a function that opens a page in a fresh context, watched; none may leave loopback."""
    contexts = []

    def open_page(base, path="", **how):
        how = {"viewport": {"width": 1440, "height": 900}} | how
        context = browser.new_context(**how)
        contexts.append(context)
        context.route(
            lambda url: not url.startswith(base),
            lambda route: route.abort(),
        )
        watched = Watched(context.new_page(), base)
        watched.page.goto(base + path)
        return watched

    yield open_page
    for context in contexts:
        context.close()
