"""A repository of the model hub, through the hub's own client.

Asked are: its record, its whole file tree, a few texts (card, licences, policies, configs), and
the head of its first safetensors file. Source of the forms: the documentation of huggingface_hub,
`HfApi.model_info`, `HfApi.list_repo_tree`, `hf_hub_url`, `HfApi.parse_safetensors_file_metadata`.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import msgspec

from howopen._version import __version__
from howopen.doors.http.hub_session import Session, hub_session
from howopen.doors.terminal import printable
from howopen.errors import BudgetSpent, Gated, NotFound, SourceError, Unreachable
from howopen.model import Completeness, Entry, SourceKind
from howopen.sources.address import RemoteTarget
from howopen.sources.endpoints import Endpoints
from howopen.sources.exchange import Fetched, texts_of, to_json, tree_json, web_address
from howopen.sources.hub_answers import (
    MAX_FILE_BYTES,
    Listed,
    check_file,
    check_record,
    commit_of,
    is_web_page,
    name_of,
    read_head,
    read_record,
    read_row,
    weights_of,
)
from howopen.sources.hub_asking import CLOSED, asked, closed, each
from howopen.sources.wanted import wanted_of_hub

if TYPE_CHECKING:
    from huggingface_hub import HfApi

    from howopen.doors.http import HttpDoor

MAX_TREE: Final = 20_000
"""Entries of a file tree that are asked for; the hub gives them in pages of a thousand."""
_DATASETS: Final = "datasets/"
_CARD: Final = "readme.md"
_HEADER: Final = "safetensors.json"


class _Tree(NamedTuple):
    entries: tuple[Entry, ...] = ()
    listed: dict[str, Listed] = {}  # noqa: RUF012 - never changed
    """Of files, by path."""
    seen: Completeness = Completeness.NONE


class Collection(NamedTuple):
    """What a collection of the hub names."""

    models: tuple[str, ...]
    """Their ids, in its order."""
    read: str
    """Day of the answer, ISO 8601, UTC."""


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
            found = _Visit(self, api, session, target).fetch()
            return msgspec.structs.replace(found, read=session.whens[0][:10])

    def collection(self, slug: str) -> Collection:
        """The models that a collection names; raises `SourceError`."""
        with self._client() as (api, session):

            def models() -> tuple[str, ...]:
                items = api.get_collection(slug).items
                return tuple(str(item.item_id) for item in items if item.item_type == "model")

            found = asked(session, f"the collection {slug}", models)
            return Collection(found, read=session.whens[0][:10])

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

    def read_file(
        self, repo_id: str, kind: str, revision: str | None, path: str, listed: Listed | None
    ) -> bytes:
        """The bytes of one file, at most `MAX_FILE_BYTES`; a `SourceError` for any other file.

        `listed` is what the listing says of it; `None` where no listing names it.
        """
        from huggingface_hub import hf_hub_url
        from huggingface_hub.utils import build_hf_headers  # type: ignore[attr-defined]

        url = hf_hub_url(
            repo_id, path, repo_type=kind, revision=revision, endpoint=self._endpoints.hub
        )
        headers = build_hf_headers(
            token=self._token, library_name="howopen", library_version=__version__
        )
        reply = self._door.fetch(url, headers=headers, max_bytes=MAX_FILE_BYTES)
        if reply.status in CLOSED:
            raise closed(name_of(path), reply.status, with_token=bool(self._token))
        if reply.status in (404, 410):
            raise NotFound(f"{name_of(path)} is not there")
        if reply.status != 200:
            raise Unreachable(f"{name_of(path)}: the hub answered {reply.status}")
        try:
            if is_web_page(reply.headers.get("content-type", ""), reply.body, path):
                raise Unreachable(f"{name_of(path)}: a web page came in its place")
            check_file(path, reply.body, listed, reply.headers.get("etag", ""))
        except SourceError:
            self._door.doubt(url, headers=headers)
            raise
        return reply.body


class _Visit:
    """One repository while it is being looked at."""

    def __init__(self, hub: Hub, api: HfApi, session: Session, target: RemoteTarget) -> None:
        self._hub, self._api, self._session, self._target = hub, api, session, target
        self._is_dataset = target.id.startswith(_DATASETS)
        self._kind = "dataset" if self._is_dataset else "model"
        self._id = target.id.removeprefix(_DATASETS)
        self._remarks: list[str] = []

    def fetch(self) -> Fetched:
        info, said = self._record()
        target = self._moved(info)
        revision = commit_of(info)
        if revision is None:
            self._remarks.append("the hub does not say which commit this is")
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
            "tree.json": tree_json(tree.entries, _hashes(tree)),
            **texts_of(files, self._remarks),
        }
        head = {} if self._is_dataset else self._header(tree, revision)
        if head:
            layout[_HEADER] = to_json(head)
        if said:
            whole = tree.entries if tree.seen is Completeness.COMPLETE else ()
            weights = weights_of(info, head, whole)
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

    def _record(self) -> tuple[Any, dict[str, Any]]:
        """The hub's record, as its client gives it, and what is kept of it."""
        ask = self._api.dataset_info if self._is_dataset else self._api.model_info

        def record() -> tuple[Any, dict[str, Any]]:
            info = ask(self._id, revision=self._target.revision)
            check_record(info)
            said = read_record(info)
            to_json(said)  # what lies too deep in it is found here
            return info, said

        return asked(self._session, f"{self._kind} {self._id}", record)

    def _moved(self, info: Any) -> RemoteTarget:
        """The repository under the name that the hub gives it: it may have been renamed."""
        name = info.id
        if name == self._id:
            return self._target
        from howopen.sources.address import parse_short_id

        full = f"{_DATASETS if self._is_dataset else ''}{name}"
        moved = parse_short_id(full, SourceKind.HUGGINGFACE)
        if moved is None:
            return self._target
        self._remarks.append(f"the hub has moved {printable(self._id)} to {printable(name)}")
        self._id = name
        return RemoteTarget(kind=moved.kind, id=moved.id, revision=self._target.revision)

    def _tree(self, revision: str | None) -> _Tree:
        rows: dict[str, tuple[Entry, Listed]] = {}
        found = self._api.list_repo_tree(
            self._id, recursive=True, revision=revision, repo_type=self._kind
        )
        try:
            for item in each(self._session, f"the files of {self._id}", map(read_row, found)):
                if len(rows) >= MAX_TREE:
                    self._remarks.append(f"only the first {MAX_TREE} files were asked for")
                    return _tree(rows, Completeness.PARTIAL)
                if item[0].path in rows:
                    self._session.doubt_listing()
                    raise Unreachable(f"it gives {name_of(item[0].path)} twice")
                rows[item[0].path] = item
        except SourceError as error:
            self._remarks.append(f"the file listing could not be had whole: {error}")
            return _tree(rows, Completeness.PARTIAL if rows else Completeness.NONE)
        return _tree(rows, Completeness.COMPLETE)

    def _files(self, tree: _Tree, revision: str | None) -> dict[str, bytes]:
        wanted = wanted_of_hub(tree.entries)
        if tree.seen is not Completeness.COMPLETE and "README.md" not in wanted:
            wanted = ("README.md", *wanted)
        files: dict[str, bytes] = {}
        gated = []
        for path in wanted:
            listed = tree.listed.get(path)
            try:
                files[path] = self._hub.read_file(self._id, self._kind, revision, path, listed)
            except NotFound:
                if path in tree.listed:
                    self._remarks.append(f"{name_of(path)} is listed and is not there")
            except Gated as error:
                gated.append((name_of(path), error))
            except BudgetSpent as error:
                self._remarks.append(f"{name_of(path)} and what follows it was not read: {error}")
                break
            except SourceError as error:
                self._remarks.append(f"{error}; it was not read")
        if gated:
            names = ", ".join(name for name, _ in gated)
            self._remarks.append(f"not read: {names}; {gated[0][1]}")
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
        path, ask = shards[0], self._api.parse_safetensors_file_metadata
        try:
            return asked(
                self._session,
                path,
                lambda: read_head(path, ask(self._id, path, revision=revision)),
            )
        except SourceError as error:
            self._remarks.append(f"the head of {name_of(path)} was not read: {error}")
            return {}


def _tree(rows: dict[str, tuple[Entry, Listed]], seen: Completeness) -> _Tree:
    """The lines of a file tree, in the order of their paths."""
    entries = tuple(entry for _, (entry, _) in sorted(rows.items()))
    listed = {path: listed for path, (entry, listed) in rows.items() if entry.type != "tree"}
    return _Tree(entries, listed, seen)


def _hashes(tree: _Tree) -> dict[str, str]:
    return {path: listed.sha256 for path, listed in tree.listed.items() if listed.sha256}
