from __future__ import annotations

import json
import os
import pty
import shutil
import signal
import subprocess
import sys

import pytest

from tests.conftest import ROOT

COPIES = 40
SAMPLES = ROOT / "src" / "howopen" / "samples"


@pytest.fixture
def many(tmp_path):
    """A folder of many recordings."""
    shutil.copytree(SAMPLES / "_sources", tmp_path / "_sources")
    for number in range(COPIES):
        shutil.copytree(SAMPLES / "heron-1b-instruct", tmp_path / f"heron-{number}")
    return tmp_path


@pytest.mark.parametrize("send", [os.kill, os.killpg], ids=["to-it-alone", "as-a-terminal-does"])
def test_ctrl_c_prints_what_is_done_and_leaves_no_process(many, tmp_path_factory, send):
    ours, theirs = pty.openpty()
    out = tmp_path_factory.mktemp("out") / "table.json"
    with out.open("wb") as stdout:
        process = subprocess.Popen(
            [sys.executable, "-m", "howopen", "table", str(many), "--json"],
            stdout=stdout,
            stderr=theirs,
            env=os.environ | {"TERM": "xterm", "COLUMNS": "80"},
            start_new_session=True,
        )
    os.close(theirs)
    said = b""
    while b"/40" not in said:  # the bar, when the first is done
        said += os.read(ours, 1024)
    send(process.pid, signal.SIGINT)
    said += rest_of(ours)
    assert 130 == process.wait()
    table = json.loads(out.read_bytes())
    assert 0 < table["of"] < COPIES
    assert f"this is what was done: {table['of']} of {COPIES} releases" in said.decode()
    assert "Traceback" not in said.decode()
    with pytest.raises(ProcessLookupError):
        os.killpg(process.pid, 0)


def rest_of(terminal):
    """What is written until every process has left the terminal."""
    said = b""
    while True:
        try:
            piece = os.read(terminal, 65536)
        except OSError:
            piece = b""
        if not piece:
            os.close(terminal)
            return said
        said += piece
