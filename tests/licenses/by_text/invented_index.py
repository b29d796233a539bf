"""A small index of invented licences, built as the bundled one is."""

from __future__ import annotations

from tools.build_license_index import Source, index_of, sample_of

from howopen.licenses.by_text.index import Entry, Index
from howopen.licenses.by_text.tokens import Tokens

HERON = """HERON MODEL LICENSE
Version 1.0, March 3, 2023

1. Grant. Lark Works grants you a worldwide right to run, copy and change the Heron weights and
the papers that lie beside them, for as long as you keep to these terms.
2. Size. If the products of your group had more than 700 million monthly active users in the
month before, ask Lark Works for another licence before you go on.
3. Names. A model that was tuned from Heron bears the word Heron at the front of its name, and
its card says which weights it began from and who made them.
4. End. Whoever breaks these terms loses the right at once and deletes all copies within 30 days.
5. No promise. The weights come as they are, and Lark Works answers for no harm that comes of
their use, whether it was foreseen or not.
"""
MARSH = """THE MARSH LICENCE

Anyone who holds a copy of these files may use, study, change and share them, for money or for
free, alone or inside of other works. Keep the line with the year and the holder, and this
paragraph, in every copy that you pass on. The holder gives no warranty of any kind and is not
liable for damage, even where the law would allow to claim it.
"""


def invented_index(**texts: str) -> Index:
    """An index of these texts: `heron` is bespoke, `marsh` OSI-approved and to be filled in."""
    sources = []
    for key, text in (texts or {"heron": HERON, "marsh": MARSH}).items():
        tokens = Tokens(text)
        free = key.startswith("marsh")
        entry = Entry(
            id="Marsh-1.0" if free else f"LicenseRef-howopen-{key}",
            name=key,
            class_="Permissive" if free else "",
            family=key,
            size=len(tokens.string),
            sampled=len(sample_of(tokens.shingles)),
            osi_approved=free,
        )
        sources.append(Source(entry, tokens))
    return Index(index_of(sources, "invented"))
