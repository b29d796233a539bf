"""A package is its newest wheel that is meant for use, or the version that was asked for."""

from __future__ import annotations

import json
import os

import pytest

from howopen.dev.answers import content, html
from howopen.dev.faults.fault import changed
from howopen.errors import InputError, NotFound, SourceError, Unreachable
from howopen.model import Completeness
from howopen.sources.package import index_address
from tests.sources.conftest import kept_json

METADATA = "Metadata-Version: 2.1\nName: heron\nVersion: 1.0\nLicense: MIT\n\n# Heron\n"
FULL, PART = Completeness.COMPLETE, Completeness.PARTIAL
JSON = "application/vnd.pypi.simple.v1+json"


@pytest.fixture
def heron(shelf):
    return shelf.package("heron", "1.0", METADATA)


def row(name: str, **more) -> dict[str, object]:
    return {"filename": name, "url": f"../../files/{name}", **more}


def wheel(version: str, tag: str = "py3-none-any") -> str:
    return f"heron-{version}-{tag}.whl"


def indexed(standin, *rows: dict[str, object], kind: str = JSON, **more) -> None:
    """From now on the index has these files of the package."""
    answer = content(json.dumps({"files": rows, **more}).encode(), kind)
    standin.fail(changed("index", "other files", lambda *_: answer), on=r"/_index/heron/$")


def in_html(standin, markup: str) -> None:
    standin.fail(changed("index", "a page", lambda *_: html(markup)), on=r"/_index/heron/$")


def chosen(fetch, target: str = "pypi:heron") -> str:
    return kept_json(fetch(target), "repo.json")["wheel"]


def test_its_metadata_is_kept_and_its_files_are_listed(heron, fetch):
    found = fetch("pypi:heron")
    assert METADATA.encode() == found.files["files/METADATA"]
    listed = {row["path"] for row in kept_json(found, "tree.json")}
    assert {"heron/__init__.py", "heron-1.0.dist-info/METADATA"} <= listed
    assert ("1.0", FULL, FULL, ()) == (found.revision, found.card, found.listing, found.remarks)


def test_it_is_known_by_its_version(heron, fetch):
    found = fetch("pypi:heron")
    assert ("pkg:pypi/heron@1.0", "1.0") == (found.url, found.target.revision)
    assert ["PyPI", "heron", "1.0"] == [
        kept_json(found, "repo.json")[key] for key in ("registry", "name", "version")
    ]


def test_of_a_wheel_only_parts_are_asked_for(heron, fetch, standin):
    fetch("pypi:heron")
    assert [True] == sorted(
        {"range" in asked.headers for asked in standin.requests if asked.at_cdn}
    )


@pytest.mark.parametrize("name", ["Heron_Tools", "heron.tools", "heron--tools"])
def test_a_name_is_spelled_as_the_index_does(shelf, fetch, standin, name):
    shelf.package("heron-tools", "1.0", METADATA)
    fetch(f"pypi:{name}")
    assert "/_index/heron-tools/" == standin.requests[0].path


def test_the_newest_is_chosen_by_its_version_and_not_by_its_place(heron, fetch, standin):
    indexed(standin, row(wheel("1.10")), row(wheel("1.9")), row(wheel("1.0")))
    assert wheel("1.10") == chosen(fetch)


def test_a_pre_release_is_not_chosen_while_there_is_another(heron, fetch, standin):
    indexed(standin, row(wheel("1.0")), row(wheel("2.0rc1")), row(wheel("2.0.dev3")))
    assert wheel("1.0") == chosen(fetch)


def test_a_withdrawn_one_is_not_chosen_while_there_is_another(heron, fetch, standin):
    indexed(
        standin,
        row(wheel("1.0")),
        row(wheel("2.0"), yanked="it bites"),
        row(wheel("3.0"), yanked=True),
    )
    assert wheel("1.0") == chosen(fetch)


def test_where_there_are_only_such_the_newest_of_them_is_chosen(heron, fetch, standin):
    indexed(standin, row(wheel("1.0rc1")), row(wheel("1.0rc2")), row(wheel("3.0"), yanked=True))
    assert wheel("1.0rc2") == chosen(fetch)


def test_of_one_version_the_wheel_for_all_systems_is_chosen(heron, fetch, standin):
    tags = ("cp312-cp312-win_amd64", "py3-none-any", "cp313-cp313-manylinux_2_17_x86_64")
    indexed(standin, *(row(wheel("1.0", tag)) for tag in tags))
    assert wheel("1.0") == chosen(fetch)


