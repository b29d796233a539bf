"""copyleft: what is made from the work must go out under the same licence.

Value: `kind`. `network`: also when it only runs as a service; `strong`: the whole work that has
it in; `file`: the files, the module or the library itself (weak copyleft, LGPL too);
`share_alike`: content, data and models adapted from it.
"""

from __future__ import annotations

from collections.abc import Iterator

from howopen.licenses.conditions.found import Found
from howopen.licenses.conditions.phrases import Phrases, first_phrase
from howopen.licenses.text import LegalText

_THIS = r"(?:this|the\s+same)\s+(?:[\w-]+\s+){0,4}?(?:licen[sc]e|agreement|terms)\b"
_UNDER = (
    r"\b(?:under|by|pursuant\s+to|in\s+accordance\s+with)\s+(?:the\s+(?:\w+\s+and\s+)?terms\s+"
    rf"(?:and\s+conditions\s+)?of\s+)?{_THIS}"
)
_MADE = (
    r"\b(?:derivative\s+\w+|derivatives|derived\s+works?|adaptations?|adapted\s+\w+|"
    r"modified\s+\w+|enhanced\s+data|modifications|contributions|improvements)\b"
)
KINDS: dict[str, Phrases] = {
    "network": Phrases(
        (
            *("interacting with it remotely", "external deployment by you", "transmission by http"),
            *(
                "third parties as a service",
                "with the proviso that copies",
                "terms of this licence",
            ),
        ),
        r"\bmust\s+prominently\s+offer\s+all\s+users\s+interacting\s+with\s+it\s+remotely",
        r"\brequest\s+immediate\s+transmission\s+by\s+http\b",
        r"\bwith\s+the\s+proviso\s+that\s+copies\s+of\s+[^;]*\bshall\s+be\s+licensed\s+under\b",
        r"\byou\s+must\s+treat\s+any\s+external\s+deployment\s+by\s+you\s+of\s+the\s+original\s+code\b",
        r"\bfunctionality\s+of\s+the\s+program\b[^;]*\bthird\s+parties\s+as\s+a\s+service\b[^;]*"
        r"\bmust\s+make\b",
        r"\bwill\s+be\s+done\s+under\s+the\s+terms\s+of\s+this\s+licen[sc]e\b",
    ),
    "strong": Phrases(
        (
            *(
                "entire work, as a whole",
                "at no charge to all third parties",
                "complete source code",
            ),
            *("any modified software", "resulting modified software", "logiciel modifié"),
        ),
        r"\bmust\s+license\s+the\s+entire\s+work,\s+as\s+a\s+whole,\s+under\s+this\s+licen",
        r"\bto\s+be\s+licensed\s+(?:as\s+a\s+whole\s+)?at\s+no\s+charge\s+to\s+all\s+third\s+parties\b",
        r"\b(?:redistributions|redistribution)\s+in\s+any\s+form\s+must\s+be\s+accompanied\s+by\s+"
        r"information\s+on\s+how\s+to\s+obtain\s+complete\s+source\s+code",
        r"\bterms\s+and\s+conditions\s+for\s+the\s+distribution\s+of\s+the\s+(?:original\s+)?software\s+"
        r"(?:also\s+)?apply\s+to\s+any\s+modified\s+software",
        r"\bdistribution\s+of\s+the\s+resulting\s+modified\s+software\s+become\s+subject\s+to\s+all\b",
        r"\bdistribution\s+du\s+logiciel\s+modifié\s+[^.;]*soumis\w*\s+à\s+l'intégralité",
        r"\bdispositions?\s+[^.;]*\bdistribution\s+du\s+logiciel\s+s'appliquent\s+[^.;]*logiciel\s+modifié",
    ),
    "file": Phrases(
        (
            *(
                "modifications which you create",
                "modifications that you create",
                "software library",
            ),
            *("made available under this agreement", "combined work", "to that file"),
            *("only under the terms of this", "all distribution of covered software"),
        ),
        r"\ball\s+distribution\s+of\s+covered\s+software\s+in\s+source\s+code\s+form,\s+including\s+any\s+"
        r"modifications\b",
        r"\bmodifications\s+(?:which|that)\s+you\s+create\s+(?:or\s+to\s+which\s+you\s+contribute\s+)?"
        r"are\s+governed\s+by\b",
        r"\bit\s+must\s+be\s+made\s+available\s+under\s+this\s+agreement\b",
        r"\bprogram\s+(?:itself\s+)?[^;]*source\s+(?:code|form)[^;]*must\s+be\s+made\s+available\s+under\s+this\s+agreement\b",
        r"\bmodified\s+work\s+must\s+itself\s+be\s+a\s+software\s+library\b",
        r"\bconvey\s+a\s+combined\s+work\s+under\s+terms\s+of\s+your\s+choice\b",
        r"\bprovide\s+recipients\s+the\s+source\s+code\s+to\s+that\s+file\s+along\s+with\s+a\s+copy\b",
        r"\bsource\s+code\s+form\s+must\s+be\s+distributed\s+only\s+under\s+the\s+terms\s+of\s+this\s+"
        r"licen",
        r"\b(?:source\s+code\s+)?(?:versions?\s+)?(?:of\s+)?(?:covered\s+code|your\s+modifications|modifications)\s+"
        r"[^;]*\bonly\s+under\s+the\s+terms\s+of\s+this\s+licen",
    ),
    "share_alike": Phrases(
        (
            *("only under", "licensed under", "published under", "released under", "governed by"),
            *("distributed under", "shared under", "available under", "exclusively under"),
            *(
                "entirely under",
                "same licen",
                "precisely this",
                "adapter's license",
                "licenced under",
            ),
            *("相同的许可", "相同方式", "相同许可", "相同协议", "同样的", "同一许可", "同一协议"),
        ),
        r"\badapter's\s+license\s+you\s+apply\s+must\s+be\b",
        rf"\b(?:distribute|publicly\s+perform|publicly\s+digitally\s+perform|share|convey|publish|release|use)\b"
        rf"[^;:]*{_MADE}\s+(?:\w+\s+){{0,4}}?only\s+under\b",
        rf"{_MADE}[^;]*?\b(?:must|shall)\s+(?:also\s+|itself\s+)?be\s+(?:\w+\s+)?(?:licen[sc]ed|published|released|"
        rf"distributed|shared|made\s+available|governed)\s+(?:\w+\s+){{0,3}}?{_UNDER}",
        rf"\bmust\s+be\s+published\s+{_UNDER}",
        rf"{_MADE}[^;]*?\bmust\s+be\s+(?:\w+\s+)?only\s+under\b",
        r"\brelease\s+the\s+modified\s+version\s+under\s+precisely\s+this\s+licen",
        r"\bdistribute\s+your\s+contributions\s+under\s+the\s+same\s+licen[sc]e\b",
        r"\b(?:distribute|licen[sc]e|release|share|publish)\s+(?:the\s+resulting|any|all|your|the|such)\s+"
        r"(?:derivative|derived|modified|adapted|resulting)?\s*(?:works?|models?|derivatives|material)?\s*"
        r"(?:only\s+)?under\s+the\s+same\s+(?:\w+\s+){0,2}licen[sc]e\b",
        r"(?:相同|同一|同样)(?:的)?(?:许可|协议|方式)[^。;]{0,12}(?:发布|分发|共享|许可)",
        also=(
            *("deriv", "adapt", "modif", "enhanced", "contribution", "improvement", "same licen"),
            *("published under", "相同", "同一", "同样"),
        ),
    ),
}


def find(text: LegalText) -> Iterator[Found]:
    """The copyleft of the text; with `network`, `strong` is not said again."""
    kinds: set[str] = set()
    for kind, phrases in KINDS.items():
        if kind == "strong" and "network" in kinds:
            continue
        for found in first_phrase(text, phrases, {"kind": kind}):
            kinds.add(kind)
            yield found
