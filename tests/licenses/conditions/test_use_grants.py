"""Fields of use, gates and requests: short modules, tested together."""

from __future__ import annotations

import pytest

from howopen.licenses.conditions import field_of_use, gated_access, request_only
from howopen.licenses.conditions.grants import commerce_granted
from howopen.licenses.text import LegalText


@pytest.mark.parametrize(
    ("words", "value"),
    [
        (
            '"Mapping Use" means drawing maps. You may use the Data solely for Mapping Use.',
            {"only": "mapping use"},
        ),
        ("You may use the Model only for personal purposes.", {"only": "personal"}),
        (
            "The Software is licensed for testing and evaluation purposes only.",
            {"only": "testing and evaluation"},
        ),
        (
            "The weights are licensed for use only with Marsh accelerators.",
            {"only_with": "Marsh accelerators"},
        ),
        ("You may run the Model only on Marsh hardware.", {"only_with": "Marsh hardware"}),
        (
            "The Model may be used only in the field of medical imaging.",
            {"only": "medical imaging"},
        ),
    ],
)
def test_the_one_field_or_product_is_named(words: str, value: dict[str, str]) -> None:
    assert [value] == [found.value for found in field_of_use.find(LegalText(words))]


@pytest.mark.parametrize(
    "words",
    [
        "You may use the Model only for research purposes.",
        "You may use the Model only for personal, non-commercial purposes.",
        "You may use the Data solely for Mapping Use.",
        "You may use the Model not only for educational purposes but for any.",
        "The notices are for convenience only.",
        "The program is designed to run only on desktop computers and other devices.",
        "",
    ],
)
def test_what_other_conditions_say_is_no_field(words: str) -> None:
    assert [] == list(field_of_use.find(LegalText(words)))


@pytest.mark.parametrize(
    ("words", "by"),
    [
        ("By requesting access to the Heron weights, you agree to these terms.", "request"),
        ("Access to the model is granted only upon approval by Marsh.", "request"),
        ("Access will be provided after registration.", "registration"),
        ("You must fill in the access form to download the checkpoints.", "form"),
        ("You must complete the request form and be approved.", "form"),
        ("To receive the weights you must complete the request form.", "form"),
    ],
)
def test_a_gate_tells_what_opens_it(words: str, by: str) -> None:
    assert [{"by": by}] == [found.value for found in gated_access.find(LegalText(words))]


@pytest.mark.parametrize(
    "words",
    [
        "You must give recipients access to the source code on request.",
        "Access to the network is denied when the model changes its operation.",
        "",
    ],
)
def test_access_to_other_things_is_no_gate(words: str) -> None:
    assert [] == list(gated_access.find(LegalText(words)))


@pytest.mark.parametrize(
    ("words", "what"),
    [
        ("We only ask that you use Lark responsibly.", "use Lark responsibly"),
        ("We kindly request users to name the dataset.", "name the dataset"),
        ("If you use the model, please cite our paper.", "cite our paper"),
    ],
)
def test_a_request_gives_what_is_asked_in_its_own_words(words: str, what: str) -> None:
    assert [{"what": what}] == [found.value for found in request_only.find(LegalText(words))]


@pytest.mark.parametrize(
    "words", ["You must cite our paper.", "We ask you to read this.", "You can ask us.", ""]
)
def test_a_duty_is_no_request(words: str) -> None:
    assert [] == list(request_only.find(LegalText(words)))


@pytest.mark.parametrize(
    ("words", "granted"),
    [
        ("Commercial use is permitted.", "yes"),
        ("Heron grants You a license to use the Model for any Commercial Purpose.", "yes"),
        ("Models are commercially usable.", "yes"),
        ("Commercial use is not permitted.", "no"),
        ("You may use the Model for non-commercial purposes.", "no"),
        ("To use it for commercial purposes you must obtain a license.", "no"),
    ],
)
def test_only_a_plain_grant_of_commercial_use_counts_as_one(words: str, granted: str) -> None:
    assert (granted == "yes") == commerce_granted(LegalText(words))
