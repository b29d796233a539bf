"""The site: a table that people look at."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from howopen.frameworks import Framework
    from howopen.frameworks.quotes import Quote
    from howopen.live import Asking
    from howopen.model import Assessment
    from howopen.named_definitions import Named
    from howopen.pipeline import Quoted
    from howopen.site.content import Content


def build_site(  # noqa: PLR0913, one for each thing that can be chosen
    what: Path | Iterable[Assessment] | None,
    out: Path,
    *,
    frameworks: Named | Iterable[Named] | None = None,
    address: str = "",
    contact: str = "",
    since: Iterable[str | Path] = (),
    png: bool = False,
    jobs: int | None = None,
    on_done: Callable[[int, int, str], None] | None = None,
) -> int:
    """Writes a static site into `out`, in all languages; gives how many files it has.

    `what` is a folder of recordings, whose words the pages then quote; assessments; or `None` for
    the bundled catalogue. `frameworks` are those that `assess` takes. `address` is where the site
    will lie; `contact` is where answers are disputed, an e-mail address or a page. `since` are
    earlier states, as `load_assessments` takes them: pages then tell what has changed. With `png`,
    cards are pixels too, which is what previews of links show; this needs `howopen[png]`. `jobs`
    processes work at once, two by default. What `out` held before is replaced, when it was a site
    or empty. Raises `InputError` when the place does not take it, and what `assess_all` raises.
    """
    from howopen.doors.terminal import printable
    from howopen.errors import InputError
    from howopen.plots.png import require_installed
    from howopen.site.building import Wanted, write_site

    if png:
        require_installed()
    if contact and not contact.startswith(("https://", "http://")) and "@" not in contact:
        raise InputError(
            f"{printable(contact)} is neither an e-mail address nor an https:// address; give one"
            " where answers may be disputed"
        )
    content = site_content(what, frameworks=frameworks, since=since, jobs=jobs, on_done=on_done)
    return write_site(content, out, Wanted(address, contact, png), jobs=jobs or 2, on_file=on_done)


def site_content(
    what: Path | Iterable[Assessment] | None,
    *,
    frameworks: Named | Iterable[Named] | None = None,
    since: Iterable[str | Path] = (),
    jobs: int | None = None,
    on_done: Callable[[int, int, str], None] | None = None,
) -> Content:
    """What a site shows of a folder, a file of assessments, assessments, or the catalogue."""
    from howopen import pipeline
    from howopen.api.bundled import load_catalogue
    from howopen.api.exporting import load_assessments
    from howopen.doors.paths import is_file
    from howopen.named_definitions import definitions_of

    chosen = definitions_of(frameworks)
    places = tuple(since)
    earlier = load_assessments(*places, frameworks=chosen, on_done=on_done) if places else ()
    if not isinstance(what, Path):
        found = load_catalogue(frameworks=chosen) if what is None else tuple(what)
        return _content(found, chosen, earlier)
    if is_file(what) or is_file(what / "release.yaml"):
        found = load_assessments(what, frameworks=chosen, on_done=on_done)
        return _content(found, chosen, earlier)
    quoted = pipeline.quote_all(what, frameworks=chosen, jobs=jobs, on_done=on_done)
    return _quoting(quoted, chosen, earlier)


def kept_content(
    asking: Asking,
    *,
    frameworks: Named | Iterable[Named] | None = None,
    on_done: Callable[[int, int, str], None] | None = None,
) -> Content:
    """What a site shows of all that earlier looks at the network kept; raises `StoreError`."""
    from howopen import pipeline
    from howopen.histories import earlier_states
    from howopen.named_definitions import definitions_of

    chosen = definitions_of(frameworks)
    quoted = pipeline.quote_kept(asking, frameworks=chosen, on_done=on_done)
    return _quoting(quoted, chosen, earlier_states(asking, chosen))


def _quoting(
    found: Iterable[Quoted], chosen: tuple[Framework, ...], earlier: Iterable[Assessment]
) -> Content:
    quoted = {each.release.id: each for each in found}
    quotes = {name: each.quotes for name, each in quoted.items()}
    return _content((each.assessment for each in quoted.values()), chosen, earlier, quotes)


def _content(
    assessments: Iterable[Assessment],
    chosen: tuple[Framework, ...],
    earlier: Iterable[Assessment],
    quotes: Mapping[str, Iterable[Quote]] | None = None,
) -> Content:
    from howopen.catalogue.agreement import load_agreement
    from howopen.findings import questions
    from howopen.site.content import Content

    definitions = {framework.id: framework for framework in chosen}
    return Content(assessments, definitions, questions(), load_agreement(), quotes, earlier)
