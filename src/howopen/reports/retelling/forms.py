"""All forms in which kept sentences are said, by what they are said of."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from howopen.doors import patterns
from howopen.licenses import CONDITION_TYPES
from howopen.locale import within
from howopen.reports.retelling.notes_on_code import CODE
from howopen.reports.retelling.notes_on_data import AFTER, TRAINING_DATA
from howopen.reports.retelling.notes_on_documents import DOCUMENTS
from howopen.reports.retelling.notes_on_terms import TERMS
from howopen.reports.retelling.notes_on_weights import WEIGHTS
from howopen.reports.retelling.places import LIMIT, SHOWS, UNSEEN
from howopen.reports.retelling.words_within import WORDS

NOTE: Final = "note"
FOLLOWING: Final = "after"
NUMBER: Final = "number"
"""Placeholder for a whole number, whose thousands stand apart."""
TYPES: Final = tuple(each.replace("_", " ") for each in CONDITION_TYPES)
MORE: Final = "{shown} and {n} more"
"""How a list that is cut ends."""
SENTENCES: Final[dict[str, tuple[str, ...]]] = {
    NOTE: (*WEIGHTS, *TERMS, *TRAINING_DATA, *CODE, *DOCUMENTS, *AFTER),
    FOLLOWING: AFTER,
    "shows": SHOWS,
    "limit": (*LIMIT, *TYPES),
    "unseen": UNSEEN,
}
GROUPS: Final = SENTENCES | WORDS
HOLDS: Final = {name: name for name in GROUPS} | {
    "limits": "limit",
    "freedom": "freedoms",
    "missing_usage": "usage",
    "other_relation": "relation",
    **dict.fromkeys(("parameters", "tokens", "fewest", "largest"), "count"),
}
"""Placeholder -> the group of the words of ours that it holds; any other holds a name."""
VALUES: Final = {
    "access-price": "price",
    "attribution": "limit",
    "base-weights": "held",
    "code-documented": "parts",
    "copyright-policy": "rights",
    "data-card": "datasheets",
    "data-gated": "stages_of_data",
    "data-information": "topic_of_stage",
    "effective-terms": "term",
    "general-purpose": "kinds",
    "inherited-terms": "limit",
    "license-conditions": "limit",
    "license-freedoms": "limited_freedom",
    "model-card": "topics",
    "model-metadata": "of_the_run",
    "personal-data-at-gate": "asked",
    "supporting-tools": "tools",
    "technical-report": "report",
    "training-compute": "compute",
    "training-content-summary": "items",
    "usage-documented": "usage",
    "weights-downloadable": "held",
}
"""Question -> the group of its finding's values, where they are not just names and paths."""
PLACEHOLDER: Final = patterns.compile(r"\{(\w+)\}")


class Message(NamedTuple):
    """A form as a message of the catalogues."""

    words: str
    group: str
    """Of words within sentences, whose English may mean several things; else empty."""

    @property
    def key(self) -> str:
        """What the catalogue knows it by."""
        return within(self.group, self.words) if self.group else self.words


def messages() -> Iterator[Message]:
    """Every form, as a message; some come more than once."""
    for group, forms in GROUPS.items():
        yield from (message(form, group) for form in forms if has_words(form))
    yield Message(MORE, "")


def message(form: str, group: str) -> Message:
    """The message that a form of a group is."""
    return Message(form, group if group in WORDS else "")


def has_words(form: str) -> bool:
    """Whether a form has anything of its own that a language says otherwise."""
    rest = PLACEHOLDER.sub("", form)
    return ":" in rest or any(map(str.isalpha, rest))
