"""What the model puts out may not be used freely.

Value: `kind`, "non-commercial", "research" (only), "same restrictions as model", or
"labelling" where people must be told that a machine made it.
"""

from __future__ import annotations

from collections.abc import Iterator

from howopen.doors import patterns
from howopen.licenses.conditions.duty import is_duty
from howopen.licenses.conditions.forbidding import bans
from howopen.licenses.conditions.found import Found
from howopen.licenses.text import LegalText

_TRIGGERS = (
    "output",
    "data produced",
    "results of",
    "generated content",
    "输出",
    "生成内容",
    "出力",
    "출력",
)
_OUTPUT = (
    r"(?:outputs?\b(?: or results)?|data produced by|results? (?:of|from|generated)"
    r"|generated content"
    r"|输出|生成(?:的)?内容|生成物|出力|출력)"
)
_COMMERCIAL = r"(?:commercial\w*|revenue|profit|商业|商用|营利|상업)"
_SAME = patterns.compile(
    r"\(or any [^()]*?(?:data|content|outputs?) (?:produced"
    r"|generated) by [^()]{0,60}\)[^;]{0,60}\bfor\b"
)
_AFTER_BAN = patterns.compile(
    rf"{_OUTPUT}[^.;]*?{_COMMERCIAL}|{_COMMERCIAL}[^.;]{{0,80}}?{_OUTPUT}"
)
_ONLY = patterns.compile(
    rf"\b(?:only|solely|exclusively) (?:for )?non-?commercial [^.;]{{0,80}}?\b{_OUTPUT}"
    rf"|{_OUTPUT}[^.;]*?\b(?:only|solely|exclusively)\b[^.;]{{0,40}}?\bnon-?commercial"
    rf"|{_OUTPUT}[^.;]*?\bnon-?commercial(?: \w+){{0,3}} only"
    rf"|{_OUTPUT}[^.;]*?\b(?:only|solely) for (?:\w+ ){{0,3}}?research"
)
_LABELLED = patterns.compile(
    rf"\b(?:label|mark|identif|disclos|flag|watermark)\w* [^.;]*?{_OUTPUT}[^.;]*? (?:as|is|are"
    r"|being|were|was)(?: being)? (?:\w+ly )?(?:machine|ai|computer|artificial\w*|synthetic\w*)\b"
)
_COMMERCE = patterns.compile(_COMMERCIAL)


def find(text: LegalText) -> Iterator[Found]:
    """The first clause that restricts outputs."""
    for clause in text.clauses_with(_TRIGGERS):
        plain = clause.plain
        match = _SAME.search(plain)
        if match:
            kind = "same restrictions as model"
            yield Found(clause.start + match.start(), clause.end, {"kind": kind})
            return
        only = _ONLY.search(plain)
        if only:
            yield Found(clause.start + only.start(), clause.end, {"kind": _kind(plain)})
            return
        labelled = _LABELLED.search(plain)
        if labelled and is_duty(clause, labelled.start(), said=True):
            yield Found(clause.start + labelled.start(), clause.end, {"kind": "labelling"})
            return
        for ban in bans(plain):
            match = _AFTER_BAN.search(plain[ban.end() : ban.end() + 300])
            if match:
                start = ban.start() if match.start() < 130 else ban.end() + match.start()
                yield Found(clause.start + start, clause.end, {"kind": _kind(plain)})
                return


def _kind(plain: str) -> str:
    return "non-commercial" if _COMMERCE.search(plain) else "research"
