"""Saved JSON reports read back."""

from __future__ import annotations

import msgspec

from howopen.errors import DataError
from howopen.model.assessment import SCHEMA, Assessment


def read_report(text: str | bytes, shown: str = "this") -> Assessment:
    """The assessment that a report holds; `DataError`, naming it as `shown`, when it is none."""
    try:
        found = msgspec.json.decode(text, type=Assessment)
    except (msgspec.DecodeError, ValueError, RecursionError) as error:
        raise DataError(f"{shown} is not an assessment: {error}") from error
    if found.schema.partition("/")[0] != SCHEMA.partition("/")[0]:
        raise DataError(f"{shown} is not an assessment but {found.schema!r}")
    if found.schema != SCHEMA:
        raise DataError(f"this howopen reads {SCHEMA}, not {found.schema}; use a newer one")
    return found


def read_reports(data: bytes, shown: str) -> tuple[Assessment, ...]:
    """The assessments in a file: one report, an array of them, or one on each line.

    Raises `DataError`, naming the file as `shown` and the line.
    """
    if data.lstrip()[:1] == b"[":
        return tuple(read_report(bytes(each), shown) for each in _array(data, shown))
    lines = data.splitlines()
    first = next((line.strip() for line in lines if line.strip()), b"")
    if not (first.startswith(b"{") and first.endswith(b"}")):  # one report, indented
        return (read_report(data, shown),)
    return tuple(
        read_report(line, f"line {number} of {shown}")
        for number, line in enumerate(lines, start=1)
        if line.strip()
    )


def _array(data: bytes, shown: str) -> list[msgspec.Raw]:
    try:
        return msgspec.json.decode(data, type=list[msgspec.Raw])
    except (msgspec.DecodeError, ValueError, RecursionError) as error:
        raise DataError(f"{shown} is no array of assessments: {error}") from error
