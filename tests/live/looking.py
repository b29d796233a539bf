"""An invented release that names a place of every kind, and looks at it whose trail is kept.

Egret 2B is made from Heron 2B, and that from Loon 2B. Whoever looks asks over real HTTP, and what
failed is not tried again.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

from howopen.collect import Looking, Spent, Step, collect
from howopen.collected import Collected, digest_of, undated_of
from howopen.dev import StandIn
from howopen.doors.http import HttpDoor
from howopen.live import named
from howopen.model import Recording
from howopen.sources import RemoteTarget
from howopen.sources.endpoints import endpoints
from howopen.sources.network import Network
from howopen.sources.targets import parse_target
from howopen.store import Store
from tests.sources.shelf import Shelf

EGRET = "river/egret-2b"
HERON = "estuary/heron-2b"
LOON = "lake/loon-2b"
HUB = "huggingface:"
PAPER = "https://arxiv.org/abs/2512.00001"
TERMS = "https://river.example/terms"
GONE = "https://river.example/gone-terms"
CARD = f"""---
license: apache-2.0
base_model: {HERON}
datasets:
- river/reeds
---

# Egret 2B

Egret 2B is Heron 2B, tuned by River.

The code is at https://github.com/river/egret, the paper is
[Egret: a model of rivers]({PAPER}).
Run `pip install egret`. See our [terms of use]({TERMS}) and the
[old terms of use]({GONE}).
"""
WEIGHTS = {"model.safetensors": 5000}


def card(*front: str, body: str = "# A model\n") -> str:
    """A card with these lines of front matter."""
    return "\n".join(("---", *front, "---", "", body))


def put_egret(shelf: Shelf) -> Shelf:
    """All places of the release on a shelf."""
    shelf.hub(EGRET, CARD, listed=WEIGHTS, commit="1" * 40)
    shelf.hub(HERON, card("license: mit", f"base_model: {LOON}"), listed=WEIGHTS, commit="2" * 40)
    shelf.hub(LOON, card("license: cc-by-nc-4.0"), listed=WEIGHTS, commit="3" * 40)
    shelf.hub("datasets/river/reeds", "# Reeds\n", listed=("a.parquet",), commit="4" * 40)
    code = {"README.md": "# Egret 2B\n\nCode of Egret 2B.\n", "LICENSE": "Terms.\n"}
    shelf.github("river/egret", code, listed=("train.py",), commit="5" * 40)
    shelf.package("egret", "1.0", "Metadata-Version: 2.1\nName: egret\nVersion: 1.0\n\n# Egret\n")
    shelf.page(PAPER, "Egret: a model of rivers", "We count.", text="We count egrets.")
    return shelf.page(TERMS, "Terms", "You may use Egret.")


class Looked(NamedTuple):
    """What a look gave, and what it told on its way."""

    collected: Collected
    trail: tuple[Step, ...]

    @property
    def recording(self) -> Recording:
        """That of the release."""
        return self.collected.recordings[0]

    @property
    def ids(self) -> list[str]:
        """The releases, the one that was asked for first."""
        return [name for name, _ in self.collected.bundles]

    @property
    def sources(self) -> list[str]:
        """The sources of the release that were had."""
        return [snapshot.source.id for snapshot in self.recording.snapshots]


class Steps(list[Step]):
    """The steps of a look, told as they come."""

    def told(self, step: Step | Spent) -> None:
        """Keeps a step; what it all cost is none."""
        if isinstance(step, Step):
            self.append(step)


def look(target: str, **looking: object) -> Looked:
    """Looks at a target by the environment of now, with no memory of earlier looks."""
    steps = Steps()
    with network() as asked:
        place = remote(target)
        found = collect(place, asked, Looking(**looking), steps.told)  # type: ignore[arg-type]
    return Looked(found, tuple(steps))


def keep(found: Collected, day: str, *, cut: str = "") -> None:
    """Keeps it in the cache as a look at the release of that day, without any answer."""
    with Store.open() as store:
        store.recordings.keep(
            named(remote(EGRET)),
            found.tree,
            digest=digest_of(found.recordings),
            undated=undated_of(found.recordings),
            when=f"{day}T06:00:00Z",
            cut=cut,
        )


@contextmanager
def network() -> Iterator[Network]:
    """A network by the environment of now."""
    with HttpDoor(trusted=endpoints().trusted, attempts=1) as door:
        yield Network(door)


def remote(target: str) -> RemoteTarget:
    """A target as it is typed."""
    place = parse_target(target)
    assert isinstance(place, RemoteTarget)
    return place


def asked_paths(standin: StandIn) -> list[str]:
    """What was asked, without what signs the addresses of large files."""
    return [asked.path.partition("?response-")[0] for asked in standin.requests]
