"""The options that choose definitions of openness, alike in every command that has them."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

import click

if TYPE_CHECKING:
    from howopen.frameworks.definition import Framework

_F = TypeVar("_F", bound=Callable[..., object])


class Chosen(NamedTuple):
    """What the options say."""

    definitions: tuple[Framework, ...] | None
    """Those that were named; `None` for the usual ones."""
    known: dict[str, Framework]
    """Every definition that a report may speak of, by id."""
    cells: bool
    """Whether every cell is wanted, not a line for each definition."""


def options(command: _F) -> _F:
    """`--framework` and `--cells`; the command gets one `chosen: Chosen`."""

    def run(*args: Any, frameworks: tuple[str, ...], cells: bool, **rest: Any) -> object:
        import howopen

        named = tuple(howopen.load_definition(name) for name in frameworks)
        known = {**howopen.definitions(), **{each.id: each for each in named}}
        chosen = Chosen(named or None, known, cells or bool(named))
        return command(*args, chosen=chosen, **rest)

    decorated: Any = functools.update_wrapper(run, command)
    for option in (
        click.option(
            "--cells", is_flag=True, help="Every cell of every definition, not a line each."
        ),
        click.option(
            "--framework",
            "frameworks",
            multiple=True,
            metavar="ID|FILE",
            help="Only this definition, cell by cell; a .toml file for your own.",
        ),
    ):
        decorated = option(decorated)
    result: _F = decorated
    return result
