"""Redirects that lead nowhere, astray, or where nobody should go."""

from __future__ import annotations

from http import HTTPStatus
from typing import Final

from howopen.dev.answers import Answer, Request, redirect
from howopen.dev.faults.fault import Change, Fault, changed
from howopen.dev.wire import Wire

__all__ = ["REDIRECTS"]

_HOP: Final = "standin-hop"
_LONG: Final = 30
"""More hops than any client should follow."""

_ASTRAY: Final = {
    "redirect-to-private": ("http://10.0.0.1/", "to a private address"),
    "redirect-to-private-tls": ("https://192.168.0.1/", "to a private address, encrypted"),
    "redirect-to-loopback": ("http://127.0.0.1:9/", "to another port of this machine"),
    "redirect-to-metadata": ("http://169.254.169.254/latest/meta-data/", "to a cloud's secrets"),
    "redirect-to-ipv6": ("https://[::ffff:10.0.0.1]/", "to a private address within IPv6"),
    "redirect-odd-address": ("https://0x7f000001/", "to this machine, spelled oddly"),
    "redirect-to-localhost": ("https://localhost/", "to this machine by name"),
    "redirect-to-http": ("http://elsewhere.invalid/", "to a host without encryption"),
    "redirect-to-file": ("file:" + "///etc/passwd", "to a file"),
    "redirect-to-data": ("data:application/json,{}", "to words that are in the address"),
    "redirect-odd-port": ("https://elsewhere.invalid:8443/", "to a port of its own"),
    "redirect-broken": ("http://[::1", "to what is no address"),
    "redirect-control": ("https://elsewhere.invalid/\x1b[2J\x07", "with control characters"),
    "redirect-huge": ("https://elsewhere.invalid/" + "a" * 60_000, "to a very long address"),
    "redirect-empty": ("", "to nothing"),
}


def _to(location: str) -> Change:
    return lambda _wire, _request, _answer: redirect(location)


def _with_user(wire: Wire, request: Request, answer: Answer) -> Answer:
    if _HOP in request.query:
        return answer
    origin = wire.standin.cdn_origin if request.at_cdn else wire.standin.origin
    host = origin.removeprefix("http://")
    return redirect(f"http://user:password@{host}{_next(request, 1)}")


def _loop(_wire: Wire, request: Request, _answer: Answer) -> Answer:
    return redirect(request.target)


def _hops(limit: int) -> Change:
    def change(_wire: Wire, request: Request, answer: Answer) -> Answer:
        hop = int(request.query.get(_HOP, "0"))
        return answer if hop >= limit else redirect(_next(request, hop + 1), 307)

    return change


def _next(request: Request, hop: int) -> str:
    target = request.target.partition(f"{_HOP}=")[0].rstrip("?&")
    return f"{target}{'&' if '?' in target else '?'}{_HOP}={hop}"


def _elsewhere(wire: Wire, request: Request, answer: Answer) -> Answer:
    if request.at_cdn:
        is_its_own = answer.status < HTTPStatus.BAD_REQUEST
        return answer if is_its_own else wire.standin.answer(request._replace(at_cdn=False))
    return redirect(f"{wire.standin.cdn_origin}{request.target}")


def _no_location(_wire: Wire, _request: Request, _answer: Answer) -> Answer:
    return redirect("/")._replace(headers={})


REDIRECTS: Final[tuple[Fault, ...]] = (
    *(changed(name, f"302 {says}", _to(place)) for name, (place, says) in _ASTRAY.items()),
    changed("redirect-loop", "302 to the same address, again and again", _loop),
    changed("redirect-chain", f"{_LONG} redirects, then the answer", _hops(_LONG)),
    changed(
        "redirect-elsewhere",
        "302 to the second origin, which has the answer: no token may follow",
        _elsewhere,
    ),
    changed(
        "redirect-with-user", "302 to an address that holds a password, then the answer", _with_user
    ),
    changed("redirect-no-location", "302 without a Location", _no_location),
    changed("fine-redirect", "307 to a relative address, then the answer", _hops(1)),
)
