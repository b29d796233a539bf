"""What a kind of picture is, and what somebody may want of one."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from howopen.frameworks import frameworks, named
from howopen.frameworks.definition import Framework
from howopen.model import Assessment
from howopen.plots.svg import Drawing


class Wanted(NamedTuple):
    """How a picture is wanted."""

    framework: Framework | None = None
    """The definition, for the kinds that are drawn by one; `None` for Radboud's table."""
    language: str = "en"
    limit: int | None = None
    """Rows at most, for the kinds that have a row for each release; `None` for all."""
    standalone: bool = True
    """Whether it is a file of its own, with a stylesheet, and not a part of a page that has one."""

    @property
    def definition(self) -> Framework:
        """The definition that it is drawn by."""
        return self.framework or frameworks()["radboud"]

    def known(self, framework_id: str) -> Framework | None:
        """The definition of that id, one of the user's own among them."""
        if self.framework is not None and self.framework.id == framework_id:
            return self.framework
        return named(framework_id)


class Plot(NamedTuple):
    """One kind of picture. Each module of this folder that draws one has it as `PLOT`."""

    kind: str
    """Its name on the command line, in kebab-case; the module's name with dashes."""
    says: str
    """What it shows, in a sentence."""
    draw: Callable[[tuple[Assessment, ...], Wanted], Drawing]
    by_framework: bool = False
    """Whether it is drawn by one definition, which can be chosen."""
    rows: bool = False
    """Whether it has a row for each release, so that the rest can be left out."""
