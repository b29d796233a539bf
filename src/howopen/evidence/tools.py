"""Public libraries and tools that makers name, and what a text says of their use."""

from __future__ import annotations

import tomllib
from enum import StrEnum
from functools import cache, lru_cache
from importlib import resources

import msgspec

from howopen.doors import patterns
from howopen.doors.markup import BlockKind
from howopen.evidence.phrases import phrases
from howopen.evidence.text import KEPT_TEXTS, Sentence, Text
from howopen.model import Record


class Use(StrEnum):
    """What makers use a tool for."""

    TRAINING = "training"
    """Code that trains a model as it is."""
    FRAMEWORK = "framework"
    """What such code is written with."""
    TUNING = "tuning"
    EVALUATION = "evaluation"
    DATA = "data"
    TOKENIZER = "tokenizer"
    INFERENCE = "inference"


class Tool(Record, frozen=True, kw_only=True):
    """One public tool; the table's head says what each field means."""

    id: str
    names: tuple[str, ...]
    modules: tuple[str, ...] = ()
    owners: tuple[str, ...]
    use: Use
    license: str


class ToolMention(Record, frozen=True, kw_only=True):
    """A place that says that the model was made with a tool, or runs with one."""

    tool: Tool
    name: str
    """As written."""
    first_line: int
    last_line: int


class _Table(Record, frozen=True, kw_only=True):
    tool: tuple[Tool, ...]


@cache
def tools() -> tuple[Tool, ...]:
    """All tools of the table, in its order."""
    text = resources.files(__package__).joinpath("data/tools.toml").read_text("utf-8")
    return msgspec.convert(tomllib.loads(text), _Table).tool


@cache
def _by_name() -> dict[str, Tool]:
    return {_plain(name): tool for tool in tools() for name in tool.names}


@cache
def tool_of_module(module: str) -> Tool | None:
    """The tool that Python imports as `module`."""
    return next((tool for tool in tools() if module in tool.modules), None)


@lru_cache(maxsize=4096)
def copied_tool(folder: str) -> Tool | None:
    """The tool that a folder named like it holds a copy of: programs that run by themselves."""
    plain = _plain(folder).lower()
    return next(
        (
            tool
            for tool in tools()
            if tool.use in (Use.TRAINING, Use.EVALUATION)
            and plain in {_plain(tool.id), *(_plain(name).lower() for name in tool.names)}
        ),
        None,
    )


@cache
def _names() -> patterns.Pattern:
    """All names in one pattern, the longest first. Case counts: a composer writes music."""
    names = sorted((n for t in tools() for n in t.names), key=lambda n: (-len(n), n))
    spelled = "|".join(
        r"[\s_-]?".join(patterns.escape(part) for part in n.replace("-", " ").split())
        for n in names
    )
    return patterns.compile(rf"(?:^|[^A-Za-z0-9_])({spelled})(?:$|[^A-Za-z0-9_-])")


def _plain(name: str) -> str:
    return "".join(c for c in name if c.isalnum())


_IMPORT = patterns.compile(r"(?m)^[\s>]*(?:from|import)[ \t]+(\w+)")


def tools_in(text: str) -> tuple[tuple[str, Tool], ...]:
    """The tools that a text names, each with the words that name it, in order."""
    found: dict[str, tuple[str, Tool]] = {}
    for match in _names().finditer(text):
        tool = _by_name()[_plain(match.group(1))]
        found.setdefault(tool.id, (match.group(1), tool))
    return tuple(found.values())


@lru_cache(maxsize=KEPT_TEXTS)
def read_tools(text: Text) -> tuple[ToolMention, ...]:
    """The tools with which, as a document says, the model was made, and those that its code calls.

    A sentence counts when it reports ("trained with", "evaluated using"); one that advises the
    reader, or tells what else supports the model, does not.
    """
    found: dict[str, ToolMention] = {}
    for sentence in text.sentences:
        named = tools_in(sentence.text)
        if not named or not _reports(sentence):
            continue
        for name, tool in named:
            if tool.use is not Use.INFERENCE:
                mention = ToolMention(
                    tool=tool,
                    name=name,
                    first_line=sentence.first_line,
                    last_line=sentence.last_line,
                )
                found.setdefault(tool.id, mention)
    for block in text.blocks:
        if block.kind is BlockKind.CODE:
            for name, tool in _imported(block.text):
                mention = ToolMention(
                    tool=tool, name=name, first_line=block.first_line, last_line=block.last_line
                )
                found.setdefault(tool.id, mention)
    return tuple(found.values())


def _reports(sentence: Sentence) -> bool:
    """Whether a sentence reports what the makers did; under "Software" a bare name does.

    What reproduces the results is what gave them, though the reader is addressed.
    """
    words = sentence.text
    if phrases("tools.reproduces").search(words):
        return True
    if phrases("tools.advises").search(words):
        return False
    listed = bool(sentence.section) and phrases("tools.section").search(sentence.section[-1])
    return bool(listed) or phrases("tools.made_with").search(words) is not None


def _imported(code: str) -> list[tuple[str, Tool]]:
    """Libraries that example code runs the model with."""
    found = []
    for match in _IMPORT.finditer(code):
        tool = tool_of_module(match.group(1))
        if tool is not None and tool.use is Use.INFERENCE:
            found.append((match.group(1), tool))
    return found
