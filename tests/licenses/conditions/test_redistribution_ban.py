from __future__ import annotations

from functools import partial

import pytest

from howopen.licenses.conditions.redistribution_ban import find
from tests.licenses.conditions import asked

values = partial(asked.values, find)
quote = partial(asked.quote, find)


@pytest.mark.parametrize(
    ("clause", "value"),
    [
        ("You may not distribute or share the Model Weights.", {"of": "weights"}),
        (
            (
                "You must not publish or share the model parameters, except sharing these within "
                "your "
                "organization."
            ),
            {"of": "weights"},
        ),
        ("You may not sell, rent, lend or transfer the Software.", {"of": "software"}),
        ("不得向任何第三方转让或再分发本模型。", {"of": "model"}),
        ("本モデルの再配布はできません。", {}),
    ],
)
def test_a_ban_on_passing_on_is_read_with_what_it_binds(clause: str, value: dict[str, str]) -> None:
    assert [value] == values(clause)


@pytest.mark.parametrize(
    "clause",
    [
        "You may not distribute the Program except as expressly provided under this License.",
        "You shall not distribute the Model unless you include this license.",
        "If you cannot satisfy both, you may not distribute the Program at all.",
        "You may not distribute the Model for commercial purposes.",
        "You may redistribute the Model.",
        "未经授权不得分发。",
    ],
)
def test_a_ban_with_a_way_out_is_none(clause: str) -> None:
    assert [] == values(clause)


@pytest.mark.parametrize(
    ("clause", "value"),
    [
        ("Redistribution of the weights is prohibited.", {"of": "weights"}),
        ("Sharing the Model with third parties is not permitted.", {"of": "model"}),
    ],
)
def test_the_ban_may_stand_behind(clause: str, value: dict[str, str]) -> None:
    assert [value] == values(clause)


@pytest.mark.parametrize(
    "clause",
    [
        "Redistribution without this notice is prohibited.",
        "Redistribution of the weights under another licence is not permitted.",
        "Redistribution of modified copies is not allowed.",
        "Redistribution is not prohibited.",
    ],
)
def test_a_ban_on_some_redistribution_is_none(clause: str) -> None:
    assert [] == values(clause)
