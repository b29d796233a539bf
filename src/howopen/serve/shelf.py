"""Every page and JSON file of the site, made when it is first asked for and then kept."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from importlib import import_module
from typing import Final

from howopen.locale import LANGUAGES
from howopen.model import Assessment
from howopen.pipeline import Quoted
from howopen.reports.json import to_json
from howopen.serve.kept import ASSET_SECONDS, MEDIA, PAGE_SECONDS, Kept, keep
from howopen.serve.openapi import document
from howopen.serve.shapes import Listed
from howopen.site import addresses
from howopen.site.building import Wanted, beside_pages, beside_release
from howopen.site.content import Content, license_of
from howopen.site.pages import all_pages
from howopen.site.rendering import Page, render

ASK: Final = "ask.html"
"""Path of the page with the forms."""
LIST: Final = "api/releases"
_OF_ONE: Final = ("releases", "makers", "licenses")
"""The kinds of pages that a release further changes at once; the others stay as they were."""
_DRAWN: Final = (b"content-security-policy", b"default-src 'none'; style-src 'unsafe-inline'")
"""A picture by itself has a style sheet in it, and nothing else to load."""
Make = Callable[[], Kept]


class Shelf:
    """Path -> answer, without the first slash. Safe to use from several threads."""

    def __init__(self, content: Content, *, looked: int = 200) -> None:
        self.content = content
        self._most = looked
        self._makes: dict[str, Make] = dict(_makes(content))
        self._kept: dict[str, Kept] = {}
        self._looked: dict[str, tuple[Quoted, dict[str, Kept]]] = {}
        self._over: dict[str, Kept] = {}
        """What releases that were looked at since put in the place of what was there."""
        self._making = threading.Lock()
        self._adding = threading.Lock()

    def at(self, path: str) -> Kept | None:
        """What is kept at a path; `None` where nothing is, or nothing was made yet."""
        return self._over.get(path) or self._kept.get(path)

    def makes(self, path: str) -> bool:
        """Whether what is at a path can be made."""
        return path in self._makes

    def make(self, path: str) -> Kept:
        """What is at a path that it makes; takes its time when it is asked for first."""
        with self._making:
            found = self.at(path)
            if found is None:
                found = self._kept[path] = self._makes[path]()
            return found

    @property
    def looked(self) -> tuple[Assessment, ...]:
        """The releases that were looked at since, the oldest first."""
        return tuple(quoted.assessment for quoted, _ in self._looked.values())

    def add(self, quoted: Quoted) -> Assessment | None:
        """Puts up the pages of a release; gives the one that is forgotten for it."""
        with self._adding:
            looked = {**self._looked}
            looked.pop(quoted.release.id, None)
            gone = looked.pop(next(iter(looked)))[0] if len(looked) >= self._most else None
            everything = [*(each for each, _ in looked.values()), quoted]
            content = self._with(everything)
            looked[quoted.release.id] = (quoted, dict(_of_one(content, quoted.assessment)))
            over = {path: kept for _, pages in looked.values() for path, kept in pages.items()}
            over[LIST] = keep(to_json(listed(content.assessments)).encode(), MEDIA["json"])
            self._looked, self._over = looked, over
            return gone.assessment if gone else None

    def _with(self, further: Iterable[Quoted]) -> Content:
        found = {each.release.id: each for each in further}
        before = (a for a in self.content.assessments if a.release.id in found)
        return Content(
            (
                *(a for a in self.content.assessments if a.release.id not in found),
                *(each.assessment for each in found.values()),
            ),
            self.content.frameworks,
            self.content.questions.values(),
            self.content.agreements.values(),
            {name: each.quotes for name, each in found.items()},
            (*self.content.all_earlier, *before),
        )


def listed(assessments: Iterable[Assessment]) -> tuple[Listed, ...]:
    """The list of releases."""
    return tuple(
        Listed(
            id=each.release.id,
            name=each.release.name,
            producer=each.release.producer,
            verdict=each.verdict.id,
            sentence=each.verdict.sentence,
            page=f"/{addresses.release(each.release.id)}",
            report=f"/{addresses.report(each.release.id)}",
        )
        for each in assessments
    )


def _makes(content: Content) -> Iterator[tuple[str, Make]]:
    """(Path, how it is made) of everything that there is from the beginning."""
    yield from _pages(all_pages(content))
    yield from _pages([Page(path=ASK, template=ASK, context={})])
    files = dict(beside_pages(content, Wanted()))
    yield from ((path, partial(_file, path, make)) for path, make in files.items())
    for assessment in content.assessments:
        path = addresses.report(assessment.release.id)
        yield f"{LIST}/{assessment.release.id}", partial(_file, path, files[path])
    yield LIST, partial(_json, listed(content.assessments))
    for name in content.frameworks:
        yield f"api/table/{name}", partial(_table, content, name)
    yield "openapi.json", lambda: keep(to_json(document()).encode(), MEDIA["json"])


def _pages(pages: Iterable[Page]) -> Iterator[tuple[str, Make]]:
    for page in pages:
        for language in LANGUAGES:
            yield addresses.in_language(page.path, language), partial(_page, page, language)


def _of_one(content: Content, assessment: Assessment) -> Iterator[tuple[str, Kept]]:
    """The pages that show one release, or that lead from it, and what lies beside its own."""
    name = assessment.release.id
    paths = {addresses.release(name), addresses.maker(content.maker_of.get(name, ""))}
    paths.add(addresses.license_page(license_of(assessment)))
    for kind in _OF_ONE:
        module = import_module(f"howopen.site.pages.{kind}")
        wanted = [page for page in module.pages(content) if page.path in paths]
        yield from ((path, make()) for path, make in _pages(wanted))
    files = {path: _file(path, make) for path, make in beside_release(assessment, Wanted())}
    yield from files.items()
    yield f"{LIST}/{name}", files[addresses.report(name)]


def _page(page: Page, language: str) -> Kept:
    return keep(render(page, language, served=True).encode(), MEDIA["html"])


def _json(noun: object) -> Kept:
    return keep(to_json(noun).encode(), MEDIA["json"])


def _table(content: Content, framework: str) -> Kept:
    return _json(content.rankings[framework])


def _file(path: str, make: Callable[[], bytes]) -> Kept:
    seconds = ASSET_SECONDS if path.startswith("assets/") else PAGE_SECONDS
    suffix = path.rpartition(".")[2]
    headers = [_DRAWN] if suffix == "svg" else ()
    return keep(make(), MEDIA[suffix], seconds=seconds, headers=headers)
