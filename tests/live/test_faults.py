"""Whatever a server does: no traceback, no answer changed without a word, and no lasting harm.

Each fault strikes each place that howopen asks. It ends retried, partial or unreachable, and once
it is over the next look gives what it would have given without it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest

import howopen
from howopen import Asking
from howopen.dev import FAULTS
from howopen.dev.faults.fault import changed
from howopen.dev.faults.heads import COOKIE
from howopen.errors import Gated, InputError, RateLimited, SourceError
from howopen.model import Assessment, Completeness, Outcome
from howopen.reports.json import to_json
from tests.live.conftest import TARGET
from tests.live.kept import kept_words
from tests.live.places import PLACES, Got, Notes, Places, told, way_of

MATTER_MOST = ("record", "tree", "card", "archive")
"""Places at which every fault strikes; at the others those strike that are unlike each other."""
TELLING = frozenset(
    {
        *("status-401", "status-404", "status-451", "status-500", "status-503-once"),
        *("status-204", "status-429-hours", "ratelimit-403", "gated", "redirect-to-private"),
        *("redirect-elsewhere", "redirect-no-location", "reset", "cut-body", "chunked-broken"),
        *("terminal-header", "link-elsewhere", "wrong-content-type", "no-content-type"),
        *("empty-body", "not-json", "html-login-200", "json-null", "json-wrong-types"),
        *("json-wrong-objects", "json-nulls", "deep-json", "json-surrogate", "half-body"),
        *("double-body", "wrong-encoding", "utf-16", "nul-bytes", "hostile-names"),
        *("bad-gzip", "stale-etag-304", "206-without-asking", "range-ignored", "range-other"),
        "range-refused",
    }
)
SLOW = frozenset(
    {"slow-headers", "slow-body", "stall", "stall-in-body", "endless-body", "gzip-bomb"}
)
"""Faults that take their time, or ours; they strike where a file and where an archive is asked."""
GONE = frozenset({"status-404", "status-410", "terminal-header"})
"""Nothing is there, says the server, and is believed: a dead link holds no code to license."""
ANOTHER = frozenset(
    {"tar-climbs", "tar-many-files", "tar-without-commit", "tar-two-tops", "tar-twice"}
)
"""Another, sound archive comes: what that holds is the answer."""
UNSEEN = frozenset({"double-body"})
"""Of a page's words nothing tells that they should not be there twice."""
SETTLED = (Outcome.NO, Outcome.NOT_APPLICABLE, Outcome.YES)
"""Answers that no fault may bring about."""
SECRETS = ("not-to-be-kept-7c1d0e", COOKIE.partition(";")[0].partition("=")[2])
"""The signature in the stand-in's addresses, and its cookie."""


@pytest.fixture(scope="module")
def places(standin):
    assert SECRETS[0] == standin.signature
    return Places(standin)


def struck(fault: str) -> Iterator[str]:
    """The places that a fault strikes."""
    for name in PLACES:
        if fault.startswith("tar-"):
            strikes = name == "archive"
        elif fault in SLOW:
            strikes = name in ("card", "archive")
        else:
            strikes = name in MATTER_MOST or fault in TELLING
        if strikes:
            yield name


CELLS = [(fault, place) for fault in FAULTS for place in struck(fault)]


def test_the_matrix_is_large():
    faults, places = {fault for fault, _ in CELLS}, {place for _, place in CELLS}
    assert (True, True, True) == (len(faults) >= 140, len(places) >= 20, len(CELLS) >= 1200)


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_changes_nothing_without_a_word_and_passes(places, fault):
    wrong = []
    for name in struck(fault):
        place = PLACES[name]
        before = places.given[place.target.source_id]
        memory = places.notes.without(place)
        got, count = places.under(FAULTS[fault], place, memory)
        said = repr((got, memory.newer_than(places.notes)))
        again = places.fetched(place, memory)
        if not count:
            wrong.append(f"{name}: nothing was asked")
        wrong += [f"{name}: {words}" for words in unsaid(places, fault, name, got)]
        if (way_of(place, again), told(again)) != (way_of(place, before), told(before)):
            wrong.append(f"{name}: it does not pass: {told(again)}")
        wrong += [f"{name}: {secret} was kept" for secret in SECRETS if secret in said]
    assert "" == "\n".join(wrong)


