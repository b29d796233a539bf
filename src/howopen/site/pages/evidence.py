"""About the evidence: what was looked at, when, and what could not be seen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from howopen.reports import words
from howopen.site.content import Content
from howopen.site.rendering import Page


def pages(content: Content) -> Iterator[Page]:
    """The one page."""
    sources = [source for each in content.assessments for source in each.sources]
    days = sorted({source.read for source in sources if source.read})
    yield Page(
        path="evidence.html",
        template="evidence.html",
        context={
            "of": len(content.assessments),
            "kinds": Counter(source.kind.value for source in sources if not source.missing),
            "missing": sum(source.missing for source in sources),
            "first": days[0] if days else "",
            "last": days[-1] if days else "",
            "outcomes": Counter(
                finding.outcome
                for each in content.assessments
                for finding in each.findings.values()
            ),
            "gaps": [each for each in content.by_name if words.unseen(each)],
            "agreements": content.agreements,
            "definitions": content.frameworks,
            "tools": sorted({(a.tool.version, a.tool.rules) for a in content.assessments}),
        },
    )
