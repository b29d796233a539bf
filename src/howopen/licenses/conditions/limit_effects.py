"""What happens to those beyond a limit: a licence to ask for, a name to show, an end of all rights.

    for limit in limits_in(text, Triggers(("revenue",), ("umsatz",), least=10_000)):
        effect_of(limit)    # "separate_licence", "registration", ...; None: nothing happens

Read are the sentence of the limit, those after it that refer to it, and those that use a term
which it defines.
"""

from __future__ import annotations

from itertools import islice

from howopen.doors import patterns
from howopen.doors.patterns import Match
from howopen.licenses.conditions.thresholds import Limit, sentence_of
from howopen.licenses.text import LegalText

_SEPARATE = (
    r"(?:\b(?:request|obtain|purchas|acquir|secur|negotiat|procur|buy|seek|requir|sign|conclud|execut)"
    r"\w*|enter(?:ed|ing)?\s+into|apply(?:ing)?\s+for|(?:must|shall|need\s+to)\s+have"
    r"|needs?\s+(?:an?|our|the|prior|written|express|explicit))"
    r"\s[^.;]{0,90}?(?:licen[cs]|agreement|permission|authori[sz]ation|consent|approval)"
    r"|(?:separate|additional|paid|commercial|enterprise|expanded|extended|different)\w*\s"
    r"(?:[\w-]+\s){0,4}?(?:licen[cs](?:e|ing)s?|agreement|terms)\s*(?:is|are|from|with|will|must"
    r"|shall|may|be|\.|;|,|$)"
    r"|unless\s+(?:or|and)\s+until|\bcontact\s|reach\s+out\s+to|pay\w*\s[^.;]{0,60}fee"
    r"|\bfees?\s[^.;]{0,40}?(?:paid|payable|due)\b"
    r"|(?:permission|consent|authori[sz]ation|licen[cs]e|agreement|approval)\s(?:\w+\s){0,4}?"
    r"(?:is|are|must|shall|will)\s+(?:be\s+)?(?:needed|required|necessary|obtained|requested)"
    r"|without\s[^.;]{0,30}(?:permission|consent|licen[cs]|authori[sz]ation|approval)"
    r"|unless\s[^.;]{0,60}(?:agreement|permission|consent|licen[cs]e)"
    r"|申请[^。]{0,15}(?:许可|授权)|另行|单独|书面(?:许可|授权|同意)|(?:获得|取得|获取)[^。]{0,24}(?:许可|授权)"
    r"|联系|与[^。]{0,20}(?:协商|签)|別途|個別|許諾を(?:得|取得|受)|ライセンス(?:契約|を取得|を申請)"
    r"|별도|라이선스를?\s?\S{0,12}\s?(?:요청|신청|취득|획득|받)|허가를|사전\s?(?:동의|승인)"
    r"|(?:demander|obtenir|solliciter|acquérir|souscrire)[^.;]{0,60}(?:licence|autorisation|accord)"
    r"|(?:solicitar|obtener|adquirir|pedir)[^.;]{0,60}(?:licencia|autorización|permiso)"
    r"|lizenz\w*[^.;]{0,60}(?:beantrag|erwerb|einhol|anforder|abschlie)"
    r"|(?:gesonderte|separate|kommerzielle)\w*\s(?:lizenz|vereinbarung)"
)
_ROYALTY = (
    r"pay\w*\s[^.;]*?royalt|\broyalt\w+\s[^.;]*?(?:paid|payable|due|owed?)\b|\broyalty\s+of\s"
    r"|(?:支付|缴纳)[^。]*?(?:提成|版税|分成)|ロイヤル?ティ[^。]*?支払|로열티[^.]*?(?:지급|지불)"
)
_TERMINATES = (
    r"(?:licen[cs]es?|rights?|agreement|permissions?|grants?)\b[^.;]*?\s"
    r"(?:terminate|cease|expire|lapse|end)(?:s|d)?\b|terminates?\s+(?:automatically|immediately)"
    r"|terminate\s+(?:this|the|your|all|any)\s[^.;]{0,40}(?:licen[cs]e|agreement|rights|grant)"
    r"|\b(?:is|are|be|becomes?)\s+(?:null\s+and\s+)?void\b|cease\s+to\s+(?:be\s+)?(?:valid|apply|have|effective)|(?:许可|授权|协议|权利)[^。]{0,24}(?:终止|失效)"
    r"|자동[^.]{0,12}(?:종료|해지|소멸)|(?:ライセンス|許諾|契約)[^。]{0,24}(?:終了|失効)"
    r"|(?:licence|droits)[^.;]{0,60}(?:résili|prend\w*\s+fin|cess)"
    r"|(?:licencia|derechos)[^.;]{0,60}(?:termina|extingu|resuel|cesa)"
    r"|(?:lizenz|rechte)[^.;]{0,60}(?:erlischt|erlöschen|endet|enden)"
)
_DISPLAY = (
    r"prominently\s|(?:display|show|exhibit|feature)s?\s[^.;]{0,60}?(?:\"|\bname|\blogo|\bmark)"
    r"|on\s+the\s+user\s+interface|(?:展示|显示|标注|标明|注明)[^。]{0,24}(?:\"|名称|标识|商标|名字)"
    r"|(?:名称|名前)[^。]{0,12}表示|명칭[^.]{0,16}표시|afficher|mostrar\s|anzeigen|anzuzeigen"
)
_REGISTERS = (
    r"\bregister(?:s|ing)?\b|\bregistration|questionnaire|\bfill(?:ing|ed)?\s+(?:out|in|up)\b"
    r"|(?:application|registration|request)\s+(?:form|material)|submit\w*\s[^.;]{0,60}application"
    r"|apply\s+(?:by|via|through|online)|you(?:\s+\w+){0,2}?\s+apply\s+to|登记|注册|备案|问卷|填写|申请表|申请材料|提交[^。]{0,12}申请"
    r"|등록|신청서|登録|申請フォーム|申込|s'enregistrer|inscri|registrar|registrier"
)
_DENIES = (
    r"\b(?:not|no|nor|never)\b[^.;]{0,80}?(?:commercial|grant|licen[cs]ed|entitle|permit|allow"
    r"|authori[sz]|eligible|exercise|qualify|extend|apply)|prohibit|forbidden|must\s+not|may\s+not"
    r"|not\s+(?:be\s+)?available|shall\s+not|exclud|condition(?:ed|al)\s+(?:up)?on|不得|禁止|できません|불가"
)
"""What denies rights to those above a limit."""
_GRANTS = (
    r"|\bonly\b|\bsolely\b|(?:limited|restricted)\s+to|provided\s+that|(?:so|as)\s+long\s+as"
    r"|subject\s+to|\bfree\b|eligible|(?:may|grant\w*|permit\w*|allow\w*)\b|\bif\b[^.;]{0,200}\bcan\b"
    r"|方可|才可|可以|仅|免费|限り|のみ|無償|만\s|무상|허용|uniquement|seulement|condition|únicamente|sólo|solo\s"
    r"|siempre\s+que|permit|gratis|gratuit|peuvent|autoris|kosten(?:los|frei)|erlaubt|gestattet|\bnur\b|sofern|solange"
)
"""What grants rights to those below a limit."""
_REGISTRATION = patterns.compile(_REGISTERS)
_NEEDS_LICENSE = patterns.compile(_SEPARATE)
_EFFECTS = (
    ("display_name", patterns.compile(_DISPLAY)),
    ("licence_terminates", patterns.compile(_TERMINATES)),
    ("separate_licence", _NEEDS_LICENSE),
    ("registration", _REGISTRATION),
)
_APPROVED = patterns.compile(
    r"submit[^;]*?application[^;]*?(?:approv|review)[^;]*?grant[^;]*?licen"
    r"|提交[^;]*?申请[^;]*?(?:审核|批准|同意)[^;]*?授予[^;]*?(?:许可|授权)"
)
"""An application that is judged and gives a licence, which is more than to register."""
_PAYS = patterns.compile(_ROYALTY)
_FREED = patterns.compile(
    r"(?:\bno\s+(?:[\w-]+\s+)?|\bno\s+need\s+to\s+|\bneed\s+not\s+"
    r"|\bnot\s+(?:need|needed|required|obliged|obligated|have)\s+to\s+|\b(?:not|n't)\s+"
    r"|无需[^。]?|無需[^。]?|无须|不需要?[^。]?|不必|sans\s+|\bsin\s+|\bkeine\w*\s+)$"
)
"""What stands before a licence that nobody needs."""
_NEED = ("requir", "need", "necess")
"""What "no" and "not" turn into its opposite; "no licence is granted" frees nobody."""
_EVEN = patterns.compile(r"\beven\b|regardless|irrespective|whether\s+or\s+not|即使|\bauch\b|même")
_DENIED = patterns.compile(_DENIES)
_GRANTED = patterns.compile(_DENIES + _GRANTS)
_REFERS = patterns.compile(
    r"exceed|otherwise|\babove\b|\bsuch\b|in\s+(?:that|this|which)\s+(?:case|event)|threshold"
    r"|foregoing|beyond|\blimits?\b|\bthese\s+conditions|do(?:es)?\s+not\s+(?:meet|qualify|satisfy)"
    r"|not\s+eligible|larger|\bother\b|contact\s|commercial\s+licen[cs]e|超过|超出|否则|上述|以上|此类"
    r"|この場合|超え|초과|이상|경우|dépass|sinon|supera|exced|contrari|übersteig|andernfalls|ansonsten"
)
"""What a sentence says that goes on about the limit before it."""
_BREACH = patterns.compile(r"breach|violat|fail\s+to\s+comply|non-?compliance|违反|위반|違反")
_ITEM = patterns.compile(r"^\s?\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)、]\s?")
_MOST_ITEMS = 5
_MOST_USES = 40
"""Clauses that are read for one defined term."""
_TERM = patterns.compile(
    r"\"(?P<defined>[^\"]{2,60})\"\s*(?:shall\s+|will\s+)?(?:means?|refers?\s+to|is\s+defined)"
    r"|\((?:the|each,?\s+an?|an?|such|collectively,?(?:\s+the)?)?\s*\"(?P<called>[^\"]{2,60})\"\)"
)


