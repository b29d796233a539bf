from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.license_cases import Case
from benchmarks.peers import HERE, PEERS, measure_peers, score
from benchmarks.processes import over_python, run


def case_of(license_id, *beside):
    return Case(
        name="heron",
        path=Path("LICENSE"),
        text="",
        license_id=license_id,
        right=frozenset((license_id,)),
        beside=frozenset(beside),
        kind="licence",
        family="heron",
        category="restricted-use",
        labels=(),
    )


@pytest.mark.parametrize(
    ("ids", "worth"),
    [
        (["MIT"], "right"),
        (["Zlib"], "also"),
        (["", "MIT"], "also"),
        (["Apache-2.0", "MIT"], "wrong"),
        ([], "none"),
    ],
)
def test_the_first_id_of_a_peer_is_its_answer(ids, worth):
    told = score((case_of("MIT", "Zlib"),), [ids])
    assert {"right": 0, "also": 0, "wrong": 0, "none": 0, worth: 1} == told["catalogued"]


@pytest.mark.parametrize(("ids", "worth"), [(["MIT"], "wrong"), ([], "none"), ([""], "none")])
def test_any_id_for_a_text_of_no_catalogue_is_wrong(ids, worth):
    told = score((case_of("LicenseRef-howopen-heron"),), [ids])
    assert {"right": 0, "wrong": 0, "none": 0, worth: 1} == told["uncatalogued"]


@pytest.mark.parametrize("id_", ["GPL-3.0", "GPL-3.0+", "GPL-3.0-only", "GPL-3.0-or-later"])
def test_older_ways_to_write_a_gnu_licence_are_right_too(id_):
    assert 1 == score((case_of("GPL-3.0-only"),), [[id_]])["catalogued"]["right"]


def test_another_version_of_a_gnu_licence_is_wrong():
    assert 1 == score((case_of("GPL-3.0-only"),), [["GPL-2.0"]])["catalogued"]["wrong"]


def test_a_peer_that_cannot_be_installed_is_told_with_the_reason(tmp_path, monkeypatch):
    place = tmp_path / "cache"
    place.write_text("", encoding="utf-8")
    monkeypatch.setenv("XDG_CACHE_HOME", str(place))
    told = measure_peers((case_of("MIT"),), case_of("MIT"))
    assert list(PEERS) == list(told)
    assert all(str(place) in row["not installed"] for row in told.values())


def test_each_peer_has_a_worker():
    assert [] == [n for n in PEERS if not (HERE / f"{n.replace('-', '_')}.py").is_file()]


def test_the_worker_tells_ids_and_milliseconds_of_each_file(tmp_path):
    peer = tmp_path / "heron.py"
    peer.write_text(
        "def identify(path):\n    print('noise')\n    return [path.upper()]\n", encoding="utf-8"
    )
    done = subprocess.run(
        [sys.executable, "-I", str(HERE / "worker.py"), str(peer)],
        input="a\nb",
        capture_output=True,
        text=True,
        check=True,
    )
    told = json.loads(done.stdout)
    assert [["A"], ["B"]] == [row["ids"] for row in told]
    assert all(row["ms"] >= 0 for row in told)


def test_a_process_is_measured_with_its_code_and_its_own_memory():
    ours = run([sys.executable, "-c", "x = bytearray(80 << 20); raise SystemExit(3)"])
    bare = run([sys.executable, "-c", "pass"])
    assert (3, 0) == (ours.code, bare.code)
    assert 70 < ours.peak_mib - bare.peak_mib < 100


def test_a_command_gets_its_input_and_a_failing_one_is_not_measured():
    asked = "import sys; sys.exit(sys.stdin.read() != 'heron')"
    assert over_python([sys.executable, "-c", asked], "heron", runs=1) is not None
    assert over_python([sys.executable, "-c", asked], "marsh", runs=1) is None
