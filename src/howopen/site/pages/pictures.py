"""Pictures: for those who would rather look than read."""

from __future__ import annotations

from collections.abc import Iterator

from howopen.site.content import Content
from howopen.site.pages.tables import first_definition
from howopen.site.pictures import by_definition, of_all
from howopen.site.rendering import Page


def pages(content: Content) -> Iterator[Page]:
    """The one page. Of the pictures by one definition it shows those of the default one."""
    first = first_definition(content)
    yield Page(
        path="pictures.html",
        template="pictures.html",
        context={
            "of_all": tuple(of_all(content)),
            "by_definition": {
                name: tuple(by_definition(content, framework))
                for name, framework in content.frameworks.items()
            },
            "first": first,
        },
    )