def unsaid(places: Places, fault: str, name: str, got: Got) -> list[str]:
    """What is wrong with the assessment that follows."""
    if fault in ANOTHER:
        return []
    try:
        found = places.assessed(PLACES[name], got)
    except SourceError as error:
        return [] if name == "record" and error is got else [f"no assessment: {error}"]
    changed = changes(places.faultless, found)
    wrong = []
    before = places.given[PLACES[name].target.source_id]
    spoilt = way_of(PLACES[name], got) != way_of(PLACES[name], before)
    if spoilt and told(got) == told(before) and fault not in UNSEEN:
        wrong.append("spoilt without a word")
    if changed and not flags(found) - flags(places.faultless):
        wrong.append(f"changed without a word: {changed}")
    gone = fault in GONE and name in ("code", "archive")
    wrong += [
        f"{question} became {now}: {told(got)}"
        for question, now in changed.items()
        if now in SETTLED and not (gone and now is Outcome.NOT_APPLICABLE)
    ]
    return wrong


def changes(before: Assessment, after: Assessment) -> dict[str, str]:
    """The outcomes that differ, and the verdict."""
    changed = {
        question: finding.outcome
        for question, finding in after.findings.items()
        if finding.outcome is not before.findings[question].outcome
    }
    if after.verdict.id is not before.verdict.id:
        changed["verdict"] = after.verdict.id
    return changed


def flags(assessment: Assessment) -> set[str]:
    """What an assessment says of what was not had."""
    missing = {f"missing {source.id}" for source in assessment.sources if source.missing}
    remarks = {remark for source in assessment.sources for remark in source.remarks}
    return missing | remarks | set(assessment.remarks)


WHOLE_RUNS = (
    *("status-403", "status-503", "status-429-hours", "redirect-to-metadata", "reset"),
    *("cut-body", "html-login-200", "json-surrogate", "link-endless", "fine-redirect"),
    *("redirect-elsewhere", "cookie", "etag-changes", "range-ignored", "bad-gzip"),
)


@pytest.mark.parametrize("fault", WHOLE_RUNS)
def test_a_run_in_which_all_but_the_record_fails_is_told_and_the_next_is_whole(
    standin, places, cache, fault
):
    asking = Asking(cache=cache)
    with standin.fail(fault, on=lambda request: not PLACES["record"].is_asked(request)) as failing:
        found = howopen.assess(TARGET, frameworks=(), asking=asking)
    changed = changes(places.faultless, found)
    assert failing.count > 0
    assert not changed or flags(found)
    assert [] == [q for q, now in changed.items() if now in SETTLED]
    assert [] == [s for s in SECRETS if s in to_json(found) + str(kept_words(cache))]
    healed = howopen.assess(TARGET, frameworks=(), asking=asking)
    assert (places.faultless.verdict, places.faultless.findings) == (
        healed.verdict,
        healed.findings,
    )


def test_offline_a_spoilt_run_is_told_again_as_it_was(standin, cache):
    with standin.fail("not-json", on=PLACES["tree"].is_asked):
        live = howopen.assess(TARGET, frameworks=(), asking=Asking(cache=cache))
    standin.forget()
    offline = howopen.assess(TARGET, frameworks=(), asking=Asking(cache=cache, offline=True))
    assert ((), live) == (standin.requests, offline)


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        ("link-loop", "its pages lead in a circle"),
        ("link-endless", "it gives .gitattributes twice"),
        ("link-elsewhere", "its next page is said to be in another place, which was not asked"),
        ("link-private", "its next page is said to be in another place, which was not asked"),
        ("link-broken", "its next page is said to be in another place, which was not asked"),
        ("json-nulls", "the files of example-mudflat/curlew-2b-chat: the hub's answer is not"),
    ],
)
def test_a_listing_that_goes_astray_is_partial_says_why_and_costs_little(
    standin, places, fault, words
):
    got, _ = places.under(FAULTS[fault], PLACES["tree"], Notes({}, {}))
    assert got.listing is (Completeness.NONE if fault == "json-nulls" else Completeness.PARTIAL)
    assert [] != [r for r in got.remarks if f"could not be had whole: {words}" in r]
    assert len(standin.requests) < 12


def test_a_refusal_that_names_a_used_up_limit_is_one(places):
    for name in ("record", "archive"):
        got, _ = places.under(FAULTS["ratelimit-403"], PLACES[name], Notes({}, {}))
        assert isinstance(got, RateLimited)


def test_a_token_that_is_not_taken_is_named(standin, places, monkeypatch):
    monkeypatch.setenv("HF_TOKEN", "hf_old")
    monkeypatch.setenv("GITHUB_TOKEN", "gh_old")
    with standin.fail("bad-token"):
        for name, variable in (("record", "HF_TOKEN"), ("archive", "GITHUB_TOKEN")):
            got = places.fetched(PLACES[name], Notes({}, {}))
            assert (True, True) == (isinstance(got, Gated), f"renew {variable}" in told(got))


