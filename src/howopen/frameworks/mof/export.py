"""A model file for the Model Openness Tool, written from what is known of a release."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from howopen.doors.terminal import printable
from howopen.errors import InputError
from howopen.frameworks.mof.components import (
    Component,
    component_named,
    components,
    framework_version,
)
from howopen.frameworks.mof.document import ALLOWED, WORDS
from howopen.frameworks.mof.foreign import quoted
from howopen.frameworks.mof.reading import UNLICENSED, read_license_string
from howopen.frameworks.mof.tables import exact_table
from howopen.model import Record

_ASKED = ("name", "producer")
_OPTIONAL = ("treatment",)
"""Fields that are left out when empty: MOT knows no empty value for them."""
_NO_YAML = str.maketrans("\ufffe\uffff", "\ufffd\ufffd")
"""What YAML may not hold and Unicode does not count among the characters that steer."""


class Shipped(Record, frozen=True, kw_only=True):
    """What a release has of one component."""

    license: str | None = None
    """`None` when it is under no licence."""
    license_path: str = ""
    """Where the licence is shown: a path or an address."""
    component_path: str = ""


def to_mot_yaml(words: Mapping[str, str], shipped: Mapping[str, Shipped]) -> str:
    """A model file that MOT's schema allows, and that reads back to the same evaluation.

    `words` are fields of the release (`name` and `producer` must be among them); `shipped` has
    ids or names of components. A licence is written with the id that MOT has for it, if any.
    Raises `InputError` for what MOT's schema does not allow.
    """
    for key in words:
        if key not in WORDS:
            raise InputError(
                f"a release has no {quoted(key)} in a model file; it has {', '.join(WORDS)}"
            )
    for key in _ASKED:
        if not words.get(key, "").strip():
            raise InputError(f"a model file must say the release's {key}")
    for key, allowed in ALLOWED.items():
        if words.get(key) and words[key] not in allowed:
            known = ", ".join(allowed)
            raise InputError(f"{key} {quoted(words[key])} is none that MOT knows; it knows {known}")
    named = {component_named(name).id: own for name, own in shipped.items()}
    return "\n".join((*_head(words), *_components(named))) + "\n"


def _head(words: Mapping[str, str]) -> Iterator[str]:
    framework = framework_version()
    yield "framework:"
    yield from (
        f"  {key}: {_scalar(getattr(framework, key))}" for key in ("name", "version", "date")
    )
    yield "release:"
    for key in WORDS:
        if words.get(key) or key not in _OPTIONAL:
            yield f"  {key}: {_scalar(words.get(key, ''))}"
    yield "  license: {}"


def _components(named: Mapping[str, Shipped]) -> Iterator[str]:
    if not named:
        yield "  components: []"
        return
    yield "  components:"
    for id_, component in components().items():
        if id_ in named:
            yield from _component(component, named[id_])


def _component(component: Component, own: Shipped) -> Iterator[str]:
    yield f"  - name: {_scalar(component.name)}"
    yield f"    description: {_scalar(component.description)}"
    # Said in words: what has none must not take one that somebody adds for all.
    yield f"    license: {_scalar(_as_mot_has_it(own.license) or UNLICENSED)}"
    for key, path in (("license_path", own.license_path), ("component_path", own.component_path)):
        if path:
            yield f"    {key}: {_scalar(path)}"


def _as_mot_has_it(license_: str | None) -> str | None:
    means = read_license_string(license_).means
    return means if means in exact_table().licenses else license_


def _scalar(text: str) -> str:
    """One line in single quotes, the style in which nothing is special but the quote."""
    line = printable(" ".join(text.split())).translate(_NO_YAML)
    return "'" + line.replace("'", "''") + "'"
