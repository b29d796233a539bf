"""Which use policies belong to which licences of a folder, and what they add to them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from howopen.doors import patterns
from howopen.doors.terminal import printable
from howopen.license_pipeline.placed import stated
from howopen.license_pipeline.terms_reading import TermsReading
from howopen.licenses.reading import NONE, UNKNOWN, VARIANT, TextKind
from howopen.sources.license_files import is_policy_name


def is_policy(reading: TermsReading) -> bool:
    """Whether a text only sets rules: by its words, or by its name where they name no licence."""
    unnamed = reading.license_id in {NONE, UNKNOWN}
    return reading.kind is TextKind.POLICY or (unnamed and is_policy_name(reading.path))


def with_policies(readings: Sequence[TermsReading]) -> tuple[TermsReading, ...]:
    """Each licence that incorporates a use policy gets the conditions of its own ones.

    A policy belongs to the licence nearest to it in the folder, and to others of the same id,
    unless their names or addresses tell of different versions.
    """
    policies = [r for r in readings if is_policy(r)]
    asking = [r for r in readings if not is_policy(r) and _incorporates(r)]
    owners = [_owners(policy, asking) for policy in policies]
    return tuple(
        _with(
            reading,
            [p for p, own in zip(policies, owners, strict=True) if reading in own],
            [p for p, own in zip(policies, owners, strict=True) if reading not in own],
        )
        if reading in asking
        else reading
        for reading in readings
    )


def _incorporates(reading: TermsReading) -> bool:
    return any(condition.type == "acceptable_use_policy" for condition in reading.conditions)


def _owners(policy: TermsReading, asking: Iterable[TermsReading]) -> list[TermsReading]:
    fitting = [reading for reading in asking if _fits(policy, reading)]
    least = min((_steps(policy.path, reading.path) for reading in fitting), default=0)
    nearest = [r for r in fitting if _steps(policy.path, r.path) == least]
    ids = {reading.license_id for reading in nearest} - {NONE, UNKNOWN, VARIANT}
    return [r for r in fitting if r in nearest or r.license_id in ids]


def _steps(path: str, other: str) -> int:
    """How many folders one leaves and enters on the way from one file to another."""
    here, there = path.split("/")[:-1], other.split("/")[:-1]
    shared = 0
    for one, another in zip(here, there, strict=False):
        if one != another:
            break
        shared += 1
    return len(here) + len(there) - 2 * shared


_VERSION = patterns.compile(r"[0-9]{1,3}(?:[._-][0-9]{1,3}){0,3}")


def _fits(policy: TermsReading, reading: TermsReading) -> bool:
    """Whether the versions that a policy and a licence name, where both do, are the same."""
    named = _versions([policy.name])
    asked = [
        str(condition.value.get(key, ""))
        for condition in reading.conditions
        if condition.type == "acceptable_use_policy"
        for key in ("name", "address")
    ]
    wanted = _versions(asked) or _versions([reading.name])
    return not named or not wanted or bool(named & wanted)


def _versions(names: Iterable[str]) -> set[str]:
    found = (match.group() for name in names for match in _VERSION.finditer(name))
    return {version.replace("_", ".").replace("-", ".") for version in found}


def _with(
    reading: TermsReading, own: Sequence[TermsReading], others: Sequence[TermsReading]
) -> TermsReading:
    remarks = []
    if own:
        names = ", ".join(printable(policy.path) for policy in own)
        remarks.append(f"the use policy that it incorporates was read too: {names}")
    elif others:
        names = ", ".join(printable(policy.path) for policy in others)
        remarks.append(
            f"the use policy that it incorporates was not read; another one lies here: {names}"
        )
    more = [
        stated(condition, path=policy.path)
        for policy in own
        for condition in policy.conditions
        if condition.type != "acceptable_use_policy"
    ]
    return replace(
        reading,
        conditions=(*reading.conditions, *more),
        remarks=(*reading.remarks, *remarks),
    )
