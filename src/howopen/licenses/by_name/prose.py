"""Statements about licences in running text: "the weights are released under Apache 2.0".

A name counts only where the words around it say that something is under that licence. What a
sentence says of another project's licence, or denies, is left out.
"""

from __future__ import annotations

from enum import StrEnum

import msgspec

from howopen.doors import patterns
from howopen.licenses.by_name.keys import FILLERS, LICENSE_WORDS, Token, key_of, tokens_of
from howopen.licenses.by_name.table import Table, find_license, table
from howopen.licenses.terms import License

MAX_TEXT = 1_000_000
"""Characters that are read of one text."""
_MAX_SENTENCE = 3000
_MAX_NAME_TOKENS = 16


class Component(StrEnum):
    """What part of a release a statement is about."""

    CODE = "code"
    WEIGHTS = "weights"
    DATA = "data"
    DOCUMENTS = "documents"
    UNKNOWN = "unknown"


class ProseMatch(msgspec.Struct, frozen=True, kw_only=True):
    """One licence said to cover one component."""

    license: License
    component: Component
    line: int
    """Line on which the licence's name begins, counted from 1."""
    words: str
    """The name as it is written."""
    variant: bool = False
    """True when the sentence narrows it ("Apache 2.0, for research only")."""


_TRIGGER = patterns.compile(r"licen[cs]|\bunder\b|creativecommons\.org", ignore_case=True)
_BREAK = patterns.compile(
    r"(?m)\n[ \t]*\n|\n[ \t]*(?:[-*+]|\d+[.)]|#+|\|)[ \t]|^#+.*$|[.!?;][\])\"'*_]*(?:\s|$)"
    r"|[\x{3002}\x{ff1b}]|\|"
)
_CLAUSE = patterns.compile(r",?\s+(?:while|whereas|but|although)\s|[;:]\s|,\s", ignore_case=True)
_ADDRESS = patterns.compile(r"https?://[^\s<>()\"']{5,200}")
_LABEL = patterns.compile(r"licen[cs]|terms|agreement|\bunder|\bhere\b|\bCC\b", ignore_case=True)
_NOT_WORDS = patterns.compile(r"https?://\S+|\]\([^()\s]*\)|<[^<>]*>")
_BEFORE = patterns.compile(
    r"(?:\bunder|\blicen[cs]\w*|\bterms of|\bvia|\bwith)\b[^.;]{0,60}$", ignore_case=True
)
_STRICT_BEFORE = patterns.compile(
    r"(?:\blicen[cs]ed? under(?: the)?|\blicen[cs]e\s*(?:is|:)?)[\s\[\]*_`:\"'(]*$",
    ignore_case=True,
)
_AFTER = patterns.compile(r"^[\s\])*_`\"']{0,4}-?(?:open[- ]source )?licen[cs]", ignore_case=True)
_LINKS = patterns.compile(
    r"^[\s,/&()*_`\[\]]*(?:(?:and|or)(?: the)?)?[\s,/&(*_`\[]*$", ignore_case=True
)
_DENIED = patterns.compile(
    r"\b(?:not|never|no longer|isn't|aren't|n't|unlike|instead of|rather than|previously|formerly"
    r"|compatible with|"
    r"similar to|except|modified|custom|variant of|inspired by|changed? from)\b[^.;]{0,40}$",
    ignore_case=True,
)
_OTHERS = patterns.compile(
    r"\b(?:based (?:on|off|upon)|built (?:on|upon)|derived from|adapted from|borrow\w* from"
    r"|taken from|copied from|"
    r"forked from|code (?:from|written by)|developed by|(?:which|that) (?:is|are|was"
    r"|were) (?:\w+ )?licen[cs]ed|originally "
    r"(?:licen[cs]ed|released)|third[- ]party|dependenc\w+|portions? of|parts? of"
    r"|includes? (?:\w+ ){0,4}from|also contains)\b",
    ignore_case=True,
)
_NARROWED = patterns.compile(
    r"^[^.;]{0,60}\b(?:for (?:academic |non-?commercial |scientific )?research(?: purposes"
    r"| use)? only|research "
    r"(?:purposes|use)? ?only|non-?commercial (?:use|purposes) only|with (?:the following "
    r"|an? )?(?:additional|addendum|"
    r"modification|restriction|exception)\w*)",
    ignore_case=True,
)
_COMPONENT = patterns.compile(
    r"(?P<code>\b(?:(?:source|model|training|inference|evaluation)[- ])?(?:code|codebase"
    r"|code ?base|scripts?)\b|\bsource files\b|"
    r"\b(?:this|the|our) (?:repository|repo|library|package|project|software|framework|toolkit"
    r"|codebase)\b)"
    r"|(?P<documents>\b(?:model card|documentation|docs|paper|technical report|article|website"
    r"|text of this)\b)"
    r"|(?P<data>\b(?:(?:training|model|instruction|evaluation) )?(?:data|datasets?|corpus|corpora"
    r"|annotations|benchmark)\b)"
    r"|(?P<weights>\b(?:weights?|weight diff|checkpoints?|parameters|deltas?|models?)\b)",
    ignore_case=True,
)
_MODEL_LICENSE = patterns.compile(r"^[\s_-]*licen[cs]", ignore_case=True)


