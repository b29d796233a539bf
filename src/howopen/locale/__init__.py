"""The languages that howopen speaks. Ids, grades and file formats stay English everywhere."""

from __future__ import annotations

import gettext
from functools import cache
from pathlib import Path
from typing import Final

from howopen.errors import InputError

LANGUAGES: Final = {"en": "English", "fr": "Français", "es": "Español"}
"""Code -> what the language calls itself. The messages in the code are the English ones."""
_DOMAIN: Final = "howopen"


@cache
def translation(language: str) -> gettext.NullTranslations:
    """The catalogue of one language; a message that it lacks comes back in English.

    Raises `InputError` for a language that is not one of `LANGUAGES`.
    """
    if language not in LANGUAGES:
        raise InputError(f"no language is called {language!r}; there are {', '.join(LANGUAGES)}")
    folder = Path(__file__).parent
    return gettext.translation(_DOMAIN, str(folder), [language], fallback=True)
