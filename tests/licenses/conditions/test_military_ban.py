from __future__ import annotations

from functools import partial

import pytest

from howopen.licenses.conditions.military_ban import find
from tests.licenses.conditions import asked

values = partial(asked.values, find)
quote = partial(asked.quote, find)


@pytest.mark.parametrize(
    "clause",
    [
        "You will not use the Model for any commercial, military, or illegal purposes.",
        "You agree not to use it: (a) to harm minors; (b) for military or warfare purposes.",
        "您不得出于任何军事目的使用本模型。",
        "Il est interdit d'utiliser le modèle à des fins militaires.",
    ],
)
def test_military_use_among_what_is_forbidden_is_a_ban(clause: str) -> None:
    assert [{}] == values(clause)


def test_military_use_that_is_granted_is_no_ban() -> None:
    assert [] == values("You may use the Model for any purpose, including military purposes.")


def test_a_quote_far_into_a_list_begins_at_the_military_use() -> None:
    long = "You agree not to use it to harm minors in any way, " + "to bully people, " * 20
    assert quote(long + "or for military purposes.").startswith("military purposes.")


@pytest.mark.parametrize(
    "clause",
    [
        "The Model must not be used by or for any army, navy or air force.",
        "You may not use the Model in weapons systems or for defence applications.",
        "The Model must not be made available to armed forces.",
        "No military use.",
        "No police or military use is allowed.",
        "The licensor prohibits military use.",
    ],
)
def test_armed_forces_and_defence_are_military(clause: str) -> None:
    assert [{}] == values(clause)


@pytest.mark.parametrize(
    "clause",
    [
        "Unlike other licences, it does not forbid military use.",
        "Military use is not prohibited.",
        "No restriction on military use applies.",
        "Neither this licence nor the policy forbids military use.",
        "You may not waive the defence of laches.",
    ],
)
def test_what_is_not_forbidden_is_no_ban(clause: str) -> None:
    assert [] == values(clause)
