"""Where the door may knock: the addresses of pages, taken apart and judged as they are written.

Nothing is guessed. An address that browsers, libraries and resolvers read differently (a number
for a host, a backslash, a user before an `@`, a dot too many) is refused.
"""

from __future__ import annotations

import ipaddress
from collections.abc import Iterable
from typing import Final, NamedTuple
from urllib.parse import quote, unquote, urljoin

from howopen.doors.http.hosts import unfit_host
from howopen.doors.terminal import printable
from howopen.errors import InputError, Refused

__all__ = [
    "MAX_URL",
    "Place",
    "next_place",
    "origins_of",
    "place_of",
    "shown",
    "userinfo_pair",
]

MAX_URL: Final = 8192
"""Characters of an address that are taken."""
_MAX_SHOWN = 300
_PORTS = {"http": 80, "https": 443}
_VISIBLE = "!#$%&'()*+,-./:;=?@[]_~"
"""What stays as it is in a path or query, besides letters and digits."""

_NOT_SENT = frozenset(map(chr, (0x7F, *range(0xD800, 0xE000))))
"""Delete, and halves of characters that no encoding has."""


class _Unreadable(Exception):
    """No web address; its text says why."""


class Place(NamedTuple):
    """An address taken apart and found fit to be asked."""

    scheme: str
    host: str
    """Lower case; an IPv6 address without brackets."""
    port: int
    target: str
    """Path and query, in ASCII."""
    trusted: bool
    """Whether the user named this origin."""
    userinfo: str = ""
    """What stood before an `@`, for a trusted origin only: never to be shown."""

    @property
    def origin(self) -> str:
        """Scheme, host and port, the port only where it is unusual."""
        return _origin(self.scheme, self.host, self.port)

    @property
    def authority(self) -> str:
        """Host and port as a Host header says them."""
        return self.origin.partition("://")[2]

    @property
    def url(self) -> str:
        """The whole address without user, password and fragment."""
        return self.origin + self.target


def origins_of(urls: Iterable[str]) -> frozenset[str]:
    """The origins of addresses that the user configured; `InputError` for what is none."""
    origins = set()
    for url in urls:
        try:
            scheme, _, host, port, _ = _taken_apart(url)
        except _Unreadable as error:
            raise InputError(
                f"{_shown_unread(url)} cannot be trusted: {error}; name an origin as"
                " https://host or http://host:port"
            ) from error
        origins.add(_origin(scheme, host, port))
    return frozenset(origins)


def place_of(url: str, trusted: frozenset[str] = frozenset()) -> Place:
    """The place that an address names; `Refused` where it may not be connected to.

    Judges what is written only. What the name resolves to is judged when it is connected to.
    """
    return _place(url, trusted, url)


def _place(url: str, trusted: frozenset[str], named: str) -> Place:
    """As `place_of`; `named` is the address as a message may say it."""
    try:
        scheme, userinfo, host, port, target = _taken_apart(url)
    except _Unreadable as error:
        raise _refused(_shown_unread(named), str(error)) from error
    if _origin(scheme, host, port) in trusted:
        return Place(scheme, host, port, target, trusted=True, userinfo=userinfo[:-1])
    reason = ""
    if userinfo:
        reason = "a user or password stands in it"
    elif reason := unfit_host(host):
        pass
    elif scheme != "https":
        reason = "it is not encrypted"
    elif port != _PORTS["https"]:
        reason = f"port {port} is not the usual one"
    if reason:
        raise _refused(named, reason)
    return Place(scheme, host, port, target, trusted=False)


def next_place(here: Place, location: str, trusted: frozenset[str]) -> Place:
    """Where a redirect leads; `Refused` where it may not.

    A trusted origin is reached only from a trusted one, so that no page can send the door to
    an address behind the user's own wall.
    """
    named = location.partition("?")[0]  # a signature may stand in its query
    try:
        url = urljoin(here.url, location.strip(" \t"))
    except ValueError as error:
        raise _refused(_shown_unread(named), "it cannot be read") from error
    there = _place(url, trusted, named)
    if there.trusted and not here.trusted:
        raise _refused(named, f"{here.origin} redirects to it, and only the user may choose it")
    return there


def shown(url: str) -> str:
    """An address as a message says it: one short line without user and password."""
    scheme, mark, rest = url.partition("://")
    authority = _authority(rest) if mark else ""
    bare = authority.rpartition("@")[2]
    text = printable(f"{scheme}{mark}{bare}{rest[len(authority) :]}")
    return text if len(text) <= _MAX_SHOWN else f"{text[:_MAX_SHOWN]}..."


def _taken_apart(url: str) -> tuple[str, str, str, int, str]:
    """Scheme, userinfo with its `@`, host, port, target; `_Unreadable` for what has none."""
    if len(url) > MAX_URL:
        raise _Unreadable(f"it has more than {MAX_URL} characters")
    plain = url.isascii() and url.isprintable()
    if not plain and any(character < " " or character in _NOT_SENT for character in url):
        raise _Unreadable("a control character stands in it")
    scheme, mark, rest = url.partition("://")
    scheme = scheme.lower()
    if not mark or scheme not in _PORTS:
        raise _Unreadable("it does not begin with https://")
    authority = _authority(rest)
    userinfo, at, hostport = authority.rpartition("@")
    host, port = _host_and_port(hostport)
    if not host or not host.isascii() or not host.isprintable() or set(host) & set(" \\%,;"):
        raise _Unreadable("its host is not written as a plain name")
    if port and not _is_port(port):
        raise _Unreadable("its port is no number from 1 to 65535")
    tail = rest[len(authority) :].partition("#")[0]
    target = quote(tail, safe=_VISIBLE)
    if not target.startswith("/"):
        target = f"/{target}"
    return scheme, userinfo + at, host.lower(), int(port) if port else _PORTS[scheme], target


def _is_port(port: str) -> bool:
    digits = port.isascii() and port.isdigit() and len(port) <= len("65535")
    return digits and port[0] != "0" and int(port) < 1 << 16


def _authority(rest: str) -> str:
    return rest[: min((rest.find(end) for end in "/?#" if end in rest), default=len(rest))]


def _host_and_port(hostport: str) -> tuple[str, str]:
    """Both as written; a host of nothing where they cannot be told apart."""
    if hostport.startswith("["):
        inside, bracket, after = hostport[1:].partition("]")
        try:
            host = str(ipaddress.IPv6Address(inside)) if bracket else ""
        except ValueError:
            host = ""
        colon, port = after[:1], after[1:]
    else:
        host, colon, port = hostport.partition(":")
    if (colon and not port) or colon not in ("", ":"):
        return "", ""
    return host, port


def _origin(scheme: str, host: str, port: int) -> str:
    name = f"[{host}]" if ":" in host else host
    return f"{scheme}://{name}" if port == _PORTS[scheme] else f"{scheme}://{name}:{port}"


def _refused(named: str, reason: str) -> Refused:
    return Refused(f"{shown(named)} was not asked: {reason}; only public https:// addresses are")


def _shown_unread(url: str) -> str:
    """What cannot be read, without anything that could be meant as a user or password."""
    _, at, after = url.rpartition("@")
    return f"...{at}{after}" if at else after


def userinfo_pair(userinfo: str) -> tuple[str, str]:
    """User and password, decoded."""
    user, _, password = userinfo.partition(":")
    return unquote(user), unquote(password)
