from __future__ import annotations

import os
from pathlib import Path

import pytest
import yaml

from howopen.licenses.conditions import display_attribution, naming
from howopen.licenses.conditions.display_attribution import find
from howopen.licenses.text import LegalText

ROOT = Path(__file__).parents[3]
SHARED = Path(os.environ.get("HOWOPEN_SHARED", ROOT.parent / "shared")) / "licences"
SHOWN: tuple[tuple[str, dict[str, str]], ...] = (
    (
        'You must prominently display "Built with Marsh Heron 3" on a related website.',
        {"text": "Built with Marsh Heron 3"},
    ),
    ("prominently display “Powered by Lark” on the about page", {"text": "Powered by Lark"}),
    (
        (
            "You shall prominently display “Built with Lark” or “Improved using Lark” in the "
            "related product documentation."
        ),
        {"text": "Built with Lark", "or": "Improved using Lark"},
    ),
    (
        (
            'Any product that uses the Model must show the words "Built with Deep Heron" in its '
            "user interface."
        ),
        {"text": "Built with Deep Heron"},
    ),
    (
        (
            "Publication You shall include prominently in any public statement regarding a "
            "Derivative Work "
            "the following statement: “[name of the Derivative Work] is built using Heron "
            "technology from Marsh”."
        ),
        {"text": "[name of the Derivative Work] is built using Heron technology from Marsh"},
    ),
    ('You should indicate "Built with Heron" in your documentation.', {"text": "Built with Heron"}),
    ('"Powered by Heron" must be displayed on the home page.', {"text": "Powered by Heron"}),
    (
        "The phrase “Powered by Heron” shall be prominently displayed on your website.",
        {"text": "Powered by Heron"},
    ),
    (
        (
            'If your products exceed 10 million monthly active users, you must display "Heron 2" '
            "on the user interface."
        ),
        {"text": "Heron 2", "when": "above threshold"},
    ),
    (
        (
            'If You distribute or make available a MARSH Heron Model, you will include "Built on '
            'MARSH Heron" on a related website; and'
        ),
        {"text": "Built on MARSH Heron", "when": "the model is a Heron model"},
    ),
    (
        "您应在相关网站、用户界面、博客文章、关于页面或产品文档上突出显示“Built with heron-4”。",
        {"text": "Built with heron-4"},
    ),
    ("您必须在产品界面的显著位置展示“由苍鹭模型提供支持”字样。", {"text": "由苍鹭模型提供支持"}),
    ("请在产品说明中注明“基于Heron大模型开发”。", {"text": "基于Heron大模型开发"}),
    (
        "利用者は、関連ウェブサイトに「Built with Heron」と表示しなければならない。",
        {"text": "Built with Heron"},
    ),
    ('관련 웹사이트에 "Built with Heron"을 표시해야 합니다.', {"text": "Built with Heron"}),
    (
        "Vous devez afficher de manière visible « Built with Heron » sur un site web.",
        {"text": "Built with Heron"},
    ),
    (
        'Debe mostrar de forma destacada "Built with Heron" en un sitio web.',
        {"text": "Built with Heron"},
    ),
    (
        "Sie müssen „Built with Heron“ auf einer Website deutlich anzeigen.",
        {"text": "Built with Heron"},
    ),
    ("You must display 'Built with Heron' on the website.", {"text": "Built with Heron"}),
    (
        (
            "you must prominently display the following notice alongside the Distribution of the "
            "HERON.1 [dev] Model (such as via a “Notice” text file distributed as part of such "
            "Model) (the “Attribution Notice”): “The HERON Model is licensed by Marsh.”"
        ),
        {"text": "Attribution Notice"},
    ),
    (
        (
            '(b) Prominently display "Powered by Lark" on any related website, application, or '
            "documentation that incorporates the Materials."
        ),
        {"text": "Powered by Lark"},
    ),
    (
        (
            'you must provide clear attribution by displaying "Powered by Heron" in a prominent '
            "location"
        ),
        {"text": "Powered by Heron"},
    ),
    (
        'You must visibly credit "Heron by Marsh Labs" on the about page of your product.',
        {"text": "Heron by Marsh Labs"},
    ),
    (
        (
            "In any product using the Model you shall provide a clear and conspicuous statement "
            'reading "Contains Heron technology" on the splash screen.'
        ),
        {"text": "Contains Heron technology"},
    ),
    (
        "You shall prominently state “Built with Heron” in the model card of such model",
        {"text": "Built with Heron"},
    ),
    ('must prominently display "HERON 3"', {"text": "HERON 3"}),
    (
        (
            'You must display the Heron logo and the phrase "Made by Marsh" prominently in the '
            "application."
        ),
        {"text": "Made by Marsh"},
    ),
    (
        (
            "You must (i) provide a copy of this Agreement; and (ii) clearly and prominently "
            'display "Built with Heron" on your website'
        ),
        {"text": "Built with Heron"},
    ),
    (
        (
            "派生モデル等を第三者に提供する場合、「Built with Heron」である旨を"
            "関連するウェブサイト等に明記するものとします。"
        ),
        {"text": "Built with Heron"},
    ),
    ("您应在产品的显眼位置标注“Powered by Heron”。", {"text": "Powered by Heron"}),
    ("须在用户界面以醒目方式展示“Heron 2”。", {"text": "Heron 2"}),
    (
        "在产品和服务中使用本模型时，应当注明“本服务由苍鹭大模型提供技术支持”。",
        {"text": "本服务由苍鹭大模型提供技术支持"},
    ),
    (
        (
            'You shall prominently display the phrase "Made with Heron" (including the logo) in '
            "all marketing materials."
        ),
        {"text": "Made with Heron"},
    ),
    (
        (
            'must include the following attribution in its user-facing documentation: "Powered '
            'by Heron, a model by Marsh".'
        ),
        {"text": "Powered by Heron, a model by Marsh"},
    ),
    (
        "Any public-facing product must carry the attribution “Built on Heron”.",
        {"text": "Built on Heron"},
    ),
    (
        '"Built with Heron" attribution must be displayed in the related materials.',
        {"text": "Built with Heron"},
    ),
    (
        'You must attribute the Model by stating "Generated by Heron" next to each output.',
        {"text": "Generated by Heron"},
    ),
    (
        (
            "In case the monthly active users exceed 100 million, you shall prominently display "
            "“Powered by Heron” on the user interface."
        ),
        {"text": "Powered by Heron", "when": "above threshold"},
    ),
    (
        (
            'You must cause any work that you distribute to prominently display "This is a '
            'modified version".'
        ),
        {"text": "This is a modified version"},
    ),
    (
        '(3) in the application\'s "About" page: "Powered by Heron" must appear',
        {"text": "Powered by Heron"},
    ),
    (
        "You are required to show “Powered by Heron” where users see it.",
        {"text": "Powered by Heron"},
    ),
    (
        (
            "You will: (a) give credit by displaying “Powered by Heron” or “Built with Heron”, "
            "whichever applies, on your home page."
        ),
        {"text": "Powered by Heron", "or": "Built with Heron"},
    ),
)
NOT_SHOWN = (
    (
        "You shall acknowledge the use of the Heron Materials in your publication as follows: "
        "“This material is based on work supported by Marsh.”"
    ),
    (
        "You are encouraged to: (i) publish a blog; and (ii) mark the products to indicate that "
        "the service is “Powered by Heron”; and"
    ),
    "You may display “Powered by Heron” on your website.",
    'You may not use "Powered by Heron" to promote.',
    (
        'retain the following attribution notice within a "Notice" text file distributed as a '
        'part of such copies: "Heron is licensed under the Heron License."'
    ),
    (
        'All advertising materials must display the following acknowledgement: "This product '
        'includes software developed by Heron."'
    ),
    (
        'include the following attribution notice within a "Notice" text file: "Built with Heron '
        'under the Heron License"'
    ),
    (
        'An interactive user interface displays "Appropriate Legal Notices" to the extent that '
        "it includes a convenient and prominently visible feature"
    ),
    (
        'You must cause any modified files to carry prominent notices stating that "You changed '
        'the files".'
    ),
    'we kindly request that you display "Built with Heron" on your site',
    'This model is built with the "Heron" architecture.',
    'The documentation says it is "based on Heron".',
    "You must prominently display the Notice file.",
    "(iii) display “Heron Inside” on the packaging of the product in a prominent manner",
    "such as “Powered by Heron” or similar may be displayed",
    'We would appreciate it if you displayed "Powered by Heron".',
    'You agree not to display "Powered by Heron" without permission.',
    'If you wish, you may state "Built with Heron" on your website.',
    'We recommend stating "Built with Heron".',
    'This product includes software "developed by Heron" and is licensed to you.',
    "The “Powered by Heron” logo is a trademark of Marsh.",
    (
        'Marsh grants you a licence to use the "Powered by Heron" mark solely as required by '
        "Section 3."
    ),
    'All copies must retain the notice: "Copyright Marsh. Built with Heron."',
    '"Derivative" means any model that is "based on" the Model.',
    (
        '"Adapted Material" means material that is derived from or based upon the Licensed '
        'Material, including works "created with" it.'
    ),
    "You must prominently display a link to this License.",
    (
        'Redistributions of any form whatsoever must retain the following acknowledgment: "This '
        'product includes software developed by the Heron Group."'
    ),
    'Licensee is not required to display "Powered by Heron".',
    "display the text “Built with Heron” is optional",
    "您可以在网站上展示“Powered by Heron”。",
    "我们建议您在网站上标注“Built with Heron”。",
    "鼓励您标明“Powered by Heron”。",
)
UNLABELLED = {"minicpm", "orion-community", "yayi2-community"}
"""Cases whose text has such a duty that the labels leave out (reported to their maker)."""


