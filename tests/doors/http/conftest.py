"""A small server on loopback, and eyes on every connection: none may leave this machine."""

from __future__ import annotations

import contextlib
import ipaddress
import shutil
import socket
import ssl
import subprocess
import threading
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import NamedTuple

import pytest
from msgspec import structs

from howopen.doors.http import HttpDoor, Reply

PUBLIC = "5.9.9.9"
OTHER_PUBLIC = "5.9.9.10"
"""Public addresses that stand for one.example and two.example; nothing is ever sent there."""
NAMES = {"one.example": [PUBLIC], "two.example": [OTHER_PUBLIC]}


class Asked(NamedTuple):
    """A request as it came in."""

    method: str
    target: str
    headers: dict[str, str]


class Sent(NamedTuple):
    """What goes over the wire, byte for byte."""

    data: bytes | Iterable[bytes]
    close: bool = False


Answer = Sent | Callable[[Asked], Sent]


def answer(
    body: bytes = b"", status: int = 200, *, length: int | None = None, close=False, **headers: str
) -> Sent:
    """A whole answer; `length` is what its Content-Length says, -1 for none."""
    lines = [f"HTTP/1.1 {status} Said"]
    if length != -1:
        lines.append(f"Content-Length: {len(body) if length is None else length}")
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return Sent("\r\n".join((*lines, "", "")).encode() + body, close)


def moved(to: str, status: int = 302, **headers: str) -> Sent:
    return answer(b"moved", status, Location=to, **headers)


class Server:
    """Answers each path with what was set for it, in turn; the last one stays."""

    def __init__(self, context: ssl.SSLContext | None = None) -> None:
        self.asked: list[Asked] = []
        self.connections = 0
        self.stopping = threading.Event()
        self._answers: dict[str, list[Answer]] = {}
        self._context = context
        self._socket = socket.create_server(("127.0.0.1", 0), backlog=64)
        self.port = self._socket.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"
        self._open: dict[threading.Thread, socket.socket] = {}
        self._lock = threading.Lock()
        self._thread = threading.Thread(target=self._accept)
        self._thread.start()

    def on(self, path: str, *answers: Answer) -> str:
        """Sets the answers for a path, without its query; gives its address."""
        self._answers[path] = list(answers)
        return f"{self.url}{path}"

    def close(self) -> None:
        self.stopping.set()
        with contextlib.suppress(OSError):
            self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()
        self._thread.join()
        for thread, connection in list(self._open.items()):
            with contextlib.suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)
            thread.join()

    def _accept(self) -> None:
        while True:
            try:
                connection, _ = self._socket.accept()
            except OSError:
                return
            thread = threading.Thread(target=self._talk, args=(connection,))
            with self._lock:
                self.connections += 1
                self._open[thread] = connection
            thread.start()

    def _talk(self, connection: socket.socket) -> None:
        with contextlib.suppress(OSError), connection:
            if self._context is not None:
                connection = self._context.wrap_socket(connection, server_side=True)
            with connection:
                connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                waiting = b""
                while True:
                    while b"\r\n\r\n" not in waiting:
                        came = connection.recv(1 << 16)
                        if not came:
                            return
                        waiting += came
                    head, _, waiting = waiting.partition(b"\r\n\r\n")
                    sent = self._answer(head.decode("latin-1"))
                    for piece in (sent.data,) if isinstance(sent.data, bytes) else sent.data:
                        connection.sendall(piece)
                    if sent.close:
                        return

    def _answer(self, head: str) -> Sent:
        first, *lines = head.split("\r\n")
        method, target, _ = first.split(" ")
        headers = {
            name.lower(): value.strip() for name, _, value in (x.partition(":") for x in lines)
        }
        asked = Asked(method, target, headers)
        with self._lock:
            self.asked.append(asked)
            answers = self._answers.get(target.partition("?")[0], [answer(b"not here", 404)])
            chosen = answers.pop(0) if len(answers) > 1 else answers[0]
        return chosen(asked) if callable(chosen) else chosen


class Notes:
    """A memory as the store's is, in two dicts."""

    def __init__(self) -> None:
        self.last: dict[str, Reply] = {}
        self.whole: dict[str, Reply] = {}

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


class Clock:
    """A clock that stands still until it is moved, and moves while somebody waits."""

    def __init__(self, now: float = 1000.0) -> None:
        self.now = now

    def __call__(self) -> float:
        return self.now


