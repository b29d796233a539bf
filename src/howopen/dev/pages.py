"""The stand-in for ordinary web pages: HTML made of a recorded page's title and lines."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from urllib.parse import unquote
from xml.sax.saxutils import escape

from howopen.dev.answers import Answer, Request, html
from howopen.dev.library import Page
from howopen.model import SourceKind

if TYPE_CHECKING:
    from howopen.dev.standin import StandIn

__all__ = ["PREFIX", "answer_page", "markup_of"]

PREFIX: Final = "_pages"


def answer_page(standin: StandIn, request: Request) -> Answer:
    """The page at the address that follows the prefix, whether encoded or not."""
    address = request.target.removeprefix(f"/{PREFIX}/")
    library = standin.library
    for spelling in dict.fromkeys((address, unquote(address), address.partition("?")[0])):
        if (page := library.page(spelling)) is not None:
            return html(markup_of(page))
        if library.is_missing(SourceKind.PAGE, spelling):
            return html("<!DOCTYPE html><title>503</title><p>Not now.", status=503)
    return html("<!DOCTYPE html><title>404</title><p>There is no such page.", status=404)


def markup_of(page: Page) -> str:
    """The page as a whole HTML document: its title, then a paragraph for each line."""
    title = escape(page.title)
    paragraphs = "\n".join(f"<p>{escape(line)}</p>" for line in page.lines if line.strip())
    return (
        f'<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><title>{title}</title>'
        f"</head>\n<body>\n<nav>Skip to content</nav>\n<h1>{title}</h1>\n{paragraphs}\n"
        "</body></html>\n"
    )
