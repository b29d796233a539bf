"""The question how much compute trained the model."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from howopen.doors import patterns
from howopen.doors.markup import BlockKind
from howopen.evidence.facts import SourceEvidence
from howopen.evidence.names import read_name
from howopen.evidence.quantities import (
    amount_of,
    operations_in,
    parameters_in,
    size_of,
    tokens_in,
)
from howopen.evidence.relevance import mentions
from howopen.evidence.text import Text
from howopen.findings.question import Effort, Question
from howopen.findings.shared.case import Case, best, cases_of_bases, ids
from howopen.findings.shared.phrases import phrases
from howopen.findings.shared.said import documents, prose
from howopen.model import Citation, Finding, Outcome

QUESTION = Question(
    id="training-compute",
    asks="How many floating-point operations trained the model?",
    why="Compute decides in some laws which duties a maker has; it also tells cost and footprint.",
    looks=(
        "Numbers of operations in cards and READMEs; else the parameters in the model's name or "
        "text and the training tokens in text and tables; for a derivative, those of its base."
    ),
    outcomes={
        Outcome.YES: "A number of operations is stated.",
        Outcome.PARTLY: "It is estimated: six operations for each parameter and token.",
        Outcome.UNCLEAR: "No number is stated, and parameters or tokens are not both known.",
        Outcome.CONFLICTING: "Figures that contradict each other put it in different bands.",
    },
    change="State the training compute in FLOP, with parameters and tokens, in the card.",
    effort=Effort.STATE,
)
BOUNDS = (1e23, 1e25)
"""Where the law's bands begin: above the first a model that generates language or pictures is
presumed general-purpose (Commission guidelines C(2025) 5045, paragraph 17), above the second to
pose systemic risk (Regulation (EU) 2024/1689, Article 51(2))."""
BANDS = ("up to 10^23 FLOP", "10^23 to 10^25 FLOP", "over 10^25 FLOP")
EACH = 6
"""Operations that a dense transformer does for each parameter and token in training: two forward
and four backward (Kaplan et al. 2020, section 2.1; guidelines, annex)."""
SAME = 1.1
"""Figures that differ by less are the same, rounded differently."""


_SIZE = patterns.compile(r"\b(\d{1,4}(?:\.\d+)?)B\b")
_CLAUSE = patterns.compile(r"[,;:()]\s|\s(?:and|while|which|with)\s")


class _Figure(NamedTuple):
    number: float
    citation: Citation


def answer(case: Case) -> Finding:
    """What is stated, else the estimate; a tune of a foreign base is shown with its base's."""
    stated = [f for source, text in _places(case) for f in _operations(source, text)]
    if stated:
        return _finding(stated, "stated", Outcome.YES, "Training took about {} FLOP, as stated.")
    own = _estimate(case)
    if own is not None:
        return own
    for base in cases_of_bases(case):
        found = answer(base)
        if found.outcome in (Outcome.YES, Outcome.PARTLY):
            note = f"Of the base, {base.evidence.release.name}: {found.note}"
            value = (*found.value, "of the base")
            return Finding(outcome=found.outcome, value=value, citations=found.citations, note=note)
    note = "Neither operations, nor both parameters and training tokens are stated."
    return Finding(outcome=Outcome.UNCLEAR, note=note, searched=ids(case.evidence.sources))


def band_of(operations: float) -> str:
    """The band that a number of operations lies in."""
    return BANDS[sum(operations > bound for bound in BOUNDS)]


def _estimate(case: Case) -> Finding | None:
    """Six operations for each parameter and token, as far as both are stated."""
    parameters, tokens = _parameters(case), _tokens(case)
    if not parameters or not tokens or case.foreign:
        return None
    products = [_Figure(EACH * p.number * t.number, t.citation) for p in parameters for t in tokens]
    if len(parameters) > 1:
        return _of_range(parameters, products)
    told = (
        f"Estimated at about {{}} FLOP: 6 x {_short(max(p.number for p in parameters))} parameters "
        f"x {_short(max(t.number for t in tokens))} tokens."
    )
    found = _finding(products, "estimate", Outcome.PARTLY, told)
    cited = best([parameters[0].citation, *found.citations])
    return Finding(outcome=found.outcome, value=found.value, citations=cited, note=found.note)


