"""The options that say how the network is asked, alike in every command that looks at it."""

from __future__ import annotations

import functools
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

KINDS = ("model", "code", "data", "paper", "package", "page", "collection", "base")
"""Told here so that help imports no stage; a test holds them to `howopen.discovery.Kind`."""

_F = TypeVar("_F", bound=Callable[..., object])


def options(command: _F) -> _F:
    """`--offline`, `--add`, `--without`, `--cache` and limits; gives one `asking: Asking`.

    With `trail_option` above it, a command tells where it looks, see `howopen.cli.trail`.
    """

    def run(
        *args: Any,
        offline: bool,
        add: tuple[str, ...],
        without: tuple[str, ...],
        cache: Path | None,
        requests: int,
        seconds: float,
        **rest: Any,
    ) -> object:
        from howopen.live import Asking

        asking = Asking(
            offline=offline,
            add=add,
            without=without,
            cache=cache,
            requests=requests,
            seconds=seconds,
        )
        return command(*args, asking=asking, **rest)

    decorated: Any = functools.update_wrapper(run, command)
    for option in reversed(_OPTIONS):
        decorated = option(decorated)
    result: _F = decorated
    return result


cache_option = click.option(
    "--cache",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="Folder of the cache; also HOWOPEN_CACHE.",
)

trail_option = click.option(
    "--trail", "told", is_flag=True, help="Tell on stderr where was looked and why."
)

_OPTIONS = (
    click.option("--offline", is_flag=True, help="Ask nobody; only what the cache holds."),
    click.option(
        "--add", multiple=True, metavar="URL", help="A further source of the release; repeatable."
    ),
    click.option(
        "--without",
        multiple=True,
        type=click.Choice(KINDS),
        help="Do not follow places of this kind; repeatable.",
    ),
    cache_option,
    click.option(
        "--max-requests",
        "requests",
        type=click.IntRange(1),
        default=400,
        show_default=True,
        help="Requests at most; of each release in a batch.",
    ),
    click.option(
        "--deadline",
        "seconds",
        type=click.FloatRange(1),
        default=900,
        show_default=True,
        metavar="SECONDS",
        help="So long at most.",
    ),
)
