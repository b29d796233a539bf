"""Where clauses end: by punctuation and list marks, never by line breaks."""

from __future__ import annotations

from collections.abc import Iterator

_ENDS = tuple(f"{sign}{closing} " for sign in ".!?" for closing in ("", '"', ")", "'", '."', '")'))
_STOPS = (";", "\u3002", "\uff01", "\uff1f")
"""What always ends a clause."""
_ROMAN = frozenset(("iii", "vii", "viii", "xii", "xiii"))
_NUMBERS = frozenset(
    ("two", "three", "four", "five", "six", "seven", "ten", "twelve", "fifteen", "twenty")
) | {"thirty", "forty", "forty-five", "sixty", "ninety", "one"}
"""Before a number in parentheses they tell that it is no list mark: "twelve (12) months"."""
_ABBREVIATIONS = frozenset(
    ("e.g", "i.e", "eg", "ie", "inc", "ltd", "co", "corp", "no", "nos", "art", "sec", "v", "vs")
) | {"u.s", "u.k", "cf", "etc", "al", "st", "dr", "mr", "ms", "approx", "mio", "mrd"}


def clause_starts(plain: str, words: str) -> Iterator[int]:
    """The offsets at which clauses begin, in order; `words` is the text with its capitals."""
    ends = {0}
    for stop in _STOPS:
        for at in _places(plain, stop):
            ends.add(at + 2 if plain[at + 1 : at + 2] == " " else at + 1)
    for end in _ENDS:
        for at in _places(plain, end):
            if end[0] != "." or _ends_sentence(plain, words, at, at + len(end)):
                ends.add(at + len(end))
    for at in _places(plain, " ("):
        if _is_list_mark(plain, at):
            ends.add(at + 1)  # a list mark belongs to what follows it
    ends.discard(len(plain))
    return iter(sorted(ends))


def _places(plain: str, sign: str) -> Iterator[int]:
    at = plain.find(sign)
    while at >= 0:
        yield at
        at = plain.find(sign, at + len(sign))


def _is_list_mark(plain: str, at: int) -> bool:
    """Whether `(a)`, `(iv)` or `(12)` stands at the blank, and not behind "twelve"."""
    close = plain.find(") ", at, at + 8)
    mark = plain[at + 2 : close] if close > 0 else ""
    short = len(mark) <= 2 and mark.isascii() and mark.isalnum()
    if not (short or mark in _ROMAN):
        return False
    return plain[plain.rfind(" ", 0, at) + 1 : at] not in _NUMBERS


def _ends_sentence(plain: str, words: str, stop: int, after: int) -> bool:
    begin = plain.rfind(" ", 0, stop) + 1
    token = plain[begin:stop].lstrip("(\"'")
    if token in _ABBREVIATIONS or (len(token) <= 3 and token.isdigit()) or len(token) == 1:
        return False
    following = words[after : after + 1]
    return not following.islower()
