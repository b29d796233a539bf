"""All files of a site, and how they are written: whole or not at all."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final
from xml.etree import ElementTree as ET

from howopen.doors.trees import write_folder
from howopen.locale import LANGUAGES
from howopen.reports.json import to_json
from howopen.site import addresses
from howopen.site.content import Content
from howopen.site.pages import all_pages
from howopen.site.rendering import ASSETS, Page, asset, render

_SITEMAP: Final = "http://www.sitemaps.org/schemas/sitemap/0.9"
OnPage = Callable[[int, int, str], None]


def write_site(
    content: Content, out: Path, *, address: str = "", on_page: OnPage | None = None
) -> int:
    """Writes the site into `out`, which holds nothing else afterwards; gives how many files.

    `address` is where it will lie, for what must name whole addresses: the map of the site.
    Raises `InputError` when the place does not take it.
    """
    files = dict(site_files(content, address=address, on_page=on_page))
    write_folder(out, files)
    return len(files)


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
    for assessment in content.assessments:
        yield addresses.report(assessment.release.id), to_json(assessment).encode()
    for name in ASSETS:
        yield f"assets/{name}", asset(name)
    if address:
        yield "sitemap.xml", _sitemap(pages, address)
        yield "robots.txt", f"User-agent: *\nSitemap: {_whole(address, 'sitemap.xml')}\n".encode()


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
