"""The same input gives the same bytes: over hash seeds, locales, time zones and file order."""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from howopen.samples import FOLDER, names

WORLDS = (
    {"PYTHONHASHSEED": "0", "LC_ALL": "C", "TZ": "UTC"},
    {"PYTHONHASHSEED": "1", "LC_ALL": "C.UTF-8", "TZ": "Asia/Kathmandu"},
    {"PYTHONHASHSEED": "4242", "LC_ALL": "tr_TR.UTF-8", "TZ": "America/St_Johns"},
)
REAL = ("llama-3.1", "olmo-7b-instruct", "chatgpt")


def answer(target: Path, world: dict[str, str]) -> bytes:
    done = subprocess.run(
        [sys.executable, "-m", "howopen", "assess", str(target), "--json"],
        env={**os.environ, **world},
        capture_output=True,
        check=True,
        stdin=subprocess.DEVNULL,
    )
    return done.stdout


def shuffled_copy(source: Path, target: Path, seed: int) -> Path:
    """The same files, made in another order, their listings in another order too."""
    order = random.Random(seed)
    files = sorted(path for path in source.rglob("*") if path.is_file())
    order.shuffle(files)
    for path in files:
        copy = target / path.relative_to(source)
        copy.parent.mkdir(parents=True, exist_ok=True)
        if path.name == "tree.json":
            rows = json.loads(path.read_text(encoding="utf-8"))
            order.shuffle(rows)
            copy.write_text(json.dumps(rows), encoding="utf-8")
        else:
            shutil.copyfile(path, copy)
    return target


@pytest.mark.parametrize("name", names())
def test_a_sample_gives_the_same_bytes_in_every_world(name, tmp_path):
    answers = {
        answer(shuffled_copy(FOLDER, tmp_path / str(seed), seed) / name, world)
        for seed, world in enumerate(WORLDS)
    }
    assert 1 == len(answers)


@pytest.mark.parametrize("name", REAL)
def test_a_real_release_gives_the_same_bytes_in_every_world(name, shared):
    release = shared / "evidence" / name
    assert 1 == len({answer(release, world) for world in WORLDS})


def test_an_answer_holds_no_path_of_this_machine(tmp_path):
    copied = shuffled_copy(FOLDER, tmp_path / "here", 7)
    assert str(tmp_path).encode() not in answer(copied / names()[0], WORLDS[0])
