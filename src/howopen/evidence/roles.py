"""The roles that files can have, and the words of paths that tell them."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from enum import StrEnum
from functools import cache, lru_cache
from importlib.resources import files

from howopen.model import Record


class Role(StrEnum):
    """What a file is for. A file can have several roles, or none that its path tells."""

    WEIGHTS = "weights"
    """Released weights in full precision; quantised, delta, adapter and checkpoint are apart."""
    GGUF = "gguf"
    QUANTIZED = "quantized"
    ADAPTER = "adapter"
    DELTA = "delta"
    """A difference to somebody else's weights."""
    OPTIMIZER = "optimizer"
    """State of a training run beside the weights."""
    CHECKPOINT = "checkpoint"
    """Weights from the middle of a training run."""
    WEIGHTS_INDEX = "weights-index"
    TOKENIZER = "tokenizer"
    CONFIG = "config"
    CARD = "card"
    DATASHEET = "datasheet"
    TRAINING_CODE = "training-code"
    TUNING_CODE = "tuning-code"
    INFERENCE_CODE = "inference-code"
    EVALUATION_CODE = "evaluation-code"
    DATA_PROCESSING_CODE = "data-processing-code"
    ARCHITECTURE_CODE = "architecture-code"
    TRAINING_CONFIG = "training-config"
    """Settings or a launch script of a training run."""
    TUNING_CONFIG = "tuning-config"
    SERVICE = "service"
    DEMO = "demo"
    CONTAINER = "container"
    PACKAGING = "packaging"
    DEPENDENCIES = "dependencies"
    DOCS = "docs"
    TEST = "test"
    NOTEBOOK = "notebook"
    LICENSE = "license"
    POLICY = "policy"
    DATA = "data"
    """Files of data that are not for evaluation or tests."""
    DATA_EXAMPLE = "data-example"
    """A few lines that only show the form of the data, by their name."""
    EVALUATION_DATA = "evaluation-data"
    EVALUATION_RESULT = "evaluation-result"
    SAMPLE_OUTPUT = "sample-output"


class Tables:
    """The word tables of `data/roles.toml`, ready for look-up."""

    def __init__(self) -> None:
        text = files("howopen").joinpath("evidence/data/roles.toml").read_text("utf-8")
        data = tomllib.loads(text)
        self.languages: dict[str, str] = data["languages"]
        self.folders, self.words, self.context, self.words_of, self.names = (
            {name: frozenset(words) for name, words in data[table].items()}
            for table in ("folders", "words", "context", "words_of", "names")
        )
        self.phrases, self.phrases_of = (
            {
                name: tuple(f" {phrase} " for phrase in phrases)
                for name, phrases in data[table].items()
            }
            for table in ("phrases", "phrases_of")
        )


@cache
def tables() -> Tables:
    """The tables, read once."""
    return Tables()


NO_ROLES: frozenset[Role] = frozenset()


class PathWords(Record, frozen=True, kw_only=True):
    """One component of a path, cut into words, and the activities that these name."""

    words: frozenset[str]
    phrase: str
    """The words in order, with a space around each."""
    acts: frozenset[str]


@lru_cache(maxsize=1 << 12)
def cut(component: str) -> PathWords:
    """Words of one component of a path, cut at punctuation and camelCase; digits both ways."""
    chunks = "".join(char if char.isalnum() else " " for char in component).split()
    sequence: list[str] = []
    words: set[str] = set()
    for chunk in chunks:
        words.add(chunk.lower())
        for word in _humps(chunk):
            words.add(word.lower())
            bare = word.lower().strip("0123456789")
            if bare:
                words.add(bare)
                sequence.append(bare)
    phrase = f" {' '.join(sequence)} "
    return PathWords(words=frozenset(words), phrase=phrase, acts=_acts(frozenset(words), phrase))


def _humps(chunk: str) -> Iterable[str]:
    """`PPOTrainer` -> PPO, Trainer; `SmolLM` -> Smol, LM."""
    start = 0
    for here in range(1, len(chunk)):
        before, char = chunk[here - 1], chunk[here]
        after = chunk[here + 1] if here + 1 < len(chunk) else ""
        if char.isupper() and (before.islower() or (before.isupper() and after.islower())):
            yield chunk[start:here]
            start = here
    yield chunk[start:]


def _acts(words: frozenset[str], phrase: str) -> frozenset[str]:
    """Which tables of activities have one of these words or phrases."""
    known = tables()
    return frozenset(
        [name for name, table in known.words.items() if not table.isdisjoint(words)]
        + [name for name, table in known.phrases.items() if any(p in phrase for p in table)]
    )


def says(table: str, own: PathWords) -> bool:
    """Whether a name has a word or a phrase of the table `words_of` or `phrases_of`."""
    known = tables()
    return not known.words_of.get(table, frozenset()).isdisjoint(own.words) or any(
        phrase in own.phrase for phrase in known.phrases_of.get(table, ())
    )
