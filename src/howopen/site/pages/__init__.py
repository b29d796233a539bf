"""One module per kind of page, each with `pages(content)`: the pages of that kind."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from typing import Final

from howopen.site.content import Content
from howopen.site.rendering import Page

KINDS: Final = (
    "tables",
    "releases",
    "comparing",
    "pictures",
    "makers",
    "licenses",
    "definitions",
    "questions",
    "evidence",
)


def all_pages(content: Content) -> Iterator[Page]:
    """Every page of a site."""
    for kind in KINDS:
        yield from import_module(f"{__name__}.{kind}").pages(content)
