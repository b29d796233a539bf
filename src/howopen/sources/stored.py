"""What a recording keeps of one source: listing, texts, and what the hub said of it."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any, Final, NamedTuple, TypeVar

import msgspec

from howopen.doors.bundle import BundleFolder
from howopen.doors.paths import Folder, decode
from howopen.doors.terminal import printable
from howopen.errors import DataError, NotFound
from howopen.model import Document, Entry, HubInfo, Record, SourceKind
from howopen.sources.texts import content_digest, read_documents

PAGE_PATH: Final = "page"
"""Path of the one document of a page: its title, then one fact a line."""

_T = TypeVar("_T")

_FILES: Final = "files"
_MAX_JSON_BYTES: Final = 16 << 20
_MAX_TREE: Final = 200_000
_CACHED: Final = 64


class Stored(NamedTuple):
    """The content of one source folder; all in it is frozen, so it may be shared."""

    revision: str | None = None
    read: str | None = None
    listed: bool = False
    """Whether a listing could be read, even an empty one."""
    entries: tuple[Entry, ...] = ()
    documents: tuple[Document, ...] = ()
    info: HubInfo | None = None
    remarks: tuple[str, ...] = ()
    digest: str = ""
    """SHA-256 over entries, documents and info, independent of their order on disk."""


class _Repo(Record, frozen=True, kw_only=True):
    commit: str | None = None
    version: str | None = None
    read: str | None = None


class _TreeItem(Record, frozen=True, kw_only=True):
    path: str
    type: str = "blob"
    size: int | None = None


class _Info(Record, frozen=True, kw_only=True):
    """Fields whose type varies between hub versions are read leniently."""

    sha: Any = None
    license: Any = None
    datasets: Any = ()
    tags: Any = ()
    library_tags: Any = ()
    gated: Any = None
    pipeline_tag: Any = None
    library_name: Any = None
    cardData: Any = None  # noqa: N815, the hub's own spelling
    safetensors: Any = None


class _Page(Record, frozen=True, kw_only=True):
    title: str = ""
    excerpt: str | None = None
    facts: tuple[str, ...] = ()
    read: str | None = None


def read_stored(door: Folder | BundleFolder, path: str, kind: SourceKind) -> Stored:
    """What is kept at `path`, a folder, or a JSON file for a page.

    Raises `DataError` or `NotFound` when there is nothing that can be read. Several releases
    share sources, so the last 64 that lie outside the release's own folder are remembered,
    as long as no file in them changes its size or time.
    """
    if not path:
        raise DataError("its `path` is not given")
    if kind is SourceKind.PAGE:
        return _read_page(door, path)
    folder = door.folder(path)
    if isinstance(folder, BundleFolder) or door.holds(path):
        return _read_folder(folder)
    return _read_shared(str(folder.path), str(folder.allowed), folder.signature())


@lru_cache(maxsize=_CACHED)
def _read_shared(path: str, allowed: str, signature: str) -> Stored:  # noqa: ARG001, the key
    return _read_folder(Folder(path, allowed=Path(allowed)))


def _read_folder(folder: Folder | BundleFolder) -> Stored:
    remarks: list[str] = []
    repo = _json(folder, "repo.json", _Repo, remarks)
    tree = _json(folder, "tree.json", tuple[_TreeItem, ...], remarks)
    raw_info = _json(folder, "info.json", _Info, remarks)
    info = None if raw_info is None else _hub_info(raw_info)
    documents = _documents(folder, remarks)
    entries = _entries(tree or (), remarks)
    sha = raw_info.sha if raw_info and isinstance(raw_info.sha, str) else None
    return Stored(
        revision=(repo and (repo.commit or repo.version)) or sha,
        read=repo.read if repo else None,
        listed=tree is not None,
        entries=entries,
        documents=documents,
        info=info,
        remarks=tuple(remarks),
        digest=content_digest(entries, documents, info),
    )


def _read_page(door: Folder | BundleFolder, path: str) -> Stored:
    remarks: list[str] = []
    page = _json(door, path, _Page, remarks)
    if page is None:
        raise DataError(remarks[0] if remarks else f"there is no {printable(path)}")
    lines = (" ".join(line.split()) for line in (page.title, *page.facts))
    text = "\n".join(part for part in (*lines, page.excerpt) if part)
    document = Document(path=PAGE_PATH, text=text, size_bytes=len(text.encode()))
    documents = (document,)
    return Stored(documents=documents, read=page.read, digest=content_digest((), documents, None))


def _json(
    folder: Folder | BundleFolder, path: str, shape: type[_T], remarks: list[str]
) -> _T | None:
    """The JSON file at `path`; `None` when there is none, or, with a remark, none of that shape."""
    try:
        data, size_bytes = folder.read_data(path, _MAX_JSON_BYTES)
    except NotFound:
        return None
    except DataError as error:
        remarks.append(str(error))
        return None
    if size_bytes > len(data):
        remarks.append(f"{path} of {size_bytes} bytes is too large and was left out")
        return None
    try:
        return msgspec.json.decode(decode(data), type=shape)
    except (msgspec.MsgspecError, ValueError, RecursionError) as error:
        remarks.append(f"{path} is not what it should be: {printable(str(error))}")
        return None


def _entries(tree: tuple[_TreeItem, ...], remarks: list[str]) -> tuple[Entry, ...]:
    if len(tree) > _MAX_TREE:
        remarks.append(f"tree.json lists {len(tree)} files; the first {_MAX_TREE} were read")
        tree = tree[:_MAX_TREE]
    entries = (Entry(path=i.path, type=i.type, size_bytes=i.size) for i in tree)
    return tuple(sorted(entries, key=lambda entry: entry.path))


def _documents(folder: Folder | BundleFolder, remarks: list[str]) -> tuple[Document, ...]:
    try:
        files = folder.folder(_FILES)
    except NotFound:
        return ()
    except DataError as error:
        remarks.append(str(error))
        return ()
    listing = files.listing()
    remarks.extend(listing.remarks)
    paths = [entry.path for entry in listing.entries if entry.size_bytes is not None]
    return read_documents(files, paths, remarks)


def _hub_info(info: _Info) -> HubInfo:
    tags = (*_words(info.tags), *_words(info.library_tags))
    card = info.cardData if isinstance(info.cardData, dict) else {}
    licenses = (info.license, card.get("license"), *_tagged(tags, "license"))
    gated = info.gated
    return HubInfo(
        license=next((word for word in licenses if isinstance(word, str) and word), None),
        datasets=_words(info.datasets) or _words(card.get("datasets")) or _tagged(tags, "dataset"),
        tags=tags,
        gated=gated if isinstance(gated, bool) else (True if isinstance(gated, str) else None),
        pipeline_tag=info.pipeline_tag if isinstance(info.pipeline_tag, str) else None,
        library_name=info.library_name if isinstance(info.library_name, str) else None,
        parameters=_parameters(info.safetensors),
    )


def _parameters(safetensors: object) -> int | None:
    total = safetensors.get("total") if isinstance(safetensors, dict) else None
    return total if isinstance(total, int) and total > 0 else None


def _words(value: object) -> tuple[str, ...]:
    if isinstance(value, list | tuple):
        return tuple(item for item in value if isinstance(item, str))
    return (value,) if isinstance(value, str) and value else ()


def _tagged(tags: tuple[str, ...], kind: str) -> tuple[str, ...]:
    """The values of the hub's `kind:value` tags."""
    start = f"{kind}:"
    return tuple(tag.removeprefix(start) for tag in tags if tag.startswith(start))
