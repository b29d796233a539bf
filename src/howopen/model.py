"""The nouns of howopen, frozen. No I/O, no behaviour beyond what a field means.

A *Release* is judged; a *Source* is where we looked; a *Recording* holds the bytes of all
sources as they were; a *Finding* answers one question, with *Citations*; a *Judgement* is one
framework's reading of the findings; an *Edge* says from what a release was made; an *Assessment*
is all of it, one JSON file.
"""

from __future__ import annotations

from enum import StrEnum

import msgspec

SCHEMA = "howopen-assessment/1"
"""Name and major version of the assessment's JSON; a reader of `/1` reads every `/1` file."""


class Outcome(StrEnum):
    """What a question was answered with. Only frameworks turn outcomes into grades."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"
    """Needs a place where it would be, seen in full."""
    UNCLEAR = "unclear"
    """Looked, not found or cannot tell."""
    UNREACHABLE = "unreachable"
    """Could not look."""
    NOT_APPLICABLE = "not-applicable"
    CONFLICTING = "conflicting"
    """Two sources disagree; both are cited."""

    @property
    def seen(self) -> bool:
        """Whether something was seen that answers the question."""
        return self not in (Outcome.UNCLEAR, Outcome.UNREACHABLE)


class SourceKind(StrEnum):
    """What sort of place a source is."""

    GITHUB = "github"
    HUGGINGFACE = "huggingface"
    PACKAGE = "package"
    PAGE = "page"
    FOLDER = "folder"


class SourceRole(StrEnum):
    """Whose a source is: the release's own, or one that it only points to."""

    PRIMARY = "primary"
    LINKED = "linked"


class Completeness(StrEnum):
    """How much of a source's card or listing was seen."""

    COMPLETE = "complete"
    PARTIAL = "partial"
    NONE = "none"


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """Base of all nouns: frozen, keyword-only, unknown JSON keys are ignored on reading."""


class Citation(Record, frozen=True, kw_only=True):
    """A place that shows something. The words stay in the recording; their hash is here."""

    source: str
    """Id of the source, as in `Source.id`."""
    path: str = ""
    """File within the source; empty for the listing as a whole."""
    revision: str | None = None
    """Commit or version; `None` when the source had none to give."""
    lines: tuple[int, int] | None = None
    """First and last line, counted from 1; `None` for a whole file or a listing."""
    sha256: str | None = None
    """SHA-256 of the cited lines (UTF-8, joined by a line feed), for checking them later."""
    read: str | None = None
    """Day the source was read, ISO 8601, UTC; `None` when the recording does not say."""
    shows: str = ""
    """What the place shows, in our own words."""


class Source(Record, frozen=True, kw_only=True):
    """A place where we looked, and how much of it we saw."""

    id: str
    """`github:OWNER/NAME`, `huggingface:OWNER/NAME`, `huggingface:datasets/OWNER/NAME`,
    `pypi:NAME`, `page:URL` or `dir:NAME`."""
    kind: SourceKind
    role: SourceRole
    url: str
    revision: str | None = None
    read: str | None = None
    card: Completeness = Completeness.NONE
    listing: Completeness = Completeness.NONE
    missing: bool = False
    """True when the source is known to exist and could not be had."""
    remarks: tuple[str, ...] = ()
    """What was cut, skipped or could not be read, one sentence each."""


class Entry(Record, frozen=True, kw_only=True):
    """One line of a source's file listing."""

    path: str
    type: str = "blob"
    """`blob`, `tree`, `submodule` or `symlink`."""
    size_bytes: int | None = None


class Document(Record, frozen=True, kw_only=True):
    """A text file kept from a source, decoded as UTF-8 with undecodable bytes replaced."""

    path: str
    text: str
    size_bytes: int
    """Size of the file itself; larger than the text where it was cut."""
    truncated: bool = False


class HubInfo(Record, frozen=True, kw_only=True):
    """What a hub says of a repository beside its files."""

    license: str | None = None
    datasets: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    gated: bool | None = None
    """`None` when the hub's answer was not recorded."""
    pipeline_tag: str | None = None
    library_name: str | None = None


class Snapshot(Record, frozen=True, kw_only=True):
    """The bytes of one source: its listing, its kept texts, what the hub says of it."""

    source: Source
    entries: tuple[Entry, ...] = ()
    """Sorted by path."""
    documents: tuple[Document, ...] = ()
    """Sorted by path."""
    info: HubInfo | None = None


class Release(Record, frozen=True, kw_only=True):
    """What is judged: the repositories and revisions that together are one model."""

    id: str
    """Kebab-case, unique within one tree of recordings."""
    name: str
    producer: str | None = None
    revisions: dict[str, str] = {}
    """Source id -> commit or version, for the sources that have one."""


class Recording(Record, frozen=True, kw_only=True):
    """The bytes of all sources of one release, as they were on a day."""

    release: Release
    snapshots: tuple[Snapshot, ...]
    """In the order of the release's own list; the first hub model is the one judged."""
    missing: tuple[Source, ...] = ()
    """Sources known to exist that could not be had."""
    remarks: tuple[str, ...] = ()
    """What was wrong with the recording itself, one sentence each."""
    label_files: dict[str, str] = {}
    """Name of a set of human labels -> file name of this release's label in it."""
    digest: str = ""
    """SHA-256 over the content of all sources; equal content gives an equal digest."""


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


