"""A model file of the Model Openness Tool, checked: what it says a release has, and under what.

A file that leaves open what is meant is refused with the line; what MOT's own schema asks for and
the evaluation does not need is told in `remarks`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from howopen.doors.yaml import Scalar, YamlValue, parse_yaml
from howopen.errors import DataError, InputError
from howopen.frameworks.mof.components import (
    Component,
    Kind,
    component_called,
    components,
    framework_version,
)
from howopen.frameworks.mof.foreign import quoted
from howopen.frameworks.mof.reading import UNLICENSED

DISTRIBUTION = "distribution"
LICENSED = (DISTRIBUTION, *Kind)
"""What a release may have a licence of its own for."""

TYPES = ("language", "vision", "image", "audio", "video", "3d", "code", "multimodal", "other")
ARCHITECTURES = (
    *("transformer", "transformer decoder", "transformer encoder-decoder", "decoder", "encoder"),
    *("diffusion", "RNN", "CNN", "LSTM", "NeRF", "hybrid", "undisclosed", "other"),
)
TREATMENTS = ("pre-trained", "instruct fine-tuned", "chat fine-tuned")
WORDS = (
    *("name", "version", "date", "type", "architecture", "treatment", "origin", "producer"),
    *("contact", "repository", "huggingface"),
)
"""Fields of a release that hold one word or line."""
_NAMED = 5
ALLOWED = {"type": TYPES, "architecture": ARCHITECTURES, "treatment": TREATMENTS}
"""Fields that MOT knows a list of values for; all may be empty but the treatment."""


class Entry(NamedTuple):
    """A component as it is listed."""

    component: Component
    license: str | None
    """As written, also when empty; `None` where there is no such key, or a null."""
    license_path: str
    component_path: str
    line: int


class Document(NamedTuple):
    """A model file."""

    words: dict[str, str]
    """Those of `WORDS` that are there."""
    licenses: dict[str, str]
    """`distribution`, `code`, `data`, `document` -> the licence that the release has for it."""
    entries: tuple[Entry, ...]
    remarks: tuple[str, ...]


class Held(NamedTuple):
    """The licence that holds for a component, and what says so."""

    license: str | None
    source: str
    """`component`, a key of `Document.licenses`, or empty for none."""


def held_licenses(document: Document) -> dict[str, Held]:
    """Component id -> the licence that holds: its own, else that of its type, else of all."""
    return {entry.component.id: _held(entry, document.licenses) for entry in document.entries}


def _held(entry: Entry, licenses: dict[str, str]) -> Held:
    if entry.license is not None:
        # Said to have none: then it inherits nothing either.
        own = None if entry.license in ("", UNLICENSED) else entry.license
        return Held(own, "component" if own else "")
    for source in (entry.component.kind.value, DISTRIBUTION):
        if licenses.get(source):
            return Held(licenses[source], source)
    return Held(None, "")


def parse_document(text: str) -> Document:
    """The model file in `text`. Raises `DataError` saying what is wrong, with the line."""
    value = parse_yaml(text, marked=True)
    if value == "":
        raise DataError("it is empty; a model file of MOT holds `framework` and `release`")
    release = _mapping(value, "the file").get("release")
    if release is None:
        raise DataError("it has no `release`, so it is no model file of MOT")
    release = _mapping(release, "`release`")
    if "components" not in release:
        raise DataError("`release` lists no `components`; a file for nothing has `components: []`")
    remarks: list[str] = list(_about_framework(value))
    words = {key: _word(release[key], f"`{key}`") for key in WORDS if key in release}
    remarks += _about_words(words, release)
    licenses = _licenses(release, remarks)
    return Document(words, licenses, _entries(release["components"], remarks), tuple(remarks))


def _about_framework(value: YamlValue) -> Iterator[str]:
    known = framework_version()
    framework = value.get("framework") if isinstance(value, dict) else None
    if not isinstance(framework, dict):
        yield f"`framework` is not given; taken for the {known.name} {known.version}"
        return
    for key, wanted in (("name", known.name), ("version", known.version)):
        told = _word(framework.get(key, ""), f"`{key}` of `framework`")
        if told != wanted:
            shown = quoted(told) if told else "not given"
            yield f"`{key}` of `framework` is {shown}; read as {wanted}, the one that is known"


def _about_words(words: dict[str, str], release: dict[str, YamlValue]) -> Iterator[str]:
    for key in ("name", "producer"):
        if not words.get(key):
            yield f"`{key}` is not given; MOT asks for it"
    for key, allowed in ALLOWED.items():
        if words.get(key) and words[key] not in allowed:
            yield f"`{key}` is {quoted(words[key])}; MOT knows {', '.join(allowed)}"
    unknown = [key for key in release if key not in (*WORDS, "license", "components")]
    if unknown:
        yield f"{_at(unknown)}{_some(unknown)}: nothing that MOT has in a release"


def _licenses(release: dict[str, YamlValue], remarks: list[str]) -> dict[str, str]:
    if "license" not in release:
        remarks.append("`license` of `release` is not given; MOT asks for it, be it empty")
    given = release.get("license", "")
    if given in ("", []):
        return {}
    licenses = _mapping(given, "`license` of `release`")
    unknown = [key for key in licenses if key not in LICENSED]
    if unknown:
        known = ", ".join(LICENSED)
        remarks.append(f"{_at(unknown)}a licence for {_some(unknown)}; MOT knows {known}")
    found: dict[str, str] = {}
    for key in LICENSED:
        if licenses.get(key, "") != "":
            about = f"the licence for `{key}`"
            name = _mapping(licenses[key], about).get("name", "")
            found[key] = _word(name, f"`name` of {about}")
    return found


def _entries(value: YamlValue, remarks: list[str]) -> tuple[Entry, ...]:
    if not isinstance(value, list) and value != "":
        raise DataError(f"{_at(value)}`components` is no list")
    if len(value) > len(components()):
        raise DataError(
            f"{_at(value)}`components` lists {len(value):,}; the MOF has {len(components())}"
        )
    found: dict[str, Entry] = {}
    for item in value:
        entry = _entry(item)
        if entry.component.id in found:
            remarks.append(
                f"line {entry.line}: `{entry.component.name}` is listed again; the last entry holds"
            )
        found[entry.component.id] = entry
    return tuple(found[id_] for id_ in components() if id_ in found)


def _entry(item: YamlValue) -> Entry:
    fields = _mapping(item, "a component")
    if not fields.get("name"):
        raise DataError(f"{_at(item)}a component has no `name`")
    name = _word(fields["name"], "`name` of a component")
    try:
        component = component_called(name)
    except InputError as error:
        raise DataError(f"{_at(fields['name'])}{error}") from error
    words = {
        key: _word(fields.get(key, ""), f"`{key}` of {quoted(name)}")
        for key in ("license", "license_path", "component_path")
    }
    license_ = fields.get("license")
    stated = isinstance(license_, Scalar) and not license_.is_null
    return Entry(
        component=component,
        license=words["license"] if stated else None,
        license_path=words["license_path"],
        component_path=words["component_path"],
        line=_line(fields["name"]),
    )


def _mapping(value: YamlValue, what: str) -> dict[str, YamlValue]:
    if not isinstance(value, dict):
        raise DataError(f"{_at(value)}{what} is no mapping of names to values")
    return value


def _word(value: YamlValue, what: str) -> str:
    if not isinstance(value, str):
        raise DataError(f"{_at(value)}{what} is no text")
    return str(value)


def _some(keys: list[str]) -> str:
    """The first few, and how many more there are."""
    named = ", ".join(map(quoted, keys[:_NAMED]))
    return named if len(keys) <= _NAMED else f"{named} and {len(keys) - _NAMED:,} more"


def _at(value: YamlValue | list[str]) -> str:
    """`line 3: `, by the first scalar in it; nothing where there is none."""
    while not isinstance(value, str):
        if not value:
            return ""
        value = next(iter(value))
    return f"line {_line(value)}: "


def _line(value: YamlValue) -> int:
    return value.line if isinstance(value, Scalar) else 0
