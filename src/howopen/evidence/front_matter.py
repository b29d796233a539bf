"""Front matter: the YAML head of a model or dataset card, with the line of each key.

Source of the format: Hugging Face Hub documentation, "Model Cards" (a `---` line, YAML, a
`---` line at the very start of README.md).
"""

from __future__ import annotations

from typing import NamedTuple

from howopen.doors import patterns
from howopen.doors.yaml import YamlValue, parse_yaml
from howopen.errors import DataError
from howopen.model import Record

_KEY = patterns.compile(r"^([A-Za-z_][A-Za-z0-9_-]*)\s*:")


class FrontMatter(Record, frozen=True, kw_only=True):
    """Keys of a card's head; every value as a tuple of strings, nested maps left out."""

    values: dict[str, tuple[str, ...]]
    """Key -> its scalar, or the scalars of its list; empty for an empty or nested value."""
    lines: dict[str, int]
    """Key -> the line it stands on, counted from 1 in the document."""
    problem: str = ""
    """Why it could not be read; then `values` is empty."""

    def first(self, key: str) -> str:
        """The key's first value, `""` when it has none."""
        values = self.values.get(key, ())
        return values[0] if values else ""


def line_of(lines: tuple[str, ...], key_line: int, value: str) -> int:
    """The line on which a value of a key stands: the key's own, or that of its list item."""
    for number in range(key_line, len(lines) + 1):
        line = lines[number - 1]
        if value in line:
            return number
        if number > key_line and line[:1] not in (" ", "\t", "-", ""):
            break
    return key_line


class SplitCard(NamedTuple):
    """A document cut after its front matter."""

    front_matter: FrontMatter | None
    body: str
    first_line: int
    """Line of the document on which the body starts."""


def read_front_matter(text: str) -> SplitCard:
    """The front matter of `text`, if it starts with one, and the rest. Never raises."""
    if not text.startswith("---"):
        return SplitCard(None, text, 1)
    lines = text.split("\n")
    if lines[0].rstrip() != "---":
        return SplitCard(None, text, 1)
    end = next((i for i, line in enumerate(lines[1:], 1) if line.rstrip() == "---"), None)
    if end is None:
        return SplitCard(None, text, 1)
    head = "\n".join(lines[1:end])
    body = "\n".join(lines[end + 1 :])
    return SplitCard(_read(head), body, end + 2)


def _read(head: str) -> FrontMatter:
    places: dict[str, int] = {}
    for number, line in enumerate(head.split("\n"), 2):
        match = _KEY.search(line)
        if match:
            places.setdefault(match.group(1), number)
    try:
        parsed = parse_yaml(head)
    except DataError as error:
        return FrontMatter(values={}, lines={}, problem=str(error))
    if parsed == "":
        return FrontMatter(values={}, lines={})
    if not isinstance(parsed, dict):
        problem = "the front matter is not a map of keys to values"
        return FrontMatter(values={}, lines={}, problem=problem)
    values = {key: _scalars(value) for key, value in parsed.items()}
    return FrontMatter(values=values, lines=places)


def _scalars(value: YamlValue) -> tuple[str, ...]:
    if isinstance(value, str):
        return (value,) if value else ()
    if isinstance(value, list):
        return tuple(v for v in value if isinstance(v, str) and v)
    return ()
