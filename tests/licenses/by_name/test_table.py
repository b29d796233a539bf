from __future__ import annotations

import os
from pathlib import Path

import pytest
import yaml

from howopen.licenses import CONDITION_TYPES, Category, all_licenses, find_license
from howopen.licenses import license_of_family as of_family
from howopen.licenses.by_name.keys import name_key
from howopen.licenses.by_name.table import table

ROOT = Path(__file__).resolve().parents[3]
SHARED = Path(os.environ.get("HOWOPEN_SHARED", ROOT.parent / "shared")) / "licences"
needs_shared = pytest.mark.skipif(not SHARED.is_dir(), reason="../shared is not here")

VALUE_KEYS = {
    "user_threshold": {"users", "period", "unit", "effect"},
    "usage_threshold": {"count", "unit", "effect"},
    "revenue_threshold": {"amount", "currency", "period", "effect"},
    "non_commercial": {"unless"},
    "research_only": {"meaning", "also"},
    "commercial_registration": {"how"},
    "use_restrictions": {"where", "kinds"},
    "acceptable_use_policy": {"incorporated", "name"},
    "military_ban": set(),
    "no_model_improvement": {"scope", "exception", "on"},
    "naming": {"prefix", "applies_to"},
    "display_attribution": {"text", "when"},
    "attribution_notice": {"file", "text"},
    "flow_down": {"kind"},
    "copyleft": {"kind"},
    "territory_exclusion": {"territories", "scope"},
    "output_restriction": {"kind"},
    "field_of_use": {"only", "only_with"},
    "gated_access": {"by"},
    "ip_retaliation": {"scope"},
    "no_circumvention": {"of"},
    "no_reverse_engineering": {"of"},
    "redistribution_ban": {"of"},
    "request_only": {"what"},
}


def id_of(name: str) -> str | None:
    found = find_license(name)
    return found.id if found else None


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Apache 2.0", "Apache-2.0"),
        ("Apache License, Version 2.0", "Apache-2.0"),
        ("apache-2.0", "Apache-2.0"),
        ("MIT License", "MIT"),
        ("The MIT License (MIT)", "MIT"),
        ("CC BY-NC 4.0", "CC-BY-NC-4.0"),
        ("Creative Commons Non-Commercial", "LicenseRef-howopen-cc-by-nc"),
        ("Creative Commons Attribution-ShareAlike 4.0 International", "CC-BY-SA-4.0"),
        ("https://creativecommons.org/licenses/by-nc-sa/4.0/", "CC-BY-NC-SA-4.0"),
        ("http://www.apache.org/licenses/LICENSE-2.0", "Apache-2.0"),
        ("GPLv3", "GPL-3.0-only"),
        ("gpl-3.0", "GPL-3.0-only"),
        ("GPL-3.0-or-later", "GPL-3.0-or-later"),
        ("BSD 3-Clause", "BSD-3-Clause"),
        ("llama2", "LicenseRef-scancode-llama-2-license-2023"),
        ("Llama 3.1 Community License", "LicenseRef-scancode-llama-3.1-license-2024"),
        ("llama3", "LicenseRef-howopen-llama-3"),
        ("gemma", "LicenseRef-scancode-gemma-tou-2024-04-01"),
        ("https://ai.google.dev/gemma/terms", "LicenseRef-scancode-gemma-tou-2024-04-01"),
        ("creativeml-openrail-m", "LicenseRef-scancode-stable-diffusion-2022-08-22"),
        ("openrail++", "LicenseRef-scancode-bigscience-open-rail-m2"),
        ("openrail", "LicenseRef-howopen-openrail-m"),
        ("tongyi-qianwen", "LicenseRef-scancode-tongyi-qianwen-2023"),
        ("apple-amlr", "LicenseRef-howopen-apple-amlr"),
    ],
)
def test_a_licence_is_found_by_any_of_its_names(name, expected):
    assert expected == id_of(name)


@pytest.mark.parametrize(
    "name",
    [
        "modified MIT",
        "Modified MIT License",
        "Apache 2.0 for research only",
        "Llama 5 Community License",
        "Llama 3.4",
        "MIT-style",
        "other",
        "unknown",
        "custom",
        "\ud800",
        "",
        "license",
        "https://example.org/LICENSE",
    ],
)
def test_a_name_that_is_not_exactly_known_gives_none(name):
    assert id_of(name) is None


def test_versions_of_one_family_are_different_licences():
    names = ["llama2", "llama3", "llama3.1", "llama3.2", "llama3.3", "llama4"]
    assert len(names) == len({id_of(name) for name in names})