@pytest.mark.parametrize(("text", "value"), SHOWN)
def test_a_text_that_must_be_shown_is_found_with_its_spelling(text, value):
    assert [value] == [found.value for found in find(LegalText(text))]


@pytest.mark.parametrize("text", NOT_SHOWN)
def test_requests_files_and_acknowledgements_are_no_display(text):
    assert [] == list(find(LegalText(text)))


def test_one_text_in_two_languages_is_one_condition():
    text = (
        "You must prominently display “Built with Heron” on a related website.\n"
        "您应在相关网站上突出显示“Built with Heron”。"
    )
    assert [{"text": "Built with Heron"}] == [found.value for found in find(LegalText(text))]


def test_the_quote_begins_at_the_duty():
    text = LegalText(
        "You shall (A) keep this; and (B) prominently display “Built with Heron” here."
    )
    (found,) = find(text)
    assert "prominently display “Built with Heron”" == text.quote(found.start, found.end)


@pytest.mark.parametrize(
    "text",
    [
        "You must display ''Built with Heron'' on a related website.",
        "You must display \ufffdBuilt with Heron\ufffd on a related website.",
        "You must display Built with Heron on a related website.",
        "> You must display\r\n> “Built with\r\n> Heron” on a\r\n> related website.",
    ],
)
def test_lost_and_damaged_marks_hide_no_text(text):
    assert [{"text": "Built with Heron"}] == [found.value for found in find(LegalText(text))]


@pytest.mark.skipif(not SHARED.is_dir(), reason="../shared is not here")
@pytest.mark.parametrize(
    ("type_", "module"),
    [("naming", naming), ("display_attribution", display_attribution)],
    ids=["naming", "display_attribution"],
)
def test_the_shared_texts_give_what_their_labels_say(type_, module):
    for path in sorted(SHARED.glob("*/label.yaml")):
        label = yaml.safe_load(path.read_text(encoding="utf-8"))
        expected = [c["value"] for c in label.get("conditions") or () if c["type"] == type_]
        text = (path.parent / label["file"]).read_text(encoding="utf-8", errors="replace")
        found = [place.value for place in module.find(LegalText(text))]
        if path.parent.name not in UNLABELLED or expected:
            assert (path.parent.name, expected) == (path.parent.name, found)


def test_a_credit_on_a_website_is_shown():
    text = "You must credit Zeta AI on your website."
    assert [{"text": "Zeta AI"}] == [found.value for found in find(LegalText(text))]
