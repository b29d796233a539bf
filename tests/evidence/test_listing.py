from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from howopen.evidence.listing import Role, classify, read_listing
from howopen.model import Entry


def entries(*paths: str, size: int | None = None) -> tuple[Entry, ...]:
    return tuple(Entry(path=path, size_bytes=size) for path in paths)


CODE = {role for role in Role if role.value.endswith("-code")}


@pytest.mark.parametrize(
    ("path", "roles"),
    [
        ("train.py", {Role.TRAINING_CODE}),
        ("scripts/train/launch.sh", {Role.TRAINING_CODE}),
        ("src/PPOTrainer.py", {Role.TUNING_CODE}),
        ("finetuning/train.py", {Role.TUNING_CODE}),
        ("train/train_lora.py", {Role.TUNING_CODE}),
        ("training/lora_script.py", {Role.TUNING_CODE}),
        ("chat/train.py", {Role.TUNING_CODE}),
        ("examples/lora.py", {Role.TUNING_CODE}),
        ("alpha/lora.py", set()),
        ("training/generate.py", {Role.INFERENCE_CODE}),
        ("training/settings.py", {Role.TRAINING_CODE}),
        ("finetune/inference.py", {Role.INFERENCE_CODE}),
        ("finetune/evaluate_finetune.sh", {Role.EVALUATION_CODE}),
        ("alpha/generation.py", {Role.INFERENCE_CODE}),
        ("sample.py", {Role.INFERENCE_CODE}),
        ("eval/mmlu.py", {Role.EVALUATION_CODE}),
        ("benchmarks/benchmark_latency.py", set()),
        ("data/train_classifier.py", {Role.DATA_PROCESSING_CODE}),
        ("tools/train_tokenizer.py", {Role.DATA_PROCESSING_CODE}),
        ("data/clean_pages.py", {Role.DATA_PROCESSING_CODE}),
        ("generate_instructions.py", {Role.DATA_PROCESSING_CODE}),
        ("alpha/dedup.py", {Role.DATA_PROCESSING_CODE}),
        ("alpha/modeling_alpha.py", {Role.ARCHITECTURE_CODE}),
        ("alpha/model.py", {Role.ARCHITECTURE_CODE}),
        ("alpha/models/blocks.py", {Role.ARCHITECTURE_CODE}),
    ],
)
def test_code_is_named_by_the_words_of_its_path(path: str, roles: set[Role]) -> None:
    assert roles == classify(path) & CODE


@pytest.mark.parametrize(
    "path",
    [
        "constraint.py",
        "trained_models.md",
        "pretrained.py",
        "restrain/utils.py",
        "data_utils.py",
        "utils/helpers.py",
        "models/convert_model.py",
        "docs/training.py",
        "third_party/other/train.py",
        "node_modules/x/train.js",
        ".github/scripts/train.py",
        "src/types/fine_tuning.py",
        "alpha/adapter.py",
        "kernels/train.md",
    ],
)
def test_a_path_that_only_sounds_like_it_gives_no_code_role(path: str) -> None:
    assert set() == classify(path) & CODE


@pytest.mark.parametrize(
    "path", ["tests/train.py", "train_test.py", "alpha/test_generation.py", "tests/data/a.jsonl"]
)
def test_a_test_of_something_is_only_a_test(path: str) -> None:
    assert {Role.TEST} == classify(path)


@pytest.mark.parametrize(
    ("path", "role"),
    [
        ("model-00001-of-00002.safetensors", Role.WEIGHTS),
        ("consolidated.00.pth", Role.WEIGHTS),
        ("flax_model.msgpack", Role.WEIGHTS),
        ("alpha-7b.Q4_K_M.gguf", Role.GGUF),
        ("gptq_model-4bit-128g.bin", Role.QUANTIZED),
        ("adapter_model.safetensors", Role.ADAPTER),
        ("model_delta.safetensors", Role.DELTA),
        ("optimizer.pt", Role.OPTIMIZER),
        ("checkpoint-1000/model.safetensors", Role.CHECKPOINT),
        ("model.safetensors.index.json", Role.WEIGHTS_INDEX),
        ("tokenizer.json", Role.TOKENIZER),
        ("config.json", Role.CONFIG),
        ("README.md", Role.CARD),
        ("docs/MODEL_CARD.md", Role.CARD),
        ("data_card.md", Role.DATASHEET),
        ("LICENSE-MODEL", Role.LICENSE),
        ("Alpha Community License.pdf", Role.LICENSE),
        ("LICENSES/MIT.txt", Role.LICENSE),
        ("USE_POLICY.md", Role.POLICY),
        ("Dockerfile.gpu", Role.CONTAINER),
        ("pyproject.toml", Role.PACKAGING),
        ("requirements-dev.txt", Role.DEPENDENCIES),
        ("configs/7B.yml", Role.TRAINING_CONFIG),
        ("finetune/ds_config.json", Role.TUNING_CONFIG),
        ("openai_api.py", Role.SERVICE),
        ("web_demo.py", Role.DEMO),
        ("guide.ipynb", Role.NOTEBOOK),
        ("data/train.jsonl", Role.DATA),
        ("alpha_data.json", Role.DATA),
        ("test/0001.parquet", Role.DATA),
        ("eval/data/questions.jsonl", Role.EVALUATION_DATA),
        ("evals/alpha_results.json", Role.EVALUATION_RESULT),
        ("data/data_sample.jsonl", Role.DATA_EXAMPLE),
        ("alpha_samples.jsonl", Role.SAMPLE_OUTPUT),
    ],
)
def test_files_are_known_by_their_names(path: str, role: Role) -> None:
    assert role in classify(path)


