"""Two releases side by side; and without a script, what each definition says of all of them."""

from __future__ import annotations

from collections.abc import Iterator

from howopen.site.content import Content
from howopen.site.rendering import Page


def pages(content: Content) -> Iterator[Page]:
    """The one page; `?m=ID&m=ID` chooses what stands side by side."""
    yield Page(
        path="compare.html",
        template="compare.html",
        context={
            "assessments": content.by_name,
            "definitions": content.frameworks,
        },
    )
