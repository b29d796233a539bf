"""Names that would leave a folder, hide in it or break it never do when a recording is written."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

import howopen
from howopen import Asking
from howopen.dev.answers import Answer
from howopen.dev.faults.fault import changed
from howopen.doors.archive_writing import Member, tar_gz
from tests.live.conftest import TARGET

NAMES = (
    *("../../climbs.md", "../climbs.md", "a/../../climbs.md", "/climbs.md", "//climbs.md"),
    *("~", "~/climbs.md", "-rf", "-rf.md", "C:\\climbs.md", "..\\climbs.md", "CON", "con.md"),
    *("nul\0.md", "line\nfeed.md", "return\r.md", "\x1b[2Jclears.md", "\u202egnp.md"),
    *("trailing./x.md", "dots...", " leading.md", "trailing .md ", ".", "..", "./README.md"),
    *("a" * 300 + ".md", "b/" * 400 + "deep.md", "star*?.md", 'quote".md', "README.md/x.md"),
    *(".git/config.md", "files/../../../x.md", "%2e%2e/climbs.md", "\u2025/climbs.md"),
)
WORDS = b"# These words went astray\n"


def _in_listing(_wire, request, answer):
    """The rows of a listing with these names too, and each of them can be had."""
    if "/tree/" in request.path and request.path.startswith("/api/models/"):
        rows = msgspec.json.decode(answer.body.whole(), type=list[dict[str, object]])
        more = [
            {"type": "file", "oid": "", "size": len(WORDS), "path": name} for name in NAMES if name
        ]
        return answer.with_body(msgspec.json.encode([*rows, *more]))
    if "/resolve/" in request.path and answer.status == 404:
        return Answer(200, {"Content-Type": "text/plain"}).with_body(WORDS)
    return answer


def _in_archive(_wire, request, answer):
    """An archive whose entries bear these names."""
    if "/_github/codeload/" not in request.path:
        return answer
    top = f"curlew-{'c' * 40}"
    members = [Member(f"{top}/README.md", WORDS)]
    members += [Member(f"{top}/{name}", WORDS) for name in NAMES if "\0" not in name]
    members += [Member(name, WORDS) for name in NAMES if name and "\0" not in name]
    members += [Member(f"{top}/link", b"../../..", type="symlink")]
    members += [Member(f"{top}/link/through.md", WORDS)]
    return answer._replace(chunked=False).with_body(tar_gz(members, comment="c" * 40))


def lying(folder: Path) -> set[str]:
    """Everything below a folder."""
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*")}


@pytest.mark.parametrize("made", [_in_listing, _in_archive], ids=["listing", "archive"])
def test_hostile_names_never_leave_the_folder_of_the_recording(standin, tmp_path, made):
    (tmp_path / "beside").mkdir()
    (tmp_path / "beside" / "mine.md").write_text("untouched")
    deep = tmp_path / "here" / "and" / "there"
    deep.mkdir(parents=True)
    before = lying(tmp_path)
    with standin.fail(changed("hostile", "names that no folder should take", made)) as failing:
        written = howopen.record(TARGET, deep / "out", asking=Asking(cache=tmp_path / "cache"))
    assert failing.count > 0
    new = {path for path in lying(tmp_path) - before if not path.startswith("cache")}
    assert {"here/and/there/out"} == {"/".join(path.split("/")[:4]) for path in new}
    assert "untouched" == (tmp_path / "beside" / "mine.md").read_text()
    assert [] == [path for path in (deep / "out").rglob("*") if path.is_symlink()]
    names = {part for path in new for part in path.split("/")}
    assert [] == [name for name in names if not name.isprintable() or name in ("CON", "con.md")]
    seen = howopen.assess(TARGET, asking=Asking(cache=tmp_path / "cache", offline=True))
    assert seen.findings == howopen.assess(written[0]).findings
