"""What may be demanded of a model file: `class>=3`, `class=1`.

    parse_requirement("class>=II")
    falls_short("class>=2", found)     # a sentence; empty when it is met

`>=` means this class or a harder one: III (3) is the easiest, then II (2), then I (1).
"""

from __future__ import annotations

from typing import NamedTuple

from howopen.errors import InputError
from howopen.frameworks.mof.components import CLASSES, LABELS, NUMERALS
from howopen.frameworks.mof.evaluate import Evaluation

_NAMES = {name.lower(): number for number, name in NUMERALS.items()}
_NAMES |= {str(number): number for number in CLASSES}


class Requirement(NamedTuple):
    """One demand."""

    text: str
    classes: frozenset[int]
    """Those that meet it."""


def parse_requirement(text: str) -> Requirement:
    """The demand that `text` states. Raises `InputError`."""
    left, separator, right = text.partition("=")
    at_least = left.endswith(">")
    number = _NAMES.get(right.strip().lower().removeprefix("class").strip())
    if left.removesuffix(">").strip().lower() != "class" or not separator or number is None:
        raise InputError(
            f"{text!r} cannot be required of a model file; say class>=3, class>=2 or class>=1 (this"
            " class or a harder one; 3 is the easiest), or class=3 for this one only"
        )
    harder = CLASSES[CLASSES.index(number) :]
    return Requirement(text.strip(), frozenset(harder if at_least else (number,)))


def falls_short(requirement: Requirement, found: Evaluation) -> str:
    """Why a demand is not met, in a sentence; empty when it is."""
    if found.number in requirement.classes:
        return ""
    return f"not met: {requirement.text}; it is {LABELS[found.number]}"
