"""Before everything: as whom we are asked, from where, how often; and the headers of safety."""

from __future__ import annotations

from ipaddress import ip_address
from typing import Final
from urllib.parse import urlsplit

from howopen.serve.kept import Application, Message, Receive, Scope, Send
from howopen.serve.limits import Buckets, client_of
from howopen.serve.problems import problem
from howopen.serve.settings import Settings

POLICY: Final = "; ".join(
    (
        "default-src 'none'",
        *(f"{kind}-src 'self'" for kind in ("style", "script", "img", "connect")),
        *("form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'"),
    )
)
HEADERS: Final = {
    b"content-security-policy": POLICY.encode(),
    b"x-content-type-options": b"nosniff",
    b"referrer-policy": b"no-referrer",
    b"permissions-policy": b"camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    b"cross-origin-opener-policy": b"same-origin",
    b"cross-origin-resource-policy": b"same-origin",
}
LOOPBACK: Final = frozenset(("localhost", "127.0.0.1", "::1"))


class Guard:
    """Lets in what may come in, and adds the headers of safety to what goes out."""

    def __init__(self, app: Application, settings: Settings) -> None:
        self._app = app
        self._hosts = LOOPBACK | {name.lower().rstrip(".") for name in settings.hosts}
        self._buckets = Buckets(settings.per_minute, settings.clients)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers one request."""
        if scope["type"] != "http":
            return

        async def safe(message: Message) -> None:
            if message["type"] == "http.response.start":
                given = {name for name, _ in message["headers"]}
                more = [pair for pair in HEADERS.items() if pair[0] not in given]
                message = {**message, "headers": [*message["headers"], *more]}
            await send(message)

        app = self._refusal(scope) or self._app
        await app(scope, receive, safe)

    def _refusal(self, scope: Scope) -> Application | None:
        headers = dict(scope["headers"])
        host = headers.get(b"host", b"").decode("latin-1")
        if not self._is_ours(host):
            return problem(scope, 421, "this server is not called so; see --allow-host", _CLOSE)
        if scope["method"] in ("GET", "HEAD"):
            return None
        origin = headers.get(b"origin")
        if origin is not None and _host_of(origin.decode("latin-1")) != host.lower():
            return problem(scope, 403, "another site may not ask this one for work", _CLOSE)
        client = (scope.get("client") or ("",))[0]
        wait = self._buckets.wait_seconds(client_of(client))
        if wait:
            sentence = f"that was often; ask again in {wait} seconds"
            return problem(scope, 429, sentence, {**_CLOSE, "Retry-After": str(wait)})
        return None

    def _is_ours(self, host: str) -> bool:
        """Whether a `Host` is one of ours.

        Any address in figures is: a site that points its own name at this machine sends that name.
        """
        try:
            name = urlsplit(f"//{host}").hostname or ""
        except ValueError:
            return False
        return name.rstrip(".") in self._hosts or _is_address(name)


_CLOSE: Final = {"Connection": "close"}


def _host_of(origin: str) -> str:
    """The host and port of an `Origin`; empty for one that names none."""
    return origin.partition("://")[2].lower()


def _is_address(name: str) -> bool:
    try:
        ip_address(name)
    except ValueError:
        return False
    return True
