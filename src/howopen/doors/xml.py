"""The door to foreign XML: elements with their text, no entities, no document types, limits.

Expat reads it; a document type, where every known attack on XML parsers begins, is refused.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final
from xml.parsers import expat

from howopen.errors import DataError

MAX_BYTES: Final = 8 << 20
MAX_DEPTH: Final = 100
MAX_ELEMENTS: Final = 100_000


@dataclass(slots=True)
class Element:
    """One element: `{namespace}name` or `name`, its attributes, its own text, its children."""

    name: str
    attributes: dict[str, str]
    text: str = ""
    children: list[Element] = field(default_factory=list)

    def first(self, name: str) -> Element | None:
        """The first child of that local name."""
        return next((child for child in self.children if child.local == name), None)

    def words(self, name: str) -> str:
        """The text of the first child of that local name, blanks joined; empty without one."""
        found = self.first(name)
        return " ".join(found.text.split()) if found is not None else ""

    @property
    def local(self) -> str:
        """The name without its namespace."""
        return self.name.rpartition("}")[2]


def parse_xml(data: bytes) -> Element:
    """The root element. `DataError` for what is no XML, has a document type, or is too much."""
    if len(data) > MAX_BYTES:
        raise DataError(f"XML of {len(data)} bytes is over the limit of {MAX_BYTES} bytes")
    reader = _Reader()
    parser = expat.ParserCreate(namespace_separator="}")
    parser.buffer_text = True
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.characters
    parser.StartDoctypeDeclHandler = reader.refuse
    parser.EntityDeclHandler = reader.refuse
    try:
        parser.Parse(data, True)  # noqa: FBT003 - expat's signature
    except (expat.ExpatError, ValueError, LookupError) as error:
        raise DataError(f"it is not XML: {error}") from error
    if reader.root is None:
        raise DataError("it is not XML: there is no element in it")
    return reader.root


class _Reader:
    def __init__(self) -> None:
        self.root: Element | None = None
        self._open: list[Element] = []
        self._texts: list[list[str]] = []
        """The pieces of the text of each open element: joined once, so that many cost no more."""
        self._count = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self._count += 1
        if len(self._open) >= MAX_DEPTH or self._count > MAX_ELEMENTS:
            raise DataError("XML that is nested deeper or holds more elements than is read")
        element = Element(f"{{{name}" if "}" in name else name, attributes)
        if self._open:
            self._open[-1].children.append(element)
        else:
            self.root = element
        self._open.append(element)
        self._texts.append([])

    def end(self, name: str) -> None:  # noqa: ARG002 - expat's signature
        self._open.pop().text = "".join(self._texts.pop())

    def characters(self, text: str) -> None:
        if self._texts:
            self._texts[-1].append(text)

    def refuse(self, *_: object) -> None:
        raise DataError("XML with a document type is not read")
