from __future__ import annotations

from functools import partial

import pytest

from howopen.licenses.conditions.flow_down import find
from tests.licenses.conditions import asked

values = partial(asked.values, find)
quote = partial(asked.quote, find)


@pytest.mark.parametrize(
    ("clause", "kind"),
    [
        (
            (
                "You must include the use restrictions referenced in Section 3.2 as an enforceable "
                "provision in any agreement governing use of the Model."
            ),
            "use_restrictions",
        ),
        (
            (
                "Use-based restrictions as referenced in paragraph 5 MUST be included as an "
                "enforceable "
                "provision by You in any type of legal agreement."
            ),
            "use_restrictions",
        ),
        ("您必须将第4条的使用限制作为可执行条款纳入相关协议。", "use_restrictions"),
        (
            "Any Model Derivatives You create will be limited to Research Purposes as well.",
            "research_only derivatives",
        ),
        (
            "Your terms must provide that the use limitation in Section 3.3 applies to your works.",
            "use_limitation",
        ),
        ("You may only do so under the terms of this Agreement.", "same_terms"),
        ("The Materials will remain subject to this Agreement.", "same_terms"),
    ],
)
def test_terms_that_go_along_are_read_with_their_kind(clause: str, kind: str) -> None:
    assert [{"kind": kind}] == values(clause)


@pytest.mark.parametrize(
    "clause",
    [
        "You must give recipients a copy of this License.",
        "You may distribute your changes under different terms.",
        "You may distribute the Program only under this License, with its corresponding source.",
    ],
)
def test_notices_and_copyleft_are_none(clause: str) -> None:
    assert [] == values(clause)
