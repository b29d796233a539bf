from __future__ import annotations

from functools import partial

import pytest

from howopen.licenses.conditions.no_model_improvement import find
from tests.licenses.conditions import asked

values = partial(asked.values, find)
quote = partial(asked.quote, find)


@pytest.mark.parametrize(
    ("clause", "value"),
    [
        (
            (
                "You will not use the Heron Materials or any output to improve any other large "
                "language "
                "model (excluding Heron 2 or derivative works thereof)."
            ),
            {"scope": "other LLMs", "exception": "Heron 2"},
        ),
        (
            (
                "You may not use the Output to train, fine-tune or distill a model that is "
                "competitive "
                "with the Marsh Model."
            ),
            {"scope": "competing models", "on": "outputs"},
        ),
        (
            "Licensee shall not use the Model or Output to develop or improve other models.",
            {"scope": "other models"},
        ),
        (
            (
                "You will not use the Materials to create or improve any foundational generative "
                "AI "
                "model (excluding the Models or Derivative Works)."
            ),
            {"scope": "foundational generative AI models", "exception": "Models"},
        ),
        (
            "Outputs may not be used as training data for any AI model other than Heron.",
            {"scope": "other AI models", "exception": "Heron", "on": "outputs"},
        ),
        (
            "Using the Model for the purpose of training another AI model is prohibited.",
            {"scope": "other AI models"},
        ),
        (
            (
                "Use of the model to train other models for commercial use is not a non-commercial "
                "use."
            ),
            {"scope": "models for commercial use"},
        ),
        ("您不得使用本模型或其输出来改进任何其他模型。", {"scope": "other models"}),
        ("不得将生成内容用于其他大语言模型的训练。", {"scope": "other LLMs", "on": "outputs"}),
        ("本モデルを他のモデルの学習に使用してはならない。", {"scope": "other models"}),
        ("본 모델을 다른 AI 모델의 학습에 사용할 수 없습니다.", {"scope": "other AI models"}),
        (
            "Vous ne pouvez pas utiliser le modèle pour entraîner d'autres modèles.",
            {"scope": "other models"},
        ),
        (
            "No podrá utilizar el Modelo para mejorar otros modelos de lenguaje.",
            {"scope": "other models"},
        ),
        (
            "Das Modell darf nicht verwendet werden, um andere Modelle zu trainieren.",
            {"scope": "other models"},
        ),
    ],
)
def test_a_ban_on_bettering_other_models_is_read_with_its_scope(
    clause: str, value: dict[str, str]
) -> None:
    assert [value] == values(clause)


@pytest.mark.parametrize(
    "clause",
    [
        "If you use any outputs to improve an AI model, you shall put Heron before its name.",
        "You may use the outputs to train other models.",
        "Not to be shared: fine-tuned generative text models in three sizes.",
        (
            "Any other model created by transfer of patterns, including but not limited to "
            "distillation methods for training that model, is a Derivative."
        ),
        "We are not obligated to develop any further version of other models.",
        "Nothing here shall prevent you from developing other models.",
        "Licensor shall not use your data to train other models.",
        "We ask that you do not train other models with it.",
        "You may not remove notices. Outputs may be used to train other AI models.",
    ],
)
def test_permissions_definitions_and_requests_are_no_ban(clause: str) -> None:
    assert [] == values(clause)


def test_an_item_of_a_list_is_bound_by_the_words_before_the_list() -> None:
    text = "You agree not to: (a) sell the Model; (b) use its Outputs to train other models."
    assert "(b) use its Outputs to train other models." == quote(text)


def test_a_ban_goes_before_what_is_only_called_commercial() -> None:
    text = (
        "Use to train other models for commercial use is not a Non-Commercial Purpose. "
        "You may not use the Output to train a model that competes with Heron."
    )
    assert [{"scope": "competing models", "on": "outputs"}] == values(text)


def test_a_text_without_models_forbids_no_models() -> None:
    assert [] == values("You may not use the Software to develop a competing product.")


def test_models_to_be_deployed_may_be_shut_out() -> None:
    clause = "You may not: d) use the Materials to train models intended for clinical deployment."
    assert [{"scope": "models for deployment"}] == values(clause)


def test_the_exception_is_the_model_and_not_what_is_done_to_it() -> None:
    clause = (
        "You may not use the Materials to improve any foundational AI models, except for "
        "modifications or fine-tuning of Heron 2 permitted under this Agreement."
    )
    assert ["Heron 2"] == [value["exception"] for value in values(clause)]
