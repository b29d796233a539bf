"""How much one server takes: of a request, of a client, and of all together."""

from __future__ import annotations

from howopen.model import Record


class Settings(Record, frozen=True, kw_only=True):
    """The limits of a server, and the names by which it may be called."""

    hosts: tuple[str, ...] = ()
    """Names that a request may give in `Host`, beside those of this machine's loopback and
    addresses in figures."""
    waiting: int = 8
    """So many releases wait to be looked at; more are sent away."""
    looked: int = 200
    """So many releases that visitors asked for are kept; then the oldest is forgotten."""
    form_bytes: int = 2 << 20
    """Of a form: a text takes up to three times its size in one."""
    text_bytes: int = 512 << 10
    """Of a licence text."""
    json_bytes: int = 4 << 10
    """Of a request to look at a release."""
    body_seconds: float = 10.0
    """So long a request body may take to come in."""
    head_seconds: float = 10.0
    """So long what comes before a body may take, from the first of it or from the connection."""
    answer_seconds: float = 60.0
    """So long a client may take to fetch an answer."""
    parting_seconds: float = 2.0
    """So long what a client still sends is read and dropped after it was refused."""
    per_minute: float = 30.0
    """So many requests for work of one client; 0: as many as it likes."""
    clients: int = 4096
    """Of so many clients it is remembered how often they asked."""
    connections: int = 256
    """So many are answered at once; twice as many are held."""
