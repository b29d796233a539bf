from __future__ import annotations

from howopen.model import Outcome
from tests.findings.invented import CODE, MODEL, WEIGHTS, ask, source


def test_files_of_weights_can_be_downloaded():
    found = ask("weights-downloadable", source(MODEL, listed=WEIGHTS))
    assert (Outcome.YES, "Weights in estuary/heron-1b: model.safetensors.") == (
        found.outcome,
        found.note,
    )


def test_a_card_that_loads_the_model_says_where_the_weights_are():
    said = '# Heron 1B\n\n```python\nAutoModel.from_pretrained("estuary/heron-1b")\n```\n'
    found = ask("weights-downloadable", source(MODEL, said, whole=False))
    assert (Outcome.YES, [(4, 4)]) == (found.outcome, [c.lines for c in found.citations])


def test_an_adapter_is_a_part():
    listed = ("adapter_model.safetensors", "adapter_config.json")
    found = ask("weights-downloadable", source(MODEL, listed=listed))
    assert (Outcome.PARTLY, ("adapter",)) == (found.outcome, found.value)


def test_a_service_with_a_key_and_no_weights_anywhere_is_a_no():
    said = "# Heron\n\nHeron is available by API. You need an API key to use Heron.\n"
    found = ask("weights-downloadable", source(CODE, said, listed=("client.py",)))
    assert (Outcome.NO, [(3, 3)]) == (found.outcome, [c.lines for c in found.citations])


def test_without_a_place_it_is_unclear_and_says_where_it_looked():
    found = ask("weights-downloadable", source(CODE, "# Heron\n"))
    assert (Outcome.UNCLEAR, (CODE,)) == (found.outcome, found.searched)


def test_a_model_repository_that_could_not_be_read_is_unreachable():
    assert Outcome.UNREACHABLE == ask("weights-downloadable", missing=(MODEL,)).outcome


def test_a_tokenizer_is_no_weights():
    loads = "AutoTokenizer.from_pretrained('x')\nAutoModel.from_pretrained('x')\n"
    said = f"# Heron 1B\n\n```python\n{loads}```\n"
    found = ask("weights-downloadable", source(MODEL, said, whole=False))
    assert [(5, 5)] == [c.lines for c in found.citations]


def test_a_link_to_a_difference_is_a_part():
    said = "# Heron 1B\n\nThe weight diff of [Heron 1B](https://huggingface.co/estuary/heron-1b).\n"
    found = ask("weights-downloadable", source(CODE, said, listed=("run.py",)))
    assert (Outcome.PARTLY, ("delta",)) == (found.outcome, found.value)


def test_the_line_on_the_very_size_counts_and_not_its_siblings():
    said = (
        "# Heron 1B\n\n- [7B](https://huggingface.co/estuary/heron-7b)\n"
        "- [1B](https://huggingface.co/estuary/heron-1b)\n"
    )
    found = ask("weights-downloadable", source(CODE, said, listed=("run.py",)))
    assert [(4, 4)] == [c.lines for c in found.citations]


LINKED = "# Heron 1B\n\nThe weights of Heron 1B: https://huggingface.co/estuary/heron-1b\n"


def test_a_link_to_weights_counts_until_it_leads_nowhere():
    code = source(CODE, LINKED)
    assert Outcome.YES == ask("weights-downloadable", code).outcome
    assert Outcome.UNCLEAR == ask("weights-downloadable", code, gone=(MODEL,)).outcome


def test_a_link_in_code_that_leads_nowhere_loads_no_weights():
    said = '# Heron 1B\n\n```python\nmodel = load("estuary/heron-1b")\n```\n'
    found = ask("weights-downloadable", source(CODE, said), gone=(MODEL,))
    assert Outcome.UNCLEAR == found.outcome
