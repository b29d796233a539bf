"""How open is an AI model really? howopen answers from evidence, with the place that shows it.

    >>> import howopen
    >>> from howopen.samples import sample
    >>> found = howopen.assess(sample("heron-1b-instruct"))
    >>> found.verdict.id
    <VerdictId.OPEN_WEIGHTS: 'open-weights'>

An `Assessment` is frozen data, read from one end to the other:

    >>> finding = found.findings["weights-downloadable"]  # the answer to one question
    >>> finding.outcome
    <Outcome.YES: 'yes'>
    >>> finding.citations[0].path                        # the place that shows it
    'model.safetensors'
    >>> found.judgements["radboud"].out_of      # what a published framework makes of it
    14.0

The nouns, the same in code, JSON and docs: a `Release` is judged, from a `Recording` of its
`Source`s; a `Finding` answers one `Question`, with `Citation`s; a `Judgement` holds the `Cell`s of
one `Framework`; the `Verdict` says in a sentence what the release is.

Several at once: `assess_all(folder)`, then `rank(assessments)`; two or more side by side:
`compare(a, b)`; the words behind an answer: `explain(target, "weights-license")`; what a release
was made from, and which terms it inherits so: `lineage_of(target)`. What is bundled:
`load_catalogue()`. Definitions of openness: `definitions()`, and one of your own:
`load_definition("ours.toml")`; how often grades agree with people: `load_agreement()`. A licence
text: `identify_license(text)`; a model file of the Model Openness Tool: `evaluate_mof(path)`. A
report saved as JSON comes back with `read_report(text)`, also one that an older version wrote.
Everything raised on purpose is a `HowopenError`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from howopen._version import __version__

if TYPE_CHECKING:
    from howopen.catalogue.agreement import Agreement
    from howopen.errors import DataError, HowopenError, InputError, NotFound, SourceError
    from howopen.findings.question import Question
    from howopen.frameworks.comparison import Comparison
    from howopen.frameworks.definition import Framework
    from howopen.frameworks.explanation import Explanation
    from howopen.frameworks.mof.result import FileEvaluation
    from howopen.frameworks.ranking import Ranking
    from howopen.frameworks.requirement import Requirement
    from howopen.licenses.reading import LicenseReading
    from howopen.model import (
        Assessment,
        Cell,
        Citation,
        Edge,
        Finding,
        Judgement,
        Lineage,
        Outcome,
        Recording,
        Relation,
        Release,
        Source,
        Verdict,
        VerdictId,
    )
    from howopen.named_definitions import Named
    from howopen.pipeline import Interrupted

__all__ = [
    "DEFAULT_FRAMEWORK",
    "Agreement",
    "Assessment",
    "Cell",
    "Citation",
    "Comparison",
    "DataError",
    "Edge",
    "Explanation",
    "FileEvaluation",
    "Finding",
    "Framework",
    "HowopenError",
    "InputError",
    "Interrupted",
    "Judgement",
    "LicenseReading",
    "Lineage",
    "NotFound",
    "Outcome",
    "Question",
    "Ranking",
    "Recording",
    "Relation",
    "Release",
    "Requirement",
    "Source",
    "SourceError",
    "Verdict",
    "VerdictId",
    "__version__",
    "assess",
    "assess_all",
    "build_catalogue",
    "compare",
    "definitions",
    "evaluate_mof",
    "explain",
    "identify_license",
    "lineage_of",
    "load_agreement",
    "load_catalogue",
    "load_definition",
    "parse_requirement",
    "questions",
    "rank",
    "read_report",
    "schema",
]

DEFAULT_FRAMEWORK = "radboud"
"""The framework that tables and comparisons use unless told otherwise."""

_HOMES = {
    "howopen.catalogue.agreement": ("Agreement",),
    "howopen.errors": ("DataError", "HowopenError", "InputError", "NotFound", "SourceError"),
    "howopen.findings.question": ("Question",),
    "howopen.frameworks.comparison": ("Comparison",),
    "howopen.frameworks.definition": ("Framework",),
    "howopen.frameworks.explanation": ("Explanation",),
    "howopen.frameworks.mof.result": ("FileEvaluation",),
    "howopen.frameworks.ranking": ("Ranking",),
    "howopen.frameworks.requirement": ("Requirement",),
    "howopen.licenses.reading": ("LicenseReading",),
    "howopen.model": (
        *("Assessment", "Cell", "Citation", "Edge", "Finding", "Judgement", "Lineage", "Outcome"),
        *("Recording", "Relation", "Release", "Source", "Verdict", "VerdictId"),
    ),
    "howopen.pipeline": ("Interrupted",),
}
"""Where each noun lives; it is imported when first used, so that `--help` stays quick."""


def __getattr__(name: str) -> Any:
    for home, nouns in _HOMES.items():
        if name in nouns:
            return getattr(import_module(home), name)
    raise AttributeError(f"module 'howopen' has no attribute {name!r}")


def assess(target: str | Path, *, frameworks: Named | Iterable[Named] | None = None) -> Assessment:
    """Everything found and judged of one release.

    `target` is a folder, a recording, or a name as on the command line. `frameworks` are ids of
    `definitions()`, paths of your own definitions, or one of these; all that none has superseded
    when not given. What is not on this disk is looked up in the bundled catalogue, and the result
    says so. Raises `InputError`, `SourceError` or `DataError`. A notebook shows the result as a
    table.
    """
    from howopen import pipeline
    from howopen.errors import SourceError
    from howopen.named_definitions import definitions_of
    from howopen.reports.notebook import shown

    chosen = definitions_of(_named(frameworks))
    try:
        found = pipeline.assess(target, frameworks=chosen)
    except SourceError as error:
        from howopen.kept import as_kept, kept_instead

        found = as_kept(kept_instead(target, error), chosen)
    return shown(found)


def assess_all(
    folder: Path,
    *,
    frameworks: Named | Iterable[Named] | None = None,
    jobs: int | None = None,
    on_done: Callable[[int, int, str], None] | None = None,
) -> tuple[Assessment, ...]:
    """Every recording below a folder, sorted by release id.

    `on_done(done, total, name)` is told of each. Ctrl-C raises `Interrupted`, which holds the
    assessments that were done.
    """
    from howopen import pipeline

    return pipeline.assess_all(folder, frameworks=_named(frameworks), jobs=jobs, on_done=on_done)


def compare(
    *targets: str | Path | Assessment, frameworks: Named | Iterable[Named] | None = None
) -> Comparison:
    """Releases side by side, in the order given, under the definitions that `assess` takes.

    Raises `InputError` for fewer than two, and what `assess` raises.
    """
    from howopen.frameworks import comparison
    from howopen.model import Assessment
    from howopen.named_definitions import definitions_of
    from howopen.reports.notebook import shown

    chosen = definitions_of(_named(frameworks))
    found = tuple(
        target if isinstance(target, Assessment) else assess(target, frameworks=chosen)
        for target in targets
    )
    return shown(comparison.compare(found, chosen))


def rank(
    assessments: Iterable[Assessment],
    *,
    framework: Named = DEFAULT_FRAMEWORK,
    only: Iterable[tuple[str, str]] = (),
    sort: str = "score",
) -> Ranking:
    """Where each release stands, and the headlines that follow.

    `only` keeps rows by (key, value): `maker`, `name` (with `*`), `verdict`, or a dimension's id
    with a grade or `not-seen`; `sort` is `score`, `name`, `maker` or a dimension's id. Ranks
    and headlines are those among all.
    """
    from howopen.frameworks import ranking
    from howopen.reports.notebook import shown

    definition = load_definition(framework)
    everything = ranking.rank(assessments, definition)
    kept = ranking.only(everything, only, definition)
    return shown(ranking.ordered(kept, sort, definition))


def explain(
    target: str | Path, what: str, *, frameworks: Named | Iterable[Named] = ()
) -> Explanation:
    """The words behind one answer: `what` is a question's id or `framework:dimension`.

    `frameworks` are your own definitions, beside those of `definitions()`. Of a release that only
    the catalogue knows, the places and hashes are given without the words. Raises `InputError` for
    what is not asked, and what `assess` raises.
    """
    from howopen import pipeline
    from howopen.errors import SourceError
    from howopen.frameworks import explanation
    from howopen.named_definitions import definitions_of

    own = definitions_of(_named(frameworks))
    try:
        return pipeline.explain(target, what, frameworks=own)
    except SourceError as error:
        from howopen.kept import as_kept, kept_instead

        known = {**definitions(), **{framework.id: framework for framework in own}}
        kept = as_kept(kept_instead(target, error), known.values())
    return explanation.explain(kept, what, questions=questions(), frameworks=known)


def lineage_of(target: str | Path) -> Lineage:
    """What a release was made from, step by step, and the terms that it inherits so.

    Each `Edge` has its relation, the places that say it, and the base's licence where it is known.
    Raises what `assess` raises.
    """
    from howopen.model import Lineage

    found = assess(target, frameworks=(DEFAULT_FRAMEWORK,))
    asked = ("base-models", "weights-license", "inherited-terms", "effective-terms")
    return Lineage(
        release=found.release,
        edges=found.lineage,
        findings={name: found.findings[name] for name in asked if name in found.findings},
        remarks=found.remarks,
    )


def parse_requirement(text: str, *, frameworks: Named | Iterable[Named] = ()) -> Requirement:
    """A demand such as `verdict>=open-weights` or `radboud>=7`, to ask of assessments.

    `frameworks` are your own definitions, beside those of `definitions()`.
    `howopen.frameworks.requirement.unmet(requirement, assessment)` says what falls short.
    Raises `InputError`.
    """
    from howopen.frameworks import requirement
    from howopen.named_definitions import definitions_of

    own = {framework.id: framework for framework in definitions_of(_named(frameworks))}
    asked = [question.id for question in questions()]
    return requirement.parse_requirement(text, asked, {**definitions(), **own})


def questions() -> tuple[Question, ...]:
    """Every question that is asked of a release."""
    from howopen.findings import questions as registered

    return registered()


def definitions() -> dict[str, Framework]:
    """Every published definition of openness that is known, by its id."""
    from howopen.frameworks import frameworks as registered

    return registered()


def load_definition(name: Named) -> Framework:
    """The definition of an id of `definitions()`, of another name for it, or of a file of yours.

    Raises `InputError` for a name that nothing has, and for a file with the line of what is wrong
    in it.
    """
    from howopen.named_definitions import definition_of

    return definition_of(name)


def load_catalogue(*, frameworks: Named | Iterable[Named] | None = None) -> tuple[Assessment, ...]:
    """The bundled assessments of the releases that we follow; needs no network.

    The catalogue keeps findings; they are judged now, under the definitions that `assess` takes.
    """
    from howopen import catalogue
    from howopen.kept import judged_again
    from howopen.named_definitions import definitions_of

    chosen = definitions_of(_named(frameworks))
    return tuple(judged_again(kept, chosen) for kept in catalogue.load_catalogue())


def load_agreement() -> tuple[Agreement, ...]:
    """How often the grades agree with those that people gave, one for each framework measured."""
    from howopen.catalogue import agreement

    return agreement.load_agreement()


def build_catalogue(
    folder: Path, out: Path | None = None, *, on_done: Callable[[int, int, str], None] | None = None
) -> int:
    """Write a catalogue of the recordings below a folder; gives how many it holds."""
    from howopen import catalogue

    return catalogue.build(folder, out, on_done)


def read_report(text: str | bytes) -> Assessment:
    """The assessment that a JSON report holds, as `howopen TARGET --json` writes it.

    Every report with the same major version of the schema loads, whatever version of howopen
    wrote it. Raises `DataError` saying where it is not one.
    """
    from howopen.reports.json import assessment_from_json
    from howopen.reports.notebook import shown

    return shown(assessment_from_json(text))


def identify_license(text: str, path: str = "LICENSE") -> LicenseReading:
    """What a licence text is and what it demands, each condition with its words and line.

    `path` is the text's file name, which may say something too. Raises `InputError` for what is
    no `str`, and nothing else.
    """
    if not isinstance(text, str):
        from howopen.errors import InputError

        raise InputError(
            f"a licence text is a str, not {type(text).__name__}; decode it first, or name its"
            " file to `howopen license`"
        )
    from howopen.licenses import read_license

    return read_license(text, path)


def evaluate_mof(path_or_text: str | Path, *, exact: bool = False) -> FileEvaluation:
    """What a model file of the Model Openness Tool (MOT) comes to under its framework.

    A `str` of several lines is the file's text, any other a path. Licences are read by a corrected
    table, with `exact` by MOT's own. Raises `NotFound`, `InputError`, or `DataError` saying what
    is wrong with the file.
    """
    if isinstance(path_or_text, str) and "\n" in path_or_text:
        from howopen.frameworks.mof.result import evaluate_text

        return evaluate_text(path_or_text, exact=exact)
    from howopen.mof_pipeline import evaluate_file

    return evaluate_file(str(path_or_text), exact=exact)


def schema(of: str = "assessment") -> dict[str, Any]:
    """The JSON Schema of an `assessment`, or of what `howopen license` or `howopen mof` gives."""
    from howopen.reports.json import assessment_schema, license_schema, mof_schema

    return {"license": license_schema, "mof": mof_schema}.get(of, assessment_schema)()


def _named(frameworks: Named | Iterable[Named] | None) -> Iterable[Named] | None:
    """A single definition may be given as it is."""
    from howopen.frameworks.definition import Framework

    return (frameworks,) if isinstance(frameworks, str | Path | Framework) else frameworks
