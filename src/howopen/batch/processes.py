"""A batch in several processes: the limit on requests at once is shared out among them.

They share nothing but the store. One that is killed leaves its release to the others, and when
the process that started them is killed they finish what is in hand and end.
"""

from __future__ import annotations

import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Final, NamedTuple

from howopen.batch.working import Order, work
from howopen.collect import Spent
from howopen.doors import patterns
from howopen.errors import HowopenError
from howopen.in_parallel import process_context

_STOP: Final = "stop"
_SWITCH_SECONDS: Final = 0.0001
"""How long a thread that reads may keep one waiting whose answer has come."""


class _Child(NamedTuple):
    process: BaseProcess
    pipe: Connection


def work_in_processes(
    order: Order, jobs: int, count: int, on_target: Callable[[str], None]
) -> Spent:
    """As `working.work`, in `count` processes with their part of the `jobs` each.

    After Ctrl-C they finish what is in hand; a second one ends them at once, which loses no more
    than what is in hand.
    """
    children: list[_Child] = []
    try:
        with _undisturbed():
            for number in range(count):
                share = jobs // count + (number < jobs % count)
                children.append(_start(order, share, count, [child.pipe for child in children]))
        spent = _heard(children, on_target)
        _join(children)
    except KeyboardInterrupt:
        _stop(children)
        _join(children)
        raise
    finally:
        for child in children:
            child.process.kill()
            child.process.join()
            child.pipe.close()
    return spent


def _start(order: Order, jobs: int, sharing: int, others: list[Connection]) -> _Child:
    context = process_context()
    ours, theirs = context.Pipe()
    # Copies of these in a forked process would keep the others from noticing our end.
    inherited = [*others, ours] if context.get_start_method() == "fork" else []
    process: BaseProcess = context.Process(  # type: ignore[attr-defined]
        target=_obey, args=(order, jobs, sharing, theirs, inherited), daemon=True
    )
    process.start()
    theirs.close()
    return _Child(process, ours)


def _obey(
    order: Order, jobs: int, sharing: int, pipe: Connection, inherited: list[Connection]
) -> None:
    """What a process does that works for another one.

    A terminal sends Ctrl-C to all its processes; only the one that started them acts on it.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for each in inherited:
        each.close()
    patterns.spare_memory()
    sys.setswitchinterval(_SWITCH_SECONDS)
    stopping = threading.Event()
    threading.Thread(target=_listen, args=(pipe, stopping), daemon=True).start()

    def tell(said: str | Spent | HowopenError) -> None:
        with suppress(OSError):  # the one that started this has ended
            pipe.send(said)

    try:
        tell(work(order, jobs, stopping, tell, sharing=sharing))
    except HowopenError as error:
        tell(error)


def _listen(pipe: Connection, stopping: threading.Event) -> None:
    """Waits for the word to stop, or for the end of the process that started this one."""
    with suppress(EOFError, OSError):
        pipe.recv()
    stopping.set()


def _heard(children: list[_Child], on_target: Callable[[str], None]) -> Spent:
    """What all have cost, once all are done; raises the first error that one of them met."""
    parts: list[Spent] = []
    errors: list[HowopenError] = []
    talking = {child.pipe for child in children}
    while talking:
        ready = wait(list(talking))
        for pipe in [each for each in talking if each in ready]:
            try:
                said = pipe.recv()
            except (EOFError, OSError):
                talking.discard(pipe)
                continue
            if isinstance(said, str):
                on_target(said)
            elif isinstance(said, Spent):
                parts.append(said)
            else:
                errors.append(said)
                _stop(children)
    if errors:
        raise errors[0]
    names = Spent.__struct_fields__
    return Spent(**{name: sum(getattr(part, name) for part in parts) for name in names})


def _stop(children: list[_Child]) -> None:
    for child in children:
        with suppress(OSError):
            child.pipe.send(_STOP)


def _join(children: list[_Child]) -> None:
    for child in children:
        child.process.join()


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Lets no Ctrl-C come between the start of a process and its own deafness to it."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
