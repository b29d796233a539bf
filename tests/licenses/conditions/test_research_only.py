from __future__ import annotations

import pytest

from howopen.licenses.conditions.research_only import find
from howopen.licenses.text import LegalText

LIMITED = (
    (
        "Marsh grants you a limited license to use and modify the Software solely for your "
        "non-commercial research purposes."
    ),
    "You are granted a license to use the Heron Materials solely for Noncommercial Research Uses.",
    "This code is provided for research purposes only and is not to be used for commerce.",
    "Licensee may use the Model exclusively for Research Purposes.",
    "You may only use the Lark Models, their derivatives and outputs for Research Purposes.",
    "The weights are available for academic research use only.",
    "Access and use of the Model is limited to scientific research.",
    "You will not use the materials for any uses other than noncommercial research uses.",
    (
        "Licensor grants a license to use the Software for noncommercial research purposes, "
        "without the right to sublicense."
    ),
    "The dataset is for research only.",
    "FOR RESEARCH USE ONLY. NOT FOR COMMERCIAL USE.",
    "Permission is granted to use the model only in scientific research projects.",
    "The model weights are released under a research-only license.",
    "The Work may be used for research and/or evaluation purposes only.",
    "Use of the data is restricted to academic, non-profit research.",
    "The sole purpose of this license is to allow internal research.",
    "本模型仅供学术研究使用。",
    "仅限于研究目的使用本模型。",
    "本项目只能用于科研用途。",
    "本モデルは研究目的に限り利用できます。",
    "이 모델은 연구 목적으로만 사용할 수 있습니다.",
    "Le modèle est fourni uniquement à des fins de recherche.",
    "Die Nutzung ist ausschließlich zu Forschungszwecken gestattet.",
    "El modelo se ofrece exclusivamente con fines de investigación.",
    "You shall only use the Outputs for research purposes and not for commercial purposes.",
)
FREE = (
    "The weights are fully open for academic research, and free commercial use is allowed.",
    "You may use it only for research or commercial purposes.",
    "MARSH NON-COMMERCIAL RESEARCH COMMUNITY LICENSE AGREEMENT",
    '"Non-Commercial Uses" means the use for the purpose of research or non-commercial purposes.',
    "The software has been designed for research purposes only and is not approved as a device.",
    "You may use it solely for Your internal research and development.",
    "The Research Materials may be distributed only under this agreement.",
    "We ask that you use the model for research purposes only.",
    "The model may be used for any purpose, including but not limited to research.",
    "You may use the model not only for research.",
    "You may use the model for research, education, or business.",
    "Users affiliated with research institutes only have to register.",
    "The threshold does not apply to use for Non-Commercial or Research Purposes.",
    '"Non-Commercial Purpose" means any purpose other than a Research Purpose.',
    "In the spirit of open research, you can only thank the authors.",
    "本许可允许您免费使用模型进行学术研究。",
    "You may use the software only for non-commercial purposes such as personal use for research.",
    "仅供个人学习研究使用。",
    "不仅可用于研究,也可用于商业。",
    "商用・研究目的を問わず利用できます。",
    "",
)


def _values(words: str) -> list[object]:
    return [found.value for found in find(LegalText(words))]


@pytest.mark.parametrize("words", LIMITED)
def test_a_grant_limited_to_research_says_so_once(words: str) -> None:
    assert [{}] == _values(words)


@pytest.mark.parametrize("words", FREE)
def test_research_as_one_use_among_others_is_no_limit(words: str) -> None:
    assert [] == _values(words)


@pytest.mark.parametrize(
    ("words", "meaning"),
    [
        ("research or evaluation purposes only", "research or evaluation"),
        ("academic or research purposes only", "academic or research"),
    ],
)
def test_a_definition_of_the_permitted_use_is_given_as_meaning(words: str, meaning: str) -> None:
    text = f'The Work only may be used non-commercially. "Non-commercially" means for {words}.'
    assert [{"meaning": meaning}] == _values(text)


def test_education_beside_research_is_named() -> None:
    words = "You may use the Model solely for research and educational purposes."
    assert [{"also": "education"}] == _values(words)


def test_the_quote_holds_the_limit() -> None:
    text = LegalText("1. Intro\nTerms follow.\n2. Grant\nYou may use Lark only for research use.")
    (found,) = find(text)
    assert "only for research use" in text.quote(found.start, found.end)


@pytest.mark.parametrize(
    "words",
    [
        "Marsh grants you a right to use, copy and modify the Materials for research purposes.",
        "The Model may be used solely to evaluate the Model for scholarly purposes.",
    ],
)
def test_a_right_for_research_and_scholarly_purposes_is_no_more(words: str) -> None:
    assert [{}] == [found.value for found in find(LegalText(words))]


@pytest.mark.parametrize(
    "words",
    [
        "The Model was evaluated for research purposes only on public benchmarks.",
        "The earlier version was licensed for research only; this version is not so limited.",
        "The previously released weights, formerly licensed for research use only, are now free.",
        "Marsh grants you a right to use the Materials for research purposes and commercial use.",
    ],
)
def test_what_was_done_or_held_before_limits_nothing(words: str) -> None:
    assert [] == list(find(LegalText(words)))
