"""The terms that the bases of a release, and theirs, lay on it, each with the way it came.

A base's terms reach whoever holds its weights, in whatever form, through any chain; its maker's
own later models it may license as it likes. Terms of a teacher, whose outputs were learned from,
reach only as far as they say so (docs/decisions/0011).
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

import msgspec

from howopen.evidence.base_models import family_license
from howopen.evidence.layers import BOTH
from howopen.findings.shared.case import KEPT, Case
from howopen.findings.shared.license_claims import LicenseClaim
from howopen.findings.shared.license_of import NOT_A_NAME, weights_license
from howopen.findings.shared.license_texts import is_plain, texts_of
from howopen.findings.shared.limits import (
    LIMITING,
    Limit,
    Stated,
    by_weight,
    conditions_of,
    in_words,
    stated_in,
    stated_in_cards,
)
from howopen.licenses.category import AnyCondition
from howopen.licenses.terms import Category, License
from howopen.lineage import path_to
from howopen.model import Edge

DUTIES = (
    "naming",
    "display_attribution",
    "flow_down",
    "copyleft",
    "attribution_notice",
    "licence_copy",
    "base_model_terms",
)
"""Duties that go with what is made from a model, beside the limits."""
ON_OUTPUTS = ("no_model_improvement", "output_restriction")
"""Conditions that speak of what a model puts out."""


class BaseTerms(NamedTuple):
    """The terms of one base."""

    path: tuple[Edge, ...]
    """The steps from the release to the base."""
    called: str
    """The licence as a person calls it; empty where none is known."""
    license_id: str
    category: Category | None
    """How far it lets go; `None` where it is not known."""
    stated: tuple[Stated, ...]
    """The conditions that reach the release: all, or of a teacher those on what it puts out."""

    @property
    def edge(self) -> Edge:
        """The step that leads to the base itself."""
        return self.path[-1]

    @property
    def held(self) -> bool:
        """Whether the release holds the base's weights, and did not only learn from it."""
        return all(edge.relation.carries for edge in self.path)

    @property
    def limited(self) -> bool:
        """Whether a text or a card states a limit of what reaches the release."""
        return any(s.condition.type in LIMITING for s in self.stated)

    @property
    def open(self) -> bool:
        """Whether its licence is known and open, and nothing limits it."""
        return self.category is not None and self.category.open and not self.limited

    @property
    def narrow(self) -> bool:
        """Whether it is known not to be open."""
        return self.limited or (self.category is not None and not self.category.open)

    @property
    def way(self) -> str:
        """`by river/egret-7b, through pond/heron-7b`."""
        nearer = ", ".join(edge.base for edge in self.path[:-1])
        through = f", through {nearer}" if nearer else ""
        outputs = "" if self.held else ", through outputs"
        return f"by {self.edge.base}{through}{outputs}".replace(":", " ")

    def words(self, condition: AnyCondition) -> str:
        """`user threshold: 700,000,000 users a month (from LICENCE, by BASE)`."""
        return f"{in_words(condition)} (from {self.called.replace(':', ' ')}, {self.way})"


@lru_cache(maxsize=KEPT)
def terms_of_bases(case: Case) -> tuple[BaseTerms, ...]:
    """The terms of each base of another maker, nearest first; what is not known is said so."""
    found = []
    for edge in case.lineage:
        if edge.own:
            continue
        path = path_to(case.lineage, edge)
        known = _terms(case, edge)
        if not all(step.relation.carries for step in path):
            known = _of_outputs(case, known)
        found.append(BaseTerms(path, known.called, known.id, known.category, tuple(known.stated)))
    return tuple(found)


class _Known(NamedTuple):
    """What is known of the terms of one model."""

    called: str = ""
    id: str = ""
    category: Category | None = None
    stated: tuple[Stated, ...] = ()
    license: License | None = None


