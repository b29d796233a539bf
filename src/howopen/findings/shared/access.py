"""Whether access to a model needs a key or an account, and which code only calls a service."""

from __future__ import annotations

from functools import lru_cache

from howopen.evidence.facts import SourceEvidence
from howopen.evidence.listing import Role
from howopen.evidence.text import KEPT_TEXTS, Sentence, Text
from howopen.findings.shared.phrases import phrases
from howopen.model import Citation, SourceKind

_FRAMEWORKS = frozenset(
    {
        *("torch", "tensorflow", "jax", "flax", "transformers", "mlx", "onnxruntime", "vllm"),
        *("llama-cpp-python", "ctranslate2", "keras", "paddlepaddle", "mindspore", "accelerate"),
    }
)
"""Packages that run models; a client of a service needs none of them."""


def is_client(source: SourceEvidence) -> bool:
    """Whether a package or its repository only calls a service: a key, and nothing to run with."""
    if source.listing.of(Role.WEIGHTS):
        return False
    needed = {r.lower() for p in source.packages for r in p.requires}
    keys = any(_speaking_of_keys(t) for t in source.texts if "/" not in t.path)
    return keys and bool(needed) and not needed & _FRAMEWORKS


def key_needed(sources: tuple[SourceEvidence, ...]) -> list[Citation]:
    """Lines that speak of a key or an account for access to the model, one a document."""
    found = []
    pages_first = sorted(sources, key=lambda s: s.source.kind is not SourceKind.PAGE)
    for source in pages_first:
        if source.is_model or source.is_dataset:
            continue
        client = is_client(source)
        for text in _front_pages(source) if client else source.relevant():
            asking = (s for s in _speaking_of_keys(text) if client or not _of_a_tool(s))
            hit = next(asking, None)
            if hit is not None:
                shows = "needs a key or an account"
                found.append(source.cite(text.path, hit.first_line, hit.last_line, shows))
    return found


def _front_pages(source: SourceEvidence) -> tuple[Text, ...]:
    """What a client says to its users: other documents speak of keys to its developers."""
    return tuple(t for t in source.texts if t.path.lower().startswith(("readme", "metadata")))


@lru_cache(maxsize=KEPT_TEXTS)
def _speaking_of_keys(text: Text) -> tuple[Sentence, ...]:
    """The sentences that speak of a key or an account; kept, for it is asked often."""
    return tuple(s for s in text.sentences if phrases("access.key").search(s.text))


def _of_a_tool(sentence: Sentence) -> bool:
    """Whether the key is to somebody else's service, which code only uses as a tool."""
    return phrases("access.tools").search(sentence.text) is not None