def _of_range(parameters: list[_Figure], products: list[_Figure]) -> Finding:
    """Of a family whose members were trained with more or less: all bands that they lie in."""
    most = max(products, key=lambda f: f.number)
    least = min(products, key=lambda f: f.number)
    bands = BANDS[BANDS.index(band_of(least.number)) : BANDS.index(band_of(most.number)) + 1]
    sizes = f"{_short(parameters[0].number)} and {_short(parameters[-1].number)}"
    note = (
        f"Estimated at about {least.number:.1e} to {most.number:.1e} FLOP for the members of the "
        f"family with {sizes} parameters."
    )
    value = (f"{least.number:.1e} to {most.number:.1e} FLOP", "estimate", *bands)
    cited = best([*(p.citation for p in parameters), most.citation])
    return Finding(outcome=Outcome.PARTLY, value=value, citations=cited, note=note)


def _finding(figures: list[_Figure], how: str, outcome: Outcome, told: str) -> Finding:
    """The largest figure where all lie in one band; figures in two bands contradict each other."""
    most = max(figures, key=lambda f: f.number)
    least = min(figures, key=lambda f: f.number)
    cited = best([most.citation, least.citation])
    if band_of(most.number) != band_of(least.number):
        note = f"Between {least.number:.1e} and {most.number:.1e} FLOP, by what is stated."
        outcome = Outcome.CONFLICTING if len(cited) > 1 else Outcome.UNCLEAR
        return Finding(outcome=outcome, citations=cited, note=note)
    value = (f"{most.number:.1e} FLOP", how, band_of(most.number))
    return Finding(
        outcome=outcome, value=value, citations=cited, note=told.format(f"{most.number:.1e}")
    )


def _short(number: float) -> str:
    """`7e9` as `7 billion`."""
    for scale, word in ((1e12, "trillion"), (1e9, "billion"), (1e6, "million")):
        if number >= scale:
            return f"{number / scale:.3g} {word}"
    return f"{number:.3g}"


def _operations(source: SourceEvidence, text: Text) -> Iterator[_Figure]:
    for sentence in text.sentences:
        if "FLOP" in sentence.text.upper() and phrases("compute.training").search(sentence.text):
            lines = sentence.first_line, sentence.last_line
            for number in operations_in(sentence.text):
                yield _Figure(number, source.cite(text.path, *lines, "states the operations"))


def _places(case: Case) -> tuple[tuple[SourceEvidence, Text], ...]:
    """The model's own cards; a repository, which may serve many models, only without one."""
    return case.cards or documents(case)


def _parameters(case: Case) -> list[_Figure]:
    """The size in the model's own name; else the one number that its documents state.

    Of a mixture of experts only the parameters that are active for a token count.
    """
    active: list[_Figure] = []
    whole: list[_Figure] = []
    sparse = any("x" in name.size for name in case.names)
    for source, text in _places(case):
        sparse = sparse or phrases("compute.sparse").search(prose(text)) is not None
        for sentence in text.sentences:
            if "param" not in sentence.text.lower():
                continue
            lines = sentence.first_line, sentence.last_line
            of_experts = phrases("compute.active").search(sentence.text) is not None
            sparse = sparse or of_experts
            cite = source.cite(text.path, *lines, "states the number of parameters")
            plain = sentence.text.replace("*", "")
            if phrases("compute.other_parameters").search(plain):
                continue
            numbers = parameters_in(plain)
            (active if of_experts else whole).extend(_Figure(n, cite) for n in numbers)
    if sparse:
        return [min(active, key=lambda f: f.number)] if active else []
    return _by_name(case) or _one(whole) or _by_weights(case)


def _by_weights(case: Case) -> list[_Figure]:
    """The number that the heads of the model's own weights add up to."""
    for source in case.models:
        if source.info is not None and source.info.parameters:
            cite = source.cite("info.json", shows="the parameters that the weights hold")
            return [_Figure(float(source.info.parameters), cite)]
    return []


def _by_name(case: Case) -> list[_Figure]:
    """The size in a model's name; of a family, that of the largest member its cards name, too."""
    named = _of_one_model(case)
    if named and not read_name(case.evidence.release.name).size:
        largest = max(_of_family(case), key=lambda f: f.number, default=named[0])
        return [*named, largest] if largest.number > named[0].number else named
    return named


def _of_family(case: Case) -> Iterator[_Figure]:
    """The sizes beside which the cards name the release's family."""
    for source, text in _places(case):
        for number, line in enumerate(text.lines, start=1):
            sizes = _SIZE.finditer(line) if mentions(line, case.names) else ()
            for size in sizes:
                cite = source.cite(text.path, number, number, "the size of a member of the family")
                yield _Figure(float(size[1] or 0) * 1e9, cite)


