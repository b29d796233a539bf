"""What is asked: a place with the headers that go there, and the key it is remembered by."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping
from typing import Final, NamedTuple

from howopen._version import __version__
from howopen.doors.http.addresses import Place, place_of, shown, userinfo_pair
from howopen.errors import InputError

__all__ = ["Request", "request_of"]

_ANYWHERE: Final = frozenset(
    ("accept", "accept-encoding", "if-modified-since", "if-none-match", "range", "user-agent")
)
"""Headers that another host may see. What else a request says stays with its first origin."""
_OURS = frozenset(("connection", "content-length", "cookie", "host", "transfer-encoding"))
"""Headers that a caller cannot set. Cookies are neither sent nor kept."""
_TOKEN = frozenset("!#$%&'*+-.^_`|~0123456789abcdefghijklmnopqrstuvwxyz")


class Request(NamedTuple):
    """One request as it was asked for, before any redirect."""

    method: str
    url: str
    """As asked, without user and password."""
    place: Place
    headers: dict[str, str]
    """Lower-case names."""

    @property
    def key(self) -> str:
        """What the outcome is remembered by: that it carries a credential, and never which."""
        parts = [self.method, self.place.url]
        parts += [
            f"{name}={self.headers[name]}" for name in ("range", "accept") if name in self.headers
        ]
        return " ".join((*parts, "auth") if "authorization" in self.headers else parts)

    @property
    def is_conditional(self) -> bool:
        """Whether the caller asks for a change since a version of its own."""
        return not {"if-none-match", "if-modified-since"}.isdisjoint(self.headers)

    def headers_for(self, place: Place, *, away: bool, encodings: str) -> dict[str, str]:
        """All headers to send; `away` once a redirect has left the first origin."""
        given = {
            name: value for name, value in self.headers.items() if not away or name in _ANYWHERE
        }
        if "range" in given:
            encodings = "identity"  # a range of the encoded bytes would be of no use
        return {
            "host": place.authority,
            "user-agent": f"howopen/{__version__}",
            "accept": "*/*",
            **given,
            "accept-encoding": encodings,
        }


def request_of(
    method: str, url: str, headers: Mapping[str, str], trusted: frozenset[str]
) -> Request:
    """The request; `Refused` for a place that may not be asked, `InputError` for a bad header."""
    place = place_of(url, trusted)
    named = {}
    for name, value in headers.items():
        lower = name.lower()
        if not lower or not _TOKEN.issuperset(lower) or not _may_be_sent(value):
            raise InputError(
                f"the header {name!r} for {shown(url)} holds what no header may;"
                " write it in one line of plain characters"
            )
        if lower not in _OURS:
            named[lower] = value.strip()
    if place.userinfo and "authorization" not in named:
        pair = ":".join(userinfo_pair(place.userinfo))
        named["authorization"] = f"Basic {b64encode(pair.encode()).decode()}"
    bare = url if "@" not in url else shown_whole(url)
    return Request(method, bare, place._replace(userinfo=""), named)


def shown_whole(url: str) -> str:
    """An address without user and password, otherwise as it was asked."""
    scheme, mark, rest = url.partition("://")
    end = min((rest.find(end) for end in "/?#" if end in rest), default=len(rest))
    return scheme + mark + rest[:end].rpartition("@")[2] + rest[end:]


def _may_be_sent(value: str) -> bool:
    return all(character == "\t" or " " <= character <= "~" for character in value)
