"""The stand-in code host gives an archive as GitHub does."""

from __future__ import annotations

import ast
import io
import tarfile
from pathlib import Path

import pytest

from howopen.dev import StandIn
from tests.dev.conftest import COMMIT, Ask, Got, ask_at

ARCHIVE = "/_github/example-shore/egret/archive/HEAD.tar.gz"
TOP = f"egret-{COMMIT}"


def followed(ask: Ask, target: str, **headers: str) -> Got:
    """The answer behind the redirect that an archive's address gives."""
    got = ask(target)
    assert 302 == got.status
    return ask("/" + got.headers["location"].split("/", 3)[3], **headers)


@pytest.fixture
def archive(at_shore: Ask) -> tarfile.TarFile:
    return tarfile.open(fileobj=io.BytesIO(followed(at_shore, ARCHIVE).body))


def content(archive: tarfile.TarFile, path: str) -> bytes:
    file = archive.extractfile(f"{TOP}/{path}")
    assert file is not None
    return file.read()


def test_an_archive_names_its_commit(archive):
    assert {"comment": COMMIT} == archive.pax_headers
    assert {TOP} == {member.name.partition("/")[0] for member in archive}


def test_what_is_kept_is_in_it_and_the_rest_has_its_size(archive):
    assert b"# Egret\n" == content(archive, "README.md")
    assert bytes(3_000_000) == content(archive, "weights/big.bin")


def test_a_submodule_is_an_empty_folder_and_a_link_a_link(archive):
    assert archive.getmember(f"{TOP}/vendored").isdir()
    notice = archive.getmember(f"{TOP}/NOTICE")
    assert (True, "README.md") == (notice.issym(), notice.linkname)


def test_a_setup_script_has_the_arguments_that_were_kept(archive):
    source = content(archive, "setup.py")
    (call,) = [node.value for node in ast.parse(source).body if isinstance(node, ast.Expr)]
    said = {keyword.arg: type(keyword.value) for keyword in call.keywords}
    assert {"name": ast.Constant, "license": ast.Constant, "packages": ast.Call} == said
    assert 500 == len(source)


@pytest.mark.parametrize("ref", ["HEAD", "main", COMMIT, COMMIT[:7]])
def test_a_revision_that_is_there_is_given(at_shore, ref):
    assert 302 == at_shore(f"/_github/Example-Shore/Egret/archive/{ref}.tar.gz").status


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("example-shore/egret/archive/v9.tar.gz", 404),
        ("example-shore/stint/archive/HEAD.tar.gz", 404),
        ("example-shore/gone/archive/HEAD.tar.gz", 503),
        ("example-shore/egret", 404),
        ("codeload/example-shore/egret/tar.gz/v9", 404),
    ],
)
def test_what_is_not_there_is_not_given(at_shore, path, status):
    assert status == at_shore(f"/_github/{path}").status


def test_an_archive_that_is_known_is_confirmed(at_shore):
    etag = followed(at_shore, ARCHIVE).headers["etag"]
    assert (304, b"") == followed(at_shore, ARCHIVE, if_none_match=etag)[::2]


def test_an_archive_comes_without_its_length(at_shore):
    headers = followed(at_shore, ARCHIVE).headers
    assert "content-length" not in headers
    assert f"attachment; filename={TOP}.tar.gz" == headers["content-disposition"]


def test_every_real_repository_has_its_recorded_listing(shared: Path):
    with StandIn(shared / "evidence") as standin:
        name = "meta-llama/llama-models"
        got = ask_at(standin.origin, f"/_github/codeload/{name}/tar.gz/HEAD")
    recorded = shared / "evidence/_sources/github" / name / "files"
    with tarfile.open(fileobj=io.BytesIO(got.body)) as archive:
        paths = {member.name.partition("/")[2] for member in archive}
    assert paths >= {
        path.relative_to(recorded).as_posix().removesuffix(".metadata.json")
        for path in recorded.rglob("*")
        if path.is_file()
    }
