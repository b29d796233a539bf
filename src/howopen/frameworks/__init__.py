"""Frameworks: definitions of openness, each a data file, read by one evaluator.

definition        what a definition holds
definition_file   reads one from its file, and says with the line what is wrong with it
evaluate          from findings to grades, a total and a class
verdict           the four words for four things
data/             the published definitions that come with howopen
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources

from howopen.frameworks.definition import Framework, by_name
from howopen.frameworks.definition_file import definition_of
from howopen.frameworks.evaluate import judge

__all__ = ["Framework", "frameworks", "judge", "named"]


@cache
def frameworks() -> dict[str, Framework]:
    """Framework id -> its definition, for those that come with howopen, in their order."""
    folder = resources.files(__package__).joinpath("data")
    files = sorted((f for f in folder.iterdir() if f.name.endswith(".toml")), key=lambda f: f.name)
    found = [definition_of(tomllib.loads(f.read_text("utf-8"))) for f in files]
    return {framework.id: framework for framework in sorted(found, key=lambda f: (f.place, f.id))}


def named(name: str) -> Framework | None:
    """The definition that comes with howopen and has that id or other name."""
    return by_name(name, frameworks())
