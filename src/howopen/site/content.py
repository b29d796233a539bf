"""What the site shows: the assessments, and how they are grouped. Nothing is judged here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from itertools import pairwise

from howopen.catalogue.agreement import Agreement
from howopen.findings.question import Question
from howopen.frameworks.definition import Framework
from howopen.frameworks.makers import maker_names
from howopen.frameworks.quotes import Quote, quotes_of
from howopen.frameworks.ranking import Ranking, rank
from howopen.history.changed import Dated
from howopen.history.changes import changes
from howopen.licenses import License, find_license
from howopen.model import Assessment, Citation

Quotes = dict[Citation, Quote]


class Content:
    """Everything that pages are made of, for all languages alike."""

    def __init__(
        self,
        assessments: Iterable[Assessment],
        frameworks: Mapping[str, Framework],
        questions: Iterable[Question],
        agreements: Iterable[Agreement] = (),
        quotes: Mapping[str, Iterable[Quote]] | None = None,
        earlier: Iterable[Assessment] = (),
    ) -> None:
        self.assessments = tuple(sorted(assessments, key=lambda a: a.release.id))
        self.frameworks = {
            name: framework
            for name, framework in frameworks.items()
            if any(name in a.judgements for a in self.assessments)
        }
        self.questions = {question.id: question for question in questions}
        self.agreements = {each.framework: each for each in agreements}
        self._quotes = quotes or {}
        self.all_earlier = tuple(sorted(earlier, key=last_read))
        """Earlier states of releases, the oldest first."""
        self._earlier: dict[str, list[Assessment]] = {}
        for each in self.all_earlier:
            self._earlier.setdefault(each.release.id, []).append(each)

    @cached_property
    def rankings(self) -> dict[str, Ranking]:
        """Framework id -> the order of all releases under it."""
        return {name: rank(self.assessments, each) for name, each in self.frameworks.items()}

    @cached_property
    def ranks(self) -> dict[str, dict[str, int]]:
        """Release id -> framework id -> its rank."""
        found: dict[str, dict[str, int]] = {each.release.id: {} for each in self.assessments}
        for name, ranking in self.rankings.items():
            for row in ranking.rows:
                found[row.release.id][name] = row.rank
        return found

    @cached_property
    def by_id(self) -> dict[str, Assessment]:
        """Release id -> its assessment."""
        return {a.release.id: a for a in self.assessments}

    @cached_property
    def by_name(self) -> tuple[Assessment, ...]:
        """The assessments in the order of the releases' names."""
        return tuple(sorted(self.assessments, key=lambda a: a.release.name.casefold()))

    @cached_property
    def maker_of(self) -> dict[str, str]:
        """Release id -> its maker's name."""
        return maker_names(self.assessments)

    @cached_property
    def makers(self) -> dict[str, tuple[Assessment, ...]]:
        """Maker's name -> its releases; sorted by name."""
        found: dict[str, list[Assessment]] = {}
        for assessment in self.assessments:
            name = self.maker_of.get(assessment.release.id)
            if name is not None:
                found.setdefault(name, []).append(assessment)
        return {name: tuple(found[name]) for name in sorted(found, key=str.casefold)}

    @cached_property
    def licenses(self) -> dict[str, tuple[Assessment, ...]]:
        """Licence id -> the releases whose weights are under it; the most used first."""
        found: dict[str, list[Assessment]] = {}
        for assessment in self.assessments:
            if name := license_of(assessment):
                found.setdefault(name, []).append(assessment)
        order = sorted(found, key=lambda name: (-len(found[name]), name.casefold()))
        return {name: tuple(found[name]) for name in order}

    @cached_property
    def _made_from(self) -> dict[str, list[Assessment]]:
        """Release id -> those that were made from it, also by several steps."""
        found: dict[str, list[Assessment]] = {}
        for assessment in self.assessments:
            for base in {edge.recorded for edge in assessment.lineage if edge.recorded}:
                found.setdefault(base, []).append(assessment)
        return found

    def made_from(self, assessment: Assessment) -> tuple[Assessment, ...]:
        """The releases that were made from this one, also by several steps."""
        return tuple(self._made_from.get(assessment.release.id, ()))

    def family(self, assessment: Assessment) -> tuple[Assessment, ...]:
        """A release, those that were made from it, and those here that any of these came from."""
        below = (assessment, *self.made_from(assessment))
        bases = dict.fromkeys(e.recorded for each in below for e in each.lineage if e.recorded)
        names = dict.fromkeys((*bases, *(each.release.id for each in below)))
        return tuple(self.by_id[name] for name in names if name in self.by_id)

    def earlier(self, assessment: Assessment) -> tuple[Assessment, ...]:
        """What a release was judged to be before, the oldest first."""
        return tuple(self._earlier.get(assessment.release.id, ()))

    def history(self, assessment: Assessment) -> Iterator[Dated]:
        """What changed of a release, the latest first."""
        states = (*self.earlier(assessment), assessment)
        for old, new in reversed(tuple(pairwise(states))):
            if not (found := changes(old, new)).quiet:
                yield Dated(when=last_read(new), changes=found)

    def known_license(self, license_id: str) -> License | None:
        """What is known of a licence; `None` for one that we do not know by name."""
        return find_license(license_id)

    def quotes(self, assessment: Assessment) -> Quotes:
        """The place behind each citation of a release, with its words where they are at hand."""
        given = self._quotes.get(assessment.release.id)
        if given is None:
            given = quotes_of(assessment.findings.values(), assessment, ())
        return {quote.citation: quote for quote in given}


def license_of(assessment: Assessment) -> str:
    """The licence of a release's weights, as it is called; empty where none is known."""
    finding = assessment.findings.get("weights-license")
    return finding.value[0] if finding is not None and finding.value else ""


def last_read(assessment: Assessment) -> str:
    """The last day on which a source of it was read, ISO 8601; empty when none says."""
    return max((source.read for source in assessment.sources if source.read), default="")


def modalities(assessment: Assessment) -> tuple[str, ...]:
    """What a release generates, by the question on general purpose; empty where nothing tells."""
    finding = assessment.findings.get("general-purpose")
    return finding.value if finding is not None else ()
