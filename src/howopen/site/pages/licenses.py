"""Licences: what each demands, and which releases are under it."""

from __future__ import annotations

from collections.abc import Iterator

from howopen.site import addresses
from howopen.site.content import Content
from howopen.site.rendering import Page


def pages(content: Content) -> Iterator[Page]:
    """The list of licences, and a page for each."""
    known = {name: content.known_license(name) for name in content.licenses}
    yield Page(
        path="licenses.html",
        template="licenses.html",
        context={"licenses": content.licenses, "known": known},
    )
    for name, releases in content.licenses.items():
        yield Page(
            path=addresses.license_page(name),
            template="license.html",
            context={
                "name": name,
                "license": known[name],
                "releases": releases,
                "maker_of": content.maker_of,
            },
        )
