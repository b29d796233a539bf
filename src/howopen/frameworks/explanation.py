"""What stands behind an answer or a grade, down to the words at each place. Pure functions."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from urllib.parse import quote

from howopen.errors import InputError
from howopen.findings.question import Question
from howopen.frameworks.definition import Dimension, Framework, by_name
from howopen.model import (
    Assessment,
    Citation,
    Completeness,
    Finding,
    Record,
    Recording,
    Snapshot,
    Source,
    SourceKind,
)

BARE = "radboud"
"""The framework whose dimensions can be named without it."""
FROM_THE_CATALOGUE = (
    "From the bundled catalogue: places and hashes only. The words are shown when a recording of "
    "the release is given."
)


class Quote(Record, frozen=True, kw_only=True):
    """The cited words, read again from the recording."""

    citation: Citation
    words: str
    """Empty for a listing or a whole file, and where the recording is not at hand."""
    location: str
    """Where they stand: file and lines."""
    url: str = ""
    """Where a browser finds the place; the source's own address when the place has none."""
    matches: bool | None
    """Whether they still have the hash that was cited; `None` when there are no words."""


class Explanation(Record, frozen=True, kw_only=True):
    """The chain from a grade or an answer to the words."""

    question: Question | None
    """`None` when a framework's dimension was asked for."""
    chain: tuple[str, ...]
    """From the grade to the findings, one sentence each."""
    findings: dict[str, Finding]
    quotes: tuple[Quote, ...]
    """By source and file, their lines ascending."""


def explain(
    assessment: Assessment,
    what: str,
    *,
    questions: Iterable[Question],
    frameworks: Mapping[str, Framework],
    recordings: tuple[Recording, ...] = (),
) -> Explanation:
    """The explanation of `what`: a question's id, or a dimension by its id or title.

    A dimension is `framework:dimension`; a bare one is Radboud's, and a question with the same id
    comes before it. The words are read from `recordings`, the release's and those of its bases.
    Raises `InputError` for what is neither, naming what is spelled alike.
    """
    asked = {question.id: question for question in questions}
    question = asked.get(what)
    if question is not None and what in assessment.findings:
        names: tuple[str, ...] = (what,)
        chain = _chain_of_question(question, assessment, frameworks)
    else:
        framework, dimension = _dimension(what, asked, frameworks)
        judgement = assessment.judgements.get(framework.id)
        cell = judgement.dimensions.get(dimension.id) if judgement else None
        if cell is None:
            raise InputError(f"{assessment.release.name} was not judged under {framework.id}")
        names = cell.findings
        chain = _chain_of_dimension(dimension, framework, assessment)
    findings = {name: assessment.findings[name] for name in names if name in assessment.findings}
    if not recordings:
        chain = (*chain, FROM_THE_CATALOGUE)
    return Explanation(
        question=question,
        chain=chain,
        findings=findings,
        quotes=tuple(_quotes(findings.values(), assessment, recordings)),
    )


def _dimension(
    what: str, asked: Mapping[str, Question], frameworks: Mapping[str, Framework]
) -> tuple[Framework, Dimension]:
    name, colon, rest = what.partition(":")
    framework = by_name(name if colon else BARE, frameworks)
    wanted = _bare(rest if colon else what)
    for dimension in framework.dimensions if framework else ():
        if framework is not None and wanted in (_bare(dimension.id), _bare(dimension.title)):
            return framework, dimension
    known = [*asked, *(f"{f.id}:{d.id}" for f in frameworks.values() for d in f.dimensions)]
    bare = [d.id for d in frameworks[BARE].dimensions] if BARE in frameworks else []
    close = get_close_matches(what.lower(), [*known, *bare], n=4, cutoff=0.5)
    hint = f"did you mean {' or '.join(close)}?" if close else "`howopen questions` lists them"
    raise InputError(f"no question or dimension is called {what!r}; {hint}")


def _bare(name: str) -> str:
    """A name without case, blanks and punctuation: "LLM data" is `llmdata`."""
    return "".join(character for character in name.casefold() if character.isalnum())


