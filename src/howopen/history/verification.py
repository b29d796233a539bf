"""Whether a saved report comes out of its recording again, byte for byte; if not, why. Pure."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from howopen.history.causes import Place, place_of
from howopen.history.changed import Changes
from howopen.history.changes import changes
from howopen.locale import Say, as_written, to_say
from howopen.model import Assessment, Judgement, Record, Tool

SCHEMA = "howopen-verification/1"
"""Name and major version of the JSON of `Verification`."""
MOST_PATHS = 20
"""Fields that are named; how many more differ is said."""
MOST_CHARACTERS = 120
"""Of a value that is shown; a longer one ends with three dots."""


class VerificationId(StrEnum):
    """What came of a verification; only the first means that the report is reproduced."""

    SAME = "same"
    REWRITTEN = "rewritten"
    """The content is the same, and the bytes are not: another program formatted it."""
    OTHER_RECORDING = "other-recording"
    """It was made from other bytes than those it was held against."""
    OTHER_RULES = "other-rules"
    """Another version of howopen, its rules or a definition made it."""
    RENAMED = "renamed"
    """The recording lies under another name than it did; answers and lineage may name it."""
    OTHER_BASES = "other-bases"
    """What it says of the release's bases comes from recordings that are not at hand."""
    EDITED = "edited"
    """The same recording and rules give other content: it was changed after it was made."""


class Difference(Record, frozen=True, kw_only=True):
    """One field that is not the same."""

    path: str
    """RFC 9535 (JSONPath), as `$.findings['weights-license'].outcome`."""
    report: str | None
    """What the report has there, as JSON, cut where long; `None` when it has nothing."""
    again: str | None
    """What the recording gives."""


class Made(Record, frozen=True, kw_only=True):
    """What one of the two is, and what made it."""

    recording: str
    tool: Tool
    definitions: dict[str, str]
    """Framework id -> its version, and the hash of a user's own."""
    sha256: str
    """Of its bytes."""


class Verification(Record, frozen=True, kw_only=True):
    """What came of holding a saved report against its recording."""

    schema: str = SCHEMA
    id: VerificationId
    sentence: str
    release: str
    """Name of the release, as the report has it."""
    report: Made
    again: Made
    differences: tuple[Difference, ...] = ()
    """The first fields that are not the same, in the order of the report."""
    more: int = 0
    """So many further ones."""
    changes: Changes | None = None
    """Under other rules or bases: which answers are not the same, from the report to now."""

    @property
    def reproduced(self) -> bool:
        """Whether the report came out again, byte for byte."""
        return self.id is VerificationId.SAME


def verify(
    report: Assessment,
    again: Assessment,
    report_bytes: bytes,
    again_bytes: bytes,
    say: Say = as_written,
) -> Verification:
    """Whether `again`, made now from the recording, is the saved `report`.

    The bytes are those of the file, and those that are written of `again` now. Never raises for
    what is in the report; whoever parsed it has seen that it is JSON.
    """
    made, remade = _made(report, report_bytes), _made(again, again_bytes)
    differences, more = _differences(report_bytes, again_bytes)
    answers = None
    if report_bytes == again_bytes:
        found = VerificationId.SAME
    elif not differences:
        found = VerificationId.REWRITTEN
    elif not made.recording or made.recording != remade.recording:
        found = VerificationId.OTHER_RECORDING
    elif (made.tool, made.definitions) != (remade.tool, remade.definitions):
        found, answers = VerificationId.OTHER_RULES, changes(report, again, say=say)
    elif report.release.id != again.release.id:
        found = VerificationId.RENAMED
    elif _of_bases(report) != _of_bases(again):
        found, answers = VerificationId.OTHER_BASES, changes(report, again, say=say)
    else:
        found = VerificationId.EDITED
    return Verification(
        id=found,
        sentence=_sentence(found, made, remade, answers, say),
        release=report.release.name,
        report=made,
        again=remade,
        differences=differences,
        more=more,
        changes=answers,
    )


def _made(found: Assessment, content: bytes) -> Made:
    return Made(
        recording=found.recording,
        tool=found.tool,
        definitions={name: _definition(each) for name, each in found.judgements.items()},
        sha256=hashlib.sha256(content).hexdigest(),
    )


def _definition(judgement: Judgement) -> str:
    return " ".join(filter(None, (judgement.version, judgement.definition)))


def _of_bases(found: Assessment) -> tuple[frozenset[Place], frozenset[tuple[str, str | None]]]:
    """What rests on other recordings than the release's: places, and what is recorded."""
    own = {source.id for source in found.sources}
    cited = (c for finding in found.findings.values() for c in finding.citations)
    places = frozenset(place_of(c) for c in cited if c.source not in own)
    return places, frozenset((edge.base, edge.recorded) for edge in found.lineage)


