"""Reports for programs: one shape for the command line, the library and the catalogue."""

from __future__ import annotations

from typing import Any

import msgspec

from howopen.model import SCHEMA, Assessment

_STEERING = [*range(0x7F, 0xA0), *range(0x200B, 0x2010), *range(0x2028, 0x202F)]
_STEERING += [*range(0x2060, 0x2070), 0xFEFF]
_ESCAPES = {code: f"\\u{code:04x}" for code in _STEERING}
"""Characters that steer a terminal or hide text; in JSON they only occur within strings."""


def to_json(noun: object) -> str:
    """Any noun, or a tuple of them, as indented JSON with a line feed at the end.

    Keys keep the order of the nouns, so equal input gives equal text.
    """
    compact = msgspec.json.encode(noun)
    text = msgspec.json.format(compact, indent=2).decode()
    return text.translate(_ESCAPES) + "\n"


def to_json_line(noun: object) -> str:
    """Any noun as JSON on one line, with a line feed at the end."""
    return msgspec.json.encode(noun).decode().translate(_ESCAPES) + "\n"


def assessment_schema() -> dict[str, Any]:
    """The JSON Schema of an assessment (draft 2020-12)."""
    name, _, version = SCHEMA.partition("/")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:{name}:{version}",
        "title": "howopen assessment",
        "version": version,
        **msgspec.json.schema(Assessment),
    }


def license_schema() -> dict[str, Any]:
    """The JSON Schema of what `howopen license` gives: of one text, or of a folder."""
    from howopen.license_pipeline import FolderReading, TermsReading

    readings, definitions = msgspec.json.schema_components(
        (TermsReading, FolderReading), ref_template="#/$defs/{name}"
    )
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:howopen-license:1",
        "title": "howopen reading of a licence",
        "version": "1",
        "anyOf": list(readings),
        "$defs": definitions,
    }


def mof_schema() -> dict[str, Any]:
    """The JSON Schema of what `howopen mof` gives: model files, and what could not be read."""
    from howopen.mof_pipeline import Batch

    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:howopen-mof:1",
        "title": "howopen evaluation of model files under the MOF",
        "version": "1",
        **msgspec.json.schema(Batch),
    }
