"""Reads from file names which weights a listing holds, and whether all their parts are there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from howopen.model import Entry, Record

FORMATS = {
    "safetensors": "safetensors",
    "gguf": "gguf",
    "ggml": "ggml",
    "bin": "pytorch",
    "pt": "pytorch",
    "pth": "pytorch",
    "ckpt": "checkpoint",
    "msgpack": "flax",
    "h5": "hdf5",
    "keras": "keras",
    "ot": "rust",
    "onnx": "onnx",
    "tflite": "tflite",
    "nemo": "nemo",
    "npz": "numpy",
    "distcp": "pytorch-distributed",
}
"""Extension -> name of the format."""

PICKLED = frozenset({"pytorch", "checkpoint", "pytorch-distributed"})
"""Formats that may run code when loaded; the others hold tensors only."""

MAX_MISSING = 20
"""Names of missing parts that are listed; `Weights.missing_count` has them all."""

MAX_PARTS = 10_000
"""A file name that claims more parts than this is read as a file of its own."""


class Weights(Record, frozen=True, kw_only=True):
    """What the listing shows of one kind of weights: which files, and whether any part lacks."""

    files: int = 0
    formats: tuple[str, ...] = ()
    """Sorted names of formats, as in `FORMATS`."""
    complete: bool | None = None
    """True when one model has all its parts, by the numbers in their names; False when there are
    only parts of models, or an index without parts; `None` when there is nothing."""
    missing: tuple[str, ...] = ()
    """Paths of parts that the names say should be there, of the most complete model."""
    missing_count: int = 0
    size_bytes: int | None = None
    """All files together; `None` when the size of one is unknown."""
    tensors_only: bool = False
    """True when a format that cannot run code on loading is offered."""


def extension(name: str) -> str:
    """Give the lower-case extension of a file name, without the dot; empty when there is none."""
    dot = name.rfind(".")
    return name[dot + 1 :].lower() if dot > 0 else ""


def read_weights(files: Iterable[Entry], indexes: Iterable[str]) -> Weights:
    """Count weight files and find the parts that lack; `indexes` are paths of weight indexes."""
    entries = sorted(files, key=lambda entry: entry.path)
    if not entries:
        return Weights(complete=False if tuple(indexes) else None)
    formats = {FORMATS.get(extension(entry.path), "other") for entry in entries}
    missing = _fewest_missing([entry.path for entry in entries])
    sizes = [entry.size_bytes for entry in entries]
    return Weights(
        files=len(entries),
        formats=tuple(sorted(formats)),
        complete=not missing,
        missing=missing[:MAX_MISSING],
        missing_count=len(missing),
        size_bytes=None if None in sizes else sum(size or 0 for size in sizes),
        tensors_only=bool(formats - PICKLED - {"other"}),
    )


def _fewest_missing(paths: list[str]) -> tuple[str, ...]:
    """Missing parts of the model that lacks the fewest; empty when one model is whole."""
    groups: dict[tuple[str, str, int, int], set[int]] = defaultdict(set)
    for path in paths:
        part = split_part(path)
        if part is None:
            return ()
        before, number, of, after = part
        groups[before, after, of, len(number)].add(int(number))
    lacks = [
        tuple(
            f"{before}{n:0{width}}{f'-of-{of:0{width}}' if of else ''}{after}"
            for n in _expected(of, have)
            if n not in have
        )
        for (before, after, of, width), have in sorted(groups.items())
    ]
    return min(lacks, key=len)


def _expected(of: int, have: set[int]) -> range:
    """Numbers of a whole model: 1..N by custom (some count from 0), or 0..the last one seen."""
    if of:
        return range(of) if 0 in have else range(1, of + 1)
    return range(min(max(have), MAX_PARTS) + 1)


def split_part(path: str) -> tuple[str, str, int, str] | None:
    """(before, number, total, after) of a file that is part of a model; `None` for a whole one.

    Reads `model-00002-of-00004.safetensors` and, with a total of 0 as it is not told,
    `consolidated.02.pth`. Never raises.
    """
    head, middle, tail = path.rpartition("-of-")
    if middle and "/" not in tail:
        total = _digits_at_start(tail)
        number = _digits_at_end(head)
        if total and number and 1 <= int(total) <= MAX_PARTS:
            return head[: -len(number)], number, int(total), tail[len(total) :]
    stem, _, ending = path.rpartition(".")
    if stem.rpartition("/")[2].startswith("consolidated."):
        number = _digits_at_end(stem)
        if number:
            return stem[: -len(number)], number, 0, f".{ending}"
    return None


def _digits_at_start(text: str) -> str:
    rest = text.lstrip("0123456789")
    return _short(text[: len(text) - len(rest)])


def _digits_at_end(text: str) -> str:
    return _short(text[len(text.rstrip("0123456789")) :])


def _short(digits: str) -> str:
    """Give the digits, or nothing when they are too many to be a part's number."""
    return digits if len(digits) <= 8 else ""
