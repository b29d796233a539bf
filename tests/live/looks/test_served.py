"""What visitors of `howopen serve` have looked at, over the same path as the command line."""

from __future__ import annotations

import json

import howopen
from howopen import Asking
from howopen.api.site import kept_content, site_content
from howopen.named_definitions import definitions_of
from howopen.pipeline import look
from howopen.samples import FOLDER
from howopen.serve.desk import Desk
from howopen.serve.settings import Settings
from howopen.serve.shapes import State
from tests.live.looking import EGRET


def finished(desk, target):
    job = desk.want(target).job
    while (found := desk.jobs.at(job.id)).pending:
        pass
    return found


def desk():
    chosen = definitions_of(None)
    return Desk(
        site_content(FOLDER, frameworks=chosen),
        lambda target, on_step: look(target, chosen, Asking(), on_step),
        Settings(),
    )


def test_a_pasted_id_gives_what_the_command_line_gives(egret, standin):
    at = desk()
    job = finished(at, EGRET)
    assert (State.DONE, "river--egret-2b") == (job.state, job.release)
    served = at.shelf.at("api/releases/river--egret-2b").plain.body
    assert json.loads(served)["verdict"]["id"] == howopen.assess(EGRET).verdict.id


def test_offline_nobody_is_asked_and_the_reason_is_a_sentence(egret, standin, monkeypatch):
    monkeypatch.setenv("HOWOPEN_OFFLINE", "1")
    job = finished(desk(), "river/unheard-of")
    assert (State.FAILED, (), True) == (job.state, standin.requests, "not kept" in job.error)


def test_what_earlier_looks_kept_can_be_served_with_its_words(egret, standin, monkeypatch):
    howopen.assess(EGRET)
    monkeypatch.setenv("HOWOPEN_OFFLINE", "1")
    (found,) = kept_content(Asking()).assessments
    assert "river--egret-2b" == found.release.id
