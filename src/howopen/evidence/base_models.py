"""Which models a text says that a model was made from.

Read from front matter (`base_model`, Hugging Face Hub documentation, "Model Cards": "Specifying
a base model"), adapter configs (`base_model_name_or_path`, PEFT), and prose.
"""

from __future__ import annotations

from enum import StrEnum
from functools import lru_cache

import msgspec

from howopen.doors import patterns
from howopen.evidence.corpora import corpora_in
from howopen.evidence.front_matter import line_of
from howopen.evidence.links import LinkKind, classify_url
from howopen.evidence.names import read_name
from howopen.evidence.phrases import phrases
from howopen.evidence.text import Sentence, Text
from howopen.licenses import License, find_license, license_of_family
from howopen.model import Document, Record


class Relation(StrEnum):
    """How a model came from its base; the hub's `base_model_relation` values and `unknown`."""

    FINETUNE = "finetune"
    ADAPTER = "adapter"
    QUANTIZED = "quantized"
    MERGE = "merge"
    UNKNOWN = "unknown"


class BaseReference(Record, frozen=True, kw_only=True):
    """A model that is named as the base."""

    name: str
    """As written; a hub id where one was given."""
    relation: Relation
    path: str
    line: int
    source: str = ""
    """Id of the source whose document names it."""
    subject: str = ""
    """The words of the sentence before it, which say whose base it is; empty when declared."""
    declared: bool
    """True for front matter and adapter configs, False for prose."""

    @property
    def hub_id(self) -> str | None:
        """The hub id, when the name is one."""
        return self.name if self.name.count("/") == 1 and " " not in self.name else None


_IS_A = patterns.compile(
    r"\bis an?\s+(.{2,120}?)\s+(?:models?\s+)?(?:that (?:was|is) )?(?:fine-?\s?tuned|trained)",
    ignore_case=True,
)
_LINK = patterns.compile(r"\[([^\]]{2,80})\]\(([^)\s]{4,200})\)?")
_NAME = patterns.compile(
    r"[A-Za-z][A-Za-z]*[A-Za-z0-9.]*(?:[ _-]v?\d+(?:[.x]\d+)*[BbMm]?\b|[-_][A-Za-z0-9.]+)*"
)
REACH = 90
"""A base is named within so many characters of the words that announce it."""
NEAR = 30
"""Words that make it no base ("code based on") stand within so many characters."""
_NO_MODEL = frozenset(
    {
        *("and", "over", "than", "the", "with", "for", "about", "around", "only", "our", "nearly"),
        *("license", "licence", "agreement", "tokens", "parameters"),
    }
)
"""Words that no model's name has."""
MIN_FAMILY = 3
"""Shorter words before a size are units and articles, not families."""
_RELATIONS = {r.value: r for r in Relation}


def read_base_references(texts: tuple[Text, ...]) -> tuple[BaseReference, ...]:
    """The bases that the texts of one source name, declared ones first, each once."""
    found = [r for t in texts for r in _declared(t)]
    found += [r for t in texts for r in _in_text(t)]
    return _once(found)


@lru_cache(maxsize=2048)
def _in_text(text: Text) -> tuple[BaseReference, ...]:
    """The bases that a document's prose names; kept because releases share documents."""
    return tuple(r for s in text.sentences for r in _in_prose(text, s))


def read_adapter_config(document: Document) -> tuple[BaseReference, ...]:
    """The base named by a PEFT `adapter_config.json`; nothing when it cannot be read."""
    try:
        config = msgspec.json.decode(document.text, type=dict[str, msgspec.Raw])
        name = msgspec.json.decode(config.get("base_model_name_or_path", b"null"))
    except (msgspec.DecodeError, RecursionError):
        return ()
    if not isinstance(name, str) or not name:
        return ()
    key = next((i for i, t in enumerate(document.text.split("\n"), 1) if "base_model_name" in t), 1)
    return (
        BaseReference(
            name=name, relation=Relation.ADAPTER, path=document.path, line=key, declared=True
        ),
    )


def _declared(text: Text) -> list[BaseReference]:
    head = text.front_matter
    if head is None:
        return []
    relation = _RELATIONS.get(head.first("base_model_relation"), Relation.UNKNOWN)
    names = head.values.get("base_model", ())
    line = head.lines.get("base_model", 1)
    return [
        BaseReference(
            name=n,
            relation=relation,
            path=text.path,
            line=line_of(text.lines, line, n),
            declared=True,
        )
        for n in names
    ]


def _in_prose(text: Text, sentence: Sentence) -> list[BaseReference]:
    words = sentence.text
    named: dict[str, str] = {}
    for match in phrases("base_models.made_from").finditer(words):
        around = words[max(0, match.start() - NEAR) : match.end() + NEAR]
        if phrases("base_models.no_base").search(around) is None:
            for name in _models_in(_reach(words, match.end())):
                named.setdefault(name, words[: match.start()])
    is_a = _IS_A.search(words)
    if is_a is not None:
        for name in _models_in(is_a.group(1)):
            named.setdefault(name, words[: is_a.start()])
    return [
        BaseReference(
            name=name,
            relation=Relation.FINETUNE,
            path=text.path,
            line=sentence.first_line,
            subject=before,
            declared=False,
        )
        for name, before in named.items()
    ]


def _reach(words: str, at: int) -> str:
    """The words within `REACH` of a place, the last one whole or left out."""
    within = words[at : at + REACH]
    return within if at + REACH >= len(words) else within.rpartition(" ")[0]


def _models_in(words: str) -> list[str]:
    """The models that some words name; for a link to a model repository, its hub id."""
    found = []
    for match in _LINK.finditer(words):
        kind, target = classify_url(match.group(2))
        found.append(target if kind is LinkKind.HUB_MODEL else match.group(1).replace("/", " "))
    plain = _LINK.sub(" ", words)
    found += [match.group(0) for match in _NAME.finditer(plain)]
    return [name for name in (n.strip(" .*_`-") for n in found) if _reads_as_model(name)]


def _reads_as_model(name: str) -> bool:
    """Whether a name is a model's: a hub id, a family with a size, or one that a licence names.

    A version alone makes no model: software, hardware and licences have versions too.
    """
    if corpora_in(name):
        return False
    parts = read_name(name)
    if len(parts.family) < MIN_FAMILY or any(w in _NO_MODEL for w in parts.words):
        return False
    if " " in name and not name[0].isupper():
        return False
    if "/" in name or family_license(name) is not None:
        return True
    return bool(parts.size) and find_license(name) is None


def family_license(name: str) -> License | None:
    """The licence known for a model family; a bare family name means its first generation."""
    return license_of_family(name) or license_of_family(f"{name} 7B")


def _once(references: list[BaseReference]) -> tuple[BaseReference, ...]:
    seen: dict[str, BaseReference] = {}
    for reference in references:
        seen.setdefault(reference.name.rsplit("/", 1)[-1].lower(), reference)
    return tuple(seen.values())
