"""The way in: an HTTP server on this machine's loopback, for stand-ins, and a bound socket.

The server keeps connections alive, sends what it is given at once, and closes without leaving a
thread or a socket behind, so that a test can start and stop hundreds of them.
"""

from __future__ import annotations

import os
import socket
import struct
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address
from threading import Lock, Thread, current_thread

from howopen.errors import InputError

_POLL_SECONDS = 0.005
"""How long closing waits for the thread that accepts."""
_LEAVE_SECONDS = 5.0
"""How long closing waits for each thread that still answers."""
_WAITING_CONNECTIONS = 512

_Connection = socket.socket | tuple[bytes, socket.socket]
"""As the standard library writes it; the second is of UDP."""


class Listener(ThreadingHTTPServer):
    """An HTTP server on `host`, a loopback address, and `port` (0: any that is free)."""

    daemon_threads = True
    request_queue_size = 128

    def __init__(self, host: str, port: int, handler: type[BaseHTTPRequestHandler]) -> None:
        if not ip_address(host).is_loopback:
            raise InputError(f"{host} is not an address of this machine alone; use 127.0.0.1")
        if ":" in host:
            self.address_family = socket.AF_INET6
        self._talking: dict[Thread, socket.socket] = {}
        self._talking_lock = Lock()
        try:
            super().__init__((host, port), handler)
        except OSError as error:
            raise InputError(
                f"cannot listen on {host} port {port}: {error.strerror}; choose another --port"
            ) from error
        shown = f"[{host}]" if ":" in host else host
        self.origin = f"http://{shown}:{self.server_address[1]}"
        self._thread = Thread(target=self.serve_forever, args=(_POLL_SECONDS,), daemon=True)

    def server_bind(self) -> None:
        """Binds, without asking for the name of the address as `HTTPServer` does."""
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self.socket.bind(self.server_address)
        self.server_address = self.socket.getsockname()
        self.server_name, self.server_port = str(self.server_address[0]), self.server_address[1]

    def start(self) -> None:
        """Accepts from now on, in a thread of its own."""
        self._thread.start()

    def process_request(self, request: _Connection, client_address: object) -> None:
        """Starts the thread of one connection, remembered while it lasts."""
        assert isinstance(request, socket.socket)  # noqa: S101 - TCP only
        request.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        thread = Thread(
            target=self.process_request_thread, args=(request, client_address), daemon=True
        )
        with self._talking_lock:
            self._talking[thread] = request
        thread.start()

    def process_request_thread(self, request: _Connection, client_address: object) -> None:
        """One connection, until it ends."""
        try:
            super().process_request_thread(request, client_address)
        finally:
            with self._talking_lock:
                self._talking.pop(current_thread(), None)

    def handle_error(self, request: object, client_address: object) -> None:
        """Silence: a client that leaves early is no mishap of the server."""

    def close(self) -> None:
        """Stops accepting, ends what is open, and waits for the threads."""
        if self._thread.is_alive():
            self.shutdown()
            self._thread.join()
        self.server_close()
        with self._talking_lock:
            talking = dict(self._talking)
        for connection in talking.values():
            end(connection)
        for thread in talking:
            thread.join(_LEAVE_SECONDS)


def bind(host: str, port: int) -> socket.socket:
    """A socket that listens at an address of this machine, port 0 any that is free.

    Raises `InputError` when that cannot be.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # Said to be TCP: asyncio sends small answers at once only where the socket says so.
    made = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        made.bind((host, port))
        made.listen(_WAITING_CONNECTIONS)
    except (OSError, UnicodeError) as error:
        made.close()
        number = getattr(error, "errno", None) or 0
        reason = os.strerror(number) if number > 0 else error
        raise InputError(
            f"cannot listen on {host} port {port}: {reason}; choose another --host or --port"
        ) from error
    return made


def end(connection: socket.socket) -> None:
    """Ends a connection for both sides; the thread that reads from it wakes up."""
    try:
        connection.shutdown(socket.SHUT_RDWR)
    except OSError:
        return


def reset(connection: socket.socket) -> None:
    """Makes the coming close a reset: what was sent may be lost, and the other side is told so."""
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    connection.close()
