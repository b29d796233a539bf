"""The hub's collection that a card names, which lists a model's siblings."""

from __future__ import annotations

from collections.abc import Iterator

from howopen.discovery.lead import Kind, Lead
from howopen.evidence.links import LinkKind
from howopen.findings import Case
from howopen.model import SourceKind, SourceRole
from howopen.sources.address import RemoteTarget

_ADDRESS = "https://huggingface.co/collections/"


def leads(case: Case) -> Iterator[Lead]:
    """Collections of the model's own maker."""
    for source in case.end:
        owner = source.source.id.partition(":")[2].partition("/")[0].lower()
        if not source.is_model:
            continue
        for text in source.texts:
            for link in text.links:
                maker = link.target.partition("/")[0].lower()
                if link.kind is LinkKind.HUB_COLLECTION and maker == owner:
                    named = source.cite(text.path, link.line, link.line, "links the collection")
                    target = RemoteTarget(kind=SourceKind.PAGE, id=f"{_ADDRESS}{link.target}")
                    yield Lead(
                        kind=Kind.COLLECTION, target=target, role=SourceRole.LINKED, named=named
                    )