@pytest.mark.parametrize(
    ("model", "expected"),
    [
        ("Llama-2-70b-hf", "LicenseRef-scancode-llama-2-license-2023"),
        ("LLaMA 2", "LicenseRef-scancode-llama-2-license-2023"),
        ("Meta-Llama-3-8B", "LicenseRef-howopen-llama-3"),
        ("meta-llama/Llama-3.1-8B", "LicenseRef-scancode-llama-3.1-license-2024"),
        ("llama-7b", "LicenseRef-scancode-llama-license-2023"),
        ("gemma-7b", "LicenseRef-scancode-gemma-tou-2024-04-01"),
        ("Llama-5-8B", None),
        ("gemma-9-27b", None),
        ("open_llama_7b", None),
        ("Invented-Distill-Llama-3-8B", None),
        ("", None),
    ],
)
def test_a_family_stands_for_a_licence_only_with_its_exact_version(model, expected):
    found = of_family(model)
    assert expected == (found.id if found else None)


def test_the_llama_licences_name_700_million_users_a_month():
    for name in ("llama2", "llama3", "llama3.1", "llama3.2", "llama3.3", "llama4"):
        threshold = find_license(name).condition("user_threshold")
        assert 700_000_000 == threshold.value["users"]
        assert "month" == threshold.value["period"]


def test_every_condition_has_a_known_type_and_known_value_keys():
    for license_ in all_licenses():
        for condition in license_.conditions:
            assert condition.type in CONDITION_TYPES
            assert condition.value.keys() <= VALUE_KEYS.get(condition.type, set()), license_.id


def test_numbers_are_whole_and_periods_are_named():
    for license_ in all_licenses():
        for condition in license_.conditions:
            for key in ("users", "amount", "count"):
                if key in condition.value:
                    assert isinstance(condition.value[key], int)
                    assert condition.value[key] > 0
            if "period" in condition.value:
                assert condition.value["period"] in {"day", "month", "year"}


def test_only_osi_approved_licences_are_open_source():
    for license_ in all_licenses():
        assert license_.osi_approved == (license_.category is Category.OPEN_SOURCE), license_.id


def test_every_licence_has_an_id_of_one_of_three_kinds_and_an_address():
    for license_ in all_licenses():
        if license_.id.startswith("LicenseRef-"):
            assert license_.id.startswith(("LicenseRef-scancode-", "LicenseRef-howopen-"))
        assert license_.url.startswith("https://"), license_.id


def test_no_licence_of_a_model_is_open_source_and_each_restricted_one_says_why():
    restricted = {Category.RESTRICTED_COMMERCIAL, Category.RESEARCH_ONLY}
    limits = {"user_threshold", "revenue_threshold", "non_commercial", "research_only"}
    limits |= {"commercial_registration"}
    without = [
        license_.id
        for license_ in all_licenses()
        if license_.category in restricted
        and license_.id.startswith("LicenseRef-")
        and license_.conditions
        and not limits & {condition.type for condition in license_.conditions}
    ]
    assert [] == without


def test_a_name_belongs_to_one_licence_of_its_table():
    owners: dict[str, str] = {}
    for license_ in all_licenses():
        for name in (license_.id, *license_.aliases):
            key = name_key(name)
            assert license_.id == owners.setdefault(key, license_.id), name
            assert license_.id == table().by_name[key], name


def labels() -> list[tuple[str, dict]]:
    if not SHARED.is_dir():
        return []
    paths = sorted(SHARED.glob("*/label.yaml"))
    return [(path.parent.name, yaml.safe_load(path.read_text())) for path in paths]


MAIN = {
    "user_threshold",
    "usage_threshold",
    "revenue_threshold",
    "non_commercial",
    "research_only",
    "naming",
    "display_attribution",
    "territory_exclusion",
    "commercial_registration",
    "no_model_improvement",
    "acceptable_use_policy",
}


@needs_shared
@pytest.mark.parametrize(("case", "label"), labels())
def test_the_table_agrees_with_the_labels_of_the_shared_texts(case, label):
    if label["licence_id"] == "NOASSERTION":
        return
    found = find_license(label["licence_id"])
    assert found is not None
    assert label["licence_id"] == found.id
    assert label["category"] == found.category.value
    assert bool(label["osi_approved"]) == found.osi_approved
    known = [(c.type, {k: _plain(v) for k, v in c.value.items()}) for c in found.conditions]
    for condition in label.get("conditions") or []:
        if condition["type"] in MAIN and label["kind"] != "pointer":
            assert (condition["type"], condition.get("value") or {}) in known


def _plain(value):
    return list(value) if isinstance(value, tuple) else value
