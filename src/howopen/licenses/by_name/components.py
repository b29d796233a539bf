"""Which part of a release a sentence about a licence speaks of."""

from __future__ import annotations

from enum import StrEnum

from howopen.doors import patterns


class Component(StrEnum):
    """What part of a release a statement is about."""

    CODE = "code"
    WEIGHTS = "weights"
    DATA = "data"
    DOCUMENTS = "documents"
    UNKNOWN = "unknown"


_CLAUSE = patterns.compile(
    r",?\s+(?:while|whereas|but|although)\s|[;:]\s|,\s|[\x{ff0c}\x{ff1a}\x{3001}]", ignore_case=True
)
_NOT_WORDS = patterns.compile(r"https?://\S+|\]\([^()\s]*\)|<[^<>]*>")
_COMPONENT = patterns.compile(
    r"(?P<code>\b(?:(?:source|model|training|inference|evaluation)[- ])?(?:code|codebase"
    r"|code ?base|scripts?)\b|\bsource files\b|"
    r"\b(?:this|the|our) (?:repository|repo|library|package|project|software|framework|toolkit"
    r"|codebase)\b)"
    r"|(?P<documents>\b(?:model card|documentation|docs|paper|technical report|article|website"
    r"|text of this)\b)"
    r"|(?P<data>\b(?:(?:training|model|instruction|evaluation) )?(?:data|datasets?|corpus|corpora"
    r"|annotations|benchmark)\b)"
    r"|(?P<weights>\b(?:weights?|weight diff|checkpoints?|parameters|deltas?|models?)\b)",
    ignore_case=True,
)
_EASTERN_COMPONENT = patterns.compile(
    r"(?P<code>(?:模型|训练|推理|源)?代码|源码|[本该](?:项目|仓库|软件)|コード|本ソフトウェア"
    r"|코드|본 프로젝트)"
    r"|(?P<documents>文档|论文|ドキュメント|문서)"
    r"|(?P<data>数据集?|データ(?:セット)?|데이터(?:셋)?)"
    r"|(?P<weights>权重|模型|参数|チェックポイント|重み|モデル|가중치|모델)"
)
_MODEL_LICENSE = patterns.compile(r"^[\s_-]*(?:licen[cs]|许可|协议)", ignore_case=True)
_MODELS = frozenset(("model", "models", "模型", "モデル", "모델"))


def components_of(sentence: str, before: str, end: int) -> tuple[Component, ...]:
    """What the sentence says is under the licence: named before it, else after it."""
    before = _NOT_WORDS.sub(" ", before)
    clause = before
    for match in _CLAUSE.finditer(before):
        if components_in(before[match.start() :]):
            clause = before[match.start() :]
    named = (
        components_in(clause)
        or components_in(before)
        or components_in(_NOT_WORDS.sub(" ", sentence[end : end + 80]))
    )
    return named or (Component.UNKNOWN,)


def components_in(words: str) -> tuple[Component, ...]:
    """The parts of a release that some words name."""
    found: dict[Component, None] = {}
    matches = [*_COMPONENT.finditer(words)]
    if not words.isascii():
        matches += _EASTERN_COMPONENT.finditer(words)
    for match in matches:
        kind = next(name for name, value in match.groupdict().items() if value)
        word = match.group().lower()
        tail = words[match.end() :]
        if word in _MODELS and (_MODEL_LICENSE.search(tail) and not tail.rstrip().endswith(":")):
            continue
        found[Component(kind)] = None
    return tuple(sorted(found, key=list(Component).index))
