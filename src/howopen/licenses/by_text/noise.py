"""Damage that texts take on their way, undone: escapes of YAML and JSON, wrongly decoded quotes."""

from __future__ import annotations

_MOJIBAKE = {
    good.encode().decode("cp1252", "replace"): good
    for good in "\u2018\u2019\u201c\u201d\u2013\u2014\u2026\u2022\u00a9\u00a7\u00ae\u00a0"
    if "\ufffd" not in good.encode().decode("cp1252", "replace")
} | {"\u00e2\u20ac\u009d": "\u201d", "\u00e2\u20ac": "\u201d"}
"""Characters of UTF-8 that were read as Windows-1252; the longest first."""
_ESCAPES = (("\\r\\n", "  "), ("\\n", " "), ("\\t", " "), ('\\"', '"'), ("\\'", "'"))
LEAST_ESCAPES = 4


def repaired(text: str) -> str:
    r"""`text` with such damage undone, on the same lines.

    A text with at least four written-out `\n` was kept in a string: they become blanks.
    """
    if "\u00e2\u20ac" in text or "\u00c2" in text:
        for bad, good in sorted(_MOJIBAKE.items(), key=lambda item: -len(item[0])):
            text = text.replace(bad, good)
    if text.count("\\n") >= LEAST_ESCAPES:
        for written, meant in _ESCAPES:
            text = text.replace(written, meant)
    return text
