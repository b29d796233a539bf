from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from howopen.evidence.links import LinkKind, read_citations, read_links

K = LinkKind


def only(text: str) -> tuple[LinkKind, str]:
    (link,) = read_links(text)
    return link.kind, link.target


@pytest.mark.parametrize(
    ("url", "kind", "target"),
    [
        ("https://huggingface.co/acme/alpha-7b", K.HUB_MODEL, "acme/alpha-7b"),
        ("https://huggingface.co/acme/alpha/blob/main/LICENSE", K.HUB_MODEL, "acme/alpha"),
        ("https://hf.co/datasets/acme/corpus", K.HUB_DATASET, "acme/corpus"),
        ("https://huggingface.co/datasets/old_set", K.HUB_DATASET, "old_set"),
        ("https://huggingface.co/spaces/acme/try", K.HUB_SPACE, "acme/try"),
        ("https://huggingface.co/collections/acme/all-65e7", K.HUB_COLLECTION, "acme/all-65e7"),
        ("https://huggingface.co/papers/2301.00001", K.ARXIV, "2301.00001"),
        ("https://huggingface.co/docs/transformers", K.OTHER, "huggingface.co/docs/transformers"),
        ("https://huggingface.co/acme", K.OTHER, "huggingface.co/acme"),
        ("https://huggingface.co/blog/alpha", K.BLOG, "huggingface.co/blog/alpha"),
        ("https://modelscope.cn/models/acme/alpha/summary", K.OTHER_HUB, "acme/alpha"),
        ("https://github.com/acme/alpha.git", K.CODE_HOST, "acme/alpha"),
        ("https://github.com/acme/alpha/tree/main/train#use", K.CODE_HOST, "acme/alpha"),
        ("https://raw.githubusercontent.com/acme/alpha/main/x", K.CODE_HOST, "acme/alpha"),
        ("https://github.com/features/actions", K.OTHER, "github.com/features/actions"),
        ("https://arxiv.org/abs/2301.00001v3", K.ARXIV, "2301.00001"),
        ("https://arxiv.org/pdf/2301.00001.pdf", K.ARXIV, "2301.00001"),
        ("http://www.arxiv.org/abs/cs/0701001", K.ARXIV, "cs/0701001"),
        ("https://doi.org/10.48550/arXiv.2301.00001", K.ARXIV, "2301.00001"),
        ("https://doi.org/10.5281/zenodo.123", K.PREPRINT_SERVER, "10.5281/zenodo.123"),
        ("https://doi.org/10.1145/1.2", K.PROCEEDINGS, "10.1145/1.2"),
        ("https://doi.org/10.9999/ABC", K.DOI, "10.9999/abc"),
        ("https://openreview.net/forum?id=x1", K.PROCEEDINGS, "openreview.net/forum?id=x1"),
        ("https://hub.docker.com/r/acme/alpha", K.CONTAINER, "acme/alpha"),
        ("https://alpha.gradio.live", K.DEMO, "alpha.gradio.live"),
        ("https://chat.acme.ai", K.DEMO, "chat.acme.ai"),
        ("https://platform.acme.ai/docs", K.API, "platform.acme.ai/docs"),
        ("https://acme.ai/blog/alpha", K.BLOG, "acme.ai/blog/alpha"),
        ("https://acme.ai/logo.png", K.OTHER, "acme.ai/logo.png"),
        ("https://dl.acme.ai/alpha.safetensors", K.DOWNLOAD, "dl.acme.ai/alpha.safetensors"),
        ("https://acme.ai/alpha/license", K.LICENSE, "acme.ai/alpha/license"),
        ("https://acme.ai/about", K.OTHER, "acme.ai/about"),
        ("pkg:pypi/Acme_Alpha", K.PACKAGE, "pkg:pypi/acme-alpha"),
        ("https://pypi.example/project/acme/", K.PACKAGE, "pkg:pypi/acme"),
        ("git@github.com:acme/alpha.git", K.CODE_HOST, "acme/alpha"),
        ("github.com/acme/alpha", K.CODE_HOST, "acme/alpha"),
        ("arXiv:2301.00001v2", K.ARXIV, "2301.00001"),
        ("arXiv preprint arXiv:2301.00001", K.ARXIV, "2301.00001"),
        ("doi: 10.18653/v1/2020.a-b.1", K.PROCEEDINGS, "10.18653/v1/2020.a-b.1"),
        ("eprint={2301.00001}", K.ARXIV, "2301.00001"),
    ],
)
def test_an_address_says_what_it_leads_to(url: str, kind: LinkKind, target: str) -> None:
    assert (kind, target) == only(url)


