"""Builds `src/howopen/licenses/data/license_index.bin` from public licence texts.

    python -m tools.build_license_index SCANCODE_WHEEL [CASES_DIR]

SCANCODE_WHEEL is the wheel of `scancode-toolkit-mini`: its `.LICENSE` files (a YAML head and a
text, CC-BY-4.0) are read as data, nothing of it is imported. CASES_DIR is `../shared/licences`:
of it, the texts that ScanCode does not have, of other licences and of licences whose text goes
round in several wordings. The same inputs give the same bytes.
"""

from __future__ import annotations

import argparse
import zipfile
import zlib
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
import yaml

from howopen.licenses.by_name.table import table
from howopen.licenses.by_text.figures import is_figure
from howopen.licenses.by_text.identify import identify_tokens
from howopen.licenses.by_text.index import BLOCK, FORMAT, LEAST_SAMPLE, SPARSE, Entry, File, Index
from howopen.licenses.by_text.tokens import SHINGLE, Tokens

TARGET = Path("src/howopen/licenses/data/license_index.bin")
RARE = 0.02
"""A capitalised word that fewer texts than this share have in lower case is a name."""
MAX_BYTES = 3_000_000


class Source(NamedTuple):
    """A licence text and what is known of it."""

    entry: Entry
    tokens: Tokens


def main() -> None:
    """Read the sources, write the index, say how large it is."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("wheel", type=Path)
    parser.add_argument("cases", type=Path, nargs="?")
    options = parser.parse_args()
    sources = list(_scancode(options.wheel))
    if options.cases:
        sources += _missing(_cases(options.cases), sources)
    version = options.wheel.name.split("-")[1]
    data = msgspec.msgpack.encode(index_of(sources, f"scancode-toolkit-mini {version}"))
    if len(data) > MAX_BYTES:
        raise SystemExit(f"the index has {len(data):,} bytes, more than {MAX_BYTES:,}")
    TARGET.write_bytes(data)
    print(f"{TARGET}: {len(sources):,} texts, {len(data):,} bytes")


def _scancode(wheel: Path) -> Iterator[Source]:
    with zipfile.ZipFile(wheel) as archive:
        for name in sorted(archive.namelist()):
            if "licensedcode/data/licenses/" not in name or not name.endswith(".LICENSE"):
                continue
            _, head, text = archive.read(name).decode().split("---", 2)
            facts = yaml.safe_load(head)
            tokens = Tokens(text)
            if not facts.get("is_deprecated") and len(tokens.words) >= SHINGLE:
                yield Source(_entry_of(facts, tokens), tokens)


def _entry_of(facts: dict[str, Any], tokens: Tokens) -> Entry:
    spdx = facts.get("spdx_license_key") or f"LicenseRef-scancode-{facts['key']}"
    license_ = table().licenses.get(spdx)
    return Entry(
        id=spdx,
        name=license_.name if license_ else facts["name"],
        class_=facts["category"],
        family=(license_.family if license_ else "") or "",
        size=len(tokens.string),
        sampled=len(sample_of(tokens.shingles)),
        category=license_.category.value if license_ else "",
        osi_approved=license_.osi_approved if license_ else False,
        exception=bool(facts.get("is_exception")),
    )


def _missing(cases: Iterable[Source], sources: list[Source]) -> Iterator[Source]:
    """The texts that the index does not know: other licences, and other texts of known ones."""
    index = Index(index_of(list(sources), ""))
    for case in cases:
        found = identify_tokens(case.tokens, index)
        if not any(match.certain and match.entry.id == case.entry.id for match in found.matches):
            yield case


def _cases(folder: Path) -> Iterator[Source]:
    """The unaltered texts of single licences and policies."""
    for path in sorted(folder.glob("*/label.yaml")):
        label = yaml.safe_load(path.read_text(encoding="utf-8"))
        text = path.parent / label["file"]
        if label["kind"] not in {"licence", "policy"} or _altered(label) or "also" in label:
            continue
        tokens = Tokens(text.read_text(encoding="utf-8", errors="replace"))
        license_ = table().licenses.get(label["licence_id"])
        yield Source(
            Entry(
                id=label["licence_id"],
                name=license_.name if license_ else label["licence_id"],
                class_="",
                family=label["family"],
                size=len(tokens.string),
                sampled=len(sample_of(tokens.shingles)),
                category=license_.category.value if license_ else "",
                osi_approved=label["osi_approved"],
            ),
            tokens,
        )


def _altered(label: dict[str, Any]) -> bool:
    return "made here" in str(label.get("noise", ""))


def index_of(sources: list[Source], source: str) -> File:
    """The index of these texts; `source` says where they come from. Sorts `sources`."""
    sources.sort(key=lambda s: (s.entry.family, s.entry.id, s.tokens.string))
    owners: dict[int, list[int]] = defaultdict(list)
    for place, item in enumerate(sources):
        for number in sample_of(item.tokens.shingles):
            owners[number].append(place)
    hashes = sorted(owners)
    names = _names(sources)
    return File(
        format=FORMAT,
        source=source,
        attribution="Licence texts from ScanCode, (c) nexB Inc. and others, CC-BY-4.0",
        entries=_packed(msgspec.msgpack.encode(tuple(s.entry for s in sources))),
        strings=tuple(
            _packed(b"".join(s.tokens.string for s in sources[at : at + BLOCK]))
            for at in range(0, len(sources), BLOCK)
        ),
        hashes=_packed(_bytes("I", hashes)),
        counts=_packed(_bytes("H", (len(owners[number]) for number in hashes))),
        owners=_packed(_bytes("H", (place for number in hashes for place in owners[number]))),
        facts=_packed("\n".join(_facts(s.tokens.words, names) for s in sources).encode()),
    )


def _packed(data: bytes) -> bytes:
    return zlib.compress(data, 9)


def _bytes(code: str, numbers: Iterable[int]) -> bytes:
    size = {"I": 4, "H": 2}[code]
    return b"".join(number.to_bytes(size, "little") for number in numbers)


def sample_of(shingles: array[int]) -> set[int]:
    """The hashes by which a text is found: one in sixteen, and at least twelve."""
    every = sorted(set(shingles))
    return set(every[:LEAST_SAMPLE]) | {number for number in every if number % SPARSE == 0}


def _names(sources: list[Source]) -> set[bytes]:
    """Words that are written with a capital and hardly ever without one, over all texts."""
    small: Counter[bytes] = Counter()
    for source in sources:
        small.update({word for word in source.tokens.words if word.islower()})
    most = RARE * len(sources)
    found: dict[bytes, int] = defaultdict(int)
    for source in sources:
        for word in set(source.tokens.words):
            if word.isascii() and word.isalpha() and len(word) > 1 and word[:1].isupper():
                found[word] += 1
    return {word for word in found if small[word.lower()] <= most}


def _facts(words: list[bytes], names: set[bytes]) -> str:
    parts: list[str] = []
    last = 0
    for place, word in enumerate(words):
        if word in names or is_figure(word):
            parts += (str(place - last), word.decode())
            last = place
    return " ".join(parts)


if __name__ == "__main__":
    main()