def licenses_in_prose(text: str) -> tuple[ProseMatch, ...]:
    """The licences that a README-like text says something is under, in order of place.

    One match for each licence and component: "code and weights are under MIT" gives two. The
    front matter of a card is skipped (it is read as data elsewhere). Never raises.
    """
    text = text[:MAX_TEXT]
    known = table()
    found: list[ProseMatch] = []
    start = _after_front_matter(text)
    body = text[start:]
    line = text.count("\n", 0, start) + 1
    at = 0
    for begin, end in _sentences(body):
        line += body.count("\n", at, begin)
        at = begin
        found += _in_sentence(body[begin:end], line, known)
    return _distinct(found)


def _distinct(found: list[ProseMatch]) -> tuple[ProseMatch, ...]:
    return tuple({(m.license.id, m.component, m.line): m for m in found}.values())


def _after_front_matter(text: str) -> int:
    if not text.startswith("---"):
        return 0
    end = text.find("\n---", 3)
    return end + 4 if end > 0 else 0


def _sentences(text: str) -> list[tuple[int, int]]:
    """Places of the sentences that may speak of a licence."""
    ends: list[int] = []
    found: list[tuple[int, int]] = []
    triggers = [match.start() for match in _TRIGGER.finditer(text)]
    if not triggers:
        return found
    ends = [match.end() for match in _BREAK.finditer(text)]
    ends.append(len(text))
    begin, position = 0, 0
    for end in ends:
        while position < len(triggers) and triggers[position] < begin:
            position += 1
        if position < len(triggers) and triggers[position] < end:
            found.append((begin, min(end, begin + _MAX_SENTENCE)))
        begin = end
    return found


def _in_sentence(sentence: str, line: int, known: Table) -> list[ProseMatch]:
    tokens = tokens_of(sentence)
    found: list[ProseMatch] = []
    index, last_end = 0, 0
    previous: tuple[int, tuple[Component, ...]] | None = None
    while index < len(tokens):
        mention = _mention_at(tokens, index, sentence, known)
        if mention is None:
            index += 1
            continue
        only, count = mention
        start, end = tokens[index].start, tokens[index + count - 1].end
        index += count
        chained = previous is not None and _LINKS.search(sentence[previous[0] : start])
        if not (chained or _in_context(sentence, start, end, known)):
            continue
        before = sentence[last_end:start]
        if _DENIED.search(sentence[:start]) or _OTHERS.search(sentence[:start]):
            last_end = end
            continue
        if chained and previous and "(" in sentence[previous[0] : start]:
            # "the Creative Commons license (CC BY 4.0)": the name in parentheses is the exact one.
            del found[-len(previous[1]) :]
        components = previous[1] if chained and previous else _components(sentence, before, end)
        variant = bool(_NARROWED.search(sentence[end:])) and only.osi_approved
        found += [
            ProseMatch(
                license=only,
                component=component,
                line=line + sentence.count("\n", 0, start),
                words=" ".join(sentence[start:end].split()),
                variant=variant,
            )
            for component in components
        ]
        previous, last_end = (end, components), end
    return found or _by_address(sentence, line)


