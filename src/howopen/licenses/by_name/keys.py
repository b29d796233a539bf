"""Names of licences and models, made comparable: case, space and punctuation do not count.

A version does count: `Llama 3` and `Llama 3.1` have different keys, `Apache 2` and
`Apache-2.0` the same one.
"""

from __future__ import annotations

import unicodedata
from typing import NamedTuple

from howopen.doors import patterns

_TOKEN = patterns.compile(r"[A-Za-z]+|\d+(?:\.\d+)*|\++|[^\PLA-Za-z]+")
"""Letters of ours end a run of others: no space stands between Chinese words and `MIT`."""

LICENSE_WORDS = frozenset(
    ("license", "licence", "licenses", "licences", "licensed", "licenced", "licensing")
)
FILLERS = LICENSE_WORDS | {"the", "agreement", "version", "a", "an"}
_NUMBERED = ("plv", "pslv", "licensev")
"""Endings of words to which a `v` for the version is glued, as in `GPLv3`."""


class Token(NamedTuple):
    """A word, number or run of plus signs, with its place in the text."""

    text: str
    start: int
    end: int


def tokens_of(text: str) -> list[Token]:
    """The tokens of a text, lower-cased; `1.0.0` reads as `1`, `GPLv3` as `gpl`, `3`."""
    folded = text if text.isascii() else _folded(text)
    found: list[Token] = []
    for match in _TOKEN.finditer(folded):
        start, end = match.span()
        word = folded[start:end].lower()
        if word[0].isdigit():
            word = _short(word)
            if found and found[-1].end == start and found[-1].text.endswith(_NUMBERED):
                last = found[-1]
                found[-1] = Token(last.text[:-1], last.start, last.end)
        found.append(Token(word, start, end))
    return found


def _folded(text: str) -> str:
    """The text with wide letters made plain, if that keeps every place, and no lone surrogates."""
    whole = text.encode("utf-8", "replace").decode("utf-8")
    folded = unicodedata.normalize("NFKC", whole)
    return folded if len(folded) == len(whole) else whole


def key_of(words: list[str]) -> str:
    """One string for all ways to write a name; empty for none but filler words."""
    parts: list[str] = []
    version = False
    for word in words:
        if word in FILLERS:
            continue
        number = word[0].isdigit()
        if version and number:
            parts.pop()
        if number and parts and parts[-1][-1].isdigit():
            parts.append("-")
        parts.append(word)
        version = word in {"v", "ver"}
    return "".join(parts)


def name_key(name: str) -> str:
    """The key of a name as written."""
    return key_of(words_of(name))


def name_words(name: str) -> list[str]:
    """The words of a name that tell it apart."""
    return [word for word in words_of(name) if word not in FILLERS]


def words_of(name: str) -> list[str]:
    """The texts of `tokens_of`. Made for short names: the tables hold thousands of them."""
    if not name.isascii():
        return [token.text for token in tokens_of(name)]
    found: list[str] = []
    for chunk in name.translate(_PLAIN).split():
        if chunk.isalpha():
            found.append(chunk)
        else:
            found += _split(chunk)
    return found


_PLAIN = {
    code: chr(code).lower() if chr(code).isalnum() or chr(code) in ".+" else " "
    for code in range(128)
}


def _split(chunk: str) -> list[str]:
    """The tokens of a run of letters, digits, dots and plus signs."""
    parts: list[str] = []
    kind = ""
    for index, char in enumerate(chunk):
        if char == ".":
            inside = kind == "0" and chunk[index + 1 : index + 2].isdigit()
            now = "0" if inside else "."
        else:
            now = "0" if char.isdigit() else "a" if char.isalpha() else "+"
        if now == ".":
            kind = ""
            continue
        if now == kind:
            parts[-1] += char
        else:
            parts.append(char)
        kind = now
    return _versions(parts)


def _versions(parts: list[str]) -> list[str]:
    for index, part in enumerate(parts):
        if part[0].isdigit():
            parts[index] = _short(part)
            if index and parts[index - 1].endswith(_NUMBERED):
                parts[index - 1] = parts[index - 1][:-1]
    return parts


def _short(number: str) -> str:
    while number.endswith(".0"):
        number = number[:-2]
    return number


def is_url(name: str) -> bool:
    """Whether a name is an address."""
    return "://" in name or name.lstrip("<").startswith("www.")


def url_key(url: str) -> str:
    """An address without scheme, query, branch name and trailing slash, lower-cased."""
    bare = url.strip().strip("<>").lower().partition("#")[0].partition("?")[0]
    bare = bare.removeprefix("https://").removeprefix("http://").removeprefix("www.")
    parts = bare.rstrip("/").split("/")
    if len(parts) > 4 and parts[3] in {"blob", "resolve", "raw", "tree"}:
        parts[3:5] = ["blob", "-"]
    return "/".join(parts)
