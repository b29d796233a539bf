from __future__ import annotations

import pytest

from howopen.licenses.by_name.own_terms import ON_APPLICATION, OwnTerms, own_terms_of_weights


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Code is under MIT, the weights are subject to the [Model License Agreement](ML.pdf).",
            ("Model License Agreement", "ML.pdf"),
        ),
        ("Use of the Heron models is subject to the Model License.", ("Model License", "")),
        (
            "代码采用 [MIT](LICENSE) 协议\uff0c模型权重需要遵循 [苍鹭模型许可协议](ML.pdf)。",
            ("苍鹭模型许可协议", "ML.pdf"),
        ),
        (
            "Its weights are open for research. To apply for a commercial license, write to us.",
            (ON_APPLICATION, ""),
        ),
        ("模型权重对学术研究完全开放\uff0c也可申请免费的商业使用授权。", (ON_APPLICATION, "")),
    ],
)
def test_terms_of_the_weights_own_are_found(text, expected):
    assert [expected] == [(each.name, each.path) for each in own_terms_of_weights(text)]


@pytest.mark.parametrize(
    "text",
    [
        "The weights are under the [Apache License](LICENSE).",
        "The model is released under this [license](LICENSE).",
        "The code is under the [Tool License Agreement](TOOL.md).",
        "Our weights are free for research. They are under MIT.",
        "Contact us to obtain a commercial license of the editor.",
    ],
)
def test_known_licences_and_other_things_are_none(text):
    assert () == own_terms_of_weights(text)


def test_the_line_is_that_of_the_name():
    text = "# Heron\n\nThe weights\nare subject to\nthe Model License."
    assert (OwnTerms("Model License", 5),) == own_terms_of_weights(text)
