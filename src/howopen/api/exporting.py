"""Write assessments for other programs, and read them back."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from howopen.model import Assessment
    from howopen.named_definitions import Named

MAX_BYTES: Final = 1 << 30
"""Of one file of assessments."""


def export(
    assessments: Iterable[Assessment],
    path: str | Path,
    *,
    format: str | None = None,  # noqa: A002 - the word that people look for
    metadata: str | Path | None = None,
    frameworks: Named | Iterable[Named] = (),
) -> None:
    """Writes assessments as `sqlite`, `jsonl`, `csv` or `parquet`; the suffix says which.

    The file is written whole or not at all, and the same assessments give the same bytes.
    Beside a database, `metadata` for Datasette is written: to `PATH.metadata.json` when not
    given. `frameworks` are your own definitions, beside those of `definitions()`. Raises
    `InputError` or `DataError`.
    """
    from howopen.doors.output import write_whole
    from howopen.doors.paths import is_file
    from howopen.exports import Format, exported, format_of
    from howopen.frameworks import frameworks as registered
    from howopen.named_definitions import definitions_of

    place = Path(path)
    form = format_of(place, format)
    own = {framework.id: framework for framework in definitions_of(frameworks)}
    write_whole(place, exported(assessments, form, {**registered(), **own}))
    if form is Format.SQLITE and (metadata is not None or is_file(place)):
        from howopen.exports.datasette import to_metadata

        beside = place.with_name(f"{place.name}.metadata.json")
        write_whole(Path(metadata or beside), to_metadata(place.stem).encode())


def load_assessments(
    *places: str | Path,
    frameworks: Named | Iterable[Named] | None = None,
    on_done: Callable[[int, int, str], None] | None = None,
) -> tuple[Assessment, ...]:
    """All that the places hold: recordings or trees of them, JSON reports, lines of JSON.

    Without places, the bundled catalogue. Recordings, and findings without judgements, are judged
    under the definitions that `assess` takes; saved judgements stay as they are unless definitions
    are named. Raises what `assess` raises.
    """
    from howopen.api.assessing import assess, assess_all
    from howopen.api.bundled import load_catalogue
    from howopen.doors.paths import is_file, is_folder, read_whole
    from howopen.model.saved import read_reports

    if not places:
        return load_catalogue(frameworks=frameworks)
    found: list[Assessment] = []
    for place in map(Path, places):
        if is_folder(place) and is_file(place / "release.yaml"):
            found.append(assess(place, frameworks=frameworks))
        elif is_folder(place):
            found += assess_all(place, frameworks=frameworks, on_done=on_done)
        else:
            saved = read_reports(read_whole(place, MAX_BYTES), str(place))
            found += _judged(saved, frameworks)
    return tuple(found)


def _judged(
    saved: Iterable[Assessment], frameworks: Named | Iterable[Named] | None
) -> list[Assessment]:
    from howopen.catalogued import judged_again
    from howopen.named_definitions import definitions_of

    chosen = definitions_of(frameworks)
    return [
        judged_again(each, chosen) if frameworks is not None or not each.judgements else each
        for each in saved
    ]
