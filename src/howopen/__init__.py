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
To ask with SQL or a spreadsheet: `export(assessments, "openness.db")`; `load_assessments(*places)`
gives those of recordings and reports. Everything raised on purpose is a `HowopenError`.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from howopen._version import __version__

if TYPE_CHECKING:
    from howopen.api.assessing import (
        DEFAULT_FRAMEWORK,
        assess,
        assess_all,
        compare,
        explain,
        lineage_of,
        rank,
        read_report,
    )
    from howopen.api.bundled import build_catalogue, load_catalogue
    from howopen.api.definitions import (
        definitions,
        load_agreement,
        load_definition,
        parse_requirement,
        questions,
    )
    from howopen.api.documents import evaluate_mof, identify_license, schema
    from howopen.api.exporting import export, load_assessments
    from howopen.api.pictures import picture_as_png, plot
    from howopen.api.recording import changes, history_of, record, record_all, verify, watch
    from howopen.catalogue.agreement import Agreement
    from howopen.errors import DataError, HowopenError, InputError, NotFound, SourceError
    from howopen.findings.question import Question
    from howopen.frameworks.comparison import Comparison
    from howopen.frameworks.definition import Framework
    from howopen.frameworks.explanation import Explanation
    from howopen.frameworks.mof.result import FileEvaluation
    from howopen.frameworks.ranking import Ranking
    from howopen.frameworks.requirement import Requirement
    from howopen.history.changed import Changes
    from howopen.history.verification import Verification
    from howopen.licenses.reading import LicenseReading
    from howopen.live import Asking
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
    from howopen.pipeline import Interrupted

__all__ = [
    "DEFAULT_FRAMEWORK",
    "Agreement",
    "Asking",
    "Assessment",
    "Cell",
    "Changes",
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
    "Verification",
    "__version__",
    "assess",
    "assess_all",
    "build_catalogue",
    "build_site",
    "changes",
    "compare",
    "definitions",
    "evaluate_mof",
    "explain",
    "export",
    "history_of",
    "identify_license",
    "lineage_of",
    "load_agreement",
    "load_assessments",
    "load_catalogue",
    "load_definition",
    "parse_requirement",
    "picture_as_png",
    "plot",
    "questions",
    "rank",
    "read_report",
    "record",
    "record_all",
    "schema",
    "verify",
    "watch",
]

_HOMES = {
    "howopen.api.assessing": (
        *(
            "DEFAULT_FRAMEWORK",
            "assess",
            "assess_all",
            "compare",
            "explain",
            "lineage_of",
            "rank",
            "read_report",
        ),
    ),
    "howopen.api.bundled": ("build_catalogue", "load_catalogue"),
    "howopen.api.definitions": (
        *("definitions", "load_agreement", "load_definition", "parse_requirement", "questions"),
    ),
    "howopen.api.documents": ("evaluate_mof", "identify_license", "schema"),
    "howopen.api.exporting": ("export", "load_assessments"),
    "howopen.api.pictures": ("picture_as_png", "plot"),
    "howopen.api.recording": (
        *("changes", "history_of", "record", "record_all", "verify", "watch"),
    ),
    "howopen.api.site": ("build_site",),
    "howopen.catalogue.agreement": ("Agreement",),
    "howopen.errors": ("DataError", "HowopenError", "InputError", "NotFound", "SourceError"),
    "howopen.findings.question": ("Question",),
    "howopen.history.changed": ("Changes",),
    "howopen.frameworks.comparison": ("Comparison",),
    "howopen.frameworks.definition": ("Framework",),
    "howopen.frameworks.explanation": ("Explanation",),
    "howopen.frameworks.mof.result": ("FileEvaluation",),
    "howopen.frameworks.ranking": ("Ranking",),
    "howopen.frameworks.requirement": ("Requirement",),
    "howopen.history.verification": ("Verification",),
    "howopen.licenses.reading": ("LicenseReading",),
    "howopen.live": ("Asking",),
    "howopen.model": (
        *("Assessment", "Cell", "Citation", "Edge", "Finding", "Judgement", "Lineage", "Outcome"),
        *("Recording", "Relation", "Release", "Source", "Verdict", "VerdictId"),
    ),
    "howopen.pipeline": ("Interrupted",),
}
"""Where each name lives; it is imported when first used, so that `--help` stays quick."""


def __getattr__(name: str) -> Any:
    for home, nouns in _HOMES.items():
        if name in nouns:
            return getattr(import_module(home), name)
    raise AttributeError(f"module 'howopen' has no attribute {name!r}")
