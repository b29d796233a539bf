from __future__ import annotations

import pytest

from howopen.licenses.conditions.non_commercial import find
from howopen.licenses.text import LegalText

LIMITED = (
    (
        "Marsh Labs grants you a worldwide, non-transferable, royalty-free license to use, copy "
        "and modify the Marsh Materials solely for your Non-Commercial Purposes."
    ),
    "The Heron weights are made available for non-commercial use only.",
    "You may use the Model only for academic or other noncommercial purposes.",
    "License to use the Works for purposes other than commercial or production use is granted.",
    "You will not use the Lark Materials or their outputs in connection with any commercial uses.",
    "You may not use, sell or host the Model for any commercial, military, or unlawful purposes.",
    "Any commercial use of the Model, its Derivatives or Output is strictly prohibited.",
    "Commercial use is not permitted without prior written consent of the Licensor.",
    (
        "Licensee is expressly prohibited from using the Model for commercial purposes, including "
        "but not limited to products that generate revenue."
    ),
    "No commercial use of the dataset is allowed.",
    "This license does not grant any right to use the model commercially.",
    (
        "The Work and any derivative works thereof only may be used or intended for use "
        "non-commercially."
    ),
    "The model is released free of charge for research and educational, non-commercial purposes.",
    "The license allows all uses except for commercial exploitation.",
    (
        '"Research Purposes" means any use of the Model that is solely for personal or academic '
        "research, and for non-profit and non-commercial purposes. You shall only use the Model "
        "for Research Purposes."
    ),
    (
        "You may not exercise the rights in any manner that is primarily intended for or directed "
        "toward commercial advantage."
    ),
    "The commercial use of the weights requires a separate license from Heron.",
    "If You wish to use the model for commercial purposes, You must obtain a commercial license.",
    "The research preview is intended for non-commercial use only, subject to the model license.",
    "本模型仅供非商业用途使用。",
    "您不得将本模型用于任何商业或军事目的。",
    "未经许可方书面许可,禁止将本模型用于商业用途。",
    "本项目的资源仅限于学术研究,严禁商业用途。",
    "本模型不可用于商业目的。",
    "本モデルは非商用目的でのみ利用できます。",
    "本モデルの商用利用は禁止します。",
    "이 모델은 비상업적 목적으로만 사용할 수 있습니다.",
    "상업적 이용은 금지됩니다.",
    "Le modèle est fourni à des fins non commerciales uniquement.",
    "Toute utilisation commerciale du modèle est interdite.",
    "El modelo se ofrece únicamente con fines no comerciales.",
    "Queda prohibido el uso del modelo con fines comerciales.",
    "Das Modell darf nur zu nicht-kommerziellen Zwecken genutzt werden.",
    "Die kommerzielle Nutzung ist untersagt.",
    "License: CC BY-NC 4.0",
    "The weights are licensed under the Creative Commons Attribution-NonCommercial 4.0 license.",
    "SPDX-License-Identifier: CC-BY-NC-SA-4.0",
    "Use of this model is limited to non-commercial research.",
    "This dataset is free for academic, non-commercial use.",
    "You may use the Software for non-commercial purposes.",
    "Marsh Model is for non-production and non-commercial purposes only.",
    "You agree not to use the Materials for profit-making purposes.",
    (
        "Permission is granted to anyone to use this model for any purpose, excluding commercial "
        "applications."
    ),
    (
        "You shall not, without a separate agreement: (a) remove notices; (b) use the Model for "
        "commercial purposes."
    ),
    "The Model may not be used in commercial products or services.",
    "Not for commercial use.",
    "This software is licensed for academic and non-profit use only.",
    "Commercial usage of the model is excluded from this license.",
    "For commercial use, a separate license must be obtained from the authors.",
    "This license permits non-commercial use, modification and distribution of the Model.",
    "The following uses are prohibited: - commercial uses - harassment",
    "本模型不得商用。",
    "本数据集采用知识共享署名-非商业性使用 4.0 国际许可协议进行许可。",
    "利用者は、本モデルを商業目的で使用してはならない。",
    "The License does not grant to you the right to Sell the Software.",
    "Die Nutzung zu gewerblichen Zwecken ist untersagt.",
    "È vietato l'uso commerciale del modello.",
    "Il modello può essere utilizzato solo per scopi non commerciali.",
    "O modelo só pode ser usado para fins não comerciais.",
    "O uso para fins comerciais não é permitido.",
    "Использование в коммерческих целях запрещено.",
    "Модель может использоваться только в некоммерческих целях.",
    "No puede utilizarse con ánimo de lucro.",
    "商用利用を禁じます。",
    "商业使用请联系作者获得授权。",
    "You are not permitted to monetise the Model.",
    "Use by for-profit entities is not permitted.",
    "The weights are under the MIT License, except that commercial use requires permission.",
    "MARSH NON-COMMERCIAL LICENSE AGREEMENT. By downloading you agree to this agreement.",
)
FREE = (
    "You may use the Work for any purpose, commercial or non-commercial.",
    (
        "You may copy and distribute the Document in any medium, either commercially or "
        "noncommercially."
    ),
    (
        "This alternative is allowed only occasionally and noncommercially, and only if you "
        "received the object code with such an offer."
    ),
    "This alternative is allowed only for noncommercial distribution.",
    "Permission is granted to use the weights for any purpose, including for commercial use.",
    "The license is royalty-free for academic research and commercial use.",
    "Commercial use is permitted.",
    "There is no restriction on commercial use of the files.",
    "This license does not prohibit commercial use.",
    "Nothing in this agreement limits non-commercial or commercial use of the data.",
    "No commercial use of these trademarks may be made without permission.",
    "You may not use the name of the Licensor for commercial purposes.",
    "IN NO EVENT SHALL THE AUTHORS BE LIABLE FOR LOST PROFITS OR ANY OTHER COMMERCIAL DAMAGES.",
    "We will use commercially reasonable efforts to answer and will not do more.",
    "Any Commercial Use by a legal entity that exceeds the Threshold is not licensed.",
    "You may not use the model for commercial purposes if your annual revenue is over $1,000,000.",
    '"Non-Commercial Purpose" means any purpose that is not a Commercial Purpose.',
    "We ask that you do not use the model for commercial purposes.",
    "Please use the model for non-commercial purposes only.",
    (
        "Use for research and non-commercial projects is allowed. Commercial use is allowed if you "
        "follow our policy."
    ),
    "Users who wish to use the models for commercial purposes must register.",
    "You may use the data, whether or not for commercial purposes.",
    "您可以将本模型用于商业用途。",
    "无论是商业用途还是非商业用途,均须保留声明。",
    "本许可支持学术研究和商业使用。",
    "不得侵犯他人的商业秘密。",
    "本模型可免费用于商业或非商业用途。",
    "商用・非商用を問わず利用できます。",
    "상업적 및 비상업적 목적으로 사용할 수 있습니다.",
    "La réutilisation est libre, y compris à des fins commerciales.",
    "Die Daten dürfen zu kommerziellen und nicht kommerziellen Zwecken genutzt werden.",
    "The model was trained on text that is not used in commercial advertising or publicity.",
    "You must not restrict others to non-commercial use.",
    "Commercial sexual exploitation is prohibited.",
    "The license of the third-party dataset does not allow commercial use.",
    "We do not claim rights in outputs, which you may use for commercial purposes.",
    "You may use the Software only for your internal business purposes or for non-commercial use.",
    "本模型由沼泽科技有限公司提供,可用于非商业和商业用途。",
    "비상업적 목적뿐만 아니라 상업적 목적으로도 사용할 수 있습니다.",
    "商用利用が認められています。",
    "You are solely responsible for commercial and non-commercial uses of the output.",
    "The earlier version was licensed for non-commercial use only; this version is not so limited.",
    "Lark was once distributed under a free for non-commercial use license.",
    "The archive may contain data that may only be used for non-commercial purposes.",
    "비상업적 목적으로만 사용할 수 있는 데이터가 포함되어 있을 수 있습니다.",
    "年間売上高が10億円を超える利用者は、商用目的で利用することはできません。",
    "This agreement does not grant Marsh the right to sell your content.",
    "Die kommerzielle Nutzung ist gestattet.",
    "L'uso commerciale è consentito.",
    "O uso comercial é permitido.",
    "Esta alternativa é permitida somente para distribuição não-comercial.",
    "Коммерческое использование разрешено.",
    "Можно использовать только с указанием автора, в том числе в некоммерческих целях.",
    "",
)


