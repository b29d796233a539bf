"""Pictures, as SVG: where people would rather look than read. They compute nothing.

The list of kinds is the folder: every module here that has a `PLOT` draws one. What they share:
`svg` (the writer), `palette` (colours and stylesheet), `marks` (signs), `frame` (head, legend and
foot) and `plot` (the nouns).
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from howopen.errors import InputError
from howopen.locale import translation
from howopen.model import Assessment
from howopen.plots.plot import Plot, Wanted
from howopen.plots.svg import Drawing

__all__ = ["Drawing", "Plot", "Wanted", "draw", "plots"]


@cache
def plots() -> dict[str, Plot]:
    """Kind -> what draws it, by name."""
    names = sorted(info.name for info in iter_modules(__path__))
    modules = (import_module(f"{__name__}.{name}") for name in names)
    found: list[Plot] = [module.PLOT for module in modules if hasattr(module, "PLOT")]
    return {plot.kind: plot for plot in found}


def draw(kind: str, assessments: Iterable[Assessment], wanted: Wanted | None = None) -> Drawing:
    """The picture; the same input always gives the same bytes.

    Raises `InputError` for a kind or a language that there is not, and for what a kind cannot draw.
    """
    chosen = wanted or Wanted()
    plot = plots().get(kind)
    if plot is None:
        raise InputError(f"no picture is called {kind!r}; there are {', '.join(plots())}")
    translation(chosen.language)
    if chosen.limit is not None and not plot.rows:
        raise InputError(f"{kind} has no row for each release, so it takes no limit")
    return plot.draw(tuple(assessments), chosen)
