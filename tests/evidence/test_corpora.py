from __future__ import annotations

import pytest

from howopen.evidence.corpora import Stage, corpora, corpora_in, corpus_of_hub_id


def ids(text: str) -> list[str]:
    return [corpus.id for _, corpus in corpora_in(text)]


def test_no_corpus_is_in_the_table_twice():
    names = [corpus.id for corpus in corpora()]
    assert sorted(set(names)) == sorted(names)


def test_no_name_and_no_hub_id_means_two_corpora():
    for spelled in (
        [name for corpus in corpora() for name in {n.lower() for n in corpus.names}],
        [hub_id for corpus in corpora() for hub_id in {h.lower() for h in corpus.hub_ids}],
    ):
        assert [] == sorted({name for name in spelled if spelled.count(name) > 1})


def test_every_corpus_is_found_by_each_of_its_names():
    missed = [n for corpus in corpora() for n in corpus.names if not corpora_in(f"on {n}, then")]
    assert [] == missed


def test_corpora_come_in_the_order_of_the_text_and_each_once():
    assert ["c4", "the-pile"] == ids("We mix C4 with The Pile, and more C4.")


@pytest.mark.parametrize("text", ["a pile of laundry", "the RC4 cipher", "C4-like", "", "see C4x"])
def test_words_that_only_look_like_a_corpus_are_none(text):
    assert [] == ids(text)


@pytest.mark.parametrize("text", ["CommonCrawl", "Common Crawl", "Common-Crawl", "Common_Crawl"])
def test_spaces_and_hyphens_do_not_count(text):
    assert ["common-crawl"] == ids(f"from {text}.")


def test_a_hub_id_is_known_in_any_letter_case():
    found = corpus_of_hub_id("ALLENAI/C4")
    assert found is not None
    assert ("c4", Stage.PRETRAINING) == (found.id, found.stage)


def test_a_hub_id_that_is_in_no_table_is_none():
    assert corpus_of_hub_id("river-lab/minnows") is None
