"""The hundred hostile words in the reports that are no page of a release: they stay words."""

from __future__ import annotations

import itertools
import json
import re
from functools import cache
from xml.etree import ElementTree as ET

import msgspec
import pytest
from msgspec.structs import replace

from howopen.doors.terminal import printable
from howopen.frameworks.comparison import compare
from howopen.frameworks.explanation import Explanation
from howopen.frameworks.ranking import rank
from howopen.history.changed import Changes, Dated, Fate, Lost, Places
from howopen.history.changes import changes
from howopen.history.reworded import Reworded
from howopen.history.verification import VerificationId, verify
from howopen.license_pipeline import Declared
from howopen.license_pipeline.together import together
from howopen.licenses.binding.situation import Situation
from howopen.licenses.reading import Difference, Span
from howopen.model import Finding, Lineage, Outcome, Relation, VerdictId
from howopen.reports.agreement import agreement_to_terminal, agreements_to_terminal
from howopen.reports.atom import feed
from howopen.reports.changes import changes_to_json, changes_to_markdown, changes_to_terminal
from howopen.reports.comparison import comparison_to_markdown, comparison_to_terminal
from howopen.reports.explanation import explanation_to_terminal
from howopen.reports.frameworks import framework_to_terminal
from howopen.reports.json import to_json
from howopen.reports.license import terms_to_terminal
from howopen.reports.license_markdown import terms_to_markdown
from howopen.reports.lineage import lineage_to_mermaid, lineage_to_terminal
from howopen.reports.markdown import (
    assessments_to_markdown,
    lineage_to_markdown,
    ranking_to_markdown,
)
from howopen.reports.page import Page
from howopen.reports.table import ranking_to_terminal
from howopen.reports.terminal import assessment_to_terminal
from howopen.reports.verification import verification_to_terminal
from tests.reports import invented, invented_terms
from tests.reports.test_agreement import SHORE
from tests.site.hostile import (
    HARMLESS,
    PAYLOADS,
    payloads,
    quotes,
    release,
    steering,
    steering_payloads,
)
from tests.site.markup import shapes

KNOWN = {"radboud": invented.framework()}
PAGE = Page(width=100)
NOON = "2025-09-01T12:00:00Z"
SHAPE = re.compile(r'  m\d+(\["([\w\- ./()]|#\d+;)*"\]| -(\.-|-)>\|"[a-z-]+"\| m\d+)')


def two_days(word):
    """A release of which all words come from outside, and the same one, changed in everything."""
    old = release(word)
    terms = replace(old.findings["license-conditions"], value=(f"user threshold: {word}",))
    old = replace(old, findings={**old.findings, "license-conditions": terms})
    finding = old.findings["weights-license"]
    anew = replace(finding, outcome=Outcome.NO, value=(f"{word} anew",), note=f"{word} anew")
    judged = old.judgements["radboud"]
    closed = {"grade": "closed", "points": 0.0}
    cells = {name: replace(cell, **closed) for name, cell in judged.dimensions.items()}
    first, *others = old.sources
    new = replace(
        old,
        release=replace(old.release, name=f"{word} anew"),
        verdict=replace(old.verdict, id=VerdictId.CLOSED, sentence=f"{word} anew"),
        findings={
            **dict.fromkeys(old.findings, anew),
            "license-conditions": replace(anew, value=(f"user threshold: {word} anew",)),
        },
        judgements={"radboud": replace(judged, score=0.0, grade=word, dimensions=cells)},
        sources=(replace(first, revision=f"{word} anew"), replace(others[0], id=f"{word} else")),
        lineage=(replace(old.lineage[0], base=f"{word} anew", license=f"{word} anew"),),
    )
    return old, new


def changed(word):
    """What differs between the two, with words that changed and places that are lost."""
    old, new = two_days(word)
    found = changes(old, new)
    lines = (1, 2)
    said = Reworded(
        source=word, path=word, before_lines=lines, after_lines=lines, before=word, after=f"{word}!"
    )
    cited = old.findings["weights-license"].citations[0]
    lost = tuple(
        Lost(citation=cited, fate=fate, now=lines if fate is Fate.MOVED else None, findings=(word,))
        for fate in Fate
    )
    told = {name: replace(each, words=(said,)) for name, each in found.findings.items()}
    places = Places(cited=10, lost=lost)
    return replace(found, findings=told, places=places, asked_once=(word,))


