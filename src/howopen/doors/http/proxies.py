"""The proxy that the environment names, and which hosts go without it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from howopen.doors.http.addresses import userinfo_pair
from howopen.errors import InputError

__all__ = ["Proxies", "Proxy"]


class Proxy(NamedTuple):
    """A proxy that passes encrypted connections on."""

    url: str
    """Without user and password."""
    auth: tuple[str, str] | None
    """User and password, never to be shown."""


class Proxies(NamedTuple):
    """What HTTPS_PROXY (or ALL_PROXY) and NO_PROXY say; their lower-case forms come first."""

    proxy: Proxy | None = None
    is_usable: bool = True
    """False where a proxy of another kind is named."""
    exempt: tuple[str, ...] = ()
    """Ends of host names; `*` stands for all."""

    @classmethod
    def of(cls, environ: Mapping[str, str]) -> Proxies:
        """What these variables say in an environment."""
        named = _named(environ, "https_proxy") or _named(environ, "all_proxy")
        if not named:
            return cls()
        scheme, mark, rest = named.partition("://")
        if not mark:
            scheme, rest = "http", named
        userinfo, _, host = rest.partition("/")[0].rpartition("@")
        usable = scheme.lower() in ("http", "https") and host.isascii() and host != ""
        proxy = Proxy(f"{scheme.lower()}://{host}", userinfo_pair(userinfo) if userinfo else None)
        exempt = (part.strip().lower() for part in _named(environ, "no_proxy").split(","))
        return cls(
            proxy, usable, tuple(part.removeprefix("*.").lstrip(".") for part in exempt if part)
        )

    def for_host(self, host: str) -> Proxy | None:
        """The proxy to ask through; `None` to connect directly.

        Raises `InputError` for a proxy of another kind than http and https.
        """
        if any(end in ("*", host) or host.endswith(f".{end}") for end in self.exempt):
            return None
        if not self.is_usable:
            raise InputError(
                "the proxy that the environment names is neither http:// nor https://;"
                " name one of these in HTTPS_PROXY, or none"
            )
        return self.proxy


def _named(environ: Mapping[str, str], name: str) -> str:
    return (environ.get(name) or environ.get(name.upper()) or "").strip()
