"""Whose the code is: the release's own, another version's, or a library's for many models."""

from __future__ import annotations

from collections.abc import Iterator

from howopen.evidence.facts import SourceEvidence
from howopen.evidence.names import ModelName, read_name
from howopen.evidence.relevance import mentions
from howopen.evidence.tools import copied_tool
from howopen.findings.shared.case import Case
from howopen.findings.shared.phrases import phrases


def is_own(source: SourceEvidence, names: tuple[ModelName, ...]) -> bool:
    """Whether a repository's name says the family's: `heron`, `heron-2`, `heron.cpp`."""
    words = read_name(source.source.id.partition(":")[2]).words
    return any(name.family in words for name in names if name.family)


def calls_repository(case: Case, source: SourceEvidence) -> bool:
    """Whether a card calls a source the model's "Repository", as the hub's template has it.

    Then its code is the release's by the makers' own word, also where its README speaks of no
    model, as that of their copy of a training library.
    """
    address = source.source.url.lower()
    return any(
        link.url.lower().rstrip("/").removesuffix(".git") == address
        and phrases("code.repository_field").search(text.lines[link.line - 1]) is not None
        for _, text in case.cards
        for link in text.links
        if link.line <= len(text.lines)
    )


def own_files(case: Case, source: SourceEvidence, paths: tuple[str, ...]) -> Iterator[str]:
    """Files of a listing that are the release's own, in order.

    In a repository that bears its name all are, but those of another version and those of a
    copied library; in a library for many models, those whose path names it.
    """
    named = is_own(source, case.names)
    return (
        path for path in for_release(case, source, paths) if named or mentions(path, case.names)
    )


def for_release(case: Case, source: SourceEvidence, paths: tuple[str, ...]) -> Iterator[str]:
    """The paths without those below a folder of another version, or of a copied library."""
    owner = source.source.id.partition(":")[2].partition("/")[0].lower()
    for path in paths:
        if not _of_another_version(path, case.names) and not _is_copied(path, owner):
            yield path


def _of_another_version(path: str, names: tuple[ModelName, ...]) -> bool:
    """Whether a folder above a file names the family in a version that the release is not."""
    versions = {name.version for name in names if name.version}
    families = {name.family for name in names}
    folders = (read_name(folder) for folder in path.split("/")[:-1]) if versions else ()
    return any(
        part.version and part.family in families and part.version not in versions
        for part in folders
    )


def _is_copied(path: str, owner: str) -> bool:
    """Whether a folder above a file bears the name of a tool that somebody else publishes."""
    copied = (copied_tool(folder) for folder in path.split("/")[:-1])
    return any(tool is not None and owner not in tool.owners for tool in copied)
