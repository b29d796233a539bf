"""What stands behind an answer or a grade, down to the words at each place. Pure functions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from difflib import get_close_matches

from howopen.errors import InputError
from howopen.findings.question import Question
from howopen.frameworks.definition import Dimension, Framework, by_name
from howopen.frameworks.quotes import Quote, quotes_of
from howopen.locale import ENGLISH, Tongue, to_say
from howopen.model import Assessment, Cell, Finding, Judgement, Record, Recording

BARE = "radboud"
"""The framework whose dimensions can be named without it."""
FROM_THE_CATALOGUE = to_say(
    "From the bundled catalogue: places and hashes only. The words are shown when a recording of "
    "the release is given."
)


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
    say: Tongue = ENGLISH,
) -> Explanation:
    """The explanation of `what`: a question's id, a dimension by its id or title, or a framework.

    A dimension is `framework:dimension`; a bare one is Radboud's, and a question with the same id
    comes before it. Of a framework what decided its class or total is told. The words are read
    from `recordings`, the release's and those of its bases. Raises `InputError` for what is none
    of these, naming what is spelled alike. The chain is told through `say`; criteria and notes
    are always in English.
    """
    asked = {question.id: question for question in questions}
    question = asked.get(what)
    framework = by_name(what, frameworks)
    if question is not None and what in assessment.findings:
        names: tuple[str, ...] = (what,)
        chain = _chain_of_question(question, assessment, frameworks, say)
    elif framework is not None:
        question = None
        names, chain = _chain_of_framework(framework, assessment, say)
    else:
        question = None
        framework, dimension = _dimension(what, asked, frameworks)
        names = _cell(dimension, framework, assessment).findings
        chain = _chain_of_dimension(dimension, framework, assessment, say)
    findings = {name: assessment.findings[name] for name in names if name in assessment.findings}
    if not recordings:
        chain = (*chain, say(FROM_THE_CATALOGUE))
    return Explanation(
        question=question,
        chain=chain,
        findings=findings,
        quotes=tuple(quotes_of(findings.values(), assessment, recordings)),
    )


def _cell(dimension: Dimension, framework: Framework, assessment: Assessment) -> Cell:
    cell = _judgement(framework, assessment).dimensions.get(dimension.id)
    if cell is None:
        raise InputError(f"{assessment.release.name} was not judged under {framework.id}")
    return cell


def _judgement(framework: Framework, assessment: Assessment) -> Judgement:
    judgement = assessment.judgements.get(framework.id)
    if judgement is None:
        raise InputError(f"{assessment.release.name} was not judged under {framework.id}")
    return judgement


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
    question: Question,
    assessment: Assessment,
    frameworks: Mapping[str, Framework],
    say: Tongue,
) -> tuple[str, ...]:
    outcome = assessment.findings[question.id].outcome
    means = question.outcomes.get(outcome)
    chain = [_means(outcome.value, say(means), say)] if means else []
    for name, judgement in assessment.judgements.items():
        framework = frameworks.get(name)
        titles = {d.id: say(d.title) for d in framework.dimensions} if framework else {}
        resting = [
            f"{titles.get(dimension, dimension)} ({_grade(cell, say)})"
            for dimension, cell in judgement.dimensions.items()
            if question.id in cell.findings
        ]
        if resting:
            table = framework.name if framework else name
            told = say("{definition}: it counts for {names}.")
            chain.append(told.format(definition=table, names=", ".join(resting)))
    return tuple(chain)


def _grade(cell: Cell, say: Tongue) -> str:
    return say.word(cell.grade) if cell.seen else say("not seen")


def _means(name: str, meaning: str, say: Tongue) -> str:
    """What an outcome or a grade stands for."""
    return say("{name} means: {meaning}").format(name=say.word(name), meaning=meaning)


def _chain_of_framework(
    framework: Framework, assessment: Assessment, say: Tongue
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The findings that decided the class or explain the total, and the chain to them."""
    judgement = _judgement(framework, assessment)
    result = framework.result(judgement.grade)
    score, full = f"{judgement.score:.4g}", f"{judgement.out_of:.4g}"
    total = say("{score} of {full}").format(score=score, full=full)
    said = say(result.says) if result else total
    first = say("{what}: {note}").format(what=framework.name, note=said)
    chain = [f"{first}."]
    names: list[str] = []
    for dimension in framework.dimensions:
        if dimension.id in judgement.decisive:
            cell = judgement.dimensions[dimension.id]
            title = f"{say(dimension.title)} ({dimension.id})"
            decided = say("{what}: {note}").format(what=title, note=f"{say.word(cell.grade)}.")
            chain.append(f"{decided} {cell.why}".rstrip())
            names += cell.obstacles or cell.deciding
    if framework.criticism:
        against = say("What is said against this definition: {criticism}")
        chain.append(against.format(criticism=framework.criticism))
    return tuple(dict.fromkeys(names)), tuple(chain)


def _chain_of_dimension(
    dimension: Dimension, framework: Framework, assessment: Assessment, say: Tongue
) -> tuple[str, ...]:
    cell = _cell(dimension, framework, assessment)
    full = framework.best * dimension.weight
    said = say.word(cell.grade)
    if not cell.seen:
        said = say("not seen, which counts as {grade}").format(grade=said)
    first = say("{definition}, {dimension}: {grade} ({points} of {full}).").format(
        definition=framework.name,
        dimension=say(dimension.title),
        grade=said,
        points=f"{cell.points:g}",
        full=f"{full:g}",
    )
    chain = [first, *(_means(grade, when, say) for grade, when in dimension.criteria.items())]
    answers = [
        f"{name} ({say.word(assessment.findings[name].outcome.value)})"
        for name in cell.findings
        if name in assessment.findings
    ]
    chain.append(say("It rests on {answers}.").format(answers=", ".join(answers)))
    if cell.obstacles:
        keeps = say("What keeps it from {grade}: {names}.")
        best = say.word(framework.grades[0].id)
        chain.append(keeps.format(grade=best, names=", ".join(cell.obstacles)))
    if dimension.note:
        chain.append(dimension.note)
    return tuple(chain)
