"""What all formats say alike of whom a licence binds: signs, words and order of the answers."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from howopen.locale import ENGLISH, Tongue, to_say
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
    "yes": Mark("!", to_say("yes"), "yellow"),
    "cannot tell": Mark("?", to_say("cannot tell"), "cyan"),
    "no": Mark("✓", to_say("no"), "green"),
}
"""How an answer is shown: a sign, a word and a colour; what binds first."""
IDLE = Mark("·", to_say("only if {event}: {condition}"), "dim")
"""How a duty is shown that costs nothing until something happens."""
ASKED = to_say("Does this bind you?")
ASKED_IDLE = to_say("Binds you only if something happens")


def bound(
    reading: TermsReading, *, idle: bool = False
) -> list[tuple[StatedCondition, StatedAnswer]]:
    """The conditions with whether they bind: those that do first, those that do not last.

    Those that cost nothing until something happens are given apart, with `idle`.
    """
    pairs = zip(reading.conditions, reading.binding, strict=False)
    own = [pair for pair in pairs if bool(pair[1].only_if) == idle]
    return sorted(own, key=lambda pair: (list(BOUND).index(pair[1].answer), rank(pair[0].type)))


def idle(condition: StatedCondition, answer: StatedAnswer, say: Tongue = ENGLISH) -> str:
    """A duty that costs nothing until something happens, with what that is."""
    told = placed(condition, say)
    return say(IDLE.word).format(event=say(answer.only_if), condition=told)


def placed(condition: StatedCondition, say: Tongue = ENGLISH) -> str:
    """A condition with where it stands."""
    where = place(condition, say)
    return f"{in_words(condition, say)} ({where})" if where else in_words(condition, say)