_SENTENCES = {
    VerificationId.SAME: to_say(
        "Reproduced: the recording gives this report again, byte for byte."
    ),
    VerificationId.REWRITTEN: to_say(
        "The same content in other bytes: the recording gives every field again, and the file was "
        "written or formatted by something else."
    ),
    VerificationId.OTHER_RECORDING: to_say(
        "Not reproduced: the report was made from the recording {report}, and this is {again}."
    ),
    VerificationId.OTHER_RULES: to_say(
        "Not reproduced: {maker} made the report; {answers}. Whether it was changed since, only "
        "what made it can tell."
    ),
    VerificationId.RENAMED: to_say(
        "Not reproduced: the recording lies under another name than that in the report; give its "
        "folder that name and verify again."
    ),
    VerificationId.OTHER_BASES: to_say(
        "Not reproduced: it differs in what it says of the models it was made from. Their "
        "recordings are others or not at hand, or the report was changed after it was made."
    ),
    VerificationId.EDITED: to_say(
        "Not reproduced: the same recording and the same rules give other content, so the report "
        "was changed after it was made."
    ),
}


def _sentence(
    found: VerificationId, report: Made, again: Made, answers: Changes | None, say: Say
) -> str:
    alike = answers is not None and answers.empty
    return say(_SENTENCES[found]).format(
        report=report.recording[:12] or say("(none is named)"),
        again=again.recording[:12] or say("one without a digest"),
        maker=_maker(report, again, say),
        answers=say("all answers are the same") if alike else say("some answers differ"),
    )


def _maker(report: Made, again: Made, say: Say) -> str:
    """What else made the report than what reads it now."""
    version, rules = report.tool.version, report.tool.rules
    if version != again.tool.version:
        other = say("howopen {version} (this is {now})")
        return other.format(version=version, now=again.tool.version)
    if rules != again.tool.rules:
        other = say("howopen {version} with other rules ({rules})")
        return other.format(version=version, rules=rules[:12])
    return say("another choice or version of the definitions")


def _differences(report: bytes, again: bytes) -> tuple[tuple[Difference, ...], int]:
    """The first fields that differ, and how many more do."""
    try:
        before, after = json.loads(report, object_pairs_hook=_once), json.loads(again)
    except _TwiceError as error:
        twice = Difference(path=f"$..{error.args[0]}", report="there twice", again=None)
        return (twice,), 0
    except (ValueError, RecursionError):
        return (Difference(path="$", report="cannot be read whole", again=None),), 0
    found: list[Difference] = []
    more = 0
    for difference in _walk(before, after):
        if len(found) < MOST_PATHS:
            found.append(difference)
        else:
            more += 1
    return tuple(found), more


class _TwiceError(Exception):
    """A key stands twice in one object, so that readers may take either."""


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) < len(pairs):
        seen: set[str] = set()
        for name, _ in pairs:
            if name in seen:
                raise _TwiceError(_member(name).removeprefix("."))
            seen.add(name)
    return found


class _Absent:
    """Stands for a field that is not there."""


_ABSENT = _Absent()


class _Pair(NamedTuple):
    path: str
    before: object
    after: object


def _walk(before: object, after: object) -> Iterator[Difference]:
    """The fields that differ, in the order in which they stand; parts of what both have only."""
    stack = [_Pair("$", before, after)]
    while stack:
        path, before, after = stack.pop()
        if isinstance(before, dict) and isinstance(after, dict):
            keys = dict.fromkeys((*before, *after))
            stack += reversed(
                [
                    _Pair(path + _member(k), before.get(k, _ABSENT), after.get(k, _ABSENT))
                    for k in keys
                ]
            )
        elif isinstance(before, list) and isinstance(after, list):
            stack += reversed(
                [
                    _Pair(f"{path}[{n}]", _at(before, n), _at(after, n))
                    for n in range(max(len(before), len(after)))
                ]
            )
        elif isinstance(before, bool) != isinstance(after, bool) or before != after:
            yield Difference(path=path, report=_shown(before), again=_shown(after))


def _at(items: list[object], position: int) -> object:
    return items[position] if position < len(items) else _ABSENT


def _member(name: str) -> str:
    """One step of a JSONPath: `.name`, or `['name']` where it is no plain word."""
    if name.isascii() and name.isidentifier():
        return f".{name}"
    quoted = json.dumps(name)[1:-1].replace('\\"', '"').replace("'", "\\'")
    return f"['{quoted}']"


def _shown(value: object) -> str | None:
    """A value as JSON on one line; of what holds others only how many."""
    if value is _ABSENT:
        return None
    if isinstance(value, dict):
        return f"an object of {len(value)}"
    if isinstance(value, list):
        return f"a list of {len(value)}"
    text = json.dumps(value)
    return text if len(text) <= MOST_CHARACTERS else f"{text[:MOST_CHARACTERS]}..."
