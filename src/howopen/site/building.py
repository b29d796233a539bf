"""All files of a site, and how they are written: whole or not at all."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final
from xml.etree import ElementTree as ET

import msgspec

from howopen.doors.paths import Folder, is_folder, is_there
from howopen.doors.terminal import printable
from howopen.doors.trees import write_folder
from howopen.errors import InputError
from howopen.locale import LANGUAGES
from howopen.model import Assessment
from howopen.plots import draw
from howopen.reports.json import to_json
from howopen.site import addresses
from howopen.site.content import Content
from howopen.site.feed import FEED, feed
from howopen.site.pages import all_pages
from howopen.site.rendering import ASSETS, Page, asset, render

MARK: Final = "howopen-site.json"
"""The file by which a folder is known as a site that may be written anew: what made it."""
_SITEMAP: Final = "http://www.sitemaps.org/schemas/sitemap/0.9"
OnPage = Callable[[int, int, str], None]


def write_site(
    content: Content, out: Path, *, address: str = "", on_page: OnPage | None = None
) -> int:
    """Writes the site into `out`, which holds nothing else afterwards; gives how many files.

    `address` is where it will lie, for what must name whole addresses: the map of the site.
    Raises `InputError` when the place does not take it, or holds what is no such site.
    """
    if not _is_free(out):
        raise InputError(
            f"{printable(str(out))} holds files that are no site of howopen's, and they would be"
            " lost; name a new or an empty folder"
        )
    return write_folder(out, site_files(content, address=address, on_page=on_page))


def _is_free(out: Path) -> bool:
    """Whether nothing lies there, or an empty folder, or a site that is to be replaced."""
    if not is_there(out):
        return True
    if not is_folder(out):
        return False
    names = Folder(out).names()
    return not names or MARK in names


def site_files(
    content: Content, *, address: str = "", on_page: OnPage | None = None
) -> Iterator[tuple[str, bytes]]:
    """(Path, content) of every file of the site, pages first."""
    pages = list(all_pages(content))
    total = len(pages) * len(LANGUAGES)
    for number, (language, page) in enumerate(_in_languages(pages), start=1):
        path = page.path if language == "en" else f"{language}/{page.path}"
        yield path, render(page, language).encode()
        if on_page is not None:
            on_page(number, total, path)
    yield from beside_pages(content, address)
    if address:
        yield "sitemap.xml", _sitemap(pages, address)
        yield "robots.txt", f"User-agent: *\nSitemap: {_whole(address, 'sitemap.xml')}\n".encode()


def beside_pages(content: Content, address: str = "") -> Iterator[tuple[str, bytes]]:
    """(Path, content) of what a site holds beside its pages: reports, cards, feed and assets."""
    for assessment in content.assessments:
        yield from beside_release(assessment)
    tools = sorted({(each.tool.version, each.tool.rules) for each in content.assessments})
    made = {"releases": len(content.assessments), "languages": list(LANGUAGES), "tools": tools}
    yield FEED, feed(content, address)
    yield MARK, msgspec.json.encode(made)
    for name in ASSETS:
        yield f"assets/{name}", asset(name)


def beside_release(assessment: Assessment) -> Iterator[tuple[str, bytes]]:
    """(Path, content) of what lies beside the page of a release: its report and its card."""
    name = assessment.release.id
    yield addresses.report(name), to_json(assessment).encode()
    yield addresses.picture(name), draw("release-card", (assessment,)).encode()


def _in_languages(pages: list[Page]) -> Iterator[tuple[str, Page]]:
    return ((language, page) for language in LANGUAGES for page in pages)


def _whole(address: str, path: str) -> str:
    return f"{address.rstrip('/')}/{path}"


def _sitemap(pages: list[Page], address: str) -> bytes:
    root = ET.Element("urlset", {"xmlns": _SITEMAP})
    for language, page in _in_languages(pages):
        path = page.path if language == "en" else f"{language}/{page.path}"
        ET.SubElement(ET.SubElement(root, "url"), "loc").text = _whole(address, path)
    written: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return written
