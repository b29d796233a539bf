"""A web page is kept as its words, from wherever the user reads pages."""

from __future__ import annotations

import pytest

from howopen.dev.answers import html, text
from howopen.dev.faults.fault import changed
from howopen.doors.http import HttpDoor
from howopen.errors import Gated, NotFound, SourceError, Unreachable
from howopen.model import Completeness
from howopen.sources import RemoteTarget
from howopen.sources.endpoints import Endpoints
from howopen.sources.page import MAX_EXCERPT, fetch_page
from tests.sources.conftest import kept_json

TERMS = "https://lab.example/terms"


@pytest.fixture
def terms(shelf):
    return shelf.page(TERMS, "Heron & terms", "You may <count> herons.", text="Not sell\nthem.")


def answered(standin, answer):
    """From now on the page is this answer."""
    standin.fail(changed("page", "another page", lambda *_: answer), on="/_pages/")


def test_its_title_and_its_words_are_kept(terms, fetch):
    found = fetch(TERMS)
    page = kept_json(found, "page.json")
    assert ("Heron & terms", TERMS, "page") == (page["title"], page["url"], page["source"])
    assert ["You may <count> herons.", "Not sell", "them."] == page["excerpt"].split("\n")[-3:]
    assert (page["read"], Completeness.COMPLETE, ()) == (found.read, found.card, found.remarks)


def test_its_scripts_are_gone(terms, fetch, standin):
    answered(standin, html("<html><script>evil('x')</script><p>Terms</p></html>"))
    assert "Terms" == kept_json(fetch(TERMS), "page.json")["excerpt"]


def test_plain_text_is_a_page_too(terms, fetch, standin):
    answered(standin, text("You may.\n\nYou may not.\n"))
    assert "You may.\nYou may not." == kept_json(fetch(TERMS), "page.json")["excerpt"]


@pytest.mark.parametrize("kind", ["application/pdf", "image/png", "application/json", "x"])
def test_what_is_no_text_is_no_page(terms, fetch, standin, kind):
    answered(standin, html("<p>x</p>").with_headers({"Content-Type": kind}))
    with pytest.raises(Unreachable, match=f"{TERMS} is {kind}, not a page of text"):
        fetch(TERMS)


@pytest.mark.parametrize(
    "body", [b"\x89PNG\r\n\x1a\n", b"%PDF-1.7\n\0", b"<p>\0\1\2\3\4", b"PK\x03\x04"]
)
def test_what_is_only_said_to_be_a_page_is_none(terms, fetch, standin, body):
    answered(standin, html("").with_body(body))
    with pytest.raises(Unreachable):
        fetch(TERMS)


@pytest.mark.parametrize("body", ["", "<html><body></body></html>", "<script>draw()</script>"])
def test_a_page_that_only_scripts_would_fill_is_none(terms, fetch, standin, body):
    answered(standin, html(body))
    with pytest.raises(Unreachable):
        fetch(TERMS)


def test_a_longer_page_is_cut_and_that_is_told(terms, fetch, standin):
    answered(standin, html(f"<html><p>{'heron ' * 40_000}</p></html>"))
    found = fetch(TERMS)
    assert MAX_EXCERPT == len(kept_json(found, "page.json")["excerpt"])
    (remark,) = found.remarks
    assert (Completeness.PARTIAL, True) == (found.card, remark.startswith("only the first"))


@pytest.mark.parametrize(
    ("status", "error"),
    [
        (404, NotFound),
        (410, NotFound),
        (401, Gated),
        (403, Gated),
        (451, Gated),
        (418, Unreachable),
    ],
)
def test_each_refusal_is_what_it_means(terms, fetch, standin, status, error):
    answered(standin, html("<p>no</p>", status=status))
    with pytest.raises(error, match=TERMS):
        fetch(TERMS)


def test_a_page_is_asked_for_behind_the_prefix_that_the_user_set(terms, fetch, standin):
    fetch(TERMS)
    assert [f"/_pages/{TERMS}"] == [asked.path for asked in standin.requests]


def test_without_a_prefix_the_page_itself_is_asked_and_none_on_this_machine(terms, standin):
    target = RemoteTarget(kind=terms_kind(), id=f"{standin.origin}/_pages/{TERMS}")
    with HttpDoor(attempts=1) as door, pytest.raises(SourceError):
        fetch_page(door, Endpoints(), target)
    assert () == standin.requests


def terms_kind():
    from howopen.model import SourceKind

    return SourceKind.PAGE
