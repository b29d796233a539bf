from __future__ import annotations

import json
import shutil

import pytest

from howopen import pipeline
from howopen.errors import InputError, NotFound
from howopen.model import VerdictId


@pytest.fixture
def tree(samples, tmp_path):
    """A tree of recordings that may be broken."""
    for place in samples.iterdir():
        if place.is_dir() and place.name != "__pycache__":
            shutil.copytree(place, tmp_path / place.name)
    return tmp_path


def test_every_cited_place_of_a_sample_still_has_the_cited_words(samples):
    for name in ("heron-1b-instruct", "marsh-7b-chat", "reed-7b"):
        found = pipeline.assess(samples / name)
        for question in found.findings:
            for quote in pipeline.explain(samples / name, question).quotes:
                assert quote.matches is not False, (name, question, quote.location)
                assert bool(quote.words) == (quote.citation.lines is not None)


def test_every_cell_of_a_sample_can_be_explained(samples):
    place = samples / "heron-1b-instruct"
    for framework, judgement in pipeline.assess(place).judgements.items():
        for dimension in judgement.dimensions:
            assert pipeline.explain(place, f"{framework}:{dimension}").findings


def record(tree, name, hub_id, card, files=("README.md",)):
    """A recording of one model repository, with its card."""
    place = tree / name / "hub"
    (place / "files").mkdir(parents=True)
    (place / "files" / "README.md").write_text(card)
    (place / "tree.json").write_text(json.dumps([{"path": path, "size": 9} for path in files]))
    (tree / name / "release.yaml").write_text(
        f"name: {hub_id.partition('/')[2]}\nsources:\n- kind: huggingface\n  role: primary\n"
        f"  url: https://huggingface.co/{hub_id}\n  path: hub\n  complete: true\n"
    )


def test_the_words_of_a_base_are_quoted(tmp_path):
    tuned = "---\nbase_model: lake/ibis-7b\n---\n# Ibis Chat\nA chat model.\n"
    base = "# Ibis 7B\n## Training data\nIbis-7B was pretrained on the C4 dataset.\n"
    record(tmp_path, "ibis-chat", "shore/ibis-7b-chat", tuned, ("model.safetensors", "README.md"))
    record(tmp_path, "ibis", "lake/ibis-7b", base, ("model.safetensors", "README.md"))
    quotes = pipeline.explain(tmp_path / "ibis-chat", "pretraining-data").quotes
    assert ("huggingface:lake/ibis-7b", "README.md:3", True) in [
        (quote.citation.source, quote.location, quote.matches) for quote in quotes
    ]


def chain(tree, length):
    """A chain of models, each made from the next by another maker."""
    names = ("egret", "heron", "ibis", "stork", "crane", "grebe", "teal")[:length]
    for name, base in zip(names, (*names[1:], None), strict=True):
        head = f"base_model: {base}-lab/{base}-7b" if base else "license: mit"
        record(tree, name, f"{name}-lab/{name}-7b", f"---\n{head}\n---\n# {name}\n")
    return names


def test_a_chain_is_followed_to_its_end(tmp_path):
    names = chain(tmp_path, 4)
    found = pipeline.assess(tmp_path / "egret").lineage
    assert [(1, "heron"), (2, "ibis"), (3, "stork")] == [(e.depth, e.recorded) for e in found]
    assert ("MIT", names[2]) == (found[-1].license, found[-1].model)


def test_a_longer_chain_says_where_it_was_left(tmp_path):
    chain(tmp_path, 7)
    found = pipeline.assess(tmp_path / "egret").lineage
    assert pipeline.MAX_BASES + 1 == len(found)
    assert "was not followed" in found[-1].note


def test_a_circle_of_recordings_ends_and_is_said(tmp_path):
    for name, base in (("egret", "heron"), ("heron", "egret")):
        head = f"---\nbase_model: {base}-lab/{base}-7b\n---\n# {name}\n"
        record(tmp_path, name, f"{name}-lab/{name}-7b", head)
    found = pipeline.assess(tmp_path / "egret").lineage
    assert [1, 2] == [e.depth for e in found]
    assert "circle" in found[-1].note


def test_a_base_whose_recording_is_broken_is_said(tmp_path):
    chain(tmp_path, 2)
    (tmp_path / "heron" / "release.yaml").write_text(
        (tmp_path / "heron" / "release.yaml").read_text().replace("path: hub", "path: nowhere")
    )
    (edge,) = pipeline.assess(tmp_path / "egret").lineage
    assert ("heron", "") == (edge.recorded, edge.license)


def test_an_unknown_question_names_those_spelled_alike(samples):
    with pytest.raises(InputError, match=r"did you mean .*weights-license"):
        pipeline.explain(samples / "heron-1b-instruct", "weight-licence")


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_recording_that_cannot_be_read_is_undetermined_and_named(tree, jobs):
    (tree / "marsh-7b-chat" / "release.yaml").write_text("- no\n- mapping\n")
    done = []
    found = pipeline.assess_all(tree, jobs=jobs, on_done=lambda *told: done.append(told))
    broken = next(a for a in found if a.release.id == "marsh-7b-chat")
    assert VerdictId.UNDETERMINED == broken.verdict.id
    assert broken.remarks[0].startswith("marsh-7b-chat: ")
    assert [1, 2, 3, 4] == [count for count, _, _ in done]


def test_one_process_and_two_give_the_same(tree):
    assert pipeline.assess_all(tree, jobs=1) == pipeline.assess_all(tree, jobs=2)


def test_a_folder_without_recordings_is_told(tmp_path):
    with pytest.raises(NotFound, match="no recording lies in"):
        pipeline.assess_all(tmp_path)