@pytest.mark.parametrize("asked", ["1.9", "1.9.0", "v1.9", "01.9"])
def test_the_version_that_is_asked_for_is_chosen_however_it_is_written(
    heron, fetch, standin, asked
):
    indexed(standin, row(wheel("1.10")), row(wheel("1.9")), row(wheel("1.0")))
    assert wheel("1.9") == chosen(fetch, f"pypi:heron@{asked}")


def test_a_withdrawn_version_is_given_to_who_asks_for_it(heron, fetch, standin):
    indexed(standin, row(wheel("2.0"), yanked=True), row(wheel("1.0")))
    assert wheel("2.0") == chosen(fetch, "pypi:heron@2.0")


@pytest.mark.parametrize("asked", ["7.0", "main", "1"])
def test_a_version_that_is_not_there_is_named(heron, fetch, standin, asked):
    indexed(standin, row(wheel("1.10")))
    with pytest.raises(NotFound, match=f"heron {asked} has no wheel on the package index"):
        fetch(f"pypi:heron@{asked}")


def test_a_package_that_is_not_there_is_not_found(heron, fetch):
    with pytest.raises(NotFound, match="egret is not on the package index; check the name"):
        fetch("pypi:egret")


def test_a_package_without_a_wheel_is_not_said_to_be_gone(heron, fetch, standin):
    indexed(standin, row("heron-1.0.tar.gz"))
    with pytest.raises(Unreachable, match="heron is on the package index without a wheel"):
        fetch("pypi:heron")


def test_a_package_of_which_nothing_was_published_is_not_there(heron, fetch, standin):
    indexed(standin)
    with pytest.raises(NotFound, match="heron has no wheel on the package index"):
        fetch("pypi:heron")


def test_files_whose_names_say_nothing_are_passed_over(heron, fetch, standin):
    odd = (
        "heron.whl",
        "heron-x-py3-none-any.whl",
        "heron-1.0.tar.gz",
        "../../x",
        "",
        "a-1-b-c-d-e-f",
    )
    indexed(standin, *(row(name) for name in odd), row(wheel("1.0")))
    assert wheel("1.0") == chosen(fetch)


def test_an_index_in_html_is_read_as_well(heron, fetch, standin):
    def as_html(_wire, request, _answer):
        plain = request._replace(headers={**request.headers, "accept": "text/html"})
        return standin.answer(plain)

    standin.fail(changed("html", "the page in HTML", as_html), on="/_index/")
    found = fetch("pypi:heron")
    assert ("1.0", FULL) == (found.revision, found.listing)


def test_of_an_index_in_html_the_newest_that_was_not_withdrawn_is_chosen(heron, fetch, standin):
    links = (
        f'<a href="{wheel("1.9")}#sha256=0" data-requires-python=">=3.8">{wheel("1.9")}</a>'
        f'<a href="{wheel("2.0")}" data-yanked="it &gt; bites">{wheel("2.0")}</a>'
        f"<a href='{wheel('1.10')}' data-requires-python='&gt;=3.8'> {wheel('1.10')} </a>"
    )
    in_html(standin, f"<!DOCTYPE html><html><body>{links}</body></html>")
    assert wheel("1.10") == chosen(fetch)


def test_links_are_read_from_where_the_index_lies(heron, fetch, standin):
    indexed(standin, row(wheel("1.0")))
    fetch("pypi:heron")
    assert f"/files/{wheel('1.0')}" == standin.requests[1].path


@pytest.mark.parametrize(
    "markup",
    ["<html><body>Sign in</body></html>", "<a href='/'>home</a>", "words", ""],
)
def test_a_page_that_links_no_package_is_no_index(heron, fetch, standin, markup):
    in_html(standin, markup)
    with pytest.raises(Unreachable):
        fetch("pypi:heron")


@pytest.mark.parametrize(
    "body", [b"", b"{", b"[]", b'{"files": 7}', b'{"files": [{"filename": 1}]}', b"[" * 9999]
)
def test_json_of_another_shape_is_no_index(heron, fetch, standin, body):
    answer = content(body, JSON)
    standin.fail(changed("index", "odd", lambda *_: answer), on="/_index/")
    with pytest.raises(Unreachable, match="the package index's answer is not what it should be"):
        fetch("pypi:heron")


def test_an_index_that_answers_with_a_picture_is_no_index(heron, fetch, standin):
    answer = content(b"\x89PNG\r\n\x1a\n", "text/html")
    standin.fail(changed("index", "a picture", lambda *_: answer), on="/_index/")
    with pytest.raises(Unreachable):
        fetch("pypi:heron")


