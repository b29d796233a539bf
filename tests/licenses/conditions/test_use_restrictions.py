from __future__ import annotations

from functools import partial

import pytest

from howopen.licenses.conditions.use_restrictions import find
from tests.licenses.conditions import asked

values = partial(asked.values, find)
quote = partial(asked.quote, find)


RAIL = """You may use the Model.

Attachment A
Use Restrictions
You agree not to use the Model or its derivatives:
- In any way that violates any applicable law;
- For the purpose of harming minors in any way;
- To generate false information with the purpose of harming others.
"""


def test_a_list_in_an_attachment_is_read_with_its_place_and_kinds() -> None:
    expected = {
        "where": "attachment A",
        "kinds": ("illegal", "harm", "minors", "disinformation"),
    }
    assert [expected] == values(RAIL)


def test_the_quote_begins_with_the_words_that_forbid() -> None:
    assert quote(RAIL).startswith("agree not to use the Model or its derivatives:")


@pytest.mark.parametrize(
    ("clause", "kinds"),
    [
        (
            "You shall not use the Model for any military or illegal purpose.",
            ("military", "illegal"),
        ),
        (
            "It is prohibited to use it for medical advice or law enforcement.",
            ("medical", "law enforcement"),
        ),
        ("The model must not be used to generate hate speech.", ("discrimination",)),
        (
            "The following uses are prohibited: weapons; mass surveillance; disinformation.",
            ("weapons", "surveillance", "disinformation"),
        ),
        ("您不得出于任何军事或非法目的使用本模型。", ("military", "illegal")),
        ("使用者不得：1. 将模型用于军事用途；2. 侵犯他人隐私。", ("military",)),
        ("본 모델을 군사적 목적으로 사용할 수 없습니다.", ("military",)),
    ],
)
def test_forbidden_uses_in_the_text_are_inline(clause: str, kinds: tuple[str, ...]) -> None:
    assert [{"where": "inline", "kinds": kinds}] == values(clause)


@pytest.mark.parametrize(
    "clause",
    [
        "The Software is not designed or intended for use in nuclear facilities.",
        "You may not use it in violation of export laws, including for nuclear weapons.",
        "You may use the Model for any purpose, including military purposes.",
        "If any provision is held illegal, the others shall not be affected.",
        "You must not use the software for any illegal purpose.",
    ],
)
def test_warnings_export_control_and_the_law_alone_are_no_list(clause: str) -> None:
    assert [] == values(clause)


def test_a_policy_after_a_licence_is_appended() -> None:
    licence = "Heron License\n\n" + "You may use the Model and share it with others freely. " * 60
    policy = (
        "\n\nHeron Prohibited Uses Policy\n\nYou agree you will not use Heron to: 1. Harass people."
    )
    assert ["appended policy"] == [value["where"] for value in values(licence + policy)]
