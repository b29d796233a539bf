"""HTML tags and character references taken out of a text, nothing rendered, lines kept."""

from __future__ import annotations

import html

from howopen.doors import patterns

_TAG = patterns.compile(
    r"</?[A-Za-z][A-Za-z0-9]*\s*/?>|<[A-Za-z][A-Za-z0-9]*\s[^<>]*=[^<>]*>|<!--[^<>]*-->"
    r"|<![A-Za-z][^<>]*>"
)


def tagless(text: str) -> str:
    """`text` with each tag replaced by a blank, as many lines as before. Linear, never raises.

    What stands in angle brackets and is no tag (an address, "<name of author>") may stay.
    """
    if "<" in text:
        text = _TAG.sub(lambda match: " " + "\n" * match.group().count("\n"), text)
    return resolved(text) if "&" in text else text


def resolved(text: str) -> str:
    """`text` with HTML's character references replaced by what they mean."""
    try:
        return html.unescape(text)
    except ValueError:  # a number with thousands of digits is no character
        return text
