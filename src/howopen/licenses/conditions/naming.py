"""naming: the name of models made from this one must carry a word.

Value: `prefix` (the word, as the text spells it) and `applies_to`: `derivatives`, `models trained
with materials` or `models trained with materials or outputs`.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from howopen.doors import patterns
from howopen.licenses.conditions.duty import is_duty
from howopen.licenses.conditions.found import Found
from howopen.licenses.conditions.quoted import quotations
from howopen.licenses.text import Clause, LegalText

_Place = tuple[int, int, str]

TRIGGERS = (
    *("name", "naming", " nom ", "nombre", "名称", "命名", "名字", "模型名", "名前"),
    *("be called", "be titled", "title of", "モデル名", "이름", "명칭", "모델명"),
)
_ADD = (
    r"\b(?:includ|add|prepend|prefix|contain|append|plac|put|insert|carry|bear|incorporat|retain|"
    r"keep|featur|hav|us|attach|display)(?:e|es|s|ing|ed)?"
)
_MODAL = r"(?:must|shall|should|ha(?:s|ve)\s+to|needs?\s+to|will|(?:is|are)\s+required\s+to)"
_FEW = r"(?:[\w-]+\s+)*"
_NAME = r"\b(?:names?|naming)\b"
_TITLE = r"\b(?:names?|naming|titles?)\b"
_AT = r"(?:at|in|into|to|within|as|before|with)"
_MADE = r"(?:添加|加上|加入|包含|包括|冠以|使用|含有|含|体现|保留)"
_ROMANCE = (
    r"\bnom(?:bre)?s?\b.*\b(?:commenc|début|inclu|conten|comport|précéd|préfix|empez|empiec|comien|"
    r"comenz|llev|port)\w*\s+(?:[\w-]+\s+)*$"
)
_ORDERS = (
    (
        rf"{_ADD}\s+{_FEW}$",
        rf"^,?\s*(?:(?:prefix|word|term|tag|string|name|label)\s+)?{_AT}\b[^.;]*?{_NAME}",
    ),
    (rf"{_ADD}\s+{_AT}\b[^.;]*{_NAME}[^.;]*$", ""),
    (
        (
            rf"{_NAME}[^.;]*\b{_MODAL}\s+(?:also\s+|always\s+)?(?:start|begin|include|contain|"
            r"carry|incorporate|bear|feature|be\s+prefixed|be\s+preceded|have|use)\b\s*"
            rf"(?:with\s+|by\s+)?{_FEW}$"
        ),
        "",
    ),
    (
        (
            r"\b(?:call|name|names|named|naming)\b[^.;]*?\b(?:start|begin|prefix|commenc)\w*\s+"
            rf"{_FEW}$"
        ),
        "",
    ),
    (
        (
            rf"{_NAME}[^.;]*\b(?:includes|starts|begins|contains|carries|bears|including|containing)\s+"
            rf"{_FEW}$"
        ),
        "",
    ),
    (
        (
            rf"\b(?:derivative|model|version|fine-?\s?tune)s?\b[^.;]*\b{_MODAL}\s+be\s+"
            r"(?:called|named|titled)\s+$"
        ),
        r"^\s*,?\s*followed\s+by\b",
    ),
    (rf"\bprefix\w*\s[^.;]*{_TITLE}[^.;]*\b(?:with|by)\s+{_FEW}$", ""),
    (
        "",
        (
            rf"^\s*{_MODAL}\s+(?:also\s+)?(?:be\s+\w+|appear|precede|stand|form\s+part)[^.;]*"
            rf"{_NAME}"
        ),
    ),
    (rf"(?:名称|命名|名字|模型名)[^。;]*{_MADE}[^。;]*$", ""),
    (r"(?:名称|命名|名字|模型名)[^。;]*以\s?$", r"^\s?(?:开头|作为|为|起始|开始)"),
    (rf"{_MADE}[^。;]*$", r"^[^。;]{0,10}(?:前缀|名称|命名|开头)"),
    (r"以\s?$", r"^\s?(?:开头|作为前缀|为前缀|作为开头)[^。;]*(?:命名|名称)"),
    (r"(?:名称|名前|モデル名)[^。]*$", r"^[^。]{0,12}(?:含|付|冠|つけ|用い|使用|始)"),
    ("", r"^(?:から始まる|で始まる|を冠した|を冠する|を含む)[^。]*(?:名称|名前|モデル名)"),
    (r"(?:이름|명칭|모델명)[^.]*$", r"^[^.]{0,12}(?:포함|붙|시작|사용|추가)"),
    (rf"\bnamed?\s+(?:with|using)\s+{_FEW}$", ""),
    (_ROMANCE, ""),
    (r"\b(?:inclu|ajout|plac|añad|agreg)\w*\s+(?:[\w-]+\s+)*$", r"^[^.;]*\bnom(?:bre)?s?\b"),
    (r"\bnamen?s?\b[^.;]*\bmit\s+$", r"^\s*(?:beginn|anfang)"),
    ("", r"^\s*(?:am\s+anfang|zu\s+beginn)[^.;]*\bnamens?\b"),
)
_BARE = patterns.compile(
    rf"{_ADD}\s+(?:the\s+)?(?:(?:word|term|prefix|name|string)\s+)?"
    r"([a-z][\w.+-]+(?:\s[\w.+-]+)??)\s+"
    rf"(?:(?:at|to)\s+the\s+(?:beginning|start|front)\s+of|as\s+(?:a|the)\s+prefix|in|within)\s+"
    rf"[^\".;]*?{_NAME}"
    rf"|\bprefix\s+[^\".;]*?{_TITLE}\s+of\s+[^\".;]*?\bwith\s+(?:the\s+(?:word|term|prefix)\s+)?"
    r"([a-z][\w+-]+)\s*(?:[.,;]|$)"
)
"""The same without quotation marks; the word must then be written with a capital."""
_OTHER_NAMES = patterns.compile(
    r"\bnot\b|\bfile\s?-?names?\b|\bfiles?\s+named\b|\bnames?\s+of\s+(?:the\s+|your\s+|any\s+)?(?:file|"
    r"licen[sc]e|author|cop|organi|compan|person|contribut)|"
    r"\b(?:trade|domain|user|brand|company)\s?names?\b"
)
_CODE_NAMES = patterns.compile(
    r"\b(?:sub)?packages?\b|\broutines?\b|\bclass(?:es)?\b|\bvariables?\b|\bfunctions?\b|\be-?mail\b|\bsubject\s+line\b"
)
_STATED = patterns.compile(
    r"^(?:[a-z]+(?:s|ing)|name|have|use|contain|carry|bear)\b|^(?:名称|命名|名字|模型名)"
)
_SAID = patterns.compile(
    rf"\b{_MODAL}\b|\bmuss\b|\bdoi(?:t|vent)\b|\bdeb(?:e|en|er)|应|须|需|必|なければ|ものと|해야|하여야"
)
"""A match that begins as `_STATED` may only tell how things are named; `_SAID` orders it."""
_TRAINED = patterns.compile(
    r"\b(?:train|develop|improv|distill)\w*\b[^.;]*\bmodels?\b|"
    r"\bmodels?\b[^.;]*\b(?:trained|developed|improved|distilled)\b|训练|学習|학습"
)
_CREATED = patterns.compile(r"\b(?:creat|build)\w*\b[^.;]*\bmodels?\b")
_OUTPUTS = patterns.compile(r"\boutputs?\b|\bresults\b|输出|出力|출력|salidas|sorties|ausgaben")
_DERIVED = patterns.compile(r"\bderiv|\bmodif|\bfine-?\s?tun|\badapt|衍生|修改|派生|微调|파생|수정")


@lru_cache(maxsize=1)
def _orders() -> tuple[tuple[patterns.Pattern | None, patterns.Pattern | None], ...]:
    """What stands before and after the word; compiled when a text first has need of it."""
    return tuple(
        (patterns.compile(before) if before else None, patterns.compile(after) if after else None)
        for before, after in _ORDERS
    )


def find(text: LegalText) -> Iterator[Found]:
    """Duties to carry a word in a model's name, each word once."""
    seen: set[str] = set()
    for clause in text.clauses_with(TRIGGERS):
        place = _quoted(clause) or _bare(clause)
        if place is not None and place[2] not in seen:
            at, end, prefix = place
            seen.add(prefix)
            value = {"prefix": prefix, "applies_to": _applies_to(clause, at)}
            yield Found(clause.start + at, clause.start + end, {**value})


