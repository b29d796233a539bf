"""What the stand-in hub says of a repository: the recorded facts, in the form of the hub's API."""

from __future__ import annotations

import hashlib
from typing import Any

from howopen.dev.hub_files import file_of
from howopen.dev.library import Held, Library
from howopen.doors.paths import decode
from howopen.doors.yaml import Scalar, YamlValue, parse_yaml
from howopen.errors import DataError
from howopen.model import Completeness

__all__ = ["card_data", "info_of", "recorded_info"]

_OURS = (
    *("commits", "datasets", "datasets_listed", "library_tags", "license", "license_tag"),
    *("modelId", "note", "safetensors_head"),
)
"""Keys of `info.json` that the hub does not give at the top, or that are notes of the recorder."""


def info_of(library: Library, held: Held, *, blobs: bool, gated: str) -> dict[str, Any]:
    """The hub's record of a model or data set; `blobs` adds size and hashes to its files.

    `gated` is "auto" or "manual" where a gate is set on purpose, else `""`.

    What no recording knows is left out, also where the real hub would always say something: a
    stand-in that invented `gated: false` would make up a fact. A recorded `gated: true` becomes
    "manual", as the hub only has words for it.
    """
    section, name = _split(held.name)
    said = {key: value for key, value in held.info.items() if key not in _OURS}
    card = card_data(held)
    license_id = held.info.get("license") or card.get("license")
    if isinstance(license_id, str) and license_id:
        card.setdefault("license", license_id)
    if datasets := held.info.get("datasets"):
        card.setdefault("datasets", datasets)
    said |= {
        "_id": hashlib.sha256(held.name.encode()).hexdigest()[:24],
        "id": name,
        "author": name.partition("/")[0],
        "sha": held.revision,
        "private": False,
        "disabled": False,
        "tags": _tags(held, card),
    }
    if section == "":
        said["modelId"] = name
    if card:
        said["cardData"] = {**card, **_mapping(held.info.get("cardData"))}
    if said.get("gated") is True:
        said["gated"] = "manual"
    if gated:
        said["gated"] = gated
    said.pop("siblings", None)
    if held.listing is not Completeness.NONE:
        said["siblings"] = _siblings(library, held, blobs=blobs)
    return said


def recorded_info(held: Held) -> dict[str, Any]:
    """The hub's record with nothing in it that was not recorded."""
    said = {key: value for key, value in held.info.items() if key not in _OURS}
    card = {key: held.info[key] for key in ("license", "datasets") if held.info.get(key)}
    tags = [*_words(held.info.get("tags")), *_words(held.info.get("library_tags"))]
    said |= {"id": _split(held.name)[1], "sha": held.revision}
    if tags:
        said["tags"] = tags
    if card:
        said["cardData"] = {**card, **_mapping(held.info.get("cardData"))}
    if said.get("gated") is True:
        said["gated"] = "manual"
    said.pop("siblings", None)
    return said


def card_data(held: Held) -> dict[str, Any]:
    """The front matter of the kept card as JSON; empty where there is none, or none to read."""
    card = next((path for path in held.kept if path.lower() == "readme.md"), None)
    if card is None or held.card is Completeness.NONE:
        return {}
    lines = decode(held.content(card)).split("\n")
    if lines[0].rstrip() != "---":
        return {}
    end = next((n for n, line in enumerate(lines[1:], 1) if line.rstrip() == "---"), 0)
    try:
        return _mapping(_typed(parse_yaml("\n".join(lines[1:end]), marked=True)))
    except DataError:
        return {}


def _typed(value: YamlValue) -> Any:
    """Scalars as JSON has them: nothing, truth and numbers; the rest stays as written."""
    if isinstance(value, dict):
        return {str(key): _typed(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_typed(item) for item in value]
    if isinstance(value, Scalar) and value.is_null:
        return None
    word = str(value)
    if word in ("true", "false"):
        return word == "true"
    for number in (int, float):
        try:
            if word[:1] in "-0123456789" and "_" not in word and len(word) < 18:
                return number(word)
        except ValueError:
            continue
    return word


def _tags(held: Held, card: dict[str, Any]) -> list[str]:
    """The recorded tags, and those that the hub makes from a card."""
    recorded = [*_words(held.info.get("tags")), *_words(held.info.get("library_tags"))]
    made = [f"license:{word}" for word in _words(card.get("license"))]
    made += [f"dataset:{word}" for word in _words(card.get("datasets"))]
    made += [f"base_model:{word}" for word in _words(card.get("base_model"))]
    if not recorded:
        prefix = "language:" if _split(held.name)[0] else ""
        made += _words(card.get("tags"))
        made += [f"{prefix}{word}" for word in _words(card.get("language"))]
    kinds = {tag.partition(":")[0] for tag in recorded if ":" in tag}
    made = [tag for tag in made if tag.partition(":")[0] not in kinds]
    return list(dict.fromkeys([*recorded, *made]))


def _words(value: object) -> list[str]:
    if isinstance(value, str):
        return [value] if value else []
    return [item for item in value if isinstance(item, str)] if isinstance(value, list) else []


def _siblings(library: Library, held: Held, *, blobs: bool) -> list[dict[str, Any]]:
    rows = []
    for path, item in held.items.items():
        if item.type not in ("blob", "symlink"):
            continue
        row: dict[str, Any] = {"rfilename": path}
        if blobs and (found := file_of(library, held, path)):
            row |= {"blobId": found.oid, "size": found.row()["size"]}
            if found.is_lfs:
                row["lfs"] = {"sha256": found.sha256, "size": row["size"], "pointerSize": 134}
        rows.append(row)
    return rows


def _split(name: str) -> tuple[str, str]:
    section, _, rest = name.partition("/")
    return (section, rest) if section in ("datasets", "spaces") else ("", name)


def _mapping(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}
