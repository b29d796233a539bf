"""Which release is meant: by its id, its name, or the address of one of its own sources."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from howopen.doors.terminal import printable
from howopen.errors import InputError
from howopen.model import Assessment, SourceKind, SourceRole
from howopen.sources import RemoteTarget, parse_address
from howopen.sources.address import parse_short_id

MAX_TARGET: Final = 300
"""Characters of what somebody types."""
_PREFIXES: Final = {SourceKind.HUGGINGFACE: "hf", SourceKind.GITHUB: "gh"}
"""What visitors may have looked at. Pages and packages are of any host, or no model."""
_NO_MODELS: Final = ("datasets/", "spaces/")
_SHORTEST_REVISION: Final = 7


class Names:
    """What releases are called. Letters' case does not count."""

    def __init__(self, assessments: Iterable[Assessment]) -> None:
        self._known: dict[str, Assessment] = {}
        for assessment in assessments:
            release = assessment.release
            for name in (release.id, release.name, *_sources(assessment)):
                self._known.setdefault(name.lower(), assessment)

    def add(self, assessment: Assessment, place: RemoteTarget) -> None:
        """A release that somebody had looked at, by that place alone.

        What it says of itself, its name and its other sources, could be another's.
        """
        names = [assessment.release.id, spelled(place)]
        names += [] if place.revision else [place.source_id]
        own = {name.lower(): assessment for name in names}
        self._known = {**self._known, **own}

    def forget(self, assessment: Assessment) -> None:
        """One release less."""
        self._known = {name: a for name, a in self._known.items() if a is not assessment}

    def called(self, text: str) -> Assessment | None:
        """The release of that id, name or source, such as `huggingface:OWNER/NAME`."""
        return self._known.get(text.strip().lower())

    def at(self, place: RemoteTarget) -> Assessment | None:
        """The release that lies there; with a revision, only when it is of that revision."""
        found = self.called(spelled(place)) or self.called(place.source_id)
        wanted = place.revision
        if found is None or wanted is None or self.called(spelled(place)) is found:
            return found
        seen = found.release.revisions.get(place.source_id, "")
        return found if len(wanted) >= _SHORTEST_REVISION and seen.startswith(wanted) else None


def _sources(assessment: Assessment) -> Iterable[str]:
    """Its own places."""
    return (
        source.id.lower()
        for source in assessment.sources
        if source.role is SourceRole.PRIMARY and not source.missing
    )


def place_of(text: str) -> RemoteTarget:
    """The model or repository that somebody means; what lies on this disk is never meant.

    Raises `InputError` for anything else.
    """
    typed = text.strip()
    shown = printable(typed[:MAX_TARGET])
    place = None
    if len(typed) <= MAX_TARGET:
        place = parse_address(typed) or parse_short_id(typed, SourceKind.HUGGINGFACE)
    if place is None or place.kind not in _PREFIXES or place.id.startswith(_NO_MODELS):
        raise InputError(
            f"{shown!r} is no model id; write OWNER/NAME, or the address of a model on the hub or"
            " of a repository on GitHub"
        )
    return place


def spelled(place: RemoteTarget) -> str:
    """The place as a target that can mean nothing else."""
    revision = f"@{place.revision}" if place.revision else ""
    return f"{_PREFIXES[place.kind]}:{place.id}{revision}"
