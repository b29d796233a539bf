"""What written numbers are worth: words, figures with separators, East Asian numerals.

    value_of_words("seven hundred million")     # 700000000
    value_of_figure("1.000.000", "")            # 1000000
    value_of_asian("1亿2000万")                  # 120000000

Each gives `None` for what is no whole number. `quantities` finds where they stand in a text.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

_ENGLISH = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14,
    "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20,
    "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80,
    "ninety": 90,
}  # fmt: skip
_GERMAN = {
    "ein": 1, "zwei": 2, "drei": 3, "vier": 4, "fünf": 5, "sechs": 6, "sieben": 7, "acht": 8,
    "neun": 9,
}  # fmt: skip
_FOREIGN = {
    "un": 1, "une": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "sept": 7, "huit": 8,
    "neuf": 9, "dix": 10, "vingt": 20, "trente": 30, "cinquante": 50,
    "uno": 1, "una": 1, "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "seis": 6, "siete": 7,
    "ocho": 8, "nueve": 9, "diez": 10, "veinte": 20, "treinta": 30, "cincuenta": 50,
    "cien": 100, "ciento": 100, "doscientos": 200, "trescientos": 300, "cuatrocientos": 400,
    "quinientos": 500, "seiscientos": 600, "setecientos": 700, "ochocientos": 800,
    "novecientos": 900,
    "eine": 1, "einer": 1, "zehn": 10, "zwanzig": 20, "fünfzig": 50, "einhundert": 100,
    **_GERMAN,
    **{f"{word}hundert": 100 * value for word, value in _GERMAN.items()},
}  # fmt: skip
_HUNDREDS = ("hundred", "hundert", "cent", "cents")
_SCALE_WORDS = {
    10**3: ("thousand", "thousands", "mille", "mil", "tausend"),
    10**5: ("lakh", "lakhs"),
    10**6: (
        "million", "millions", "millón", "millones", "millionen", "milhão", "milhões", "milioni",
    ),
    10**7: ("crore", "crores"),
    10**9: ("billion", "billions", "milliard", "milliards", "milliarde", "milliarden"),
    10**12: ("trillion", "trillions", "billón", "billones", "billionen"),
}  # fmt: skip
_SCALE_SIGNS = {
    10**3: ("k",),
    10**6: ("m", "mm", "mn", "mln", "mio"),
    10**9: ("b", "bn", "mrd", "mil millones", "thousand million"),
    10**12: ("tn",),
}
_LARGE = {word: scale for scale, words in _SCALE_WORDS.items() for word in words}
SCALES: dict[str, int] = {
    **_LARGE,
    **{sign: scale for scale, signs in _SCALE_SIGNS.items() for sign in signs},
    "hundred": 100,
}
"""What a word or sign behind figures multiplies them by."""


def _longest_first(words: Iterable[str]) -> str:
    return "|".join(sorted(words, key=lambda word: (-len(word), word)))


SCALE = _longest_first(SCALES)
"""Pattern of a scale behind figures."""
NUMBER_WORD = _longest_first(
    {"half": 0, **_ENGLISH, **_FOREIGN, **_LARGE, **dict.fromkeys(_HUNDREDS)}
)
"""Pattern of one word of a written number."""
HAN_NUMERALS = "〇零一二三四五六七八九两兩十百千万亿億萬兆"
HANGUL_NUMERALS = "일이삼사오육칠팔구십백천만억"
_DIGITS = {
    **{c: n for n, c in enumerate("零一二三四五六七八九")},
    **{c: n for n, c in enumerate("일이삼사오육칠팔구", 1)},
    "\u3007": 0, "两": 2, "兩": 2,
}  # fmt: skip
_SMALL = {"十": 10, "百": 100, "千": 1000, "십": 10, "백": 100, "천": 1000}
_LIMIT = 10**16
_MYRIADS = {
    "万": 10**4, "萬": 10**4, "만": 10**4, "亿": 10**8, "億": 10**8, "억": 10**8, "兆": 10**12,
}  # fmt: skip


def value_of_words(words: str) -> int | None:
    """The value of a number in words, in lower case.

    Words of other languages than English are numbers only with a thousand or more ("un million"):
    alone they are articles, months or coins.
    """
    return _value_with_half(words) if "half" in words else _value_of_whole(words)


def _value_of_whole(words: str) -> int | None:
    total = current = smallest = 0
    foreign = False
    for word in words.replace("-", " ").split():
        if word in ("and", "a", "an"):
            continue
        if word in _HUNDREDS:
            if current >= 100:
                return None
            current = max(current, 1) * 100
            foreign = foreign or word != "hundred"
        elif word in _LARGE:
            scale = _LARGE[word]
            if current or not total:
                if smallest and scale >= smallest:
                    return None
                total += max(current, 1) * scale
            elif scale > smallest:  # "a thousand million"
                total *= scale
            else:
                return None
            current, smallest = 0, scale
        else:
            value = _ENGLISH.get(word) or _FOREIGN[word]
            foreign = foreign or word not in _ENGLISH
            room = 10 if value < 10 and current % 100 >= 20 else 100
            if current and (current % room or value >= room):
                return None
            current += value
    total += current
    return None if foreign and total < 1000 else total


def _value_with_half(words: str) -> int | None:
    """The value of "half a million" and of "one and a half million"."""
    whole, _, scale = words.replace("-", " ").partition("half")
    times = _LARGE.get(scale.strip().removeprefix("an ").removeprefix("a "))
    value = _value_of_whole(whole)
    return None if times is None or value is None else (2 * value + 1) * times // 2


def value_of_figure(figure: str, scale: str) -> int | None:
    """The value of figures with separators, times the scale behind them (in lower case)."""
    if scale and " " in figure:  # "3 700 million": the first figure is another's
        figure = figure.rpartition(" ")[2]
    plain = _without_separators(figure.translate(_SPACES))
    if plain is None:
        return None
    value = Decimal(plain) * SCALES.get(scale, 1)
    return int(value) if value == value.to_integral_value() else None


_SPACES = str.maketrans(dict.fromkeys(" '_\u202f\u00a0"))


def _without_separators(figure: str) -> str | None:
    """Figures with a point before the decimals and nothing else between them."""
    commas, points = figure.count(","), figure.count(".")
    if not commas and not points:
        return figure
    last = "," if figure.rfind(",") > figure.rfind(".") else "."
    if commas and points:
        if figure.count(last) > 1:
            return None
        return figure.replace("." if last == "," else ",", "").replace(last, ".")
    groups = figure.split(last)
    if len(groups) > 2:
        return "".join(groups) if _grouped(groups) else None
    whole, tail = groups
    if len(tail) == 3 and len(whole) <= 3 and whole.strip("0"):
        return whole + tail
    return f"{whole}.{tail}"


def _grouped(groups: list[str]) -> bool:
    """Whether figures stand in groups of three, or of two before the last (as in India)."""
    *inner, last = groups[1:]
    return len(last) == 3 and {len(group) for group in inner} in ({3}, {2}) and len(groups[0]) <= 3


def value_of_asian(numeral: str) -> int | None:
    """The value of a Chinese, Japanese or Korean numeral, with or without figures in it."""
    total = section = Decimal(0)
    number: Decimal | None = None
    last = _LIMIT
    for token in _tokens(numeral):
        if token in _SMALL:
            section += (1 if number is None else number) * _SMALL[token]
            number = None
        elif token in _MYRIADS:
            scale = _MYRIADS[token]
            part = section + (number or 0)
            if part or not total:
                if scale >= last:
                    return None
                total += (part or 1) * scale
            elif scale > last:  # 万亿
                total *= scale
            else:
                return None
            section, number, last = Decimal(0), None, scale
        elif number is not None:
            return None
        else:
            plain = str(_DIGITS[token]) if token in _DIGITS else _without_separators(token)
            if plain is None:
                return None
            number = Decimal(plain)
    total += section + (number or 0)
    return int(total) if total and total == total.to_integral_value() else None


def _tokens(numeral: str) -> list[str]:
    tokens: list[str] = []
    run = ""
    for character in numeral:
        if (character.isdigit() and character.isascii()) or character in ",.":
            run += character
            continue
        if run:
            tokens.append(run)
            run = ""
        if character != " ":
            tokens.append(character)
    return [*tokens, run] if run else tokens
