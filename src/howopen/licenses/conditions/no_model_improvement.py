"""Materials or outputs may not train or improve other models, or make what competes.

Value: `scope`, the models that may not be made better ("other LLMs", "competing models");
`exception`, the name that the text excepts; `on`, "outputs" where only outputs are bound.
One a text: what a text forbids goes before what it only calls commercial.
"""

from __future__ import annotations

from collections.abc import Iterator

from howopen.doors import patterns
from howopen.licenses.conditions.forbidding import ban_over, banned_after, bans
from howopen.licenses.conditions.found import Found, Value
from howopen.licenses.text import Clause, LegalText

_TRIGGERS = (
    "improv",
    "compet",
    "train",
    "distil",
    "foundation",
    "similar to",
    "other model",
    "language model",
)
_NOUN = (
    r"(?:model\(s\)|models?|llms?|(?:neural )?networks?|ai(?: models?| systems?| technolog\w+)?"
    r"|intelligence systems?|checkpoints?)"
)
_WORDS = r"(?:[\w/+.\-]+(?:, | ))"
_OBJECT = (
    rf"(?:(?:any |an |all |the |a |every )?(?:other|another|third[- ]party|different|rival"
    rf"|compet\w+"
    rf"|similar) {_WORDS}{{0,8}}?{_NOUN}\b"
    rf"|(?:(?:any |an |all |a |other |new )+{_WORDS}{{0,3}}?|)(?:foundation(?:al)?"
    rf"|general[- ]purpose|frontier),? "
    rf"{_WORDS}{{0,6}}?{_NOUN}\b"
    rf"|(?:any |an |a )?{_WORDS}{{0,4}}?(?:{_NOUN}|technolog\w+|products?|services?|offerings?)\b"
    rf"[^.;]{{0,90}}?\b(?:compet(?:es?|ing|itive|itors?|ition)|similar to)\b"
    rf"|compet(?:ing|itive) {_WORDS}{{0,3}}?(?:products?|services?|offerings?)\b"
    rf"|(?:any |an |a ){_WORDS}{{0,5}}?{_NOUN},? ?\(?(?:excluding|except|other than)\b)"
)
_MAKE = (
    r"(?:(?:pre-?|re-?|post-?)?train|fine-? ?tun|distil|improv|develop|creat|build|enhanc"
    r"|mak(?:e|ing)"
    r"|produc|optimi[sz]|refin|augment|bootstrap|construct)\w*"
)
_DEPLOYED = r"for (?:\w+,? ){0,4}?(?:deployment|production)\b"
_MADE = patterns.compile(
    rf"\b{_MAKE}(?:(?:, |/| )\(?[\w\-]+\)?){{0,7}}?(?:,|/)? ?({_OBJECT})"
    rf"|\b(?:to|for|in|as) (?:the )?(?:train|training|fine-? ?tun(?:e|ing)"
    rf"|distil\w*)(?: data)?(?:(?:, | |/)\w+){{0,4}}? ("
    rf"(?:any |an |a )?(?:ai|artificial intelligence|machine[- ]learning|(?:large )?language"
    rf"|generative(?: ai)?|ml) (?:\w+ )?{_NOUN})\b"
    rf"|\b{_MAKE} ((?:any |an? )?{_WORDS}{{0,3}}?{_NOUN}) (?:that are |which are )?"
    rf"(?:intended|meant|designed) {_DEPLOYED}"
)
_NOT_NONCOMMERCIAL = patterns.compile(
    r"\b(?:is|are|be|shall)\b[^.;]{0,20}\bnot\b[^.;]{0,20}\bnon-?commercial"
)
_EXCEPTION = patterns.compile(
    r"\b(?:excluding|except(?:ing)?(?: for)?|other than|with the exception of|save for) "
    r"(?:(?:modif\w+|fine-? ?tun\w+|adapt\w+)(?:,? (?:and|or) |, | ))*(?:of )?"
    r"(?:the )?([^,()]{2,80}?)(?: itself\b| or\b| and\b| as\b| derivative"
    r"| permitted\b| made\b|,|\)|;|\.? *$)"
)
_OUTPUTS = patterns.compile(
    r"\b(?:outputs?|results?|(?:content|data) (?:generated|produced|created)|generated content"
    r"|synthetic data|generations)\b(?: or results)?(?:,?(?: generated| produced| created"
    r"| obtained)? "
    r"(?:of|from|by|with|using|through) [^,;]{0,50}?\b(?:models?|materials|works|software"
    r"|services?|program)\b)?|(?:本?(?:模型|作品|材料|软件)的?)?(?:任何)?输出[^,]{0,12}"
    r"|生成[^,]{0,4}(?:内容|结果|数据)"
)
_MATERIALS = patterns.compile(
    r"\b(?:models?|materials?|software|weights|works?|derivatives?|parameters|services?|program"
    r"|code|dataset)\b|模型|作品|软件|材料|权重"
)
_CHINESE = patterns.compile(
    r"(?:不得|禁止|严禁|不可|不能|不允许|不应|不用于|嚴禁)[^。;]*?(?:"
    r"(?:改进|改善|训练|提升|优化|开发|蒸馏|增强|微调|构建|研发|创建|改進|訓練)[^。;,]{0,24}?"
    r"((?:其他|其它|第三方|竞争|类似|竞品|同类|存在竞争)[^。;,]{0,18}?(?:模型|人工智能|ai系统"
    r"|产品))"
    r"|(?:改进|改善|训练|蒸馏|微调)(任何[^。;,衍]{0,12}?模型)"
    r"|((?:其他|其它|第三方|竞争|类似|同类)[^。;,]{0,14}?模型)(?:的|进行|之)?"
    r"(?:训练|改进|优化|蒸馏|开发|微调|提升))"
)
_CHINESE_EXCEPTION = patterns.compile(r"\(([^()]{2,40}?)[及或和][^()]{0,14}(?:除外|以外)\)")
_JAPANESE = patterns.compile(
    r"((?:他の|競合する|第三者の|類似の|類似する|別の)[^。]{0,24}?モデル)"
    r"[^。]{0,30}?(?:学習|訓練|トレーニング|改善|改良|開発|蒸留|向上)[^。]{0,60}?"
    r"(?:してはな|できない|できません|禁止|禁じ|しないもの|しないこと|いけ)"
)
_KOREAN = patterns.compile(
    r"((?:다른|타|경쟁|유사한?|제3자의?)[^.]{0,24}?모델)[^.]{0,30}?"
    r"(?:학습|훈련|개선|개발|증류|향상)[^.]{0,60}?(?:안 ?[되돼된됩]|수 없|아니 ?[되된됩한]|금지|않)"
)
_EUROPEAN = patterns.compile(
    r"(?:\b(?:ne (?:peu|pou|doi|dev|saur)\pL+|interdit\pL*|no (?:podr|pued|deb)\pL+|prohibid\pL+"
    r"|d[uü]rfen|darf|untersagt|verboten)[^.;]{0,200}?)(?:"
    r"(?:entra[iî]ner|am[ée]liorer|d[ée]velopper|distiller|cr[ée]er|entrenar|mejorar"
    r"|desarrollar|destilar|crear|ajustar)\b[^.;]{0,40}?((?:d')?(?:autres?|otros?)"
    r"[^.;]{0,30}?mod[eèé]l\pL+|(?:mod[èe]le|modelo)s?[^.;]{0,50}?(?:concurr\pL+|compet\pL+"
    r"|compit\pL+))"
    r"|((?:ander\pL+|konkurrierend\pL+) [^.;]{0,30}?modelle?n?\b)[^.;]{0,30}?"
    r"(?:trainier|verbesser|entwickel)\pL*)"
)
_OTHER_LANGUAGES = (
    (("模型",), _CHINESE),
    (("モデル",), _JAPANESE),
    (("모델",), _KOREAN),
    (("modèle", "modelo", "modelle"), _EUROPEAN),
)
_COMPETING = ("compet", "compit", "concurr", "konkurr", "rival", "竞争", "竞品", "競合", "경쟁")
_SIMILAR = ("similar", "类似", "同类", "類似", "유사")
_LLMS = (
    "large language",
    "llm",
    "语言模型",
    "語言模型",
    "言語モデル",
    "언어 모델",
    "langage",
    "lenguaje",
)
_ARTICLES = patterns.compile(
    r"^(?:(?:any|an|a|all|the|every|such|other|another|different|third[- ]party) )+"
    r"|,? ?\(?(?:excluding|except|other than)$"
)
_OTHER = patterns.compile(
    r"\b(?:other|another|different|third)\b|其他|其它|第三|他の|別の|다른|제3|autres?|otr|ander"
)
_FOREIGN = patterns.compile(r"\b(?:autres?|otros?|modelo|modelle|ander\w+)\b")
_MODEL = patterns.compile(
    r"\b(?:models?|llms?|ai|networks?|systems?|algorithms?|mod[eè]les?|modelos?|modelle?n?)\b"
    r"|模型|モデル|모델|人工"
)
_FOR_DEPLOYMENT = patterns.compile(rf"^ (?:\w+ ){{1,3}}?{_DEPLOYED}")
_CHINESE_AI = patterns.compile(r"人工智能|ai ?模型|ai ?모델|ai ?モデル|ki-modell")
_AI = patterns.compile(r"\bai\b")

