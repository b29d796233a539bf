"""All stand-ins behind one address: `StandIn` starts them, logs what is asked, and misbehaves."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Mapping
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from threading import Event, Lock
from typing import Any, Final, Self

import msgspec

from howopen.dev import github, hub, index, pages, papers
from howopen.dev.answers import Answer, Request, finish, parse_request, text
from howopen.dev.faults import FAULTS, Fault
from howopen.dev.library import Library
from howopen.dev.wire import Wire
from howopen.doors import patterns
from howopen.doors.listening import Listener
from howopen.errors import InputError
from howopen.model import Record, SourceKind

__all__ = ["Asked", "Failing", "Manners", "StandIn"]

On = Callable[[Request], bool]
_PATHS: Final = {
    github.PREFIX: github.answer_github,
    index.PREFIX: index.answer_index,
    pages.PREFIX: pages.answer_page,
    papers.ARXIV: papers.answer_arxiv,
    papers.CROSSREF: papers.answer_crossref,
}
"""First segment of a path on the first origin -> who answers; the hub answers all others."""
_CDN_PATHS: Final = {hub.CDN: hub.answer_from_cdn, index.FILES: index.answer_package_file}
_METHODS: Final = ("GET", "HEAD")


class Manners(Record, frozen=True, kw_only=True):
    """How the stand-ins behave when nothing fails."""

    page_size: int = 1000
    """Rows of a file tree in one answer."""
    gated: Mapping[str, str] = msgspec.field(default_factory=dict)
    """Id of a gated repository (`datasets/...` too) -> "auto" or "manual"."""
    tokens: frozenset[str] = frozenset()
    """Tokens that may read gated repositories; any other one is known and not let in."""
    missing_as_401: bool = False
    """An unknown repository is 401 to who sends no token, as on the real hub."""
    latency_ms: float = 0
    """Waited before each answer."""
    only_recorded: bool = False
    """The hub says nothing beyond what was recorded: no tags made from a card, no files but those
    that are kept and the weights."""

    @property
    def gates(self) -> dict[str, str]:
        """`gated` by lower-case id."""
        return {name.lower(): mode for name, mode in self.gated.items()}


class Asked(Record, frozen=True, kw_only=True):
    """One request that came in, and what it got."""

    method: str
    path: str
    """With its query, as it was sent."""
    headers: dict[str, str]
    """Lower-case names."""
    status: int
    """What was, or without the fault would have been, answered."""
    fault: str = ""
    at_cdn: bool = False

    @property
    def is_conditional(self) -> bool:
        """Whether the client asked only for what it does not know."""
        return "if-none-match" in self.headers


class Failing:
    """A fault that is in force; `stop` ends it, and so does leaving it as a context."""

    def __init__(self, fault: Fault, on: On, times: int | None) -> None:
        self.fault = fault
        self.on = on
        self.left = times
        self.count = 0
        """How often it has struck."""

    def stop(self) -> None:
        """Ends it."""
        self.left = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()


class StandIn:
    """The stand-ins for the recordings in a folder; a context manager that starts and closes.

    `port` and `cdn_port` are free ones unless given; `cdn_host` is the loopback address of the
    second origin, where large files and packages lie. `manners` may be replaced at any time.
    """

    def __init__(
        self,
        folder: Path,
        *,
        port: int = 0,
        cdn_port: int = 0,
        cdn_host: str = "127.0.0.1",
        manners: Manners | None = None,
    ) -> None:
        self.library = Library(folder)
        self.manners = manners or Manners()
        self.closing = Event()
        self.mishaps: list[str] = []
        """Tracebacks of what went wrong in the stand-in itself: each is a bug here."""
        self.signature = "not-to-be-kept-7c1d0e"
        """The secret in signed addresses: it must not turn up in anything that is kept."""
        self.most_at_once = 0
        """Requests that were being answered at the same time, at most."""
        self._now = 0
        self._asked: list[Asked] = []
        self._failing: list[Failing] = []
        self._lock = Lock()
        self._main = Listener("127.0.0.1", port, _conversation(self, at_cdn=False))
        try:
            self._cdn = Listener(cdn_host, cdn_port, _conversation(self, at_cdn=True))
        except InputError:
            self._main.close()
            raise
        self.origin, self.cdn_origin = self._main.origin, self._cdn.origin

    def start(self) -> Self:
        """Answers from now on."""
        self._main.start()
        self._cdn.start()
        return self

    def close(self) -> None:
        """Ends all connections and threads."""
        self.closing.set()
        self._main.close()
        self._cdn.close()

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def port(self) -> int:
        """The port of the first origin."""
        return int(self._main.server_address[1])

    def environment(self) -> dict[str, str]:
        """The variables that point howopen, the hub's client and pip at the stand-ins."""
        return {
            "HF_ENDPOINT": self.origin,
            "HOWOPEN_GITHUB_URL": f"{self.origin}/{github.PREFIX}",
            "HOWOPEN_ARXIV_URL": f"{self.origin}/{papers.ARXIV}",
            "HOWOPEN_CROSSREF_URL": f"{self.origin}/{papers.CROSSREF}",
            "HOWOPEN_PAGES_URL": f"{self.origin}/{pages.PREFIX}/",
            "PIP_INDEX_URL": f"{self.origin}/{index.PREFIX}",
            "HOWOPEN_TRUSTED": self.cdn_origin,
        }

    @property
    def example(self) -> str:
        """A target that the stand-ins have, the first model where there is one."""
        names = self.library.names(SourceKind.HUGGINGFACE)
        models = [name for name in names if name.count("/") == 1]
        code = [f"gh:{name}" for name in self.library.names(SourceKind.GITHUB)]
        return next(iter((*models, *code)), "TARGET")

    @property
    def requests(self) -> tuple[Asked, ...]:
        """All that was asked so far, in the order of the answers."""
        with self._lock:
            return tuple(self._asked)

    def forget(self) -> None:
        """Empties the log."""
        with self._lock:
            self._asked.clear()
            self.most_at_once = 0

    def fail(
        self, fault: str | Fault, on: str | On | None = None, times: int | None = None
    ) -> Failing:
        """From now on requests that fit get this fault; the last one that was set goes first.

        `on` is a pattern searched in path and query, or a function of the request; `None` is
        all requests. `times` ends it after so many; `None` is what the fault itself says, mostly
        for ever. Raises `InputError` for a name that is not in `faults.FAULTS`.
        """
        if isinstance(fault, str):
            if fault not in FAULTS:
                raise InputError(f"no fault is called {fault!r}; see howopen.dev.FAULTS")
            fault = FAULTS[fault]
        failing = Failing(fault, _fitting(on), fault.times if times is None else times)
        with self._lock:
            self._failing.insert(0, failing)
        return failing

    def mend(self) -> None:
        """Ends all faults."""
        with self._lock:
            self._failing.clear()

    def answer(self, request: Request) -> Answer:
        """What the stand-ins say to a request when nothing fails."""
        if request.method not in _METHODS:
            return text("Method Not Allowed", status=405).with_headers({"Allow": "GET, HEAD"})
        first = request.path.split("/")[1:2]
        if request.at_cdn:
            reply = _CDN_PATHS.get("".join(first))
            answer = reply(self, request) if reply else text("NoSuchKey", status=404)
        else:
            answer = _PATHS.get("".join(first), hub.answer_hub)(self, request)
        return finish(request, answer)

    def serve(self, request: Request, wire: Wire) -> None:
        """Answers one request on its connection, in whatever way is due."""
        with self._lock:
            self._now += 1
            self.most_at_once = max(self.most_at_once, self._now)
        try:
            if self.manners.latency_ms and not wire.pause(self.manners.latency_ms / 1000):
                return
            answer = self._answered(request)
            failing = self._struck(request, answer)
            if failing is None:
                wire.send(answer)
            else:
                failing.fault.play(wire, request, answer)
        except OSError:  # the client has left
            wire.close()
        finally:
            with self._lock:
                self._now -= 1

    def _answered(self, request: Request) -> Answer:
        try:
            return self.answer(request)
        except Exception:  # noqa: BLE001 - a thread of a server has nobody to raise it to
            self.mishaps.append(traceback.format_exc())
            return text("the stand-in itself failed; see its `mishaps`", status=500)

    def _struck(self, request: Request, answer: Answer) -> Failing | None:
        """The fault that is due, counted; and the request in the log."""
        fits = [failing for failing in tuple(self._failing) if failing.on(request)]
        with self._lock:
            due = next((failing for failing in fits if failing.left != 0), None)
            if due is not None:
                due.count += 1
                due.left = None if due.left is None else due.left - 1
            asked = Asked(
                method=request.method,
                path=request.target,
                headers=dict(request.headers),
                status=answer.status,
                fault=due.fault.name if due else "",
                at_cdn=request.at_cdn,
            )
            self._asked.append(asked)
        return due


def _fitting(on: str | On | None) -> On:
    if on is None:
        return lambda _: True
    if isinstance(on, str):
        pattern = patterns.compile(on)
        return lambda request: pattern.search(request.target) is not None
    return on


def _conversation(standin: StandIn, *, at_cdn: bool) -> type[BaseHTTPRequestHandler]:
    """The class that reads requests for this stand-in, as the standard library wants it."""

    class Conversation(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def _serve(self) -> None:
            headers: Any = self.headers
            request = parse_request(self.command, self.path, headers, at_cdn=at_cdn)
            if self.command not in _METHODS:
                self.close_connection = True  # its body was not read
            standin.serve(request, Wire(self, standin, self.command))

        do_GET = do_HEAD = do_POST = do_PUT = do_DELETE = do_PATCH = do_OPTIONS = _serve  # noqa: N815

        def log_message(self, *_: object) -> None:
            """Silence: the log is `StandIn.requests`."""

    return Conversation
