from __future__ import annotations

import pytest

from howopen.licenses.conditions.naming import find
from howopen.licenses.text import LegalText

REQUIRED = (
    (
        (
            "If you use the Marsh Materials or any outputs of them to train an AI model which is "
            'distributed, you shall also include "Marsh" at the beginning of any such AI model '
            "name."
        ),
        "Marsh",
        "models trained with materials or outputs",
    ),
    (
        "You must include 'Marsh' at the beginning of the model name of any Derivative.",
        "Marsh",
        "derivatives",
    ),
    ('The name of the derivative must start with "Heron".', "Heron", "derivatives"),
    (
        'Any Derivative Model shall be named using the word "Heron" in its name.',
        "Heron",
        "derivatives",
    ),
    (
        "You agree to use the word Heron in its name when you fine-tune the Model.",
        "Heron",
        "derivatives",
    ),
    ("The names of Derivatives must begin with “Heron-”.", "Heron-", "derivatives"),
    ('You must add the prefix "Heron" to the name of every Derivative.', "Heron", "derivatives"),
    ('You must prefix the name of all Derivatives with "Heron".', "Heron", "derivatives"),
    (
        '"Heron" must appear at the beginning of the name of any modified Model.',
        "Heron",
        "derivatives",
    ),
    (
        (
            'Such model must have a name that begins with "Marsh 2" if it was trained with the '
            "Materials."
        ),
        "Marsh 2",
        "models trained with materials",
    ),
    (
        (
            'You shall: (a) keep notices; and (b) include "Lark" as a prefix in the name of any '
            "Derivative Work."
        ),
        "Lark",
        "derivatives",
    ),
    (
        (
            "如果您使用本模型材料创建、训练、微调或改进人工智能模型并分发，"
            "您还应在任何此类 AI 模型名称的开头添加“heron-4”。"
        ),
        "heron-4",
        "models trained with materials",
    ),
    ("您应在衍生模型的名称中包含“Heron”字样。", "Heron", "derivatives"),
    ("衍生模型名称必须以“Heron”开头。", "Heron", "derivatives"),
    ("派生モデルの名称の先頭に「Heron」を付けなければならない。", "Heron", "derivatives"),
    ('파생 모델의 이름 앞에 "Heron"을 포함해야 합니다.', "Heron", "derivatives"),
    ("Le nom de tout modèle dérivé doit commencer par « Heron ».", "Heron", "derivatives"),
    ('El nombre de cualquier modelo derivado debe comenzar con "Heron".', "Heron", "derivatives"),
    ("Der Name des abgeleiteten Modells muss mit „Heron“ beginnen.", "Heron", "derivatives"),
    (
        'If You create a Derivative Model, its name must include the term "Heron".',
        "Heron",
        "derivatives",
    ),
    ('Derivative models shall be named with the prefix "Heron".', "Heron", "derivatives"),
    (
        'You must ensure that the model name of any Derivative includes "Heron".',
        "Heron",
        "derivatives",
    ),
    ("any such model must be given a name including “Heron”.", "Heron", "derivatives"),
    ('You must put "Heron" in front of the name of your derivative model.', "Heron", "derivatives"),
    (
        "You shall clearly display “Heron” at the beginning of the name of any such AI model.",
        "Heron",
        "derivatives",
    ),
    (
        (
            'Any Derivative AI Model must include the "Heron-Open-" prefix at the beginning of '
            "its model name."
        ),
        "Heron-Open-",
        "derivatives",
    ),
    (
        (
            "If You create, train, fine-tune, or otherwise improve an AI model using the Heron "
            'Model, the resulting AI model must include "Heron" at the beginning of its name.'
        ),
        "Heron",
        "models trained with materials",
    ),
    (
        (
            'you should also add "heron-4" at the beginning of any such AI model name if you use '
            "the materials to create, train, fine-tune or otherwise improve an AI model."
        ),
        "heron-4",
        "models trained with materials",
    ),
    ("派生モデルの名称は「Heron」から始まる名称としなければならない。", "Heron", "derivatives"),
    ("利用者は、派生モデルのモデル名に「Heron」を含めるものとします。", "Heron", "derivatives"),
    (
        (
            "If the Licensee distributes Derivatives, the Licensee shall name them so that the "
            'name starts with "Heron".'
        ),
        "Heron",
        "derivatives",
    ),
    (
        'The name of any model derived from the Model shall have "Heron" as its prefix.',
        "Heron",
        "derivatives",
    ),
    (
        'You must retain the name "Heron" in the name of any Derivative Model.',
        "Heron",
        "derivatives",
    ),
    ('the model must include "Heron" in its name.', "Heron", "derivatives"),
    (
        (
            "5.2 Naming: All Derivatives distributed publicly must be clearly named with “Heron” "
            "as the first word in the name."
        ),
        "Heron",
        "derivatives",
    ),
    ("（二）若您对模型进行微调并对外发布，须在模型名称前加上“苍鹭”字样；", "苍鹭", "derivatives"),
    ("您发布的衍生模型应以“Heron-”为前缀命名。", "Heron-", "derivatives"),
    ("衍生模型命名时须包含“Heron”。", "Heron", "derivatives"),
    ("任何衍生模型的名称中都应当体现“Heron”。", "Heron", "derivatives"),
    (
        "You must include “Heron” at the beginning of the name of your service.",
        "Heron",
        "derivatives",
    ),
)
NOT_REQUIRED = (
    'You must not use the word "Heron" in the name of your products.',
    (
        'Products derived from this software may not be called "Heron", nor may "Heron" appear '
        "in their names."
    ),
    'We ask that you include "Heron" at the beginning of the model name.',
    'You are encouraged to include "Heron" in the name of your model.',
    (
        "This licence does not grant permission to use the trade names, trademarks, service "
        'marks, or product names of the Licensor, including "Heron".'
    ),
    (
        'Maker hereby grants you a license to use "Heron" (the "Mark") solely as required to '
        "comply with the last sentence of Section 1.b.i."
    ),
    'Licensee shall not use the name "Heron" in the title of any product.',
    'You may include "Heron" in the name of your Derivative.',
    'The file name must include "LICENSE" at its beginning.',
    '"Licensor" means the company whose name includes "Heron".',
    (
        'You must change the name of the modified Model so that it does not contain "Heron" in '
        "its name."
    ),
    (
        'You may not use the names "Heron" or "Marsh" in the name of any derivative work without '
        "permission."
    ),
    (
        'Neither the name "Heron" nor the names of its contributors may be used in the name of '
        "derivative products."
    ),
    'Products derived from this software must not use "Heron" in their names.',
    (
        "If you modify this font, you must rename it; modified versions may not use the Reserved "
        'Font Name "Heron" as the primary font name.'
    ),
    'You must include the name of the author and the title "Heron" in the credits.',
    'The package name must start with "heron".',
    "未经许可，您不得在产品名称中使用“Heron”。",
    "“标识”是指名称中包含“Heron”的商标。",
    '"Derivative" means any model whose name includes "Heron".',
    'Include "Heron" in the name of the environment variable.',
    'You must include the license name "Heron License" at the top of the file.',
    'You must set the name of the contact person and put "attn: Heron" in the title of the e-mail.',
    'Send an e-mail with "Heron commercial license" in the title to apply.',
    'Applicants must include "License Request" in the subject and their company name in the title.',
)


