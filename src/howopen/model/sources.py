"""Where we looked and what lay there: sources, their files and texts, and whole recordings."""

from __future__ import annotations

from enum import StrEnum

import msgspec

from howopen.model.record import Record


class SourceKind(StrEnum):
    """What sort of place a source is."""

    GITHUB = "github"
    HUGGINGFACE = "huggingface"
    PACKAGE = "package"
    PAGE = "page"
    FOLDER = "folder"


class SourceRole(StrEnum):
    """Whose a source is: the release's own, or one that it only points to."""

    PRIMARY = "primary"
    LINKED = "linked"


class Completeness(StrEnum):
    """How much of a source's card or listing was seen."""

    COMPLETE = "complete"
    PARTIAL = "partial"
    NONE = "none"


class Source(Record, frozen=True, kw_only=True):
    """A place where we looked, and how much of it we saw."""

    id: str
    """`github:OWNER/NAME`, `huggingface:OWNER/NAME`, `huggingface:datasets/OWNER/NAME`,
    `pypi:NAME`, `page:URL` or `dir:NAME`."""
    kind: SourceKind
    role: SourceRole
    url: str
    revision: str | None = None
    read: str | None = None
    card: Completeness = Completeness.NONE
    listing: Completeness = Completeness.NONE
    missing: bool = False
    """True when the source is known to exist and could not be had."""
    found: str = ""
    """The place that names it, where it was found by following: `SOURCE PATH:LINE`."""
    remarks: tuple[str, ...] = ()
    """What was cut, skipped or could not be read, one sentence each."""


class Entry(Record, frozen=True, kw_only=True):
    """One line of a source's file listing."""

    path: str
    type: str = "blob"
    """`blob`, `tree`, `submodule` or `symlink`."""
    size_bytes: int | None = None


class Document(Record, frozen=True, kw_only=True):
    """A text file kept from a source, decoded as UTF-8 with undecodable bytes replaced."""

    path: str
    text: str
    size_bytes: int
    """Size of the file itself; larger than the text where it was cut."""
    truncated: bool = False


class HubInfo(Record, frozen=True, kw_only=True):
    """What a hub says of a repository beside its files."""

    license: str | None = None
    datasets: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    gated: bool | None = None
    """`None` when the hub's answer was not recorded."""
    pipeline_tag: str | None = None
    library_name: str | None = None
    parameters: int | None = None
    """Of the weights, as their safetensors heads say; `None` when none was read."""


class Snapshot(Record, frozen=True, kw_only=True):
    """The bytes of one source: its listing, its kept texts, what the hub says of it."""

    source: Source
    entries: tuple[Entry, ...] = ()
    """Sorted by path."""
    documents: tuple[Document, ...] = ()
    """Sorted by path."""
    info: HubInfo | None = None


class Release(Record, frozen=True, kw_only=True):
    """What is judged: the repositories and revisions that together are one model."""

    id: str
    """The name of its folder, unique within one tree of recordings."""
    name: str
    producer: str | None = None
    revisions: dict[str, str] = msgspec.field(default_factory=dict)
    """Source id -> commit or version, for the sources that have one."""


class Recording(Record, frozen=True, kw_only=True):
    """The bytes of all sources of one release, as they were on a day."""

    release: Release
    snapshots: tuple[Snapshot, ...]
    """In the order of the release's own list; the first hub model is the one judged."""
    missing: tuple[Source, ...] = ()
    """Sources known to exist that could not be had."""
    gone: tuple[Source, ...] = ()
    """Places that something names and where nothing is."""
    remarks: tuple[str, ...] = ()
    """What was wrong with the recording itself, one sentence each."""
    label_files: dict[str, str] = msgspec.field(default_factory=dict)
    """Name of a set of human labels -> file name of this release's label in it."""
    digest: str = ""
    """SHA-256 over the content of all sources and the days on which they were read: what a report
    names, and comes out of again byte for byte."""
    undated: str = ""
    """SHA-256 over all that is here but those days: equal for two looks at what has not changed."""