def _quoted(clause: Clause) -> _Place | None:
    for quoted in quotations(clause, longest=60):
        for before, after in _orders():
            lead = before.search(quoted.before) if before else None
            tail = after.search(quoted.after) if after else None
            if (before and not lead) or (after and not tail):
                continue
            start = quoted.start - len(quoted.before) + lead.start() if lead else quoted.start
            end = quoted.end + tail.end() if tail else quoted.end
            wide = clause.plain[max(0, start - 40) : end]
            words = clause.plain[start:end]
            said = bool(_STATED.search(words)) and not _SAID.search(clause.plain[start : end + 40])
            if _OTHER_NAMES.search(wide) or _CODE_NAMES.search(clause.plain[: end + 40]):
                continue
            if is_duty(clause, start, said=said):
                return start, end, quoted.words
    return None


def _bare(clause: Clause) -> _Place | None:
    match = _BARE.search(clause.plain)
    if match is None or _OTHER_NAMES.search(match.group()):
        return None
    start, end = match.span(1 if match[1] else 2)
    words = clause.words[start:end]
    capital = words[:1].isupper() and not clause.words[match.start() : start].isupper()
    if not capital or not is_duty(clause, match.start(), said=True):
        return None
    return match.start(), match.end(), words


def _applies_to(clause: Clause, at: int) -> str:
    words = clause.plain[clause.plain.rfind(". ", 0, at) + 1 :]
    if not (_TRAINED.search(words) or _DERIVED.search(words) or _CREATED.search(words)):
        words = clause.text.plain[max(0, clause.start - 300) : clause.start + at]
    created = _CREATED.search(words) and not _DERIVED.search(words)
    if not (created or _TRAINED.search(words)):
        return "derivatives"
    if _OUTPUTS.search(words):
        return "models trained with materials or outputs"
    return "models trained with materials"
