"""Invented releases, as short as a test can say them, and what the questions answer on them."""

from __future__ import annotations

from howopen.evidence import Evidence, read_evidence
from howopen.findings import answer_questions
from howopen.model import (
    Completeness,
    Document,
    Entry,
    Finding,
    HubInfo,
    Recording,
    Release,
    Snapshot,
    Source,
    SourceKind,
    SourceRole,
)

MODEL = "huggingface:estuary/heron-1b"
TUNED = "huggingface:estuary/heron-1b-chat"
CODE = "github:estuary/heron"
DATA = "huggingface:datasets/estuary/tidepool"
PACKAGE = "pypi:heron"
KINDS = {
    "huggingface": SourceKind.HUGGINGFACE,
    "github": SourceKind.GITHUB,
    "pypi": SourceKind.PACKAGE,
    "page": SourceKind.PAGE,
}
ADDRESSES = {"huggingface": "https://huggingface.co/", "github": "https://github.com/"}


def named(source_id: str, *, linked: bool = False, whole: bool = True) -> Source:
    """A source by its id alone."""
    kind, _, rest = source_id.partition(":")
    seen = Completeness.COMPLETE if whole else Completeness.NONE
    return Source(
        id=source_id,
        kind=KINDS[kind],
        role=SourceRole.LINKED if linked else SourceRole.PRIMARY,
        url=rest if kind == "page" else ADDRESSES.get(kind, "pkg:pypi/") + rest,
        revision="1" * 40,
        read="2026-11-01",
        card=seen,
        listing=seen,
    )


def source(
    source_id: str,
    files: dict[str, str] | str = "",
    *,
    listed: tuple[str, ...] = (),
    linked: bool = False,
    whole: bool = True,
    info: HubInfo | None = None,
) -> Snapshot:
    """A source with the texts `files` (a mere text is its README) and more paths that it lists."""
    texts = {"README.md": files} if isinstance(files, str) else files
    texts = {path: text for path, text in texts.items() if text}
    paths = sorted({*texts, *listed}) if whole else sorted(texts)
    return Snapshot(
        source=named(source_id, linked=linked, whole=whole),
        entries=tuple(Entry(path=path, size_bytes=len(texts.get(path, "x"))) for path in paths),
        documents=tuple(
            Document(path=path, text=texts[path], size_bytes=len(texts[path].encode()))
            for path in sorted(texts)
        ),
        info=info,
    )


def evidence(
    *snapshots: Snapshot,
    name: str = "Heron 1B",
    missing: tuple[str, ...] = (),
    gone: tuple[str, ...] = (),
) -> Evidence:
    """The evidence of a release of that name."""
    return read_evidence(
        Recording(
            release=Release(id=name.lower().replace(" ", "-"), name=name),
            snapshots=snapshots,
            missing=tuple(named(source_id, whole=False) for source_id in missing),
            gone=tuple(named(source_id, whole=False) for source_id in gone),
        )
    )


def ask(
    question: str,
    *snapshots: Snapshot,
    name: str = "Heron 1B",
    missing: tuple[str, ...] = (),
    gone: tuple[str, ...] = (),
    bases: tuple[Evidence, ...] = (),
) -> Finding:
    """The answer to one question about a release of these sources."""
    seen = evidence(*snapshots, name=name, missing=missing, gone=gone)
    return answer_questions(seen, bases)[question]


def card(front: str = "", body: str = "# Heron 1B\n\nA model of birds.\n") -> str:
    """A card with that front matter."""
    return f"---\n{front}\n---\n\n{body}"


def prose(words: int, sentence: str = "The heron stands in shallow water and waits. ") -> str:
    """So many words, more or less."""
    return sentence * (words // len(sentence.split()) + 1)


WEIGHTS = ("model.safetensors", "config.json")
"""Files that make a repository one of weights."""
