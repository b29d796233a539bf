from __future__ import annotations

import pytest

from howopen.licenses.conditions.state_changes import find
from howopen.licenses.text import LegalText


@pytest.mark.parametrize(
    "text",
    [
        (
            "You must cause any modified files to carry prominent notices stating that You "
            "changed them."
        ),
        "You must indicate if You modified the Heron Material.",
        "Altered source versions must be plainly marked as such.",
        "您必须以显著的方式说明修改的内容。",
    ],
)
def test_a_duty_to_say_what_was_changed_is_found(text):
    assert 1 == len(list(find(LegalText(text))))


@pytest.mark.parametrize(
    "text",
    [
        "We may change these terms; changes will be announced.",
        "Please mark your models as modified.",
        "The Heron Model may be modified and distributed.",
    ],
)
def test_changes_of_terms_and_requests_are_none(text):
    assert [] == list(find(LegalText(text)))
