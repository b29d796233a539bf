"""What a release was made from, step by step."""

from __future__ import annotations

from enum import StrEnum

from howopen.model.findings import Citation, Finding
from howopen.model.record import Record
from howopen.model.sources import Release


class Relation(StrEnum):
    """How a model came from another one.

    `finetune`, `adapter`, `quantized` and `merge` are the hub's own (Hugging Face Hub
    documentation, "Model Cards": "Specifying a base model"); `distill` is a model that learned
    from another one's outputs and holds none of its weights.
    """

    FINETUNE = "finetune"
    ADAPTER = "adapter"
    QUANTIZED = "quantized"
    MERGE = "merge"
    DISTILL = "distill"
    UNKNOWN = "unknown"

    @property
    def carries(self) -> bool:
        """Whether a model so made holds its base's weights, in whatever form."""
        return self is not Relation.DISTILL


class ReadFrom(StrEnum):
    """Where it is said that a model was made from another one; the most specific place first."""

    ADAPTER_CONFIG = "adapter-config"
    MERGE_RECIPE = "merge-recipe"
    FRONT_MATTER = "front-matter"
    HUB_TAG = "hub-tag"
    FILE_NAMES = "file-names"
    SENTENCE = "sentence"
    RECORDING = "recording"
    """The base's own repository lies in the recording."""


class Edge(Record, frozen=True, kw_only=True):
    """One step of a lineage: a model and one that it was made from."""

    model: str
    """Id of the release that was made: the one judged, or a recorded base of it."""
    base: str
    """The model that it was made from, as it is named; a hub id where one was given."""
    relation: Relation
    depth: int = 1
    """1 for what the judged release itself names, 2 for what its base names, and so on."""
    read_from: tuple[ReadFrom, ...] = ()
    """How the places name it, the most specific first."""
    citations: tuple[Citation, ...] = ()
    """In the recording of `model`."""
    recorded: str | None = None
    """Id of the release that is the base's recording; `None` when there is none beside it."""
    own: bool = False
    """Whether both are by the same maker, whom its own terms do not bind."""
    license: str = ""
    """The base's licence: an SPDX id, or a name; empty where it is not known."""
    note: str = ""
    """What else is to be said: a contradiction, a circle, a stand-in."""


class Lineage(Record, frozen=True, kw_only=True):
    """What a release was made from, step by step, and what follows for its terms."""

    release: Release
    edges: tuple[Edge, ...]
    """Nearest first; empty when no base is named."""
    findings: dict[str, Finding]
    """The answers on its bases, its own licence, what it inherits and what really holds."""
    remarks: tuple[str, ...] = ()
