"""The code repositories of a release: those that its documents link as its own."""

from __future__ import annotations

from collections.abc import Iterator

from howopen.discovery.lead import Kind, Lead
from howopen.evidence.facts import SourceEvidence
from howopen.evidence.libraries import library_at
from howopen.evidence.links import Link, LinkKind
from howopen.evidence.names import read_name
from howopen.evidence.text import Text
from howopen.findings import Case
from howopen.findings.shared.linked_code import linked_repositories
from howopen.findings.shared.phrases import phrases
from howopen.model import SourceKind, SourceRole
from howopen.sources.address import parse_address, parse_short_id

_GITHUB = "github.com/"


def leads(case: Case) -> Iterator[Lead]:
    """Repositories on GitHub that are the maker's, bear the model's name, or are called its code.

    First those of the model's card, then those of its packages. A public library is none of them,
    unless the card calls it the model's repository.
    """
    yield from _of_cards(case)
    yield from _of_packages(case)


def _of_cards(case: Case) -> Iterator[Lead]:
    own = {name.lower() for name in linked_repositories(case)}
    for source, text in case.cards:
        maker = _plain(source.source.id.partition(":")[2].partition("/")[0])
        for link in _repositories(text):
            of_maker = _plain(link.target.partition("/")[0]) == maker
            own_tool = of_maker and library_at(link.target.lower()) is None
            if own_tool or link.target.lower() in own or _is_called_code(text, link):
                yield from _lead(source, text, link)


def _of_packages(case: Case) -> Iterator[Lead]:
    """The repository that a package of the release names as its home."""
    families = {name.family for name in case.names if name.family}
    for source in case.evidence.sources:
        if source.source.kind is not SourceKind.PACKAGE:
            continue
        for facts in source.packages:
            for _, address in facts.urls:
                target = parse_address(address)
                if target is None or target.kind is not SourceKind.GITHUB:
                    continue
                own = read_name(target.id).family in families or not case.models
                role = SourceRole.PRIMARY if own else SourceRole.LINKED
                named = source.cite(facts.path, shows="names the repository")
                yield Lead(kind=Kind.CODE, target=target, role=role, named=named)


def _repositories(text: Text) -> Iterator[Link]:
    """The links to repositories on GitHub: other hosts have no archives that we read."""
    for link in text.links:
        on_github = link.kind is LinkKind.CODE_HOST and _GITHUB in link.url.lower()
        if on_github and link.line <= len(text.lines):
            yield link


def _is_called_code(text: Text, link: Link) -> bool:
    """Whether a card calls a link the model's "Repository", as the hub's template has it."""
    return phrases("code.repository_field").search(text.lines[link.line - 1]) is not None


def _lead(source: SourceEvidence, text: Text, link: Link) -> Iterator[Lead]:
    target = parse_short_id(link.target, SourceKind.GITHUB)
    if target is not None:
        named = source.cite(text.path, link.line, link.line, "links the repository")
        yield Lead(kind=Kind.CODE, target=target, role=SourceRole.PRIMARY, named=named)


def _plain(owner: str) -> str:
    return "".join(letter for letter in owner.lower() if letter.isalnum())
