"""Stand-ins fed from the invented samples, an invented recording of odd sources, and clients."""

from __future__ import annotations

import http.client
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlsplit

import pytest

from howopen.dev import StandIn
from howopen.samples import FOLDER


class Got(NamedTuple):
    """An answer as a plain client sees it."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.body)

    @property
    def text(self) -> str:
        return self.body.decode()


Ask = Callable[..., Got]


def ask_at(origin: str, target: str, method: str = "GET", **headers: str) -> Got:
    """One request without redirects; `if_none_match="..."` becomes a header."""
    connection = http.client.HTTPConnection(origin.removeprefix("http://"), timeout=10)
    try:
        given = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request(method, target, headers=given)
        response = connection.getresponse()
        body = response.read()
    finally:
        connection.close()
    return Got(response.status, {k.lower(): v for k, v in response.getheaders()}, body)


@pytest.fixture
def standin() -> Iterator[StandIn]:
    """Stand-ins for the sample releases; the test fails when one of them itself has failed."""
    with StandIn(FOLDER) as started:
        yield started
    assert [] == started.mishaps


@pytest.fixture
def ask(standin: StandIn) -> Ask:
    """Asks the stand-ins: a path on the first origin, or a whole address."""

    def asked(target: str, method: str = "GET", **headers: str) -> Got:
        split = urlsplit(target)
        if not split.scheme:
            return ask_at(standin.origin, target, method, **headers)
        path = target.removeprefix(f"{split.scheme}://{split.netloc}")
        return ask_at(f"http://{split.netloc}", path, method, **headers)

    return asked


COMMIT = "7" * 40

SOURCES = {
    "huggingface/example-shore/egret": {"card": "partial", "listing": "partial"},
    "huggingface/example-shore/avocet": {"card": "complete", "listing": "none"},
    "huggingface/example-shore/dunlin": {"card": "none", "listing": "complete"},
    "github/example-shore/egret": {"complete": True},
}
PAGES = (
    ("https://arxiv.org/abs/2512.00001", "Egrets & Tides", ("It <tells> how.",), ""),
    (
        "https://arxiv.org/abs/2512.00002",
        "Waders",
        ("@article{paper, title={Waders}, journal={Shore Studies}, year={2024}}",),
        "We count waders.\nThey wade.",
    ),
    ("https://doi.org/10.5555/WADE.1", "Wading", ("It is shallow.",), ""),
    ("https://example.org/terms?lang=en", "Terms & more", ("No <script> here.",), ""),
)


def _write(path: Path, content: str | list[Any] | dict[str, Any]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content if isinstance(content, str) else json.dumps(content), "utf-8")


@pytest.fixture
def shore(tmp_path: Path) -> Path:
    """A tree with one invented recording whose sources are partial, odd, missing, or pages."""
    root = tmp_path / "recordings"
    release = root / "egret"
    lines = ["name: Egret", "sources:"]
    for path, seen in SOURCES.items():
        kind, _, name = path.partition("/")
        host = "huggingface.co" if kind == "huggingface" else "github.com"
        lines += [f"- kind: {kind}", f"  url: https://{host}/{name}", f"  path: {path}"]
        lines += [f"  {key}: {str(value).lower()}" for key, value in seen.items()]
        _write(release / path / "repo.json", {"commit": COMMIT} if kind == "github" else {})
    for number, (url, title, facts, excerpt) in enumerate(PAGES, 1):
        lines += ["- kind: page", f"  url: {url}", f"  path: pages/{number:02}.json"]
        page = {"url": url, "title": title, "facts": facts, "excerpt": excerpt}
        _write(release / f"pages/{number:02}.json", page)
    lines += ["missing:", "- kind: huggingface", "  url: https://huggingface.co/example-shore/gone"]
    lines += ["- kind: github", "  url: https://github.com/example-shore/gone"]
    _write(release / "release.yaml", "\n".join(lines) + "\n")
    egret = release / "huggingface/example-shore/egret"
    _write(egret / "tree.json", [{"path": "model.safetensors", "type": "blob"}])
    _write(egret / "files/README.md", "---\nlicense: mit\ninference: false\n---\n# Egret\n")
    _write(egret / "info.json", {"modelId": "egret", "gated": True})
    avocet = release / "huggingface/example-shore/avocet"
    _write(avocet / "files/README.md", "# Avocet\n")
    dunlin = release / "huggingface/example-shore/dunlin"
    _write(dunlin / "tree.json", [{"path": "README.md", "type": "blob", "size": 9}])
    code = release / "github/example-shore/egret"
    rows = [
        {"path": "README.md", "type": "blob", "size": 8},
        {"path": "setup.py", "type": "blob", "size": 500},
        {"path": "vendored", "type": "submodule", "size": None},
        {"path": "NOTICE", "type": "symlink", "size": 8},
        {"path": "weights/big.bin", "type": "blob", "size": 3_000_000},
    ]
    _write(code / "tree.json", rows)
    _write(code / "files/README.md", "# Egret\n")
    _write(code / "files/NOTICE", "README.md")
    metadata = {"name": "egret", "license": "MIT", "packages": "(computed)"}
    _write(code / "files/setup.py.metadata.json", metadata)
    return root


@pytest.fixture
def standin_of_shore(shore: Path) -> Iterator[StandIn]:
    """Stand-ins for that recording."""
    with StandIn(shore) as started:
        yield started
    assert [] == started.mishaps


@pytest.fixture
def at_shore(standin_of_shore: StandIn) -> Ask:
    """Asks the stand-ins of that recording."""

    def asked(target: str, method: str = "GET", **headers: str) -> Got:
        return ask_at(standin_of_shore.origin, target, method, **headers)

    return asked
