"""Conditions that fixed phrases tell, as a table: type, words to look for, patterns.

None has a value, except what must not be circumvented or taken apart (`of`, where it is named).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from howopen.doors import patterns
from howopen.licenses.conditions.found import Found, Value
from howopen.licenses.conditions.phrases import Phrases, first_phrase
from howopen.licenses.text import LegalText

_NOT = (
    r"(?:\bnot\b|\bnor\b|\bcannot\b|\bneither\b|\bwithout\b|\bprohibit\w*|\bno\b|"
    r"\brefrain\w*|\bforb\w+)"
)
_WAYS_AROUND = ("work around", "working around", "safety", "guardrail", "safeguard", "filter")
_MAKER = r"\b(?:licensor|company|owner|author|we|provider|maker|inc\.?|institute|university)"
_MUST = r"\b(?:must|shall|will|agree\w*\s+to|required\s+to)"
TABLE: dict[str, Phrases] = {
    "revocable": Phrases(
        (
            "revocable",
            "revoke",
            "withdraw",
            "可撤销",
            "撤销",
            "取消可能",
            "취소 가능",
            "révocable",
            "widerruflich",
        ),
        r"(?:^|[\s,(/])revocable\b",
        rf"{_MAKER}\s+"
        r"(?:\w+\s+){0,3}(?:may|can|reserves?\s+the\s+right\s+to)\s+(?:\w+\s+){0,2}"
        r"(?:revoke|withdraw\s+(?:this|the|your|any)\s+(?:\w+\s+)??(?:licen[sc]e|rights?|grant"
        r"|permission))\b[^;]*"
        r"(?:at\s+any\s+time|(?:sole|our|its|their)\s+discretion|for\s+any\s+reason"
        r"|for\s+convenience)",
        r"(?:^|[^不])可(?:以)?撤销|取消可能な|(?:^|[^가-힣])취소\s?가능",
        r"(?:^|\s)révocable\b|(?:^|\s)widerrufliche?\b",
        unless=r"\b(?:may|can|will|shall)\s*not\s+(?:\w+\s+)??(?:revoke|withdraw)\b",
    ),
    "non_sublicensable": Phrases(
        (
            "sublicens",
            "sub-licens",
            "sublicenc",
            "再许可",
            "分许可",
            "转授权",
            "再許諾",
            "재실시",
            "재라이선스",
            "sous-licen",
        ),
        r"\bnon-?\s?sub-?\s?licen[sc](?:e?able|ing)",
        r"\bnot\s+(?:\w+\s+){0,2}sub-?licen[sc]e?able",
        r"\b(?:not|nor|cannot|no\s+right\s+to)\s+(?:[\w,/-]+\s+){0,10}?sub-?licen[sc]e\b",
        r"\bwithout\s+(?:the\s+)?right\s+(?:to\s+|of\s+)(?:grant\s+)?sub-?licen[sc]",
        r"不可(?:进行)?(?:再许可|分许可|转授权|转许可|再授权)|不得(?:再许可|分许可|转授权|再授权)|非可?(?:再许可|分许可)",
        r"再許諾(?:不可|不能|できない|権のない)|재(?:실시|라이선스|허락)\s?(?:불가|할 수 없)",
        r"non\s+(?:susceptible\s+de\s+)?sous-licen\w+|no\s+sublicenciable|nicht\s+unterlizenzierbar",
        unless=r"except\s+as\s+(?:expressly\s+)?provided\s+(?:under|in|by)\s+this\s+licen",
    ),
    "remote_restriction": Phrases(
        ("restrict", "remotely", "远程"),
        r"\b(?:reserv\w+|retain\w*|has|have)\s+the\s+right\s+to\s+(?:\w+\s+){0,3}restrict\b[^;]*"
        r"(?:usage|use|access)",
        r"\brestrict\s*\(\s*remotely",
        rf"{_MAKER}\s+(?:may|can|will)\s+[^;]*?\b(?:disable|deactivate|restrict|suspend)\b[^;]*?"
        r"\bremotely\b",
        rf"{_MAKER}\s+(?:may|can|will)\s+(?:\w+\s+)??remotely\s+(?:disable|deactivate|restrict"
        r"|suspend|limit)",
        r"(?:保留|有权)[^。;]{0,20}(?:远程)[^。;]{0,20}限制|保留[^。;]{0,8}限制[^。;]{0,40}(?:使用|访问)的权利",
        unless=r"\b(?:may|can|will|shall)\s*not\s+(?:\w+\s+)??(?:disable|deactivate|restrict|suspend)\b",
    ),
    "must_update": Phrases(
        (
            *("latest version", "most recent version", "current version", "newest version"),
            *("older version", "earlier version", "previous version", "upgrade", "最新版"),
        ),
        r"\b(?:must|shall|will|agree\w*\s+to|required\s+to|should)\s+(?:\w+\s+){0,6}?(?:use|update|upgrade|"
        r"adopt|migrate)\w*\s+(?:\w+\s+){0,6}?(?:latest|newest|most\s+recent|current)\s+version",
        r"\b(?:reasonable|best)\s+efforts?\s+to\s+use\s+the\s+(?:latest|most\s+recent|current)\s+version",
        rf"{_MUST}\s+[^;]*?\b(?:stop|cease|discontinue)\s+(?:using|(?:\w+\s+)??use\s+of)\s+"
        r"(?:\w+\s+)??(?:older|earlier|previous)\s+versions?\b",
        rf"{_MUST}\s+(?:\w+\s+)*?(?:update|upgrade)\s+(?:[\w-]+\s+)*?within\s+\w+\s+"
        r"(?:\(\w+\)\s+)?(?:\w+\s+)??(?:hours|days|weeks|months)\b",
        r"(?:应|须|必须|合理努力|尽)[^。;]{0,20}(?:使用|更新)[^。;]{0,12}最新版",
        r"最新版[^。]{0,12}使用(?:しなければ|するもの)",
        unless=r"\bnot\s+(?:stop|cease|discontinue)\b|\b(?:comply|adhere|abide|conform)\w*\s+(?:with|to|by)\s+(?:\w+\s+)??"
        r"(?:latest|newest|most\s+recent|current)\s+version"
        r"|version\s+of\s+(?:the|this|our|its|any|these)\s+(?:\w+\s+)??(?:\w+\s+)??"
        r"(?:polic(?:y|ies)|licen[sc]e|agreement|terms|guidelines)\b",
    ),
    "indemnity": Phrases(
        (
            "indemnif",
            "hold harmless",
            "harmless",
            "compensate",
            "reimburse",
            "赔偿",
            "补偿",
            "補償",
            "免責",
            "면책",
            "배상",
            "indemnis",
            "freistell",
            "indemniz",
        ),
        r"\byou\s+(?:\w+\s+){0,6}?indemnif(?:y|ies)",
        r"\b(?:shall|will|must|agrees?\s+to|hereby|and|,|to)\s+(?:[\w,]+\s+){0,4}?indemnif(?:y|ies)\b",
        rf"\byou\s+(?:hereby\s+)?{_MUST}\s+(?:\w+ly\s+)??(?:compensate|reimburse)\s+(?:us|(?:the\s+)?(?:licensor|company"
        r"|owner|provider))\b[^;]*\b(?:damages?|loss(?:es)?|claims?)\b",
        r"\b(?:shall|will|must|agrees?\s+to)\s+(?:[\w,]+\s+){0,6}?hold\s+(?:[\w,]+\s+){0,6}?harmless",
        r"(?:您|你|被许可方|用户|使用者|许可人|被许可人)[^。;]{0,60}(?:赔偿|补偿)[^。;]{0,60}(?:损失|损害|索赔|我们|许可方|费用)",
        r"(?:辩护|抗辩)[^。;]{0,20}(?:赔偿|补偿)",
        r"(?:使用者|利用者|ユーザー|貴社|被許諾者)[^。]{0,60}(?:補償|賠償)",
        r"(?:면책|배상)(?:하여야|해야|시키)",
        r"\bindemnis(?:er|era|ez)\b|\bindemnizar[áa]?|\bfreistell",
        unless=r"\bonly\s+if\s+you\s+agree\s+to\s+indemnify|\bwarranty,\s+support,\s+indemnity\b|"
        r"\baccepting\s+any\s+such\s+warranty",
    ),
    "no_endorsement": Phrases(
        ("endorse", "背书", "推荐", "推奨", "보증", "parrain"),
        rf"{_NOT}[^;]*?\bto\s+(?:promote\s+or\s+)?endorse\b",
        rf"(?:{_NOT}|\bnothing\b)[^;]*?\b(?:impl|suggest|assert|claim|represent|stat|indicat)\w*\b[^;]*?"
        r"\bendors\w+",
        r"\bendors(?:e|ement)\b[^;]*?\b(?:prohibited|not\s+permitted|without\s+[^;]*permission)",
        r"不得[^。;]{0,60}(?:背书|代言)",
    ),
    "no_reverse_engineering": Phrases(
        (
            "reverse",
            "decompil",
            "disassembl",
            "反向工程",
            "逆向",
            "反编译",
            "リバースエンジニアリング",
            "역설계",
            "rétro-ing",
            "ingénierie inverse",
            "ingeniería inversa",
            "zurückentwick",
        ),
        rf"(?:{_NOT}|\bagrees?\s+not\b)[^;]*?\b(?:reverse[\s-]?engineer\w*|decompil\w*|"
        r"disassembl\w*|reverse[\s-]?assembl\w*)",
        r"^\W*(?:\(?[a-z0-9]{1,3}[).]\s*)?(?:reverse[\s-]?engineer|decompile|disassemble)\b",
        r"(?:不得|禁止|不可|不应)[^。;]{0,60}(?:反向工程|逆向|反编译|反汇编)",
        r"(?:リバースエンジニアリング|逆コンパイル)[^。]{0,60}(?:禁止|してはなら|できない|行わない)",
        r"(?:역설계|리버스)[^.]{0,60}(?:금지|안 된다|없다|아니)",
        r"\b(?:pas|interdi\w*)\b[^.;]{0,60}(?:rétro-ingénierie|ingénierie\s+inverse|décompil)",
        r"\bno\b[^.;]{0,60}(?:ingeniería\s+inversa|descompil)",
        unless=r"\bnot\s+(?:\w+\s+)?restrict\b|\bpermits?\b[^;]*\breverse\s+engineering\s+for\b",
    ),
    "no_circumvention": Phrases(
        ("circumvent", "bypass", *_WAYS_AROUND, "规避", "绕过", "回避", "우회"),
        r"\b(?:not|nor|never|cannot)\s+(?:[\w,/-]+\s+){0,12}?(?:circumvent|bypass)\w*\b",
        r"\bwork(?:ing)?\s+around\s+(?:\w+\s+){0,2}?(?:technical|security|safety|protect\w+)\b",
        rf"{_MUST}\s+not\s+(?:[\w,/-]+\s+)*?(?:disable|remove|defeat|deactivate|tamper\s+with|"
        r"override)\s+(?:[\w,/-]+\s+){0,5}?(?:safety|guardrail|safeguard|content\s+filter)\w*",
        r"\b(?:action|attempt|means|method)s?\s+(?:\w+\s+)?to\s+(?:\w+\s+)?(?:circumvent|bypass)\b",
        r"\b(?:override|disable|remove|defeat|evade)\s+or\s+(?:circumvent|bypass)\b",
        r"\bif\s+you\s+[^;]{0,60}?\b(?:bypass|circumvent)\w*\b[^;]*?\bterminat",
        r"^\W*(?:\(?[a-z0-9]{1,3}[).]\s*)?(?:intentionally\s+)?(?:circumvent|bypass)\w*\b[^;]*"
        r"(?:safety|guardrail|filter|security|protect|technical|restriction|safeguard|control)",
        r"(?:不得|禁止|不可)[^。;]{0,60}(?:规避|绕过)[^。;]{0,60}(?:安全|措施|限制|过滤|保护|防护)",
        r"(?:回避)[^。]{0,40}(?:してはなら|禁止)",
        r"우회[^.]{0,40}(?:금지|안 된다|아니)",
        unless=r"\blaws\s+fulfilling\b|\bnot\s+an\s+attempt\b"
        r"|\b(?:may|can|(?:free|allowed|permitted)\s+to)\s+work\s+around\b",
    ),
}
_SAFETY = patterns.compile(r"\bsafety\s+guardrails?\b|\bguardrails?\b|\bsafety\b|\bfilters?\b|安全")


def find_by_phrase(type_: str, text: LegalText) -> Iterator[Found]:
    """The first clause that states the condition of that type."""
    for found in first_phrase(text, TABLE[type_]):
        yield found._replace(value=_details(type_, text, found))


def _details(type_: str, text: LegalText, found: Found) -> Value:
    """What must not be circumvented, as far as it is safety."""
    if type_ != "no_circumvention":
        return {}
    words = text.plain[found.start : found.end]
    return {"of": "safety guardrails"} if _SAFETY.search(words) else {}


FINDERS: dict[str, Callable[[LegalText], Iterator[Found]]] = {
    type_: partial(find_by_phrase, type_) for type_ in TABLE
}
"""`find` of each type in the table."""