def _values(words: str) -> list[object]:
    return [found.value for found in find(LegalText(words))]


@pytest.mark.parametrize("words", LIMITED)
def test_a_text_that_grants_no_commercial_use_says_so_once(words: str) -> None:
    assert [{}] == _values(words)


@pytest.mark.parametrize("words", FREE)
def test_a_text_that_leaves_commerce_free_has_no_such_condition(words: str) -> None:
    assert [] == _values(words)


def test_a_grant_that_registration_widens_says_so() -> None:
    words = (
        "您可以出于非商业用途使用此许可。"
        "如果您计划将模型用作商业用途,应当事先向许可方登记并获得许可方的书面授权。"
    )
    assert [{"unless": "registered"}] == _values(words)


def test_a_grant_for_such_purposes_only_stays_whole_beside_registration() -> None:
    words = (
        "You may only use the Model for non-commercial purposes. If you plan to use it for "
        "commercial purposes, you should contact the Licensor and obtain written authorization."
    )
    assert [{}] == _values(words)


def test_the_grant_is_quoted_rather_than_the_definition() -> None:
    text = LegalText(
        '"Non-Commercial Purpose" means personal study only.\n'
        "You may use the Model solely for Non-Commercial Purposes."
    )
    (found,) = find(text)
    assert "You may use the Model solely for Non-Commercial Purposes." == text.quote(
        found.start, found.end
    )


