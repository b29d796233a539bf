"""Whether access to a model needs a key or an account, and which code only calls a service."""

from __future__ import annotations

from howopen.evidence.facts import SourceEvidence
from howopen.evidence.listing import Role
from howopen.findings.shared.phrases import phrases
from howopen.model import Citation

"""Services that projects use as tools: to make data, to judge answers, to log runs."""
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
    keys = any(
        phrases("access.key").search(s.text)
        for t in source.texts
        if "/" not in t.path
        for s in t.sentences
    )
    return keys and bool(needed) and not needed & _FRAMEWORKS


def key_needed(sources: tuple[SourceEvidence, ...]) -> list[Citation]:
    """Lines that speak of a key or an account for access to the model, one a document."""
    found = []
    for source in sources:
        if source.is_model or source.is_dataset:
            continue
        client = is_client(source)
        for text in source.texts if client else source.relevant():
            hit = next((s for s in text.sentences if _asks_for_key(s.text, client=client)), None)
            if hit is not None:
                shows = "needs a key or an account"
                found.append(source.cite(text.path, hit.first_line, hit.last_line, shows))
    return found


def _asks_for_key(words: str, *, client: bool) -> bool:
    """A key to somebody else's service, which code only uses as a tool, does not count."""
    if phrases("access.key").search(words) is None:
        return False
    return client or phrases("access.tools").search(words) is None
