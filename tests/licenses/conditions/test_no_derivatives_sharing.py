from __future__ import annotations

from functools import partial

import pytest

from howopen.licenses.conditions.no_derivatives_sharing import find
from tests.licenses.conditions import asked

values = partial(asked.values, find)
quote = partial(asked.quote, find)


@pytest.mark.parametrize(
    "clause",
    [
        "You may not share Adapted Material.",
        "You may produce and reproduce, but not Share, Adapted Material.",
        "If you remix the material, you may not distribute the modified material.",
        "Licensed under the Heron NoDerivatives 4.0 International License.",
    ],
)
def test_adapted_material_that_may_not_be_shared_is_found(clause: str) -> None:
    assert [{}] == values(clause)


@pytest.mark.parametrize(
    "clause",
    [
        "You may not distribute derivative works without marking them as changed.",
        "You will not use, distribute or create derivative works of it for military purposes.",
        "You may share derivative works.",
    ],
)
def test_conditions_on_sharing_are_none(clause: str) -> None:
    assert [] == values(clause)


def test_a_result_that_may_not_be_shared_is_found() -> None:
    assert [{}] == values("You may fine-tune the Model but may not share the result.")


def test_a_result_of_something_else_is_none() -> None:
    assert [] == values("You may not share the result of the audit with the press.")
