"""display_attribution: a text must be shown where people see it, such as on a website.

Value: `text` (the words to show, as the licence spells them; the name that the licence gives them
where it defines one), `or` (another text that does as well), `when` (`above threshold`, or the one
model that the duty is about; without it, always). A notice in a file is `attribution_notice`.
"""

from __future__ import annotations

from collections.abc import Iterator

from howopen.doors import patterns
from howopen.licenses.conditions.duty import is_duty
from howopen.licenses.conditions.found import Found, Value
from howopen.licenses.conditions.quoted import Quoted, quotations
from howopen.licenses.text import Clause, LegalText

TRIGGERS = (
    *("built ", "powered ", "improved using", "made with", "made using", "created with"),
    *("developed with", "developed using", "trained with", '"generated ', '"based on'),
    *(
        "credit ",
        "prominent",
        "conspicuous",
        "visibl",
        "user interface",
        "显著",
        "突出",
        "醒目",
        "明显",
        "显眼",
    ),
    *("字样", "注明", "标注", '"由', '"基于'),
)
_CREDIT = patterns.compile(
    r"^(?:.*\bis\s+)?(?:built|powered|improved|made|created|developed|trained|generated|based|"
    r"fine-?tuned|enhanced|driven|derived)\s+(?:with|by|on|using|from|upon)\b\s*\S"
    r"|^.{0,8}由.+(?:提供|驱动|支持|构建)|^基于.+(?:构建|开发|训练|打造)?$"
)
_VISIBLY = r"(?:prominently|visibly|conspicuously|legibly|clearly\s+and\s+\w+)"
_SHOW = r"(?:display|show|featur|exhibit|present|post)\w*"
_MODAL = r"(?:must|shall|should|ha(?:s|ve)\s+to|needs?\s+to|will|(?:is|are)\s+(?:required\s+)?to)"
_GIVE = patterns.compile(
    rf"(?:{_VISIBLY}\s+)?\b(?:display|show|include|add|state|mark|label|indicate|feature|place|"
    r"carry|bear|post|present|provide|attach|mention|acknowledge|disclose|print|put|insert|contain|"
    r"exhibit|declare|credit|write|render|give|stat|includ|indicat|plac|provid)"
    r"(?:s|d|ed|ing|led|ling)?\b"
    r"|\buse\s+the\s+(?:words|phrase|text|line|statement|credit|tag)"
    r"|\b(?:affich|mentionn|indiqu|mostr|muestr|exhib|inclu|anzeig)\w*"
    r"|(?:显示|展示|标注|标明|注明|标示|标记|披露|声明|包含|添加|加上|标识)"
)
_GIVEN = patterns.compile(
    rf"^\s*(?:[\w-]+\s+)??{_MODAL}\s+(?:[\w-]+\s+)*?(?:{_SHOW}|appear|includ|plac|visibl)"
    r"|^[^。;]{0,6}字样|^[^.。]{0,60}(?:表示|明示|明記|表記|記載|掲示|標示|표시|표기|명시|게시|angezeigt|anzeig)"
)
"""What follows a credit ("Built with X") that must be shown."""
_SHOWN_PLAINLY = patterns.compile(
    rf"{_VISIBLY}\s+{_SHOW}\s[^;]{{0,60}}$|\b{_SHOW}\s+(?:[\w-]+\s+)*?{_VISIBLY}[^;]{{0,60}}$"
    r"|(?:显著|突出|醒目|明显|清晰|显眼|清楚|明确)[^。;品]{0,12}(?:显示|展示|标注|标明|注明|标示|标记|披露)[^。;]*$"
)
_NAMED = patterns.compile(
    r"\b(?:display|show|feature|mention|credit)(?:s|ing|ed)?\s+(?:[\w-]+\s+)*$"
    r"|\b(?:prominent|conspicuous|visible)\s+(?:[\w-]+\s+)??"
    r"(?:notice|statement|credit|attribution|text|label)\s+(?:[\w-]+\s+)*$"
)
_PLACE = patterns.compile(
    r"^[^.;]*?(?:user\s+interface|\bui\b|web\s?sites?|about\s+page|splash|home\s?page|dashboard|"
    r"product\s+documentation|blog\s?post|model\s+card|start-?\s?up\s+screen|main\s+screen)"
)
_BARE = patterns.compile(
    rf"(?:{_VISIBLY}\s+)?\b(?:display|show|include|feature)\s+(?:the\s+\w+\s+)??"
    r"((?:built|powered|improved)\s+(?:with|by|on|using)\s+[\w.+ -]+?)\s+"
    r"(?:on|in|at|within)\s+(?:an?|the|any|your|its|all|related|each)\b"
    rf"|{_VISIBLY}\s+(?:display|show|feature)\s+([\w.+ -]+?)\s+"
    r"(?:on|in|at|within)\s+(?:the|a|any|your)\s+(?:[\w-]+\s+)??(?:user\s+interface|web\s?site)"
    r"|\bcredit\s+([\w.+-]+(?:\s+[\w.+-]+)??(?:\s+[\w.+-]+)??)\s+"
    r"(?:on|in|at)\s+(?:the|your|any)\s+(?:[\w-]+\s+)??(?:user\s+interface|web\s?sites?|"
    r"home\s?page|about\s+page)\b"
)
"""The same without quotation marks; the text must then begin with a capital."""
_TO_BE_SHOWN = patterns.compile(rf"^\s*{_MODAL}\s+be\s+{_VISIBLY}\s+{_SHOW}")
_FOLLOWING = patterns.compile(
    rf"{_VISIBLY}\s+{_SHOW}\s+the\s+following\s+(?:[\w-]+\s+)*?(?:notice|text|statement|phrase|"
    r"words|wording|message|attribution|sentence)\b"
)
_FREE = patterns.compile(
    r"^[^.;]*?\b(?:is|are|be)\s+(?:\w+\s+)?(?:optional|encouraged|recommended|appreciated|voluntary)\b"
)
"""What follows a text that one is free to show."""
_FILE = patterns.compile(r"^\W*(?:text\s+)?file\b|^\W*文件")
_ELSEWHERE = patterns.compile(
    r"\bin\s+(?:your|any|all|the|an?|resulting)\s+(?:[\w-]+\s+)??(?:publication|paper)s?\b|"
    r"\bcit(?:e|ing|ation)|\backnowledge?ments?\b|\btext\s+file\b|\bnotice\s+file\b|"
    r"\bcopyright\s+notice"
)
"""Before a credit: it belongs in a paper or a file, not where people see it."""
_OR = patterns.compile(r"^\s*,?\s*(?:or|oder|ou|或者?|または|또는)\s*$")
_MORE = (
    r"\b(?:more\s+than|exceed\w*|greater\s+than|over|at\s+least|in\s+excess\s+of|above|"
    r"surpass\w*)\b"
)
_COUNTED = r"(?:users|revenue|dollars|usd|visits|downloads)\b"
_THRESHOLD = patterns.compile(
    rf"{_MORE}[^.;]*(?:\d|million|billion)[^.;]*{_COUNTED}"
    rf"|{_COUNTED}[^.;]*{_MORE}[^.;]*(?:\d|million|billion)"
    r"|(?:超过|大于)[^。;]*(?:用户|收入|营收|元)|(?:用户|收入|营收)[^。;]*(?:超过|大于|以上)"
)
_ONE_MODEL = r"\b(?:available|use|uses|using|contains|distribute|provide)\s+an?\s+(?:[\w-]+\s+)??"


