"""The packages by which a release is installed: its own, as its documents name them."""

from __future__ import annotations

from collections.abc import Iterator

from howopen.discovery.lead import Kind, Lead
from howopen.evidence.addresses import package_url
from howopen.evidence.libraries import library_called
from howopen.evidence.links import LinkKind
from howopen.evidence.names import read_name
from howopen.findings import Case
from howopen.model import Citation, SourceKind, SourceRole
from howopen.sources.address import parse_address

_PYPI = "pkg:pypi/"


def leads(case: Case) -> Iterator[Lead]:
    """What its own code calls itself, and what documents install under the release's name."""
    for source in case.own_code:
        if source.source.kind is not SourceKind.GITHUB:
            continue
        for facts in source.packages:
            if "/" not in facts.path and facts.name:
                named = source.cite(facts.path, shows="names the package")
                yield from _lead(package_url("pypi", None, facts.name), named)
    yield from _installed(case)


def _installed(case: Case) -> Iterator[Lead]:
    named = [read_name(s.source.id) for s in case.own_code]
    families = {name.family for name in (*case.names, *named) if name.family}
    for source in case.end:
        for text in source.relevant():
            for link in text.links:
                installs = link.kind in (LinkKind.INSTALL, LinkKind.PACKAGE)
                if not installs or not link.target.startswith(_PYPI):
                    continue
                name = link.target.removeprefix(_PYPI)
                if read_name(name).family in families and library_called(name) is None:
                    place = source.cite(text.path, link.line, link.line, "installs it")
                    yield from _lead(link.target, place)


def _lead(address: str, named: Citation) -> Iterator[Lead]:
    target = parse_address(address)
    if target is not None and "/" not in target.id:
        yield Lead(kind=Kind.PACKAGE, target=target, role=SourceRole.PRIMARY, named=named)
