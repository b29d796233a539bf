r"""Conditions that fixed phrases tell: the first clause that has one of them.

yield from first_phrase(text, Phrases(("sublicens",), r"\bnon-?sublicens"))
"""

from __future__ import annotations

from collections.abc import Iterator

from howopen.doors import patterns
from howopen.licenses.conditions.duty import is_duty
from howopen.licenses.conditions.found import Found, Value
from howopen.licenses.text import LegalText


class Phrases:
    """Words that a clause must have (cheap to look for) and the patterns that decide."""

    __slots__ = ("also", "duty", "expression", "triggers", "unless")

    def __init__(
        self,
        triggers: tuple[str, ...],
        *parts: str,
        also: tuple[str, ...] = ("",),
        duty: bool = False,
        unless: str = "",
    ) -> None:
        self.triggers = triggers
        self.also = also
        """Words of which the clause must have one too."""
        self.expression = "|".join(parts)
        self.duty = duty
        """Whether a request or a permission with the same words is to be passed over."""
        self.unless = unless
        """A clause in which this matches says something else."""


def first_phrase(text: LegalText, phrases: Phrases, value: Value | None = None) -> Iterator[Found]:
    """The first place that one of the patterns matches, quoted from there to the clause's end."""
    for clause in text.clauses_with(phrases.triggers):
        plain = clause.plain
        if not any(word in plain for word in phrases.also):
            continue
        for match in patterns.compile(phrases.expression).finditer(plain):
            if phrases.duty and not is_duty(clause, match.end()):
                continue
            if phrases.unless and patterns.compile(phrases.unless).search(plain):
                break
            yield Found(clause.start + match.start(), clause.end, dict(value or {}))
            return