def _terms(case: Case, edge: Edge) -> _Known:
    """By the base's recording; where that names an open licence or none, by its family's name.

    Who passes on a model of a family under an open licence was not free to widen its terms.
    """
    own = _recorded(case, edge)
    family = family_license(edge.base)
    if family is None or (own.category is not None and not own.category.open):
        return own
    return own if family.category.open and own.called else _of_family(case, edge, family)


def _recorded(case: Case, edge: Edge) -> _Known:
    base = next((e for e in case.line if e.release.id == edge.recorded), None)
    of_base = Case(evidence=base) if base is not None else _beside(case, edge)
    claim = weights_license(of_base) if of_base is not None else None
    if of_base is None or claim is None or claim.name.lower() in NOT_A_NAME:
        return _Known()
    return _of_claim(of_base, claim)


def _of_claim(of_base: Case, claim: LicenseClaim) -> _Known:
    stated = (*conditions_of(of_base, claim), *stated_in_cards(of_base))
    return _Known(claim.called, claim.id, claim.category, stated, claim.license)


def _beside(case: Case, edge: Edge) -> Case | None:
    """The base's own model repository where it lies in the recording of the model made from it."""
    wanted = f"huggingface:{edge.base}".lower()
    for maker in (case.evidence, *case.line):
        for source in maker.sources if maker.release.id == edge.model else ():
            if source.source.id.lower() == wanted and source.is_model:
                alone = msgspec.structs.replace(source, layers=BOTH)
                return Case(evidence=msgspec.structs.replace(maker, sources=(alone,), parents=()))
    return None


def _of_family(case: Case, edge: Edge, family: License) -> _Known:
    """The licence of a family: by its text among the release's own sources, if it is there."""
    texts = [p for p in texts_of(case.base, family.id) if is_plain(p.reading, family)]
    stated = stated_in(texts)
    if not any(s.condition.type in LIMITING for s in stated):
        stated = [Stated(c, edge.citations) for c in family.conditions]
    return _Known(family.name, family.id, family.category, tuple(stated), family)


def _of_outputs(case: Case, known: _Known) -> _Known:
    """What of a teacher's terms reaches a model that learned from its outputs.

    Where the licence counts such a model among the derivatives, all of it.
    """
    if known.license is not None and known.license.learned_from_outputs:
        return known
    reaching = tuple(s for s in known.stated if _speaks_of_outputs(s.condition))
    if known.license is not None and known.license.family in _families_held(case):
        # "... to improve any other model": one of the family is none.
        reaching = tuple(s for s in reaching if s.condition.type != "no_model_improvement")
    return known._replace(stated=reaching)


def _speaks_of_outputs(condition: AnyCondition) -> bool:
    said = " ".join(str(condition.value.get(key, "")) for key in ("applies_to", "when"))
    return condition.type in ON_OUTPUTS or "outputs" in said


def _families_held(case: Case) -> set[str | None]:
    """The families of the licences of the bases whose weights the release holds."""
    held = (e for e in case.lineage if e.relation.carries)
    known = (family_license(edge.base) for edge in held)
    return {license_.family for license_ in known if license_ is not None}


def reaching(terms: BaseTerms) -> list[Stated]:
    """The limits and duties among what a base states; of an open licence only share-alike."""
    kinds = ("copyleft",) if terms.open else (*LIMITING, *DUTIES)
    found = [s for s in terms.stated if s.condition.type in kinds]
    return sorted(found, key=lambda s: kinds.index(s.condition.type))


def limits_of_bases(case: Case) -> list[Limit]:
    """Limits that the terms of the bases it holds lay on a release, in words with their way."""
    return by_weight(
        Limit(s.condition.type, terms.words(s.condition), s.citations, _names_only(s.condition))
        for terms in terms_of_bases(case)
        if terms.held and not terms.open
        for s in terms.stated
    )


def _names_only(condition: AnyCondition) -> bool:
    return condition.value.get("effect") == "display_name"


def with_licenses(case: Case) -> tuple[Edge, ...]:
    """The steps of the lineage with the licence of each base, where it is known."""
    return tuple(
        msgspec.structs.replace(edge, license=_terms(case, edge).called) for edge in case.lineage
    )
