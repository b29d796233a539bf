"""From a name on the network to recordings: look, read what it names, look there, and stop.

The release's own places are looked at first, in rounds: what one round shows, the next follows.
Then its bases, each as a release of its own. Whatever could not be had stays in the recording as
a missing source with the reason.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Final

import msgspec

from howopen.collected import CUT_SHORT, READING, Collected
from howopen.discovery import LIMITS, Kind, Lead, leads_of
from howopen.doors import patterns
from howopen.doors.terminal import printable
from howopen.errors import DataError, HowopenError, InputError, NotFound, SourceError
from howopen.evidence import read_evidence
from howopen.findings import case_of
from howopen.model import Record, SourceKind, SourceRole
from howopen.sources import RemoteTarget, parse_address
from howopen.sources.exchange import Fetched, LaidOut, Lost, Place, lay_out, web_address
from howopen.sources.network import Network
from howopen.sources.recording import read_laid_out

MAX_ROUNDS: Final = 3
"""So many times is followed what was just seen."""
MAX_BASES: Final = 4
"""So many releases of a lineage are looked at."""
ADDED: Final = "named on the command line"
"""What stands for the place that names a source which the user added."""
MAX_ID: Final = 60
"""Characters of a page's address in the id of a release that is known by it."""
_SEPARATORS = patterns.compile(r"[^a-z0-9.]+")


class Looking(Record, frozen=True, kw_only=True):
    """What a collection follows, beside the target itself."""

    without: frozenset[Kind] = frozenset()
    add: tuple[str, ...] = ()
    """Addresses of further sources of the release, as the user names them."""

    @property
    def settings(self) -> str:
        """One line that tells these settings from others; empty for the usual ones."""
        left_out = [f"without {kind.value}" for kind in sorted(self.without)]
        return "; ".join([*left_out, *(f"add {address}" for address in self.add)])


class Step(Record, frozen=True, kw_only=True):
    """One line of the trail: a place, what named it, and what came of it."""

    release: str
    target: str
    found: str
    lost: str = ""
    """Why it could not be had; empty when it was."""


class Spent(Record, frozen=True, kw_only=True):
    """What a look at the network cost; told after its last step."""

    requests: int
    """Sent, redirects and retries too."""
    not_modified: int
    """Of these, those that only confirmed what was known."""
    replayed: int
    """Answers that the cache gave without a request."""
    received_bytes: int


OnStep = Callable[[Step | Spent], None]


def collect(
    target: RemoteTarget,
    network: Network,
    looking: Looking | None = None,
    on_step: OnStep | None = None,
    refused: Sequence[str] = (),
) -> Collected:
    """Everything public that is found of the release that `target` names, and of its bases.

    `refused` grows meanwhile by why the run may not ask for more; the recordings then say so.
    Raises `SourceError` when the target itself cannot be had, `InputError` for an address in
    `looking.add` that is none.
    """
    how = looking or Looking()
    release = _Visit(network, how, on_step, target)
    release.look(_added(how.add))
    visits = {release.id: release}
    queue = [(release, lead) for lead in release.bases()]
    seen = {release.target.source_id.lower()}
    while queue and len(visits) <= MAX_BASES:
        above, lead = queue.pop(0)
        if lead.target.source_id.lower() in seen:
            continue
        seen.add(lead.target.source_id.lower())
        base = _Visit(network, Looking(without=how.without), on_step, lead.target)
        before = len(refused)
        try:
            base.look(found=lead.found)
        except (SourceError, InputError, DataError) as error:
            above.lose(lead, error)
            continue
        base.cut = next(iter(refused[before:]), "")
        visits.setdefault(base.id, base)
        seen.add(base.target.source_id.lower())
        queue.extend((base, further) for further in base.bases())
    release.leave_out(lead for _, lead in queue if lead.target.source_id.lower() not in seen)
    release.cut = next(iter(refused), "")
    bundles = tuple((name, visit.laid_out().bundle) for name, visit in visits.items())
    return Collected(bundles=bundles, cut=release.cut)


