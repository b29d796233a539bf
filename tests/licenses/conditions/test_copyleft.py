from __future__ import annotations

import pytest

from howopen.licenses.conditions.copyleft import find
from howopen.licenses.text import LegalText

KINDS = (
    ("You must license the entire work, as a whole, under this License to all.", ["strong"]),
    (
        (
            "You must cause any work that contains the Program to be licensed as a whole at no "
            "charge "
            "to all third parties under the terms of this License."
        ),
        ["strong"],
    ),
    (
        (
            "You must license the entire work, as a whole, under this License. Your version must "
            "prominently offer all users interacting with it remotely the source."
        ),
        ["network"],
    ),
    (
        (
            "All distribution of Covered Software in Source Code Form, including any "
            "Modifications, "
            "must be under the terms of this License."
        ),
        ["file"],
    ),
    ("When the Heron is distributed: it must be made available under this Agreement.", ["file"]),
    ("The modified work must itself be a software library.", ["file"]),
    ("You may convey a Combined Work under terms of your choice.", ["file"]),
    ("Enhanced Data must be Published under this Agreement.", ["share_alike"]),
    (
        "You may distribute a Derivative Work only under the terms of this License.",
        ["share_alike"],
    ),
    (
        "Any Derivative Database that You publicly use must be only under the terms of this one.",
        ["share_alike"],
    ),
    (
        "Derivatives of the Heron Model must be distributed exclusively under this Agreement.",
        ["share_alike"],
    ),
    ("您必须以相同的许可协议发布衍生作品。", ["share_alike"]),
)
PERMISSIVE = (
    "You may distribute Derivative Works under different license terms.",
    "You may choose to offer Modifications under a license of your choice.",
    "Permission is hereby granted to use, copy, modify and sublicense the Heron software.",
    "Redistributions of source code must retain the above copyright notice.",
    "Contributions are submitted under the terms of this License without further conditions.",
)


@pytest.mark.parametrize(("text", "kinds"), KINDS)
def test_the_kind_follows_what_must_go_out_under_the_licence(text, kinds):
    assert kinds == [found.value["kind"] for found in find(LegalText(text))]


@pytest.mark.parametrize("text", PERMISSIVE)
def test_a_permissive_sentence_is_silent(text):
    assert [] == list(find(LegalText(text)))
