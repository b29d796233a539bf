from __future__ import annotations

import pytest

from howopen.licenses.conditions.attribution_notice import find
from howopen.licenses.text import LegalText

REQUIRED = (
    (
        'Retain the following notice within a "Notice" text file: "Heron is licensed by Marsh".',
        {"file": "Notice", "text": "Heron is licensed by Marsh"},
    ),
    (
        (
            'All copies must be accompanied by a "Notice" text file that contains the following '
            'notice: "Lark is provided by Marsh."'
        ),
        {"file": "Notice", "text": "Lark is provided by Marsh"},
    ),
    (
        (
            "You must provide (i) a copy of this License, and (ii) the following attribution "
            "notice: "
            "“Heron is licensed under the Heron License”."
        ),
        {"text": "Heron is licensed under the Heron License"},
    ),
    ("You must clearly attribute the source of the Heron models to the Licensor.", {}),
    ("Redistributions must retain the above copyright notice.", {}),
    ("You must keep intact all notices that refer to this License.", {}),
    ("使用时必须注明出处以及作者信息。", {}),
    ("利用者は出典を明記しなければならない。", {}),
)
NOT_REQUIRED = (
    "We ask that you credit the authors.",
    "You should give notice to the Licensor of any claim.",
    "Provide the source code of the modified version.",
)


@pytest.mark.parametrize(("text", "value"), REQUIRED)
def test_a_notice_to_keep_is_found_with_its_file_and_words(text, value):
    assert [value] == [found.value for found in find(LegalText(text))]


@pytest.mark.parametrize("text", NOT_REQUIRED)
def test_a_request_or_another_notice_is_none(text):
    assert [] == list(find(LegalText(text)))


def test_the_notice_in_a_file_goes_before_a_plain_duty():
    text = (
        "You must retain all copyright notices. You must include the following attribution notice "
        'within a "Notice" text file.'
    )
    assert [{"file": "Notice"}] == [found.value for found in find(LegalText(text))]


def test_words_to_retain_in_all_copies_are_a_notice():
    text = (
        'You must retain in all copies: "Heron is licensed under the Heron Terms, Copyright Marsh."'
    )
    (found,) = find(LegalText(text))
    assert {"text": "Heron is licensed under the Heron Terms, Copyright Marsh"} == found.value
