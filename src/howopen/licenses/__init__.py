"""Licences by name: which one is meant, what category it is, what its main conditions are.

    find_license("Llama 3.1 Community License").category    # restricted-commercial
    parse_expression("MIT OR Apache-2.0").osi_approved      # True
    license_of_family("Llama-2-70b-hf").id                  # the licence that names Llama 2
    license_of_title(text, "LICENSE")                       # by the head of a licence file
    declared_licenses(text)                                 # the fields of package metadata
    licenses_in_prose(text)                                 # "weights are released under ..."
    locate_conditions(text)                                 # where 700 million stands

Everything here is a pure function of its text and of the tables in `data/`.
"""

from __future__ import annotations

from howopen.licenses.conditions.earlier import LocatedCondition, locate_conditions
from howopen.licenses.expression import Expression, parse_expression
from howopen.licenses.identify import Identification, TextMatch, identify
from howopen.licenses.metadata import DeclaredLicense, declared_licenses, license_of_classifiers
from howopen.licenses.prose import Component, ProseMatch, licenses_in_prose
from howopen.licenses.read import read_license
from howopen.licenses.reading import Difference, LicenseReading, Match, Span, TextKind
from howopen.licenses.table import all_licenses, find_license, license_of_family
from howopen.licenses.terms import CONDITION_TYPES, Acceptance, Category, Condition, License
from howopen.licenses.titles import TitleMatch, license_of_title

__all__ = [
    "CONDITION_TYPES",
    "Acceptance",
    "Category",
    "Component",
    "Condition",
    "DeclaredLicense",
    "Difference",
    "Expression",
    "Identification",
    "License",
    "LicenseReading",
    "LocatedCondition",
    "Match",
    "ProseMatch",
    "Span",
    "TextKind",
    "TextMatch",
    "TitleMatch",
    "all_licenses",
    "declared_licenses",
    "find_license",
    "identify",
    "license_of_classifiers",
    "license_of_family",
    "license_of_title",
    "licenses_in_prose",
    "locate_conditions",
    "parse_expression",
    "read_license",
]
