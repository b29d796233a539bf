"""The question whether the model generates language, pictures or video, or does a narrow task."""

from __future__ import annotations

from typing import NamedTuple

from howopen.doors import patterns
from howopen.evidence.facts import SourceEvidence
from howopen.findings.question import Effort, Question
from howopen.findings.shared.case import Case, best, ids
from howopen.model import Citation, Finding, Outcome

QUESTION = Question(
    id="general-purpose",
    asks="Does the model generate language, or pictures or video from text?",
    why="Such models serve many purposes; laws treat them apart from those for one task.",
    looks=(
        "The task in the card's `pipeline_tag` and the hub's record, classes that the card's code "
        "loads the model with, and the first sentences on what the model is."
    ),
    outcomes={
        Outcome.YES: "It generates text, code or speech, or pictures or video from text.",
        Outcome.NO: "The task named to the hub is a narrow one: classifying, transcribing, ...",
        Outcome.UNCLEAR: "Nothing seen tells what it generates.",
        Outcome.CONFLICTING: "The task named to the hub is narrow, and the card's words are not.",
    },
    change="Name the task as `pipeline_tag` in the card.",
    effort=Effort.STATE,
)
_LANGUAGE, _PICTURES, _VIDEO = "language", "pictures from text", "video from text"
KINDS = (_LANGUAGE, _PICTURES, _VIDEO)
"""What a model may be found to generate."""
_TASKS = {
    **dict.fromkeys(
        (
            *("text-generation", "text2text-generation", "conversational", "image-text-to-text"),
            *(
                "any-to-any",
                "audio-text-to-text",
                "video-text-to-text",
                "visual-question-answering",
            ),
        ),
        _LANGUAGE,
    ),
    "text-to-image": _PICTURES,
    "text-to-video": _VIDEO,
}
"""Tasks of the hub (https://huggingface.co/tasks) that generate."""
_NARROW = frozenset(
    {
        *("text-classification", "token-classification", "zero-shot-classification", "fill-mask"),
        *("feature-extraction", "sentence-similarity", "translation", "question-answering"),
        *("table-question-answering", "automatic-speech-recognition", "audio-classification"),
        *("image-classification", "object-detection", "image-segmentation", "depth-estimation"),
        *("image-to-image", "video-classification", "tabular-classification", "mask-generation"),
        *("tabular-regression", "reinforcement-learning", "robotics", "time-series-forecasting"),
        *("zero-shot-image-classification", "image-feature-extraction", "text-ranking"),
        *("audio-to-audio", "voice-activity-detection", "unconditional-image-generation"),
    }
)
"""Tasks of the hub that serve one purpose."""
_LOADED = patterns.compile(
    r"(?:For|With)(?:CausalLM|Seq2SeqLM|Conditional|LMHead)|LMHeadModel|ForConditionalGeneration"
    r"|\bCausalLM\b|pipeline\(\s*[\"']text2?-?(?:text-)?generation"
)
_SAID = (
    (patterns.compile(r"\btext[- ]to[- ]image\b", ignore_case=True), _PICTURES),
    (patterns.compile(r"\btext[- ]to[- ]video\b", ignore_case=True), _VIDEO),
    (
        patterns.compile(
            r"\b(?:language models?|LLMs?|SLMs?|text generation|generat(?:es|ing|ive) (?:text|code)"
            r"|chat(?:bot| ?model)s?|code (?:generation )?models?|text-to-text|causal LM)\b"
            r"|语言模型|대화|言語モデル",
            ignore_case=True,
        ),
        _LANGUAGE,
    ),
)
OPENING = 25
"""A card says what its model is in its first sentences."""


class _Told(NamedTuple):
    kind: str
    """What it generates; empty for a narrow task."""
    citation: Citation


def answer(case: Case) -> Finding:
    """The hub's task first, then the words; a task alone makes it narrow."""
    tasks = [told for source in case.models for told in _by_task(source)]
    words = _by_words(case)
    generating = [t for t in tasks if t.kind] or words
    narrow = [t for t in tasks if not t.kind]
    if narrow and generating:
        cited = best([narrow[0].citation, *(t.citation for t in generating)])
        note = "The hub's task is a narrow one; the card's words are those of a general model."
        return Finding(outcome=Outcome.CONFLICTING, citations=cited, note=note)
    if generating:
        kinds = tuple(dict.fromkeys(t.kind for t in generating))
        note = f"It generates {', '.join(kinds)}."
        cited = best([t.citation for t in generating])
        return Finding(outcome=Outcome.YES, value=kinds, citations=cited, note=note)
    if narrow:
        note = "By the task that is named to the hub it serves one purpose."
        return Finding(outcome=Outcome.NO, citations=best([t.citation for t in narrow]), note=note)
    note = "Nothing seen tells what the model generates."
    return Finding(outcome=Outcome.UNCLEAR, note=note, searched=ids(case.end))


def _by_task(source: SourceEvidence) -> list[_Told]:
    found = []
    for text in source.texts:
        head = text.front_matter
        task = head.first("pipeline_tag").lower() if head is not None else ""
        if head is not None and (task in _TASKS or task in _NARROW):
            line = head.lines["pipeline_tag"]
            cite = source.cite(text.path, line, line, "names the task to the hub")
            found.append(_Told(_TASKS.get(task, ""), cite))
    info = source.info
    named = (info.pipeline_tag or "", *info.tags) if info is not None and not found else ()
    tags = (name.lower().replace(" ", "-") for name in named)
    found += [
        _Told(_TASKS.get(tag, ""), source.cite("info.json", shows="the hub's task"))
        for tag in tags
        if tag in _TASKS or (tag in _NARROW and info is not None and tag == info.pipeline_tag)
    ]
    return found[:1]


def _by_words(case: Case) -> list[_Told]:
    """What the first sentences say, and the class that code loads the model with."""
    found = []
    documents = case.cards or tuple((s, t) for s in case.end for t in s.relevant())
    for source, text in documents:
        for sentence in text.sentences[:OPENING]:
            for pattern, kind in _SAID:
                if pattern.search(sentence.text):
                    lines = sentence.first_line, sentence.last_line
                    found.append(_Told(kind, source.cite(text.path, *lines, "says what it is")))
        if not found:
            at = next((n for n, line in enumerate(text.lines, 1) if _LOADED.search(line)), 0)
            if at:
                cite = source.cite(text.path, at, at, "loads it as a model of language")
                found.append(_Told(_LANGUAGE, cite))
    first = found[0].kind if found else ""
    return [told for told in found if told.kind == first]
