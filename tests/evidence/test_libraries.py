from __future__ import annotations

import pytest

from howopen.evidence.libraries import libraries, libraries_in, library_at, library_called
from howopen.licenses import find_license


def test_every_library_has_a_known_open_licence_a_name_and_a_place():
    for library in libraries():
        known = find_license(library.license)
        assert known is not None
        assert known.osi_approved
        assert library.names
        assert library.repositories
        assert library.does


def test_no_two_libraries_share_an_id_a_name_or_a_repository():
    for field in (["id"], ["names"], ["repositories"]):
        values = [
            str(value).lower()
            for each in libraries()
            for value in ([each.id] if field == ["id"] else getattr(each, field[0]))
        ]
        assert sorted(set(values)) == sorted(values)


def test_a_library_is_known_by_name_and_by_its_repository():
    assert "gpt-neox" == library_called("GPT-NeoX").id
    assert "vllm" == library_at("vLLM-project/vllm").id
    assert library_called("heron") is None


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("Trained with LLM Foundry and Levanter.", ["llm-foundry", "levanter"]),
        ("Two transformers hum behind the reeds.", ["transformers"]),
        ("The adapters of estuary/trl-heron.", []),
    ],
)
def test_names_are_found_in_text_as_whole_words(text, ids):
    assert ids == [library.id for library in libraries_in(text)]
