"""The samples are whole: every source is there, and every listing is true of its files."""

from __future__ import annotations

import json

import pytest
import yaml

from howopen.errors import NotFound
from howopen.samples import FOLDER, names, sample

LISTINGS = sorted(FOLDER.rglob("tree.json"))


def test_there_are_four():
    assert ("heron-1b", "heron-1b-instruct", "marsh-7b-chat", "reed-7b") == names()


def test_a_sample_that_is_not_there_is_named_with_those_that_are():
    with pytest.raises(
        NotFound, match=r"'egret'.*heron-1b, heron-1b-instruct, marsh-7b-chat, reed-7b"
    ):
        sample("egret")


@pytest.mark.parametrize("name", names())
def test_every_source_of_a_sample_lies_where_it_says(name):
    release = yaml.safe_load((sample(name) / "release.yaml").read_text(encoding="utf-8"))
    assert [] == [
        source["path"]
        for source in release["sources"]
        if not (sample(name) / source["path"] / "repo.json").is_file()
    ]


@pytest.mark.parametrize("listing", LISTINGS, ids=lambda p: p.parent.name)
def test_a_listing_has_the_size_of_every_file_that_is_kept(listing):
    files = listing.parent / "files"
    listed = {row["path"]: row["size"] for row in json.loads(listing.read_text(encoding="utf-8"))}
    wrong = {
        path.name: path.stat().st_size
        for path in files.rglob("*")
        if path.is_file()
        and path.stat().st_size
        not in {
            size
            for listed_path, size in listed.items()
            if f"/{listed_path}".endswith(f"/{path.relative_to(files).as_posix()}")
        }
    }
    assert {} == wrong
