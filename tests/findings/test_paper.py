from __future__ import annotations

from howopen.model import Outcome
from tests.findings.invented import MODEL, TUNED, ask, source

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


def test_a_reviewed_paper_on_a_base_model_covers_all_that_it_is():
    found = ask("paper", source(MODEL, CITED))
    assert (Outcome.YES, [(6, 11)]) == (found.outcome, [c.lines for c in found.citations])


def test_of_a_tuned_model_one_layer_is_a_part():
    assert Outcome.PARTLY == ask("paper", source(TUNED, CITED), name="Heron 1B Chat").outcome


def test_a_preprint_is_not_reviewed():
    text = "# Heron 1B\n\nSee the [Heron paper](https://arxiv.org/abs/2401.00001).\n"
    assert Outcome.UNCLEAR == ask("paper", source(MODEL, text)).outcome
