"""Whether a release's own documents present it as a model tuned to follow instructions."""

from __future__ import annotations

from howopen.evidence.names import ModelName, read_name
from howopen.evidence.phrases import phrases
from howopen.evidence.text import Text

OPENING_SENTENCES = 15
"""A document says in its first sentences whether its model follows instructions."""
OPENING_DOCUMENTS = ("readme", "model_card", "page")


def presents_as_tuned(texts: list[Text], names: tuple[ModelName, ...]) -> bool:
    """Whether the first sentences of a card or README present the model as tuned.

    A release that calls itself a base is none, whatever its card says of its siblings.
    """
    if any(name.base for name in names):
        return False
    opening = (
        sentence.text
        for text in texts
        if text.path.rpartition("/")[2].lower().startswith(OPENING_DOCUMENTS)
        for sentence in text.sentences[:OPENING_SENTENCES]
    )
    return any(
        phrases("tuned.says").search(words) is not None
        and phrases("tuned.not_itself").search(words) is None
        and not _names_a_tuned_variant(words, names)
        for words in opening
    )


def _names_a_tuned_variant(words: str, names: tuple[ModelName, ...]) -> bool:
    """Whether the sentence speaks of a tuned model beside the release ("Alpha-7B-Chat is ...")."""
    named = (read_name(word.strip("*_`()[],.:")) for word in words.split() if "-" in word)
    return any(
        n.tuned and n.family == name.family and not name.tuned for n in named for name in names
    )
