from __future__ import annotations

from howopen.model import Outcome
from tests.findings.invented import CODE, MODEL, ask, card, source

BODY = """# Heron 1B

## Intended use

It is intended for answering questions of bird watchers in plain English, and for nothing else.

## Limitations

It often confuses the great blue heron with the crane, makes up sightings, and cannot count eggs.

## Use

```python
print(heron.answer("Where?"))
```
"""


def test_all_four_are_a_yes():
    found = ask("usage-documented", source(MODEL, card("pipeline_tag: text-generation", BODY)))
    assert (Outcome.YES, ("modalities", "capabilities", "limitations", "integration")) == (
        found.outcome,
        found.value,
    )


def test_some_are_a_part_and_the_note_says_what_lacks():
    found = ask("usage-documented", source(MODEL, card(body=BODY)))
    assert (Outcome.PARTLY, True) == (found.outcome, "modalities" in found.note)


def test_a_whole_card_that_tells_none_is_a_no():
    body = "# Heron 1B\n\nBirds.\n"
    assert Outcome.NO == ask("usage-documented", source(MODEL, card(body=body))).outcome


def test_without_a_card_it_is_unclear():
    assert Outcome.UNCLEAR == ask("usage-documented", source(CODE, "# Heron\n")).outcome
