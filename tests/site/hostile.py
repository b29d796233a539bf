"""A hundred words that no report may take for anything but words, and a release made of them."""

from __future__ import annotations

import unicodedata

import pytest
from msgspec.structs import replace

from howopen.frameworks.quotes import Quote
from howopen.model import (
    Citation,
    Edge,
    Finding,
    LicenseExpressions,
    Outcome,
    ReadFrom,
    Reason,
    Relation,
    Verdict,
    VerdictId,
)
from howopen.site.addresses import safe_url
from tests.reports import invented

HARMLESS = "heron"
_SECRET = "etc" + "/passwd"
_RUN = "window.pwned=1"
_ELEMENTS = (
    f"<script>{_RUN}</script>",
    f"</script><script>{_RUN}</script>",
    f"<ScRiPt >{_RUN}</sCrIpT>",
    f"<scr<script>ipt>{_RUN}</scr</script>ipt>",
    "<script src=https://evil.example/x.js></script>",
    f"<script/x>{_RUN}</script/x>",
    f"<img src=x onerror={_RUN}>",
    f"<img src=x onerror={_RUN}//",
    f"<img/src=x/onerror={_RUN}>",
    "<img src=https://evil.example/pixel.png>",
    f"<svg onload={_RUN}>",
    f"<svg><script>{_RUN}</script></svg>",
    f"<svg><animate onbegin={_RUN} attributeName=x dur=1s>",
    f"<svg><a xlink:href=javascript:{_RUN}><text>x</text></a></svg>",
    f"<body onload={_RUN}>",
    f"<iframe src=javascript:{_RUN}></iframe>",
    f"<iframe srcdoc='<script>parent.{_RUN}</script>'>",
    "<object data=https://evil.example/x></object>",
    "<embed src=https://evil.example/x>",
    f"<details open ontoggle={_RUN}>x",
    f"<input autofocus onfocus={_RUN}>",
    f"<video><source onerror={_RUN}>",
    f"<audio src=x onerror={_RUN}>",
    f"<marquee onstart={_RUN}>x</marquee>",
    "<meta http-equiv=refresh content='0;url=https://evil.example/'>",
    "<base href=https://evil.example/>",
    "<link rel=stylesheet href=https://evil.example/x.css>",
    "<style>@import 'https://evil.example/x.css';</style>",
    "<form action=https://evil.example/><button>x</button></form>",
    "<a href='https://evil.example/'>click</a>",
    "<table><tr><td>x</td></tr></table>",
    "<title>x</title><h1>x</h1>",
    "<!-- x",
    "--><b>x</b><!--",
    "<![CDATA[x]]>",
    "]]><b>x</b>",
    f"<?xml version='1.0'?><!DOCTYPE x [<!ENTITY y SYSTEM 'file:///{_SECRET}'>]>",
    "&y;",
    "</textarea><b>x",
    "</title><b>x",
    "</blockquote></section></main><h1>x</h1>",
    "</dl></details><b id=main>x</b>",
    "<plaintext>",
    f"<noscript><p title='</noscript><img src=x onerror={_RUN}>'>",
    f"<math><mtext><table><mglyph><style><img src=x onerror={_RUN}>",
    f"<svg></p><style><a id='</style><img src=x onerror={_RUN}>'>",
    f"<math><mtext></form><form><mglyph><svg><style><path id='</style><img onerror={_RUN} src>'>",
    f"<template><img src=x onerror={_RUN}></template>",
)
_ATTRIBUTES = (
    f"' onmouseover='{_RUN}",
    f'" onmouseover="{_RUN}',
    f'"><script>{_RUN}</script>',
    f"'><svg onload={_RUN}>",
    f"x onfocus={_RUN} autofocus ",
    f'" style="background:url(https://evil.example/x)" x="{_RUN}',
    "` onerror=`1",
    '"/><img src="https://evil.example/x"',
)
_ADDRESSES = (
    f"javascript:{_RUN}",
    f"JaVaScRiPt:{_RUN}",
    f"java\tscript:{_RUN}",
    f"java\nscript:{_RUN}",
    f"\x01javascript:{_RUN}",
    f" javascript:{_RUN}",
    f"javascript&colon;{_RUN}",
    f"&#106;avascript:{_RUN}",
    f"data:text/html,<script>{_RUN}</script>",
    "data:text/html;base64,PHNjcmlwdD5wd25lZD0xPC9zY3JpcHQ+",
    f"vbscript:{_RUN}",
    "//evil.example/x",
    "https://evil.example/\"onmouseover='x'",
    "https://user:word@evil.example/<script>",
    "https://[::1",
    f"file:///{_SECRET}",
    f"../../../../{_SECRET}",
    "..\\..\\windows",
)
_ENTITIES = (
    f"&lt;script&gt;{_RUN}&lt;/script&gt;",
    f"&#60;img src=x onerror={_RUN}&#62;",
    f"\\u003cscript\\u003e{_RUN}\\u003c/script\\u003e",
    f"%3Cscript%3E{_RUN}%3C/script%3E",
    f"\uff1cscript\uff1e{_RUN}\uff1c/script\uff1e",
    f"<\x00script>{_RUN}</script>",
    f"<scr\u0000ipt>{_RUN}",
)
_OTHERS = (
    "{{7*7}}",
    "{% raw %}{{ here }}",
    "${7*7}#{7*7}",
    "{shown} of {all} %(count)s %s {0.__class__}",
    "=1+1",
    "+1+1",
    "-1+1",
    "@SUM(A1)",
    "\t=1+1",
    "\r=cmd|' /C calc'!A0",
    '"=1+1",x\n=2+2',
    "# x",
    "[click](javascript:alert(1))",
    "![x](https://evil.example/x.png)",
    "**x** `x` | x | <https://evil.example> @nobody",
    "\u202egnp.exe\u202c",
    "\x1b[31mred\x1b]0;title\x07\x9b2J",
    "a\u2028b\u2029c\u200b\ufeffd",
    "'; DROP TABLE releases; --",
)
PAYLOADS = _ELEMENTS + _ATTRIBUTES + _ADDRESSES + _ENTITIES + _OTHERS


