"""The question whether the software to run the model is in a package index."""

from __future__ import annotations

from howopen.evidence.facts import SourceEvidence
from howopen.evidence.links import LinkKind
from howopen.evidence.listing import Role
from howopen.evidence.names import read_name
from howopen.findings import weights_downloadable
from howopen.findings.question import Effort, Question
from howopen.findings.shared.access import is_client
from howopen.findings.shared.case import Case, best, cite_files, cite_opening, ids, seen_whole
from howopen.findings.shared.license_claims import license_of_package
from howopen.findings.shared.words import bare, listed
from howopen.model import Citation, Finding, Outcome, SourceKind

QUESTION = Question(
    id="package",
    asks="Is the software that runs the model a versioned package in an index?",
    why="A package has versions, dependencies and a history; a demo has none of these.",
    looks="Package sources, install commands in documents, packaging files, containers.",
    outcomes={
        Outcome.YES: "The release's own package is in an index, under an OSI-approved licence.",
        Outcome.PARTLY: "A package without such a licence, an installable repository, a container.",
        Outcome.NO: "No packaging in the complete listing, or only the client of a service.",
        Outcome.UNCLEAR: "Nothing was found, and no complete listing rules it out.",
    },
    change="Publish the inference code as a package under an open licence.",
    effort=Effort.PUBLISH,
)


def answer(case: Case) -> Finding:
    """The release's own package, else what stands in for one."""
    packages = [s for s in case.end if s.source.kind is SourceKind.PACKAGE]
    no_weights = weights_downloadable.answer(case).outcome is Outcome.NO
    own = [s for s in packages if not no_weights and not is_client(s)]
    if own:
        return _of_index(next((s for s in own if _is_open(s)), own[0]))
    if packages:
        cited = best([cite_opening(s, "METADATA", "a client's metadata") for s in packages])
        note = f"The package {bare(packages[0].source.id)} only calls a service."
        return Finding(outcome=Outcome.NO, citations=cited, note=note)
    commands = [c for s in case.end for c in _installs(case, s)]
    if commands:
        note = "Documents say to install the release's own package from an index."
        return Finding(outcome=Outcome.YES, citations=best(commands), note=note)
    files = [
        c
        for s in case.own_code
        for r in (Role.PACKAGING, Role.CONTAINER)
        for c in cite_files(s, s.listing.of(r)[:1], r.value)
    ]
    if files:
        found = listed((c.path for c in best(files)), 2)
        note = f"No package in an index; the repository has {found}."
        return Finding(outcome=Outcome.PARTLY, citations=best(files), note=note)
    if seen_whole(case.code) and not case.missing_code:
        cited = best([s.cite(shows="the complete listing, without packaging") for s in case.code])
        note = "No packaging in the complete listing."
        return Finding(outcome=Outcome.NO, citations=cited, note=note, searched=ids(case.code))
    return Finding(outcome=Outcome.UNCLEAR, note="No package was found.", searched=ids(case.end))


def _of_index(source: SourceEvidence) -> Finding:
    name = bare(source.source.id)
    version = source.source.revision or "version not seen"
    cited = (cite_opening(source, "METADATA", "the package's metadata"),)
    is_open = _is_open(source)
    terms = "" if is_open else ", without an OSI-approved licence in its metadata"
    note = f"In a package index as {name} {version}{terms}."
    outcome = Outcome.YES if is_open else Outcome.PARTLY
    return Finding(outcome=outcome, value=(name,), citations=cited, note=note)


def _is_open(source: SourceEvidence) -> bool:
    named = (
        license_of_package(p.license_expression, p.license, p.license_classifiers)
        for p in source.packages
    )
    declared = any(
        license_.osi_approved for each in named if each is not None for license_ in each.licenses
    )
    return declared or any(text.osi_approved for text in source.license_readings.values())


def _installs(case: Case, source: SourceEvidence) -> list[Citation]:
    """Install commands for a package that bears the name of the release or its repository."""
    repositories = {read_name(s.source.id).family for s in case.code}
    families = {n.family for n in case.names} | repositories
    return [
        source.cite(text.path, link.line, link.line, f"installs {link.target}")
        for text in source.relevant()
        for link in text.links
        if link.kind in (LinkKind.INSTALL, LinkKind.PACKAGE)
        and read_name(link.target).family in families
    ]
