"""Collections of the stand-in hub: one for each owner, with all that the recordings have of it."""

from __future__ import annotations

import hashlib
from typing import Any

from howopen.dev.library import Library
from howopen.model import SourceKind

__all__ = ["collection_of", "collection_slug"]


def collection_slug(owner: str) -> str:
    """The address of the collection that holds all that the recordings know of one owner."""
    return f"{owner}/everything-{hashlib.sha256(owner.lower().encode()).hexdigest()[:24]}"


def collection_of(library: Library, slug: str) -> dict[str, Any] | None:
    """The hub's record of a collection; `None` when no owner here has it."""
    owner = slug.partition("/")[0]
    names = library.names(SourceKind.HUGGINGFACE)
    spelled = {name.split("/")[-2] for name in names if name.count("/")}
    owner = next((each for each in sorted(spelled) if each.lower() == owner.lower()), "")
    if not owner or collection_slug(owner) != slug:
        return None
    theirs = [name for name in names if owner in name.split("/")[-2:-1]]
    items = [_collected(name, place) for place, name in enumerate(theirs)]
    return {
        "slug": slug,
        "title": "Everything",
        "owner": {"name": owner, "type": "org", "fullname": owner},
        "items": items,
        "lastUpdated": "2025-01-01T00:00:00.000Z",
        "gating": False,
        "theme": "blue",
        "private": False,
        "upvotes": 0,
        "position": 0,
    }


def _collected(name: str, place: int) -> dict[str, Any]:
    section, _, rest = name.partition("/")
    known = {"datasets": "dataset", "spaces": "space"}
    kind = known.get(section, "model")
    return {
        "_id": hashlib.sha256(name.encode()).hexdigest()[:24],
        "id": rest if section in known else name,
        "type": kind,
        "position": place,
    }