def test_files_behind_one_gate_are_one_remark(places):
    files = PLACES["card"]._replace(is_asked=lambda request: "/resolve/" in request.path)
    got, _ = places.under(FAULTS["gated"], files, Notes({}, {}))
    told_of = [remark for remark in got.remarks if "gate" in remark]
    assert "not read: README.md, LICENSE, config.json, generation_config.json;" in told_of[0]
    assert 2 == len(told_of)  # and one on the weights


def test_a_file_with_other_bytes_than_the_listing_names_is_not_taken(places):
    got, _ = places.under(FAULTS["wrong-encoding"], PLACES["licence"], Notes({}, {}))
    told_of = "LICENSE is not the file of the listing: its Git hash differs; it was not read"
    assert told_of in got.remarks


def test_a_card_that_nothing_vouches_for_is_not_taken(standin, places):
    with standin.fail("status-500", on=PLACES["tree"].is_asked):
        got, _ = places.under(FAULTS["etag-missing"], PLACES["card"], Notes({}, {}))
    assert "files/README.md" not in got.files
    assert "README.md is in no listing that was read" in told(got)


def test_a_link_of_another_host_is_not_kept(places):
    notes = Notes({}, {})
    places.under(FAULTS["link-loop"], PLACES["weights elsewhere"], notes)
    assert [] == [key for key, reply in notes.last.items() if SECRETS[0] in repr(reply)]


def test_a_run_that_may_ask_no_more_says_so_once_for_each_place(places, monkeypatch):
    monkeypatch.setattr("tests.live.places.REQUESTS", 4)
    got = places.fetched(PLACES["card"], Notes({}, {}))
    assert ["files/README.md"] == [path for path in got.files if path.startswith("files/")]
    assert got.remarks[0].startswith(
        "LICENSE and what follows it was not read: this run may send 4"
    )
    assert 2 == len(got.remarks)  # and one on the weights


def test_a_base_whose_name_the_hub_does_not_take_costs_the_base_alone(places):
    found = places.assessed(PLACES["base record"], InputError("that is no name of the hub"))
    assert {"that is no name of the hub", f"missing {PLACES['base record'].target.source_id}"} == (
        flags(found) - flags(places.faultless)
    )


ODD = (None, True, -1, 2**70, 1e999, "", "\ud800", "\x1b[2J\u202e", [], [None], {}, {"a": [1]})
"""What no hub says; a client in the middle may."""


@pytest.mark.parametrize(
    ("name", "key"),
    [
        *(("record", key) for key in ("id", "sha", "cardData", "tags", "gated", "safetensors")),
        *(("record", key) for key in ("createdAt", "disabled", "pipeline_tag", "siblings")),
        *(("tree", key) for key in ("path", "size", "oid", "type", "lfs")),
        *(("collection", key) for key in ("items", "slug", "owner")),
    ],
)
def test_whatever_stands_in_an_answer_of_the_hub_it_is_taken_or_told(standin, places, name, key):
    place = PLACES[name]
    for value in ODD:

        def odd(_wire, _request, answer, value=value):
            said = json.loads(answer.body.whole())
            for row in said if isinstance(said, list) else [said]:
                row[key] = value
            return answer.with_body(json.dumps(said).encode())

        fault = changed("odd", "an odd value", odd)
        got, count = places.under(fault, place, places.notes.without(place))
        assert count > 0
        assert isinstance(got, SourceError) or got.target.source_id.isascii()


HEADS = (
    *(b"{}", b"[]", b"null", b"[" * 5000, b'{"__metadata__":[]}', b'{"t":[]}'),
    b'{"t":{"dtype":[1],"shape":[2],"data_offsets":[0,4]}}',
    b'{"t":{"dtype":"F32","shape":[1e300,1e300],"data_offsets":[0,4]}}',
    b'{"t":{"dtype":"\\ud800","shape":[NaN],"data_offsets":[0,4]}}',
    b'{"__metadata__":{"\\ud800":1},"t":{"dtype":3,"shape":[-5],"data_offsets":[0,4]}}',
)


@pytest.mark.parametrize("head", HEADS, ids=range(len(HEADS)))
def test_whatever_stands_in_the_head_of_weights_it_is_taken_or_told(places, head):
    sent = len(head).to_bytes(8, "little") + head
    fault = changed("odd", "an odd head", lambda _wire, _request, answer: answer.with_body(sent))
    place = PLACES["weights elsewhere"]
    got, _ = places.under(fault, place, places.notes.without(place))
    assert "safetensors.json" in got.files or "the head of model.safetensors was not" in told(got)
