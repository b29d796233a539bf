"""From assessments to the rows of all tables; pure, and the same for any order of the input."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

import msgspec

from howopen.exports.found import add_found, add_release
from howopen.exports.gathered import Tables
from howopen.exports.judged import add_judged
from howopen.exports.reference import add_facts, add_reference
from howopen.exports.tables import Row
from howopen.frameworks.definition import Framework
from howopen.model import Assessment


class Keyed(NamedTuple):
    """An assessment, and the key of its row."""

    key: str
    found: Assessment


def rows_of(
    assessments: Iterable[Assessment], frameworks: Mapping[str, Framework]
) -> dict[str, list[Row]]:
    """Table -> its rows. `frameworks` tell the titles and tones of the definitions judged by."""
    tables = Tables()
    releases = keyed(assessments)
    bases = {each.found.release.id: each.key for each in reversed(releases)}
    for number, (key, found) in enumerate(releases, start=1):
        add_release(tables, key, number, found)
        findings = add_found(tables, key, found, bases)
        add_judged(tables, key, found, findings, frameworks)
    add_reference(tables, frameworks)
    add_facts(tables)
    return tables.rows


def keyed(assessments: Iterable[Assessment]) -> tuple[Keyed, ...]:
    """The assessments sorted by release, equal ones once, each with a key of its own.

    The key is the release's id; a further, different assessment of it gets `ID#2`, and so on.
    """
    once: dict[tuple[str, str, bytes], Assessment] = {}
    for each in assessments:
        found = sound(each)
        once[found.release.id, found.recording, msgspec.json.encode(found)] = found
    counts: dict[str, int] = {}
    taken = {id_ for id_, _, _ in once}
    result = []
    for (id_, _, _), found in sorted(once.items(), key=lambda each: each[0]):
        counts[id_] = counts.get(id_, 0) + 1
        key = id_ if counts[id_] == 1 else f"{id_}#{counts[id_]}"
        while counts[id_] > 1 and key in taken:
            key += "'"
        taken.add(key)
        result.append(Keyed(key, found))
    return tuple(result)


def sound(found: Assessment) -> Assessment:
    """The assessment without characters that a database cuts at or a file cannot hold."""
    try:
        if b"\\u0000" not in msgspec.json.encode(found):
            return found
    except UnicodeEncodeError:
        pass
    return msgspec.convert(_replaced(_builtins(found)), Assessment)


def _builtins(found: Assessment) -> Any:
    return msgspec.to_builtins(found)


def _replaced(value: Any) -> Any:
    if isinstance(value, str):
        return "".join("\ufffd" if c == "\0" or "\ud800" <= c <= "\udfff" else c for c in value)
    if isinstance(value, dict):
        return {_replaced(key): _replaced(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_replaced(each) for each in value]
    return value
