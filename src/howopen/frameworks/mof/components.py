"""The components of the Model Openness Framework: names, types, the class that asks for each."""

from __future__ import annotations

import tomllib
from enum import StrEnum
from functools import cache
from importlib import resources

import msgspec

from howopen.errors import InputError
from howopen.frameworks.mof.foreign import quoted
from howopen.model import Record

CLASSES = (3, 2, 1)
"""The easiest first; each asks for all that those before it ask for."""
LABELS = {
    3: "Class III - Open Model",
    2: "Class II - Open Tooling Model",
    1: "Class I - Open Science Model",
    0: "Unclassified",
}
NUMERALS = {3: "III", 2: "II", 1: "I"}

TECHNICAL_REPORT = "technical-report"
RESEARCH_PAPER = "research-paper"


class Kind(StrEnum):
    """What sort of artefact a component is, and so what licences are made for."""

    CODE = "code"
    DATA = "data"
    DOCUMENT = "document"


class Component(Record, frozen=True, kw_only=True):
    """One component."""

    id: str
    name: str
    """As MOT's files spell it, to the letter."""
    number: int
    """MOT's own number."""
    kind: Kind = msgspec.field(name="type")
    enters: int = msgspec.field(name="class")
    """The easiest class that asks for it."""
    required: bool = True
    description: str
    """In our words."""


class FrameworkVersion(Record, frozen=True, kw_only=True):
    """Which MOF it is, as MOT's files name it."""

    name: str
    version: str
    date: str


class _File(Record, frozen=True, kw_only=True):
    framework: FrameworkVersion
    components: tuple[Component, ...]


@cache
def _file() -> _File:
    text = resources.files(__package__).joinpath("data/components.toml").read_text("utf-8")
    return msgspec.convert(tomllib.loads(text), _File)


def framework_version() -> FrameworkVersion:
    """The MOF that these components are of."""
    return _file().framework


@cache
def components() -> dict[str, Component]:
    """Id -> component, those of the easiest class first."""
    return {component.id: component for component in _file().components}


def component_named(name: str) -> Component:
    """The component of that id or exact name. Raises `InputError` with the nearest names."""
    return components().get(name) or component_called(name)


def component_called(name: str) -> Component:
    """The component of that exact name, and no other. Raises as `component_named`."""
    for component in components().values():
        if component.name == name:
            return component
    raise InputError(f"no component of the MOF is called {quoted(name)}; {_nearest(name)}")


def _nearest(name: str) -> str:
    from difflib import get_close_matches

    names = {each.name.lower(): each.name for each in components().values()}
    near = get_close_matches(name.lower()[:100], names, n=2, cutoff=0.6)
    if near:
        return f"did you mean {' or '.join(quoted(names[each]) for each in near)}?"
    return f"there are: {', '.join(each.name for each in components().values())}"
