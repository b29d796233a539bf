from __future__ import annotations

from functools import partial

import pytest

from howopen.licenses.conditions.acceptable_use_policy import find
from tests.licenses.conditions import asked

values = partial(asked.values, find)
quote = partial(asked.quote, find)


@pytest.mark.parametrize(
    ("clause", "value"),
    [
        (
            (
                "Your use must adhere to the Acceptable Use Policy for the Heron Materials "
                "(available at "
                "https://heron.example/use-policy), which is hereby incorporated by reference."
            ),
            {"incorporated": True, "address": "https://heron.example/use-policy"},
        ),
        (
            (
                "You must not use it for the restricted uses set forth in the Heron Prohibited Use "
                "Policy at ai.heron.dev/policy."
            ),
            {
                "incorporated": True,
                "name": "Heron Prohibited Use Policy",
                "address": "ai.heron.dev/policy",
            },
        ),
        (
            "Use must be consistent with Marsh's Trustworthy AI terms.",
            {"incorporated": True, "name": "Marsh Trustworthy AI terms"},
        ),
        (
            "The Lark Usage Policy in USE_POLICY.md is incorporated by reference.",
            {"incorporated": True, "name": "Lark Usage Policy", "address": "USE_POLICY.md"},
        ),
        (
            "您的使用须遵守《可接受使用政策》(https://heron.example/aup)。",
            {"incorporated": True, "address": "https://heron.example/aup"},
        ),
        ("利用者は利用ポリシーを遵守しなければならない。", {"incorporated": True}),
    ],
)
def test_a_policy_that_binds_is_read_with_its_name_and_address(
    clause: str, value: dict[str, str | bool]
) -> None:
    assert [value] == values(clause)


@pytest.mark.parametrize(
    "clause",
    [
        'If you use Heron, you agree to this Acceptable Use Policy ("Policy").',
        "We encourage you to follow our responsible use guidelines.",
        "Please report violations of the Acceptable Use Policy.",
        "You must comply with our trademark usage policy.",
        "您须遵守本服务协议。",
        "本利用規約に従って利用するものとする。",
        "You must comply with applicable laws and regulations under this license.",
    ],
)
def test_a_policy_of_its_own_a_request_or_a_trademark_rule_is_none(clause: str) -> None:
    assert [] == values(clause)


def test_the_address_may_stand_in_the_definition() -> None:
    text = (
        '"AUP" means the Marsh Acceptable Use Policy available at https://marsh.example/aup, as '
        "updated. Subject to your compliance with the AUP, Marsh grants you a license."
    )
    assert [{"incorporated": True, "address": "https://marsh.example/aup"}] == values(text)


def test_a_policy_of_a_few_lines_may_only_name_the_law() -> None:
    text = "By using it, you agree to comply with all applicable law."
    assert [{"incorporated": True, "name": "comply with applicable law"}] == values(text)


@pytest.mark.parametrize(
    ("clause", "value"),
    [
        ("It does not permit You to do anything which contravenes the Acceptable Use Policy.", {}),
        ("You ensure that any use complies at all times with the Acceptable Use Policy.", {}),
        ("Use is subject to our Usage Guidelines, which form part of this Agreement.", {}),
        (
            "Any breach of the Responsible AI Policy is a breach of this licence.",
            {"name": "Responsible AI Policy"},
        ),
        (
            "You abide by all of the guardrails provided in zHeron's Acceptable Use Policy.",
            {"name": "zHeron Acceptable Use Policy"},
        ),
    ],
)
def test_a_policy_may_be_bound_by_forbidding_its_breach(clause: str, value: dict) -> None:
    assert [{"incorporated": True, **value}] == values(clause)


def test_guidelines_on_the_use_of_a_mark_are_no_policy() -> None:
    assert [] == values("The mark must be used in compliance with the usage guidelines of Marsh.")


@pytest.mark.parametrize(
    "clause",
    [
        "Your use is not subject to any acceptable use policy.",
        "You need not comply with the Acceptable Use Policy of the website.",
    ],
)
def test_a_policy_that_is_said_not_to_bind_is_none(clause: str) -> None:
    assert [] == values(clause)
