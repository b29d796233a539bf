from __future__ import annotations

from howopen.model import Outcome
from tests.findings.invented import MODEL, TUNED, ask, card, source


def listed(*rows, front="license: mit"):
    table = "".join(f"| {name} | {share} |\n" for name, share in rows)
    return card(
        front,
        f"# Heron 1B\n\n## Training data\n\n| corpus | tokens |\n| --- | --- |\n{table}",
    )


def test_sources_with_their_shares_are_a_list():
    found = ask("data-list", source(MODEL, listed(("C4", "60%"), ("Wikipedia", "40%"))))
    assert (Outcome.YES, {"C4", "Wikipedia"}) == (found.outcome, set(found.value))
    assert (11, 11) in [c.lines for c in found.citations]


def test_several_sources_without_shares_are_a_part():
    body = "# Heron 1B\n\nIt was trained on C4 and on Wikipedia.\n"
    found = ask("data-list", source(MODEL, card(body=body)))
    assert Outcome.PARTLY == found.outcome
    assert "proportions" in found.note


def test_one_published_data_set_needs_no_shares():
    front = "datasets:\n- estuary/tidepool"
    assert Outcome.YES == ask("data-list", source(MODEL, card(front))).outcome


def test_data_that_is_only_described_is_not_listed():
    body = "# Heron 1B\n\nIt was trained on a mix of publicly available online data.\n"
    assert Outcome.NO == ask("data-list", source(MODEL, card(body=body))).outcome


def test_the_tuning_data_belongs_to_the_list():
    front = "datasets:\n- allenai/c4"
    found = ask("data-list", source(TUNED, card(front)), name="Heron 1B Chat")
    assert Outcome.PARTLY == found.outcome


def test_silence_is_unclear():
    assert Outcome.UNCLEAR == ask("data-list", source(MODEL, card())).outcome
