"""The queue of releases to look at, and the one worker that looks."""

from __future__ import annotations

import secrets
import sys
import threading
import traceback
from collections import deque
from collections.abc import Callable
from typing import Final

from msgspec.structs import replace

from howopen.doors.terminal import printable
from howopen.errors import HowopenError, StoreError
from howopen.serve.shapes import Job, State

REMEMBERED: Final = 500
"""So many jobs are remembered; of a finished one that is forgotten, the release stays."""
Step = Callable[[str], None]
Work = Callable[[Job, Step], Job]
"""Looks at a job's target, tells each step, and gives the job with what it came to."""


class FullError(Exception):
    """So many wait already that no more are taken."""


class Jobs:
    """A bounded queue with one worker, a thread that begins with the first job."""

    def __init__(self, work: Work, waiting: int) -> None:
        self._work = work
        self._most = waiting
        self._jobs: dict[str, Job] = {}
        self._queue: deque[str] = deque()
        self._changed = threading.Condition()
        self._thread: threading.Thread | None = None
        self._closed = False

    def ask(self, target: str) -> Job:
        """The job for a target: the one under way, or a new one. Raises `FullError`."""
        with self._changed:
            for job in self._jobs.values():
                if job.pending and job.target == target:
                    return self._seen(job)
            if len(self._queue) >= self._most:
                raise FullError
            job = Job(id=secrets.token_urlsafe(12), target=target, state=State.WAITING)
            self._jobs[job.id] = job
            self._queue.append(job.id)
            self._forget()
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, daemon=True, name="looking")
                self._thread.start()
            self._changed.notify_all()
            return self._seen(job)

    def at(self, job_id: str) -> Job | None:
        """How far a job is; `None` for one that there is not, or not any more."""
        with self._changed:
            job = self._jobs.get(job_id)
            return self._seen(job) if job is not None else None

    @property
    def waiting(self) -> int:
        """How many wait."""
        return len(self._queue)

    def close(self) -> None:
        """Takes no further job from the queue; what is under way is not waited for."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()

    def _seen(self, job: Job) -> Job:
        if job.state is not State.WAITING:
            return job
        working = any(each.state is State.WORKING for each in self._jobs.values())
        return replace(job, ahead=self._queue.index(job.id) + working)

    def _forget(self) -> None:
        for job_id in [job.id for job in self._jobs.values() if not job.pending]:
            if len(self._jobs) <= REMEMBERED:
                return
            del self._jobs[job_id]

    def _run(self) -> None:
        while (job := self._next()) is not None:
            self._put(self._done(job))

    def _next(self) -> Job | None:
        """The next job, once there is one; `None` when no more are taken."""
        with self._changed:
            self._changed.wait_for(lambda: self._queue or self._closed)
            if self._closed:
                return None
            job = replace(self._jobs[self._queue.popleft()], state=State.WORKING)
            self._jobs[job.id] = job
            return job

    def _done(self, job: Job) -> Job:
        def step(words: str) -> None:
            self._put(replace(job, step=words))

        try:
            return replace(self._work(job, step), state=State.DONE, step="")
        except StoreError as error:  # it names a place on this disk
            _tell(f"howopen: {error}")
            why = "what was read could not be kept; whoever runs this server is told why"
        except HowopenError as error:
            why = str(error)
        except Exception as error:  # noqa: BLE001 - a bug ends one job, not the worker
            _tell("".join(traceback.format_exception(error)))
            why = "howopen failed, which is a fault of its own; whoever runs this server is told"
        return replace(job, state=State.FAILED, error=why)

    def _put(self, job: Job) -> None:
        with self._changed:
            self._jobs[job.id] = job


def _tell(words: str) -> None:
    """For whoever runs the server; what is foreign in it cannot steer their terminal."""
    print(printable(words, lines=True), file=sys.stderr)  # noqa: T201
