"""Sentences that put a model's weights under terms of their own, which no table names.

"The code is under Apache-2.0; use of the weights is subject to the Model License Agreement
(MODEL_LICENSE.pdf)", "the weights are open for academic research; apply for a commercial licence".
"""

from __future__ import annotations

from typing import NamedTuple

from howopen.doors import patterns
from howopen.licenses.by_name.table import find_license

MAX_TEXT = 200_000
"""Characters that are read of one text."""
ON_APPLICATION = "A commercial licence on application"
"""The name of terms that are not named where one has to apply for them."""
_MAX_NAME = 100
_PARAGRAPHS = patterns.compile(r"\n[ \t]*\n")
_SENTENCES = patterns.compile(r"[.!?]\s|[\x{3002}\x{ff0c}]|\n[ \t]*[-*+] ")
_WEIGHTS = patterns.compile(
    r"\b(?:weights?|checkpoints?|models?|parameters)\b|权重|模型|モデル", ignore_case=True
)
_LINKED = patterns.compile(
    r"(?:\b(?:subject to|governed by|under|adhere to|comply with|conform to|follow|abide by"
    r"|accept)\b|遵循|遵守|受)[^\[]*"
    r"\[(?P<name>[^\]]*(?:licen[cs]e|agreement|许可|协议)[^\]]*)\]\((?P<path>[^()\s]+)\)",
    ignore_case=True,
)
_NAMED = patterns.compile(
    r"\b(?:subject to|governed by|under|adhere to|comply with)\b[^.;]*"
    r"\b(?P<name>Model (?:Community )?Licen[cs]e(?: Agreement)?)\b"
)
_OF_MODELS = patterns.compile(r"model|weight|community|agreement|模型|权重|社区", ignore_case=True)
_APPLY = patterns.compile(
    r"\b(?:apply for|request|obtain)\b[^.;]*\bcommercial (?:use )?licen[cs]e"
    r"|申请[^\x{3002}]*(?:商用|商业)[^\x{3002}]*(?:授权|许可)",
    ignore_case=True,
)
_FOR_RESEARCH = patterns.compile(
    r"\b(?:open|free|available|released)\b[^.;]*\bresearch|学术研究", ignore_case=True
)


class OwnTerms(NamedTuple):
    """One statement that the weights are under terms of their own."""

    name: str
    """As written, or `ON_APPLICATION`."""
    line: int
    """Counted from 1."""
    path: str = ""
    """The file or address that the name leads to; empty for none."""


def own_terms_of_weights(text: str) -> tuple[OwnTerms, ...]:
    """Such statements of a README-like text, the first of each paragraph, in order of place."""
    text = text[:MAX_TEXT]
    found: list[OwnTerms] = []
    begin, line = 0, 1
    for end in [*(match.end() for match in _PARAGRAPHS.finditer(text)), len(text)]:
        paragraph = text[begin:end]
        stated = _stated(paragraph) if _WEIGHTS.search(paragraph) else None
        if stated is not None:
            name, path, at = stated
            found.append(OwnTerms(name, line + paragraph.count("\n", 0, at), path))
        line += paragraph.count("\n")
        begin = end
    return tuple(found)


def _stated(paragraph: str) -> tuple[str, str, int] | None:
    """Name, link and place of the first statement of a paragraph."""
    begin = 0
    for end in [*(match.end() for match in _SENTENCES.finditer(paragraph)), len(paragraph)]:
        weights = _WEIGHTS.search(paragraph[begin:end])
        agreement = _agreement(paragraph[begin + weights.end() : end]) if weights else None
        if weights and agreement:
            name, path, place = agreement
            return name, path, begin + weights.end() + place
        begin = end
    apply = _APPLY.search(paragraph)
    if apply and _FOR_RESEARCH.search(paragraph):
        return ON_APPLICATION, "", apply.start()
    return None


def _agreement(words: str) -> tuple[str, str, int] | None:
    """Name, link and place of an agreement for models that is no licence we know."""
    linked = _LINKED.search(words)
    if linked is not None:
        name, path = " ".join(linked.group("name").split()), linked.group("path")
        known = find_license(name) or find_license(path)
        short = len(name) <= _MAX_NAME
        if short and known is None and _OF_MODELS.search(f"{name} {path.rpartition('/')[2]}"):
            return name.removeprefix("the ").strip("*_`《》 "), path, linked.start(1)
    named = _NAMED.search(words)
    return (named.group("name"), "", named.start(1)) if named is not None else None
