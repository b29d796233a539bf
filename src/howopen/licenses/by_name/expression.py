"""Licence expressions: names joined by AND, OR and WITH."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Any

import msgspec

from howopen.doors import patterns
from howopen.licenses.by_name.table import find_license
from howopen.licenses.reading import UNKNOWN
from howopen.licenses.terms import Category, License

MAX_EXPRESSION = 1000
"""Characters; a longer text is no expression."""
_JOINED = patterns.compile(r"\s(?:and|or|with)\s|[()]", ignore_case=True)
_SLASH = patterns.compile(r"\s*[/|]\s*|\s*,\s*")


class Expression(msgspec.Struct, frozen=True, kw_only=True):
    """What an expression comes to. A single licence is an expression, too."""

    text: str
    spdx: str
    """The same as an SPDX expression of ids; `UNKNOWN` stands for a name that we do not know."""
    licenses: tuple[License, ...] = ()
    """In the order in which they are named."""
    unknown: tuple[str, ...] = ()
    """Names that are no licence, or after WITH no exception, that we know."""
    osi_approved: bool = False
    """All parts joined by AND, any joined by OR; an unknown name is not approved."""
    category: Category | None = None
    """The narrowest of parts joined by AND, the widest by OR; `None` when that is unknown."""


def of_license(license_: License, text: str | None = None) -> Expression:
    """The expression that is one licence."""
    return Expression(
        text=license_.id if text is None else text,
        spdx=license_.id,
        licenses=(license_,),
        osi_approved=license_.osi_approved,
        category=license_.category,
    )


@lru_cache(maxsize=1024)
def parse_expression(text: str) -> Expression | None:
    """A name or an expression as what it comes to; `None` when neither can be read from it.

    "MIT OR Apache-2.0", "GPL-2.0-only WITH Classpath-exception-2.0", "MIT/Apache-2.0". A
    single name that is not known gives `None`; within an expression it is listed.
    """
    text = text.encode("utf-8", "replace").decode("utf-8").strip()
    if not text or len(text) > MAX_EXPRESSION:
        return None
    single = find_license(text)
    if single:
        return of_license(single, text)
    alternatives = [find_license(part) for part in _SLASH.split(text)]
    if len(alternatives) > 1 and all(alternatives):
        return _parse(_SLASH.sub(" AND " if "," in text else " OR ", text), text)
    return _parse(text, text) if _JOINED.search(text) else None


def _parse(expression: str, text: str) -> Expression | None:
    # Late: the grammar and its symbols cost more than all of our own tables.
    from license_expression import ExpressionError, get_spdx_licensing

    try:
        tree = get_spdx_licensing().parse(expression)
    except (ExpressionError, ValueError, TypeError, AttributeError, RecursionError):
        return None
    if tree is None:
        return None
    licenses: list[License] = []
    unknown: list[str] = []
    approved, category = _walk(tree, licenses, unknown)
    if not licenses:
        return None
    return Expression(
        text=text,
        spdx=_spdx(tree),
        licenses=_distinct(licenses),
        unknown=tuple(dict.fromkeys(unknown)),
        osi_approved=approved,
        category=category,
    )


def joined(expressions: Iterable[str]) -> str:
    """One SPDX expression that holds all of them, each once; empty for none."""
    once = tuple(dict.fromkeys(each for each in expressions if each))
    if len(once) < 2:
        return "".join(once)
    from license_expression import Licensing, combine_expressions

    licensing = Licensing()
    whole = licensing.parse(str(combine_expressions(once, licensing=licensing))).flatten()
    return str(combine_expressions([str(part) for part in whole.args], licensing=licensing))


def may_be_taken(expression: Expression, fits: Callable[[str], bool]) -> bool:
    """Whether every licence that must be taken fits: all joined by AND, any joined by OR.

    `fits` is asked of ids, also of `UNKNOWN`; what stands after WITH is not asked.
    """
    if expression.spdx == expression.licenses[0].id:
        return fits(expression.spdx)
    from license_expression import Licensing

    def walk(node: Any) -> bool:
        operands = getattr(node, "args", ())
        if operands:
            join = any if type(node).__name__ == "OR" else all
            return join(walk(operand) for operand in operands)
        return fits(getattr(node, "license_symbol", node).key)

    return walk(Licensing().parse(expression.spdx))


def _spdx(node: Any, *, within: bool = False) -> str:
    operands = getattr(node, "args", ())
    if operands:
        parts = (_spdx(operand, within=True) for operand in operands)
        text = f" {type(node).__name__} ".join(parts)
        return f"({text})" if within else text
    found = find_license(str(getattr(node, "license_symbol", node).key))
    exception = getattr(node, "exception_symbol", None)
    name = found.id if found is not None else UNKNOWN
    if exception is None:
        return name
    return f"{name} WITH {exception.key}" if exception.is_exception else UNKNOWN


def _distinct(licenses: list[License]) -> tuple[License, ...]:
    return tuple({license_.id: license_ for license_ in licenses}.values())


def _walk(node: Any, licenses: list[License], unknown: list[str]) -> tuple[bool, Category | None]:
    operands = getattr(node, "args", ())
    if not operands:
        # An exception that is known only adds permissions: the licence before WITH decides.
        symbol = getattr(node, "license_symbol", node)
        found = find_license(str(symbol.key))
        exception = getattr(node, "exception_symbol", None)
        if found is None:
            unknown.append(str(symbol.key))
        else:
            licenses.append(found)
        if exception is not None and not exception.is_exception:
            unknown.append(str(exception.key))
            return False, None
        return (found.osi_approved, found.category) if found is not None else (False, None)
    parts = [_walk(operand, licenses, unknown) for operand in operands]
    categories = [category for _, category in parts if category is not None]
    if type(node).__name__ == "OR":
        widest = min(categories, key=lambda c: c.rank, default=None)
        return any(approved for approved, _ in parts), widest
    complete = len(categories) == len(parts)
    narrowest = max(categories, key=lambda c: c.rank, default=None) if complete else None
    return all(approved for approved, _ in parts), narrowest