class Knocks(list[tuple[str, int]]):
    """Addresses that were connected to, in order; those in `instead` are led to loopback."""

    def __init__(self) -> None:
        super().__init__()
        self.instead: dict[tuple[str, int], tuple[str, int]] = {}


@pytest.fixture(autouse=True)
def knocks(monkeypatch) -> Knocks:
    """Every connection of the test, at the socket. One that would leave the machine fails."""
    seen = Knocks()
    real = socket.socket.connect

    def connect(self: socket.socket, address: tuple[str, int]) -> None:
        where = (address[0], address[1])
        seen.append(where)
        where = seen.instead.get(where, where)
        if not ipaddress.ip_address(where[0]).is_loopback:
            raise OSError(101, "Network is unreachable")
        real(self, where)

    monkeypatch.setattr(socket.socket, "connect", connect)
    real_lookup = socket.getaddrinfo

    def getaddrinfo(host, port, *args, **kwargs):
        ipaddress.ip_address(host)  # a test must not ask for a name
        return real_lookup(host, port, *args, **kwargs)

    monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)
    for name in ("HTTPS_PROXY", "HTTP_PROXY", "ALL_PROXY", "NO_PROXY"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)
    return seen


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture(autouse=True)
def waits(monkeypatch, clock) -> list[float]:
    """Seconds that were waited between attempts, without waiting; `clock` goes on by them."""
    pytest.importorskip("stamina")
    waited: list[float] = []

    def sleep(seconds: float) -> None:
        waited.append(seconds)
        clock.now += seconds

    monkeypatch.setattr("tenacity.nap.time", SimpleNamespace(sleep=sleep))
    return waited


@pytest.fixture
def server() -> Iterator[Server]:
    running = Server()
    yield running
    running.close()


@pytest.fixture
def notes() -> Notes:
    return Notes()


class Resolver:
    """Answers from a table, and remembers what it was asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.names: dict[str, list[str]] = dict(NAMES)

    def __call__(self, host: str, port: int) -> list[tuple]:
        self.asked.append(host)
        if host not in self.names:
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        return [
            (socket.AF_INET6 if ":" in ip else socket.AF_INET, 1, 6, "", (ip, port))
            for ip in self.names[host]
        ]


@pytest.fixture
def resolver() -> Resolver:
    return Resolver()


@pytest.fixture
def new_door(server, resolver) -> Iterator[Callable[..., HttpDoor]]:
    """Makes doors that trust the server, and closes them."""
    doors: list[HttpDoor] = []

    def make(**settings: object) -> HttpDoor:
        doors.append(HttpDoor(**{"trusted": [server.url], "resolve": resolver, **settings}))
        return doors[-1]

    yield make
    for door in doors:
        door.close()


@pytest.fixture
def door(new_door) -> HttpDoor:
    return new_door()


@pytest.fixture(scope="session")
def certificate(tmp_path_factory) -> Path:
    """A certificate for one.example and two.example that nobody else accepts, with its key."""
    openssl = shutil.which("openssl")
    if openssl is None:
        pytest.skip("needs openssl to make a certificate")
    file = tmp_path_factory.mktemp("tls") / "both.pem"
    names = ",".join(f"DNS:{name}" for name in NAMES)
    subprocess.run(
        [
            *(openssl, "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256"),
            *("-nodes", "-days", "2", "-subj", "/CN=one.example", "-addext"),
            *(f"subjectAltName={names}", "-keyout", f"{file}.key", "-out", str(file)),
        ],
        check=True,
        capture_output=True,
    )
    return file


class PublicServer(Server):
    """A server that the door takes for public hosts: over TLS, at public addresses."""

    def __init__(self, context: ssl.SSLContext) -> None:
        self.names: list[str] = []
        context.sni_callback = lambda _socket, name, _context: self.names.append(name)
        super().__init__(context)
        self.url = "https://one.example"


@pytest.fixture
def public(certificate, knocks, monkeypatch) -> Iterator[PublicServer]:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(certificate, f"{certificate}.key")
    running = PublicServer(context)
    for address in (PUBLIC, OTHER_PUBLIC):
        knocks.instead[address, 443] = ("127.0.0.1", running.port)
    yield running
    running.close()
