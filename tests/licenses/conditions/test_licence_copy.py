from __future__ import annotations

import pytest

from howopen.licenses.conditions.licence_copy import find
from howopen.licenses.text import LegalText

REQUIRED = (
    "You must give any other recipients of the Heron Model a copy of this License.",
    "You shall (i) provide a copy of this Agreement to such third party, and (ii) keep notices.",
    "If you distribute it, you must provide (i) a copy of this License, and (ii) the weights.",
    "The above copyright notice and this permission notice shall be included in all copies.",
    "您必须向任何第三方提供本协议的副本。",
    "Vous devez fournir une copie de cette licence.",
)
NOT_REQUIRED = (
    "You are encouraged to include a copy of this License.",
    "You may obtain a copy of the License at our website.",
    "Keep a copy of the Model for your own use.",
)


@pytest.mark.parametrize("text", REQUIRED)
def test_a_copy_to_pass_on_is_found(text):
    assert 1 == len(list(find(LegalText(text))))


@pytest.mark.parametrize("text", NOT_REQUIRED)
def test_a_request_and_a_permission_are_none(text):
    assert [] == list(find(LegalText(text)))


def test_the_quote_begins_at_the_giving():
    text = LegalText(
        "You may share it provided that you give all recipients a copy of this License."
    )
    (found,) = find(text)
    quote = text.quote(found.start, found.end)
    assert "give all recipients a copy of this License." == quote
