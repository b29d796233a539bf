"""Invented recordings, as short as a test can say them."""

from __future__ import annotations

from howopen.evidence import Evidence, SourceEvidence, read_evidence
from howopen.evidence.text import Text, read_text
from howopen.model import (
    Document,
    Entry,
    HubInfo,
    Recording,
    Release,
    Snapshot,
    Source,
    SourceKind,
    SourceRole,
)

KINDS = {
    "huggingface": SourceKind.HUGGINGFACE,
    "github": SourceKind.GITHUB,
    "page": SourceKind.PAGE,
    "pypi": SourceKind.PACKAGE,
    "dir": SourceKind.FOLDER,
}


def document(text: str, path: str = "README.md") -> Document:
    return Document(path=path, text=text, size_bytes=len(text.encode()))


def read(text: str, path: str = "README.md") -> Text:
    return read_text(document(text, path))


def snapshot(
    source_id: str,
    files: dict[str, str] | str = "",
    *,
    linked: bool = False,
    info: HubInfo | None = None,
) -> Snapshot:
    """A source whose kept texts are `files`; a mere text is its README."""
    texts = {"README.md": files} if isinstance(files, str) else files
    return Snapshot(
        source=Source(
            id=source_id,
            kind=KINDS[source_id.partition(":")[0]],
            role=SourceRole.LINKED if linked else SourceRole.PRIMARY,
            url=f"https://{source_id.partition(':')[0]}.example/{source_id.partition(':')[2]}",
            revision="1" * 40,
            read="2026-11-01",
        ),
        entries=tuple(Entry(path=path, size_bytes=len(texts[path])) for path in sorted(texts)),
        documents=tuple(document(texts[path], path) for path in sorted(texts)),
        info=info,
    )


def evidence(name: str, *snapshots: Snapshot) -> Evidence:
    release = Release(id=name.lower().replace(" ", "-"), name=name)
    return read_evidence(Recording(release=release, snapshots=snapshots))


def only_source(name: str, one: Snapshot) -> SourceEvidence:
    return evidence(name, one).sources[0]
