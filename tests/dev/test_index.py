"""The stand-in package index is one to pip, and its wheels are read by ranges."""

from __future__ import annotations

import io
import json
import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from howopen.dev import StandIn
from howopen.samples import FOLDER
from tests.dev.conftest import ask_at

NAME = "example-estuary-heron"
WHEEL = "example_estuary_heron-0.3.1-py3-none-any.whl"
JSON = "application/vnd.pypi.simple.v1+json"


class Ranged(io.RawIOBase):
    """A file that lies on a server, read by ranges."""

    def __init__(self, ask, url):
        self._ask, self._url, self._place = ask, url, 0
        self.size = int(ask(url, "HEAD").headers["content-length"])

    def seekable(self):
        return True

    def seek(self, offset, whence=io.SEEK_SET):
        start = {io.SEEK_SET: 0, io.SEEK_CUR: self._place, io.SEEK_END: self.size}[whence]
        self._place = start + offset
        return self._place

    def tell(self):
        return self._place

    def read(self, size=-1):
        last = self.size - 1 if size < 0 else self._place + size - 1
        if self._place >= self.size or size == 0:
            return b""
        got = self._ask(self._url, range=f"bytes={self._place}-{last}")
        assert 206 == got.status
        self._place += len(got.body)
        return got.body


def file_row(ask):
    (row,) = ask(f"/_index/{NAME}/", accept=JSON).json["files"]
    return row


@pytest.fixture
def installable(tmp_path: Path) -> Iterator[StandIn]:
    """Stand-ins for a copy of the samples whose wheel has the file that pip looks for."""
    copy = shutil.copytree(FOLDER, tmp_path / "samples", ignore=lambda *_: ["__pycache__"])
    listing = copy / "heron-1b-instruct/package/pypi" / NAME / "tree.json"
    row = {"path": "example_estuary_heron-0.3.1.dist-info/WHEEL", "type": "blob", "size": 90}
    listing.write_text(json.dumps([*json.loads(listing.read_text("utf-8")), row]), "utf-8")
    with StandIn(copy) as started:
        yield started
    assert [] == started.mishaps


def test_pip_downloads_a_package(installable, tmp_path):
    own = {"PIP_CONFIG_FILE": os.devnull, "PIP_FIND_LINKS": ""}
    to = tmp_path / "downloads"
    subprocess.run(
        [*(sys.executable, "-m", "pip", "download", NAME), "--no-deps", "--no-cache-dir", "-d", to],
        env={**os.environ, **installable.environment(), **own},
        capture_output=True,
        check=True,
    )
    assert [WHEEL] == [path.name for path in to.iterdir()]
    assert [f"/_packages/{WHEEL}.metadata", f"/_packages/{WHEEL}"] == [
        each.path for each in installable.requests if each.at_cdn
    ]


def test_a_project_is_json_to_who_asks_for_it_and_else_a_page(ask):
    got = ask(f"/_index/{NAME}/", accept=f"{JSON}, text/html;q=0.1")
    assert (JSON, ["0.3.1"]) == (
        got.headers["content-type"].partition(";")[0],
        got.json["versions"],
    )
    page = ask(f"/_index/{NAME}/")
    assert "text/html; charset=utf-8" == page.headers["content-type"]
    assert f">{WHEEL}</a>" in page.text


def test_a_name_may_be_spelled_in_other_ways_and_needs_its_slash(ask):
    assert 200 == ask("/_index/Example_Estuary.Heron/").status
    assert f"/_index/{NAME}/" == ask(f"/_index/{NAME}").headers["location"]
    assert 404 == ask("/_index/no-such/").status


def test_a_wheel_is_read_by_ranges_and_has_the_recorded_sizes(ask, samples):
    url = file_row(ask)["url"]
    with Ranged(ask, url) as file, zipfile.ZipFile(file) as wheel:
        sizes = {member.filename: member.file_size for member in wheel.infolist()}
        metadata = wheel.read("example_estuary_heron-0.3.1.dist-info/METADATA")
    recorded = samples / "heron-1b-instruct/package/pypi" / NAME
    rows = json.loads((recorded / "tree.json").read_text("utf-8"))
    assert {row["path"]: row["size"] for row in rows if row["type"] == "blob"} == sizes
    assert (recorded / "files/METADATA").read_bytes() == metadata == ask(f"{url}.metadata").body


def test_the_list_of_projects_can_be_had(ask):
    assert [{"name": NAME}] == ask("/_index/", accept=JSON).json["projects"]
    assert f">{NAME}</a>" in ask("/_index/").text


def test_a_file_that_is_not_there_is_not_found(standin):
    assert 404 == ask_at(standin.cdn_origin, "/_packages/gone.whl").status
    assert 404 == ask_at(standin.cdn_origin, "/_packages/gone.whl.metadata").status
    assert 404 == ask_at(standin.cdn_origin, "/elsewhere").status
