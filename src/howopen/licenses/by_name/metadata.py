"""Licences in package metadata: trove classifiers and the fields of METADATA or PKG-INFO."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from howopen.licenses.by_name.expression import Expression, parse_expression
from howopen.licenses.by_name.table import find_license
from howopen.licenses.terms import License

_PREFIX = "License :: "
_TROVE = {
    "Public Domain": "LicenseRef-scancode-public-domain",
    "CC0 1.0 Universal (CC0 1.0) Public Domain Dedication": "CC0-1.0",
    "Apache Software License": "Apache-2.0",
}


class DeclaredLicense(msgspec.Struct, frozen=True, kw_only=True):
    """What one field of the metadata says."""

    field: str
    """`License-Expression`, `License` or `Classifier`."""
    value: str
    line: int
    expression: Expression | None = None
    """`None` when the value is no licence that we know."""


def license_of_classifiers(classifiers: Iterable[str]) -> Expression | None:
    """What the `License :: ...` classifiers come to; `None` when none names a licence we know.

    Several of them are read as AND: classifiers do not say whether one may choose.
    """
    found: dict[str, License] = {}
    for classifier in classifiers:
        only = _of_classifier(classifier)
        if only:
            found[only.id] = only
    return parse_expression(" AND ".join(found)) if found else None


def _of_classifier(classifier: str) -> License | None:
    if not classifier.startswith(_PREFIX):
        return None
    name = classifier.rpartition("::")[2].strip()
    return find_license(_TROVE.get(name, name))


def declared_licenses(metadata: str) -> tuple[DeclaredLicense, ...]:
    """The licence fields in the header of a METADATA or PKG-INFO text, in order."""
    found: list[DeclaredLicense] = []
    for number, line in enumerate(metadata.splitlines(), start=1):
        if not line.strip():
            break
        field, colon, value = line.partition(":")
        field, value = field.strip().lower(), value.strip()
        if not colon or not value:
            continue
        if field in {"license", "license-expression"}:
            name = "License" if field == "license" else "License-Expression"
            expression = parse_expression(value)
        elif field == "classifier" and value.startswith(_PREFIX):
            name = "Classifier"
            only = _of_classifier(value)
            expression = parse_expression(only.id) if only else None
        else:
            continue
        found.append(DeclaredLicense(field=name, value=value, line=number, expression=expression))
    return tuple(found)