@pytest.mark.parametrize(
    "path", ["requirements.txt", "train.txt", "data/README.md", "config.json", "index.html"]
)
def test_not_every_file_near_data_is_data(path: str) -> None:
    assert Role.DATA not in classify(path)


def test_a_release_with_all_its_parts_is_complete() -> None:
    listing = read_listing(
        entries("model-00001-of-00002.safetensors", "model-00002-of-00002.safetensors", size=5)
    )
    assert (True, 10, ("safetensors",)) == (
        listing.weights.complete,
        listing.weights.size_bytes,
        listing.weights.formats,
    )


def test_a_missing_part_is_named() -> None:
    listing = read_listing(entries("pytorch_model-00001-of-00002.bin"))
    assert (False, ("pytorch_model-00002-of-00002.bin",)) == (
        listing.weights.complete,
        listing.weights.missing,
    )


def test_an_index_without_parts_is_no_complete_model() -> None:
    assert read_listing(entries("model.safetensors.index.json")).weights.complete is False


def test_a_gap_in_consolidated_files_is_seen() -> None:
    listing = read_listing(entries("consolidated.00.pth", "consolidated.02.pth"))
    assert ("consolidated.01.pth",) == listing.weights.missing


def test_a_part_that_claims_a_billion_parts_costs_nothing() -> None:
    assert read_listing(entries("m-1-of-999999999999.bin")).weights.missing_count == 0


def test_no_weights_are_not_incomplete_weights() -> None:
    assert read_listing(entries("README.md")).weights.complete is None


def test_formats_that_may_run_code_are_told_from_tensors() -> None:
    assert not read_listing(entries("pytorch_model.bin")).weights.tensors_only
    assert read_listing(entries("pytorch_model.bin", "model.safetensors")).weights.tensors_only


def test_empty_files_are_no_weights() -> None:
    listing = read_listing(entries("model.safetensors", size=0))
    assert (1, ()) == (listing.empty_weights, listing.of(Role.WEIGHTS))


def test_quantised_weights_are_described_where_there_are_no_others() -> None:
    assert ("gguf",) == read_listing(entries("alpha.gguf")).weights.formats


def test_folders_and_submodules_are_no_files() -> None:
    listing = read_listing(
        (Entry(path="train.py", type="tree"), Entry(path="b.py", type="submodule"))
    )
    assert (0, {}) == (listing.files, listing.paths)


def test_the_file_that_names_the_activity_comes_first() -> None:
    listing = read_listing(entries("training/a.py", "training/trainer.py"))
    assert ("training/trainer.py", "training/a.py") == listing.of(Role.TRAINING_CODE)


def test_the_repository_name_speaks_for_files_that_say_nothing() -> None:
    listing = read_listing(entries("main.py", "eval.py"), "alpha-train")
    assert ("main.py",) == listing.of(Role.TRAINING_CODE)


def test_a_model_called_chat_is_not_code_that_chats() -> None:
    assert () == read_listing(entries("main.py"), "AlphaChat").of(Role.INFERENCE_CODE)


def test_a_run_script_beside_the_architecture_runs_the_model() -> None:
    assert ("run.py",) == read_listing(entries("model.py", "run.py")).of(Role.INFERENCE_CODE)
    assert () == read_listing(entries("train.py", "model.py", "run.py")).of(Role.INFERENCE_CODE)


def test_languages_are_counted_without_copies_of_others() -> None:
    listing = read_listing(entries("a.py", "b.py", "c.cu", "third_party/d.py"))
    assert {"Python": 2, "CUDA": 1} == listing.by_language


def test_the_order_of_the_entries_changes_nothing() -> None:
    paths = ["train.py", "a/train.py", "model-1-of-2.bin", "x.gguf", "LICENSE", "eval/e.py"]
    shuffled = random.Random(4).sample(paths, len(paths))
    assert read_listing(entries(*paths)) == read_listing(entries(*shuffled))


@given(st.text())
def test_any_name_can_be_classified(path: str) -> None:
    assert classify(path) <= set(Role)


@given(st.lists(st.text(alphabet="model-0123456789of./bins_traf", max_size=40), max_size=5))
def test_any_listing_can_be_read(paths: list[str]) -> None:
    assert len(paths) == read_listing(entries(*paths)).files
