from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from howopen.doors.yaml import parse_yaml
from howopen.errors import InputError
from howopen.frameworks.mof.components import components
from howopen.frameworks.mof.document import parse_document
from howopen.frameworks.mof.evaluate import Evaluation, evaluate
from howopen.frameworks.mof.export import Shipped, to_mot_yaml
from howopen.frameworks.mof.result import evaluate_text

WORDS = {"name": "Heron 1B", "producer": "Estuary Lab"}
LINE = st.text(max_size=40)
SHIPPED = st.builds(
    Shipped,
    license=st.none() | st.sampled_from(("MIT", "Apache 2.0", "PDDL-1.0", "herons", "N/A")),
    license_path=LINE,
    component_path=LINE,
)


def test_a_model_file_looks_like_this(snapshot):
    assert snapshot == to_mot_yaml(
        {**WORDS, "type": "language", "repository": "https://github.com/example-estuary/heron"},
        {
            "Model card": Shipped(license="CC-BY-4.0", component_path="README.md"),
            "model-architecture": Shipped(license="Apache 2.0", license_path="LICENSE"),
            "training-code": Shipped(),
        },
    )


def test_nothing_is_a_model_file_too():
    assert "  components: []\n" in to_mot_yaml(WORDS, {})


def test_it_has_all_that_the_tools_schema_asks_for():
    value = parse_yaml(to_mot_yaml(WORDS, {"datasets": Shipped(license="MIT")}))
    assert {"name", "version", "date"} == set(value["framework"])
    assert {"name", "producer", "license", "components"} <= set(value["release"])
    (entry,) = value["release"]["components"]
    assert {"name", "description", "license"} == set(entry)
    assert () == parse_document(to_mot_yaml(WORDS, {})).remarks


@given(st.dictionaries(st.sampled_from(sorted(components())), SHIPPED), LINE, LINE)
def test_it_reads_back_to_the_same_evaluation(shipped, name, contact):
    words = {**WORDS, "name": f"Heron {name}", "contact": contact}
    found = evaluate_text(to_mot_yaml(words, shipped))
    wanted = evaluate({id_: own.license for id_, own in shipped.items()})
    for field in set(Evaluation.__struct_fields__) - {"components"}:
        assert getattr(wanted, field) == getattr(found, field)
    assert [(each.id, each.standing) for each in wanted.components] == [
        (each.id, each.standing) for each in found.components
    ]


@pytest.mark.parametrize(
    ("words", "shipped", "said"),
    [
        ({"name": "Heron"}, {}, "must say the release's producer"),
        ({**WORDS, "name": " "}, {}, "must say the release's name"),
        ({**WORDS, "wings": "2"}, {}, "has no `wings` in a model file"),
        ({**WORDS, "type": "herons"}, {}, "type `herons` is none that MOT knows"),
        (WORDS, {"herons": Shipped()}, "no component of the MOF is called `herons`"),
    ],
)
def test_what_the_tool_would_refuse_is_refused(words, shipped, said):
    with pytest.raises(InputError, match=said):
        to_mot_yaml(words, shipped)
