from __future__ import annotations

from html.parser import HTMLParser

import pytest

from howopen.frameworks.comparison import compare
from howopen.frameworks.ranking import rank
from howopen.reports.json import to_json
from howopen.reports.notebook import shown
from tests.reports.invented import HOSTILE, assessment, framework, several

pytestmark = pytest.mark.usefixtures("known")


class Tags(HTMLParser):
    def __init__(self):
        super().__init__()
        self.found, self.open = set(), []

    def handle_starttag(self, tag, attrs):
        self.found.add(tag)
        self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


def nouns():
    hostile = assessment(HOSTILE, maker='"><script>alert(1)</script>')
    return {
        "assessment": hostile,
        "ranking": rank([hostile, *several()], framework()),
        "comparison": compare((hostile, assessment()), (framework(),)),
    }


@pytest.mark.parametrize("name", ["assessment", "ranking", "comparison"])
def test_a_notebook_gets_well_formed_html_without_foreign_elements(name):
    tags = Tags()
    tags.feed(shown(nouns()[name])._repr_html_())
    tags.close()
    assert [] == tags.open
    assert tags.found <= {
        *("p", "strong", "small", "ul", "li", "code", "h3", "h4", "table", "tr", "th", "td")
    }


@pytest.mark.parametrize("name", ["assessment", "ranking", "comparison"])
def test_a_shown_noun_is_the_same_noun(name):
    noun = nouns()[name]
    assert isinstance(shown(noun), type(noun))
    assert to_json(noun) == to_json(shown(noun))


def test_an_assessment_in_a_notebook_looks_like_this(snapshot):
    assert snapshot == shown(assessment())._repr_html_()