def _of_one_model(case: Case) -> list[_Figure]:
    for source in case.models:
        number = size_of(read_name(source.source.id.partition(":")[2]).size)
        if number is not None:
            return [_Figure(number, source.cite(shows="the size in the model's name"))]
    number = size_of(read_name(case.evidence.release.name).size)
    if number is None or not case.end:
        return []
    return [_Figure(number, case.end[0].cite(shows="the size in the release's name"))]


def _one(figures: list[_Figure]) -> list[_Figure]:
    """The figures, where all say the same."""
    numbers = [f.number for f in figures]
    return figures[:1] if numbers and max(numbers) / min(numbers) <= SAME else []


def _tokens(case: Case) -> list[_Figure]:
    """Numbers of tokens that the model was trained on: in sentences, else in tables."""
    spoken: list[_Figure] = []
    listed: list[_Figure] = []
    for source, text in _places(case):
        for sentence in text.sentences:
            if "token" not in sentence.text.lower():
                continue
            if not phrases("compute.trained_on").search(sentence.text):
                continue
            if not case.cards and not _names_size(case, sentence.text):
                continue
            cite = source.cite(
                text.path, sentence.first_line, sentence.last_line, "training tokens"
            )
            spoken += [_Figure(n, cite) for n in _of_whole_run(sentence.text)]
        listed += _in_tables(case, source, text)
    return listed or spoken


def _of_whole_run(words: str) -> list[float]:
    """The numbers of tokens in those clauses that do not speak of a batch, a window, a stage."""
    other = phrases("compute.other_tokens")
    clauses = _CLAUSE.split(words.replace("*", ""))
    return [n for clause in clauses if not other.search(clause) for n in tokens_in(clause)]


def _names_size(case: Case, words: str) -> bool:
    """Whether a sentence of a repository, which may serve many models, names this one's size."""
    sizes = {name.size for name in case.names if name.size}
    return not sizes or any(size in words.lower() for size in sizes)


def _in_tables(case: Case, source: SourceEvidence, text: Text) -> list[_Figure]:
    """Cells headed as training tokens, in the model's own row, else in those of its size."""
    sizes = {s for name in case.names if (s := size_of(name.size)) is not None}
    of_size: list[_Figure] = []
    own: list[_Figure] = []
    column, width = -1, 0
    for block in text.blocks:
        if block.kind is not BlockKind.ROW:
            column = -1
            continue
        cells = [cell.strip() for cell in block.text.split(" | ")]
        headed = _token_column(cells)
        if headed >= 0:
            column, width = headed, len(cells)
            continue
        number = amount_of(cells[column]) if column >= 0 and len(cells) == width else None
        if number is None or number < MIN_TABLE or not _is_of_size(cells, sizes):
            continue
        cite = source.cite(text.path, block.first_line, block.last_line, "training tokens")
        of_size.append(_Figure(number, cite))
        if any(_calls(cell, case) for cell in cells):
            own.append(_Figure(number, cite))
    return own or of_size


def _calls(cell: str, case: Case) -> bool:
    """Whether a cell is the model's very name."""
    named = read_name(cell.strip("[]*` ").partition("](")[0])
    return any(
        named.words == name.words and named.size == name.size and named.version == name.version
        for name in case.names
    )


MIN_TABLE = 1e9
"""A smaller number under such a heading counts in units that the heading names, if at all."""


def _token_column(cells: list[str]) -> int:
    """The column of training tokens under such a heading; -1 where there is none.

    A table of data sets or of batches tells nothing of the whole run.
    """
    words = [set(cell.lower().split()) for cell in cells]
    if not _OF_DATA.isdisjoint(set().union(*words)):
        return -1
    named = (at for at, cell in enumerate(words) if cell & {"tokens", "token"})
    return next((at for at in named if _OF_A_STEP.isdisjoint(words[at])), -1)


_OF_DATA = frozenset({"source", "sources", "subset", "dataset", "datasets", "corpus"})
_OF_A_STEP = frozenset({"batch", "context", "vocab", "length"})


def _is_of_size(cells: list[str], sizes: set[float]) -> bool:
    """Whether a cell says the model's size, or no size is known of it."""
    of_cells = {amount_of(cell) for cell in cells} | {
        n for cell in cells if (n := size_of(read_name(cell).size)) is not None
    }
    return not sizes or not sizes.isdisjoint(of_cells)
