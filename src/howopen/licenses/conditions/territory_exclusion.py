"""Places where, or to whose people, nothing is granted.

Value: `territories`, ISO 3166 codes (and EU, EEA, UK) in the order of the text; `scope`, "all" or
what the exclusion is limited to ("multimodal models"). Export control, sanctions, consumers'
rights and the law that governs a text exclude no territory.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from howopen.doors import patterns
from howopen.licenses.conditions.found import Found
from howopen.licenses.text import Clause, LegalText

_NAMES = {
    "EU": r"european union|\beu\b|欧盟|歐盟|欧州連合|유럽연합|union europ[ée]enne|uni[oó]n europea"
    r"|europ[aä]ische[nr]? union",
    "EEA": r"european economic area|\beea\b|欧洲经济区",
    "UK": r"united kingdom|\bu\.?k\b|great britain|英国|英國|영국|royaume-uni|reino unido"
    r"|vereinigte[ns]? k[oö]nigreich",
    "KP": r"north korea|\bdprk\b|democratic people's republic of korea|朝鲜",
    "KR": r"south korea|republic of korea|\bkorea\b|韩国|韓國|韓国|대한민국|한국|cor[ée]e du sud"
    r"|corea del sur|s[uü]dkorea",
    "CN": r"people's republic of china|\bprc\b|\bchina\b|中国|中國|중국|\bchine\b",
    "US": r"united states(?: of america)?|\busa\b|\bu\.s\b|美国|美國|미국|[ée]tats-unis"
    r"|estados unidos",
    "CH": r"switzerland|瑞士|suisse|suiza",
    "JP": r"\bjapan\b|日本|일본",
    "IN": r"\bindia\b|印度",
    "CA": r"\bcanada\b|加拿大",
    "AU": r"\baustralia\b|澳大利亚",
    "BR": r"\bbrazil\b|巴西",
    "RU": r"\brussian federation\b|\brussia\b|俄罗斯",
    "TW": r"\btaiwan\b|台湾|台灣",
    "HK": r"hong kong|香港",
    "SG": r"\bsingapore\b|新加坡",
    "FR": r"\bfrance\b|法国",
    "DE": r"\bgermany\b|德国|deutschland",
    "IT": r"\bitaly\b|意大利",
    "ES": r"\bspain\b|西班牙",
    "IL": r"\bisrael\b|以色列",
    "NO": r"\bnorway\b|挪威",
    "IS": r"\biceland\b|冰岛",
    "LI": r"\bliechtenstein\b",
    "BY": r"\bbelarus\b|白俄罗斯",
    "IR": r"\biran\b|伊朗",
    "CU": r"\bcuba\b|古巴",
    "SY": r"\bsyria\b|叙利亚",
}
_ANY_PLACE = "(?:" + "|".join(_NAMES.values()) + ")"
_PLACE = patterns.compile(_ANY_PLACE)
_TRIGGERS = (
    "does not apply",
    "do not apply",
    "not extend",
    "exclu",
    "territor",
    "domiciled",
    "established in",
    "located in",
    "available to",
    "resid",
    "granted",
    "available in",
    "outside of the",
    "in the europ",
    "in the eu",
    "within the eu",
    "in the united",
    "不适用",
    "不授予",
    "不包括",
    "除外",
    "不得在",
    "適用され",
    "적용되지",
    "s'applique pas",
    "no se aplica",
    "gilt nicht",
)
_IN = (
    r"(?: (?:in|to|within|from|by|for|into|outside|of)\b)?,? ?(?:(?:any|the|users?|persons?|people"
    r"|individuals?|entit(?:y|ies)|residents?|citizens?|countr(?:y|ies)|territor(?:y|ies)|regions?"
    r"|member|states?|of|in|within|located|based|or|a|who|are|resid\w+|mainland|both|following"
    r"|domiciled|established|incorporated|registered|headquartered|living|to) )*"
)
_EXCLUDING = patterns.compile(
    r"(?:\b(?:(?:licen[sc]e|agreement|terms|rights?|grants?|permissions?)\b[^.;]{0,40}? "
    r"(?:does|do|shall|will) not (?:apply|extend)\b"
    r"|not (?:being |be )?(?:granted|licensed|available|offered|authori[sz]ed|permitted|provided"
    r"|made available|allowed|eligible)\b[^.;]*?"
    r"|(?:may|must|shall|will|can) ?not (?:be )?(?:access|us|download|reproduc|deploy|distribut"
    r"|shar"
    r"|exercis|install|offer|ma[dk]e)\w*[^.;:]*?"
    r"|(?:licen[sc]e|rights?|grants?)\b[^.;]{0,60}?\b(?:excludes?|excluding|except for)"
    r"|no (?:rights?|licen[sc]e)\b[^.;]{0,60}?\b(?:granted|given|available)\b[^.;]{0,60}?"
    r"|(?:territory|worldwide|world|countries|globally|jurisdictions?)\b[^.;]{0,60}?"
    r"\b(?:exclud\w+|except\w*(?: for| in)?|with the exception of)"
    r"|(?:worldwide|world)\b[^.;]{0,30}?\b(?:other than|outside(?: of)?))"
    rf"{_IN}|(?:不适用于?|不授予|不(?:得|可|能)在|不包括|不含|禁止在)[^。;,]{{0,10}}?"
    r"|(?:ne s'applique(?:nt)? pas|no se aplican?|gilt nicht|gelten nicht)[^.;]{0,30}?)"
    rf"({_ANY_PLACE})"
)
_EXCLUDED_AFTER = patterns.compile(
    rf"({_ANY_PLACE})[^.;。]{{0,60}}?(?:除外|不适用|不得使用|適用され(?:ない|ません)|적용되지"
    r"|\b(?:are|is) (?:\w+ly )?(?:excluded|not (?:\w+ly )?(?:permitted|allowed|licensed"
    r"|authori[sz]ed"
    r"|granted|eligible))\b|(?:may|must|shall) not (?:use|access|download|exercise)\b)"
)
_OF_ANOTHER_KIND = patterns.compile(
    r"\b(?:export|re-export|sanction\w*|embargo\w*|governed|conflicts?|laws? of|courts?|consumers?"
    r"|warrant\w+|liabilit\w+|limitations?|gdpr|personal data|patents?|trademarks?|moral rights"
    r"|convention|customs|government"
    r"|restricted part(?:y|ies)|prohibited by)\b|法律|管辖|出口|个人信息|仲裁"
)
_LIMITED = patterns.compile(
    r"\b(?:with respect to|with regard to|as regards|regarding|in respect of|for) (?:any |all "
    r"|the )?"
    r"((?:[\w\-]+ ){1,4}?models?)\b"
)
_GAP = 45
"""How many characters may stand between two places of one list."""
_SHOWN = 130
"""How many characters before the first place a quote shows."""


def find(text: LegalText) -> Iterator[Found]:
    """Each exclusion once."""
    known: dict[str, Found] = {}
    for clause in text.clauses_with(_TRIGGERS):
        if _PLACE.search(clause.plain):
            found = _in_clause(clause)
            if found:
                known.setdefault(repr(found.value), found)
    yield from known.values()


def _in_clause(clause: Clause) -> Found | None:
    plain = clause.plain
    match = _EXCLUDING.search(plain) or _EXCLUDED_AFTER.search(plain)
    if match is None:
        return None
    begin, at = match.start(), match.start(1)
    if _OF_ANOTHER_KIND.search(plain[max(0, begin - 120) : match.end() + 60]):
        return None
    codes = tuple(dict.fromkeys(_places(plain, at)))
    limit = _LIMITED.search(plain[:at])
    scope = limit.group(1) if limit else "multimodal models" if "多模态" in plain else "all"
    if limit and at - limit.start() < _SHOWN:
        begin = limit.start()
    return Found(clause.start + begin, clause.end, {"territories": codes, "scope": scope})


def _places(plain: str, at: int) -> Iterator[str]:
    """The codes of the places listed from `at` on."""
    last = 0
    for match in _PLACE.finditer(plain[at : at + 600]):
        if match.start() - last > _GAP:
            return
        last = match.end()
        yield _code(match.group())


@lru_cache(maxsize=128)
def _code(name: str) -> str:
    """The code of a place. One pattern each, for a group each is slow in RE2."""
    return next(code for code, rule in _NAMES.items() if patterns.compile(rule).search(name))
