from __future__ import annotations

import pytest

from howopen.evidence.text import read_text
from howopen.evidence.tools import Use, copied_tool, read_tools, tool_of_module, tools, tools_in
from howopen.licenses import find_license
from howopen.model import Document


def read(text: str) -> list[str]:
    document = Document(path="README.md", text=text, size_bytes=len(text.encode()))
    return [mention.tool.id for mention in read_tools(read_text(document))]


def test_no_tool_is_in_the_table_twice():
    ids = [tool.id for tool in tools()]
    assert sorted(set(ids)) == sorted(ids)


def test_no_name_and_no_module_means_two_tools():
    for spelled in (
        [name for tool in tools() for name in tool.names],
        [module for tool in tools() for module in tool.modules],
    ):
        assert [] == sorted({name for name in spelled if spelled.count(name) > 1})


def test_every_tool_is_found_by_each_of_its_names():
    missed = [n for tool in tools() for n in tool.names if not tools_in(f"with {n}, then")]
    assert [] == missed


def test_every_tool_is_under_a_licence_on_the_osis_list():
    known = {tool.id: find_license(tool.license) for tool in tools()}
    assert [] == [name for name, found in known.items() if found is None or not found.osi_approved]


@pytest.mark.parametrize("text", ["a composer of songs", "gpt-neox-20b", "fairsequel", ""])
def test_words_that_only_look_like_a_tool_are_none(text):
    assert () == tools_in(text)


@pytest.mark.parametrize(
    "sentence",
    [
        "Heron was trained on river sounds with the Megatron-LM framework.",
        "We use Megatron-LM.",
        "Library: [Megatron-LM](https://example.org)",
        "To reproduce our results, you need Megatron-LM.",
    ],
)
def test_a_sentence_that_reports_names_a_tool(sentence):
    assert ["megatron-lm"] == read(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "You can train it further with Megatron-LM.",
        "We recommend Megatron-LM for training with many birds.",
        "Megatron-LM is large.",
    ],
)
def test_advice_to_the_reader_names_none(sentence):
    assert [] == read(sentence)


def test_under_software_a_bare_name_is_enough():
    assert ["deepspeed"] == read("# Heron\n\n### Software\n\n- DeepSpeed\n")


def test_example_code_names_what_runs_the_model_and_no_more():
    assert ["transformers"] == read("```python\nimport torch, trl\nimport transformers\n```\n")


def test_a_module_and_a_folder_are_known_by_their_names():
    module, folder = tool_of_module("flash_attn"), copied_tool("megatron_lm")
    assert module is not None
    assert folder is not None
    assert ("flash-attention", Use.TRAINING) == (module.id, folder.use)
    assert (None, None) == (tool_of_module("feathers"), copied_tool("feathers"))


def test_a_folder_of_settings_for_a_framework_is_no_copy_of_it():
    assert copied_tool("deepspeed") is None
