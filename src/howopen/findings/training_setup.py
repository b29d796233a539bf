"""The question whether the training can be run again: code, arguments and settings."""

from __future__ import annotations

import msgspec

from howopen.evidence.facts import SourceEvidence
from howopen.evidence.libraries import Library, Task, libraries_in, library_at
from howopen.evidence.links import LinkKind
from howopen.evidence.listing import Role
from howopen.evidence.text import Sentence, Text
from howopen.evidence.topics import CardTopic, read_topics
from howopen.findings import training_code, tuning_code
from howopen.findings.question import Effort, Question
from howopen.findings.shared.case import Case, best, cite_files, distinct, ids
from howopen.findings.shared.documented import documents_of
from howopen.findings.shared.phrases import phrases
from howopen.findings.shared.words import listed
from howopen.model import Citation, Finding, Outcome

QUESTION = Question(
    id="training-setup",
    asks="Could the training be run again: is its code public, with arguments and settings?",
    why="Code without its settings trains some model, not this one.",
    looks=(
        "Training and tuning code in the release's repositories, or a public library that its "
        "documents name; files of settings, launch scripts, and hyperparameters in documents."
    ),
    outcomes={
        Outcome.YES: "The code of every stage, or of a named library, is public, with settings.",
        Outcome.PARTLY: "Only the code, only the library or settings, or only one of two stages.",
        Outcome.NO: "Complete listings have no such code, and no public library is named for it.",
        Outcome.UNCLEAR: "No code repository of the release is known, and no library is named.",
        Outcome.UNREACHABLE: "A repository is known and could not be read.",
    },
    change="Publish the training code, or name library and version, with the run's settings.",
    effort=Effort.PUBLISH,
)
_SETTINGS = (Role.TRAINING_CONFIG, Role.TUNING_CONFIG)
SETTINGS_NAMED = 2
"""So many different settings in the documents tell how the run was set up."""


def answer(case: Case) -> Finding:
    """Code and settings together; of a foreign base, see `base-code`."""
    stages = [training_code.answer(case), tuning_code.answer(case)]
    asked = [f for f in stages if f.outcome is not Outcome.NOT_APPLICABLE]
    settings = _settings(case)
    named = _libraries(case)
    whole = bool(asked) and all(f.outcome is Outcome.YES for f in asked)
    code = [c for f in asked if f.outcome in (Outcome.YES, Outcome.PARTLY) for c in f.citations]
    libraries = [c for _, cited in named.values() for c in cited]
    value = tuple(dict.fromkeys((*(v for f in asked for v in f.value), *named)))
    cited = best([*code[:3], *libraries[:3], *settings])
    if settings and (whole or named):
        where = "in the release's repositories" if whole else f"that of {listed(named)}"
        note = f"Training code, {where}, with the settings of the run."
        unseen = () if whole else tuple(library.repositories[0] for library, _ in named.values())
        return Finding(outcome=Outcome.YES, value=value, citations=cited, note=note, unseen=unseen)
    if code or named:
        lacks = "settings of the run" if (whole or named) else "the code of every stage"
        note = f"The training can be run again in part; not found: {lacks}."
        return Finding(outcome=Outcome.PARTLY, value=value, citations=cited, note=note)
    return _without_code(case, asked, settings)


def _without_code(case: Case, asked: list[Finding], settings: list[Citation]) -> Finding:
    """No code and no library: settings alone are a part; else what the searches for code said."""
    if settings:
        note = "Settings of the training are told, and neither code nor library is."
        return Finding(outcome=Outcome.PARTLY, citations=best(settings), note=note)
    for outcome in (Outcome.UNREACHABLE, Outcome.UNCLEAR, Outcome.NO):
        found = next((f for f in asked if f.outcome is outcome), None)
        if found is not None:
            return msgspec.structs.replace(found, value=())
    return Finding(
        outcome=Outcome.UNCLEAR, note="Nothing tells of its training.", searched=ids(case.end)
    )


def _documents(case: Case) -> tuple[tuple[SourceEvidence, Text], ...]:
    sources = case.end if case.foreign else distinct((*case.end, *case.base))
    return documents_of(sources)


def _libraries(case: Case) -> dict[str, tuple[Library, list[Citation]]]:
    """Public libraries that documents say trained the model, with the lines that say it."""
    found: dict[str, tuple[Library, list[Citation]]] = {}
    for source, text in _documents(case):
        linked = _linked_libraries(text)
        for sentence in text.sentences:
            if not _tells_what_trained(sentence):
                continue
            lines = range(sentence.first_line, sentence.last_line + 1)
            named = [
                *libraries_in(sentence.text),
                *(x for line in lines for x in linked.get(line, ())),
            ]
            for library in named:
                if Task.TRAIN in library.does and library.bundles:
                    cite = source.cite(text.path, lines.start, lines.stop - 1, "names the library")
                    found.setdefault(library.id, (library, []))[1].append(cite)
    return found


def _tells_what_trained(sentence: Sentence) -> bool:
    return (
        phrases("training.done_with").search(sentence.text) is not None
        and phrases("training.of_reader").search(sentence.text) is None
    )


def _linked_libraries(text: Text) -> dict[int, list[Library]]:
    found: dict[int, list[Library]] = {}
    for link in text.links:
        library = library_at(link.target) if link.kind is LinkKind.CODE_HOST else None
        if library is not None:
            found.setdefault(link.line, []).append(library)
    return found


def _settings(case: Case) -> list[Citation]:
    """Files of settings in the repositories; else where documents state several of them."""
    files = [
        c
        for s in case.code
        for role in _SETTINGS
        for c in cite_files(s, s.listing.of(role)[:1], "settings of the training")
    ]
    if files:
        return files
    for source, text in _documents(case):
        told = read_topics(text).get(CardTopic.TRAINING)
        named: dict[str, int] = {}
        for sentence in text.sentences if told is not None else ():
            for match in phrases("training.settings").finditer(sentence.text):
                named.setdefault((match[0] or "").lower(), sentence.first_line)
        if len(named) >= SETTINGS_NAMED:
            lines = sorted(named.values())
            return [source.cite(text.path, lines[0], lines[-1], "states settings of the training")]
    return []