@cache
def plain_changes():
    return shapes(changes_to_markdown(changed(HARMLESS), KNOWN))


@payloads
def test_no_word_changes_what_a_list_of_changes_is_made_of(word):
    assert plain_changes() == shapes(changes_to_markdown(changed(word), KNOWN))


@steering_payloads
def test_no_word_that_changed_steers_the_terminal(word):
    found = changed(word)
    assert steering(changes_to_markdown(found, KNOWN)) <= {"\n"}
    assert steering(changes_to_terminal(found, KNOWN, PAGE)) <= {"\n"}


@payloads
def test_changes_as_json_give_the_word_back(word):
    written = changes_to_json(changed(word))
    assert changed(word) == msgspec.json.decode(written.encode(), type=Changes)
    assert word == json.loads(written)["before"]["release"]["name"]


@payloads
def test_no_word_changes_the_elements_of_a_feed_of_changes(word):
    one, two = (
        ET.fromstring(
            feed(
                [Dated(when=NOON, changes=changed(each))],
                title=each,
                feed_id=f"https://heron.example/{each}",
                updated=NOON,
                frameworks=KNOWN,
            )
        )
        for each in (HARMLESS, word)
    )
    assert [(each.tag, *each.attrib) for each in one.iter()] == [
        (each.tag, *each.attrib) for each in two.iter()
    ]
    shown = printable(" ".join(word.split()))
    assert shown in " ".join(two.itertext())
    assert steering("".join(two.itertext())) <= {"\n"}


def line(words):
    """A release that was made from as many others, each of another kind and licence."""
    relations = list(Relation)
    found = release(words[0])
    edges = tuple(
        replace(
            found.lineage[0],
            base=word,
            relation=relations[at % len(relations)],
            recorded=word if at % 2 else None,
            license=word,
            note=word,
        )
        for at, word in enumerate(words)
    )
    inherited = Finding(outcome=Outcome.YES, value=tuple(words), note=words[0])
    return Lineage(
        release=replace(found.release, producer=words[1]),
        edges=edges,
        findings={
            "weights-license": inherited,
            "inherited-terms": inherited,
            "effective-terms": inherited,
        },
    )


HOSTILE_LINE = line(PAYLOADS)
PLAIN_LINE = line([f"{HARMLESS}-{at}" for at in range(len(PAYLOADS))])


def test_no_word_changes_what_a_diagram_of_a_lineage_is_made_of():
    plain, drawn = (lineage_to_mermaid(each).split("\n") for each in (PLAIN_LINE, HOSTILE_LINE))
    assert len(plain) == len(drawn)
    assert "flowchart TD" == drawn[0]
    assert [] == [each for each in drawn[1:-1] if not SHAPE.fullmatch(each)]


def test_no_word_becomes_markup_in_a_lineage():
    assert shapes(lineage_to_markdown(PLAIN_LINE)) == shapes(lineage_to_markdown(HOSTILE_LINE))


def test_no_word_of_a_lineage_steers_the_terminal():
    for said in (
        lineage_to_terminal(HOSTILE_LINE, PAGE),
        lineage_to_markdown(HOSTILE_LINE),
        lineage_to_mermaid(HOSTILE_LINE),
    ):
        assert steering(said) <= {"\n"}


def terms(word):
    """The reading of a folder of which all words come from outside."""
    told = tuple(
        replace(each, quote=word, path=word, value=dict.fromkeys((*each.value, "name"), word))
        for each in (
            *invented_terms.CONDITIONS,
            invented_terms.condition("acceptable_use_policy"),
        )
    )
    one = invented_terms.reading(
        name=word,
        variant_of=word,
        expression=word,
        path=word,
        conditions=told,
        differences=tuple(
            Difference(kind=kind, found=word, expected=word, line=1)
            for kind in ("number", "added", "missing")
        ),
        unexplained=(Span(start_line=1, end_line=2, quote=word),),
        remarks=(word,),
    )
    asked = invented_terms.reading(Situation(shares=True), path=word, conditions=told)
    return together(
        (one, asked),
        declared=(Declared(path=word, line=1, value=word),),
        remarks=(word,),
        unread=(word,),
    )


