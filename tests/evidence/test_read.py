from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from howopen.evidence import Evidence, Layer, Relevance, read_evidence
from howopen.evidence.listing import Role
from howopen.evidence.statements import Stance, Topic, read_statements
from howopen.evidence.topics import CardTopic, read_topics
from howopen.model import HubInfo
from howopen.samples import names, sample
from howopen.sources import read_recording
from tests.evidence.invented import evidence, snapshot


@pytest.fixture(scope="module", params=names())
def read(request) -> tuple[str, Evidence]:
    return request.param, read_evidence(read_recording(sample(request.param)))


def of_sample(name: str) -> Evidence:
    return read_evidence(read_recording(sample(name)))


def test_every_source_of_a_recording_has_its_evidence(read):
    name, found = read
    expected = [s.source.id for s in read_recording(sample(name)).snapshots]
    assert expected == [source.source.id for source in found.sources]


def test_every_text_has_a_relevance_and_every_source_a_layer(read):
    _, found = read
    assert all(set(s.relevance) == {t.path for t in s.texts} and s.layers for s in found.sources)


def test_every_sentence_stands_on_the_lines_that_it_names(read):
    _, found = read
    for source in found.sources:
        for text in source.texts:
            for sentence in text.sentences:
                lines = " ".join(text.lines[sentence.first_line - 1 : sentence.last_line])
                assert sentence.text.split()[0].strip("|*_[<") in lines


def test_heron_instruct_is_tuned_from_its_makers_own_base():
    found = of_sample("heron-1b-instruct")
    base = [s.source.id for s in found.layer(Layer.BASE)]
    assert (True, ()) == (found.tuned, found.bases)
    assert "huggingface:example-estuary/heron-1b" in base
    assert "huggingface:example-estuary/heron-1b-instruct" not in base


def test_heron_is_a_base():
    found = of_sample("heron-1b")
    assert (False, (Layer.BASE, Layer.END)) == (found.tuned, found.sources[0].layers)


def test_the_card_of_heron_instruct_covers_its_limitations():
    found = of_sample("heron-1b-instruct")
    (card,) = (
        text
        for source in found.sources
        if source.source.id.endswith("/heron-1b-instruct")
        for text in source.texts
    )
    assert CardTopic.LIMITATIONS in read_topics(card)


def test_marsh_withholds_the_composition_of_its_data_for_no_stage_in_particular():
    card = of_sample("marsh-7b-chat").sources[0].text("README.md")
    assert card is not None
    assert [(Stance.VAGUE, None), (Stance.WITHHELD, None)] == [
        (s.stance, s.stage) for s in read_statements(card) if s.topic is Topic.DATA
    ]


def test_a_missing_source_is_kept_as_missing():
    assert ["huggingface:datasets/example-estuary/tidepool-preferences"] == [
        source.id for source in of_sample("heron-1b-instruct").missing
    ]


def test_a_sample_read_twice_is_read_the_same(read):
    name, found = read
    again = of_sample(name)
    assert (found.bases, found.tuned) == (again.bases, again.tuned)


def test_licence_files_and_policies_are_read():
    files = {"LICENSE": "MIT License\n\nText", "USE_POLICY.md": "Do no harm.\n"}
    found = evidence("Egret", snapshot("github:river/egret", files)).sources[0]
    assert ({"LICENSE": "MIT"}, ["USE_POLICY.md"]) == (
        {path: reading.license_id for path, reading in found.license_readings.items()},
        list(found.policy_readings),
    )


def test_an_adapter_names_its_base_beside_the_card():
    files = {
        "README.md": "# Marsh",
        "adapter_config.json": '{"base_model_name_or_path": "a/egret"}',
    }
    found = evidence("Marsh", snapshot("huggingface:lake/marsh", files))
    assert ["a/egret"] == [reference.name for reference in found.bases]


def test_a_card_outweighs_a_repository_on_the_base():
    found = evidence(
        "Marsh",
        snapshot("huggingface:lake/marsh", "---\nbase_model: river/egret-7b\n---\n# Marsh"),
        snapshot("github:lake/marsh", "# Marsh\n\nMarsh is based on Trout-7B."),
    )
    assert [("river/egret-7b", "huggingface:lake/marsh")] == [
        (reference.name, reference.source) for reference in found.bases
    ]


def test_a_name_that_says_chat_is_tuned_whatever_the_card_says():
    assert evidence("Egret Chat", snapshot("huggingface:river/egret-chat", "A base model.")).tuned


def test_a_card_that_says_so_makes_a_model_tuned():
    card = "# Egret\n\nEgret is fine-tuned for dialogue."
    assert evidence("Egret", snapshot("huggingface:river/egret", card)).tuned


def test_a_folder_of_another_model_says_nothing_of_the_base():
    files = {"minnow1/README.md": "x", "egret1/README.md": "Egret 1 is based on Trout-7B."}
    found = evidence("Egret 2", snapshot("github:river/zoo", files))
    assert ((), Relevance.NONE) == (found.bases, found.sources[0].relevance["egret1/README.md"])


def test_listings_are_read():
    found = evidence("Egret", snapshot("github:river/egret", {"train.py": "", "README.md": ""}))
    assert ("train.py",) == found.sources[0].listing.of(Role.TRAINING_CODE)


def test_what_the_hub_says_is_kept():
    info = HubInfo(license="mit")
    found = evidence("Egret", snapshot("huggingface:river/egret", info=info))
    assert info == found.sources[0].info


def test_a_recording_without_sources_is_read():
    assert ((), ()) == (evidence("Egret").sources, evidence("Egret").bases)


@given(st.text(max_size=200), st.text(max_size=40), st.text(max_size=40))
def test_no_card_and_no_name_raises(card, name, base):
    found = evidence(
        name,
        snapshot("huggingface:river/egret", f"---\nbase_model: {base}\n---\n{card}"),
        snapshot("github:river/code", {"README.md": card, "adapter_config.json": card}),
    )
    assert 2 == len(found.sources)


LINK = "https://huggingface.co/river"


def own_parents(sentence: str, name: str = "Egret 7B Chat") -> list[str]:
    card = f"# {name}\n\n{sentence}\n"
    source = snapshot(f"huggingface:river/{name.lower().replace(' ', '-')}", card)
    return [p.name for p in evidence(name, source).parents if p.own]


def test_a_base_of_the_makers_own_is_named_by_a_sentence_that_links_it():
    sentence = f"Egret is a chat model finetuned from [river/heron]({LINK}/heron)."
    assert ["river/heron"] == own_parents(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        f"Its sibling is finetuned from [Egret 13B]({LINK}/egret-13b).",
        f"We finetuned [Egret 7B Chat Long]({LINK}/egret-7b-chat-long) on long texts.",
        "It is finetuned from Egret 7B.",
    ],
)
def test_a_siblings_base_a_model_made_from_it_and_a_bare_name_are_no_own_base(sentence):
    assert [] == own_parents(sentence)