class _Visit:
    """One release while its places are looked at."""

    def __init__(
        self, network: Network, looking: Looking, on_step: OnStep | None, target: RemoteTarget
    ) -> None:
        self.target = target
        self.cut = ""
        """Why the run could not look at all of it."""
        self._network, self._looking, self._on_step = network, looking, on_step
        self._places: list[Place] = []
        self._asked = {target.source_id.lower()}
        self._count: Counter[Kind] = Counter()
        self._left_out: dict[str, Lead] = {}
        self._known: tuple[Lead, ...] | None = None
        """What the places name; `None` when there are new ones."""

    def look(self, added: tuple[RemoteTarget, ...] = (), found: str = "") -> None:
        """Looks at the target, what was added to it, and what these name.

        `found`, the place that names it, is only told and not kept: a base that several releases
        name has one recording.
        """
        first = self._network.fetch(self.target)
        self.target = first.target
        self._asked.add(first.target.source_id.lower())
        self._keep(Place(got=first), found)
        self.id = release_id(self.target)
        for target in added:
            if target.source_id.lower() not in self._asked:
                self._visit(target, SourceRole.PRIMARY, ADDED)
        for _ in range(MAX_ROUNDS):
            leads = self._next()
            for lead in leads:
                self._count[lead.kind] += 1
                self._visit(lead.target, lead.role, lead.found)
            if not leads:
                break
        self.leave_out(self._next())

    def bases(self) -> tuple[Lead, ...]:
        """The models that the release says it was made from."""
        named = [lead for lead in self._leads() if lead.kind is Kind.BASE]
        self.leave_out(named[LIMITS[Kind.BASE] :])
        return tuple(named[: LIMITS[Kind.BASE]])

    def leave_out(self, leads: Iterable[Lead]) -> None:
        """Notes places that are named and were not looked at."""
        for lead in leads:
            self._left_out.setdefault(lead.target.source_id.lower(), lead)

    def lose(self, lead: Lead, error: HowopenError) -> None:
        """Notes a base that could not be had."""
        lost = _lost(lead.target, error)
        self._keep(Place(got=lost, role=SourceRole.LINKED, found=lead.found))

    @property
    def owner(self) -> str:
        """Who publishes it, as its address says; empty for a page or a package."""
        plain = self.target.id.removeprefix("datasets/")
        return plain.partition("/")[0] if self.target.kind in _OWNED else ""

    @property
    def _name(self) -> str:
        first = self._places[0].got
        if self.target.kind is SourceKind.PAGE and isinstance(first, Fetched):
            title = msgspec.json.decode(first.files["page.json"])["title"]
            return title or self.target.id
        return self.target.id.rpartition("/")[2].rpartition(":")[2]

    def laid_out(self) -> LaidOut:
        """Its recording, as far as it was looked at."""
        left_out: dict[Kind, list[str]] = {}
        for lead in self._left_out.values():
            left_out.setdefault(lead.kind, []).append(printable(lead.target.id))
        remarks = [
            f"{len(names)} further places of the kind `{kind.value}` are named and were not looked"
            f" at: {', '.join(names)}"
            for kind, names in left_out.items()
        ]
        if self.cut:
            remarks.insert(0, f"{CUT_SHORT}: {self.cut}")
        return lay_out(self._name, self.owner or None, tuple(self._places), tuple(remarks))

    def _next(self) -> list[Lead]:
        """The leads to follow now: new ones, as far as the limit of each kind goes."""
        chosen: list[Lead] = []
        count = self._count.copy()
        for lead in self._leads():
            name = lead.target.source_id.lower()
            if lead.kind is Kind.BASE or name in self._asked:
                continue
            if count[lead.kind] >= LIMITS[lead.kind]:
                self.leave_out((lead,))
                continue
            count[lead.kind] += 1
            chosen.append(lead)
        return chosen

    def _leads(self) -> tuple[Lead, ...]:
        if self._known is None:
            with READING:
                evidence = read_evidence(read_laid_out(self.laid_out(), self.id))
                self._known = leads_of(case_of(evidence), without=self._looking.without)
        return self._known

    def _visit(self, target: RemoteTarget, role: SourceRole, found: str) -> None:
        self._asked.add(target.source_id.lower())
        got: Fetched | Lost
        try:
            got = self._network.fetch(target)
            self._asked.add(got.target.source_id.lower())
        except (SourceError, InputError, DataError) as error:
            got = _lost(target, error)
        self._keep(Place(got=got, role=role, found=found))

    def _keep(self, place: Place, found: str = "") -> None:
        self._places.append(place)
        self._known = None
        if self._on_step is not None:
            lost = place.got.why if isinstance(place.got, Lost) else ""
            name = place.got.target.source_id
            by = place.found or found
            self._on_step(Step(release=self._name, target=name, found=by, lost=lost))


def _lost(target: RemoteTarget, error: HowopenError) -> Lost:
    return Lost(
        target=target,
        url=web_address(target),
        why=str(error),
        revision=target.revision,
        gone=isinstance(error, NotFound),
    )


_OWNED = (SourceKind.HUGGINGFACE, SourceKind.GITHUB)


def _added(addresses: tuple[str, ...]) -> tuple[RemoteTarget, ...]:
    found = []
    for address in addresses:
        target = parse_address(address)
        if target is None:
            raise InputError(
                f"{printable(address)!r} is no address; write a URL, or hf:, gh: or pypi: and a"
                " name"
            )
        found.append(target)
    return tuple(found)


def release_id(target: RemoteTarget) -> str:
    """The id of a release that is known by its target: no two share one, and it names a folder.

    `owner--name`, as in the hub's cache: no owner or name on the hub holds two hyphens in a row.
    """
    if target.kind is SourceKind.PAGE:
        digest = hashlib.sha256(target.id.encode()).hexdigest()[:8]
        words = _SEPARATORS.sub("-", target.id.lower().partition("://")[2])[:MAX_ID]
        return f"page--{words.strip('-.')}-{digest}"
    shelf = "" if target.kind is SourceKind.HUGGINGFACE else f"{target.kind.value}/"
    return f"{shelf}{target.id}".lower().replace(":", "/").replace("/", "--")
