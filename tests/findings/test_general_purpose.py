from __future__ import annotations

import pytest

from howopen.model import HubInfo, Outcome
from tests.findings.invented import CODE, MODEL, ask, card, source

BIRDS = "# Heron 1B\n\nA model of birds.\n"


@pytest.mark.parametrize(
    ("front", "body", "kind"),
    [
        ("pipeline_tag: text-generation", BIRDS, "language"),
        ("pipeline_tag: text-to-image", BIRDS, "pictures from text"),
        ("license: mit", "# Heron 1B\n\nA large language model.\n", "language"),
        ("license: mit", "# Heron\n\n```\nAutoModelForCausalLM.load()\n```\n", "language"),
        ("license: mit", "# Heron\n\nA text-to-video model.\n", "video from text"),
    ],
)
def test_what_it_generates_is_told_by_task_words_or_code(front, body, kind):
    found = ask("general-purpose", source(MODEL, card(front, body)))
    assert (Outcome.YES, (kind,)) == (found.outcome, found.value)


def test_the_hubs_record_tells_the_task():
    info = HubInfo(pipeline_tag="text-generation")
    found = ask("general-purpose", source(MODEL, card(body=BIRDS), info=info))
    assert Outcome.YES == found.outcome


def test_a_narrow_task_is_a_no():
    front = "pipeline_tag: automatic-speech-recognition"
    assert Outcome.NO == ask("general-purpose", source(MODEL, card(front, BIRDS))).outcome


def test_a_narrow_task_and_words_of_a_general_model_conflict():
    body = "# Heron 1B\n\nA large language model.\n"
    found = ask("general-purpose", source(MODEL, card("pipeline_tag: translation", body)))
    assert (Outcome.CONFLICTING, 2) == (found.outcome, len(found.citations))


def test_without_either_it_is_unclear():
    assert Outcome.UNCLEAR == ask("general-purpose", source(CODE, "# Heron\n\nBirds.\n")).outcome
