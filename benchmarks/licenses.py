"""How well licence texts are identified and read, and how fast.

    python -m benchmarks.licenses CASES_DIR [--leave-one-out] [--peers] [--misses] [--json]

CASES_DIR has a folder per case: a text and its label.yaml. With `--leave-one-out` each text that
is in no public catalogue is read with an index from which its own licence is left out: then no
id can be right, and naming another licence without doubt is `wrong_certain`. Times are of a
warm process, medians over the texts; a text is never read twice as the same string.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from importlib import resources
from pathlib import Path
from typing import Any

from benchmarks import license_conditions as conditions
from benchmarks.license_cases import (
    Case,
    is_certain,
    is_literal,
    quote_holds,
    read_cases,
    standing,
)
from benchmarks.license_conditions import ratio
from benchmarks.peers import measure_peers
from benchmarks.processes import over_python
from howopen.errors import HowopenError
from howopen.licenses import read_license
from howopen.licenses.by_text.alignment import align
from howopen.licenses.by_text.identify import LIKE, identify
from howopen.licenses.by_text.index import license_index
from howopen.licenses.by_text.tokens import Tokens
from howopen.licenses.category import category_of, nature_of
from howopen.licenses.reading import LicenseReading
from howopen.licenses.text import LegalText

NOBODY: frozenset[str] = frozenset()
TEN_KB = 10_240
LEAST_BYTES = 1024
"""Shorter texts are left out of the times per 10 KB: what is constant would count tenfold."""
RUNS = 3

Read = tuple[Case, LicenseReading]


def measure(cases: tuple[Case, ...], *, leave_one_out: bool) -> dict[str, Any]:
    """What is right and wrong in the readings of all cases, ready for JSON."""
    read = [
        (
            case,
            read_license(
                case.text,
                case.path.name,
                without=case.right if leave_one_out and not case.catalogued else NOBODY,
            ),
        )
        for case in cases
    ]
    families = _families(cases)
    outcomes = [conditions.compare(case, reading.conditions) for case, reading in read]
    quotes = [(case, found) for case, reading in read for found in reading.conditions]
    untrue = [
        (case, found)
        for case, found in quotes
        if not quote_holds(case.text, found.quote, found.line)
    ]
    literal = sum(is_literal(case.text, found.quote) for case, found in quotes)
    return {
        "cases": len(cases),
        "leave_one_out": leave_one_out,
        "id": {
            "catalogued": _catalogued([(c, r) for c, r in read if c.catalogued]),
            "uncatalogued": _uncatalogued([(c, r) for c, r in read if not c.catalogued], families),
        },
        "category_accuracy": ratio(sum(r.category == c.category for c, r in read), len(read)),
        "category_from_conditions_accuracy": ratio(
            sum(_from_conditions(c, r) == c.category for c, r in read), len(read)
        ),
        "conditions": conditions.tell(outcomes, [reading.conditions for _, reading in read]),
        "quotes": len(quotes),
        "quotes_verified": ratio(len(quotes) - len(untrue), len(quotes)),
        "quotes_literal": ratio(literal, len(quotes)),
        "misses": [
            *(line for case, reading in read for line in _identity_misses(case, reading, families)),
            *(line for outcome in outcomes for line in conditions.misses(outcome)),
            *(
                f"{case.name}: quote too long or not on line {f.line}: {f.quote}"
                for case, f in untrue
            ),
        ],
    }


def _from_conditions(case: Case, reading: LicenseReading) -> str:
    """The category that the text's conditions give; only the OSI's approval needs its id."""
    nature = nature_of(LegalText(case.text))
    return category_of(reading.conditions, osi_approved=reading.osi_approved, nature=nature)


def _others(reading: LicenseReading) -> frozenset[str]:
    return frozenset(match.license_id for match in reading.matches)


def _catalogued(read: list[Read]) -> dict[str, Any]:
    told = Counter(standing(case, r.license_id, _others(r)) for case, r in read)
    counts = {key: told[key] for key in ("right", "also", "wrong", "none")}
    return {**counts, "right_share": ratio(counts["right"], len(read))}


def _uncatalogued(read: list[Read], families: dict[str, set[str]]) -> dict[str, Any]:
    """Counts and shares.

    `family_in_index`: cases whose family has a licence in the index beside their own.
    `relative_in_index`: those of which such a licence is also alike, by the measure from which
    on identification speaks of a variant; others of a family may share its maker only.
    """
    told = Counter(_beyond(case, reading, families) for case, reading in read)
    keys = ("right", "also", "wrong_certain", "variant_right", "variant_other", "unknown")
    indexed = sum(_has_family(case, families) for case, _ in read)
    related = [(case, reading) for case, reading in read if _has_relative(case, families)]
    return {
        **{key: told[key] for key in keys},
        "family_in_index": indexed,
        "variant_right_share": ratio(told["variant_right"], indexed),
        "relative_in_index": len(related),
        "variant_right_share_of_relatives": ratio(
            sum(_beyond(case, reading, families) == "variant_right" for case, reading in related),
            len(related),
        ),
    }


def _has_relative(case: Case, families: dict[str, set[str]]) -> bool:
    """Whether another licence of the family shares half of its words with the text."""
    index = license_index()
    tokens = Tokens(case.text)
    others = (
        place
        for place, entry in enumerate(index.entries)
        if entry.id not in case.right and case.family in families.get(entry.id, {entry.family})
    )
    return any(
        2 * align(tokens.string, index.string(place)).matched
        >= LIKE * (len(tokens.words) + index.entries[place].size)
        for place in others
    )


def _beyond(case: Case, reading: LicenseReading, families: dict[str, set[str]]) -> str:
    told = standing(case, reading.license_id, _others(reading))
    if told in {"right", "also"} and is_certain(reading.license_id):
        return told
    if told == "wrong":
        return "wrong_certain"
    if reading.variant_of is None:
        return "unknown"
    same = case.family in families.get(reading.variant_of, {reading.family})
    return "variant_right" if same else "variant_other"


def _has_family(case: Case, families: dict[str, set[str]]) -> bool:
    known = {entry.id for entry in license_index().entries} - case.right
    return any(case.family in families.get(id_, ()) for id_ in known)


def _families(cases: tuple[Case, ...]) -> dict[str, set[str]]:
    """The families of each id: as the cases label it, else as the index has it."""
    found: dict[str, set[str]] = {}
    for case in cases:
        for id_ in case.right:
            found.setdefault(id_, set()).add(case.family)
    indexed = {entry.id: {entry.family} for entry in license_index().entries if entry.family}
    return indexed | found


def _identity_misses(
    case: Case, reading: LicenseReading, families: dict[str, set[str]]
) -> Iterator[str]:
    """A line for an answer that is not the best that could be given, and for a wrong category."""
    if case.catalogued:
        told = standing(case, reading.license_id, _others(reading))
    else:
        told = _beyond(case, reading, families)
    if told not in {"right", "variant_right"}:
        variant = f" of {reading.variant_of}" if reading.variant_of else ""
        yield f"{case.name}: {told}: {reading.license_id}{variant} for {case.license_id}"
    if reading.category != case.category:
        yield f"{case.name}: category {reading.category} for {case.category}"


def measure_speed(cases: tuple[Case, ...], runs: int) -> dict[str, Any]:
    """Milliseconds in a warm process; the whole process of `howopen license` beside Python's."""
    figures: dict[str, Any] = {"ms_per_text_median": {}, "ms_per_10kb_median": {}}
    asked: dict[str, Callable[[str], object]] = {"identify": identify, "full": read_license}
    for name, ask in asked.items():
        taken = [(len(case.text.encode()), _milliseconds(ask, case.text)) for case in cases]
        scaled = [ms * TEN_KB / size for size, ms in taken if size >= LEAST_BYTES]
        figures["ms_per_text_median"][name] = round(statistics.median(ms for _, ms in taken), 3)
        figures["ms_per_10kb_median"][name] = (
            round(statistics.median(scaled), 3) if scaled else None
        )
    command = [sys.executable, "-m", "howopen", "license", str(typical(cases).path), "--json"]
    process = over_python(command, runs=runs)
    return {
        **figures,
        "startup_ms": round(process[0] * 1000, 1) if process else None,
        "peak_mib": round(process[1], 1) if process else None,
        "index_bytes": sum(
            len(file.read_bytes())
            for file in resources.files("howopen.licenses").joinpath("data").iterdir()
            if "index" in file.name
        ),
    }


