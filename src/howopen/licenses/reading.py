"""What a reading of a licence text says: which licence, how sure, what differs, what it demands."""

from __future__ import annotations

from enum import StrEnum

import msgspec

from howopen.licenses.conditions.found import FoundCondition
from howopen.licenses.terms import Category

VARIANT = "LicenseRef-howopen-variant"
"""The id of a text that is like a licence we know and differs in something that matters."""
UNKNOWN = "LicenseRef-howopen-unknown"
"""The id of terms that are like no licence we know."""
NONE = "NOASSERTION"
"""SPDX's word where no licence is stated (or it is only pointed to, without a name)."""


class TextKind(StrEnum):
    """What kind of text was read."""

    LICENSE = "licence"
    POLICY = "policy"
    """A use policy, without a grant."""
    NOTICE = "notice"
    """A short statement that names the licence."""
    POINTER = "pointer"
    """Only an address or "see FILE"."""
    MENTIONS = "mentions"
    """Prose that names one or more licences kept elsewhere."""
    OTHER = "other"
    """Nothing about a licence."""


class Match(msgspec.Struct, frozen=True, kw_only=True):
    """One licence found in a text."""

    license_id: str
    """An id we know; for a text that differs in something that matters `VARIANT`."""
    score: float
    """Share of the matched lines' words that are the licence's own, 0 to 1."""
    coverage: float
    """Share of the licence's words that the text has, 0 to 1; 1 for a notice that names it."""
    start_line: int
    end_line: int
    by: str = "text"
    """`text`, or what named it: `tag` (SPDX), `title`, `notice`, `address`, `package`."""
    variant_of: str | None = None
    """The licence it is a variant of; `None` unless `license_id` is `VARIANT`."""
    component: str = ""
    """What the text says it covers (`code`, `weights`, `data`, `documents`); empty: not said."""


class Difference(msgspec.Struct, frozen=True, kw_only=True):
    """A place where a text differs from the licence it is most like, in something that matters."""

    kind: str
    """`number`, `date`, `name`, `territory`, `added` (a sentence) or `missing`."""
    found: str
    """The words of the text; empty for what is missing."""
    expected: str
    """What the licence has there (figures and names); empty for what was added."""
    line: int | None
    """Line of the text; for what is missing, the line after which it would be."""


class Span(msgspec.Struct, frozen=True, kw_only=True):
    """Lines that no licence we know explains."""

    start_line: int
    end_line: int
    quote: str
    """At most 25 words from its beginning."""


class LicenseReading(msgspec.Struct, frozen=True, kw_only=True):
    """All that one text says of a licence. `howopen license FILE --json` is this structure."""

    license_id: str
    """The main licence: an SPDX id, `LicenseRef-scancode-KEY`, `LicenseRef-howopen-SLUG`;
    `VARIANT`, `UNKNOWN` or `NONE`."""
    name: str = ""
    family: str = ""
    """Maker or family of the licence, or of the one it is a variant of."""
    variant_of: str | None = None
    kind: TextKind = TextKind.LICENSE
    expression: str = ""
    """An SPDX expression of all that was found in the text."""
    category: Category
    """`proprietary` also where nothing is known: then `license_id` is `NONE`."""
    osi_approved: bool = False
    matches: tuple[Match, ...] = ()
    conditions: tuple[FoundCondition, ...] = ()
    differences: tuple[Difference, ...] = ()
    unexplained: tuple[Span, ...] = ()
    cut: bool = False
    """Whether the text was longer than what is read."""
