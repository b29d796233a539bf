"""The question which terms of its bases a release is under, and whether it passes them on."""

from __future__ import annotations

from collections.abc import Iterable

from howopen.findings.question import Effort, Question
from howopen.findings.shared.base_terms import BaseTerms, reaching, terms_of_bases
from howopen.findings.shared.case import Case, best, ids
from howopen.findings.shared.license_of import weights_license
from howopen.findings.shared.words import bare, listed
from howopen.licenses.category import AnyCondition
from howopen.model import Citation, Finding, Outcome

QUESTION = Question(
    id="inherited-terms",
    asks="Which terms does it inherit from its bases, and are they passed on?",
    why="A tag of its own does not free a model from the terms of the weights it holds.",
    looks=(
        "The licence of each base, from its recording or, by the family's name, from the table; "
        "for what is passed on, the name, the cards, the licence files and notices. Of a model "
        "whose outputs it learned from, only the terms that say that they reach so far. The "
        "terms of data sets are not looked at."
    ),
    outcomes={
        Outcome.YES: "Terms of a base limit or oblige it; each is listed with the way it came.",
        Outcome.NO: "The licences of all its bases are known and open.",
        Outcome.UNCLEAR: "The licence of a base is not known.",
        Outcome.NOT_APPLICABLE: "It was made from no model of another maker, as far as seen.",
    },
    change=(
        "Name the bases' licences beside your own, keep their duties, or start from a base under "
        "open terms."
    ),
    effort=Effort.TERMS,
)


def answer(case: Case) -> Finding:
    """Each inherited condition in words, with the licence and the base that it comes from."""
    bases = terms_of_bases(case)
    if not bases:
        note = "It was made from no model of another maker, as far as seen."
        return Finding(outcome=Outcome.NOT_APPLICABLE, note=note, searched=ids(case.end))
    value: list[str] = []
    stated: list[Citation] = []
    missed: list[str] = []
    for terms in bases:
        for each in reaching(terms):
            kept = _is_kept(case, terms, each.condition)
            if kept is False:
                missed.append(_wanted(each.condition))
            value.append(_with_check(terms.words(each.condition), kept=kept))
            stated += each.citations[:1]
    named = [c for terms in bases for c in terms.edge.citations[:1]]
    unknown = [terms for terms in bases if terms.category is None and not terms.stated]
    if value:
        return Finding(
            outcome=Outcome.YES,
            value=tuple(dict.fromkeys(value)),
            citations=best([*stated, *named]),
            note=" ".join([_inherits(case, bases), *_not_kept(missed), *_not_known(unknown)]),
        )
    if unknown:
        note = " ".join(_not_known(unknown))
        searched = ids(case.end)
        return Finding(outcome=Outcome.UNCLEAR, citations=best(named), note=note, searched=searched)
    licences = listed(f"{terms.called} of {terms.edge.base}" for terms in bases)
    note = f"Nothing that limits or obliges: {licences}."
    searched = ids(case.end)
    return Finding(outcome=Outcome.NO, citations=best(named), note=note, searched=searched)


def _inherits(case: Case, bases: tuple[BaseTerms, ...]) -> str:
    """`Declared Apache-2.0, inherits Llama 3.1 Community License Agreement: naming, ...`."""
    own = weights_license(case)
    declared = f"Declared {own.called}" if own is not None else "Without a licence of its own"
    parts = []
    for terms in bases:
        kinds = dict.fromkeys(s.condition.type.replace("_", " ") for s in reaching(terms))
        if kinds:
            parts.append(f"{terms.called} ({terms.way}): {listed(kinds, 2)}")
    return f"{declared}, inherits {listed(parts, 1)}."


def _not_kept(missed: Iterable[str]) -> list[str]:
    once = listed(missed, 2)
    return [f"Not seen: {once}."] if once else []


def _not_known(unknown: Iterable[BaseTerms]) -> list[str]:
    return [
        f"The licence of {terms.edge.base} is not known."
        if terms.held
        else f"Whether terms on the outputs of {terms.edge.base} reach it is not known."
        for terms in unknown
    ]


def _with_check(words: str, *, kept: bool | None) -> str:
    if kept is None:
        return words
    return f"{words.removesuffix(')')}; {'kept' if kept else 'not seen'})"


def _wanted(condition: AnyCondition) -> str:
    """What was looked for and not seen, in words."""
    value = condition.value
    return {
        "naming": f"a name that begins with {value.get('prefix', 'the given word')}",
        "display_attribution": f"the words '{value.get('text', '')}'",
        "licence_copy": "a copy of the licence",
        "attribution_notice": "a notice file",
    }[condition.type]


def _is_kept(case: Case, terms: BaseTerms, condition: AnyCondition) -> bool | None:
    """Whether a duty is met, as far as files and cards show; `None` where they cannot."""
    value = condition.value
    if condition.type == "naming" and isinstance(value.get("prefix"), str):
        return all(_plain(n).startswith(_plain(str(value["prefix"]))) for n in _names(case))
    if condition.type == "display_attribution" and isinstance(value.get("text"), str):
        return _is_shown(case, str(value["text"]))
    if condition.type == "licence_copy":
        return _has_copy(case, terms.license_id)
    if condition.type == "attribution_notice":
        return any(_is_notice(text.path) for source in case.end for text in source.texts)
    return None


def _names(case: Case) -> list[str]:
    """The names under which the release's weights are given out, without their owners."""
    models = [bare(s.source.id).rpartition("/")[2] for s in case.models]
    return models or [case.evidence.release.name]


def _is_shown(case: Case, words: str) -> bool:
    wanted = words.lower()
    texts = (text for source in case.end for text in source.relevant())
    return any(wanted in line.lower() for text in texts for line in text.lines)


def _has_copy(case: Case, license_id: str) -> bool:
    readings = (r for source in case.end for r in source.license_readings.values())
    return any(
        license_id in (r.license_id, r.variant_of, *(m.license_id for m in r.matches))
        for r in readings
    )


def _is_notice(path: str) -> bool:
    return path.rpartition("/")[2].lower().startswith("notice")


def _plain(name: str) -> str:
    return "".join(c for c in name.lower() if c.isalnum())
