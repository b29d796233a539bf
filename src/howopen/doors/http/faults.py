"""Why an attempt came to nothing, in words, and whether another may do better."""

from __future__ import annotations

import socket
import ssl

import httpcore2

from howopen.doors.terminal import printable

__all__ = ["WIRE_ERRORS", "Fault", "fault_of"]

WIRE_ERRORS = (
    httpcore2.TimeoutException,
    httpcore2.NetworkError,
    httpcore2.ProtocolError,
    httpcore2.ProxyError,
    httpcore2.UnsupportedProtocol,
)
"""What the HTTP library raises when the other side or the way there fails."""
_LATE = {
    httpcore2.PoolTimeout: "no connection became free in time",
    httpcore2.ConnectTimeout: "no connection could be made in time",
    httpcore2.TimeoutException: "it took too long to answer",
}
_NO_SUCH_NAME = frozenset((socket.EAI_NONAME, getattr(socket, "EAI_NODATA", socket.EAI_NONAME)))
_MAX_REASON = 200


class Fault(Exception):
    """One attempt came to nothing. Its text is the reason; never shown by itself."""

    def __init__(
        self,
        reason: str,
        *,
        status: int = 0,
        again: bool = True,
        wait: float | None = None,
        limited: bool = False,
    ) -> None:
        super().__init__(reason)
        self.status = status
        """0 when there was no answer."""
        self.again = again
        """Whether another attempt may do better."""
        self.wait = wait
        """Seconds that the server asks to wait; `None` when it does not say."""
        self.limited = limited
        """Whether it is that too much was asked."""


def fault_of(error: Exception) -> Fault:
    """The fault that an error of the HTTP library means; quotes nothing that we sent."""
    if isinstance(error, httpcore2.LocalProtocolError):
        return Fault("the request cannot be sent as it is", again=False)
    for kind, reason in _LATE.items():
        if isinstance(error, kind):
            return Fault(reason)
    cause = error.args[0] if error.args and isinstance(error.args[0], Exception) else error
    again = True
    if isinstance(cause, socket.gaierror):
        # A name that is not there stays so; a resolver that cannot be asked may be back soon.
        reason, again = "its name cannot be resolved", cause.errno not in _NO_SUCH_NAME
    elif isinstance(cause, ssl.SSLCertVerificationError):
        reason, again = "its certificate is not accepted", False
    elif isinstance(error, httpcore2.ProxyError):
        reason = "the proxy did not let it through"
    elif isinstance(error, httpcore2.ConnectError):
        reason = "no connection could be made"
    else:
        reason = "the answer broke off or is broken"
    return Fault(f"{reason} ({_words(cause)})", again=again)


def _words(error: Exception) -> str:
    text = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return printable(text)[:_MAX_REASON]