@pytest.mark.parametrize(
    "text",
    [
        "See https://acme.ai/a.",
        "(https://acme.ai/a)",
        "[words](https://acme.ai/a)",
        "<https://acme.ai/a>",
        '<a href="https://acme.ai/a">words</a>',
        "<img src='https://acme.ai/a'>",
        "`words <https://acme.ai/a>`_",
        "**https://acme.ai/a**",
        "见https://acme.ai/a。好",
    ],
)
def test_markup_around_an_address_is_left_off(text: str) -> None:
    assert ["https://acme.ai/a"] == [link.url for link in read_links(text)]


def test_brackets_that_an_address_opens_stay_in_it() -> None:
    (link,) = read_links("[w](https://acme.ai/a_(b))")
    assert "https://acme.ai/a_(b)" == link.url


@pytest.mark.parametrize(
    "text",
    [
        "[the words](https://acme.ai)",
        '<a href="https://acme.ai">the words</a>',
        "`the words <https://acme.ai>`_",
    ],
)
def test_linked_words_are_kept(text: str) -> None:
    assert ["the words"] == [link.text for link in read_links(text)]


def test_links_know_their_lines() -> None:
    text = "a\nhttps://a.example b https://b.example\n\narXiv:2301.00001"
    assert [2, 2, 4] == [link.line for link in read_links(text)]


@pytest.mark.parametrize(
    ("command", "targets"),
    [
        ("pip install -U acme", ["pkg:pypi/acme"]),
        ("pip3 install 'Acme[extra]>=1.0' other==2", ["pkg:pypi/acme", "pkg:pypi/other"]),
        ("pip install -r requirements.txt", []),
        ("pip install -e .", []),
        ("pip install csrc/layer", []),
        ("Run `pip install acme` and go", ["pkg:pypi/acme"]),
        ("use pip install acme to start", ["pkg:pypi/acme"]),
        ("pip install acme && python x.py", ["pkg:pypi/acme"]),
        ("conda install -c forge acme", ["pkg:conda/acme"]),
        ("npm install acme", ["pkg:npm/acme"]),
        ("pip install git+https://github.com/acme/alpha.git", ["acme/alpha"]),
    ],
)
def test_commands_name_the_packages_they_install(command: str, targets: list[str]) -> None:
    assert targets == [link.target for link in read_links(command)]


def test_a_version_number_is_no_identifier() -> None:
    assert () == read_links("torch 2.1.0, 1234.56789 tokens, v10.2/3")


def test_a_hostile_line_is_read_in_linear_time() -> None:
    started = time.monotonic()
    read_links("pip install x:// " * 20_000)
    read_links("[](" * 100_000)
    read_citations("@misc{" * 50_000)
    assert time.monotonic() - started < 20


BIB = """
@inproceedings{a,
  title = {The {Alpha} Model},
  booktitle = "Proceedings of Invented Work",
  year = 2024
}
@article{b, title={B}, journal={arXiv preprint arXiv:2301.00001}, eprint={2301.00001}}
"""


def test_bibliographies_are_read_with_their_lines() -> None:
    first, second = read_citations(BIB)
    assert ("inproceedings", "The Alpha Model", "2024", 2, 6, True) == (
        first.type,
        first.title,
        first.year,
        first.first_line,
        first.last_line,
        first.reviewed,
    )
    assert ("2301.00001", 7, False) == (second.eprint, second.first_line, second.reviewed)


def test_an_entry_without_its_end_stops_at_the_next() -> None:
    entries = read_citations("@misc{a, title={A\n@misc{b, title={B}}")
    assert ["misc", "misc"] == [entry.type for entry in entries]
    assert "B" == entries[1].title


def test_an_article_without_a_journal_is_not_reviewed() -> None:
    (entry,) = read_citations("@article{a, title={A}, year={2023}}")
    assert not entry.reviewed


@given(st.text())
def test_any_text_can_be_read(text: str) -> None:
    last = text.count("\n") + 1
    assert all(1 <= link.line <= last for link in read_links(text))
    assert all(entry.last_line <= last for entry in read_citations(text))


PIECES = ["https://", "huggingface.co/", "arxiv", ":", "2301.00001", "(", ")", "[", "]", "\n", "."]
PIECES += ["pip install ", "@misc{", "}", "=", "10.1234/", "pkg:pypi/", "%", "a/b", '"', "git+"]


@given(st.lists(st.sampled_from(PIECES), max_size=40))
def test_any_heap_of_pieces_can_be_read(pieces: list[str]) -> None:
    text = "".join(pieces)
    assert all(link.url and link.target for link in read_links(text) if link.kind is K.CODE_HOST)
    assert len(read_citations(text)) <= text.count("@")
