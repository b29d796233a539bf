"""A repository of the model hub, through the hub's own client.

Asked are: its record, its whole file tree, a few texts (card, licences, policies, configs), and
the head of its first safetensors file. Source of the forms: the documentation of huggingface_hub,
`HfApi.model_info`, `HfApi.list_repo_tree`, `hf_hub_url`, `HfApi.parse_safetensors_file_metadata`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypeVar

import msgspec

from howopen._version import __version__
from howopen.doors.http.hub_session import Session, hub_session
from howopen.doors.terminal import printable
from howopen.errors import Gated, InputError, NotFound, SourceError, TooLarge, Unreachable
from howopen.model import Completeness, Entry, SourceKind
from howopen.sources.address import RemoteTarget
from howopen.sources.endpoints import Endpoints
from howopen.sources.exchange import Fetched, texts_of, to_json, tree_json, web_address
from howopen.sources.wanted import wanted_of_hub

if TYPE_CHECKING:
    from huggingface_hub import HfApi

    from howopen.doors.http import HttpDoor

MAX_TREE: Final = 20_000
"""Entries of a file tree that are asked for; the hub gives them in pages of a thousand."""
MAX_FILE_BYTES: Final = 1 << 20
_DATASETS: Final = "datasets/"
_CARD: Final = "readme.md"
_HEADER: Final = "safetensors.json"
_T = TypeVar("_T")

# What parsing an answer of another shape raises in the client; it checks none of it.
_MISSHAPEN = (ValueError, TypeError, KeyError, AttributeError, IndexError, RecursionError)


class _Tree(NamedTuple):
    entries: tuple[Entry, ...] = ()
    hashes: dict[str, str] = {}  # noqa: RUF012 - never changed
    seen: Completeness = Completeness.NONE


class Hub:
    """One hub, asked through one door. `token` is the user's; `None` asks as nobody."""

    def __init__(self, door: HttpDoor, endpoints: Endpoints, token: str | None = None) -> None:
        self._door = door
        self._endpoints = endpoints
        self._token = token or False

    def fetch(self, target: RemoteTarget) -> Fetched:
        """The repository that `target` names, at its revision or `main`.

        Raises `NotFound`, `Gated`, or another `SourceError` when not even its record can be had;
        whatever else is missing is told in the remarks.
        """
        with self._client() as (api, session):
            found = _Visit(self, api, target).fetch()
            return msgspec.structs.replace(found, read=session.whens[0][:10])

    def collection(self, slug: str) -> tuple[str, ...]:
        """The ids of the models that a collection names, in its order; raises `SourceError`."""
        with self._client() as (api, _):
            found = _asked(f"the collection {slug}", lambda: api.get_collection(slug))
            return tuple(item.item_id for item in found.items if item.item_type == "model")

    @contextmanager
    def _client(self) -> Iterator[tuple[HfApi, Session]]:
        with hub_session(self._door, self._endpoints.hub) as session:
            from huggingface_hub import HfApi

            api = HfApi(
                endpoint=self._endpoints.hub,
                token=self._token,
                library_name="howopen",
                library_version=__version__,
            )
            yield api, session

    def read_file(self, repo_id: str, kind: str, revision: str | None, path: str) -> bytes:
        """The bytes of one file, at most `MAX_FILE_BYTES`."""
        from huggingface_hub import hf_hub_url
        from huggingface_hub.utils import build_hf_headers  # type: ignore[attr-defined]

        url = hf_hub_url(
            repo_id, path, repo_type=kind, revision=revision, endpoint=self._endpoints.hub
        )
        headers = build_hf_headers(
            token=self._token, library_name="howopen", library_version=__version__
        )
        reply = self._door.fetch(url, headers=headers, max_bytes=MAX_FILE_BYTES)
        if reply.status in (401, 403):
            raise Gated(f"{printable(path)} is behind a gate: only those let in may read it")
        if reply.status in (404, 410):
            raise NotFound(f"{printable(path)} is not there")
        if reply.status != 200:
            raise Unreachable(f"{printable(path)}: the hub answered {reply.status}")
        if _is_web_page(reply.headers.get("content-type", ""), reply.body, path):
            raise Unreachable(f"{printable(path)}: a web page came in its place")
        return reply.body


