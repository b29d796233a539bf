"""Figures that documents state of a model: parameters, training tokens, training compute.

    tokens_in("trained on 1.4 trillion tokens")      # (1.4e12,)
    parameters_in("a model of 70B parameters")       # (7e10,)
    operations_in("3.8 x 10^25 FLOPs")               # (3.8e25,)

A figure counts only with its unit; a number without one is none.
"""

from __future__ import annotations

from howopen.doors import patterns

_SCALES = {
    "thousand": 1e3,
    "k": 1e3,
    "million": 1e6,
    "m": 1e6,
    "billion": 1e9,
    "b": 1e9,
    "bn": 1e9,
    "trillion": 1e12,
    "t": 1e12,
}
_NUMBER = r"(\d[\d,]*(?:\.\d+)?)"
_SCALE = r"(?:[\s-]?(trillion|billion|million|thousand|bn|[tbmk])\b)?"
_BETWEEN = r"\+?[\s-]{0,2}(?:of )?(?:[a-z-]+ ){0,2}?"
_TOKENS = patterns.compile(_NUMBER + _SCALE + _BETWEEN + r"tokens\b", ignore_case=True)
_PARAMETERS = patterns.compile(
    _NUMBER + _SCALE + _BETWEEN + r"(?:params?|parameters?)\b", ignore_case=True
)
_AMOUNT = patterns.compile(
    r"^[~≈<>\s]*(?:about |over |~)?" + _NUMBER + _SCALE + r"\+?\s*(?:tokens)?$", ignore_case=True
)
_FLOP = r"\s*(?:training |pre-?training |total |floating[- ]point )?(?:FLOPs?|operations)\b"
_POWER = patterns.compile(
    r"(\d+(?:\.\d+)?)\s?(?:[x\x{D7}*\x{B7}]|\\times)\s?10\s?(?:\^|\*\*)?\{?([12]\d)\}?" + _FLOP,
    ignore_case=True,
)
_BARE_POWER = patterns.compile(r"\b10(?:\^|\*\*)\{?([12]\d)\}?" + _FLOP, ignore_case=True)
_EXPONENT = patterns.compile(r"\b(\d+(?:\.\d+)?)e\+?([12]\d)" + _FLOP, ignore_case=True)
_PREFIXED = patterns.compile(
    r"\b(\d+(?:\.\d+)?)\s?(exa|zetta|yotta)-?FLOPs?\b(?:[^/]|$)", ignore_case=True
)
_PREFIXES = {"exa": 1e18, "zetta": 1e21, "yotta": 1e24}
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
LEAST_TOKENS = 1e6
"""Fewer are the tokens of a batch, a window or an answer, not of a training run."""
LEAST_PARAMETERS = 1e5


def tokens_in(text: str) -> tuple[float, ...]:
    """The numbers of tokens that a text states, large enough to be those of a training run."""
    return tuple(n for n in _counted(_TOKENS, text) if n >= LEAST_TOKENS)


def parameters_in(text: str) -> tuple[float, ...]:
    """The numbers of parameters that a text states."""
    return tuple(n for n in _counted(_PARAMETERS, text) if n >= LEAST_PARAMETERS)


def amount_of(cell: str) -> float | None:
    """The number that a cell of a table is (`2.5 Trillion`, `15T+`); `None` for anything else."""
    match = _AMOUNT.search(cell.strip())
    return None if match is None else _number(match[1] or "", match[2])


def size_of(size: str) -> float | None:
    """The parameters that the size in a model's name says (`7b`, `350m`); `None` for `8x7b`."""
    return None if "x" in size else amount_of(size)


def operations_in(text: str) -> tuple[float, ...]:
    """The floating-point operations that a text states; a rate (FLOP/s) is none."""
    plain = text.translate(_RAISED)
    found = [float(m[1] or 0) * 10.0 ** int(m[2] or 0) for m in _POWER.finditer(plain)]
    found += [float(m[1] or 0) * 10.0 ** int(m[2] or 0) for m in _EXPONENT.finditer(plain)]
    found += [float(m[1] or 0) * _PREFIXES[(m[2] or "").lower()] for m in _PREFIXED.finditer(plain)]
    return tuple(found or [10.0 ** int(m[1] or 0) for m in _BARE_POWER.finditer(plain)])


def _counted(pattern: patterns.Pattern, text: str) -> list[float]:
    found = (_number(m[1] or "", m[2]) for m in pattern.finditer(text))
    return [n for n in found if n is not None]


def _number(digits: str, scale: str | None) -> float | None:
    try:
        return float(digits.replace(",", "")) * _SCALES.get((scale or "").lower(), 1.0)
    except ValueError:
        return None
