"""Licences: what a text is, what it demands, how far it lets go; by its words or by name.

    read_license(text).license_id                           # LicenseRef-howopen-variant
    read_license(text).conditions                           # where 700 million stands
    find_license("Llama 3.1 Community License").category    # restricted-commercial
    parse_expression("MIT OR Apache-2.0").osi_approved      # True
    license_of_family("Llama-2-70b-hf").id                  # the licence that names Llama 2
    declared_licenses(text)                                 # the fields of package metadata
    licenses_in_prose(text)                                 # "weights are released under ..."

Everything here is a pure function of its text and of the tables in `data/`. A part is imported
when it is first asked for.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from howopen.licenses.by_name.components import Component
    from howopen.licenses.by_name.expression import Expression, parse_expression
    from howopen.licenses.by_name.metadata import (
        DeclaredLicense,
        declared_licenses,
        license_of_classifiers,
    )
    from howopen.licenses.by_name.prose import ProseMatch, licenses_in_prose
    from howopen.licenses.by_name.table import all_licenses, find_license, license_of_family
    from howopen.licenses.by_name.titles import TitleMatch, license_of_title
    from howopen.licenses.by_text.identify import Identification, TextMatch
    from howopen.licenses.conditions import FoundCondition, locate_conditions
    from howopen.licenses.read import read_license
    from howopen.licenses.reading import Difference, LicenseReading, Match, Span, TextKind
    from howopen.licenses.terms import CONDITION_TYPES, Acceptance, Category, Condition, License

_HOMES = {
    "conditions": ("FoundCondition", "locate_conditions"),
    "by_name.expression": ("Expression", "parse_expression"),
    "by_text.identify": ("Identification", "TextMatch"),
    "by_name.metadata": ("DeclaredLicense", "declared_licenses", "license_of_classifiers"),
    "by_name.components": ("Component",),
    "by_name.prose": ("ProseMatch", "licenses_in_prose"),
    "read": ("read_license",),
    "reading": ("Difference", "LicenseReading", "Match", "Span", "TextKind"),
    "by_name.table": ("all_licenses", "find_license", "license_of_family"),
    "terms": ("CONDITION_TYPES", "Acceptance", "Category", "Condition", "License"),
    "by_name.titles": ("TitleMatch", "license_of_title"),
}
"""Module -> the names that are offered here."""

__all__ = [
    "CONDITION_TYPES",
    "Acceptance",
    "Category",
    "Component",
    "Condition",
    "DeclaredLicense",
    "Difference",
    "Expression",
    "FoundCondition",
    "Identification",
    "License",
    "LicenseReading",
    "Match",
    "ProseMatch",
    "Span",
    "TextKind",
    "TextMatch",
    "TitleMatch",
    "all_licenses",
    "declared_licenses",
    "find_license",
    "license_of_classifiers",
    "license_of_family",
    "license_of_title",
    "licenses_in_prose",
    "locate_conditions",
    "parse_expression",
    "read_license",
]


def __getattr__(name: str) -> Any:
    for home, names in _HOMES.items():
        if name in names:
            return getattr(import_module(f"{__name__}.{home}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
