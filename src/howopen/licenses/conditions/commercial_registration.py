"""Commercial use needs registration or an application: `{"how": ...}`.

`how` is `form`, `registration form`, `registration with licensor`, `written authorisation`,
`apply to NAME`, `e-mail`; it is missing where the text only says that one must register.
A paid or separate licence "on request" is no registration.
"""

from __future__ import annotations

from collections.abc import Iterator

from howopen.doors import patterns
from howopen.licenses.conditions.found import Found, Value
from howopen.licenses.conditions.grants import of_commerce, quote_start
from howopen.licenses.text import Clause, LegalText

_TRIGGERS = (
    "regist",
    "apply ",
    "applying ",
    "application form",
    "questionnaire",
    "fill out",
    "fill in",
    "filling",
    "application material",
    "submit",
    "问卷",
    "authori",
    "登记",
    "登記",
    "登録",
    "申请",
    "申請",
    "注册",
    "书面授权",
    "등록",
    "신청",
)
_COMMERCIAL = r"(?:commercial(?:ly)?|商(?:业|業|用)|상업)"
_STEP = patterns.compile(
    r"\b(?:must|shall|should|need(?:s|ed)?(?:\s+to)?|required?(?:\s+to)?|have\s+to|agree\s+to|first|please|can|may|"
    r"subject\s+to|requires?|after|upon|without|unless|to|by|your|and)\s+(?:[\w-]+\s+){0,6}?"
    r"(?:(?P<register>regist(?:er|ered|ering|ration))\b|(?P<apply>apply|applying)\s+(?:to\s+(?:[\w.&'-]+\s+){1,5}?)?(?:for|via|through|by|in)\b|"
    r"(?P<form>application\s+form|questionnaire|registration\s+form|request\s+form))"
    r"|\bfill(?:ing)?\s+(?:in|out)\s+(?:\w+\s+){0,4}?(?P<filled>form|questionnaire|application)"
    r"|\bsubmit(?:ting)?\s+(?:\w+\s+){0,3}?application\b"
    r"|\b(?:obtain|get|acquire|receive)\w*\s+(?:\w+\s+){0,3}?(?P<written>written\s+authori[sz]ation)"
    r"|(?P<chinese>登记|登記|申请|申請|注册|书面授权|登録|등록|신청|填写[^。;]*?(?:问卷|表))"
)
_REGISTERED_MARK = patterns.compile(
    r"registered\s+(?:trade\s?mark|office|user|address|agent|mail|company|capital|under)|登记机关|注册商标|注册地|"
    r"registered\s+in\b|trade\s?marks?\b|\bdomain|无需|不需要|\bno\s+need\s+to|\bno\s+regist|\bwithout\s+regist|注册资本|商业登记|申请专利|专利申请|申请破产"
)
_PAID = patterns.compile(r"\b(?:purchas\w+|pay|buy|fees|subscription)\b")
_FORM_ADDRESS = patterns.compile(
    r"https?://\S*form\b|https?://forms?\.|docs\.google\.com/forms|wj\.qq\.com|forms?\.gle"
)
_APPLY_TO = patterns.compile(
    r"\bapply\s+to\s+(?P<name>[\w.&-]+(?:\s[A-Z][\w.&-]+){0,3})\s+(?:for|in|by|via|through)\b"
)
_WITH = patterns.compile(
    r"\bregist\w+\s+with\s+(?:the\s+)?(?:licensor|us)\b|向(?:许可方|我们|授权人|甲方)[^。;,]{0,4}(?:进行)?(?:登记|注册)"
)
_BY_MAIL = patterns.compile(r"\be-?mail\b|电子邮件|邮箱|邮件|[\w.-]+@[\w-]+\.\w")

_WAYS = (
    ("registration form", patterns.compile(r"registration\s+form")),
    ("form", _FORM_ADDRESS),
    ("written authorisation", patterns.compile(r"written\s+authori|书面授权")),
    ("registration with licensor", _WITH),
    ("form", patterns.compile(r"\bform\b|questionnaire|问卷|申请表|表单|フォーム")),
    ("e-mail", _BY_MAIL),
)
"""How one registers, the most telling first."""


def find(text: LegalText) -> Iterator[Found]:
    """The clause that names the step, the first that tells how before one that does not."""
    best: tuple[int, int, int, Value] | None = None
    for clause in text.clauses_with(_TRIGGERS):
        plain = clause.plain
        if not (of_commerce(plain) or _about_commerce(clause)) or _PAID.search(plain):
            continue
        for match in _STEP.finditer(plain):
            around = plain[max(0, match.start() - 20) : match.end() + 40]
            if (
                _PAID.search(plain)
                or _REGISTERED_MARK.search(around)
                or "not apply" in match.group()
            ):
                continue
            how = _how(clause, plain)
            best_start = quote_start(clause, clause.start, plain, match)
            told = 2 if how.startswith("apply to") else int(bool(how))
            if best is None or told > best[0]:
                best = (told, best_start, clause.end, {"how": how} if how else {})
            break
    if best is not None:
        yield Found(best[1], best[2], best[3])


def _about_commerce(clause: Clause) -> bool:
    """Whether the clause before it is about commercial use, and this one goes on."""
    before = clause.previous
    return before is not None and "commercial use" in before.plain and "regist" in clause.plain


def _how(clause: Clause, plain: str) -> str:
    if match := _APPLY_TO.search(clause.words):
        return f"apply to {match['name']}"
    for how, pattern in _WAYS:
        if pattern.search(plain):
            return how
    return ""
