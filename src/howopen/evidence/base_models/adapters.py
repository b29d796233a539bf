"""The base that a PEFT adapter's configuration names (`base_model_name_or_path`)."""

from __future__ import annotations

import msgspec

from howopen.evidence.base_models.reference import BaseReference, line_with
from howopen.model import Document, ReadFrom, Relation

_KEY = "base_model_name_or_path"


def read_adapter_config(document: Document) -> tuple[BaseReference, ...]:
    """The base named by a PEFT `adapter_config.json`; nothing when it cannot be read.

    A folder of the maker's own disk names no model.
    """
    try:
        config = msgspec.json.decode(document.text, type=dict[str, msgspec.Raw])
        name = msgspec.json.decode(config.get(_KEY, b"null"))
    except (msgspec.DecodeError, RecursionError):
        return ()
    if not isinstance(name, str) or not name or name.startswith(("/", ".", "~")):
        return ()
    return (
        BaseReference(
            name=name,
            relation=Relation.ADAPTER,
            read_from=ReadFrom.ADAPTER_CONFIG,
            path=document.path,
            line=line_with(document.text.split("\n"), _KEY),
        ),
    )
