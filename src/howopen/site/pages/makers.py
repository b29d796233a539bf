"""Makers: where the models of each stand under every definition."""

from __future__ import annotations

from collections.abc import Iterator

from howopen.site import addresses
from howopen.site.content import Content
from howopen.site.rendering import Page


def pages(content: Content) -> Iterator[Page]:
    """The list of makers, and a page for each."""
    ranked = {
        name: {maker.name: maker for maker in ranking.makers}
        for name, ranking in content.rankings.items()
    }
    yield Page(
        path="makers.html",
        template="makers.html",
        context={
            "makers": content.makers,
            "ranked": ranked,
            "definitions": content.frameworks,
            "of": len(content.assessments),
        },
    )
    for name, releases in content.makers.items():
        yield Page(
            path=addresses.maker(name),
            template="maker.html",
            context={
                "name": name,
                "releases": releases,
                "definitions": content.frameworks,
                "ranks": content.ranks,
                "of": len(content.assessments),
            },
        )
