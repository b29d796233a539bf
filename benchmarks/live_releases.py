"""Invented releases for the benchmarks of the live path: small, alike, and linked to each other.

Each is a model with a card and weights; every second has a code repository, every third a data
set, and every fourth was made from one of a few models that several share.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Final

BASES: Final = 5
"""Models that others were made from."""
_MAKERS: Final = 7
_PARAGRAPH: Final = (
    "Herons stand still for a long time and then move quickly, which is how this model reads."
    " It was trained for {hours} hours on {count} accelerators with a batch of {batch} sequences."
)
_CARD: Final = """\
# {title}

{title} is an invented model of {size} billion parameters, made to measure howopen.
{of_base}
## Model description

A decoder-only transformer with {layers} layers, grouped-query attention and rotary positions.
{paragraphs}

## Training data

{data}

## Training procedure

{code}
We trained with AdamW, a learning rate of 3e-4 and a cosine schedule.

## Evaluation

| benchmark | score |
|---|---|
| Marsh QA | {score}.1 |
| Reed Math | {score}.7 |

## Intended use

Counting birds. It is not meant for decisions about people.

## License

The weights are under the Apache License 2.0.
"""


def write_releases(folder: Path, count: int) -> tuple[str, ...]:
    """Writes recordings of `count` releases and of their bases; gives the names of the releases."""
    for number in range(BASES):
        _write(folder / f"base-{number}", f"example-shore/tern-{number}", number, {})
    names = []
    for number in range(count):
        name = f"example-marsh-{number % _MAKERS}/heron-{number:04}"
        links = {}
        if number % 2 == 0:
            links["github"] = name
        if number % 3 == 0:
            links["data"] = f"{name}-data"
        if number % 4 == 0:
            links["base"] = f"example-shore/tern-{number // 4 % BASES}"
        _write(folder / f"heron-{number:04}", name, number, links)
        names.append(name)
    return tuple(names)


def _write(folder: Path, name: str, number: int, links: dict[str, str]) -> None:
    files = dict(_model(name, number, links))
    sources = [f"- kind: huggingface\n  url: https://huggingface.co/{name}\n  path: model"]
    if "github" in links:
        files |= dict(_code(links["github"], number))
        sources.append(f"- kind: github\n  url: https://github.com/{name}\n  path: code")
    if "data" in links:
        files |= dict(_data(links["data"], number))
        where = f"https://huggingface.co/datasets/{links['data']}"
        sources.append(f"- kind: huggingface\n  url: {where}\n  path: data")
    whole = [f"{source}\n  complete: true" for source in sources]
    files["release.yaml"] = "\n".join([f"name: {name}", "sources:", *whole, ""])
    for path, content in files.items():
        place = folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(content, encoding="utf-8")


def _model(name: str, number: int, links: dict[str, str]) -> Iterator[tuple[str, str]]:
    front = ["license: apache-2.0", "pipeline_tag: text-generation", "language: [en]"]
    data = "We trained on public pages about birds; the list is not published."
    code = "The training code is not published."
    if "data" in links:
        front.append(f"datasets: [{links['data']}]")
        address = f"https://huggingface.co/datasets/{links['data']}"
        data = f"All training data is published as [{links['data']}]({address})."
    if "github" in links:
        address = f"https://github.com/{links['github']}"
        code = f"Training and evaluation code is in [our repository]({address})."
    if "base" in links:
        front.append(f"base_model: {links['base']}")
    paragraphs = [
        _PARAGRAPH.format(hours=100 + number + n, count=8 * (n + 1), batch=256 + n)
        for n in range(6)
    ]
    card = _CARD.format(
        title=name.partition("/")[2].replace("-", " ").title(),
        size=1 + number % 9,
        of_base=f"It was fine-tuned from {links['base']}.\n" if "base" in links else "",
        layers=16 + number % 32,
        paragraphs="\n\n".join(paragraphs),
        data=data,
        code=code,
        score=30 + number % 60,
    )
    rows = ["README.md", "config.json", "model.safetensors"]
    config = {"architectures": ["HeronForCausalLM"], "hidden_size": 64 * (1 + number % 8)}
    yield "model/repo.json", _repo("huggingface", name)
    yield "model/info.json", json.dumps({"gated": False, "sha": _commit(name)})
    yield "model/tree.json", json.dumps([{"path": path, "type": "blob"} for path in rows])
    yield "model/files/README.md", "\n".join(["---", *front, "---", card])
    yield "model/files/config.json", json.dumps(config, indent=1)


def _code(name: str, number: int) -> Iterator[tuple[str, str]]:
    rows = ["README.md", "LICENSE", "requirements.txt", "train.py", "evaluate.py", "data/clean.py"]
    readme = f"# Code of {name}\n\nRun `train.py` to train, `evaluate.py` to evaluate.\n"
    yield "code/repo.json", _repo("github", name)
    yield "code/tree.json", json.dumps([{"path": path, "type": "blob"} for path in rows])
    yield "code/files/README.md", f"{readme}\nSeed {number}. The code is under the MIT License.\n"
    yield "code/files/LICENSE", "MIT License\n\nCopyright (c) 2026 The invented marsh\n"
    yield "code/files/requirements.txt", "torch\ntransformers\ndatasets\n"


def _data(name: str, number: int) -> Iterator[tuple[str, str]]:
    rows = ["README.md", "train.parquet"]
    words = "Pages about birds, cleaned and deduplicated."
    card = f"---\nlicense: cc-by-4.0\nlanguage: [en]\n---\n# {name}\n\n{words} Part {number}.\n"
    yield "data/repo.json", _repo("huggingface", f"datasets/{name}")
    yield "data/tree.json", json.dumps([{"path": path, "type": "blob"} for path in rows])
    yield "data/files/README.md", card


def _repo(source: str, name: str) -> str:
    return json.dumps({"source": source, "id": name, "commit": _commit(name)})


def _commit(name: str) -> str:
    return hashlib.sha1(name.encode(), usedforsecurity=False).hexdigest()
