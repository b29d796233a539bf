from __future__ import annotations

import os
import stat
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from howopen.doors.output import write_whole
from howopen.errors import InputError


def write_in_a_process(path, **streams):
    code = (
        "import sys; from pathlib import Path; from howopen.doors.output import write_whole; "
        "write_whole(Path(sys.argv[1]), b'heron')"
    )
    return subprocess.run([sys.executable, "-c", code, str(path)], check=True, **streams)


def test_a_file_is_replaced_whole_and_keeps_its_mode(tmp_path):
    place = tmp_path / "report.json"
    place.write_bytes(b"what was there before")
    place.chmod(0o640)
    write_whole(place, b"heron")
    assert b"heron" == place.read_bytes()
    assert 0o640 == stat.S_IMODE(place.stat().st_mode)
    assert [place] == list(tmp_path.iterdir())


def test_a_link_stays_and_its_target_is_replaced(tmp_path):
    (tmp_path / "elsewhere").mkdir()
    target = tmp_path / "elsewhere" / "kept.json"
    target.write_bytes(b"before")
    link = tmp_path / "link.json"
    link.symlink_to(target)
    write_whole(link, b"heron")
    assert link.is_symlink()
    assert b"heron" == target.read_bytes()


def test_the_target_of_a_link_is_made_where_it_is_not_there_yet(tmp_path):
    link = tmp_path / "link.json"
    link.symlink_to("later.json")
    write_whole(link, b"heron")
    assert link.is_symlink()
    assert b"heron" == (tmp_path / "later.json").read_bytes()


def test_a_fifo_stays_a_fifo_and_its_reader_gets_the_words(tmp_path):
    fifo = tmp_path / "fifo"
    os.mkfifo(fifo)
    got = []
    reader = threading.Thread(target=lambda: got.append(fifo.read_bytes()), daemon=True)
    reader.start()
    write_whole(fifo, b"heron")
    reader.join(timeout=10)
    assert [b"heron"] == got
    assert stat.S_ISFIFO(fifo.stat().st_mode)


def test_a_device_stays_a_device():
    device = Path("/dev/null")
    write_whole(device, b"heron")
    assert stat.S_ISCHR(device.stat().st_mode)


def test_stdout_by_name_goes_to_the_pipe_behind_it():
    assert b"heron" == write_in_a_process("/dev/stdout", stdout=subprocess.PIPE).stdout


def test_stdout_by_name_keeps_the_file_that_the_shell_appends_to(tmp_path):
    place = tmp_path / "log"
    place.write_bytes(b"before ")
    with place.open("ab") as log:
        write_in_a_process("/dev/stdout", stdout=log)
    assert b"before heron" == place.read_bytes()


def test_a_place_that_takes_nothing_is_told(tmp_path):
    with pytest.raises(InputError, match=r"cannot write .*; choose another place"):
        write_whole(tmp_path / "gone" / "report.json", b"heron")
    with pytest.raises(InputError, match="Is a directory"):
        write_whole(tmp_path, b"heron")
    assert [] == list(tmp_path.iterdir())


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_a_full_device_is_told():
    with pytest.raises(InputError, match="No space left on device"):
        write_whole(Path("/dev/full"), b"heron")
