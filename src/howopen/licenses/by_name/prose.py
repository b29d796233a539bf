"""Statements about licences in running text: "the weights are released under Apache 2.0".

A name counts only where the words around it say that something is under that licence. What a
sentence says of another project's licence, or denies, is left out.
"""

from __future__ import annotations

import msgspec

from howopen.doors import patterns
from howopen.licenses.by_name.components import Component, components_of
from howopen.licenses.by_name.context import (
    LEAD,
    is_left_out,
    is_meant,
    is_narrowed,
    leads_to_a_name,
)
from howopen.licenses.by_name.keys import FILLERS, Token, key_of, tokens_of
from howopen.licenses.by_name.table import Table, find_license, table
from howopen.licenses.terms import License

MAX_TEXT = 1_000_000
"""Characters that are read of one text."""
_MAX_SENTENCE = 3000
_MAX_NAME_TOKENS = 16


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


_TRIGGER = patterns.compile(
    r"licen[cs]|\bunder\b|creativecommons\.org|许可|授权|协议|采用|遵循|ライセンス|の[下も]|라이[선센]스"
    r"|\b(?:code|weights?|models?|checkpoints?|data|datasets?|project|software|repository)"
    r" (?:is|are)[ *_`\[]+(?:[al]?gpl|apache|bsd|cc|mit|mpl)\b",
    ignore_case=True,
)
_BREAK = patterns.compile(
    r"(?m)\n[ \t]*\n|\n[ \t]*(?:[-*+]|\d+[.)]|#+|\|)[ \t]|^#+.*$|[.!?;][\])\"'*_]*(?:\s|$)"
    r"|[\x{3002}\x{ff1b}]|\|"
)
_LINKS = patterns.compile(
    r"^[\s,/&()*_`\[\]]*(?:(?:and|or)(?: the)?)?[\s,/&(*_`\[]*$", ignore_case=True
)
_ADDRESS = patterns.compile(r"https?://[^\s<>()\"']{5,200}")
_LABEL = patterns.compile(r"licen[cs]|terms|agreement|\bunder|\bhere\b|\bCC\b", ignore_case=True)


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
        lead = body[max(0, begin - LEAD) : begin]
        found += _in_sentence(body[begin:end], line, known, lead)
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


def _in_sentence(sentence: str, line: int, known: Table, lead: str) -> list[ProseMatch]:
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
        if not (chained or is_meant(sentence, start, end, known)):
            continue
        before = sentence[last_end:start]
        if is_left_out(sentence, start, end, lead):
            last_end = end
            continue
        if chained and previous and "(" in sentence[previous[0] : start]:
            # "the Creative Commons license (CC BY 4.0)": the name in parentheses is the exact one.
            del found[-len(previous[1]) :]
        components = previous[1] if chained and previous else components_of(sentence, before, end)
        variant = is_narrowed(sentence[end:]) and only.osi_approved
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
    return found or _by_address(sentence, line, lead)


def _by_address(sentence: str, line: int, lead: str) -> list[ProseMatch]:
    """Licences that a sentence names only by a link: "under [this licence](https://...)"."""
    for match in _ADDRESS.finditer(sentence):
        before = sentence[: match.start()]
        only = find_license(match.group().rstrip(".,;"))
        if only is None or not leads_to_a_name(before):
            continue
        label = before[before.rfind("[") :] if before.endswith("](") else before[-60:]
        if not _LABEL.search(label):
            continue
        if is_left_out(sentence, match.start(), match.end(), lead):
            continue
        return [
            ProseMatch(
                license=only,
                component=component,
                line=line + before.count("\n"),
                words=match.group(),
            )
            for component in components_of(sentence, before, match.end())
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
    return start == 0 or not (_in_word(sentence[start - 1]) or sentence[start - 1] in "-_./@")


def _in_word(character: str) -> bool:
    """Whether a character joins a name to a word: Chinese, Japanese and Korean ones do not."""
    return character < "\u2e80" and character.isalnum()


def _ends(sentence: str, end: int) -> bool:
    """Whether a name may end here: "MIT-style" and "Llama 3.1-8B" are no licences."""
    tail = sentence[end : end + 14].lower()
    if not tail:
        return True
    if tail[0] in "-_/+" and tail[1:2].isalnum():
        return tail[1:].startswith("licen") or (tail[0] == "/" and tail[1].isalpha())
    return not (_in_word(tail[0]) or tail.startswith((" style", " like", " compatible", "@")))
