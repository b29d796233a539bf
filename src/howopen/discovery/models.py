"""The model repositories of a release that was named by its code, package or paper."""

from __future__ import annotations

from collections.abc import Iterator

from howopen.discovery.lead import Kind, Lead
from howopen.evidence.links import LinkKind
from howopen.evidence.names import read_name
from howopen.findings import Case
from howopen.model import SourceKind, SourceRole
from howopen.sources.address import parse_short_id


def leads(case: Case) -> Iterator[Lead]:
    """Hub models that the sources link; only asked where no model of the release was seen.

    Of the release's family, or of the owner of its code: the release's own. Others are what it
    compares itself with.
    """
    if any(s.is_model for s in case.evidence.sources) or case.missing_models:
        return
    families = {name.family for name in case.names if name.family}
    for source in case.evidence.sources:
        owner = source.source.id.partition(":")[2].partition("/")[0].lower()
        for text in source.texts:
            for link in text.links:
                if link.kind is not LinkKind.HUB_MODEL:
                    continue
                maker = link.target.partition("/")[0].lower()
                if maker != owner and read_name(link.target).family not in families:
                    continue
                target = parse_short_id(link.target, SourceKind.HUGGINGFACE)
                if target is not None:
                    named = source.cite(text.path, link.line, link.line, "links the model")
                    yield Lead(kind=Kind.MODEL, target=target, role=SourceRole.PRIMARY, named=named)
