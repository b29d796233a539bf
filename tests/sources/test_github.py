"""A repository of code is read from one archive: its listing, its texts, and no code."""

from __future__ import annotations

import io
import tarfile

import pytest

from howopen.dev.faults.fault import changed
from howopen.errors import Gated, NotFound, SourceError, Unreachable
from howopen.model import Completeness
from tests.sources.conftest import kept_json

COMMIT = "a1" * 20
FULL, PART = Completeness.COMPLETE, Completeness.PARTIAL


@pytest.fixture
def heron(shelf):
    files = {"README.md": "# Heron\n", "LICENSE": "Terms.\n", "docs/use.md": "Use.\n"}
    return shelf.github("lab/heron", files, listed=("train.py", "data/a.bin"), commit=COMMIT)


def test_kept_are_its_listing_and_its_texts_and_no_code(heron, fetch):
    found = fetch("gh:lab/heron")
    kept = ["files/LICENSE", "files/README.md", "files/docs/use.md", "repo.json", "tree.json"]
    assert kept == sorted(found.files)
    listed = {row["path"] for row in kept_json(found, "tree.json")}
    assert {"README.md", "LICENSE", "docs/use.md", "train.py", "data/a.bin"} <= listed
    assert (FULL, FULL, ()) == (found.card, found.listing, found.remarks)


def test_its_commit_is_the_one_that_stands_in_the_archive(heron, fetch):
    found = fetch("gh:lab/heron")
    assert (COMMIT, COMMIT) == (found.revision, kept_json(found, "repo.json")["commit"])
    assert ("https://github.com/lab/heron", None) == (found.url, found.target.revision)


@pytest.mark.parametrize(
    ("target", "ref"),
    [
        ("gh:lab/heron", "HEAD"),
        (f"gh:lab/heron@{COMMIT}", COMMIT),
        (f"gh:lab/heron@{COMMIT[:8]}", COMMIT[:8]),
        ("gh:lab/heron@main", "main"),
        ("https://github.com/lab/heron/tree/main/docs", "main"),
    ],
)
def test_the_default_branch_is_read_or_the_revision_that_is_asked_for(
    heron, fetch, standin, target, ref
):
    assert COMMIT == fetch(target).revision
    assert f"/_github/lab/heron/archive/{ref}.tar.gz" == standin.requests[0].path


def test_one_archive_is_all_that_is_asked_for(heron, fetch, standin):
    fetch("gh:lab/heron")
    assert ["archive", "codeload"] == [
        "codeload" if "codeload" in asked.path else "archive" for asked in standin.requests
    ]


@pytest.mark.parametrize("target", ["gh:lab/gone", "gh:lab/heron@v9"])
def test_what_is_not_there_is_not_found(heron, fetch, target):
    with pytest.raises(NotFound, match="is not on GitHub, or is private; check the name"):
        fetch(target)


def test_a_revision_that_is_not_there_is_named(heron, fetch):
    with pytest.raises(NotFound, match=r"lab/heron at v9 is not on GitHub"):
        fetch("gh:lab/heron@v9")


def test_what_could_not_be_had_is_not_said_to_be_gone(shelf, heron, fetch):
    shelf.missing("https://github.com/lab/egret")
    with pytest.raises(SourceError) as raised:
        fetch("gh:lab/egret")
    assert not isinstance(raised.value, NotFound)


@pytest.mark.parametrize("status", [401, 403, 451])
def test_what_is_not_for_everybody_is_said_to_be_so(heron, fetch, standin, status):
    refused = changed("refused", "no", lambda _w, _r, answer: answer._replace(status=status))
    standin.fail(refused, on="codeload")
    with pytest.raises(Gated):
        fetch("gh:lab/heron")


def test_of_a_setup_file_only_what_it_says_of_the_package_is_kept(shelf, fetch):
    setup = "from setuptools import setup\nimport os\nsetup(name='heron', version=os.getcwd())\n"
    shelf.github("lab/heron", {"README.md": "# Heron\n", "setup.py": setup})
    found = fetch("gh:lab/heron")
    assert "files/setup.py" not in found.files
    said = kept_json(found, "files/setup.py.metadata.json")
    assert {"name": "heron", "version": "(computed)"} == said


def test_a_setup_file_that_says_nothing_is_only_listed(shelf, fetch):
    shelf.github("lab/heron", {"README.md": "# Heron\n", "setup.py": "print('x')\n"})
    found = fetch("gh:lab/heron")
    assert [] == [path for path in found.files if "setup" in path]
    assert "setup.py" in {row["path"] for row in kept_json(found, "tree.json")}


@pytest.mark.parametrize("name", ["GITHUB_TOKEN", "GH_TOKEN"])
def test_the_users_token_for_github_is_sent_to_github_only(
    shelf, heron, fetch, standin, monkeypatch, name
):
    shelf.hub("lab/heron", "# Heron\n")
    monkeypatch.setenv(name, "mine")
    fetch("gh:lab/heron")
    fetch("lab/heron")
    told = {a.path.split("/")[1] for a in standin.requests if "authorization" in a.headers}
    assert {"_github"} == told


def test_a_token_does_not_follow_to_another_host(heron, fetch, standin, monkeypatch):
    monkeypatch.setenv("GITHUB_TOKEN", "mine")

    def elsewhere(_wire, request, answer):
        place = f"{standin.cdn_origin}/elsewhere"
        return answer.with_headers({"Location": place})

    standin.fail(changed("elsewhere", "to another host", elsewhere), on="/archive/")
    with pytest.raises(NotFound):
        fetch("gh:lab/heron")
    assert [False] == ["authorization" in a.headers for a in standin.requests if a.at_cdn]


@pytest.mark.parametrize("fault", ["html-login-200", "empty-body", "not-json"])
def test_what_is_no_archive_is_no_answer(heron, fetch, standin, fault):
    standin.fail(fault, on="codeload")
    with pytest.raises(Unreachable):
        fetch("gh:lab/heron")


def packed(*paths: str) -> bytes:
    """An archive as git makes it, with empty files at these paths."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w:gz", pax_headers={"comment": COMMIT}) as archive:
        for path in paths:
            member = tarfile.TarInfo(path)
            member.size = 2
            archive.addfile(member, io.BytesIO(b"x\n"))
    return out.getvalue()


def test_names_that_climb_are_left_out_and_told(heron, fetch, standin):
    body = packed("top/README.md", "top/../../climbs.md", "/etc/climbs.md", "top/c:\\climbs.md")
    standin.fail(changed("climbs", "", lambda _w, _r, a: a.with_body(body)), on="codeload")
    found = fetch("gh:lab/heron")
    assert ["files/README.md"] == [path for path in found.files if path.startswith("files/")]
    assert "climbs.md" in " ".join(found.remarks)


def test_a_file_within_a_file_costs_only_itself(heron, fetch, standin, tmp_path):
    from howopen.doors.trees import write_folder

    body = packed("top/README.md", "top/README.md/LICENSE", "top/LICENSE")
    standin.fail(changed("within", "", lambda _w, _r, a: a.with_body(body)), on="codeload")
    found = fetch("gh:lab/heron")
    write_folder(tmp_path / "written", found.files)
    assert {"files/README.md", "files/LICENSE"} <= set(found.files)
