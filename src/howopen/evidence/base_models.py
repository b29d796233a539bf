"""Which models a text says that a model was made from.

Read from front matter (`base_model`, Hugging Face Hub documentation, "Model Cards": "Specifying
a base model"), adapter configs (`base_model_name_or_path`, PEFT), and prose.
"""

from __future__ import annotations

from enum import StrEnum

import msgspec

from howopen.doors import patterns
from howopen.evidence.corpora import corpora_in
from howopen.evidence.names import read_name
from howopen.evidence.text import Sentence, Text
from howopen.model import Document, Record


class Relation(StrEnum):
    """How a model came from its base; the hub's `base_model_relation` values and `unknown`."""

    FINETUNE = "finetune"
    ADAPTER = "adapter"
    QUANTIZED = "quantized"
    MERGE = "merge"
    UNKNOWN = "unknown"


class BaseReference(Record, frozen=True, kw_only=True):
    """A model that is named as the base."""

    name: str
    """As written; a hub id where one was given."""
    relation: Relation
    path: str
    line: int
    source: str = ""
    """Id of the source whose document names it."""
    declared: bool
    """True for front matter and adapter configs, False for prose."""

    @property
    def hub_id(self) -> str | None:
        """The hub id, when the name is one."""
        return self.name if self.name.count("/") == 1 and " " not in self.name else None


_VERB = (
    r"(?:fine-?\s?tun\w+|instruction[- ]tuned|built|based|derived|initiali[sz]ed|trained|post-trained|"
    r"aligned|adapted|backbone(?:\s+model)?|base(?:\s+model)?|foundation model|finetuned from model|parent model|"
    r"diff|delta\w*)"
)
_LINK = r"\[(?P<text>[^\]]{2,80})\]\((?P<url>[^)\s]{4,200})\)?"
_PLAIN = (
    r"(?P<name>[A-Z][A-Za-z]*[A-Za-z0-9.]*(?:[-_ ](?:v?\d+(?:[.x]\d+)*[BbMm]?|[A-Z][A-Za-z0-9.]*))*"
    r"(?:-[A-Za-z0-9.]+)*)"
)
_GAP = r"[*_`:\s]*(?:\s*(?:on|from|upon|of|off|with|using|by|top|version|the|model|models|pre-?trained|base|a|an|is|against|training|LLM|foundation|weights|our|original|popular|open[- ]source|and|finetuning|fine-tuning|further|in)\b[\s:*_`]*){0,8}"
_LINKED = patterns.compile(rf"(?i:\b{_VERB}\b){_GAP}[*_`]*{_LINK}")
_NAMED = patterns.compile(rf"(?i:\b{_VERB}\b){_GAP}{_PLAIN}")
_NOT_BASE = patterns.compile(
    r"\b(?:evaluat\w+|benchmark\w*|compar\w+|outperform\w*|tokeni[sz]er|generated (?:by|with|from)|inspired|"
    r"code (?:is )?based on|implementation)\b",
    ignore_case=True,
)
_HUB_MODEL = patterns.compile(r"^https?://(?:www\.)?(?:huggingface\.co|hf\.co)/([\w.-]+/[\w.-]+)")
_RELATIONS = {r.value: r for r in Relation}


def read_base_references(texts: tuple[Text, ...]) -> tuple[BaseReference, ...]:
    """The bases that the texts of one source name, declared ones first, each once."""
    found = [r for t in texts for r in _declared(t)]
    found += [r for t in texts for s in t.sentences for r in _in_prose(t, s)]
    return _once(found)


def read_adapter_config(document: Document) -> tuple[BaseReference, ...]:
    """The base named by a PEFT `adapter_config.json`; nothing when it cannot be read."""
    try:
        config = msgspec.json.decode(document.text, type=dict[str, msgspec.Raw])
        name = msgspec.json.decode(config.get("base_model_name_or_path", b"null"))
    except msgspec.DecodeError:
        return ()
    if not isinstance(name, str) or not name:
        return ()
    key = next((i for i, t in enumerate(document.text.split("\n"), 1) if "base_model_name" in t), 1)
    return (
        BaseReference(
            name=name, relation=Relation.ADAPTER, path=document.path, line=key, declared=True
        ),
    )


def _declared(text: Text) -> list[BaseReference]:
    head = text.front_matter
    if head is None:
        return []
    relation = _RELATIONS.get(head.first("base_model_relation"), Relation.UNKNOWN)
    names = head.values.get("base_model", ())
    line = head.lines.get("base_model", 1)
    return [
        BaseReference(name=n, relation=relation, path=text.path, line=line, declared=True)
        for n in names
    ]


def _in_prose(text: Text, sentence: Sentence) -> list[BaseReference]:
    if _NOT_BASE.search(sentence.text):
        return []
    names = []
    for match in _LINKED.finditer(sentence.text):
        hub = _HUB_MODEL.search(match.group("url"))
        names.append(hub.group(1) if hub else match.group("text"))
    names += [match.group("name") for match in _NAMED.finditer(sentence.text)]
    return [
        BaseReference(
            name=name.strip(" .*_`"),
            relation=Relation.FINETUNE,
            path=text.path,
            line=sentence.first_line,
            declared=False,
        )
        for name in names
        if _reads_as_model(name)
    ]


def _reads_as_model(name: str) -> bool:
    """Whether a name has the shape of a model's: a hub id, or a family with a size or version."""
    if name.startswith("datasets/") or corpora_in(name):
        return False
    parts = read_name(name)
    return bool(parts.words) and bool(parts.size or parts.version)


def _once(references: list[BaseReference]) -> tuple[BaseReference, ...]:
    seen: dict[str, BaseReference] = {}
    for reference in references:
        seen.setdefault(reference.name.rsplit("/", 1)[-1].lower(), reference)
    return tuple(seen.values())
