from __future__ import annotations

from howopen.model import Outcome
from tests.findings.invented import MODEL, ask, card, evidence, source

CITED = """# Heron 1B

## Citation

```bibtex
@inproceedings{heron,
  title={Heron: a model of birds},
  booktitle={Proceedings of the Conference on Birds},
  doi={10.1234/5678},
  year={2024}
}
```
"""


def test_a_reviewed_paper_on_the_model_is_a_yes_with_its_lines():
    found = ask("paper", source(MODEL, CITED))
    assert (Outcome.YES, [(6, 11)]) == (found.outcome, [c.lines for c in found.citations])


def test_one_on_somebody_elses_base_is_said_and_is_not_of_the_model():
    base = evidence(source(MODEL, CITED))
    tuned = source("huggingface:marshland/egret-1b-chat", card("base_model: estuary/heron-1b"))
    found = ask("paper", tuned, name="Egret 1B Chat", bases=(base,))
    assert (Outcome.UNCLEAR, True) == (found.outcome, "on its base" in found.note)


def test_a_preprint_is_not_reviewed():
    text = "# Heron 1B\n\nSee the [Heron paper](https://arxiv.org/abs/2401.00001).\n"
    assert Outcome.UNCLEAR == ask("paper", source(MODEL, text)).outcome
