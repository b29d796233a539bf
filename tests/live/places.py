"""The places of the invented release, and what becomes of an assessment when one of them fails.

What howopen asks is asked for real at the place under test only. The rest is what an earlier,
faultless run was given: with a failing place that makes no difference, and some hundred of these
runs take seconds. How a place came out decides all that follows, so each way is assessed once.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import NamedTuple
from urllib.parse import urlsplit

import pytest
from msgspec import structs

from howopen.collect import collect
from howopen.dev import Fault, Request, StandIn
from howopen.dev.answers import parse_request
from howopen.doors.http import Budget, HttpDoor, Memory, Reply, asking, wire
from howopen.errors import HowopenError, NotFound, SourceError
from howopen.model import Assessment, SourceKind
from howopen.pipeline import assess_recordings, gathered_from
from howopen.sources import RemoteTarget
from howopen.sources.endpoints import endpoints
from howopen.sources.exchange import Fetched
from howopen.sources.immutable import is_immutable
from howopen.sources.network import Network
from tests.live.conftest import TARGET

Got = Fetched | HowopenError
SECONDS = 8.0
"""Of a run that meets a fault; nothing waits so long."""
REQUESTS = 60
SLOW_SECONDS = {"READ_SECONDS": 0.2, "ATTEMPT_SECONDS": 0.3, "STREAM_SECONDS": 0.3}
"""The patience with a server that stalls or drips."""


class Place(NamedTuple):
    """Something that is asked of a server."""

    target: RemoteTarget
    """The source that is looked at by asking it."""
    is_asked: Callable[[Request], bool]
    leads_here: Callable[[Request], bool] | None = None
    """What is asked first, where a redirect leads to it."""


def _hub(name: str) -> RemoteTarget:
    return RemoteTarget(kind=SourceKind.HUGGINGFACE, id=name)


def _page(address: str) -> RemoteTarget:
    return RemoteTarget(kind=SourceKind.PAGE, id=address)


MODEL = _hub(TARGET)
DATA = _hub("datasets/example-mudflat/shorebird-talk")
BASE = _hub("example-mudflat/curlew-2b")
CODE = RemoteTarget(kind=SourceKind.GITHUB, id="example-mudflat/curlew")
PACKAGE = RemoteTarget(kind=SourceKind.PACKAGE, id="pypi:example-mudflat-curlew")
PREPRINT = _page("https://arxiv.org/abs/2512.00042")
PAPER = _page("https://doi.org/10.5555/curlew.7")
TERMS = _page("https://mudflat.example.org/acceptable-use")
SIBLINGS = _page(
    "https://huggingface.co/collections/example-mudflat/everything-528369b34a4ef60340b2cb24"
)


def _record(target: RemoteTarget, request: Request) -> bool:
    section = "" if target.id.startswith("datasets/") else "models/"
    return request.path == f"/api/{section}{target.id}"


def _tree(target: RemoteTarget, page: int, request: Request) -> bool:
    section = "" if target.id.startswith("datasets/") else "models/"
    first = "cursor" not in request.query
    return request.path.startswith(f"/api/{section}{target.id}/tree/") and first == (page == 1)


def _file(target: RemoteTarget, name: str, request: Request) -> bool:
    start = f"/{target.id}/resolve/"
    return request.path.startswith(start) and request.path.endswith(f"/{name}")


def _below(start: str, request: Request) -> bool:
    return request.path.startswith(start)


PLACES = {
    "record": Place(MODEL, partial(_record, MODEL)),
    "tree": Place(MODEL, partial(_tree, MODEL, 1)),
    "second page": Place(MODEL, partial(_tree, MODEL, 2)),
    "card": Place(MODEL, partial(_file, MODEL, "README.md")),
    "licence": Place(MODEL, partial(_file, MODEL, "LICENSE")),
    "config": Place(MODEL, partial(_file, MODEL, "config.json")),
    "weights": Place(MODEL, partial(_file, MODEL, "model.safetensors")),
    "weights elsewhere": Place(
        MODEL, partial(_below, f"/_lfs/{TARGET}/"), partial(_file, MODEL, "model.safetensors")
    ),
    "data record": Place(DATA, partial(_record, DATA)),
    "data tree": Place(DATA, partial(_tree, DATA, 1)),
    "data card": Place(DATA, partial(_file, DATA, "README.md")),
    "base record": Place(BASE, partial(_record, BASE)),
    "base tree": Place(BASE, partial(_tree, BASE, 1)),
    "base card": Place(BASE, partial(_file, BASE, "README.md")),
    "code": Place(CODE, partial(_below, "/_github/example-mudflat/")),
    "archive": Place(
        CODE, partial(_below, "/_github/codeload/"), partial(_below, "/_github/example-mudflat/")
    ),
    "index": Place(PACKAGE, partial(_below, "/_index/")),
    "wheel": Place(PACKAGE, partial(_below, "/_packages/")),
    "preprint": Place(PREPRINT, partial(_below, "/_arxiv/api/")),
    "text of the preprint": Place(PREPRINT, partial(_below, "/_arxiv/html/")),
    "paper": Place(PAPER, partial(_below, "/_crossref/")),
    "terms": Place(TERMS, partial(_below, "/_pages/")),
    "collection": Place(SIBLINGS, partial(_below, "/api/collections/")),
}


class Notes(Memory):
    """A memory as the store's is, in two dicts."""

    def __init__(self, last: dict[str, Reply], whole: dict[str, Reply]) -> None:
        self.last, self.whole = last, whole

    def latest(self, key: str) -> Reply | None:
        return self.last.get(key)

    def with_body(self, key: str) -> Reply | None:
        return self.whole.get(key)

    def keep(self, key: str, reply: Reply) -> None:
        self.last[key] = reply
        if reply.status in (200, 206) and not reply.failure:
            self.whole[key] = reply

    def confirm(self, key: str, when: str) -> None:
        self.last[key] = self.whole[key] = structs.replace(self.whole[key], when=when)

    def doubt(self, key: str) -> None:
        if key in self.whole and self.last[key] == self.whole[key]:
            del self.whole[key]

    def newer_than(self, others: Notes) -> list[Reply]:
        """The replies that others do not hold."""
        return [reply for key, reply in self.last.items() if others.last.get(key) is not reply]

    def without(self, place: Place) -> Notes:
        """The same, with no memory of what is asked at a place or leads there."""
        asked = place.leads_here or place.is_asked

        def is_other(key: str) -> bool:
            url = urlsplit(key.split(" ")[1])
            return not asked(parse_request("GET", f"{url.path}?{url.query}", {}))

        last, whole = ({k: v for k, v in d.items() if is_other(k)} for d in (self.last, self.whole))
        return Notes(last, whole)


