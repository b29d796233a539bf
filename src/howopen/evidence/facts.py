"""The evidence of a release: facts read from each source, each with its place."""

from __future__ import annotations

import hashlib
from enum import StrEnum

from howopen.evidence.base_models import BaseReference, Parent
from howopen.evidence.listing import Listing
from howopen.evidence.packages import PackageFacts
from howopen.evidence.text import Text
from howopen.licenses.reading import LicenseReading
from howopen.model import Citation, HubInfo, Record, Release, Source


class Layer(StrEnum):
    """The two layers of a tuned model: the base it was made from, and what its users get."""

    BASE = "base"
    END = "end"


class Relevance(StrEnum):
    """How much of a document speaks of the release."""

    WHOLE = "whole"
    MENTIONS = "mentions"
    """Only the sentences that name the release's family."""
    NONE = "none"
    """It is about another model."""


class SourceEvidence(Record, frozen=True, kw_only=True):
    """What one source shows."""

    source: Source
    listing: Listing
    texts: tuple[Text, ...]
    relevance: dict[str, Relevance]
    """Path of each text -> how much of it speaks of the release."""
    license_readings: dict[str, LicenseReading]
    """Path of a licence file -> what its text says."""
    policy_readings: dict[str, LicenseReading]
    """Path of a policy -> what its text says."""
    packages: tuple[PackageFacts, ...]
    info: HubInfo | None
    layers: tuple[Layer, ...]
    is_model: bool
    """A model repository of a hub, or a folder that holds one."""
    is_dataset: bool

    def text(self, path: str) -> Text | None:
        """The text at `path`, if it was kept."""
        return next((t for t in self.texts if t.path == path), None)

    def relevant(self, relevance: Relevance = Relevance.WHOLE) -> tuple[Text, ...]:
        """The texts of that relevance, in order of their paths."""
        return tuple(t for t in self.texts if self.relevance[t.path] is relevance)

    def cite(self, path: str = "", first: int = 0, last: int = 0, shows: str = "") -> Citation:
        """A citation of lines `first` to `last` of `path`; of the whole file or listing without."""
        text = self.text(path) if path else None
        lines = (first, max(first, last)) if first and text is not None else None
        words = "\n".join(text.lines[first - 1 : max(first, last)]) if text and lines else None
        return Citation(
            source=self.source.id,
            path=path,
            revision=self.source.revision,
            lines=lines,
            sha256=None if words is None else hashlib.sha256(words.encode()).hexdigest(),
            read=self.source.read,
            shows=shows,
        )


class Evidence(Record, frozen=True, kw_only=True):
    """All facts of one release."""

    release: Release
    sources: tuple[SourceEvidence, ...]
    missing: tuple[Source, ...]
    gone: tuple[Source, ...] = ()
    """Places that something names and where nothing is."""
    bases: tuple[BaseReference, ...]
    """The models that it says it was made from, nearest first."""
    own_bases: tuple[BaseReference, ...] = ()
    """Models of the same maker that its card declares as its base."""
    parents: tuple[Parent, ...] = ()
    """What it was made from with all places that name it, teachers and own bases among them."""
    tuned: bool
    """Whether it is a model tuned to follow instructions."""
    problems: tuple[str, ...] = ()
    """What could not be read of its documents, one sentence each."""

    def layer(self, layer: Layer) -> tuple[SourceEvidence, ...]:
        """The sources that serve a layer, in order."""
        return tuple(s for s in self.sources if layer in s.layers)
