"""The one table that turns what is raised on purpose into a sentence and an exit code."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import click

from howopen.errors import DataError, HowopenError, InputError, SourceError

NOT_MET = 1
USAGE = 2
NOT_ASSESSED = 3
MISSING = 4
STOPPED = 130
UNREAD = 141

CODES: tuple[tuple[type[HowopenError], int], ...] = (
    (InputError, USAGE),
    (SourceError, NOT_ASSESSED),
    (DataError, NOT_ASSESSED),
    (HowopenError, NOT_ASSESSED),
)
"""The first class that fits decides."""

UNWRITABLE = frozenset(
    (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO, errno.EBADF, errno.ENXIO)
)
"""What a stdout that takes nothing answers; files have doors of their own."""


def code_of(error: HowopenError) -> int:
    """The exit code for an error raised on purpose."""
    return next(code for kind, code in CODES if isinstance(error, kind))


def tell(sentence: str) -> None:
    """One line of talk on stderr; foreign characters that steer a terminal are escaped."""
    from howopen.doors.terminal import printable

    encoding = getattr(sys.stderr, "encoding", None) or "utf-8"
    line = printable(" ".join(f"howopen: {sentence}".split()))
    click.echo(line.encode(encoding, "backslashreplace").decode(encoding), err=True)


@contextmanager
def told() -> Iterator[None]:
    """What is raised on purpose inside becomes a sentence and an exit; bugs pass through."""
    try:
        yield
    except HowopenError as error:
        tell(str(error))
        raise click.exceptions.Exit(code_of(error)) from error
    except BrokenPipeError as error:
        _drop_output()
        raise click.exceptions.Exit(UNREAD) from error
    except OSError as error:
        if error.errno not in UNWRITABLE:
            raise
        _drop_output()
        tell(f"cannot write the output: {error.strerror}; send it elsewhere")
        raise click.exceptions.Exit(NOT_ASSESSED) from error
    except KeyboardInterrupt as error:
        tell("stopped")
        raise click.exceptions.Exit(STOPPED) from error


def _drop_output() -> None:
    """Python would complain once more when it flushes stdout at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
