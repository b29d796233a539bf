"""Military use is named among what is forbidden."""

from __future__ import annotations

from collections.abc import Iterator

from howopen.licenses.conditions.forbidden_uses import SHOWN, forbidden_uses
from howopen.licenses.conditions.found import Found
from howopen.licenses.text import LegalText


def find(text: LegalText) -> Iterator[Found]:
    """The first place."""
    for uses in forbidden_uses(text):
        if uses.military >= 0:
            start = uses.start if uses.military - uses.start < SHOWN else uses.military
            yield Found(start, max(uses.end, start + 1), {})
            return
