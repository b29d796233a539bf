"""The site: a table that people look at."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from howopen.model import Assessment
    from howopen.named_definitions import Named


def build_site(
    what: Path | Iterable[Assessment] | None,
    out: Path,
    *,
    frameworks: Named | Iterable[Named] | None = None,
    address: str = "",
    on_done: Callable[[int, int, str], None] | None = None,
) -> int:
    """Writes a static site into `out`, in all languages; gives how many files it has.

    `what` is a folder of recordings, whose words the pages then quote; assessments; or `None` for
    the bundled catalogue. `frameworks` are those that `assess` takes. `address` is where the site
    will lie. What `out` held before is replaced, when it was a site or empty. Raises `InputError`
    when the place does not take it, and what `assess_all` raises.
    """
    from howopen import pipeline
    from howopen.api.bundled import load_catalogue
    from howopen.catalogue.agreement import load_agreement
    from howopen.findings import questions
    from howopen.named_definitions import definitions_of
    from howopen.site.building import write_site
    from howopen.site.content import Content

    chosen = definitions_of(frameworks)
    quotes = {}
    if isinstance(what, Path):
        found = pipeline.quote_all(what, frameworks=chosen, on_done=on_done)
        assessments = tuple(each.assessment for each in found)
        quotes = {each.release.id: each.quotes for each in found}
    else:
        assessments = load_catalogue(frameworks=chosen) if what is None else tuple(what)
    definitions = {framework.id: framework for framework in chosen}
    content = Content(assessments, definitions, questions(), load_agreement(), quotes)
    return write_site(content, out, address=address, on_page=on_done)