@cache
def plain_terms():
    return shapes(terms_to_markdown(terms(HARMLESS)))


@payloads
def test_no_word_of_a_licence_becomes_markup(word):
    assert plain_terms() == shapes(terms_to_markdown(terms(word)))


@steering_payloads
def test_no_word_of_a_licence_steers_the_terminal(word):
    found = terms(word)
    assert steering(terms_to_markdown(found)) <= {"\n"}
    for each in (found, *found.files):
        assert steering(terms_to_terminal(each, PAGE)) <= {"\n"}


@steering_payloads
def test_no_word_behind_an_answer_steers_the_terminal(word):
    found = release(word)
    explained = Explanation(
        question=replace(invented.question(), asks=word, why=word),
        chain=(word,),
        findings={word: found.findings["weights-license"]},
        quotes=(*quotes(found), *(replace(each, matches=False, url="") for each in quotes(found))),
    )
    assert steering(explanation_to_terminal(explained, PAGE)) <= {"\n"}


@steering_payloads
def test_no_word_of_a_report_that_is_verified_steers_the_terminal(word):
    old, new = two_days(word)
    other = replace(new, tool=replace(new.tool, version=word, rules=word))
    expected = VerificationId.OTHER_BASES, VerificationId.OTHER_RULES, VerificationId.EDITED
    for id_, each in zip(expected, (new, other, replace(old, remarks=(f"{word}!",))), strict=True):
        found = verify(old, each, to_json(old).encode(), to_json(each).encode())
        assert id_ is found.id
        assert steering(verification_to_terminal(found, KNOWN, PAGE)) <= {"\n"}


def own(words):
    """A definition of somebody's own, in which each next thing that it says is the next word."""
    known, said = invented.framework(), itertools.cycle(words)
    named = ("name", "short", "version", "date", "source", "license", "attribution", "about")
    return replace(
        known,
        **{field: next(said) for field in named},
        digest="ab" * 32,
        grades=tuple(replace(each, symbol=next(said), means=next(said)) for each in known.grades),
        dimensions=tuple(
            replace(
                each,
                title=next(said),
                short=next(said),
                group=next(said),
                criteria={"open": next(said)},
            )
            for each in known.dimensions
        ),
    )


@pytest.mark.parametrize("start", [0, 25, 50, 75])
def test_no_word_of_a_definition_of_ones_own_becomes_markup_or_steers_the_terminal(start):
    found = release(HARMLESS)
    by = own(PAYLOADS[start:] + PAYLOADS[:start])
    known, table, sides = {"radboud": by}, rank([found], by), compare((found, found), [by])
    for said in (
        framework_to_terminal(by, PAGE),
        assessment_to_terminal(found, known, PAGE),
        ranking_to_terminal(table, by, PAGE),
        comparison_to_terminal(sides, known, PAGE, cells=True),
    ):
        assert steering(said) <= {"\n"}
    plain = own([f"{HARMLESS} {at}" for at in range(len(PAYLOADS))])
    for show in (
        lambda by: assessments_to_markdown((found,), {"radboud": by}),
        lambda by: ranking_to_markdown(table, by),
        lambda by: comparison_to_markdown(sides, {"radboud": by}, cells=True),
    ):
        assert shapes(show(plain)) == shapes(show(by))


@steering_payloads
def test_no_word_of_what_was_measured_steers_the_terminal(word):
    measured = replace(SHORE, labels=word, license=word, measured=word, rules=word, remarks=(word,))
    known = {"radboud": replace(KNOWN["radboud"], name=word, short=word)}
    unknown = replace(measured, framework=word, dimensions={word: SHORE.all})
    for said in (
        agreements_to_terminal((measured,), known, PAGE),
        agreement_to_terminal(measured, known, PAGE),
        agreement_to_terminal(unknown, {}, PAGE),
    ):
        assert steering(said) <= {"\n"}
