"""Reads what a model's name says: family, version, size, and what was done to it.

Hub names follow a custom rather than a standard: FAMILY[-VERSION]-SIZE[-WHAT]. Nothing here
knows a family by name; a name is only cut into words and the words sorted by their shape.
"""

from __future__ import annotations

from functools import lru_cache

from howopen.doors import patterns
from howopen.model import Record

TUNED_WORDS = frozenset(
    {
        *("instruct", "instruction", "instructions", "instructed", "chat", "it", "sft", "dpo"),
        *("rlhf", "ppo", "orpo", "kto", "aligned", "assistant", "tuned", "finetuned"),
    }
)
"""Words by which makers mark a model that was tuned to follow instructions."""

FORM_WORDS = frozenset(
    {
        *("hf", "gguf", "ggml", "gptq", "awq", "fp16", "bf16", "fp8", "int4", "int8", "4bit"),
        *("8bit", "delta", "diff", "base", "pt", "pretrained", "model", "models", "weights"),
        *("family", "the", "series", "original"),
    }
)
"""Words that say in what form a model comes, not which one it is."""

_BASE_WORDS = frozenset({"base", "pt", "pretrained"})
_LETTERS = patterns.compile(r"[a-z]+")
_UNDERSCORED = patterns.compile(r"(\d)_(\d)")
_WORDS = patterns.compile(r"[A-Za-z]+|\d+(?:[._]\d+)*")
_SIZE = patterns.compile(r"(?:^|[^A-Za-z0-9.])((?:\d+x)?\d+(?:\.\d+)?[bBmM])(?:$|[^A-Za-z0-9])")


class ModelName(Record, frozen=True, kw_only=True):
    """A model's name, cut into what its words mean."""

    words: tuple[str, ...]
    """The words of the family and of its variant, lower case, in order."""
    version: str = ""
    """`3.1`, `2`; empty when the name has none. A trailing `.0` is dropped."""
    owner: tuple[str, ...] = ()
    """The words of the owner, for a name written as `owner/name`."""
    size: str = ""
    """`7b`, `8x7b`, `350m`; empty when the name has none."""
    tuned: bool = False
    base: bool = False
    """Whether it calls itself a base model."""

    @property
    def family(self) -> str:
        """The first word that names something; in `meta-llama/Meta-Llama-3` that is `llama`."""
        words = self.words
        while len(words) > 1 and words[0] in self.owner and words[1] in self.owner:
            words = words[1:]
        return words[0] if words else ""


@lru_cache(maxsize=4096)
def read_name(name: str) -> ModelName:
    """What `name` says. Raises nothing: a name that fits no custom has only words."""
    before, _, last = name.rpartition("/")
    owner = tuple(m.group(0).lower() for m in _WORDS.finditer(before.rpartition(":")[2]))
    sizes = [m.group(1).lower() for m in _SIZE.finditer(_spaced(last))]
    rest = _spaced(last)
    for size in sizes:
        rest = _without(rest, size)
    version = ""
    words: list[str] = []
    for match in _WORDS.finditer(rest):
        word = match.group(0).lower()
        if word[0].isdigit():
            version = version or _plain_version(word)
        elif word not in FORM_WORDS and word != "v":
            words += _cut_tuned(word)
    if words and all(w in TUNED_WORDS for w in words):
        kept = tuple(words)
        size = sizes[0] if sizes else ""
        return ModelName(words=kept, version=version, owner=owner, size=size, tuned=True)
    tuned = any(w in TUNED_WORDS for w in words)
    kept = tuple(w for w in words if w not in TUNED_WORDS)
    return ModelName(
        words=kept,
        version=version,
        owner=owner,
        size=sizes[0] if sizes else "",
        tuned=tuned,
        base=not tuned and any(m.group(0).lower() in _BASE_WORDS for m in _WORDS.finditer(rest)),
    )


def _cut_tuned(word: str) -> list[str]:
    """`amberchat` is amber, chat: makers glue the mark to the family's name."""
    for mark in ("chat", "instruct"):
        if word.endswith(mark) and len(word) > len(mark) + 2:
            return [word[: -len(mark)], mark]
        if word.startswith(mark) and len(word) > len(mark) + 2:
            return [word, mark]
    return [word]


def _spaced(text: str) -> str:
    dotted = _UNDERSCORED.sub(r"\1.\2", text)
    return " " + dotted.replace("-", " ").replace("_", " ") + " "


def _without(text: str, size: str) -> str:
    at = text.lower().find(size)
    return text if at < 0 else text[:at] + " " + text[at + len(size) :]


def _plain_version(text: str) -> str:
    parts = text.replace("_", ".").split(".")
    while len(parts) > 1 and parts[-1] == "0":
        parts.pop()
    return ".".join(parts)


def same_line(one: ModelName, other: ModelName) -> bool:
    """Whether two names are of one line of models: same family and version, any size.

    A maker's own name in front ("meta-llama/Meta-Llama-3") says nothing new.
    """
    if not one.words or not other.words or one.version != other.version:
        return False
    few, many = sorted((one, other), key=lambda n: len(n.words))
    extra = many.words[: len(many.words) - len(few.words)]
    return many.words[len(extra) :] == few.words and set(extra) <= set(many.owner)


GLUED = 4
"""Words of so many letters are found inside others ("AmberChat"); shorter only by themselves."""


def says(words: str, name: str) -> bool:
    """Whether some words, in lower case, contain a word of a name: "mpt", and not in "prompt"."""
    if len(name) >= GLUED:
        return name in words
    return name in words and any(m.group(0) == name for m in _LETTERS.finditer(words))
