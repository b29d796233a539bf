from __future__ import annotations

import os
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from howopen.licenses.category import Nature, category_of, freedoms_limited, nature_of
from howopen.licenses.condition_types import Freedom
from howopen.licenses.conditions import FoundCondition
from howopen.licenses.terms import CONDITION_TYPES, Category, Condition
from howopen.licenses.text import LegalText
from tests.conftest import ROOT

SHARED = Path(os.environ.get("HOWOPEN_SHARED", ROOT.parent / "shared")) / "licences"

GRANT = "Heron Labs grants you a worldwide licence to use, change and pass on the Heron weights."

conditions = st.lists(st.builds(Condition, st.sampled_from(CONDITION_TYPES)), max_size=6)
natures = st.builds(Nature, st.booleans(), st.booleans(), st.booleans())


def of(*types: str, nature: Nature | None = None) -> Category:
    return category_of([Condition(type_) for type_ in types], nature=nature or Nature())


@pytest.mark.parametrize(
    ("types", "expected"),
    [
        ((), "open-weights-unrestricted"),
        (("licence_copy", "attribution_notice", "copyleft"), "open-weights-unrestricted"),
        (("use_restrictions", "flow_down"), "restricted-use"),
        (("field_of_use",), "restricted-use"),
        (("no_model_improvement",), "restricted-use"),
        (("no_derivatives_sharing",), "restricted-use"),
        (("territory_exclusion",), "restricted-use"),
        (("use_restrictions", "user_threshold"), "restricted-commercial"),
        (("revenue_threshold",), "restricted-commercial"),
        (("commercial_registration",), "restricted-commercial"),
        (("non_commercial",), "restricted-commercial"),
        (("non_commercial", "research_only"), "research-only"),
        (("research_only",), "research-only"),
    ],
)
def test_the_category_is_the_narrowest_that_a_condition_allows(types, expected):
    assert expected == of(*types)


def test_conditions_found_in_a_text_count_as_those_known_of_a_licence():
    found = FoundCondition(type="non_commercial", value={}, quote="no", line=1, last_line=1)
    assert Category.RESTRICTED_COMMERCIAL == category_of([found])


def test_approval_by_the_osi_makes_open_source_and_a_restriction_unmakes_it():
    assert Category.OPEN_SOURCE == category_of([Condition("copyleft")], osi_approved=True)
    assert Category.RESTRICTED_USE == category_of([Condition("military_ban")], osi_approved=True)


def test_a_non_commercial_research_licence_is_research_only():
    assert Category.RESEARCH_ONLY == of("non_commercial", nature=Nature(for_research=True))


def test_a_licence_for_data_is_open_data_until_something_restricts_it():
    data = Nature(for_data=True)
    assert Category.OPEN_DATA == of("copyleft", nature=data)
    assert Category.RESTRICTED_COMMERCIAL == of("non_commercial", nature=data)


@given(conditions, conditions, st.booleans(), natures)
def test_a_further_condition_never_widens_the_category(some, more, osi_approved, nature):
    before = category_of(some, osi_approved=osi_approved, nature=nature)
    after = category_of([*some, *more], osi_approved=osi_approved, nature=nature)
    assert before.rank <= after.rank


@given(conditions, st.randoms())
def test_the_order_of_conditions_does_not_matter(some, random):
    shuffled = list(some)
    random.shuffle(shuffled)
    assert category_of(some) == category_of(shuffled)


@given(conditions)
def test_a_category_that_is_not_open_has_a_freedom_that_is_limited(some):
    limited = any(freedoms_limited(some).values())
    assert category_of(some).open or limited


def test_each_freedom_names_the_conditions_that_limit_it_once():
    some = [
        Condition("use_restrictions"),
        Condition("redistribution_ban"),
        Condition("use_restrictions", {"where": "inline"}),
        Condition("licence_copy"),
        Condition("no_reverse_engineering"),
    ]
    assert {
        Freedom.USE: ("use_restrictions",),
        Freedom.STUDY: ("no_reverse_engineering",),
        Freedom.MODIFY: ("no_reverse_engineering",),
        Freedom.SHARE: ("redistribution_ban",),
    } == freedoms_limited(some)


