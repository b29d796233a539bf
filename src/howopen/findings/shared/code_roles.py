"""Whether code of a kind is in the release's repositories, shared by the questions on code."""

from __future__ import annotations

from howopen.evidence.facts import SourceEvidence
from howopen.evidence.listing import Role
from howopen.evidence.statements import Stance, Topic, read_statements
from howopen.findings.shared.case import (
    Case,
    best,
    cite_files,
    ids,
    is_about_release,
    seen_whole,
)
from howopen.findings.shared.own_code import calls_repository, for_release
from howopen.findings.shared.words import bare, listed
from howopen.model import Citation, Finding, Outcome, SourceKind


def answer_by_roles(
    case: Case,
    sources: tuple[SourceEvidence, ...],
    roles: tuple[Role, ...],
    *,
    what: str,
    partly: tuple[Role, ...] = (),
    of_release: bool = False,
) -> Finding:
    """`yes` with the files that bear one of `roles`, `partly` with those of `partly`.

    With `of_release`, files of a library, which names the release at most in passing, are a part
    at best, and count only where no repository about the release has any. `no` when every
    repository was listed in full and has none; `unclear` when there is no repository; a statement
    that the code is withheld is a `no` with its place.
    """
    own = tuple(
        s for s in sources if is_about_release(s) or calls_repository(case, s) or not of_release
    )
    for outcome, wanted, places in (
        (Outcome.YES, roles, own),
        (Outcome.PARTLY, partly, own),
        (Outcome.PARTLY, (*roles, *partly), sources),
    ):
        found = [
            c
            for s in places
            for r in wanted
            for c in cite_files(s, for_release(case, s, s.listing.of(r)), f"a file of {what}")
        ]
        if found:
            paths = tuple(c.path for c in best(found))
            whose = "" if any(_is_of(c, own) for c in found) else ", in a library"
            note = f"{what[0].upper()}{what[1:]}{whose}: {listed(paths, 2)}."
            return Finding(outcome=outcome, value=paths, citations=best(found), note=note)
    if denied := _denied(case, what, sources):
        return denied
    repositories = tuple(s for s in sources if s.source.kind is not SourceKind.PACKAGE)
    if repositories and seen_whole(sources) and not case.missing_code:
        listings = tuple(s.cite(shows="the complete listing") for s in sources)
        note = f"No file of {what} in the complete listing."
        return Finding(
            outcome=Outcome.NO, citations=best(listings), note=note, searched=ids(sources)
        )
    if case.missing_code:
        missing = listed(bare(m.id) for m in case.missing_code)
        note = f"The code repository could not be read: {missing}."
        return Finding(outcome=Outcome.UNREACHABLE, note=note)
    note = "No code repository of the release is known."
    return Finding(outcome=Outcome.UNCLEAR, note=note, searched=ids(case.end))


def _is_of(citation: Citation, sources: tuple[SourceEvidence, ...]) -> bool:
    return any(citation.source == s.source.id for s in sources)


KINDS = ("training", "tuning", "inference", "evaluation", "data", "architecture")
"""Words by which a sentence says of which code it speaks."""


def _denied(case: Case, what: str, sources: tuple[SourceEvidence, ...]) -> Finding | None:
    """`no` where the release says that its code is withheld, or only promises it."""
    if withheld := _said(case, what, Stance.WITHHELD):
        note = "The release says that its code is withheld."
        return Finding(outcome=Outcome.NO, citations=best(withheld), note=note)
    if promised := _said(case, what, Stance.PROMISED):
        note = "The release promises its code, and it was not found."
        searched = ids(sources) or ids(case.end)
        return Finding(outcome=Outcome.NO, citations=best(promised), note=note, searched=searched)
    return None


def _said(case: Case, what: str, stance: Stance) -> list[Citation]:
    """Statements of that stance on code: on all of it, or on code of this kind."""
    found = []
    for source in case.end:
        for text in source.relevant():
            for statement in read_statements(text):
                words = statement.sentence.text.lower()
                named = [kind for kind in KINDS if kind in words]
                about_others = named and not any(kind in what for kind in named)
                if statement.topic is not Topic.CODE or about_others:
                    continue
                if statement.stance is stance:
                    s = statement.sentence
                    shows = f"says of code: {stance.value}"
                    found.append(source.cite(text.path, s.first_line, s.last_line, shows))
    return found
