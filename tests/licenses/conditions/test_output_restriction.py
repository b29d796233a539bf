from __future__ import annotations

from functools import partial

import pytest

from howopen.licenses.conditions.output_restriction import find
from tests.licenses.conditions import asked

values = partial(asked.values, find)
quote = partial(asked.quote, find)


@pytest.mark.parametrize(
    ("clause", "kind"),
    [
        ("The outputs may only be used for non-commercial purposes.", "non-commercial"),
        ("You may not use any output for commercial purposes.", "non-commercial"),
        ("Outputs may be used solely for academic research.", "research"),
        ("不得将模型输出用于商业用途。", "non-commercial"),
        (
            (
                "You will not use the Software (or any derivative works, or any data produced by "
                "the "
                "Software), in whole or in part, for (i) military purposes."
            ),
            "same restrictions as model",
        ),
    ],
)
def test_limits_on_outputs_are_read_with_their_kind(clause: str, kind: str) -> None:
    assert [{"kind": kind}] == values(clause)


@pytest.mark.parametrize(
    "clause",
    [
        "You may use Outputs for any purpose, including commercial purposes.",
        "You may not claim that outputs are made by people.",
    ],
)
def test_free_outputs_have_no_limit(clause: str) -> None:
    assert [] == values(clause)


def test_a_duty_to_label_outputs_is_a_limit() -> None:
    assert [{"kind": "labelling"}] == values("You must label all outputs as machine-generated.")


def test_a_request_to_label_outputs_is_none() -> None:
    assert [] == values("We encourage you to label all outputs as machine-generated.")
