"""Shelf, names and queue together: what the forms and the API ask."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from msgspec.structs import replace

from howopen.collect import OnStep, Spent
from howopen.collect import Step as Looked
from howopen.model import Assessment
from howopen.pipeline import Quoted
from howopen.serve.jobs import Jobs, Step
from howopen.serve.names import Names, place_of, spelled
from howopen.serve.settings import Settings
from howopen.serve.shapes import Job, State
from howopen.serve.shelf import Shelf
from howopen.site import addresses
from howopen.site.content import Content

Look = Callable[[str, OnStep], Quoted]
"""Looks at a target on the network, tells each step, and raises what `assess` raises."""


class Wanted(NamedTuple):
    """What somebody gets who names a release: it, or a job that looks for it."""

    release: Assessment | None
    job: Job | None


class Desk:
    """What is known, and what is being found out."""

    def __init__(self, content: Content, look: Look, settings: Settings) -> None:
        self.shelf = Shelf(content, looked=settings.looked)
        self.names = Names(content.assessments)
        self.jobs = Jobs(self._look, settings.waiting)
        self._looks = look

    def want(self, text: str) -> Wanted:
        """The release that is meant, or a job. Raises `InputError` or `FullError`."""
        found = self.names.called(text)
        if found is not None:
            return Wanted(found, None)
        place = place_of(text)
        found = self.names.at(place)
        if found is not None:
            return Wanted(found, None)
        return Wanted(None, self.jobs.ask(spelled(place)))

    @property
    def releases(self) -> int:
        """How many releases there are."""
        own = {each.release.id for each in self.shelf.content.assessments}
        return len(own | {each.release.id for each in self.shelf.looked})

    def _look(self, job: Job, step: Step) -> Job:
        def tell(seen: Looked | Spent) -> None:
            if isinstance(seen, Looked):
                step(seen.target)

        quoted = self._looks(job.target, tell)
        gone = self.shelf.add(quoted)
        if gone is not None:
            self.names.forget(gone)
        self.names.add(quoted.assessment, place_of(job.target))
        return done(job, quoted.assessment)


def done(job: Job, found: Assessment) -> Job:
    """The job, which has come to that release."""
    name = found.release.id
    return replace(
        job,
        state=State.DONE,
        release=name,
        page=f"/{addresses.release(name)}",
        report=f"/{addresses.report(name)}",
    )
