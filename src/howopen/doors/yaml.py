"""Foreign YAML: strings, lists and dicts, under limits, with no tags and no constructors.

Scalars stay as written (`no` is "no", `1.0` is "1.0"), because the words are the evidence.
"""

from __future__ import annotations

from typing import Any, Final, NamedTuple

import yaml

from howopen.errors import DataError

__all__ = ["MAX_BYTES", "MAX_DEPTH", "MAX_NODES", "Scalar", "YamlValue", "dump_yaml", "parse_yaml"]

YamlValue = str | list["YamlValue"] | dict[str, "YamlValue"]
"""A scalar as written, a sequence, or a mapping in the order of the text."""

YamlList = list[YamlValue]
YamlDict = dict[str, YamlValue]

MAX_BYTES: Final = 1 << 20
MAX_NODES: Final = 100_000
"""Scalars, lists and mappings, those that aliases repeat counted each time."""
MAX_DEPTH: Final = 64

_NULLS = frozenset(("", "~", "null", "Null", "NULL"))
"""How YAML 1.1 and 1.2 (core schema, 10.3.2) write nothing; only unquoted ones count."""

_Parser: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Scalar(str):
    """A scalar with its line, which tells a null from a quoted empty string."""

    __slots__ = ("is_null", "line")

    is_null: bool
    line: int


def parse_yaml(
    text: str,
    *,
    marked: bool = False,
    max_bytes: int = MAX_BYTES,
    max_nodes: int = MAX_NODES,
    max_depth: int = MAX_DEPTH,
) -> YamlValue:
    """The one document in `text`; nothing at all, and an unquoted null, is the empty string.

    With `marked` every scalar, also a key, is a `Scalar`. Tags are ignored. A repeated key keeps
    its last value, as the field's own readers do. Aliases share one object: treat the result as
    frozen. Raises only `DataError`, with the line where there is one: for what is not YAML, for a
    second document, for a key that is not a scalar, and for whatever exceeds a limit.
    """
    try:
        size_bytes = len(text.encode())
        if size_bytes > max_bytes:
            raise DataError(f"YAML of {size_bytes} bytes is over the limit of {max_bytes} bytes")
        parser = _Parser(text)
        try:
            return _Builder(parser, max_nodes, max_depth, marked=marked).document()
        finally:
            parser.dispose()
    except yaml.MarkedYAMLError as error:
        line = "" if error.problem_mark is None else f"line {error.problem_mark.line + 1}: "
        raise DataError(f"{line}not valid YAML: {error.problem or error.context}") from error
    except yaml.reader.ReaderError as error:
        character = error.character if isinstance(error.character, int) else "unknown"
        raise DataError(f"not valid YAML: {error.reason} ({character})") from error
    except (yaml.YAMLError, ValueError, RecursionError, MemoryError) as error:
        raise DataError(f"not valid YAML: {type(error).__name__}") from error


class _Open:
    """A list or mapping that is still being filled."""

    __slots__ = ("anchor", "before", "height", "key", "value")

    def __init__(self, value: YamlList | YamlDict, anchor: str | None, before: int) -> None:
        self.value = value
        self.anchor = anchor
        self.before = before
        self.height = 1
        self.key: str | None = None


class _Node(NamedTuple):
    """A finished value, with what it adds to the limits."""

    value: YamlValue
    nodes: int
    height: int


class _Builder:
    """Builds one document from parser events, with a stack of its own instead of recursion."""

    def __init__(self, parser: Any, max_nodes: int, max_depth: int, *, marked: bool) -> None:
        self._parser = parser
        self._marked = marked
        self._max_nodes = max_nodes
        self._max_depth = max_depth
        self._nodes = 0
        self._stack: list[_Open] = []
        self._anchors: dict[str, _Node] = {}
        self._root: YamlValue = ""

    def document(self) -> YamlValue:
        documents = 0
        while (event := self._parser.get_event()) is not None:
            kind = type(event)
            if kind is yaml.ScalarEvent:
                self._scalar(event)
            elif kind is yaml.MappingStartEvent:
                self._open({}, event)
            elif kind is yaml.SequenceStartEvent:
                self._open([], event)
            elif kind in (yaml.MappingEndEvent, yaml.SequenceEndEvent):
                done = self._stack.pop()
                node = _Node(done.value, self._nodes - done.before, done.height)
                self._finish(node, done.anchor, event)
            elif kind is yaml.AliasEvent:
                self._alias(event)
            elif kind is yaml.DocumentStartEvent:
                documents += 1
                if documents > 1:
                    raise DataError(f"line {_line(event)}: a second YAML document begins")
        return self._root

    def _scalar(self, event: Any) -> None:
        null = not event.style and event.value in _NULLS
        self._count(1, event)
        value = "" if null else event.value
        if self._marked:
            value = Scalar(value)
            value.is_null, value.line = null, _line(event)
        self._finish(_Node(value, 1, 0), event.anchor, event)

    def _open(self, value: YamlList | YamlDict, event: Any) -> None:
        before = self._nodes
        self._count(1, event)
        self._stack.append(_Open(value, event.anchor, before))
        self._check_depth(0, event)

    def _alias(self, event: Any) -> None:
        node = self._anchors.get(event.anchor)
        if node is None:
            raise DataError(
                f"line {_line(event)}: a YAML alias names nothing before it, or what holds it"
            )
        self._count(node.nodes, event)
        self._check_depth(node.height, event)
        self._finish(node, None, event)

    def _finish(self, node: _Node, anchor: str | None, event: Any) -> None:
        if anchor is not None:
            self._anchors[anchor] = node
        if not self._stack:
            self._root = node.value
            return
        parent = self._stack[-1]
        parent.height = max(parent.height, node.height + 1)
        if isinstance(parent.value, list):
            parent.value.append(node.value)
        elif parent.key is not None:
            parent.value[parent.key] = node.value
            parent.key = None
        elif isinstance(node.value, str):
            parent.key = node.value
        else:
            raise DataError(f"line {_line(event)}: a YAML key that is a list or a mapping")

    def _count(self, nodes: int, event: Any) -> None:
        self._nodes += nodes
        if self._nodes > self._max_nodes:
            raise DataError(
                f"line {_line(event)}: YAML of more than {self._max_nodes} values,"
                " those that aliases repeat counted"
            )

    def _check_depth(self, height: int, event: Any) -> None:
        if len(self._stack) + height > self._max_depth:
            raise DataError(
                f"line {_line(event)}: YAML nested deeper than {self._max_depth} levels"
            )


def _line(event: Any) -> int:
    return int(event.start_mark.line) + 1


def dump_yaml(value: object) -> bytes:
    """Plain data as YAML, keys in their order, one form for one value."""
    text = yaml.safe_dump(value, sort_keys=False, allow_unicode=True, width=100)
    return str(text).encode("utf-8", "backslashreplace")
