"""Which rules an assessment was made by: a digest over the code and data that decide."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import cache
from importlib import resources
from typing import Final

DECIDING: Final = ("model", "doors", "evidence", "licenses", "lineage", "findings", "frameworks")
"""The folders whose code and data decide what an assessment says."""


@cache
def rules_digest() -> str:
    """SHA-256 over the code and data that decide, from the nouns to the frameworks."""
    return code_digest(*DECIDING)


@cache
def code_digest(*parts: str) -> str:
    """SHA-256 over the code and data in these folders of the package."""
    digest = hashlib.sha256()
    for part in parts:
        for path, content in _files(resources.files("howopen").joinpath(part), part):
            digest.update(path.encode() + b"\0" + content)
    return digest.hexdigest()


def _files(folder: resources.abc.Traversable, path: str) -> Iterator[tuple[str, bytes]]:
    """Path and content of the code and data files below a folder of the package, sorted."""
    for item in sorted(folder.iterdir(), key=lambda f: f.name):
        below = f"{path}/{item.name}"
        if item.is_dir():
            yield from _files(item, below)
        elif item.name.endswith((".py", ".toml", ".json")):
            yield below, item.read_bytes()