_REACH = 640
"""How many characters before the making of a model the words that forbid it may stand."""
_SHOWN = 120
"""How many characters before the model's name a quote shows."""


def find(text: LegalText) -> Iterator[Found]:
    """What the text forbids first; else what it only calls commercial."""
    banned = list(_in_other_languages(text))
    weaker = None
    about_models = "model" in text.plain
    for clause in text.clauses_with(_TRIGGERS):
        found, forbidden = _in_english(clause, about_models=about_models)
        if found and forbidden:
            banned.append(found)
            break
        weaker = weaker or found
    found = min(banned, key=lambda place: place.start, default=weaker)
    if found:
        yield found


def _in_english(clause: Clause, *, about_models: bool) -> tuple[Found | None, bool]:
    """What the clause says, and whether it forbids it (or only calls it commercial)."""
    plain = clause.plain
    for match in _MADE.finditer(plain):
        start, end = match.span(1 if match[1] else 2 if match[2] else 3)
        if not _MODEL.search(match.group()) and not ("compet" in match.group() and about_models):
            continue
        rest = plain[end : end + 160]
        from_ = max(0, match.start() - _REACH)
        ban = next(bans(plain[from_ : match.start()]), None)
        if ban:
            first, last = from_ + ban.start(), from_ + ban.end()
            begin = first if start - first < _SHOWN else match.start()
            return _found(clause, begin, plain[last : match.start()], start, end), True
        if _NOT_NONCOMMERCIAL.search(rest[:100]):
            return _found(clause, 0, plain[from_ : match.start()], start, end), False
        over = ban_over(clause) if match.start() < 200 else None
        if over or banned_after(rest[:100]):
            subject = plain[from_ : match.start()]
            if over and not (_OUTPUTS.search(subject) or _MATERIALS.search(subject)):
                subject = over.plain[-200:]
            begin = 0 if start < _SHOWN + 60 else match.start()
            return _found(clause, begin, subject, start, end), True
    return None, False