def effect_of(limit: Limit) -> str | None:
    """What happens beyond a limit, or who alone is granted anything; `None` when it is not said.

    One of `display_name`, `licence_terminates`, `separate_licence`, `registration`,
    `no_commercial_grant`, and `royalty` where a share of what is earned is due and no licence has
    to be asked for. What is said first after the number counts, then what stands before it, then
    the next sentences that refer to it, then the clauses that use a term it defines. `None`: the
    text asks nothing, or says that no licence is needed above the number either.
    """
    text = limit.text
    before = text.plain[limit.begin : limit.number.end]
    after = text.plain[limit.number.end : limit.end]
    if not limit.above and (_REGISTRATION.search(after) or _REGISTRATION.search(before)):
        return "registration"
    if limit.above and _is_freed(before, after):
        return None
    lead, begin, end = _around_list(limit)
    return (
        _effect_of_term(limit, before + after)
        or _strong(after)
        or _strong(before)
        or _strong_of_next(text, end, above=limit.above)
        or _strong_of(lead, above=limit.above)
        or ("royalty" if _PAYS.search(before + after) else None)
        or _weak(text.plain[begin : limit.end], above=limit.above)
        or (None if limit.above else _weak_of_next(text, end))
    )


def _is_freed(before: str, after: str) -> bool:
    """Whether a sentence says that those above the limit need no licence either."""
    if any(p.search(after) for _, p in _EFFECTS if p is not _NEEDS_LICENSE):
        return False
    if _first_needed(after) is None and _NEEDS_LICENSE.search(after):
        return True
    return (
        _EVEN.search(before) is not None
        and _first_needed(before) is None
        and _NEEDS_LICENSE.search(before) is not None
    )


