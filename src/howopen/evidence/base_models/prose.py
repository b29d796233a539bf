"""The bases that sentences name: "fine-tuned from", "quantised version of", "distilled from"."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from howopen.doors import patterns
from howopen.evidence.base_models.reference import BaseReference, family_license
from howopen.evidence.corpora import corpora_in
from howopen.evidence.links import LinkKind, classify_url
from howopen.evidence.names import read_name
from howopen.evidence.phrases import any_phrase, phrases
from howopen.evidence.text import KEPT_TEXTS, Sentence, Text
from howopen.licenses import find_license
from howopen.model import ReadFrom, Relation

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
_SPECIFIC = {
    Relation.QUANTIZED: "base_models.relations.quantized",
    Relation.ADAPTER: "base_models.relations.adapter",
    Relation.MERGE: "base_models.relations.merge",
}
"""Relations with phrases of their own, which say more than that a model was made from another."""
_TEACHING = ("base_models.relations.distill", "base_models.outputs")
"""Phrases before a model that another one learned from; the latter only where it is trained."""


class _Named(NamedTuple):
    """A model that a sentence names as a base."""

    relation: Relation
    before: str
    """The words of the sentence before the phrase that announces it."""


@lru_cache(maxsize=KEPT_TEXTS)
def read_prose(text: Text) -> tuple[BaseReference, ...]:
    """The bases that a document's prose names, in order; kept because releases share documents."""
    return tuple(r for s in text.sentences for r in _in_sentence(text, s))


def _in_sentence(text: Text, sentence: Sentence) -> list[BaseReference]:
    words = sentence.text
    named: dict[str, _Named] = {}
    if any_phrase(*_SPECIFIC.values(), *_TEACHING).search(words) is not None:
        _teachers(words, named)
        for relation, table in _SPECIFIC.items():
            _announced(words, table, relation, named)
    _announced(words, "base_models.made_from", Relation.FINETUNE, named)
    is_a = _IS_A.search(words)
    if is_a is not None:
        for name in _models_in(is_a.group(1)):
            named.setdefault(name, _Named(Relation.FINETUNE, words[: is_a.start()]))
    return [
        BaseReference(
            name=name,
            relation=each.relation,
            read_from=ReadFrom.SENTENCE,
            path=text.path,
            line=sentence.first_line,
            subject=each.before,
        )
        for name, each in named.items()
    ]


def _announced(words: str, table: str, relation: Relation, named: dict[str, _Named]) -> None:
    """Adds the models that follow a phrase of a table; a more specific phrase named some before."""
    for match in phrases(table).finditer(words):
        around = words[max(0, match.start() - NEAR) : match.end() + NEAR]
        if phrases("base_models.no_base").search(around) is None:
            for name in _models_in(_reach(words, match.end())):
                named.setdefault(name, _Named(relation, words[: match.start()]))


def _teachers(words: str, named: dict[str, _Named]) -> None:
    """Adds the models whose outputs the sentence says that it was trained on."""
    learns = phrases("base_models.learns").search(words) is not None
    made_from = phrases("base_models.made_from")
    tables = _TEACHING if learns else _TEACHING[:1]
    for match in (m for table in tables for m in phrases(table).finditer(words)):
        within = _reach(words, match.end())
        # "distilled from Heron and based on Egret": the base comes after words of its own.
        other = made_from.search(within)
        for name in _models_in(within[: other.start()] if other else within, versioned=True):
            named.setdefault(name, _Named(Relation.DISTILL, words[: match.start()]))


def _reach(words: str, at: int) -> str:
    """The words within `REACH` of a place, the last one whole or left out."""
    within = words[at : at + REACH]
    return within if at + REACH >= len(words) else within.rpartition(" ")[0]


def _models_in(words: str, *, versioned: bool = False) -> list[str]:
    """The models that some words name; for a link to a model repository, its hub id."""
    found = []
    for match in _LINK.finditer(words):
        kind, target = classify_url(match.group(2))
        found.append(target if kind is LinkKind.HUB_MODEL else match.group(1).replace("/", " "))
    plain = _LINK.sub(" ", words)
    found += [match.group(0) for match in _NAME.finditer(plain)]
    stripped = (name.strip(" .*_`-") for name in found)
    return [name for name in stripped if _reads_as_model(name, versioned=versioned)]


def _reads_as_model(name: str, *, versioned: bool) -> bool:
    """Whether a name is a model's: a hub id, a family with a size, or one that a licence names.

    A version alone makes no model: software, hardware and licences have versions too. Where the
    words before speak of outputs, a name that ends in its version is one ("Egret-4").
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
    sized = parts.size or (versioned and parts.version and "-" in name)
    return bool(sized) and find_license(name) is None