def _chain_of_question(
    question: Question, assessment: Assessment, frameworks: Mapping[str, Framework]
) -> tuple[str, ...]:
    outcome = assessment.findings[question.id].outcome
    means = question.outcomes.get(outcome)
    chain = [f"{outcome.value} means: {means}"] if means else []
    for name, judgement in assessment.judgements.items():
        framework = frameworks.get(name)
        titles = {d.id: d.title for d in framework.dimensions} if framework else {}
        resting = [
            f"{titles.get(dimension, dimension)} ({cell.grade if cell.seen else 'not seen'})"
            for dimension, cell in judgement.dimensions.items()
            if question.id in cell.findings
        ]
        if resting:
            table = framework.name if framework else name
            chain.append(f"{table}: it counts for {', '.join(resting)}.")
    return tuple(chain)


def _chain_of_dimension(
    dimension: Dimension, framework: Framework, assessment: Assessment
) -> tuple[str, ...]:
    cell = assessment.judgements[framework.id].dimensions[dimension.id]
    full = framework.best * dimension.weight
    said = cell.grade if cell.seen else f"not seen, which counts as {cell.grade}"
    chain = [f"{framework.name}, {dimension.title}: {said} ({cell.points:g} of {full:g})."]
    chain += [f"{grade} means: {when}" for grade, when in dimension.criteria.items()]
    answers = [
        f"{name} ({assessment.findings[name].outcome.value})"
        for name in cell.findings
        if name in assessment.findings
    ]
    chain.append(f"It rests on {', '.join(answers)}.")
    if cell.obstacles:
        chain.append(f"What keeps it from {framework.grades[0].id}: {', '.join(cell.obstacles)}.")
    if dimension.note:
        chain.append(dimension.note)
    return tuple(chain)


def _quotes(
    findings: Iterable[Finding], assessment: Assessment, recordings: tuple[Recording, ...]
) -> Iterator[Quote]:
    """Each cited place once; sources and files as they are first cited, lines ascending."""
    cited: dict[str, dict[str, dict[tuple[int, int], Citation]]] = {}
    for finding in findings:
        for citation in finding.citations:
            of_file = cited.setdefault(citation.source, {}).setdefault(citation.path, {})
            of_file.setdefault(citation.lines or (0, 0), citation)
    sources = {source.id: source for source in assessment.sources}
    for source_id, files in cited.items():
        snapshots = [s for r in recordings for s in r.snapshots if s.source.id == source_id]
        for places in files.values():
            for _, citation in sorted(places.items()):
                yield _quote(citation, snapshots, sources.get(source_id))


def _quote(citation: Citation, snapshots: list[Snapshot], source: Source | None) -> Quote:
    """The quote from the snapshot whose words have the cited hash, else from the first one."""
    read = [words for s in snapshots if (words := _words(citation, s)) is not None]
    same = [words for words in read if _digest(words) == citation.sha256]
    words = next(iter((*same, *read)), None)
    where = source or (snapshots[0].source if snapshots else None)
    return Quote(
        citation=citation,
        words=words or "",
        location=_location(citation, where),
        url=_url(citation, where, snapshots),
        matches=None if words is None else bool(same),
    )


def _words(citation: Citation, snapshot: Snapshot) -> str | None:
    """The cited lines as the snapshot has them; `None` when the citation has none."""
    if citation.lines is None:
        return None
    first, last = citation.lines
    document = next((d for d in snapshot.documents if d.path == citation.path), None)
    return None if document is None else "\n".join(document.text.split("\n")[first - 1 : last])


def _digest(words: str) -> str:
    return hashlib.sha256(words.encode()).hexdigest()


def _location(citation: Citation, source: Source | None) -> str:
    if not citation.path:
        whole = source is not None and source.listing is Completeness.COMPLETE
        return "complete file listing" if whole else "file listing, seen in part"
    if citation.lines is None:
        return citation.path
    first, last = citation.lines
    return f"{citation.path}:{first}" if first == last else f"{citation.path}:{first}-{last}"


def _url(citation: Citation, source: Source | None, snapshots: list[Snapshot]) -> str:
    """The file at its revision on a code host or hub, when it is one of the source's files."""
    if source is None:
        return ""
    hosted = source.kind in (SourceKind.GITHUB, SourceKind.HUGGINGFACE)
    listed = any(e.path == citation.path for s in snapshots for e in s.entries)
    is_file = listed or citation.lines is not None
    if not (hosted and is_file and citation.revision and source.url.startswith("https://")):
        return source.url
    place = f"{source.url.rstrip('/')}/blob/{quote(citation.revision)}/{quote(citation.path)}"
    if citation.lines is None:
        return place
    first, last = citation.lines
    return f"{place}#L{first}" if first == last else f"{place}#L{first}-L{last}"
