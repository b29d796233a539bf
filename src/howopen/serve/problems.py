"""What is said when something is not to be had: JSON for programs, a page for people."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from starlette.responses import Response

from howopen.locale import LANGUAGES
from howopen.reports.json import to_json
from howopen.serve.kept import MEDIA, Scope
from howopen.serve.shapes import Problem
from howopen.serve.shelf import ASK
from howopen.site.addresses import in_language
from howopen.site.rendering import Page, render

NOT_FOUND: Final = "there is nothing here"
_NO_STORE: Final = {"Cache-Control": "no-store"}


def problem(
    scope: Scope, status: int, sentence: str, headers: Mapping[str, str] | None = None
) -> Response:
    """An answer that says what is wrong, in the form that the path is asked in."""
    more = {**_NO_STORE, **(headers or {})}
    if is_for_programs(scope["path"]):
        body = to_json(Problem(status=status, error=sentence))
        return Response(body, status, more, MEDIA["json"])
    told = "" if sentence == NOT_FOUND else sentence
    page = Page(path="index.html", template="told.html", context={"told": told})
    return shown(page, language_of(scope), status, more)


def shown(
    page: Page, language: str, status: int = 200, headers: Mapping[str, str] | None = None
) -> Response:
    """A page that is made for one visitor; its links hold wherever it is shown."""
    here = f"/{in_language('', language)}"
    text = render(page, language, served=True, here=here, root="/")
    return Response(text, status, {**_NO_STORE, **(headers or {})}, MEDIA["html"])


def is_for_programs(path: str) -> bool:
    """Whether programs ask at a path: the API, reports and badges."""
    return path.startswith(("/api/", "/badge/")) or path.endswith(".json") or path == "/health"


def language_of(scope: Scope) -> str:
    """The language of the path, else the one that the visitor likes best and we speak."""
    first = scope["path"].lstrip("/").partition("/")[0]
    if first in LANGUAGES:
        return str(first)
    if scope["path"] in ("/", f"/{ASK}"):
        return "en"
    for name, value in scope["headers"]:
        if name == b"accept-language":
            return _best(value.decode("latin-1"))
    return "en"


def _best(accepted: str) -> str:
    """The language of ours with the highest weight; the first of equals."""
    found: dict[str, float] = {}
    for part in accepted.lower().split(","):
        tag, _, weight = part.partition(";")
        code = tag.strip().partition("-")[0]
        if code in LANGUAGES:
            found.setdefault(code, _weight(weight))
    liked = {code: weight for code, weight in found.items() if weight > 0}
    return max(liked, key=lambda code: liked[code], default="en")


def _weight(text: str) -> float:
    name, _, value = text.strip().partition("=")
    try:
        return float(value) if name == "q" else 1.0
    except ValueError:
        return 0.0