def steering(text):
    """The characters of a text that steer a terminal, or hide in it."""
    return {c for c in text if unicodedata.category(c) in ("Cc", "Cf", "Zl", "Zp")}


def _each(words):
    return pytest.mark.parametrize("word", words, ids=[ascii(each)[:40] for each in words])


payloads = _each(PAYLOADS)
steering_payloads = _each([word for word in PAYLOADS if steering(word)])
"""Those that could steer a terminal."""


def harmless(word):
    """The same release made of a harmless word; its address can be linked where the word's can."""
    return release(HARMLESS, url="https://heron.example/" if safe_url(word) else HARMLESS)


def release(word, *, url=None, number=""):
    """A release of which all that comes from outside is one word; a number sets ids apart."""
    made = invented.assessment("Heron 1B")
    url = word if url is None else url
    sources = tuple(
        replace(source, id=f"{word}{at}", url=url, revision=word, found=word, remarks=(word,))
        for at, source in enumerate(made.sources)
    )
    cited = Citation(
        source=sources[0].id,
        path=word,
        revision=word,
        lines=(1, 2),
        sha256="ab" * 32,
        read="2024-05-01",
        shows=word,
    )
    finding = Finding(
        outcome=Outcome.PARTLY,
        value=(word, f"{word} again"),
        citations=(cited, replace(cited, path="", lines=None, shows="")),
        note=word,
        searched=(word,),
        unseen=(word,),
        expressions=LicenseExpressions(declared=word, detected=word, concluded=word),
    )
    edge = Edge(
        model=made.release.id,
        base=word,
        relation=Relation.FINETUNE,
        read_from=(ReadFrom.FRONT_MATTER,),
        citations=(cited,),
        recorded=word,
        license=word,
        note=word,
    )
    judged = made.judgements["radboud"]
    cells = {name: replace(cell, why=word) for name, cell in judged.dimensions.items()}
    return replace(
        made,
        release=replace(
            made.release,
            id=f"{word}{number}",
            name=word,
            producer=word,
            revisions={sources[0].id: word},
        ),
        verdict=Verdict(
            id=VerdictId.OPEN_WEIGHTS_RESTRICTED,
            sentence=word,
            reasons=(Reason(text=word, findings=("weights-license",)),),
        ),
        findings={
            "weights-license": finding,
            "license-conditions": finding,
            "general-purpose": finding,
        },
        judgements={"radboud": replace(judged, dimensions=cells)},
        sources=sources,
        lineage=(edge,),
        remarks=(word,),
    )


def quotes(assessment):
    """The places of such a release, with a word at each."""
    word = assessment.release.name
    url = assessment.sources[0].url
    return tuple(
        Quote(citation=each, words=word, location=word, url=url, matches=True)
        for each in assessment.findings["weights-license"].citations
    )
