from __future__ import annotations

import pytest

from howopen.licenses.conditions.commercial_registration import find
from howopen.licenses.text import LegalText


@pytest.mark.parametrize(
    ("words", "value"),
    [
        (
            (
                "Users who wish to use the models for commercial purposes must register at "
                "https://heron.example/mla/form ."
            ),
            {"how": "form"},
        ),
        (
            (
                "If you use the Materials for a Commercial Purpose, You must register with Marsh "
                "at (https://marsh.example/license)."
            ),
            {},
        ),
        (
            (
                "If you plan to use the Models for Commercial Purposes, please refer to the "
                "Registration Form and complete it."
            ),
            {"how": "registration form"},
        ),
        (
            "Commercial use is allowed after filling out a registration questionnaire.",
            {"how": "form"},
        ),
        (
            (
                "Where You wish to make Commercial Use of Lark, You must apply to Lark Labs for "
                "permission in writing."
            ),
            {"how": "apply to Lark Labs"},
        ),
        (
            (
                "Your registration with the Licensor will be deemed to have obtained the "
                "commercial license."
            ),
            {"how": "registration with licensor"},
        ),
        (
            (
                "If you plan to use it for Commercial Purposes, you should contact the Licensor in "
                "advance and obtain written authorization from the Licensor."
            ),
            {"how": "written authorisation"},
        ),
        (
            (
                "The weights are open for research and allow free commercial use. To apply for a "
                "commercial license, please fill in the application form."
            ),
            {"how": "form"},
        ),
        (
            (
                "For commercial use, send an application by e-mail to models@marsh.example and "
                "apply for authorization."
            ),
            {"how": "e-mail"},
        ),
        (
            "对于希望将模型用于商业目的的用户,需在这里(https://heron.example/form)完成登记。",
            {"how": "form"},
        ),
        (
            "如将模型用作商业用途,应事先向许可方登记并获得书面授权。",
            {"how": "written authorisation"},
        ),
        ("如需商用,请填写申请表。", {"how": "form"}),
        ("商业用途需向许可方进行登记。", {"how": "registration with licensor"}),
        ("商用利用を希望する場合は、事前に登録フォームより申請してください。", {"how": "form"}),
        ("상업적으로 이용하려면 사전에 등록해야 합니다.", {}),
    ],
)
def test_the_step_before_commercial_use_is_told(words: str, value: dict[str, str]) -> None:
    assert [value] == [found.value for found in find(LegalText(words))]


@pytest.mark.parametrize(
    "words",
    [
        "For a commercial license, contact Heron.",
        "If you exceed 100 million users, you must request a license from us.",
        "Commercial use is permitted.",
        "These terms apply to commercial use of the model by any person.",
        "This section shall not apply to Non-Commercial Purposes.",
        "You may not register domain names or claim the registered trademarks commercially.",
        "If you use it commercially, please register and purchase it.",
        "Commercial use without prior written authorization is prohibited.",
        "You may register to receive news.",
        "本模型支持商用,无需申请。",
        "Commercial use is free, no registration is required.",
        "不得将本模型用于商业用途。",
        "公司的商业登记地址为北京。",
        "",
    ],
)
def test_other_dealings_with_the_licensor_are_no_registration(words: str) -> None:
    assert [] == list(find(LegalText(words)))


@pytest.mark.parametrize(
    "words",
    [
        "如需商用，请填写问卷并获得官方授权后方可使用。",
        (
            "You may use the Model for commercial purposes only after submitting a written "
            "application to Marsh and obtaining a licence."
        ),
    ],
)
def test_a_questionnaire_and_a_written_application_are_steps(words: str) -> None:
    assert 1 == len(list(find(LegalText(words))))
