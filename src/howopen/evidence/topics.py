"""What a card or paper-like document covers: architecture, data, training, evaluation, and so on.

The topics are those of Mitchell et al. 2019, "Model Cards for Model Reporting" (sections of a
card) as the hub's card template names them.
"""

from __future__ import annotations

from enum import StrEnum
from functools import lru_cache

from howopen.doors import patterns
from howopen.doors.markup import BlockKind
from howopen.evidence.text import Text
from howopen.model import Record

SECTION_WORDS = 12
"""A section with fewer words is a heading without content."""
LOOSE_SENTENCES = 2
"""So many sentences on a topic cover it without a heading of its own."""


class CardTopic(StrEnum):
    """A thing that a model card should cover."""

    ARCHITECTURE = "architecture"
    TRAINING_DATA = "training data"
    TRAINING = "training procedure"
    TUNING = "tuning"
    EVALUATION = "evaluation"
    USES = "intended uses"
    LIMITATIONS = "limitations"
    HARDWARE = "hardware"


class Coverage(Record, frozen=True, kw_only=True):
    """Where a document covers a topic."""

    topic: CardTopic
    first_line: int
    last_line: int
    words: int


_TITLES = {
    CardTopic.ARCHITECTURE: r"architect|model (?:details|description|summary|information|structure|specification)|hyper-?parameters|config|模型结构",
    CardTopic.TRAINING_DATA: r"\bdata\b|datasets?\b|data ?mix|corpus|corpora|数据",
    CardTopic.TRAINING: r"\b(?:pre-?)?train(?:ing|ed)?\b|procedure|reproduc|recipe|训练",
    CardTopic.TUNING: r"fine-?\s?tun|instruct|alignment|rlhf|\bsft\b|\bdpo\b|post-?train|微调",
    CardTopic.EVALUATION: r"evaluat|benchmark|results|performance|metrics|评测|评估",
    CardTopic.USES: r"\buses?\b|usage and limitations|intended|out-of-scope",
    CardTopic.LIMITATIONS: r"limitation|\bbias|\brisk|ethic|caution|disclaimer|safety|局限",
    CardTopic.HARDWARE: r"hardware|compute|carbon|environment(?:al)? impact|infrastructure|emissions",
}
_BODIES = {
    CardTopic.ARCHITECTURE: r"decoder-only|\blayers?\b|attention heads?|hidden (?:size|dimension)|d_model|n_layers|rotary|RoPE|ALiBi|vocab(?:ulary)?\b|sequence length|context (?:length|window)|transformer architecture|auto-?regressive",
    CardTopic.TRAINING_DATA: r"train(?:ed|ing) (?:on|data)|dataset|corpus|corpora|[0-9.]+\s?[BT] tokens|(?:billion|trillion) tokens",
    CardTopic.TRAINING: r"learning[ _-]rate|batch[ _-]size|AdamW?\b|optimi[sz]er|warm-?up|weight decay|epochs?\b|mixed[ -]precision|bf(?:loat)?16|gradient|trained (?:for|using|with)",
    CardTopic.TUNING: r"fine-?\s?tuned|instruction[- ]tun|\bRLHF\b|\bSFT\b|\bDPO\b|supervised|human feedback|LoRA",
    CardTopic.EVALUATION: r"\bMMLU\b|HellaSwag|\bARC\b|TruthfulQA|GSM8K|HumanEval|benchmark|accuracy|win rate|perplexity|BLEU|\bWER\b|leaderboard|MT-?Bench|zero-shot|few-shot",
    CardTopic.USES: r"intended (?:use|for)|out[- ]of[- ]scope|should not be used|use cases?",
    CardTopic.LIMITATIONS: r"limitations?|biases|biased|toxic|hallucinat|offensive|factually|inaccurate|harmful",
    CardTopic.HARDWARE: r"\b(?:A100|H100|H800|V100|TPU|GPU[s-]? ?hours|CO2|tCO2eq|MI250X?)\b|A100s|carbon",
}
_TITLE_PATTERNS = {t: patterns.compile(p, ignore_case=True) for t, p in _TITLES.items()}
_BODY_PATTERNS = {t: patterns.compile(p, ignore_case=True) for t, p in _BODIES.items()}


@lru_cache(maxsize=2048)
def read_topics(text: Text) -> dict[CardTopic, Coverage]:
    """The topics that a document covers, each with the lines of its first coverage."""
    found: dict[CardTopic, Coverage] = {}
    for topic in CardTopic:
        coverage = _by_title(text, topic) or _by_words(text, topic)
        if coverage is not None:
            found[topic] = coverage
    return found


def _by_title(text: Text, topic: CardTopic) -> Coverage | None:
    """The first section whose own or enclosing heading names the topic and that has content."""
    pattern, body = _TITLE_PATTERNS[topic], _BODY_PATTERNS[topic]
    words = 0
    on_topic = False
    first = last = 0
    for block in text.blocks:
        titles = block.section[1:] if len(block.section) > 1 else block.section
        if block.kind in (BlockKind.HEADING, BlockKind.CODE):
            continue
        if not any(pattern.search(title) for title in titles):
            continue
        first = first or block.first_line
        last = block.last_line
        words += len(block.text.split())
        on_topic = on_topic or body.search(block.text) is not None
    if words < SECTION_WORDS or not on_topic:
        return None
    return Coverage(topic=topic, first_line=first, last_line=last, words=words)


def _by_words(text: Text, topic: CardTopic) -> Coverage | None:
    hits = [s for s in text.sentences if _BODY_PATTERNS[topic].search(s.text)]
    if len(hits) < LOOSE_SENTENCES:
        return None
    words = sum(len(s.text.split()) for s in hits)
    return Coverage(
        topic=topic, first_line=hits[0].first_line, last_line=hits[0].last_line, words=words
    )