class _Given(Network):
    """A network in which every source but one is as it was given before."""

    def __init__(self, given: dict[str, Got], real: Network | None = None) -> None:
        self.given, self.real = given, real

    def fetch(self, target: RemoteTarget) -> Fetched:
        if target.source_id not in self.given and self.real is not None:
            try:
                self.given[target.source_id] = self.real.fetch(target)
            except HowopenError as error:
                self.given[target.source_id] = error
        got = self.given[target.source_id]
        if isinstance(got, HowopenError):
            raise got
        return got


@contextmanager
def network(memory: Memory) -> Iterator[Network]:
    """A network with a small budget, as `howopen.live` makes one."""
    door = HttpDoor(
        memory=memory,
        budget=Budget(requests=REQUESTS, seconds=SECONDS),
        trusted=endpoints().trusted,
        immutable=is_immutable,
    )
    with door:
        yield Network(door)


class Places:
    """What each source gives when nothing fails, and what follows from what it gives."""

    def __init__(self, standin: StandIn) -> None:
        self.standin = standin
        self.given: dict[str, Got] = {}
        self.notes = Notes({}, {})
        with network(self.notes) as real:
            found = collect(MODEL, _Given(self.given, real))
        self.faultless = assess_recordings(gathered_from(found), ())
        self._assessed: dict[str, Assessment] = {}

    def under(self, fault: Fault, place: Place, memory: Memory) -> tuple[Got, int]:
        """What the place's source gives under a fault there, and how often that struck."""
        with (
            self.standin.fail(fault, on=place.is_asked) as failing,
            pytest.MonkeyPatch.context() as patch,
        ):
            if "stall" in fault.name or "slow" in fault.name:
                for name, seconds in SLOW_SECONDS.items():
                    patch.setattr(wire if name == "READ_SECONDS" else asking, name, seconds)
            return self.fetched(place, memory), failing.count

    def fetched(self, place: Place, memory: Memory) -> Got:
        """What the place's source gives now. Only what is raised on purpose is caught."""
        with network(memory) as real:
            try:
                return real.fetch(place.target)
            except HowopenError as error:
                return error

    def assessed(self, place: Place, got: Got) -> Assessment:
        """The assessment of the release when this source came out so. `SourceError` for none."""
        way = way_of(place, got)
        if way not in self._assessed:
            found = collect(MODEL, _Given({**self.given, place.target.source_id: got}))
            self._assessed[way] = assess_recordings(gathered_from(found), ())
        return self._assessed[way]


def told(got: Got) -> str:
    """What a source says of itself: its remarks, or why it could not be had."""
    return str(got) if isinstance(got, HowopenError) else " | ".join(got.remarks)


def way_of(place: Place, got: Got) -> str:
    """How a source came out, as far as an assessment depends on it: remarks without their words."""
    if isinstance(got, HowopenError):
        return (
            f"{place.target.source_id} {isinstance(got, NotFound)} {isinstance(got, SourceError)}"
        )
    digest = hashlib.sha256()
    for path, content in sorted(got.files.items()):
        digest.update(f"{path}\0{len(content)}\0".encode() + content)
    seen = (got.target.source_id, got.revision, got.card, got.listing, bool(got.remarks))
    return f"{place.target.source_id} {seen} {digest.hexdigest()}"