def _first_needed(words: str) -> Match | None:
    """The first place that asks for a separate licence: not "no licence is needed"."""
    return next((m for m in _NEEDS_LICENSE.finditer(words) if not _is_denied(words, m)), None)


def _is_denied(words: str, match: Match) -> bool:
    freed = _FREED.search(words[max(0, match.start() - 40) : match.start()])
    if freed is None:
        return False
    if freed.group().strip() in ("not", "n't"):
        return match.group().startswith(_NEED)
    said = words[match.start() : match.end() + 40]
    return not freed.group().startswith("no ") or any(word in said for word in _NEED)


def _around_list(limit: Limit) -> tuple[str, int, int]:
    """What leads to the list of which the limit's sentence is an item, its begin, the list's end.

    Outside of lists nothing leads, and the sentence's own begin and end.
    """
    text, begin, end = limit.text, limit.begin, limit.end
    for _ in range(_MOST_ITEMS):
        if begin == 0 or not _ITEM.match(text.plain[begin : begin + 8]):
            break
        begin = sentence_of(text.clause_at(begin - 1))[0]
    if begin != limit.begin or _ITEM.match(text.plain[begin : begin + 8]) or ":" in limit.left:
        for _ in range(_MOST_ITEMS):
            if not _ITEM.match(text.plain[end : end + 8]):
                break
            end = sentence_of(text.clause_at(end))[1]
    return text.plain[begin : limit.begin], begin, end


