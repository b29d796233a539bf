from __future__ import annotations

from functools import partial

import pytest

from howopen.licenses.conditions.base_model_terms import find
from tests.licenses.conditions import asked

values = partial(asked.values, find)
quote = partial(asked.quote, find)


@pytest.mark.parametrize(
    ("clause", "name"),
    [
        (
            (
                "The Model is fine-tuned from Heron 2 and its use is also subject to the Heron 2 "
                "Community License Agreement."
            ),
            "Heron 2 Community License Agreement",
        ),
        (
            "Use of the base model is governed by the Heron Community License.",
            "Heron Community License",
        ),
        (
            "Heron2 license conditions (https://heron.example/l) also apply to model weights.",
            "Heron2",
        ),
        ("使用本模型还须遵守基座模型的许可协议。", "基座模型的许可协议"),
    ],
)
def test_the_terms_of_the_model_beneath_are_named(clause: str, name: str) -> None:
    assert [{"licence": name}] == values(clause)


@pytest.mark.parametrize(
    "clause",
    [
        "This model is based on our own data and is subject to this license.",
        "The patent license shall also apply to the combination of the model and the Program.",
    ],
)
def test_its_own_terms_and_patents_are_none(clause: str) -> None:
    assert [] == values(clause)
