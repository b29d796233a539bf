"""What all formats say alike of whom a licence binds: signs, words and order of the answers."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from howopen.reports.condition_words import in_words
from howopen.reports.license_words import place, rank

if TYPE_CHECKING:
    from howopen.license_pipeline import StatedAnswer, StatedCondition, TermsReading


class Mark(NamedTuple):
    """How an answer is shown."""

    sign: str
    word: str
    style: str


BOUND = {
    "yes": Mark("!", "yes", "yellow"),
    "cannot tell": Mark("?", "cannot tell", "cyan"),
    "no": Mark("✓", "no", "green"),
}
"""How an answer is shown: a sign, a word and a colour; what binds first."""
IDLE = Mark("·", "only if", "dim")
"""How a duty is shown that costs nothing until something happens."""
ASKED = "Does this bind you?"
ASKED_IDLE = "Binds you only if something happens"


def bound(
    reading: TermsReading, *, idle: bool = False
) -> list[tuple[StatedCondition, StatedAnswer]]:
    """The conditions with whether they bind: those that do first, those that do not last.

    Those that cost nothing until something happens are given apart, with `idle`.
    """
    pairs = zip(reading.conditions, reading.binding, strict=False)
    own = [pair for pair in pairs if bool(pair[1].only_if) == idle]
    return sorted(own, key=lambda pair: (list(BOUND).index(pair[1].answer), rank(pair[0].type)))


def idle(condition: StatedCondition, answer: StatedAnswer) -> str:
    """A duty that costs nothing until something happens, with what that is."""
    where = f" ({place(condition)})" if place(condition) else ""
    return f"{IDLE.word} {answer.only_if}: {in_words(condition)}{where}"