def _strong_of(words: str, *, above: bool) -> str | None:
    """The effect that is stated first; for those below a limit a registration before all."""
    if not above and _REGISTRATION.search(words):
        return "separate_licence" if _APPROVED.search(words) else "registration"
    return _strong(words)


def _strong(words: str) -> str | None:
    """The effect that is stated first."""
    first: tuple[int, str] | None = None
    for effect, pattern in _EFFECTS:
        match = pattern.search(words)
        if match and (first is None or match.start() < first[0]):
            first = match.start(), effect
    return first[1] if first else None


def _weak(words: str, *, above: bool) -> str | None:
    pattern = _DENIED if above else _GRANTED
    return "no_commercial_grant" if pattern.search(words) else None


def _weak_of_next(text: LegalText, end: int) -> str | None:
    """Whether the next sentence grants something to nobody else."""
    begin, end = sentence_of(text.clause_at(end))
    words = text.plain[begin:end]
    return _weak(words, above=False) if _REFERS.search(words) else None


def _strong_of_next(text: LegalText, end: int, *, above: bool) -> str | None:
    """The effect in one of the next three sentences that refer to what stands before them."""
    for _ in range(3):
        if end >= len(text.plain):
            return None
        begin, end = sentence_of(text.clause_at(end))
        words = text.plain[begin:end]
        if _REFERS.search(words) and not _BREACH.search(words):
            effect = _strong_of(words, above=above)
            if effect:
                return effect
    return None


def _effect_of_term(limit: Limit, sentence: str) -> str | None:
    """The effect in the clauses that use a term which the sentence defines by the limit."""
    match = _TERM.search(sentence)
    if not match or _strong(sentence[match.end() :]):
        return None
    term = match["defined"] or match["called"] or ""
    weak = False
    for clause in islice(limit.text.clauses_with((term,)), _MOST_USES):
        if limit.begin <= clause.start < limit.end:
            continue
        begin, end = sentence_of(clause)
        words = limit.text.plain[begin:end]
        if effect := _strong(words):
            return effect
        weak = weak or _GRANTED.search(words) is not None
    return "no_commercial_grant" if weak else None
