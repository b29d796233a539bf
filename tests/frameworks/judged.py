"""Invented releases as a definition judges them: one gives everything out, one does not."""

from __future__ import annotations

from howopen.evidence import Evidence
from howopen.findings import answer_questions
from howopen.frameworks import frameworks
from howopen.frameworks.evaluate import judge
from howopen.model import Judgement, Snapshot
from tests.findings.invented import CODE, DATA, MODEL, WEIGHTS, card, evidence, source

BODY = """# Heron 1B

Heron is a language model for questions of bird watchers. It was trained on 20 trillion tokens.
Its code is at https://github.com/estuary/heron.

## Training data

[Tidepool](https://huggingface.co/datasets/estuary/tidepool) was collected from GitHub: English
pages, filtered and deduplicated.

## Intended use

It is intended for answering questions of bird watchers in plain English, and for nothing else.

## Limitations

It often confuses the great blue heron with the crane, makes up sightings, and cannot count eggs.

## Use

```python
from transformers import AutoModelForCausalLM
model = AutoModelForCausalLM.from_pretrained("estuary/heron-1b")
```
"""
TERMS = """# Heron Community License Agreement

You are granted a non-exclusive, worldwide, royalty-free licence to use, reproduce, distribute and
modify the Heron Materials. If the products or services made available by you have more than
5 million monthly active users, you must request a licence from Estuary, which Estuary may grant
to you in its sole discretion.
"""
"""A licence of a maker's own, as some say open: with a threshold of users."""
FILES = ("data/filter_data.py", "train.py", "generate.py", "model.py", "configs/train_1b.yaml")


def model(front: str = "license: apache-2.0", body: str = BODY, **files: str) -> Snapshot:
    """A model repository with weights and a full card."""
    front = f"{front}\npipeline_tag: text-generation\ndatasets:\n- estuary/tidepool"
    return source(MODEL, {"README.md": card(front, body), **files}, listed=WEIGHTS)


def code(*listed: str) -> Snapshot:
    """A code repository under an open licence with the files `listed`."""
    said = "The code is released under the Apache 2.0 license."
    return source(CODE, f"# Heron\n\n{said}\n", listed=listed)


def data(front: str = "license: cc0-1.0") -> Snapshot:
    """The repository of the data set that the card names."""
    return source(DATA, card(front, "# Tidepool\n\nPages from GitHub.\n"))


EVERYTHING = (model(), code(*FILES), data())
RESTRICTED = (
    model("license: other\nlicense_name: heron\nlicense_link: LICENSE", LICENSE=TERMS),
    code(*FILES),
    data(),
)
"""The same, but for the terms of the weights: downloadable, and under a licence of its own."""


def judged(
    framework: str,
    *snapshots: Snapshot,
    name: str = "Heron 1B",
    bases: tuple[Evidence, ...] = (),
) -> Judgement:
    """What a definition says of a release of these sources."""
    found = answer_questions(evidence(*snapshots, name=name), bases)
    return judge(found, frameworks()[framework])


def grades(judgement: Judgement) -> dict[str, str]:
    """Dimension -> grade."""
    return {name: cell.grade for name, cell in judgement.dimensions.items()}


def other_than(judgement: Judgement, *good: str) -> dict[str, str]:
    """The dimensions whose grade is none of `good`."""
    return {name: grade for name, grade in grades(judgement).items() if grade not in good}
