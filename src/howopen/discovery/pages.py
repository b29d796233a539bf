"""Pages on the web that hold a release's terms, or say how it can be used."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from howopen.discovery.lead import Kind, Lead
from howopen.doors import patterns
from howopen.evidence.facts import SourceEvidence
from howopen.evidence.links import Link, LinkKind
from howopen.findings import Case
from howopen.licenses import find_license
from howopen.model import Citation, SourceKind, SourceRole
from howopen.sources.address import RemoteTarget, parse_address

_TERMS = patterns.compile(
    r"licen[cs]e|licensing|agreement|terms|acceptable.?use|use.?polic|usage.?polic|prohibited.?use",
    ignore_case=True,
)
_COMMON = frozenset(
    {
        *("apache.org", "opensource.org", "creativecommons.org", "gnu.org", "spdx.org"),
        *("choosealicense.com", "opendatacommons.org", "bigscience.huggingface.co"),
        *("huggingface.co", "hf.co"),
    }
)
"""Hosts of licences for everybody, which are known by their names, and of the hub's own pages."""


def leads(case: Case) -> Iterator[Lead]:
    """What the front matter gives as the licence's address, then links called terms or an API."""
    for source in case.end:
        if source.is_model:
            yield from _declared(source)
    for source in case.end:
        if source.is_model:
            yield from _linked(source)


def _declared(source: SourceEvidence) -> Iterator[Lead]:
    for text in source.texts:
        head = text.front_matter
        address = head.first("license_link") if head is not None else ""
        if head is not None and _is_page(address):
            line = head.lines.get("license_link", 1)
            named = source.cite(text.path, line, line, "gives the licence's address")
            yield _lead(address, named)


def _linked(source: SourceEvidence) -> Iterator[Lead]:
    for text in source.texts:
        for link in text.links:
            if link.kind in (LinkKind.LICENSE, LinkKind.API, LinkKind.OTHER) and _tells(link):
                named = source.cite(text.path, link.line, link.line, "links the page")
                yield _lead(link.url, named)


def _tells(link: Link) -> bool:
    """Whether a link leads to terms of the maker's own, or to its API."""
    if not _is_page(link.url):
        return False
    return link.kind is LinkKind.API or _TERMS.search(f"{link.text} {link.target}") is not None


def _is_page(address: str) -> bool:
    target = parse_address(address) if address.startswith("https://") else None
    if target is None or target.kind is not SourceKind.PAGE:
        return False
    host = (urlsplit(address).hostname or "").removeprefix("www.")
    return host not in _COMMON and find_license(address) is None


def _lead(address: str, named: Citation) -> Lead:
    target = RemoteTarget(kind=SourceKind.PAGE, id=address.partition("#")[0])
    return Lead(kind=Kind.PAGE, target=target, role=SourceRole.LINKED, named=named)
