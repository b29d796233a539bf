"""One web page of a release's maker, such as its terms, as text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from howopen.doors.terminal import printable
from howopen.doors.web_page import WebPage, read_web_page
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
_MARKUP: Final = ("text/html", "application/xhtml")
_TAG: Final = b"<"
_TEXTS: Final = (*_MARKUP, "text/plain", "text/markdown")


def fetch_page(door: HttpDoor, endpoints: Endpoints, target: RemoteTarget) -> Fetched:
    """The text of the page at the target's address; raises `SourceError`.

    A page that is drawn by scripts alone has no text, and is no page for us.
    """
    remarks: list[str] = []
    url, shown = f"{endpoints.pages}{target.id}", printable(target.id)
    reply = answer(door, url, shown, MAX_PAGE_BYTES)
    page = read_page(door, url, reply, shown, remarks)
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


def read_page(door: HttpDoor, url: str, reply: Reply, shown: str, remarks: list[str]) -> WebPage:
    """The page in an answer to `url`; `Unreachable` for what is none.

    Where only a part of it came, or of it is kept, `remarks` say so. An answer that is not whole
    is not taken for the page again.
    """
    try:
        page = _page(reply, shown)
    except Unreachable:
        door.doubt(url)
        raise
    if page.cut or len(page.text) > MAX_EXCERPT:
        remarks.append(f"only the first {MAX_EXCERPT} characters of {shown} were kept")
    damage = _damage(reply)
    if damage:
        remarks.append(f"{shown} {damage}")
        door.doubt(url)
    return page


def _page(reply: Reply, shown: str) -> WebPage:
    kind = _kind(reply)
    if not kind.startswith(_TEXTS):
        raise Unreachable(f"{shown} is {printable(kind) or 'of no type'}, not a page of text")
    if kind.startswith(_MARKUP) and _TAG not in reply.body:
        raise Unreachable(f"{shown} is said to be a web page and holds none")
    try:
        page = read_web_page(reply.body)
    except DataError as error:
        raise Unreachable(f"{shown} {str(error).partition(';')[0]}") from error
    if not page.text:
        raise Unreachable(f"{shown} holds no text without running its scripts")
    return page


def _kind(reply: Reply) -> str:
    said = reply.headers.get("content-type", "text/html")
    return said.partition(";")[0].strip().lower()


def _damage(reply: Reply) -> str:
    """What tells that an answer is not the page that its maker wrote; empty for nothing."""
    body = reply.body.lower()
    if b"<html" in body[:4096] and b"</html" not in body:
        return "has no end and may have broken off"
    charset = reply.headers.get("content-type", "").lower().partition("charset=")[2]
    if charset.strip("\"' ").startswith("utf-8"):
        try:
            reply.body.decode()
        except UnicodeDecodeError:
            return "is not in UTF-8, as it is said to be; words of it may be wrong"
    return ""
