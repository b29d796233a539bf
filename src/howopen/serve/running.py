"""The server: one process, one thread that sends and one that looks."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final

from howopen.doors.listening import bind
from howopen.errors import InputError

if TYPE_CHECKING:
    import uvicorn

    from howopen.serve.desk import Look
    from howopen.serve.settings import Settings
    from howopen.site.content import Content

_LEAVE_SECONDS: Final = 3
"""So long what is under way may take when the server is stopped."""


def require_installed() -> None:
    """Raises `InputError` where what `howopen[serve]` brings is not installed."""
    try:
        import starlette  # noqa: F401
        import uvicorn  # noqa: F401
    except ImportError as error:
        raise InputError(
            "howopen serve needs starlette and uvicorn; install them with:"
            " pip install 'howopen[serve]'"
        ) from error


def serve(
    content: Content,
    look: Look,
    settings: Settings,
    *,
    address: tuple[str, int],
    on_ready: Callable[[str], None],
) -> None:
    """Serves until it is stopped; `on_ready` is told the address once it can be asked.

    `address` is host and port, port 0 any that is free. Raises `InputError` when it cannot
    listen there.
    """
    from howopen.serve.application import application

    app = application(content, look, settings)
    with bind(*address) as listening, suppress(KeyboardInterrupt):
        here = origin(address[0], listening.getsockname()[1])
        server(app, settings, lambda: on_ready(here)).run(sockets=[listening])


def server(app: Any, settings: Settings, on_ready: Callable[[], None]) -> uvicorn.Server:
    """The server of an application; it runs on sockets, and ends once its `should_exit` is set."""
    import uvicorn

    from howopen.serve.connections import protocol

    class Server(uvicorn.Server):
        """Tells when it has started."""

        async def startup(self, sockets: list[Any] | None = None) -> None:
            await super().startup(sockets)
            if self.started:
                on_ready()

    config = uvicorn.Config(
        app,
        http=protocol(settings),
        ws="none",
        lifespan="off",
        log_level="warning",
        access_log=False,
        proxy_headers=False,
        server_header=False,
        limit_concurrency=settings.connections,
        timeout_graceful_shutdown=_LEAVE_SECONDS,
    )
    return Server(config)


def origin(host: str, port: int) -> str:
    """The address of the server as a browser takes it."""
    shown = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(host)  # noqa: S104 - as it is told
    return f"http://{shown or (f'[{host}]' if ':' in host else host)}:{port}/"
