"""Repositories of code that a release's cards link as its own."""

from __future__ import annotations

from howopen.evidence.libraries import library_at
from howopen.evidence.links import LinkKind
from howopen.evidence.names import read_name
from howopen.findings.shared.case import Case
from howopen.findings.shared.words import bare
from howopen.model import Citation, SourceKind


def linked_repositories(case: Case) -> dict[str, Citation]:
    """Repositories of the maker, or with the model's name, that are linked and not recorded.

    A public library is no part of the release, whoever wrote it.
    """
    recorded = {
        bare(s.source.id).lower()
        for s in case.evidence.sources
        if s.source.kind is not SourceKind.HUGGINGFACE
    }
    owners = {bare(s.source.id).partition("/")[0].lower() for s in case.end}
    families = {name.family for name in case.names}
    found: dict[str, Citation] = {}
    for source, text in case.cards:
        for link in text.links:
            repository = link.target.lower()
            if (
                link.kind is not LinkKind.CODE_HOST
                or repository in recorded
                or "/" not in repository
            ):
                continue
            named = read_name(link.target).family in families
            if library_at(repository) is None and (repository.partition("/")[0] in owners or named):
                found.setdefault(
                    link.target,
                    source.cite(text.path, link.line, link.line, "links a repository of code"),
                )
    return found
