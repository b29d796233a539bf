from __future__ import annotations

import pytest

from howopen.findings import questions
from howopen.frameworks.limit_words import limit_in_words
from howopen.frameworks.verdict import judge_verdict
from howopen.model import Finding, Outcome, VerdictId


def judged(**outcomes):
    """The verdict of a release that is open in everything but what is named."""
    found = {question.id: Finding(outcome=Outcome.YES, note="It is.") for question in questions()}
    for free in ("license-conditions", "weights-gated"):
        found[free] = Finding(outcome=Outcome.NO, note="None.")
    return judge_verdict(found | {name.replace("_", "-"): made for name, made in outcomes.items()})


def test_what_lacks_nothing_is_open_source():
    assert VerdictId.OPEN_SOURCE == judged().id


def test_a_limit_makes_it_weights_with_strings():
    limits = Finding(outcome=Outcome.YES, value=("non commercial",))
    verdict = judged(license_conditions=limits)
    assert VerdictId.OPEN_WEIGHTS_RESTRICTED == verdict.id
    assert verdict.sentence.endswith("not open source: the licence grants no commercial use.")
    assert "The licence grants no commercial use." == verdict.reasons[0].text


def test_a_reason_begins_with_what_is_lacking_and_fails_first():
    verdict = judged(
        training_setup=Finding(outcome=Outcome.PARTLY, note="Only a script."),
        data_list=Finding(outcome=Outcome.NO, note="Withheld."),
    )
    assert VerdictId.OPEN_WEIGHTS == verdict.id
    assert verdict.sentence.endswith("lacking: a list of the data; not shown: training code.")
    assert ["A list of the data: Withheld.", "Training code: Only a script."] == [
        reason.text for reason in verdict.reasons
    ]


def test_what_could_not_be_looked_at_leaves_it_open_as_far_as_seen():
    verdict = judged(training_setup=Finding(outcome=Outcome.UNREACHABLE))
    assert VerdictId.OPEN_SOURCE == verdict.id
    assert verdict.sentence.endswith("not seen: training code.")


def test_what_was_sought_and_not_found_is_lacking():
    verdict = judged(data_list=Finding(outcome=Outcome.UNCLEAR, note="Nothing was found."))
    assert VerdictId.OPEN_WEIGHTS == verdict.id
    assert verdict.sentence.endswith("; not shown: a list of the data.")


def test_where_there_is_no_code_its_licence_is_not_asked_for():
    none = Finding(outcome=Outcome.NOT_APPLICABLE, note="No code.")
    assert VerdictId.OPEN_SOURCE == judged(code_license=none).id


def test_the_llama_test():
    """A custom licence on weights that anyone can download is never open source."""
    custom = Finding(outcome=Outcome.PARTLY, value=("Heron License",), note="Heron License.")
    limits = Finding(outcome=Outcome.YES, value=("user threshold: 700,000,000 users a month",))
    verdict = judged(weights_license=custom, license_conditions=limits)
    assert VerdictId.OPEN_WEIGHTS_RESTRICTED == verdict.id
    assert verdict.sentence == (
        "Open weights with strings, not open source: the licence does not cover anyone above "
        "700 million monthly users."
    )
    unknown = Finding(outcome=Outcome.UNCLEAR, note="Its text was not found.")
    without = Finding(outcome=Outcome.NO, note="No limits.")
    no_code = Finding(outcome=Outcome.NO, note="None.")
    assert VerdictId.UNDETERMINED == judged(weights_license=custom, license_conditions=unknown).id
    free = judged(weights_license=custom, license_conditions=without, training_setup=no_code)
    assert VerdictId.OPEN_WEIGHTS == free.id


def test_weights_without_a_licence_have_the_heaviest_string():
    verdict = judged(
        weights_license=Finding(outcome=Outcome.NO, note="The whole card names no licence."),
        license_conditions=Finding(outcome=Outcome.UNCLEAR, note="No licence."),
    )
    assert VerdictId.OPEN_WEIGHTS_RESTRICTED == verdict.id
    assert verdict.sentence.endswith("no licence allows their use.")


def test_terms_that_contradict_each_other_leave_it_undetermined():
    both = Finding(outcome=Outcome.CONFLICTING, note="MIT has no limits, Heron License has.")
    verdict = judged(license_conditions=both)
    assert VerdictId.UNDETERMINED == verdict.id
    assert both.note == verdict.reasons[0].text


def test_a_difference_to_other_weights_is_not_open_source():
    verdict = judged(weights_downloadable=Finding(outcome=Outcome.PARTLY, note="Only a delta."))
    assert VerdictId.OPEN_WEIGHTS == verdict.id
    assert verdict.sentence.endswith("they are only a difference to other weights.")


def test_a_gate_is_a_reason_and_no_verdict():
    gate = Finding(outcome=Outcome.YES, note="The hub asks before the download.")
    limits = Finding(outcome=Outcome.YES, value=("research only",))
    gated = judged(weights_gated=gate)
    assert VerdictId.OPEN_SOURCE == gated.id
    assert gated.sentence.endswith("not seen: the freedom to use it for any purpose.")
    reasons = judged(weights_gated=gate, license_conditions=limits).reasons
    assert "Gate: The hub asks before the download." == reasons[-1].text


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
            "the licence does not cover anyone above 300 million monthly users",
        ),
        (
            "user threshold: 5,000 users a day (from the base, Heron: Heron License)",
            "the base's licence does not cover anyone above 5,000 daily users",
        ),
        (
            "revenue threshold: 2,500,000 USD a year",
            "the licence does not cover anyone with more than 2.5 million USD a year of revenue",
        ),
        ("territory exclusion: Atlantis, Mu", "the licence is not granted in Atlantis, Mu"),
        ("territory exclusion", "the licence limits its use (territory exclusion)"),
        ("non commercial (from the base, Heron: X)", "the base's licence grants no commercial use"),
        ("moonlight only", "the licence limits its use (moonlight only)"),
    ],
)
def test_a_limit_is_the_end_of_a_sentence(limit, said):
    assert said == limit_in_words(limit)


def test_data_that_was_named_and_not_looked_at_leaves_it_open_as_far_as_seen():
    data = Finding(outcome=Outcome.YES, unseen=("river/minnows",))
    verdict = judged(pretraining_data=data)
    assert VerdictId.OPEN_SOURCE == verdict.id
    assert "as far as seen" in verdict.sentence
    assert "The training data itself: river/minnows." in [reason.text for reason in verdict.reasons]
