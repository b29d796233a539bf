"""The two forms for people, and how far a look is. All of it works without a script."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from starlette.responses import RedirectResponse, Response

from howopen.license_pipeline import placed
from howopen.reports import license_words
from howopen.reports.condition_words import in_words
from howopen.serve.bodies import FORM, Limits, Refusal, fields, read_body
from howopen.serve.interface import Interface, wanted_of
from howopen.serve.problems import language_of, shown
from howopen.serve.shelf import ASK
from howopen.site import addresses
from howopen.site.addresses import in_language
from howopen.site.rendering import Page

if TYPE_CHECKING:
    from starlette.requests import Request

    from howopen.serve.desk import Desk
    from howopen.serve.settings import Settings

_SEE_OTHER: Final = 303


class Forms:
    """What the forms lead to."""

    def __init__(self, desk: Desk, interface: Interface, settings: Settings) -> None:
        self._desk = desk
        self._interface = interface
        self._text_bytes = settings.text_bytes
        self._form = Limits(FORM, settings.form_bytes, settings.body_seconds)

    async def ask(self, request: Request) -> Response:
        """The page of a release, or of the job that looks for it; or the reading of a text."""
        language = language_of(request.scope)
        given = fields(await read_body(request, self._form), ("target", "text"))
        if given["target"].strip():
            wanted = wanted_of(self._desk, given["target"])
            if wanted.release is not None:
                return _led(addresses.release(wanted.release.release.id), language)
            assert wanted.job is not None  # noqa: S101 - one of both is there
            return _led(f"job/{wanted.job.id}.html", language)
        text = given["text"]
        if not text.strip():
            raise Refusal(400, "nothing was given; fill in one of the two")
        if len(text.encode()) > self._text_bytes:
            raise Refusal(413, f"a text has {self._text_bytes} bytes at most; give less of it")
        reading = placed(await self._interface.read_license(text))
        page = Page(
            path=ASK,
            template="reading.html",
            context={"r": reading, "said": license_words, "in_words": in_words},
        )
        return shown(page, language)

    async def job(self, request: Request) -> Response:
        """How far a look is; when it is done, the page of the release."""
        language = language_of(request.scope)
        job = self._desk.jobs.at(request.path_params["job_id"])
        if job is None:
            raise Refusal(404, "there is no such look at a model, or not any more; ask again")
        if job.release:
            return _led(addresses.release(job.release), language)
        path = f"job/{job.id}.html"
        return shown(Page(path=path, template="job.html", context={"job": job}), language)


def _led(path: str, language: str) -> Response:
    return RedirectResponse(
        f"/{in_language(path, language)}", _SEE_OTHER, {"Cache-Control": "no-store"}
    )
