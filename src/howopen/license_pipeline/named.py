"""What is known of a licence by its name alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from howopen.doors.terminal import printable
from howopen.errors import NotFound
from howopen.license_pipeline.terms_reading import StatedCondition, TermsReading
from howopen.licenses.terms import License

if TYPE_CHECKING:
    from howopen.licenses.by_name.expression import Expression


def known_terms(name: str) -> TermsReading:
    """What is known of a licence by its id, title or alias, or of an SPDX expression.

    Raises `NotFound` with the names that come nearest.
    """
    from howopen.licenses import parse_expression

    meant = parse_expression(name)
    if meant is None:
        raise NotFound(_unheard_of(name))
    if meant.category is None:
        unknown = ", ".join(map(printable, meant.unknown))
        raise NotFound(
            f"{unknown} in {printable(name)} is no licence that we know; `howopen licenses` lists"
            " those that are known"
        )
    whole = len(meant.licenses) == 1 and not meant.unknown
    first = meant.licenses[0]
    # An expression is as wide as its widest choice: what is narrower is not chosen.
    binding = [each for each in meant.licenses if each.category.rank <= meant.category.rank]
    avoided = [each.id for each in meant.licenses if each not in binding]
    conditions = [_known(c, each, whole=whole) for each in binding for c in each.conditions]
    remarks = [f"{printable(part)} is no licence that we know" for part in meant.unknown]
    remarks += [f"one may choose without {id_}: its conditions are left out" for id_ in avoided]
    return TermsReading(
        license_id=expression_id(meant),
        name=first.name if meant.spdx == first.id else meant.text,
        family=(first.family or "") if whole else "",
        expression=meant.spdx if whole else meant.text,
        category=meant.category,
        osi_approved=meant.osi_approved,
        conditions=tuple(conditions),
        remarks=("nothing was read: this is what is known of it by name", *remarks),
    )


def _known(condition: Any, license_: License, *, whole: bool) -> StatedCondition:
    return StatedCondition(
        type=condition.type,
        value=condition.value,
        quote="",
        line=0,
        last_line=0,
        license_id="" if whole else license_.id,
    )


def expression_id(meant: Expression) -> str:
    """The id of a single licence, an expression as written."""
    single = len(meant.licenses) == 1 and not meant.unknown
    return meant.licenses[0].id if single else meant.text


def _unheard_of(name: str) -> str:
    shown = printable(name[:200])
    if name.startswith((".", "/", "~")) or name.endswith("/"):
        return f"there is no file or folder {shown}; check the path"
    from difflib import get_close_matches

    from howopen.licenses import all_licenses

    names: dict[str, str] = {}
    for license_ in all_licenses():
        for known in (license_.id, license_.name, *license_.aliases):
            names.setdefault(known.lower(), known)
    near = get_close_matches(name.lower()[:200], names, n=3, cutoff=0.7)
    said = " or ".join(names[each] for each in near)
    hint = f"did you mean {said}?" if near else "`howopen licenses` lists those that are known"
    return f"there is no file {shown}, and no licence that we know is called so; {hint}"
