"""What a licence string of a model file comes to: open or not, made for what, and why.

MOT compares letter by letter with the ids that it knows. The corrected reading also takes names
as people write them, SPDX expressions, and words that say that there is no licence.
"""

from __future__ import annotations

from enum import StrEnum
from functools import partial

from howopen.frameworks.mof.components import Kind
from howopen.frameworks.mof.foreign import quoted
from howopen.frameworks.mof.tables import (
    Facts,
    corrected_table,
    exact_table,
    id_in_tables,
    words,
)
from howopen.licenses import Category, Expression, License, find_license, parse_expression
from howopen.licenses.by_name.expression import MAX_EXPRESSION, may_be_taken
from howopen.model import Record

UNLICENSED = "unlicensed"
"""MOT's word for a component that is under no licence."""
_ON_NO_LIST = "on no list of open licences (the OSI's, the FSF's, MOT's own for data)"


class Standing(StrEnum):
    """What the licence of a component makes of it."""

    OPEN = "open"
    INVALID = "invalid"
    """A licence that is not open, or nothing that names one."""
    UNLICENSED = "unlicensed"
    ABSENT = "absent"
    """Listed, with words in the place of the licence that say it is not there."""


class Reading(Record, frozen=True, kw_only=True):
    """A licence string, read."""

    written: str
    means: str = ""
    """The licence's id, or an SPDX expression; empty where none is named."""
    standing: Standing
    kinds: tuple[Kind, ...] = ()
    """What it is made for."""
    note: str = ""
    """Why it does not count, or how it was understood; empty where there is nothing to say."""


_NO_LICENSE = Reading(written="", standing=Standing.UNLICENSED)


def read_license_string(written: str | None, *, exact: bool = False) -> Reading:
    """A licence as a model file has it; `None` is none at all. Never raises."""
    if written is None or not (written if exact else written.strip()):
        return _NO_LICENSE
    if written == UNLICENSED:
        return Reading(written=written, standing=Standing.UNLICENSED)
    return _letter_by_letter(written) if exact else _as_meant(written)


def _letter_by_letter(written: str) -> Reading:
    """As MOT reads it; what the corrected table makes of it is told."""
    facts = exact_table().licenses.get(written)
    if facts is not None and facts.open:
        return Reading(
            written=written, means=written, standing=Standing.OPEN, kinds=_sorted(facts.kinds)
        )
    meant = _as_meant(written)
    if meant.standing is not Standing.OPEN:
        note = meant.note
    elif facts is None:
        read_as = f"the corrected table reads it as {_shown(meant.means)}"
        note = f"{quoted(written)} is no id that MOT knows; {read_as}"
    else:
        note = f"{meant.note}; the corrected table has it as open"
    known = written if facts is not None else ""
    return Reading(written=written, means=known, standing=Standing.INVALID, note=note)


def _as_meant(written: str) -> Reading:
    bare = written.strip()
    if bare in corrected_table().licenses:
        return _of_id(written, bare, find_license(bare))
    alias = id_in_tables(bare)
    if alias != bare:
        return _of_id(written, alias, find_license(alias))
    # Longer ones are no expression, and need not be kept for the next time.
    expression = parse_expression(bare) if len(bare) <= MAX_EXPRESSION else None
    if expression is not None:
        return _of_expression(written, expression)
    for pattern, entry in words():
        if pattern.fullmatch(bare.rstrip(" .!")):
            return Reading(
                written=written,
                standing=Standing(entry.standing),
                note=f"{quoted(written)} {entry.says}",
            )
    return Reading(
        written=written,
        standing=Standing.INVALID,
        note=f"{quoted(written)} is no SPDX id and no licence that howopen knows by name",
    )


def _of_id(written: str, id_: str, license_: License | None) -> Reading:
    """A licence that the table has under this id."""
    facts = corrected_table().licenses[id_]
    if not facts.open:
        meant = "" if written.strip() == id_ else id_
        return Reading(
            written=written,
            means=id_,
            standing=Standing.INVALID,
            note=_closed(written, meant, license_),
        )
    note = "" if written == id_ else f"{quoted(written)} is no SPDX id; read as {id_}"
    if written == id_ and facts.why_open:
        note = f"{quoted(id_)} is not open for MOT: {facts.why_open}"
    return Reading(
        written=written, means=id_, standing=Standing.OPEN, kinds=_sorted(facts.kinds), note=note
    )


def _of_expression(written: str, expression: Expression) -> Reading:
    """An expression, or one licence that the table may have under another id."""
    known = {each.id: each for each in expression.licenses}
    means = expression.spdx
    for id_ in known:
        means = means.replace(id_, id_in_tables(id_))
    facts = {id_: _facts(id_, license_) for id_, license_ in known.items()}
    only = expression.licenses[0] if expression.spdx in known else None
    if only is not None and id_in_tables(only.id) in corrected_table().licenses:
        return _of_id(written, id_in_tables(only.id), only)

    def is_open(id_: str) -> bool:
        return id_ in facts and facts[id_].open

    def is_for(kind: Kind, id_: str) -> bool:
        return is_open(id_) and kind in facts[id_].kinds

    if not may_be_taken(expression, is_open):
        return Reading(
            written=written,
            means=means,
            standing=Standing.INVALID,
            note=_why_closed(written, expression, only, facts),
        )
    return Reading(
        written=written,
        means=means,
        standing=Standing.OPEN,
        kinds=tuple(k for k in Kind if may_be_taken(expression, partial(is_for, k))),
        note=_how_read(written, means, only),
    )


def _facts(id_: str, license_: License) -> Facts:
    """By the table; a licence that it does not have may be known as open elsewhere."""
    facts = corrected_table().licenses.get(id_in_tables(id_))
    if facts is not None:
        return facts
    if license_.osi_approved:
        return Facts(open=True, kinds=frozenset((Kind.CODE,)))
    is_data = license_.category is Category.OPEN_DATA
    return Facts(open=is_data, kinds=frozenset((Kind.DATA, Kind.DOCUMENT) if is_data else ()))


def _closed(written: str, meant: str, license_: License | None) -> str:
    narrow = "" if license_ is None or license_.category.open else f" ({license_.category.value})"
    read_as = f" {meant}," if meant else ""
    return f"{quoted(written)} is{read_as} known and not open{narrow}: {_ON_NO_LIST}"


def _why_closed(
    written: str, expression: Expression, only: License | None, facts: dict[str, Facts]
) -> str:
    if expression.unknown:
        unknown = ", ".join(map(quoted, expression.unknown))
        return f"{quoted(written)} names {unknown}, which is no licence that howopen knows"
    if only is not None:
        return _closed(written, "" if only.name == written.strip() else only.name, only)
    closed = [each.name for each in expression.licenses if not facts[each.id].open]
    return f"{quoted(written)} holds {', '.join(closed)}, not open: {_ON_NO_LIST}"


def _how_read(written: str, means: str, only: License | None) -> str:
    if written != means:
        return f"{quoted(written)} is no SPDX id; read as {_shown(means)}"
    if only is None:
        return f"{quoted(written)} is an expression, which MOT does not read"
    known_as = "approved by the OSI" if only.osi_approved else "open for data and content"
    return f"{quoted(written)} is no id that MOT knows; it is {known_as}"


def _shown(means: str) -> str:
    """A licence as people know it: the ids that only howopen gives are no help."""
    known = find_license(means) if means.startswith("LicenseRef-") else None
    return known.name if known is not None else means


def _sorted(kinds: frozenset[Kind]) -> tuple[Kind, ...]:
    return tuple(kind for kind in Kind if kind in kinds)