def _read(text: str) -> list[tuple[object, object]]:
    return [(found.value["prefix"], found.value["applies_to"]) for found in find(LegalText(text))]


@pytest.mark.parametrize(("text", "prefix", "applies_to"), REQUIRED)
def test_a_name_that_must_be_carried_is_found_with_its_spelling(text, prefix, applies_to):
    assert [(prefix, applies_to)] == _read(text)


@pytest.mark.parametrize("text", NOT_REQUIRED)
def test_requests_trademarks_and_forbidden_names_are_no_naming(text):
    assert [] == _read(text)


def test_a_name_required_in_two_languages_is_one_condition():
    text = (
        "You shall include \u201cHeron\u201d at the beginning of the name of any Derivative.\n"
        "\u884d\u751f\u6a21\u578b\u540d\u79f0\u5fc5\u987b\u4ee5\u201cHeron\u201d\u5f00\u5934\u3002"
    )
    assert [("Heron", "derivatives")] == _read(text)


def test_wrapping_changes_nothing():
    text = (
        "You must include\n   “Heron\n   2” at the\nbeginning of\nits model name if You modify it."
    )
    assert [("Heron 2", "derivatives")] == _read(text)


def test_the_quote_begins_at_the_duty():
    text = LegalText(
        "If you modify the Model, it must include “Heron” at the beginning of its name."
    )
    (found,) = find(text)
    assert "include “Heron” at the beginning of its name" == text.quote(found.start, found.end)


@pytest.mark.parametrize(
    ("text", "prefix"),
    [
        ("Every derivative must be called 'Zeta-' followed by a name of your choice.", "Zeta-"),
        ("You shall prefix the title of any fine-tuned model with Zeta.", "Zeta"),
    ],
)
def test_what_a_model_must_be_called_is_a_name(text, prefix):
    assert [(prefix, "derivatives")] == _read(text)


def test_what_an_agreement_is_called_is_no_name():
    assert [] == _read('This Agreement on models shall be called "the Agreement" below.')