def _milliseconds(ask: Callable[[str], object], text: str) -> float:
    """The median of a few readings; each has a line end more, so that none is remembered."""
    taken = []
    for extra in range(RUNS + 1):
        asked = text + "\n" * extra
        began = time.perf_counter()
        ask(asked)
        taken.append((time.perf_counter() - began) * 1000)
    return statistics.median(taken[1:])


def typical(cases: tuple[Case, ...]) -> Case:
    """The case of median length: the file that whole processes are measured with."""
    return sorted(cases, key=lambda case: (len(case.text), case.name))[len(cases) // 2]


def main(arguments: list[str] | None = None) -> int:
    """Prints the figures; exit code 0 whatever they are."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.licenses", description=__doc__)
    parser.add_argument("cases", type=Path)
    parser.add_argument("--leave-one-out", action="store_true")
    parser.add_argument("--peers", action="store_true", help="install and measure others too")
    parser.add_argument("--misses", action="store_true", help="list what was wrong")
    parser.add_argument("--runs", type=int, default=7, help="starts to take the median of")
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args(arguments)
    try:
        cases = read_cases(given.cases)
    except HowopenError as error:
        parser.error(str(error))
    figures = measure(cases, leave_one_out=given.leave_one_out)
    figures |= measure_speed(cases, given.runs)
    figures["peers"] = measure_peers(cases, typical(cases)) if given.peers else {}
    print(json.dumps(figures, indent=1) if given.json else _table(figures, misses=given.misses))
    return 0


def _table(figures: dict[str, Any], *, misses: bool) -> str:
    lines = [f"{'cases':36}{figures['cases']}"]
    for part in ("catalogued", "uncatalogued"):
        lines += [f"{f'{part} {k}':36}{_shown(v)}" for k, v in figures["id"][part].items()]
    told = ("category_accuracy", "category_from_conditions_accuracy", "quotes_verified")
    lines += [f"{key:36}{_shown(figures[key])}" for key in told]
    times = ("ms_per_text_median", "ms_per_10kb_median")
    lines += [f"{f'{k} {part}':36}{_shown(ms)}" for k in times for part, ms in figures[k].items()]
    sizes = ("startup_ms", "peak_mib", "index_bytes")
    lines += [f"{key:36}{_shown(figures[key])}" for key in sizes]
    read = figures["conditions"]
    columns = ("labels", "found", "false", "precision", "recall", "f1", "value_exact")
    lines += ["", f"{'condition':26}" + "".join(f"{column:>12}" for column in columns)]
    for name, row in {"all": read, **read["by_type"]}.items():
        lines.append(f"{name:26}" + "".join(f"{_shown(row[column]):>12}" for column in columns))
    others = ("value_exact_where_typed", "value_detail", "other_types_recall")
    lines += ["", *(f"{key:36}{_shown(read[key])}" for key in others)]
    if figures["peers"]:
        lines += ["", *_peer_lines(figures)]
    if misses:
        lines += ["", *figures["misses"]]
    return "\n".join(lines)


def _peer_lines(figures: dict[str, Any]) -> list[str]:
    """One line per peer, ours first."""
    columns = ("right", "also", "wrong", "none", "beyond", "ms/text", "start ms", "MiB")
    ours = figures["id"] | {key: figures[key] for key in ("startup_ms", "peak_mib")}
    ours["uncatalogued"] = {"wrong": figures["id"]["uncatalogued"]["wrong_certain"]}
    ours["ms_per_text_median"] = figures["ms_per_text_median"]["identify"]
    lines = [f"{'identification':28}" + "".join(f"{column:>10}" for column in columns)]
    for name, row in {"howopen": ours, **figures["peers"]}.items():
        if "catalogued" not in row:
            lines.append(f"{name:28}" + ", ".join(f"{key}: {row[key]}" for key in row))
            continue
        cells = [row["catalogued"][key] for key in ("right", "also", "wrong", "none")]
        cells += [row["uncatalogued"]["wrong"], row["ms_per_text_median"]]
        cells += [row["startup_ms"], row["peak_mib"]]
        title = f"{name} {row.get('version', '')}"
        lines.append(f"{title:28}" + "".join(f"{_shown(cell):>10}" for cell in cells))
    lines.append("beyond: another licence's id, without doubt, for a text that is in no catalogue")
    return lines


def _shown(value: float | None) -> str:
    return "-" if value is None else str(value)


if __name__ == "__main__":
    sys.exit(main())