@pytest.mark.parametrize("fault", ["range-ignored", "range-other", "range-refused", "not-json"])
def test_a_wheel_that_cannot_be_looked_into_is_there_all_the_same(heron, fetch, standin, fault):
    standin.fail(fault, on="/_packages/")
    found = fetch("pypi:heron")
    assert ("1.0", PART, PART) == (found.revision, found.card, found.listing)
    assert "the wheel could not be looked into" in " ".join(found.remarks)


def test_a_wheel_elsewhere_on_this_machine_is_not_fetched(heron, fetch, standin):
    indexed(standin, row(wheel("1.0")) | {"url": "http://127.0.0.2:1/heron.whl"})
    found = fetch("pypi:heron")
    assert (PART, 1) == (found.listing, len(standin.requests))


@pytest.mark.parametrize("target", ["pkg:npm/heron", "pkg:cargo/heron"])
def test_another_index_is_not_asked(heron, fetch, standin, target):
    with pytest.raises(InputError, match="of an index that is not asked; only pypi: is"):
        fetch(target)
    assert () == standin.requests


@pytest.mark.parametrize("name", ["..", ".", "-", "a/b", "_"])
def test_what_can_be_no_package_is_never_asked_for(heron, fetch, standin, name):
    with pytest.raises((InputError, SourceError)):
        fetch(f"pkg:pypi/{name}")
    assert () == standin.requests


def test_the_index_that_pip_asks_is_asked(monkeypatch, tmp_path):
    monkeypatch.delenv("PIP_INDEX_URL", raising=False)
    config = tmp_path / "pip.conf"
    config.write_text("[global]\nindex" + "-url = https://mirror.example/index/\n")
    monkeypatch.setenv("PIP_CONFIG_FILE", str(config))
    assert "https://mirror.example/index" == index_address()


def test_the_environment_goes_before_the_configuration_of_pip(monkeypatch, tmp_path):
    monkeypatch.setenv("PIP_CONFIG_FILE", str(tmp_path / "gone"))
    monkeypatch.setenv("PIP_INDEX_URL", " https://other.example/index/ ")
    assert "https://other.example/index" == index_address()


def test_without_a_word_the_index_is_the_one_that_pip_knows(monkeypatch):
    from pip._internal.models.index import PyPI

    for name in [name for name in os.environ if name.upper().startswith("PIP_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("PIP_CONFIG_FILE", os.devnull)
    assert PyPI.simple_url.rstrip("/") == index_address()


@pytest.mark.parametrize("reason", ["no pip", "a broken configuration"])
def test_where_no_index_is_known_the_variable_is_named(monkeypatch, tmp_path, reason):
    monkeypatch.delenv("PIP_INDEX_URL", raising=False)
    if reason == "no pip":
        monkeypatch.setitem(__import__("sys").modules, "pip._internal.configuration", None)
    else:
        (tmp_path / "pip.conf").write_text("[global\nodd")
        monkeypatch.setenv("PIP_CONFIG_FILE", str(tmp_path / "pip.conf"))
    with pytest.raises(InputError, match="no package index is known: set PIP_INDEX_URL"):
        index_address()


def with_password(standin, monkeypatch) -> None:
    address = os.environ["PIP_INDEX_URL"].replace("http://", "http://me:not-to-be-shown@")
    monkeypatch.setenv("PIP_INDEX_URL", address)


def test_an_index_with_a_password_is_asked_with_it_and_the_password_is_kept_nowhere(
    heron, fetch, standin, monkeypatch
):
    with_password(standin, monkeypatch)
    found = fetch("pypi:heron")
    assert standin.requests[0].headers["authorization"].startswith("Basic ")
    assert [] == [a.path for a in standin.requests if a.at_cdn and "authorization" in a.headers]
    assert b"not-to-be-shown" not in b"".join(found.files.values())
    assert "not-to-be-shown" not in f"{found.url} {found.remarks}"


def test_files_on_the_index_itself_are_asked_for_with_its_password(
    heron, fetch, standin, monkeypatch
):
    with_password(standin, monkeypatch)
    indexed(standin, row(wheel("1.0")))
    fetch("pypi:heron")
    assert [True, True] == ["authorization" in asked.headers for asked in standin.requests]


def test_no_message_shows_the_password_of_an_index(heron, fetch, standin, monkeypatch):
    with_password(standin, monkeypatch)
    standin.fail("reset", on="/_index/")
    with pytest.raises(SourceError) as raised:
        fetch("pypi:heron")
    assert "not-to-be-shown" not in str(raised.value)
