"""Invented repositories, packages and pages, as few lines as a test can say them in.

shelf = Shelf(tmp_path).hub("lab/heron", {"README.md": "# Heron\n"})
with StandIn(shelf.folder) as standin: ...
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Self

import yaml

from howopen.dev import StandIn
from howopen.dev.library import Library

Files = Mapping[str, str | bytes]
HUB = "https://huggingface.co/"
CODE = "https://github.com/"
DATASETS = "datasets/"
COMMIT = "1" * 40


class Shelf:
    """One recording that a stand-in serves; what is put on it again replaces what was there.

    Whoever serves it is told of each change: set `standin`.
    """

    def __init__(self, root: Path) -> None:
        self.folder = root / "shelf"
        self._sources: dict[str, dict[str, Any]] = {}
        self._missing: dict[str, dict[str, Any]] = {}
        self.standin: StandIn | None = None
        self._write("pages/.keep", b"")
        self._release()

    def hub(
        self,
        name: str,
        files: Files | str = "",
        *,
        listed: Mapping[str, int] | tuple[str, ...] = (),
        lfs: tuple[str, ...] = (),
        commit: str = COMMIT,
        **info: Any,
    ) -> Self:
        """A repository of the hub; mere words are its card. Of `listed` only sizes are known."""
        texts: Files = {"README.md": files} if isinstance(files, str) and files else files or {}
        place = f"huggingface/{name}"
        sizes = listed if isinstance(listed, Mapping) else dict.fromkeys(listed, 5000)
        self._repository(place, dict(texts), sizes, lfs, {"commit": commit})
        self._write(f"{place}/info.json", {"sha": commit, **info})
        return self._source("huggingface", HUB + name, place, card="complete", listing="complete")

    def github(
        self,
        name: str,
        files: Files | str = "",
        *,
        listed: tuple[str, ...] = (),
        commit: str = COMMIT,
    ) -> Self:
        """A repository of code; mere words are its README."""
        texts: Files = {"README.md": files} if isinstance(files, str) else files
        place = f"github/{name}"
        self._repository(place, dict(texts), dict.fromkeys(listed, 10), (), {"commit": commit})
        return self._source("github", CODE + name, place)

    def package(self, name: str, version: str, metadata: str) -> Self:
        """A package with one wheel of which the metadata is known."""
        place = f"package/pypi/{name}"
        record = f"{name.replace('-', '_')}-{version}.dist-info"
        wheel = f"{name.replace('-', '_')}-{version}-py3-none-any.whl"
        sizes = {
            f"{record}/METADATA": len(metadata),
            f"{record}/RECORD": 10,
            "heron/__init__.py": 7,
        }
        self._repository(place, {}, sizes, (), {"version": version, "wheel": wheel})
        self._write(f"{place}/files/METADATA", metadata.encode())
        return self._source("package", f"pkg:pypi/{name}@{version}", place)

    def page(self, url: str, title: str, *facts: str, text: str = "") -> Self:
        """A page with one paragraph a fact, then its text."""
        place = f"pages/{len(list((self.folder / 'pages').iterdir())):02}.json"
        page = {"url": url, "title": title, "facts": facts, "excerpt": text}
        self._write(place, page)
        return self._source("page", url, place)

    def without(self, url: str) -> Self:
        """Takes away what is at an address: there is nothing any more."""
        self._sources = {p: each for p, each in self._sources.items() if each["url"] != url}
        return self._release()

    def missing(self, url: str) -> Self:
        """A place that is there and never to be had."""
        kind = (
            "github" if url.startswith(CODE) else "huggingface" if url.startswith(HUB) else "page"
        )
        self._missing[url] = {"kind": kind, "url": url}
        return self._release()

    def _repository(
        self,
        place: str,
        files: dict[str, str | bytes],
        sizes: Mapping[str, int],
        lfs: tuple[str, ...],
        repo: dict[str, Any],
    ) -> None:
        contents = {
            path: text.encode() if isinstance(text, str) else text for path, text in files.items()
        }
        known = {path: len(content) for path, content in contents.items()} | dict(sizes)
        rows: list[dict[str, Any]] = [
            {"path": path, "type": "blob", "size": size, **({"lfs": True} if path in lfs else {})}
            for path, size in sorted(known.items())
        ]
        self._write(f"{place}/repo.json", repo)
        self._write(f"{place}/tree.json", rows)
        for path, content in contents.items():
            self._write(f"{place}/files/{path}", content)

    def _source(self, kind: str, url: str, path: str, **seen: str) -> Self:
        self._sources[path] = {"kind": kind, "url": url, "path": path, "complete": True, **seen}
        return self._release()

    def _release(self) -> Self:
        release = {
            "name": "Shelf",
            "sources": list(self._sources.values()),
            "missing": list(self._missing.values()),
        }
        self._write("release.yaml", yaml.safe_dump(release).encode())
        if self.standin is not None:
            self.standin.library = Library(self.folder)
        return self

    def _write(self, path: str, content: bytes | dict[str, Any] | list[dict[str, Any]]) -> None:
        place = self.folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content if isinstance(content, bytes) else json.dumps(content).encode())
