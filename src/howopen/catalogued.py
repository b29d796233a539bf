"""The bundled assessment of a release that this disk does not have."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from pathlib import Path

from msgspec.structs import replace

from howopen.doors.terminal import printable
from howopen.errors import NotFound, SourceError
from howopen.frameworks import Framework
from howopen.frameworks.judging import judge_all
from howopen.model import Assessment

FROM_CATALOGUE = "From the bundled catalogue"
"""How the remark begins that tells that nothing was read today."""


def catalogued_instead(target: str | Path, error: SourceError) -> tuple[Assessment, str]:
    """The catalogued release that `target` means, and why it could not be read today.

    `error` is what looking for it gave; the reason is empty for what was no address. Not looked
    up are a folder that is there and cannot be read, what is not there on the network any more,
    and what is no model of the hub: a repository of code may serve many. Raises `SourceError`.
    """
    from howopen import catalogue
    from howopen.model import SourceKind
    from howopen.sources import RemoteTarget, parse_target

    place = parse_target(target)
    remote = isinstance(place, RemoteTarget)
    gone = isinstance(error, NotFound)
    if isinstance(place, RemoteTarget):
        is_model = place.kind is SourceKind.HUGGINGFACE and not place.id.startswith("datasets/")
        if gone or not is_model:
            raise error
    elif not gone:
        raise error
    kept = catalogue.find(target) if isinstance(target, str) else None
    if kept is not None:
        return kept, str(error) if remote else ""
    if remote:
        raise error
    typed = printable(str(target))
    raise NotFound(
        f"there is no folder {typed}, and no release in the bundled catalogue is called so; "
        f"{_alike(str(target), [each.release.name for each in catalogue.load_catalogue()])}"
    ) from error


def _alike(name: str, known: list[str]) -> str:
    """What may have been meant: names that are spelled alike, or that begin so."""
    folded = {each.casefold(): each for each in known}
    begun = [shown for each, shown in folded.items() if each.startswith(name.casefold())]
    close = begun or [folded[each] for each in get_close_matches(name.casefold(), folded, n=4)]
    return f"did you mean {' or '.join(close[:4])}?" if close else "check the spelling"


def as_catalogued(kept: Assessment, frameworks: Iterable[Framework], why: str) -> Assessment:
    """The assessment under those definitions, saying that nothing was read today, and why."""
    again = judged_again(kept, frameworks)
    reason = f" {why[:1].upper()}{why[1:]}." if why else ""
    remark = f"{FROM_CATALOGUE}: nothing was read today.{reason}"
    return replace(again, remarks=(*kept.remarks, remark))


def judged_again(kept: Assessment, frameworks: Iterable[Framework]) -> Assessment:
    """The assessment with its findings judged under those definitions."""
    judged = judge_all(kept.findings, frameworks)
    return replace(kept, judgements=judged.judgements, disputes=judged.disputes)
