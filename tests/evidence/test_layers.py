from __future__ import annotations

import pytest

from howopen.evidence import Evidence, Layer
from howopen.evidence.layers import end_model, place_of
from tests.evidence.invented import evidence, snapshot

BASE, END = (Layer.BASE,), (Layer.END,)
BOTH = (Layer.BASE, Layer.END)


def layers(found: Evidence) -> list[tuple[Layer, ...]]:
    return [source.layers for source in found.sources]


def names(found: Evidence) -> list[str]:
    return [reference.name for reference in found.bases]


CARD = "---\nbase_model: {}\n---\n# Egret Chat\n"


def test_a_model_that_is_not_tuned_has_one_layer():
    found = evidence(
        "Egret 7B", snapshot("huggingface:river/egret-7b"), snapshot("github:river/egret")
    )
    assert (False, [BOTH, BOTH]) == (found.tuned, layers(found))


def test_a_tuned_model_with_the_makers_own_base_shares_the_code_with_it():
    found = evidence(
        "Egret 7B Chat",
        snapshot("huggingface:river/egret-7b-chat"),
        snapshot("huggingface:river/egret-7b"),
        snapshot("github:river/egret"),
    )
    assert (True, [], [END, BASE, BOTH]) == (found.tuned, names(found), layers(found))


def test_a_tuned_model_recorded_alone_serves_both_layers():
    assert [BOTH] == layers(evidence("Egret Chat", snapshot("huggingface:river/egret-chat")))


def test_anothers_base_is_a_base_and_the_makers_sources_serve_the_end():
    found = evidence(
        "Marsh Chat",
        snapshot("huggingface:lake/marsh-chat", CARD.format("river/egret-7b")),
        snapshot("github:lake/marsh"),
    )
    assert (["river/egret-7b"], [END, END]) == (names(found), layers(found))


def test_the_makers_own_base_is_not_anothers():
    found = evidence(
        "Egret Chat", snapshot("huggingface:river/egret-chat", CARD.format("river/egret-7b"))
    )
    assert [] == names(found)


def test_a_base_of_the_same_family_without_an_owner_is_the_makers_own():
    card = "# Egret Chat\n\nEgret Chat is fine-tuned from Egret-7B."
    assert [] == names(evidence("Egret Chat", snapshot("huggingface:river/egret-chat", card)))


def test_the_code_of_anothers_base_serves_the_base():
    found = evidence(
        "Marsh Chat",
        snapshot("huggingface:lake/marsh-chat", CARD.format("river/egret-7b")),
        snapshot("github:river/egret"),
    )
    assert [END, BASE] == layers(found)


def test_a_base_that_is_recorded_is_a_base_though_no_card_names_it():
    found = evidence(
        "Egret Chat",
        snapshot("huggingface:lake/egret-chat", "# Egret Chat"),
        snapshot("huggingface:river/egret-7b", "# Egret"),
    )
    assert (["river/egret-7b"], [END, BASE]) == (names(found), layers(found))


def test_a_linked_source_serves_the_base():
    found = evidence(
        "Egret Chat",
        snapshot("huggingface:river/egret-chat"),
        snapshot("huggingface:river/minnow", linked=True),
    )
    assert BASE == layers(found)[1]


def test_what_a_card_says_of_a_variant_is_not_said_of_the_release():
    card = "# Egret\n\nEgret-Distill-Heron is fine-tuned from Heron-7B."
    assert [] == names(evidence("Egret", snapshot("huggingface:river/egret", card)))


def test_a_repository_of_many_models_names_a_base_only_beside_the_release():
    readme = "# Zoo\n\nEgret is based on Heron-7B.\n\nMinnow is based on Trout-7B."
    found = evidence("Egret", snapshot("github:river/egret", readme))
    assert ["Heron-7B"] == names(found)


@pytest.mark.parametrize(
    ("release", "expected"),
    [
        ("Egret 7B Chat", "river/egret-7b-chat"),
        ("Egret 70B", "river/egret-70b"),
        ("Egret 2", "river/egret-2"),
    ],
)
def test_the_release_itself_is_the_model_whose_name_says_most_of_its_name(release, expected):
    ids = ("egret-7b", "egret-70b", "egret-7b-chat", "egret-2")
    places = tuple(place_of(snapshot(f"huggingface:river/{name}").source) for name in ids)
    found = end_model(release, places)
    assert found is not None
    assert expected == found.full


def test_of_a_base_and_its_tuned_model_users_get_the_tuned_one():
    found = evidence(
        "Egret 7B",
        snapshot("huggingface:river/egret-7b"),
        snapshot("huggingface:river/egret-7b-chat"),
    )
    assert place_of(found.sources[1].source) == end_model(
        "Egret 7B", tuple(place_of(source.source) for source in found.sources)
    )


def test_a_release_without_a_model_repository_has_no_end():
    assert end_model("Egret", (place_of(snapshot("github:river/egret").source),)) is None


def test_a_data_set_is_no_model():
    place = place_of(snapshot("huggingface:datasets/river/minnows").source)
    assert (True, False, "river/minnows") == (place.is_dataset, place.is_model, place.full)
