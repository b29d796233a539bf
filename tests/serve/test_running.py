"""The server as it is started and stopped."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from http.client import HTTPConnection
from urllib.parse import urlsplit

import pytest

from howopen.doors.listening import bind
from howopen.errors import InputError
from howopen.samples import FOLDER
from howopen.serve.running import require_installed


def test_it_tells_its_address_answers_and_ends_with_ctrl_c():
    process = subprocess.Popen(
        [sys.executable, "-m", "howopen", "serve", str(FOLDER), "--port", "0"],
        stderr=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        text=True,
        env=os.environ,
    )
    try:
        said = process.stderr.readline()
        place = urlsplit(next(word for word in said.split() if word.startswith("http")).rstrip(";"))
        asked = HTTPConnection(place.hostname, place.port, timeout=30)
        asked.request("GET", "/")
        answer = asked.getresponse()
        assert (200, True) == (answer.status, b"Reed 7B" in answer.read())
        asked.close()
    finally:
        process.send_signal(signal.SIGINT)
        _, rest = process.communicate(timeout=30)
    assert (0, "") == (process.returncode, rest)


def test_a_port_that_is_taken_is_told_in_a_sentence():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(
            InputError, match=rf"cannot listen on 127.0.0.1 port {port}: .*; choose"
        ):
            bind("127.0.0.1", port)


def test_small_answers_are_sent_at_once():
    with bind("127.0.0.1", 0) as listening:
        assert socket.IPPROTO_TCP == listening.proto  # by which asyncio sets TCP_NODELAY


def test_without_what_the_extra_brings_it_says_how_to_install_it(monkeypatch):
    monkeypatch.setitem(sys.modules, "uvicorn", None)
    with pytest.raises(InputError, match=r"pip install 'howopen\[serve\]'"):
        require_installed()
