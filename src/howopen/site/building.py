"""All files of a site, and how they are written: whole or not at all."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import product
from pathlib import Path
from typing import Final, NamedTuple
from xml.etree import ElementTree as ET

import msgspec

from howopen.doors.paths import Folder, is_folder, is_there
from howopen.doors.terminal import printable
from howopen.doors.trees import write_folder
from howopen.errors import InputError
from howopen.in_parallel import in_order
from howopen.locale import LANGUAGES
from howopen.model import Assessment
from howopen.plots.png import to_png
from howopen.reports.json import to_json
from howopen.site import addresses
from howopen.site.content import Content
from howopen.site.feed import FEED, feed
from howopen.site.pages import all_pages
from howopen.site.pictures import Picture, pictures
from howopen.site.rendering import ASSETS, Page, asset, render

MARK: Final = "howopen-site.json"
"""The file by which a folder is known as a site that may be written anew: what made it."""
_SITEMAP: Final = "http://www.sitemaps.org/schemas/sitemap/0.9"
OnFile = Callable[[int, int, str], None]
"""Told after each file: how many are made, of how many, and its path."""


class Wanted(NamedTuple):
    """How a site is wanted."""

    address: str = ""
    """Where it will lie, for what must name whole addresses; empty where that is not known."""
    contact: str = ""
    """Where answers are disputed: an e-mail address, or the address of a page for it."""
    png: bool = False
    """Whether cards are written as PNG too, which is what previews of links show."""


class File(NamedTuple):
    """A file of a site, before it is made."""

    path: str
    """Within the site."""
    make: Callable[[], bytes]
    """May be called in another process."""


def write_site(
    content: Content,
    out: Path,
    wanted: Wanted | None = None,
    *,
    jobs: int = 2,
    on_file: OnFile | None = None,
) -> int:
    """Writes the site into `out`, which holds nothing else afterwards; gives how many files.

    Raises `InputError` when the place does not take it, or holds what is no such site.
    """
    if not _is_free(out):
        raise InputError(
            f"{printable(str(out))} holds files that are no site of howopen's, and they would be"
            " lost; name a new or an empty folder"
        )
    return write_folder(out, site_files(content, wanted, jobs=jobs, on_file=on_file))


def _is_free(out: Path) -> bool:
    """Whether nothing lies there, or an empty folder, or a site that is to be replaced."""
    if not is_there(out):
        return True
    if not is_folder(out):
        return False
    names = Folder(out).names()
    return not names or MARK in names


def site_files(
    content: Content,
    wanted: Wanted | None = None,
    *,
    jobs: int = 2,
    on_file: OnFile | None = None,
) -> Iterator[tuple[str, bytes]]:
    """(Path, content) of every file of the site, pages first; `jobs` processes make them."""
    files = tuple(files_of(content, wanted or Wanted()))
    made = in_order(partial(_made, files), range(len(files)), jobs=jobs)
    for number, (file, data) in enumerate(zip(files, made, strict=True), start=1):
        yield file.path, data
        if on_file is not None:
            on_file(number, len(files), file.path)


def _made(files: tuple[File, ...], number: int) -> bytes:
    return files[number].make()


def files_of(content: Content, wanted: Wanted) -> Iterator[File]:
    """Every file of the site, none of them made yet."""
    address = wanted.address
    pages = tuple(all_pages(content))
    for page, language in product(pages, LANGUAGES):
        path = addresses.in_language(page.path, language)
        yield File(path, partial(_page, page, language, wanted))
    yield from beside_pages(content, wanted)
    if address:
        yield File("sitemap.xml", partial(_sitemap, pages, address))
        robots = f"User-agent: *\nSitemap: {addresses.whole(address, 'sitemap.xml')}\n"
        yield File("robots.txt", robots.encode)


def beside_pages(content: Content, wanted: Wanted) -> Iterator[File]:
    """What a site holds beside its pages: reports, pictures, feed and assets."""
    for assessment in content.assessments:
        yield from beside_release(assessment, wanted)
    for picture, language in product(pictures(content), LANGUAGES):
        path = addresses.in_language(picture.path, language)
        yield File(path, partial(_drawn, picture, language))
    yield File(FEED, partial(feed, content, wanted.address))
    yield File(MARK, partial(_mark, content))
    yield from (File(f"assets/{name}", partial(asset, name)) for name in ASSETS)


def beside_release(assessment: Assessment, wanted: Wanted) -> Iterator[File]:
    """What lies beside the page of one release: its report and its card."""
    name = assessment.release.id
    card = Picture(kind="release-card", assessments=(assessment,))
    yield File(addresses.report(name), partial(_report, assessment))
    yield File(addresses.picture(name), partial(_drawn, card, "en"))
    if wanted.png:
        yield File(addresses.picture(name, "png"), partial(_pixels, card))


def _page(page: Page, language: str, wanted: Wanted) -> bytes:
    told = {"address": wanted.address, "contact": wanted.contact}
    return render(page, language, card="png" if wanted.png else "svg", **told).encode()


def _report(assessment: Assessment) -> bytes:
    return to_json(assessment).encode()


def _drawn(picture: Picture, language: str) -> bytes:
    return picture.drawn(language).svg.encode()


def _pixels(picture: Picture) -> bytes:
    return to_png(picture.drawn("en").svg)


def _mark(content: Content) -> bytes:
    tools = sorted({(each.tool.version, each.tool.rules) for each in content.assessments})
    made = {"releases": len(content.assessments), "languages": list(LANGUAGES), "tools": tools}
    return msgspec.json.encode(made)


def _sitemap(pages: Iterable[Page], address: str) -> bytes:
    root = ET.Element("urlset", {"xmlns": _SITEMAP})
    for page, language in product(pages, LANGUAGES):
        path = addresses.in_language(page.path, language)
        ET.SubElement(ET.SubElement(root, "url"), "loc").text = addresses.whole(address, path)
    written: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return written
