"""Every report for people is in the reader's language; what stays English comes from the data."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

import pytest

import howopen
from howopen.findings import questions
from howopen.frameworks import frameworks
from howopen.frameworks.comparison import compare
from howopen.frameworks.explanation import explain
from howopen.frameworks.mof.result import evaluate_text
from howopen.frameworks.ranking import rank
from howopen.history.changes import changes
from howopen.history.verification import verify
from howopen.license_pipeline.known import licenses_known
from howopen.locale import ENGLISH, LANGUAGES, Tongue, translation
from howopen.model import Lineage
from howopen.named_definitions import definitions_of
from howopen.reports import agreement as agreements
from howopen.reports import comparison as comparisons
from howopen.reports import explanation as explanations
from howopen.reports import frameworks as definitions
from howopen.reports import licenses, lineage, markdown
from howopen.reports.changes import changes_to_markdown, changes_to_terminal
from howopen.reports.json import to_json
from howopen.reports.license import terms_to_terminal
from howopen.reports.license_markdown import terms_to_markdown
from howopen.reports.mof import mof_to_terminal
from howopen.reports.mof_pages import mof_to_markdown
from howopen.reports.page import Page
from howopen.reports.table import ranking_to_terminal
from howopen.reports.terminal import assessment_to_terminal
from howopen.reports.verification import verification_to_terminal
from howopen.samples import FOLDER
from tests.frameworks.mof.invented import model_file
from tests.history.two_days import CARD, NEW, NEW_BYTES, OLD, OLD_BYTES, assessed, licensed
from tests.reports.invented_terms import asked, folder, open_code, policy
from tests.reports.test_mof import PARTS

KNOWN = dict(frameworks())
NAMES = ("heron-1b-instruct", "marsh-7b-chat", "reed-7b")
TRANSLATED = [language for language in LANGUAGES if language != "en"]
PLACEHOLDER = re.compile(r"(\{\w+\})")
WORD = re.compile(r"(?<![\w/@.-])[a-z]{3,}(?![\w/@-])")
"""A word of running text: not a piece of a path, an id or an address."""
TYPED = {"howopen", "explain", "abcdef", "ghijkl"}
"""Words of commands, which are typed as they are, and the letters over a table."""


class Strange(Tongue):
    """A language in which every letter of ours is another sign, so that what is not said shows."""

    def __init__(self):
        super().__init__("xx", translation("en"))

    def __call__(self, message):
        parts = PLACEHOLDER.split(message)
        return "".join(part if PLACEHOLDER.fullmatch(part) else _strange(part) for part in parts)

    def plural(self, one, many, count, /, **parts):
        return self(one if count == 1 else many).format(count=count, **parts)


def _strange(text):
    return "".join(chr(ord(c) + 0xFEE0) if c.isascii() and c.isalpha() else c for c in text)


class Watched(Tongue):
    """One of our languages, which remembers the messages that its catalogue lacks."""

    def __init__(self, language):
        self.known = translation(language)
        super().__init__(language, self.known)
        self.lacking = set()

    def __call__(self, message):
        if message and message not in self.known._catalog and WORD.search(message):
            self.lacking.add(message)
        return super().__call__(message)

    def plural(self, one, many, count, /, **parts):
        if (one, 0) not in self.known._catalog:
            self.lacking.add(one)
        return super().plural(one, many, count, **parts)


@dataclass
class Report:
    """One report: how it is written in a language, and what it is about."""

    write: Any
    about: Any


@pytest.fixture(scope="module")
def reports():
    samples = [howopen.assess(FOLDER / name) for name in NAMES]
    ranking = rank(samples, KNOWN["radboud"])
    file = evaluate_text(model_file(PARTS), path="marsh.yml")
    instruct = samples[0]
    line = Lineage(
        release=instruct.release, edges=instruct.lineage, findings=instruct.findings, remarks=()
    )
    other = assessed(licensed("MIT", CARD))
    known = licenses_known("llama")
    measured = howopen.load_agreement()
    recordings = {"old_recordings": OLD_BYTES, "new_recordings": NEW_BYTES}

    def explained(what):
        return lambda say: explanations.explanation_to_terminal(
            explain(instruct, what, questions=questions(), frameworks=KNOWN, say=say),
            Page(say=say),
        )

    def differing(say):
        return changes(OLD, NEW, **recordings, say=say)

    def verified(say):
        report, again = to_json(other).encode(), to_json(OLD).encode()
        return verification_to_terminal(
            verify(other, OLD, report, again, say), KNOWN, Page(say=say)
        )

    def side_by_side(say):
        return compare(tuple(samples), definitions_of(None), say)

    def page(write, *about, **how):
        return lambda say: write(*about, Page(say=say), **how)

    written = {
        "assess": (page(assessment_to_terminal, instruct, KNOWN), samples),
        "assess in short": (page(assessment_to_terminal, samples[1], KNOWN, cells=False), samples),
        "narrow": (
            lambda say: assessment_to_terminal(samples[2], KNOWN, Page(width=40, say=say)),
            samples,
        ),
        "assess, Markdown": (
            lambda say: markdown.assessments_to_markdown(tuple(samples), KNOWN, say=say),
            samples,
        ),
        "assess in short, Markdown": (
            lambda say: markdown.assessments_to_markdown(
                tuple(samples), KNOWN, cells=False, say=say
            ),
            samples,
        ),
        "table": (page(ranking_to_terminal, ranking, KNOWN["radboud"]), samples),
        "narrow table": (
            lambda say: ranking_to_terminal(ranking, KNOWN["radboud"], Page(width=50, say=say)),
            samples,
        ),
        "table, Markdown": (
            lambda say: markdown.ranking_to_markdown(ranking, KNOWN["radboud"], say),
            samples,
        ),
        "compare": (
            lambda say: comparisons.comparison_to_terminal(
                side_by_side(say), KNOWN, Page(say=say), cells=True
            ),
            samples,
        ),
        "compare, Markdown": (
            lambda say: comparisons.comparison_to_markdown(
                side_by_side(say), KNOWN, cells=False, say=say
            ),
            samples,
        ),
        "lineage": (page(lineage.lineage_to_terminal, line), line),
        "lineage, Markdown": (lambda say: markdown.lineage_to_markdown(line, say), line),
        "explain a question": (explained("weights-license"), samples),
        "explain a cell": (explained("radboud:llmdata"), samples),
        "explain a definition": (explained("mof"), samples),
        "questions": (page(explanations.questions_to_terminal, questions()), ()),
        "a question": (page(explanations.question_to_terminal, questions()[3]), ()),
        "frameworks": (page(definitions.frameworks_to_terminal, tuple(KNOWN.values())), ()),
        "a framework": (page(definitions.framework_to_terminal, KNOWN["osaid-1.0"]), ()),
        "agreement": (page(agreements.agreements_to_terminal, measured, KNOWN), measured),
        "one agreement": (page(agreements.agreement_to_terminal, measured[1], KNOWN), measured),
        "diff": (lambda say: changes_to_terminal(differing(say), KNOWN, Page(say=say)), NEW),
        "diff, Markdown": (lambda say: changes_to_markdown(differing(say), KNOWN, say), NEW),
        "verify": (verified, (OLD, other)),
        "licenses": (page(licenses.licenses_to_terminal, known), known),
        "licenses, Markdown": (lambda say: licenses.licenses_to_markdown(known, say), known),
        "mof": (page(mof_to_terminal, (file, file)), file),
        "mof, Markdown": (lambda say: mof_to_markdown((file, file), say), file),
    }
    for name, terms in {
        "asked": asked(),
        "folder": folder(),
        "code": open_code(),
        "policy": policy(),
    }.items():
        written[f"license, {name}"] = (page(terms_to_terminal, terms), terms)
        written[f"license, {name}, Markdown"] = (
            lambda say, terms=terms: terms_to_markdown(terms, say),
            terms,
        )
    return {name: Report(*each) for name, each in written.items()}


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_report_differs_from_the_english_one(reports, language):
    same = [n for n, r in reports.items() if r.write(Watched(language)) == r.write(ENGLISH)]
    assert [] == same


@pytest.mark.parametrize("language", TRANSLATED)
def test_no_report_says_what_the_catalogue_lacks(reports, language):
    say = Watched(language)
    for report in reports.values():
        report.write(say)
    assert set() == say.lacking


def test_no_report_has_words_of_its_own_that_are_not_said_in_the_language(reports):
    """What stands there in plain letters is a word of the data, or typed."""
    definitions_say = to_json(tuple(KNOWN.values())).lower()
    left = {}
    for name, report in reports.items():
        about = f"{to_json(report.about).lower()} {definitions_say}"
        from_data = set(re.findall(r"[a-z]+", about)) | TYPED
        words = set(WORD.findall(report.write(Strange()))) - from_data
        if words:
            left[name] = words
    assert {} == left


def test_a_word_that_is_not_said_in_the_language_is_seen():
    assert {"plainly"} == set(WORD.findall(f"{_strange('Not this')} but plainly")) - {"but"}
