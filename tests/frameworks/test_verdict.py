from __future__ import annotations

import pytest

from howopen.findings import questions
from howopen.frameworks.verdict import judge_verdict, limit_in_words
from howopen.model import Finding, Outcome, VerdictId


def judged(**outcomes):
    """The verdict of a release that is open in everything but what is named."""
    found = {question.id: Finding(outcome=Outcome.YES, note="It is.") for question in questions()}
    found["license-conditions"] = Finding(outcome=Outcome.NO, note="None.")
    return judge_verdict(found | {name.replace("_", "-"): made for name, made in outcomes.items()})


def test_what_lacks_nothing_is_open_source():
    assert VerdictId.OPEN_SOURCE == judged().id


def test_a_limit_makes_it_weights_with_strings():
    limits = Finding(outcome=Outcome.YES, value=("non commercial",))
    verdict = judged(license_conditions=limits)
    assert VerdictId.OPEN_WEIGHTS_RESTRICTED == verdict.id
    assert verdict.sentence.endswith("not open source: the licence grants no commercial use.")
    assert "Non commercial." == verdict.reasons[0].text


def test_a_reason_begins_with_what_is_lacking_once():
    code = Finding(outcome=Outcome.PARTLY, note="Training code: only a script.")
    data = Finding(outcome=Outcome.NO, note="Withheld.")
    verdict = judged(training_code=code, pretraining_data=data)
    assert VerdictId.OPEN_WEIGHTS == verdict.id
    assert verdict.sentence.endswith("lacking: training data and training code.")
    assert ["Training data: Withheld.", "Training code: only a script."] == [
        reason.text for reason in verdict.reasons
    ]


def test_what_could_not_be_looked_at_leaves_it_open_as_far_as_seen():
    verdict = judged(tuning_data=Finding(outcome=Outcome.UNREACHABLE))
    assert VerdictId.OPEN_SOURCE == verdict.id
    assert verdict.sentence.endswith("not seen: tuning data.")


@pytest.mark.parametrize(
    ("outcome", "verdict"),
    [(Outcome.NO, VerdictId.CLOSED), (Outcome.UNREACHABLE, VerdictId.UNDETERMINED)],
)
def test_without_weights_it_is_closed_or_undetermined(outcome, verdict):
    assert verdict == judged(weights_downloadable=Finding(outcome=outcome)).id


@pytest.mark.parametrize(
    ("limit", "said"),
    [
        (
            "user threshold: 300,000,000 users a month",
            "the licence binds anyone above 300 million monthly users",
        ),
        (
            "user threshold: 5,000 users a day (from the base, Heron: Heron License)",
            "the base's licence binds anyone above 5,000 daily users",
        ),
        (
            "revenue threshold: 2,500,000 USD a year",
            "the licence binds anyone with more than 2.5 million USD a year of revenue",
        ),
        ("territory exclusion: Atlantis, Mu", "the licence is not granted in Atlantis, Mu"),
        ("territory exclusion", "the licence limits its use (territory exclusion)"),
        ("non commercial (from the base, Heron: X)", "the base's licence grants no commercial use"),
        ("moonlight only", "the licence limits its use (moonlight only)"),
    ],
)
def test_a_limit_is_the_end_of_a_sentence(limit, said):
    assert said == limit_in_words(limit)
