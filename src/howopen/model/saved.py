"""A saved JSON report read back."""

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
