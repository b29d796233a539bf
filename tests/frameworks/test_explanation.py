from __future__ import annotations

import hashlib

import msgspec
import pytest

from howopen.errors import InputError
from howopen.frameworks.explanation import FROM_THE_CATALOGUE, explain
from howopen.model import (
    Citation,
    Completeness,
    Document,
    Entry,
    Recording,
    Release,
    Snapshot,
    Source,
    SourceKind,
    SourceRole,
)
from tests.reports.invented import assessment, framework, question

TEXT = "one\nHerons may\r\nuse this.\nfour\n"


def digest(words):
    return hashlib.sha256(words.encode()).hexdigest()


def source(name, **fields):
    return Source(
        id=f"github:{name}",
        kind=SourceKind.GITHUB,
        role=SourceRole.PRIMARY,
        url=f"https://code.example/{name}",
        revision="abc",
        listing=Completeness.COMPLETE,
        **fields,
    )


def recording(name, text=TEXT):
    document = Document(path="LICENSE", text=text, size_bytes=len(text))
    snapshot = Snapshot(
        source=source(name), entries=(Entry(path="LICENSE"),), documents=(document,)
    )
    return Recording(release=Release(id=name, name=name), snapshots=(snapshot,))


def cite(name, path="LICENSE", lines=(2, 3), words="Herons may\r\nuse this."):
    sha256 = digest(words) if lines else None
    return Citation(source=f"github:{name}", path=path, revision="abc", lines=lines, sha256=sha256)


def explained(*citations, recordings=(), what="weights-license"):
    plain = assessment()
    finding = msgspec.structs.replace(plain.findings["weights-license"], citations=citations)
    found = msgspec.structs.replace(
        plain, findings={"weights-license": finding}, sources=(source("heron"),)
    )
    return explain(
        found,
        what,
        questions=(question(),),
        frameworks={"radboud": framework()},
        recordings=recordings,
    )


def test_the_words_are_read_again_from_the_recording():
    (quote,) = explained(cite("heron"), recordings=(recording("heron"),)).quotes
    assert ("Herons may\r\nuse this.", "LICENSE:2-3", True) == (
        quote.words,
        quote.location,
        quote.matches,
    )
    assert "https://code.example/heron/blob/abc/LICENSE#L2-L3" == quote.url


def test_words_that_have_changed_do_not_match():
    changed = recording("heron", "one\nHerons must not\nuse this.\n")
    (quote,) = explained(cite("heron"), recordings=(changed,)).quotes
    assert ("Herons must not\nuse this.", False) == (quote.words, quote.matches)


def test_the_words_of_a_base_are_read_from_its_recording():
    found = explained(cite("base"), recordings=(recording("heron"), recording("base")))
    assert [("Herons may\r\nuse this.", True)] == [(q.words, q.matches) for q in found.quotes]


def test_of_two_snapshots_of_a_source_the_cited_one_is_quoted():
    recordings = (recording("heron", "a\nb\nc\n"), recording("heron"))
    assert [True] == [q.matches for q in explained(cite("heron"), recordings=recordings).quotes]


def test_a_listing_and_a_whole_file_have_no_words():
    cited = (cite("heron", "", None), cite("heron", "LICENSE", None))
    found = explained(*cited, recordings=(recording("heron"),))
    assert [("complete file listing", "", None), ("LICENSE", "", None)] == [
        (q.location, q.words, q.matches) for q in found.quotes
    ]


def test_places_stand_by_source_and_file_with_lines_ascending():
    cited = (
        cite("heron", lines=(4, 4), words="four"),
        cite("base", lines=(1, 1), words="one"),
        cite("heron", lines=(1, 1), words="one"),
        cite("heron", lines=(1, 1), words="one"),
    )
    found = explained(*cited, recordings=(recording("heron"), recording("base")))
    assert [("github:heron", 1), ("github:heron", 4), ("github:base", 1)] == [
        (q.citation.source, q.citation.lines[0]) for q in found.quotes
    ]


def test_without_a_recording_the_places_stay_and_it_is_said():
    found = explained(cite("heron"))
    assert FROM_THE_CATALOGUE == found.chain[-1]
    assert [("LICENSE:2-3", "", None)] == [(q.location, q.words, q.matches) for q in found.quotes]


@pytest.mark.parametrize("what", ["radboud:tuning-data", "tuning-data", "Tuning data"])
def test_a_cell_is_named_by_framework_id_or_title(what):
    found = explained(cite("heron"), what=what)
    assert found.question is None
    assert found.chain[0].startswith("Invented table, Tuning data: closed (0 of 1).")
    assert ["weights-license"] == list(found.findings)


def test_a_cell_that_was_not_seen_is_not_called_closed_alone():
    chain = explained(cite("heron"), what="architecture").chain
    assert "Invented table, Architecture: not seen, which counts as closed (0 of 1)." == chain[0]


def test_a_question_says_what_it_counts_for():
    found = explained(cite("heron"))
    assert question() == found.question
    assert any("it counts for Code (open), Data (open)" in step for step in found.chain)


@pytest.mark.parametrize(
    ("what", "hint"),
    [
        ("weight-license", "did you mean weights-license"),
        ("radbud:paper", "did you mean radboud:paper"),
        ("zzzz", "`howopen questions` lists them"),
    ],
)
def test_what_is_not_asked_is_told_with_what_is_spelled_alike(what, hint):
    with pytest.raises(InputError, match=hint):
        explained(cite("heron"), what=what)


def test_a_framework_is_explained_by_what_decided_it():
    plain = assessment()
    judgement = msgspec.structs.replace(plain.judgements["radboud"], decisive=("license",))
    cell = msgspec.structs.replace(judgement.dimensions["license"], deciding=("weights-license",))
    judgement = msgspec.structs.replace(
        judgement, dimensions={**judgement.dimensions, "license": cell}
    )
    found = explain(
        msgspec.structs.replace(plain, judgements={"radboud": judgement}),
        "table",
        questions=(question(),),
        frameworks={"radboud": msgspec.structs.replace(framework(), aliases=("table",))},
    )
    assert ("Invented table: 5.5 of 14.", "License (license): open. It lies in the open.") == (
        found.chain[:2]
    )
    assert ["weights-license"] == list(found.findings)