class LicenseExpressions(Record, frozen=True, kw_only=True):
    """The licence of one part of a release, as SPDX expressions; `NOASSERTION` for none.

    https://spdx.github.io/spdx-spec/v2.3/SPDX-license-expressions/
    """

    declared: str
    """What tag, card, sentence or package metadata names, the place that counts most."""
    detected: str
    """What the texts of its licence files are."""
    concluded: str
    """What follows; `NOASSERTION` also where places contradict each other."""


class Finding(Record, frozen=True, kw_only=True):
    """The answer to one question."""

    outcome: Outcome
    value: tuple[str, ...] = ()
    """What was found, as short strings: ids, names, paths."""
    citations: tuple[Citation, ...] = ()
    note: str = ""
    """One or two sentences for a person."""
    searched: tuple[str, ...] = ()
    """Where it looked when it did not find: ids of sources."""
    unseen: tuple[str, ...] = ()
    """What the answer takes at its word: named, with an address, and not looked at."""
    expressions: LicenseExpressions | None = None
    """Of a question on the licence of weights, code or data, and of the model card."""


class Certainty(StrEnum):
    """How firmly a cell stands. How often each agrees with people is measured and published."""

    CERTAIN = "certain"
    """What decided it was answered yes or no, at a place that is cited."""
    LIKELY = "likely"
    """It rests on something seen that is answered in part, contradicted or taken at its word."""
    NOT_SEEN = "not-seen"
    """It rests on nothing seen."""


class Cell(Record, frozen=True, kw_only=True):
    """A framework's grade for one dimension."""

    grade: str
    points: float
    seen: bool
    """False when the grade rests on nothing seen: shown as "not found", never as "no"."""
    findings: tuple[str, ...]
    """Ids of the findings that it rests on, the deciding ones first."""
    deciding: tuple[str, ...] = ()
    """Those of them that the rule asked; the one that was missed when no rule held."""
    obstacles: tuple[str, ...] = ()
    """Ids of the findings that keep it from the best grade, by the shortest way there."""
    certainty: Certainty | None = None
    """`None` in reports of versions that did not tell."""
    why: str = ""


class Coverage(Record, frozen=True, kw_only=True):
    """How many cells rest on something seen."""

    seen: int
    of: int


class Step(Record, frozen=True, kw_only=True):
    """Something a publisher could do to get further under a framework."""

    change: str
    finding: str
    """Id of the question whose answer it would change."""
    dimensions: tuple[str, ...]
    """Ids of the dimensions that this answer keeps from their best grade."""
    effort: int
    """From 1, a line in the card, to 5, not in the publisher's own hands."""


class Judgement(Record, frozen=True, kw_only=True):
    """One framework's reading of the findings."""

    framework: str
    version: str
    score: float
    out_of: float
    range: tuple[float, float]
    """Lowest and highest total possible, given what was not seen."""
    coverage: Coverage
    dimensions: dict[str, Cell]
    grade: str | None = msgspec.field(default=None, name="class")
    """The framework's overall class, for those that have one."""
    decisive: tuple[str, ...] = ()
    """Ids of the dimensions that decided the class, or that explain the total, those first that
    do so most."""
    progress: dict[str, float] = {}
    """Class -> how much of it is reached, in per cent, for a framework that counts so."""
    steps: tuple[Step, ...] = ()
    """What is missing for the best class or the full total: what decides first, then cheapest."""
    attribution: str = ""
    definition: str = ""
    """SHA-256 of a user's own definition; empty for those that come with howopen."""


class Reading(Record, frozen=True, kw_only=True):
    """What one framework makes of a finding."""

    framework: str
    dimension: str
    grade: str
    accepts: bool
    """Whether the finding serves the best grade; False when it stands in the way."""


class Dispute(Record, frozen=True, kw_only=True):
    """One finding that some frameworks accept and others do not."""

    finding: str
    readings: tuple[Reading, ...]
    """One a framework, those that accept it first."""


class VerdictId(StrEnum):
    """Four words for four things, and a fifth for when it could not be seen."""

    OPEN_SOURCE = "open-source"
    OPEN_WEIGHTS = "open-weights"
    OPEN_WEIGHTS_RESTRICTED = "open-weights-restricted"
    CLOSED = "closed"
    UNDETERMINED = "undetermined"


class Reason(Record, frozen=True, kw_only=True):
    """One ground of a verdict, with the findings that it rests on."""

    text: str
    findings: tuple[str, ...]


class Verdict(Record, frozen=True, kw_only=True):
    """What the release is, in one sentence, and why."""

    id: VerdictId
    sentence: str
    reasons: tuple[Reason, ...] = ()


class Tool(Record, frozen=True, kw_only=True):
    """What made an assessment."""

    version: str
    rules: str
    """Digest of the rules (questions, frameworks, licence table): same rules, same answers."""


class Assessment(Record, frozen=True, kw_only=True):
    """Everything that was found and judged of one release; one JSON file."""

    schema: str = SCHEMA
    release: Release
    verdict: Verdict
    findings: dict[str, Finding]
    """Question id -> answer, in the order of the questions."""
    judgements: dict[str, Judgement]
    """Framework id -> judgement."""
    disputes: tuple[Dispute, ...] = ()
    """Where frameworks read the same finding differently."""
    sources: tuple[Source, ...]
    """Where we looked, those that could not be had among them."""
    recording: str = ""
    """Digest of the recording that was judged."""
    lineage: tuple[Edge, ...] = ()
    """What it was made from, and that from, nearest first; empty when no base is named."""
    remarks: tuple[str, ...] = ()
    tool: Tool
