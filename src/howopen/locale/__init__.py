"""The languages that howopen speaks. Ids, grades and file formats stay English everywhere."""

from __future__ import annotations

import gettext
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Final

from howopen.errors import InputError

LANGUAGES: Final = {"en": "English", "fr": "Français", "es": "Español"}
"""Code -> what the language calls itself. The messages in the code are the English ones."""
DOMAIN: Final = "howopen"
FOLDER: Final = Path(__file__).parent
Say = Callable[[str], str]
"""Gives a message of the code in the reader's language: the `gettext` of a catalogue."""


_APART: Final = "\x04"
"""Stands between the context of a message and its words, as gettext has it."""


def within(context: str, words: str) -> str:
    """The key of a message that means something else in other places."""
    return f"{context}{_APART}{words}"


def apart(message: str) -> str:
    """A message without its context, which it still has where it has no translation."""
    return message.rpartition(_APART)[2]


class Tongue:
    """One language: a `Say`, which knows plurals too."""

    def __init__(self, language: str, catalogue: gettext.NullTranslations) -> None:
        self.language = language
        """One of `LANGUAGES`."""
        self._catalogue = catalogue

    def __call__(self, message: str) -> str:
        """The message in this language, or as it is where the catalogue lacks it."""
        # The empty message stands for the head of the catalogue.
        return self._catalogue.gettext(message) if message else ""

    def word(self, name: str) -> str:
        """The id of a grade, an outcome or a kind as people say it; in English as it is."""
        plain = name.replace("-", " ").replace("_", " ")
        told = self(plain)
        return name if told == plain else told

    def plural(self, one: str, many: str, count: int, **parts: object) -> str:
        """The message for that many things, with `{count}` and the other parts filled in."""
        return self._catalogue.ngettext(one, many, count).format(count=count, **parts)


ENGLISH: Final = Tongue("en", gettext.NullTranslations())


def as_written(message: str) -> str:
    """The message as the code has it, in English."""
    return message


def to_say(message: str) -> str:
    """The same; marks words that are said elsewhere as a message, so that they are translated."""
    return message


@cache
def translation(language: str) -> gettext.NullTranslations:
    """The catalogue of one language; a message that it lacks comes back in English.

    Raises `InputError` for a language that is not one of `LANGUAGES`.
    """
    if language not in LANGUAGES:
        raise InputError(f"no language is called {language!r}; there are {', '.join(LANGUAGES)}")
    return gettext.translation(DOMAIN, str(FOLDER), [language], fallback=True)


@cache
def say_in(language: str) -> Tongue:
    """What gives messages in a language, `ENGLISH` for English; the same one each time.

    Raises `InputError` as `translation` does.
    """
    return ENGLISH if language == ENGLISH.language else Tongue(language, translation(language))
