"""The models that a recipe of mergekit names: a file of its own, or a code block of a card.

Format: arcee-ai/mergekit, docs ("Merge Configuration", "Mixture of Experts"). Only hub ids count;
what else stands there is a folder on the disk of whoever merged.
"""

from __future__ import annotations

from collections.abc import Iterator

from howopen.doors import patterns
from howopen.doors.markup import BlockKind
from howopen.doors.yaml import YamlValue, parse_yaml
from howopen.errors import DataError
from howopen.evidence.base_models.reference import BaseReference, line_with
from howopen.evidence.text import Text
from howopen.model import Document, ReadFrom, Relation

_FILE = patterns.compile(r"(?:^|/)mergekit[\w.-]*\.ya?ml$", ignore_case=True)
_RECIPE = patterns.compile(r"(?m)^\s*(?:merge_method|gate_mode|experts)\s*:")
"""A key that only a recipe has: of a merge, or of a mixture of experts made from whole models."""
_HUB_ID = patterns.compile(r"[\w.-]+/[\w.-]+", ignore_case=True)
_MODELS = frozenset({"model", "base_model", "source_model", "lora", "tokenizer_source", "source"})
"""Keys whose value is a model, wherever they stand; `source` is that of a tokenizer."""
MAX_MODELS = 64
"""A recipe of more models is cut."""


def read_recipe_file(document: Document) -> tuple[BaseReference, ...]:
    """The models of a mergekit file, each once; none when its name or content is not one."""
    if not _FILE.search(document.path):
        return ()
    return _read(document.text, document.path, 0)


def read_recipe_blocks(text: Text) -> tuple[BaseReference, ...]:
    """The models of the recipes in a document's code blocks, each once."""
    found: dict[str, BaseReference] = {}
    for block in text.blocks:
        if block.kind is BlockKind.CODE and _RECIPE.search(block.text):
            # The line of the fence, where there is one, is not in the block's text.
            lines = block.text.rstrip("\n").split("\n")
            before = block.first_line - 1
            if text.lines[before : before + 1] and lines[0] not in text.lines[before]:
                before += 1
            for reference in _read(block.text, text.path, before):
                found.setdefault(reference.name, reference)
    return tuple(found.values())


def _read(text: str, path: str, before: int) -> tuple[BaseReference, ...]:
    """The models of a recipe that begins after so many lines; a file may hold several recipes."""
    lines = text.split("\n")
    names: dict[str, None] = {}
    for part in text.split("\n---\n"):
        try:
            recipe = parse_yaml(part)
        except DataError:
            continue
        names |= dict.fromkeys(_models(recipe))
    return tuple(
        BaseReference(
            name=name,
            relation=Relation.MERGE,
            read_from=ReadFrom.MERGE_RECIPE,
            path=path,
            line=before + line_with(lines, name),
        )
        for name in list(names)[:MAX_MODELS]
    )


def _models(recipe: YamlValue) -> Iterator[str]:
    """The hub ids below a recipe's model keys, in order; the parser has bounded size and depth."""
    todo: list[tuple[str, YamlValue]] = [("", recipe)]
    while todo:
        key, value = todo.pop()
        if isinstance(value, dict):
            # A model may be a map of its own: `model: {path: ORG/NAME, revision: ...}`.
            inner = value.items()
            todo += [
                (key if key in _MODELS and name == "path" else name, v)
                for name, v in reversed(inner)
            ]
        elif isinstance(value, list):
            todo += [(key, v) for v in reversed(value)]
        elif key in _MODELS:
            yield from _hub_ids(value)


def _hub_ids(value: str) -> Iterator[str]:
    """`model:ORG/NAME`, and `ORG/NAME+ORG/ADAPTER`, which is a model with an adapter on it."""
    for name in value.removeprefix("model:").split("+"):
        bare = name.partition("@")[0].strip()
        if _HUB_ID.fullmatch(bare) and not bare.startswith("."):
            yield bare
