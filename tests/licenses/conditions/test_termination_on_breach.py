from __future__ import annotations

import pytest

from howopen.licenses.conditions.termination_on_breach import find
from howopen.licenses.text import LegalText


@pytest.mark.parametrize(
    "text",
    [
        "Marsh may terminate this Agreement if you are in breach of any term.",
        "Your rights will automatically terminate upon any breach by you of this License.",
        "If you fail to comply with this License, your rights terminate.",
        "如果您违反本协议的任何条款,我们可终止本协议。",
        "本契約に違反した場合、本ライセンスは終了します。",
    ],
)
def test_a_right_that_ends_with_a_breach_is_found(text):
    assert 1 == len(list(find(LegalText(text))))


@pytest.mark.parametrize(
    "text",
    [
        "You may terminate this Agreement at any time by deleting the Heron Model.",
        "Marsh is not liable for any breach of warranty.",
        "Sections 3 and 7 survive the termination of this Agreement.",
    ],
)
def test_other_endings_and_breaches_are_none(text):
    assert [] == list(find(LegalText(text)))