def _in_other_languages(text: LegalText) -> Iterator[Found]:
    for words, pattern in _OTHER_LANGUAGES:
        for clause in text.clauses_with(words):
            match = pattern.search(clause.plain)
            if match is None:
                continue
            named = next(n for n, words in enumerate(match.groups(), 1) if words)
            subject = clause.plain[match.start() : match.start(named)]
            yield _found(clause, match.start(), subject, *match.span(named))
            break


def _found(clause: Clause, begin: int, subject: str, start: int, end: int) -> Found:
    """The condition: `subject` is what is bound, `start` and `end` where its models are named."""
    value: Value = {"scope": _scope(clause.plain[start:end], clause.plain[end : end + 60])}
    exception = _exception(clause, start, end)
    if exception:
        value["exception"] = exception
    if not (_OUTPUTS.search(subject) or _MATERIALS.search(subject)):
        subject = clause.plain[max(0, begin - 80) : begin]
    if _OUTPUTS.search(subject) and not _MATERIALS.search(_OUTPUTS.sub(" ", subject)):
        value["on"] = "outputs"
    return Found(clause.start + begin, clause.end, value)


def _exception(clause: Clause, start: int, end: int) -> str:
    plain = clause.plain[start : end + 120].split(". ")[0]
    match = _EXCEPTION.search(plain) or _CHINESE_EXCEPTION.search(plain)
    if match is None:
        return ""
    first, last = match.span(1)
    return clause.words[start + first : start + last].strip()


def _scope(named: str, rest: str) -> str:
    """The models that `named` names, in the plural and without articles."""
    if any(word in named for word in _COMPETING):
        return "competing models" if _MODEL.search(named) else "competing products"
    if any(word in named for word in _SIMILAR):
        return "similar models"
    if rest.startswith(" for commercial use"):
        return "models for commercial use"
    if _FOR_DEPLOYMENT.search(rest):
        return "models for deployment"
    other = _OTHER.search(named) is not None or rest.startswith(" other than")
    return ("other " if other else "") + _kind(named)


def _kind(named: str) -> str:
    """What sort of models: "LLMs", "AI models", "models" ..."""
    if any(word in named for word in _LLMS) and "foundation" not in named:
        return "LLMs"
    if not named.isascii() or _FOREIGN.search(named):
        return "AI models" if _CHINESE_AI.search(named) else "models"
    kind = _ARTICLES.sub("", named)
    kind = kind.replace("artificial intelligence", "AI").replace("model(s)", "models").strip()
    kind = _AI.sub("AI", kind)
    return kind if kind.endswith("s") else f"{kind}s"
