"""The data sets that a release declares, says it was made with, or whose maker is its own."""

from __future__ import annotations

from collections.abc import Iterator

from howopen.discovery.lead import Kind, Lead
from howopen.evidence.facts import SourceEvidence
from howopen.evidence.front_matter import line_of
from howopen.evidence.links import LinkKind
from howopen.findings import Case
from howopen.findings.shared.data_of import cite_mention
from howopen.model import Citation, SourceKind, SourceRole
from howopen.sources.address import RemoteTarget, parse_short_id


def leads(case: Case) -> Iterator[Lead]:
    """First what front matter and the hub declare, then what the card links of its own maker.

    Last what the release's code says that the model was made with.
    """
    for source in case.evidence.sources:
        if source.is_model:
            yield from (_lead(source, name, place) for name, place in _declared(source) if name)
    for source in case.end:
        if source.is_model:
            yield from _linked(source)
    for source in case.code:
        for mention in case.datasets((source,)):
            if _full(mention.name):
                yield _lead(source, mention.name, cite_mention(case, mention))


def _declared(source: SourceEvidence) -> Iterator[tuple[str, Citation]]:
    for text in source.texts:
        head = text.front_matter
        if head is None:
            continue
        for name in head.values.get("datasets", ()):
            line = line_of(text.lines, head.lines.get("datasets", 1), name)
            yield _full(name), source.cite(text.path, line, line, "declares the data set")
    for name in source.info.datasets if source.info is not None else ():
        yield _full(name), source.cite("info.json", shows="the hub's record of the data set")


def _linked(source: SourceEvidence) -> Iterator[Lead]:
    owner = _owner(source)
    for text in source.texts:
        for link in text.links:
            by_maker = link.target.partition("/")[0].lower() == owner
            if link.kind is LinkKind.HUB_DATASET and by_maker and _full(link.target):
                named = source.cite(text.path, link.line, link.line, "links the data set")
                yield _lead(source, link.target, named)


def _lead(source: SourceEvidence, name: str, named: Citation) -> Lead:
    target = RemoteTarget(kind=SourceKind.HUGGINGFACE, id=f"datasets/{name}")
    own = name.partition("/")[0].lower() == _owner(source)
    role = SourceRole.PRIMARY if own else SourceRole.LINKED
    return Lead(kind=Kind.DATA, target=target, role=role, named=named)


def _full(name: str) -> str:
    """The name when it is one of the hub, with its owner; else empty."""
    whole = name.count("/") == 1 and "@" not in name
    return name if whole and parse_short_id(f"datasets/{name}", SourceKind.HUGGINGFACE) else ""


def _owner(source: SourceEvidence) -> str:
    return source.source.id.partition(":")[2].partition("/")[0].lower()
