"""Frameworks: published definitions of openness, each a data file, read by one evaluator."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources

import msgspec

from howopen.frameworks.definition import Framework
from howopen.frameworks.evaluate import judge

__all__ = ["Framework", "frameworks", "judge"]


@cache
def frameworks() -> dict[str, Framework]:
    """Framework id -> its definition, sorted by id."""
    folder = resources.files(__package__).joinpath("data")
    files = sorted((f for f in folder.iterdir() if f.name.endswith(".toml")), key=lambda f: f.name)
    found = [msgspec.convert(tomllib.loads(f.read_text("utf-8")), Framework) for f in files]
    return {framework.id: framework for framework in found}
