"""Definitions: whose each is, what it asks for, how well we agree with people, where it differs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from howopen.site import addresses
from howopen.site.content import Content
from howopen.site.pages.tables import first_definition
from howopen.site.rendering import Page


def pages(content: Content) -> Iterator[Page]:
    """The list of definitions, and a page for each."""
    first = first_definition(content)
    tables = {name: addresses.table(name, first) for name in content.frameworks}
    yield Page(
        path="definitions.html",
        template="definitions.html",
        context={
            "definitions": content.frameworks,
            "agreements": content.agreements,
            "tables": tables,
        },
    )
    for name, framework in content.frameworks.items():
        yield Page(
            path=addresses.definition(name),
            template="definition.html",
            context={
                "framework": framework,
                "agreement": content.agreements.get(name),
                "table": tables[name],
                "questions": content.questions,
                "alone": _against_others(content, name),
                "of": len(content.assessments),
            },
        )


def _against_others(content: Content, framework: str) -> list[tuple[str, int, int]]:
    """(Question, how often it alone refuses or accepts what others do not), most frequent first."""
    accepted: Counter[str] = Counter()
    refused: Counter[str] = Counter()
    for assessment in content.assessments:
        for dispute in assessment.disputes:
            for reading in dispute.readings:
                if reading.framework == framework:
                    (accepted if reading.accepts else refused)[dispute.finding] += 1
    names = sorted(set(accepted) | set(refused), key=lambda n: (-accepted[n] - refused[n], n))
    return [(name, accepted[name], refused[name]) for name in names]
