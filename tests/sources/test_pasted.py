"""What people paste names the same place as the usual spelling of it."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from howopen.errors import InputError
from howopen.model import SourceKind
from howopen.sources import RemoteTarget, parse_target
from howopen.sources.address import parse_address

HERON = RemoteTarget(kind=SourceKind.HUGGINGFACE, id="estuary/heron-1b")

hosts = st.sampled_from(("huggingface.co", "www.huggingface.co", "hf.co", "HuggingFace.co"))
schemes = st.sampled_from(("", "https://", "http://", "HTTPS://", "Https://"))
ends = st.sampled_from(("", "/", "?library=x", "#use", "/?a=1#b", "/tree/main/"))
blanks = st.sampled_from(("", " ", "\n", "\t "))
around = st.sampled_from((("", ""), ("<", ">"), ('"', '"'), ("`", "`"), ("'", "'")))


@given(hosts, schemes, ends, blanks, around)
def test_every_spelling_of_a_hub_address_names_the_model(host, scheme, end, blank, marks):
    opening, closing = marks
    pasted = f"{blank}{opening}{scheme}{host}/estuary/heron-1b{end}{closing}{blank}"
    found = parse_target(pasted)
    assert (HERON.kind, HERON.id) == (found.kind, found.id)


@pytest.mark.parametrize(
    "pasted",
    [
        *("estuary/heron-1b", "estuary/heron-1b/", " estuary/heron-1b ", "hf:estuary/heron-1b/"),
        *("HF:estuary/heron-1b", "huggingface:estuary/heron-1b", "hf: estuary/heron-1b"),
    ],
)
def test_every_short_form_names_the_model(pasted):
    assert HERON == parse_target(pasted)


@pytest.mark.parametrize(
    ("pasted", "expected"),
    [
        ("github:estuary/heron", "github:estuary/heron"),
        ("github.com/estuary/heron.git", "github:estuary/heron"),
        ("GitHub.com/estuary/heron/issues/3", "github:estuary/heron"),
        ("arxiv:2512.00001", "page:https://arxiv.org/abs/2512.00001"),
        ("arXiv: 2512.00001v2", "page:https://arxiv.org/abs/2512.00001v2"),
        ("arxiv.org/abs/2512.00001", "page:https://arxiv.org/abs/2512.00001"),
        ("doi:10.5555/heron", "page:https://doi.org/10.5555/heron"),
        ("HTTPS://Estuary.example/Terms", "page:https://estuary.example/Terms"),
    ],
)
def test_other_places_are_named_too(pasted, expected):
    assert expected == parse_target(pasted).source_id


def test_a_folder_that_is_called_like_an_address_is_that_folder(tmp_path, monkeypatch):
    (tmp_path / "hf.co/estuary").mkdir(parents=True)
    monkeypatch.chdir(tmp_path)
    assert "hf.co/estuary" == str(parse_target("hf.co/estuary"))


@given(st.text(max_size=40))
def test_no_text_breaks_it(text):
    with suppress(InputError):
        parse_address(text)
