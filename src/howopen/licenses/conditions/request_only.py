"""Something is asked that binds nobody: `{"what": ...}`, in the text's own words.

The opposite of a condition, kept so that a reader sees it was not overlooked.
"""

from __future__ import annotations

from collections.abc import Iterator

from howopen.doors import patterns
from howopen.licenses.conditions.found import Found
from howopen.licenses.text import LegalText

MOST_WORDS = 15
"""Words of what is asked that the value gives."""
_TRIGGERS = (
    " ask",
    "request that",
    "we kindly",
    "would appreciate",
    "please cite",
    "请引用",
    "恳请",
)
_ASKED = patterns.compile(
    r"\bwe\s+(?:(?:only|also|kindly|simply|just|do|would)\s+){0,3}(?:ask|request|appreciate)\s+"
    r"(?:it\s+)?(?:that\s+|if\s+)?(?:you|users|everyone|licensees?)\s+(?:to\s+|please\s+|would\s+)?"
    r"([^.;:]{4,160})"
    r"|\b(?:you|users|licensees?)\s+(?:are|is)\s+(?:\w+\s+)?(?:asked|requested)\s+to\s+([^.;:]{4,160})"
    r"|\bplease\s+(cite\s[^.;:]{4,80})|(?:我们)?恳请您?([^。;,]{2,40})|(?:请(引用[^。;,]{2,30}))"
)
_READING = ("read", "review", "check", "promptly", "be aware")


def find(text: LegalText) -> Iterator[Found]:
    """Each thing that the text asks, in order."""
    for clause in text.clauses_with(_TRIGGERS):
        for match in _ASKED.finditer(clause.plain):
            group = next(number for number, words in enumerate(match.groups(), 1) if words)
            asked = text.words[clause.start + match.start(group) : clause.start + match.end(group)]
            what = " ".join(asked.split()[:MOST_WORDS]).rstrip(" ,.")
            if not asked.lower().startswith(_READING):
                yield Found(clause.start + match.start(), clause.end, {"what": what})