@pytest.mark.parametrize("words", [words for words in LIMITED if words.isascii()])
def test_capitals_and_wrapping_change_nothing(words: str) -> None:
    assert [{}] == _values("> " + words.upper().replace(" ", "\n> "))


@pytest.mark.parametrize(
    "sentence",
    [
        "This software is for non-commercial use only.",
        "Commercial use of this software is prohibited.",
        "You may not use this software for commercial purposes.",
    ],
)
def test_one_sentence_added_to_a_permissive_text_is_found(sentence: str) -> None:
    permissive = (
        "Permission is granted to anyone to use, copy, sell and share this software for any "
        "purpose, provided that this notice is kept. THE SOFTWARE COMES WITHOUT WARRANTY."
    )
    assert [] == _values(permissive)
    text = LegalText(f"{permissive}\n\n{sentence}\n")
    (found,) = find(text)
    assert (3, sentence) == (text.line_of(found.start), text.quote(found.start, found.end))


def test_the_licence_named_in_a_long_text_may_be_any_component_s() -> None:
    assert [] == _values(
        "Model A is under CC BY-NC 4.0, model B under MIT. " + "More words. " * 400
    )


def test_the_clause_is_quoted_rather_than_a_licence_s_name() -> None:
    clause = "You may not use the Model for commercial purposes."
    text = LegalText(f"The Marsh model is under CC-BY-NC with the terms below.\n\n{clause}\n")
    (found,) = find(text)
    assert clause == text.quote(found.start, found.end)


def test_the_right_that_is_not_granted_is_in_the_quote() -> None:
    text = LegalText(
        "Without limiting other conditions in the License, the grant of rights under the License "
        "will not include, and the License does not grant to you, the right to Sell the Software."
    )
    (found,) = find(text)
    assert "the right to Sell the Software." in text.quote(found.start, found.end)
