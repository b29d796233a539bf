from __future__ import annotations

import msgspec
import pytest

from howopen.catalogue import store
from howopen.errors import InputError
from howopen.model import Source, SourceKind, SourceRole
from tests.reports.invented import assessment

COMMIT = "0123456789abcdef0123456789abcdef01234567"


def source(name, **fields):
    return Source(
        id=f"huggingface:{name}",
        kind=SourceKind.HUGGINGFACE,
        url=f"https://huggingface.co/{name}",
        **{"role": SourceRole.PRIMARY, "revision": COMMIT} | fields,
    )


@pytest.fixture(autouse=True)
def catalogue(monkeypatch):
    heron = msgspec.structs.replace(
        assessment("Heron 1B"),
        sources=(
            source("example/Heron-1B"),
            source("example/linked", role=SourceRole.LINKED),
            source("example/missing", missing=True),
        ),
    )
    monkeypatch.setattr(store, "load_catalogue", lambda: (assessment("Ibis"), heron))


@pytest.mark.parametrize(
    "target",
    [
        *("heron-1b", "HERON 1b", "example/heron-1b", "hf:example/Heron-1B"),
        f"example/Heron-1B@{COMMIT}",
        f"example/Heron-1B@{COMMIT[:12]}",
        "https://huggingface.co/example/Heron-1B",
    ],
)
def test_a_release_is_found_by_name_id_and_address(target):
    found = store.find(target)
    assert found is not None
    assert "Heron 1B" == found.release.name


@pytest.mark.parametrize(
    "target",
    [
        *("heron", "example/other", "gh:example/Heron-1B", "example/Heron-1B@v2", "./heron-1b"),
        *("example/Heron-1B@0", "example/linked", "example/missing", "dir:heron-1b"),
    ],
)
def test_what_is_not_meant_is_not_found(target):
    assert store.find(target) is None


def test_a_place_that_takes_no_file_is_told(samples, tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(InputError, match="cannot make the folder"):
        store.build(samples, tmp_path / "file" / "assessments.jsonl")


def test_the_catalogue_of_the_samples_holds_places_and_no_words(samples, tmp_path):
    out = tmp_path / "assessments.jsonl"
    assert 4 == store.build(samples, out)
    kept = msgspec.json.Decoder(store.Assessment).decode_lines(out.read_bytes())
    assert ["heron-1b", "heron-1b-instruct", "marsh-7b-chat", "reed-7b"] == [
        a.release.id for a in kept
    ]
    counts = [len(f.citations) for a in kept for f in a.findings.values()]
    assert 0 < max(counts) <= store.MAX_CITATIONS
    assert [out] == list(tmp_path.iterdir())