class _Visit:
    """One repository while it is being looked at."""

    def __init__(self, hub: Hub, api: HfApi, target: RemoteTarget) -> None:
        self._hub, self._api, self._target = hub, api, target
        self._is_dataset = target.id.startswith(_DATASETS)
        self._kind = "dataset" if self._is_dataset else "model"
        self._id = target.id.removeprefix(_DATASETS)
        self._remarks: list[str] = []

    def fetch(self) -> Fetched:
        info = self._info()
        target = self._moved(info)
        revision = info.sha if isinstance(info.sha, str) else None
        tree = self._tree(revision)
        files = self._files(tree, revision)
        card = self._card(files, tree)
        layout = {
            "repo.json": to_json(
                {
                    "source": "huggingface",
                    "kind": self._kind,
                    "id": self._id,
                    "url": web_address(target),
                    "commit": revision,
                }
            ),
            "tree.json": tree_json(tree.entries, tree.hashes),
            **texts_of(files, self._remarks),
        }
        head = {} if self._is_dataset else self._header(tree, revision)
        if head:
            layout[_HEADER] = to_json(head)
        if said := _said(info):
            weights = _weights(info, head, tree)
            layout["info.json"] = to_json({"id": self._id, "sha": revision, **said, **weights})
        if tree.seen is Completeness.NONE:
            del layout["tree.json"]
        return Fetched(
            target=target,
            url=web_address(target),
            files=layout,
            revision=revision,
            card=card,
            listing=tree.seen,
            remarks=tuple(self._remarks),
        )

    def _info(self) -> Any:
        ask = self._api.dataset_info if self._is_dataset else self._api.model_info
        return _asked(
            f"{self._kind} {self._id}", lambda: ask(self._id, revision=self._target.revision)
        )

    def _moved(self, info: Any) -> RemoteTarget:
        """The repository under the name that the hub gives it: it may have been renamed."""
        name = info.id
        if not isinstance(name, str) or name == self._id:
            return self._target
        from howopen.sources.address import parse_short_id

        full = f"{_DATASETS if self._is_dataset else ''}{name}"
        moved = parse_short_id(full, SourceKind.HUGGINGFACE)
        if moved is None:
            return self._target
        self._remarks.append(f"the hub has moved {printable(self._id)} to {name}")
        self._id = name
        return RemoteTarget(kind=moved.kind, id=moved.id, revision=self._target.revision)

    def _tree(self, revision: str | None) -> _Tree:
        from huggingface_hub.hf_api import RepoFile

        entries: list[Entry] = []
        hashes: dict[str, str] = {}
        asked = self._api.list_repo_tree(
            self._id, recursive=True, revision=revision, repo_type=self._kind
        )
        try:
            for item in _each(f"the files of {self._id}", iter(asked)):
                if len(entries) >= MAX_TREE:
                    self._remarks.append(f"only the first {MAX_TREE} files were asked for")
                    return _tree(entries, hashes, Completeness.PARTIAL)
                path = str(item.path)
                if not isinstance(item, RepoFile):
                    entries.append(Entry(path=path, type="tree"))
                    continue
                size = item.size if isinstance(item.size, int) else None
                entries.append(Entry(path=path, size_bytes=size))
                if item.lfs is not None:
                    hashes[path] = str(item.lfs.sha256)
        except SourceError as error:
            self._remarks.append(f"the file listing could not be had whole: {error}")
            return _tree(entries, hashes, Completeness.PARTIAL if entries else Completeness.NONE)
        return _tree(entries, hashes, Completeness.COMPLETE)

    def _files(self, tree: _Tree, revision: str | None) -> dict[str, bytes]:
        wanted = wanted_of_hub(tree.entries)
        if tree.seen is not Completeness.COMPLETE and "README.md" not in wanted:
            wanted = ("README.md", *wanted)
        sizes = {entry.path: entry.size_bytes for entry in tree.entries}
        files: dict[str, bytes] = {}
        for path in wanted:
            try:
                content = self._hub.read_file(self._id, self._kind, revision, path)
                _check(path, content, sizes.get(path), tree.hashes.get(path))
            except NotFound:
                if path in sizes:
                    self._remarks.append(f"{printable(path)} is listed and is not there")
            except SourceError as error:
                self._remarks.append(f"{error}; it was not read")
            else:
                files[path] = content
        return files

    def _card(self, files: dict[str, bytes], tree: _Tree) -> Completeness:
        """Complete where it was read whole, none where it could not be."""
        if any(path.lower() == _CARD for path in files):
            return Completeness.COMPLETE
        listed = any(entry.path.lower() == _CARD for entry in tree.entries)
        if tree.seen is Completeness.COMPLETE and not listed:
            self._remarks.append("the repository has no card: its listing holds no README.md")
        return Completeness.NONE

    def _header(self, tree: _Tree, revision: str | None) -> dict[str, Any]:
        """What the first safetensors file says of itself, from its head alone."""
        shards = sorted(e.path for e in tree.entries if e.path.endswith(".safetensors"))
        if not shards:
            return {}
        ask = self._api.parse_safetensors_file_metadata
        try:
            head = _asked(shards[0], lambda: ask(self._id, shards[0], revision=revision))
        except SourceError as error:
            self._remarks.append(f"the head of {printable(shards[0])} was not read: {error}")
            return {}
        return {
            "file": shards[0],
            "metadata": {str(key): str(value) for key, value in sorted(head.metadata.items())},
            "parameters": dict(sorted(head.parameter_count.items())),
            "tensors": len(head.tensors),
        }


