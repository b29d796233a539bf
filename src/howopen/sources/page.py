"""One web page of a release's maker, such as its terms, as text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from howopen.doors.web_page import read_web_page
from howopen.errors import DataError, Gated, NotFound, Unreachable
from howopen.model import Completeness
from howopen.sources.address import RemoteTarget
from howopen.sources.endpoints import Endpoints
from howopen.sources.exchange import Fetched, to_json

if TYPE_CHECKING:
    from howopen.doors.http import HttpDoor, Reply

MAX_PAGE_BYTES: Final = 4 << 20
MAX_EXCERPT: Final = 200_000
"""Characters of a page's text that are kept."""
_TEXTS: Final = ("text/html", "text/plain", "application/xhtml", "text/markdown")


def fetch_page(door: HttpDoor, endpoints: Endpoints, target: RemoteTarget) -> Fetched:
    """The text of the page at the target's address; raises `SourceError`.

    A page that is drawn by scripts alone has no text, and is no page for us.
    """
    reply = answer(door, f"{endpoints.pages}{target.id}", target.id, MAX_PAGE_BYTES)
    kind = reply.headers.get("content-type", "text/html").partition(";")[0].strip().lower()
    if not kind.startswith(_TEXTS):
        raise Unreachable(f"{target.id} is {kind or 'of no type'}, not a page of text")
    try:
        page = read_web_page(reply.body)
    except DataError as error:
        raise Unreachable(f"{target.id} is no page of text: it is {error}") from error
    if not page.text:
        raise Unreachable(f"{target.id} holds no text without running its scripts")
    remarks = []
    if page.cut or len(page.text) > MAX_EXCERPT:
        remarks.append(f"only the first {MAX_EXCERPT} characters of the page were kept")
    content = {
        "source": "page",
        "url": target.id,
        "title": page.title,
        "excerpt": page.text[:MAX_EXCERPT],
        "read": reply.when[:10],
    }
    return Fetched(
        target=target,
        url=target.id,
        files={"page.json": to_json(content)},
        read=reply.when[:10],
        card=Completeness.PARTIAL if remarks else Completeness.COMPLETE,
        remarks=tuple(remarks),
    )


def answer(door: HttpDoor, url: str, shown: str, max_bytes: int) -> Reply:
    """The answer of 200 to an open address; any other is an error that names `shown`."""
    reply = door.fetch(url, max_bytes=max_bytes)
    if reply.status in (404, 410):
        raise NotFound(f"{shown} is not there any more ({reply.status})")
    if reply.status in (401, 403, 451):
        raise Gated(f"{shown} is not for everybody ({reply.status})")
    if reply.status != 200:
        raise Unreachable(f"{shown} answered {reply.status}")
    return reply
