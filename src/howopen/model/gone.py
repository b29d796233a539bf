"""The sentence by which a recording tells that there is nothing at a place which is named."""

from __future__ import annotations

from collections.abc import Iterable


def gone_remark(source_id: str, named_by: str, why: str) -> str:
    """`page:URL, which README.md:7 names, is not there: ...`; `named_by` and `why` may be empty."""
    by = f", which {named_by} names," if named_by else ""
    return f"{source_id}{by} is not there{f': {why}' if why else '.'}"


def is_gone(source_id: str, remarks: Iterable[str]) -> bool:
    """Whether one of the remarks tells that of this source."""
    begins = (f"{source_id} is not there", f"{source_id}, which ")
    return any(each.startswith(begins) and " is not there" in each for each in remarks)