def _tree(entries: list[Entry], hashes: dict[str, str], seen: Completeness) -> _Tree:
    return _Tree(tuple(sorted(entries, key=lambda entry: entry.path)), hashes, seen)


def _check(path: str, content: bytes, size_bytes: int | None, sha256: str | None) -> None:
    """`Unreachable` when a file is not the one that the listing names."""
    shown = printable(path)
    if len(content) >= MAX_FILE_BYTES and size_bytes != len(content):
        raise TooLarge(f"{shown} is larger than {MAX_FILE_BYTES} bytes")
    if size_bytes is not None and size_bytes != len(content):
        raise Unreachable(f"{shown} came with {len(content)} bytes, listed are {size_bytes}")
    if sha256 and hashlib.sha256(content).hexdigest() != sha256:
        raise Unreachable(f"{shown} is not the file of the listing: its SHA-256 differs")


def _is_web_page(content_type: str, content: bytes, path: str) -> bool:
    """Whether a page came where a text was asked for, such as a login of a network."""
    if path.lower().endswith((".html", ".htm")):
        return False
    start = content[:200].lstrip().lower()
    return content_type.startswith("text/html") and start.startswith((b"<!doctype html", b"<html"))


def _said(info: Any) -> dict[str, Any]:
    """What the hub says of a repository, without counters that change by the hour."""
    card = info.card_data
    fields = {
        "author": info.author,
        "gated": info.gated,
        "disabled": info.disabled or None,
        "private": info.private or None,
        "tags": info.tags,
        "pipeline_tag": getattr(info, "pipeline_tag", None),
        "library_name": getattr(info, "library_name", None),
        "cardData": card.to_dict() if card is not None and hasattr(card, "to_dict") else None,
        "createdAt": info.created_at.isoformat() if info.created_at else None,
        "lastModified": info.last_modified.isoformat() if info.last_modified else None,
    }
    telling = {key: value for key, value in fields.items() if value not in (None, [], {})}
    return telling if set(telling) - {"author", "private"} else {}


def _weights(info: Any, head: dict[str, Any], tree: _Tree) -> dict[str, Any]:
    """What the hub counted in all safetensors heads; else what the head of the only one says."""
    counted = getattr(info, "safetensors", None)
    if counted is not None:
        by_type, total = counted.parameters, counted.total
    else:
        several = sum(e.path.endswith(".safetensors") for e in tree.entries) > 1
        by_type = {} if several else head.get("parameters", {})
        total = sum(by_type.values())
    whole = isinstance(total, int) and total > 0
    return {"safetensors": {"parameters": by_type, "total": total}} if whole else {}


def _asked(what: str, ask: Callable[[], _T]) -> _T:
    """What the client gives; what it raises becomes one of our errors."""
    from huggingface_hub.errors import (
        GatedRepoError,
        HfHubHTTPError,
        HFValidationError,
        RepositoryNotFoundError,
        RevisionNotFoundError,
        SafetensorsParsingError,
    )

    shown = printable(what)
    try:
        return ask()
    except SourceError:
        raise
    except GatedRepoError as error:
        raise Gated(f"{shown} is behind a gate: only those let in may read it") from error
    except RevisionNotFoundError as error:
        raise NotFound(f"{shown} has no such revision; check what stands behind the @") from error
    except RepositoryNotFoundError as error:
        raise NotFound(f"{shown} is not on the hub, or is private; check the name") from error
    except HFValidationError as error:
        raise InputError(f"{shown} is no name of the hub; write ORG/NAME") from error
    except HfHubHTTPError as error:
        status = error.response.status_code if error.response is not None else 0
        if status in (404, 410):
            raise NotFound(f"{shown} is not on the hub") from error
        raise Unreachable(f"{shown}: the hub answered {status}") from error
    except SafetensorsParsingError as error:
        raise Unreachable(f"{shown} does not begin as a safetensors file does") from error
    except _MISSHAPEN as error:
        raise Unreachable(f"{shown}: the hub's answer is not what it should be") from error


def _each(what: str, items: Iterator[_T]) -> Iterator[_T]:
    """The items one by one, for each of which the client may ask the hub."""
    end = object()
    while (item := _asked(what, lambda: next(items, end))) is not end:
        yield item  # type: ignore[misc]
