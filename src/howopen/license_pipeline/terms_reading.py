"""What is told of the terms of a file, of a folder, or of a licence known by name."""

from __future__ import annotations

from typing import Literal

import msgspec

from howopen.licenses.conditions.found import FoundCondition
from howopen.licenses.reading import LicenseReading
from howopen.licenses.terms import Category


class StatedCondition(FoundCondition, frozen=True, kw_only=True):
    """A condition with the document that states it.

    What is known of a licence by name has no words here: an empty `quote` and line 0.
    """

    path: str = ""
    """The policy that states it, where that is another file than the licence's own."""
    license_id: str = ""
    """The part of an expression that it belongs to; empty outside of expressions."""


class StatedAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """Whether one condition binds somebody (`licenses.binding`), with where it stands."""

    type: str
    answer: Literal["yes", "no", "cannot tell"]
    why: str
    """One sentence."""
    quote: str = ""
    only_if: str = ""
    """What must happen before a "yes" costs anything ("you break its terms"); empty: it binds
    now."""
    line: int | None = None
    path: str = ""
    """As in `StatedCondition`."""


class TermsReading(LicenseReading, frozen=True, kw_only=True):
    """The reading of one text with its place, or what is known of a licence by name."""

    path: str = ""
    """The file, `-` for stdin; empty for a licence asked for by name."""
    component: str = ""
    """What it is for by its name: `code`, `weights`, `data` or `documents`; empty: not said."""
    conditions: tuple[StatedCondition, ...] = ()
    """Those of the text, then those of the use policies in the folder that it incorporates."""
    freedoms_limited: dict[str, tuple[str, ...]] = msgspec.field(default_factory=dict)
    """Each of the four freedoms (`use`, `study`, `modify`, `share`) with the types of condition
    that limit it."""
    binding: tuple[StatedAnswer, ...] = ()
    """Whether each condition binds, in their order; empty unless a situation was given."""
    remarks: tuple[str, ...] = ()
    """What was cut, followed or cannot be told, one sentence each."""


class Declared(msgspec.Struct, frozen=True, kw_only=True):
    """A licence that a card's front matter names."""

    path: str
    line: int
    value: str
    """As written."""
    license_id: str = ""
    """What it stands for; empty when it is no licence that we know."""


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """What the files for one component come to."""

    component: str
    """`code`, `weights`, `data`, `documents`; empty for files that do not say."""
    expression: str
    category: Category
    """The narrowest of its files."""
    paths: tuple[str, ...]


class FolderReading(msgspec.Struct, frozen=True, kw_only=True):
    """All terms of a folder, or of several files."""

    expression: str
    """All licences found, joined by AND."""
    category: Category | None
    """The narrowest of all files; `None` where nothing names a licence."""
    osi_approved: bool
    """Whether all of it is under licences of the OSI's list."""
    parts: tuple[Part, ...]
    declared: tuple[Declared, ...]
    conflicts: tuple[str, ...]
    """Where what is declared is not what the texts are, one sentence each."""
    files: tuple[TermsReading, ...]
    unread: tuple[str, ...] = ()
    """What was named and could not be read, one sentence each."""
    remarks: tuple[str, ...] = ()
