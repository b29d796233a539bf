"""Judge releases, compare them, and show the words behind an answer."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from howopen.collect import OnStep
    from howopen.frameworks.comparison import Comparison
    from howopen.frameworks.explanation import Explanation
    from howopen.frameworks.ranking import Ranking
    from howopen.live import Asking
    from howopen.model import Assessment, Lineage
    from howopen.named_definitions import Named

DEFAULT_FRAMEWORK: Final = "radboud"
"""The framework that tables and comparisons use unless told otherwise."""


def assess(
    target: str | Path,
    *,
    frameworks: Named | Iterable[Named] | None = None,
    asking: Asking | None = None,
    on_step: OnStep | None = None,
) -> Assessment:
    """Everything found and judged of one release.

    `target` is a folder, a recording, or a name as on the command line. `frameworks` are ids of
    `definitions()`, paths of your own definitions, or one of these; all that none has superseded
    when not given. What is not on this disk is looked at on the network, as `asking` says, and
    `on_step` is told of each place; where that cannot be, it is looked up in the bundled
    catalogue, and the result says so. Raises `InputError`, `SourceError`, `StoreError` or
    `DataError`. A notebook shows the result as a table.
    """
    from howopen import pipeline
    from howopen.errors import SourceError
    from howopen.named_definitions import definitions_of
    from howopen.reports.notebook import shown

    chosen = definitions_of(frameworks)
    try:
        found = pipeline.assess(target, frameworks=chosen, asking=asking, on_step=on_step)
    except SourceError as error:
        from howopen.catalogued import as_catalogued, catalogued_instead

        kept, why = catalogued_instead(target, error)
        found = as_catalogued(kept, chosen, why)
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

    return pipeline.assess_all(folder, frameworks=frameworks, jobs=jobs, on_done=on_done)


def compare(
    *targets: str | Path | Assessment,
    frameworks: Named | Iterable[Named] | None = None,
    asking: Asking | None = None,
    on_step: OnStep | None = None,
    language: str = "en",
) -> Comparison:
    """Releases side by side, in the order given, under the definitions that `assess` takes.

    The verdicts are told in `language`, one of `howopen.locale.LANGUAGES`. Raises
    `InputError` for fewer than two, before any is looked at, and what `assess` raises.
    """
    from howopen.errors import InputError
    from howopen.frameworks import comparison
    from howopen.locale import say_in
    from howopen.model import Assessment
    from howopen.named_definitions import definitions_of
    from howopen.reports.notebook import shown

    if len(targets) < 2:
        raise InputError("a comparison needs at least two releases; name another one")
    chosen = definitions_of(frameworks)
    found = tuple(
        target
        if isinstance(target, Assessment)
        else assess(target, frameworks=chosen, asking=asking, on_step=on_step)
        for target in targets
    )
    return shown(comparison.compare(found, chosen, say_in(language)))


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
    from howopen.named_definitions import definition_of
    from howopen.reports.notebook import shown

    definition = definition_of(framework)
    everything = ranking.rank(assessments, definition)
    kept = ranking.only(everything, only, definition)
    return shown(ranking.ordered(kept, sort, definition))


def explain(
    target: str | Path,
    what: str,
    *,
    frameworks: Named | Iterable[Named] = (),
    asking: Asking | None = None,
    on_step: OnStep | None = None,
    language: str = "en",
) -> Explanation:
    """The words behind one answer: `what` is a question's id or `framework:dimension`.

    `frameworks` are your own definitions, beside those of `definitions()`. Of a release that only
    was looked at on the network before, in the way that `asking` says, the recording kept then is
    read. Of a release that only the catalogue knows, the places and hashes are given without the
    words. The chain is told in `language`, one of `howopen.locale.LANGUAGES`. Raises `InputError`
    for what is not asked, and what `assess` raises.
    """
    from howopen import pipeline
    from howopen.errors import SourceError
    from howopen.findings import questions
    from howopen.frameworks import explanation
    from howopen.frameworks import frameworks as registered
    from howopen.locale import say_in
    from howopen.named_definitions import definitions_of

    own, say = definitions_of(frameworks), say_in(language)
    try:
        return pipeline.explain(
            target, what, frameworks=own, asking=asking, on_step=on_step, say=say
        )
    except SourceError as error:
        from howopen.catalogued import as_catalogued, catalogued_instead

        known = {**registered(), **{framework.id: framework for framework in own}}
        found, why = catalogued_instead(target, error)
        kept = as_catalogued(found, known.values(), why)
    return explanation.explain(kept, what, questions=questions(), frameworks=known, say=say)


def lineage_of(
    target: str | Path, *, asking: Asking | None = None, on_step: OnStep | None = None
) -> Lineage:
    """What a release was made from, step by step, and the terms that it inherits so.

    Each `Edge` has its relation, the places that say it, and the base's licence where it is known.
    Raises what `assess` raises.
    """
    from howopen.model import Lineage

    found = assess(target, frameworks=(DEFAULT_FRAMEWORK,), asking=asking, on_step=on_step)
    asked = ("base-models", "weights-license", "inherited-terms", "effective-terms")
    return Lineage(
        release=found.release,
        edges=found.lineage,
        findings={name: found.findings[name] for name in asked if name in found.findings},
        remarks=found.remarks,
    )


def read_report(text: str | bytes) -> Assessment:
    """The assessment that a JSON report holds, as `howopen TARGET --json` writes it.

    Every report with the same major version of the schema loads, whatever version of howopen
    wrote it. Raises `DataError` saying where it is not one.
    """
    from howopen.model.saved import read_report as read_saved
    from howopen.reports.notebook import shown

    return shown(read_saved(text))
