from __future__ import annotations

import msgspec
import pytest

from howopen import pipeline
from howopen.model import Finding, HubInfo, Outcome, Release
from howopen.sources import read_recording
from tests.findings.invented import TUNED, WEIGHTS, ask, card, evidence, source

EGRET = "huggingface:marshland/egret-2b"
COMMUNITY = """Egret Community License Agreement

Marshland grants you a license to use, copy, change and distribute Egret.

If you have more than 40 million monthly active users, you must request a license from Marshland.

If you use Egret to train a model that you distribute, you shall include "Egret" at the beginning
of the name of that model, and prominently display "Built with Egret" on its page.

You must provide a copy of this Agreement to every recipient.
"""
BASE = evidence(
    source(EGRET, {"README.md": card("license: other\nlicense_name: egret"), "LICENSE": COMMUNITY}),
    name="Egret 2B",
)


def tuned(front: str, *bases, body: str = "# Heron 1B Chat\n", **files: str) -> Finding:
    texts = {"README.md": card(front, body), **files}
    made = source(TUNED, texts, listed=WEIGHTS)
    return ask("inherited-terms", made, name="Heron 1B Chat", bases=bases)


def kinds(finding: Finding) -> list[str]:
    return [value.partition(" (from ")[0] for value in finding.value]


def test_each_condition_of_the_bases_text_is_listed_with_its_way_and_place():
    found = tuned("license: apache-2.0\nbase_model: marshland/egret-2b", BASE)
    assert Outcome.YES is found.outcome
    assert (
        "user threshold: 40,000,000 users a month (from egret, by marshland/egret-2b)"
        == found.value[0]
    )
    assert (EGRET, "LICENSE", (5, 5)) in [(c.source, c.path, c.lines) for c in found.citations]
    assert ["naming: Egret", "display attribution: Built with Egret", "licence copy"] == [
        k for k in kinds(found) if k.startswith(("naming", "display", "licence copy"))
    ]


def test_what_is_declared_and_what_is_inherited_stand_side_by_side():
    found = tuned("license: apache-2.0\nbase_model: marshland/egret-2b", BASE)
    assert found.note.startswith("Declared Apache-2.0, inherits egret (by marshland/egret-2b)")


def test_a_base_that_is_not_recorded_has_what_is_known_of_its_familys_licence():
    found = tuned("license: mit\nbase_model: meta-llama/Llama-3.1-8B")
    assert "naming: Llama" in kinds(found)
    assert {"README.md"} == {c.path for c in found.citations}


def test_what_can_be_seen_of_the_duties_is_told():
    head = "license: mit\nbase_model: meta-llama/Llama-3.1-8B"
    found = tuned(head, body="# Heron 1B Chat\n\nBuilt with Llama.\n", NOTICE="Of Llama.\n")
    checks = {v.partition(" (")[0]: v.rpartition("; ")[2].rstrip(")") for v in found.value}
    assert ("not seen", "kept", "kept") == (
        checks["naming: Llama"],
        checks["display attribution: Built with Llama"],
        checks["attribution notice"],
    )
    assert "Not seen: a name that begins with Llama" in found.note


def test_a_name_that_begins_as_it_must_keeps_the_duty():
    made = source(
        "huggingface:estuary/Llama-Heron-1B",
        card("license: llama3.1\nbase_model: meta-llama/Llama-3.1-8B"),
    )
    found = ask("inherited-terms", made, name="Llama Heron 1B")
    assert any(v.startswith("naming: Llama") and v.endswith("; kept)") for v in found.value)


def test_a_chain_hands_the_terms_on_and_shows_the_way():
    ibis = evidence(
        source("huggingface:shore/ibis-2b", card("license: mit\nbase_model: marshland/egret-2b")),
        name="Ibis 2B",
    )
    found = tuned("license: apache-2.0\nbase_model: shore/ibis-2b", ibis, BASE)
    assert found.value[0].endswith("by marshland/egret-2b, through shore/ibis-2b)")


def test_bases_under_open_terms_lay_nothing_on_it():
    open_base = evidence(source(EGRET, card("license: apache-2.0")), name="Egret 2B")
    found = tuned("license: mit\nbase_model: marshland/egret-2b", open_base)
    assert (Outcome.NO, ()) == (found.outcome, found.value)


def test_share_alike_of_an_open_base_is_inherited():
    shared = evidence(source(EGRET, card("license: cc-by-sa-4.0")), name="Egret 2B")
    found = tuned("license: mit\nbase_model: marshland/egret-2b", shared)
    assert (Outcome.YES, ["copyleft"]) == (found.outcome, kinds(found))


