"""What is asked are the stated requests, and again only whether it has changed."""

from __future__ import annotations

import pytest

import howopen
from howopen import Asking
from howopen.errors import Offline
from howopen.live import live
from howopen.reports.json import to_json
from tests.live import looking
from tests.live.looking import (
    EGRET,
    GONE,
    HERON,
    LOON,
    TERMS,
    look,
    remote,
)


def test_the_requests_of_one_release_are_these_and_no_others(egret, standin):
    look(EGRET)
    assert [
        *_of_model(EGRET, "1"),
        "/_github/river/egret/archive/HEAD.tar.gz",
        "/_github/codeload/river/egret/tar.gz/HEAD",
        "/api/datasets/river/reeds",
        f"/api/datasets/river/reeds/tree/{'4' * 40}?recursive=true&expand=false",
        f"/datasets/river/reeds/resolve/{'4' * 40}/README.md",
        "/_arxiv/api/query?id_list=2512.00001&max_results=1",
        "/_arxiv/html/2512.00001",
        "/_index/egret/",
        "/_packages/egret-1.0-py3-none-any.whl",
        "/_packages/egret-1.0-py3-none-any.whl",
        f"/_pages/{TERMS}",
        f"/_pages/{GONE}",
        *_of_model(HERON, "2"),
        *_of_model(LOON, "3"),
    ] == looking.asked_paths(standin)


def test_what_a_look_cost_is_told_at_its_end(egret, standin):
    told: list[object] = []
    howopen.assess(EGRET, on_step=told.append)
    spent = told[-1]
    assert (len(standin.requests), 0, 0) == (spent.requests, spent.not_modified, spent.replayed)
    assert spent.received_bytes > 1000


def test_a_second_look_only_asks_whether_anything_has_changed(egret, standin):
    first = howopen.assess(EGRET)
    standin.forget()
    second = howopen.assess(EGRET)
    statuses = {
        (a.is_conditional, a.status) for a in standin.requests if a.path != f"/_pages/{GONE}"
    }
    assert {(True, 304), (True, 302)} == statuses
    assert to_json(first) == to_json(second)


def test_what_a_commit_names_is_not_asked_for_again(egret, standin):
    howopen.assess(EGRET)
    standin.forget()
    howopen.assess(EGRET)
    assert [] == [p for p in looking.asked_paths(standin) if "/tree/" in p or "/resolve/" in p]


def test_offline_nothing_is_asked_and_the_answers_are_the_same(egret, standin):
    first = howopen.assess(EGRET)
    standin.forget()
    assert to_json(first) == to_json(howopen.assess(EGRET, asking=Asking(offline=True)))
    assert () == standin.requests


@pytest.mark.parametrize("name", ["HOWOPEN_OFFLINE", "HF_HUB_OFFLINE"])
def test_the_environment_can_forbid_to_ask(egret, standin, monkeypatch, name):
    howopen.assess(EGRET)
    standin.forget()
    monkeypatch.setenv(name, "1")
    howopen.assess(EGRET)
    assert () == standin.requests


def test_offline_what_was_never_asked_is_not_known(egret, standin):
    with live(Asking(offline=True)) as run, pytest.raises(Offline):
        run.collect(remote(EGRET))
    assert () == standin.requests


def test_so_many_requests_are_sent_and_no_more(egret, standin):
    with live(Asking(requests=7)) as run:
        found = run.collect(remote(EGRET))
    assert (7, True) == (len(standin.requests), bool(found.recordings[0].missing))


def test_what_was_asked_since_a_time_is_not_asked_again(egret, standin):
    howopen.assess(EGRET)
    standin.forget()
    howopen.assess(EGRET, asking=Asking(since="2000-01-01T00:00:00Z"))
    assert () == standin.requests


def _of_model(name: str, digit: str) -> list[str]:
    base = f"/{name}/resolve/{digit * 40}"
    return [
        f"/api/models/{name}",
        f"/api/models/{name}/tree/{digit * 40}?recursive=true&expand=false",
        f"{base}/README.md",
        f"{base}/model.safetensors",
        f"/_lfs/{name}/model.safetensors",
    ]
