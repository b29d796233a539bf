"""The components of the Model Openness Framework as data, and how a release is read under them."""

from __future__ import annotations

import pytest

from howopen.doors.paths import Folder
from howopen.doors.yaml import parse_yaml
from howopen.findings import answer_questions
from howopen.frameworks import frameworks
from howopen.frameworks.evaluate import judge
from tests.findings.invented import CODE, DATA, MODEL, WEIGHTS, card, evidence, source

MOF = frameworks()["mof"]
REQUIRED = {"Class III": 6, "Class II": 4, "Class I": 4}
BODY = """# Heron 1B

Heron was trained with Levanter. See our [technical report](https://estuary.example/report.pdf)
and the [Heron paper](https://arxiv.org/abs/2311.00001). We provide 40 intermediate checkpoints.

## Training data

| Corpus | Tokens |
| --- | --- |
| Dolma | 3T |

## Evaluation

Heron reaches an accuracy of 41 on MMLU, 12 on HellaSwag and 7 on GSM8K, better than the kingfisher
of the same size and worse than the osprey, which has seen more of the river. The
[test set](https://huggingface.co/datasets/estuary/heron-evals) is public.

## Training procedure

- learning rate: 3e-4
- batch size: 512
- optimizer: AdamW

## Sample outputs

The heron waits.
"""
FILES = (
    "train.py",
    "generate.py",
    "evaluate.py",
    "prepare_data.py",
    "modeling_heron.py",
)


def grades(*snapshots):
    judgement = judge(answer_questions(evidence(*snapshots)), MOF)
    return {name: cell.grade for name, cell in judgement.dimensions.items()}


def release(license_id: str):
    return (
        source(
            MODEL, card(f"license: {license_id}\ndatasets:\n- allenai/dolma", BODY), listed=WEIGHTS
        ),
        source(CODE, "# Heron\n", listed=FILES),
    )


def test_classes_require_as_many_components_as_the_framework_says():
    required = [d for d in MOF.dimensions if d.note == "Required."]
    assert REQUIRED == {
        group: sum(d.group == group for d in required) for group in dict.fromkeys(REQUIRED)
    }
    assert 17 == len(MOF.dimensions)


def test_components_are_called_as_the_tool_calls_them(shared):
    text = Folder(shared / "reference" / "mot").read_document("components.yaml").text
    listed = parse_yaml(text)["components"]
    classes = {"1": "Class I", "2": "Class II", "3": "Class III"}
    assert {(e["name"], classes[str(e["class"])]) for e in listed} == {
        (d.title, d.group) for d in MOF.dimensions
    }
    optional = {e["name"] for e in listed if str(e["required"]).lower() == "false"}
    assert optional == {d.title for d in MOF.dimensions if d.note != "Required."}


def test_what_is_not_there_has_the_last_grade():
    assert "missing" == MOF.grades[-1].id
    assert {"missing"} == set(grades(source(DATA, "# Reeds\n")).values())


def test_a_release_that_ships_everything_has_all_components():
    assert [] == [
        name for name, grade in grades(*release("apache-2.0")).items() if grade == "missing"
    ]


@pytest.mark.parametrize(
    ("license_id", "grade"),
    [
        ("apache-2.0", "open"),
        ("cc-by-4.0", "open"),
        ("cc-by-nc-4.0", "invalid"),
    ],
)
def test_weights_and_documents_are_read_under_the_cards_licence(license_id, grade):
    given = grades(*release(license_id))
    assert {grade} == {
        given[name]
        for name in ("model-parameters-final", "model-parameters-intermediate", "model-card")
    }


def test_code_without_a_licence_is_unlicensed():
    given = grades(*release("apache-2.0"))
    assert ("unlicensed", "unlicensed") == (given["inference-code"], given["evaluation-code"])


def test_papers_are_unlicensed_as_no_evidence_tells_their_licence():
    given = grades(*release("apache-2.0"))
    assert ("unlicensed", "unlicensed") == (given["technical-report"], given["research-paper"])


def test_the_code_of_a_library_for_many_models_is_not_the_releases_own():
    given = grades(source("github:estuary/birdtrain", "# Birdtrain\n", listed=FILES))
    assert ("missing", "missing") == (given["training-code"], given["evaluation-code"])


def test_a_post_is_the_report_where_there_is_no_paper():
    body = "# Heron 1B\n\nRead our [post](https://estuary.example/blog/heron).\n"
    given = grades(source(MODEL, body, listed=WEIGHTS))
    assert ("unlicensed", "unlicensed") == (given["technical-report"], given["research-paper"])


def test_a_page_in_the_cards_place_is_a_card_however_little_it_covers():
    given = grades(source(MODEL, card("license: mit", "# Heron 1B\n\nRun it.\n"), listed=WEIGHTS))
    assert "open" == given["model-card"]
