"""The JSON API: what is not kept on the shelf."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Final

import msgspec
from starlette.responses import Response

from howopen._version import __version__
from howopen.errors import InputError
from howopen.reports.json import to_json
from howopen.serve.badges import badge, drawn
from howopen.serve.bodies import JSON, TEXT, Limits, Refusal, decoded, read_body
from howopen.serve.desk import Desk, Wanted, done
from howopen.serve.jobs import FullError
from howopen.serve.kept import MEDIA
from howopen.serve.problems import NOT_FOUND
from howopen.serve.settings import Settings
from howopen.serve.shapes import Asked, Health, Job, State

if TYPE_CHECKING:
    from starlette.requests import Request

    from howopen.licenses.reading import LicenseReading

_ASKED: Final = msgspec.json.Decoder(Asked)
_RETRY_SECONDS: Final = 30
_BADGE_SECONDS: Final = 300


class Interface:
    """The endpoints, over one desk."""

    def __init__(self, desk: Desk, settings: Settings) -> None:
        self._desk = desk
        self._json = Limits(JSON, settings.json_bytes, settings.body_seconds)
        self._text = Limits(TEXT, settings.text_bytes, settings.body_seconds)
        self._reading = asyncio.Semaphore(1)

    async def health(self, _: Request) -> Response:
        """That the server is there."""
        desk = self._desk
        return answer(
            Health(version=__version__, releases=desk.releases, waiting=desk.jobs.waiting)
        )

    async def identify(self, request: Request) -> Response:
        """What a licence text is."""
        text = decoded(await read_body(request, self._text))
        return answer(await self.read_license(text))

    async def read_license(self, text: str) -> LicenseReading:
        """The reading of a text; one at a time, in a thread, while pages are sent."""
        from howopen.api.documents import identify_license

        async with self._reading:
            return await asyncio.to_thread(identify_license, text)

    async def ask(self, request: Request) -> Response:
        """Has a release looked at."""
        body = await read_body(request, self._json)
        decoded(body)
        try:
            target = _ASKED.decode(body).target
        except (msgspec.DecodeError, RecursionError) as error:
            raise Refusal(400, f"this asks for no release: {error}") from error
        wanted = wanted_of(self._desk, target)
        if wanted.release is not None:
            found = Job(id="", target=target, state=State.DONE)
            return answer(done(found, wanted.release))
        assert wanted.job is not None  # noqa: S101 - one of both is there
        return answer(wanted.job, 202, {"Location": f"/api/jobs/{wanted.job.id}"})

    async def job(self, request: Request) -> Response:
        """How far a look is."""
        found = self._desk.jobs.at(request.path_params["job_id"])
        if found is None:
            raise Refusal(404, "there is no such job, or not any more; ask again")
        return answer(found)

    async def badge(self, request: Request) -> Response:
        """The badge of a model."""
        owner, name = request.path_params["owner"], request.path_params["name"]
        stem, _, suffix = name.rpartition(".")
        if suffix not in ("svg", "json") or not stem:
            raise Refusal(404, NOT_FOUND)
        names = self._desk.names
        found = names.called(f"huggingface:{owner}/{stem}")
        found = found or names.called(f"github:{owner}/{stem}")
        shown = badge(found)
        body = drawn(shown) if suffix == "svg" else to_json(shown).encode()
        headers = {
            "Cache-Control": f"public, max-age={_BADGE_SECONDS}",
            "Cross-Origin-Resource-Policy": "cross-origin",
        }
        return Response(body, 200, headers, MEDIA[suffix])


def wanted_of(desk: Desk, text: str) -> Wanted:
    """The release or the job that somebody wants. Raises `Refusal`: 400, or 503 when full."""
    try:
        return desk.want(text)
    except InputError as error:
        raise Refusal(400, str(error)) from error
    except FullError as error:
        sentence = "so many releases are being looked at that no more are taken; ask again later"
        raise Refusal(503, sentence, {"Retry-After": str(_RETRY_SECONDS)}) from error


def answer(noun: object, status: int = 200, headers: dict[str, str] | None = None) -> Response:
    """Any noun as JSON, as it is now."""
    return Response(
        to_json(noun), status, {"Cache-Control": "no-store", **(headers or {})}, MEDIA["json"]
    )