@pytest.mark.parametrize(
    "text",
    [
        GRANT,
        "Permission to use, copy and change this file, for any purpose, is given.",
        "The weights of Marsh are licensed under the Apache License 2.0.",
        "Lark Data License Agreement. You may use the data.",
        "甲方授予您使用、复制和分发本模型的许可。",
        "Le concédant vous autorise à utiliser et à diffuser le modèle.",
        "Use of Heron in any way is not limited. Permission is granted to everyone.",
    ],
)
def test_a_grant_is_seen(text):
    assert nature_of(LegalText(text)).grants


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Copyright 2031 Heron Labs. All rights reserved.",
        "Heron weights: proprietary and confidential. No licence is granted.",
        "Nothing in this file grants you rights. You may not copy it.",
        "See the folder of licences for details.",
        "本模型未授予任何权利。",
    ],
)
def test_a_text_without_a_grant_is_proprietary(text):
    assert Category.PROPRIETARY == category_of([], nature=nature_of(LegalText(text)))


def test_a_policy_without_a_grant_is_not_proprietary():
    text = "Heron use policy. You agree not to aim Heron at anybody."
    nature = nature_of(LegalText(text))
    assert Category.RESTRICTED_USE == of("use_restrictions", nature=nature)


@pytest.mark.parametrize(
    "text",
    [
        "HERON NON-COMMERCIAL RESEARCH COMMUNITY LICENSE\n\n" + GRANT,
        "Heron Research License. " + GRANT,
        GRANT + ' Keep this notice: "Heron is licensed under the Heron Research License".',
        GRANT + " You must not use it on behalf of a commercial organisation.",
    ],
)
def test_a_licence_that_calls_itself_one_for_research_is_one(text):
    assert nature_of(LegalText(text)).for_research


@pytest.mark.parametrize(
    "text",
    [
        "Heron Community License. " + GRANT,
        GRANT + " Research is welcome, and so is a licence fee.",
        GRANT + " You may use it on behalf of a commercial organisation.",
    ],
)
def test_a_word_on_research_makes_no_research_licence(text):
    assert not nature_of(LegalText(text)).for_research


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Heron Open Data License 1.0", True),
        ("Lark Community Data License Agreement - Sharing", True),
        ("Attribution 4.0 International. Marsh works with Creative Commons.", True),
        ("Heron Model License", False),
        ("Heron License. The data that trained it is not covered.", False),
    ],
)
def test_a_licence_for_data_is_known_by_its_head(title, expected):
    assert expected == nature_of(LegalText(f"{title}\n\n{GRANT}")).for_data


@given(st.text(max_size=300))
def test_any_text_has_a_nature(text):
    assert isinstance(nature_of(LegalText(text)), Nature)


def test_wrapping_and_line_ends_change_no_nature():
    text = f"HERON RESEARCH LICENSE\n\n{GRANT}"
    wrapped = text.replace(" ", "\r\n")
    assert nature_of(LegalText(text)) == nature_of(LegalText(wrapped))


@pytest.mark.skipif(not SHARED.is_dir(), reason="../shared is not here")
def test_the_labelled_conditions_give_the_labelled_category():
    cases, wrong = 0, []
    for path in sorted(SHARED.glob("*/label.yaml")):
        label = yaml.safe_load(path.read_text(encoding="utf-8"))
        if not label["conditions"]:
            continue
        cases += 1
        text = LegalText((path.parent / label["file"]).read_text(encoding="utf-8"))
        computed = category_of(
            [Condition(each["type"]) for each in label["conditions"]],
            osi_approved=label["osi_approved"],
            nature=nature_of(text),
        )
        if computed != label["category"]:
            wrong.append(path.parent.name)
    assert cases >= 70
    assert len(wrong) <= 0.03 * cases, wrong