def test_a_base_of_which_no_licence_is_known_is_unclear():
    found = tuned("license: mit\nbase_model: marshland/egret-2b")
    assert (Outcome.UNCLEAR, True) == (found.outcome, "is not known" in found.note)


@pytest.mark.parametrize("front", ["license: mit", "license: mit\nbase_model: estuary/heron-1b"])
def test_without_a_base_of_another_maker_there_is_nothing_to_inherit(front):
    assert Outcome.NOT_APPLICABLE is tuned(front).outcome


def test_a_family_under_an_open_tag_keeps_its_terms():
    copy = evidence(
        source("huggingface:shore/Llama-3.1-8B-copy", card("license: mit")), name="Llama copy"
    )
    found = tuned("license: mit\nbase_model: shore/Llama-3.1-8B-copy", copy)
    assert kinds(found)[0].startswith("user threshold")


@pytest.mark.parametrize(
    ("teacher", "expected"),
    [
        ("Llama-3.1-70B", ["naming: Llama"]),
        ("Llama-2-70B", ["no model improvement"]),
        ("Falcon-180B", []),
    ],
)
def test_of_a_teacher_only_terms_that_speak_of_outputs_reach_it(teacher, expected):
    found = tuned("license: mit", body=f"# Heron\n\nHeron was distilled from {teacher}.\n")
    assert expected == kinds(found)
    assert all("through outputs" in value for value in found.value)


def test_all_terms_reach_it_where_the_licence_counts_it_among_the_derivatives():
    found = tuned("license: mit", body="# Heron\n\nHeron was distilled from Gemma 2 27B.\n")
    assert "flow down" in kinds(found)


def test_who_holds_the_family_may_improve_it_with_its_outputs():
    head = "license: llama2\nbase_model: meta-llama/Llama-2-7b-hf"
    found = tuned(head, body="# Heron\n\nHeron was distilled from Llama-2-70B.\n")
    assert [] == [v for v in found.value if "through outputs" in v]


@pytest.mark.parametrize(
    ("files", "listed", "info"),
    [
        (
            {"mergekit_config.yml": "models:\n- model: marshland/egret-2b\nmerge_method: ties\n"},
            (),
            None,
        ),
        ({"adapter_config.json": '{"base_model_name_or_path": "marshland/egret-2b"}'}, (), None),
        (
            {},
            ("heron-1b-chat-Q4_K_M.gguf",),
            HubInfo(tags=("base_model:quantized:marshland/egret-2b",)),
        ),
    ],
)
def test_merges_adapters_and_quantisations_inherit_too(files, listed, info):
    texts = {"README.md": card("license: apache-2.0"), **files}
    made = source(TUNED, texts, listed=listed, info=info)
    found = ask("inherited-terms", made, name="Heron 1B Chat", bases=(BASE,))
    assert kinds(found)[0].startswith("user threshold")


def test_a_quantised_copy_that_names_no_base_has_the_familys_terms_by_its_files():
    listed = ("Llama-3.1-8B-Q4_K_M.gguf",)
    packed = source("huggingface:shore/Llama-3.1-8B-GGUF", card("license: mit"), listed=listed)
    found = ask("inherited-terms", packed, name="Llama 3.1 8B GGUF")
    assert "user threshold: 700,000,000 users a month" in kinds(found)


def test_a_real_fine_tune_under_mit_shows_what_it_inherits(shared):
    recorded = read_recording(shared / "evidence" / "mot-deepseek-r1")
    name = "DeepSeek-R1-Distill-Llama-8B"
    release = Release(id=name.lower(), name=name)
    distilled = msgspec.structs.replace(recorded, release=release)
    found = pipeline.assess_recordings(pipeline.Gathered(recording=distilled), ())
    inherited = found.findings["inherited-terms"]
    assert "Declared MIT, inherits" in inherited.note
    assert {"naming: Llama", "user threshold: 700,000,000 users a month"} <= set(kinds(inherited))
    assert Outcome.CONFLICTING is found.findings["effective-terms"].outcome


def test_a_real_model_that_learned_from_another_shows_its_terms(shared):
    found = pipeline.assess(shared / "evidence" / "olmo-2-13b-instruct")
    inherited = found.findings["inherited-terms"]
    assert "Gemma Terms of Use" in inherited.note
    assert Outcome.PARTLY is found.findings["effective-terms"].outcome
