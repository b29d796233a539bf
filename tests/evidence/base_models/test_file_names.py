from __future__ import annotations

import pytest

from howopen.evidence.base_models import read_gguf_names


def names(*paths: str) -> list[str]:
    return [reference.name for reference in read_gguf_names(paths)]


@pytest.mark.parametrize(
    "path",
    [
        "Egret-7B-Q4_K_M.gguf",
        "egret/Egret-7B.Q8_0.gguf",
        "Egret-7B-IQ2_XXS-00001-of-00003.gguf",
        "Egret-7B.i1-IQ3_M.gguf",
        "Egret-7B-UD-Q2_K_XL.gguf",
    ],
)
def test_a_quantised_file_names_its_model(path):
    assert ["Egret-7B"] == names(path)


@pytest.mark.parametrize(
    "path", ["Egret-7B-F16.gguf", "Egret-7B.gguf", "ggml-model-q4.bin", "7-Q4_0.gguf", "Q4_0.gguf"]
)
def test_a_file_that_only_has_another_form_names_none(path):
    assert [] == names(path)


def test_many_files_of_one_model_name_it_once():
    assert ["Egret-7B"] == names("Egret-7B-Q4_0.gguf", "egret-7b-q8_0.gguf")
