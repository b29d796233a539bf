"""Words that carry a figure, a date or a place: where two texts differ in one, they differ."""

from __future__ import annotations

# Without May: as a word of English it is everywhere, and a date has its year beside it.
MONTHS = frozenset(
    b"january february march april june july august september october november december".split()
)
SCALES = frozenset(b"hundred thousand million billion trillion percent".split()) | frozenset(
    character.encode() for character in "\u767e\u5343\u4e07\u842c\u4ebf\u5104"
)
PLACES = frozenset(
    b"eu eea european europe union kingdom uk britain england korea korean china japan russia usa"
    b" california germany france spain italy ireland switzerland india singapore israel".split()
)
"""Places that licences of models name as territories or as seats of courts."""


def is_figure(word: bytes) -> bool:
    """Whether a word is a number, a scale of one, a month or a place."""
    low = word.lower()
    return word[:1].isdigit() or low in SCALES or low in MONTHS or low in PLACES


_TIMES = {b"hundred": 100, b"thousand": 10**3, b"million": 10**6, b"billion": 10**9}


def amounts(words: list[bytes]) -> list[bytes]:
    """Figures in one form: `700 000 000` and `700 million` are the same number."""
    found: list[bytes] = []
    for word in words:
        last = found[-1] if found else b""
        if len(word) == 3 and word.isdigit() and last.isdigit() and last[:1] != b"0":
            found[-1] = last + word
        elif word in _TIMES and last.isdigit() and len(last) < 10:
            found[-1] = b"%d" % (int(last) * _TIMES[word])
        else:
            found.append(word)
    return found