def _by_address(sentence: str, line: int) -> list[ProseMatch]:
    """Licences that a sentence names only by a link: "under [this licence](https://...)"."""
    for match in _ADDRESS.finditer(sentence):
        before = sentence[: match.start()]
        only = find_license(match.group().rstrip(".,;"))
        if only is None or not _BEFORE.search(before):
            continue
        label = before[before.rfind("[") :] if before.endswith("](") else before[-60:]
        if not _LABEL.search(label):
            continue
        if _DENIED.search(before) or _OTHERS.search(before):
            continue
        return [
            ProseMatch(
                license=only,
                component=component,
                line=line + before.count("\n"),
                words=match.group(),
            )
            for component in _components(sentence, before, match.end())
        ]
    return []


def _mention_at(
    tokens: list[Token], index: int, sentence: str, known: Table
) -> tuple[License, int] | None:
    """The licence whose name begins at a token, and of how many tokens it is: the longest."""
    if tokens[index].text not in known.first_words or not _starts(tokens, index, sentence):
        return None
    words: list[str] = []
    best: tuple[License, int] | None = None
    for count, token in enumerate(tokens[index : index + _MAX_NAME_TOKENS], start=1):
        words.append(token.text)
        if token.text in FILLERS and not _near(tokens, index + count - 1, sentence):
            continue
        license_id = known.by_name.get(key_of(words))
        if license_id:
            best = known.licenses[license_id], count
    if best is None:
        return None
    end = tokens[index + best[1] - 1].end
    return best if _ends(sentence, end) else None


def _near(tokens: list[Token], index: int, sentence: str) -> bool:
    """Whether only a space, hyphen or comma stands before a token."""
    between = sentence[tokens[index - 1].end : tokens[index].start]
    return not between.strip(" ,-_*\n")


def _starts(tokens: list[Token], index: int, sentence: str) -> bool:
    """Whether a name may begin here: not inside a word or a path."""
    start = tokens[index].start
    return start == 0 or not (sentence[start - 1].isalnum() or sentence[start - 1] in "-_./@")


def _ends(sentence: str, end: int) -> bool:
    """Whether a name may end here: "MIT-style" and "Llama 3.1-8B" are no licences."""
    tail = sentence[end : end + 14].lower()
    if not tail:
        return True
    if tail[0] in "-_/+" and tail[1:2].isalnum():
        return tail[1:].startswith("licen") or (tail[0] == "/" and tail[1].isalpha())
    return not (tail[0].isalnum() or tail.startswith((" style", " like", " compatible", "@")))


def _in_context(sentence: str, start: int, end: int, known: Table) -> bool:
    """Whether the words around a name say that it is meant as a licence."""
    name = sentence[start:end]
    tokens = [token.text for token in tokens_of(name)]
    if any(word in LICENSE_WORDS for word in tokens):
        return True
    if _AFTER.search(sentence[end : end + 40]):
        return True
    before = sentence[max(0, start - 120) : start]
    key = key_of(tokens)
    if key in known.model_words:
        named = any(word in _LICENSE_NAMES for word in tokens)
        return bool((_BEFORE if named else _STRICT_BEFORE).search(before))
    if key.isalpha() and key not in known.plain_words:
        return False
    plain_word = name.isalpha() and not name.isupper()
    return bool((_STRICT_BEFORE if plain_word else _BEFORE).search(before))


_LICENSE_NAMES = LICENSE_WORDS | {"rail", "openrail", "openmdw", "terms", "policy", "community"}
"""Words that tell the name of a model's licence from the name of the model."""


def _components(sentence: str, before: str, end: int) -> tuple[Component, ...]:
    """What the sentence says is under the licence: named before it, else after it."""
    before = _NOT_WORDS.sub(" ", before)
    clause = before
    for match in _CLAUSE.finditer(before):
        if _named(before[match.start() :]):
            clause = before[match.start() :]
    named = (
        _named(clause) or _named(before) or _named(_NOT_WORDS.sub(" ", sentence[end : end + 80]))
    )
    return named or (Component.UNKNOWN,)


def _named(words: str) -> tuple[Component, ...]:
    found: dict[Component, None] = {}
    for match in _COMPONENT.finditer(words):
        kind = next(name for name, value in match.groupdict().items() if value)
        word = match.group().lower()
        tail = words[match.end() :]
        if word in {"model", "models"} and (
            _MODEL_LICENSE.search(tail) and not tail.rstrip().endswith(":")
        ):
            continue
        found[Component(kind)] = None
    return tuple(sorted(found, key=list(Component).index))
