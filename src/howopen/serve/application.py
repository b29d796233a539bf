"""All of it as one ASGI application: what is kept is sent at once, the rest is routed."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Final

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from howopen.locale import LANGUAGES
from howopen.serve.bodies import Refusal
from howopen.serve.desk import Desk, Look
from howopen.serve.forms import Forms
from howopen.serve.guard import Guard
from howopen.serve.interface import Interface
from howopen.serve.kept import Receive, Scope, Send, send_kept
from howopen.serve.parting import Parting
from howopen.serve.problems import NOT_FOUND, problem
from howopen.serve.settings import Settings
from howopen.serve.shelf import ASK
from howopen.site.addresses import in_language

if TYPE_CHECKING:
    from starlette.requests import Request

    from howopen.site.content import Content

_READ: Final = ("GET", "HEAD")
_PERMANENT: Final = 308


class Site:
    """Answers what is on the shelf, and hands on what is not."""

    def __init__(self, desk: Desk, routed: Starlette) -> None:
        self.desk = desk
        self._routed = routed

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers one request."""
        path = scope["path"][1:]
        if not path or path.endswith("/"):
            path += "index.html"
        shelf = self.desk.shelf
        kept = shelf.at(path)
        if kept is None and not shelf.makes(path):
            app = _to_language(path) or self._routed
            await app(scope, receive, send)
        elif scope["method"] in _READ:
            if kept is None:
                kept = await asyncio.to_thread(shelf.make, path)
            await send_kept(kept, scope, send)
        elif path in _FORMS:
            await self._routed(scope, receive, send)
        else:
            await _not_so(scope, ", ".join(_READ))(scope, receive, send)


_FORMS: Final = frozenset(in_language(ASK, language) for language in LANGUAGES)


def _to_language(path: str) -> Response | None:
    """The first page of a language whose address lacks its last slash."""
    if path in LANGUAGES and path != "en":
        return RedirectResponse(f"/{path}/", _PERMANENT)
    return None


def _not_so(scope: Scope, allowed: str) -> Response:
    return problem(scope, 405, f"this takes {allowed} and nothing else", {"Allow": allowed})


def application(content: Content, look: Look, settings: Settings | None = None) -> Parting:
    """The application that shows `content`, and has `look` called for what is not in it."""
    how = settings or Settings()
    desk = Desk(content, look, how)
    interface = Interface(desk, how)
    forms = Forms(desk, interface, how)
    routes = [
        Route("/health", interface.health),
        Route("/api/licenses/identify", interface.identify, methods=["POST"]),
        Route("/api/assessments", interface.ask, methods=["POST"]),
        Route("/api/jobs/{job_id}", interface.job),
        Route("/badge/{owner}/{name}", interface.badge),
    ]
    for language in LANGUAGES:
        routes += [
            Route(f"/{in_language(ASK, language)}", forms.ask, methods=["POST"]),
            Route(f"/{in_language('job/{job_id}.html', language)}", forms.job),
        ]
    routed = Starlette(routes=routes, exception_handlers={Refusal: _refused, HTTPException: _lost})
    routed.router.redirect_slashes = False
    return Parting(Guard(Site(desk, routed), how), how.parting_seconds)


def _refused(request: Request, refusal: Exception) -> Response:
    assert isinstance(refusal, Refusal)  # noqa: S101 - registered for it
    return problem(request.scope, refusal.status, refusal.sentence, refusal.headers)


def _lost(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)  # noqa: S101 - registered for it
    allowed = (error.headers or {}).get("Allow", "")
    if allowed:
        if request.scope["path"][1:] in _FORMS:
            allowed = ", ".join((*_READ, "POST"))
        return _not_so(request.scope, allowed)
    return problem(request.scope, error.status_code, NOT_FOUND)