def find(text: LegalText) -> Iterator[Found]:
    """Duties to show a text, each text once."""
    seen: set[str] = set()
    for clause in text.clauses_with(TRIGGERS):
        place = _shown(clause) or _bare(clause)
        if place is None:
            continue
        at, end, value = place
        texts = {_letters(value[key]) for key in ("text", "or") if key in value}
        if _letters(value["text"]) not in seen:
            seen |= texts
            yield Found(clause.start + at, clause.start + end, value)


def _letters(words: object) -> str:
    """The words without blanks, which translations and second mentions set otherwise."""
    return "".join(str(words).split())


def _shown(clause: Clause) -> tuple[int, int, Value] | None:
    all_quoted = tuple(quotations(clause))
    following = _FOLLOWING.search(clause.plain)
    if following is not None:
        rest = tuple(quoted for quoted in all_quoted if quoted.start >= following.end())
        quoted = _defined(rest)
        if quoted is None or not is_duty(clause, following.start()):
            return None
        return following.start(), quoted.end, _value(clause, quoted.words)
    for number, quoted in enumerate(all_quoted):
        away = _FILE.search(quoted.after) or _FREE.search(quoted.after)
        at = None if away else _verb(quoted)
        if at is not None and is_duty(clause, at):
            after = all_quoted[number + 1] if number + 1 < len(all_quoted) else None
            other = after if after is not None and _OR.search(quoted.after) else None
            return at, quoted.end, _value(clause, quoted.words, other.words if other else "")
    return None


def _defined(quotations_after: tuple[Quoted, ...]) -> Quoted | None:
    """The name given to the text in brackets, or the text itself."""
    texts = [quoted for quoted in quotations_after if not _FILE.search(quoted.after)]
    for quoted in texts:
        if quoted.before.rstrip().endswith(("(the", "(")) and quoted.after.startswith(")"):
            return quoted
    return texts[0] if texts else None


def _verb(quoted: Quoted) -> int | None:
    """Where the words begin that want the quotation shown; `None` where none do."""
    begin = quoted.start - len(quoted.before)
    if _CREDIT.search(quoted.plain) and not _ELSEWHERE.search(quoted.before):
        if _GIVEN.search(quoted.after):
            return quoted.start
        verbs = [match.start() for match in _GIVE.finditer(quoted.before)]
        if verbs and ";" not in quoted.before[verbs[-1] :]:
            return max(0, begin + verbs[-1])
    shown = _SHOWN_PLAINLY.search(quoted.before)
    if shown is None and _PLACE.search(quoted.after):
        shown = _NAMED.search(quoted.before)
    if shown is not None:
        return max(0, begin + shown.start())
    return quoted.start if _TO_BE_SHOWN.search(quoted.after) else None


def _bare(clause: Clause) -> tuple[int, int, Value] | None:
    match = _BARE.search(clause.plain)
    if match is None or not is_duty(clause, match.start(), said=True):
        return None
    start, end = match.span(next(group for group in (1, 2, 3) if match[group]))
    words = clause.words[start:end]
    return (match.start(), end, _value(clause, words)) if words[0].isupper() else None


def _value(clause: Clause, text: str, other: str = "") -> Value:
    value: Value = {"text": text}
    if other:
        value["or"] = other
    name = text.rsplit(maxsplit=1)[-1]
    one = patterns.compile(_ONE_MODEL + patterns.escape(name.lower()) + r"\s+model\b")
    if _THRESHOLD.search(clause.plain):
        value["when"] = "above threshold"
    elif one.search(clause.plain):
        value["when"] = f"the model is a {name} model"
    return value
