"""Whose a named place is: the release's own is followed, what it only mentions is not."""

from __future__ import annotations

import pytest

from howopen.discovery import Kind, leads_of
from howopen.findings import case_of
from howopen.model import HubInfo, SourceRole
from tests.findings.invented import CODE, MODEL, PACKAGE, TUNED, card, evidence, source

OWN, LINKED = SourceRole.PRIMARY, SourceRole.LINKED
PAPER = "https://arxiv.org/abs/2512.00001"


def leads(kind: Kind, *snapshots, **more):
    found = leads_of(case_of(evidence(*snapshots, **more)))
    return [lead for lead in found if lead.kind is kind]


def named(kind: Kind, *snapshots, **more) -> list[tuple[str, SourceRole]]:
    return [
        (lead.target.source_id.partition(":")[2], lead.role)
        for lead in leads(kind, *snapshots, **more)
    ]


def heron(body: str, front: str = "", **more):
    return source(MODEL, card(front, f"# Heron 1B\n\n{body}\n"), **more)


@pytest.mark.parametrize(
    "line",
    [
        "The code is at https://github.com/estuary/waders.",
        "[code](https://github.com/Estuary/waders/tree/main/train)",
        '<a href="https://github.com/estuary/waders">code</a>',
        "https://github.com/estuary/waders.git",
        "See github.com/estuary/waders for the code.",
    ],
)
def test_code_of_the_maker_is_the_releases_own(line):
    ((name, role),) = named(Kind.CODE, heron(line))
    assert ("estuary/waders", OWN) == (name.lower(), role)


def test_code_that_bears_the_models_name_is_its_own_whoever_keeps_it():
    assert [("shore/heron", OWN)] == named(Kind.CODE, heron("https://github.com/shore/heron"))


@pytest.mark.parametrize(
    "repository", ["huggingface/transformers", "vllm-project/vllm", "ggml-org/llama.cpp", "shore/x"]
)
def test_a_public_library_and_the_code_of_others_are_not_followed(repository):
    assert [] == named(Kind.CODE, heron(f"Run it with https://github.com/{repository}."))


def test_a_public_library_is_not_followed_though_its_maker_made_the_model():
    model = source(
        "huggingface:huggingface/heron-1b", "# Heron 1B\n\nhttps://github.com/huggingface/trl\n"
    )
    assert [] == named(Kind.CODE, model)


@pytest.mark.parametrize(
    "line", ["- **Repository:** https://github.com/{}", "Repository: <https://github.com/{}>"]
)
@pytest.mark.parametrize("repository", ["huggingface/trl", "shore/kit"])
def test_what_the_card_calls_its_repository_is_followed_whatever_it_is(line, repository):
    assert [(repository, OWN)] == named(Kind.CODE, heron(line.format(repository)))


@pytest.mark.parametrize(
    "address",
    [
        "https://gitlab.com/estuary/heron",
        "https://gist.github.com/estuary/heron",
        "https://github.com/estuary",
    ],
)
def test_other_hosts_of_code_are_not_followed(address):
    assert [] == named(Kind.CODE, heron(f"Code: {address}"))


METADATA = "Name: heron\nVersion: 1.0\nProject-URL: Source, https://github.com/{}\n\n# Heron\n"


def test_a_package_leads_to_its_repository():
    package = source(PACKAGE, {"METADATA": METADATA.format("shore/heron")})
    assert [("shore/heron", OWN)] == named(Kind.CODE, heron(""), package)


def test_a_package_that_is_looked_at_alone_leads_to_its_repository_whatever_that_is_called():
    package = source(PACKAGE, {"METADATA": METADATA.format("shore/kit")})
    assert [("shore/kit", OWN)] == named(Kind.CODE, package, name="heron")
    assert [("shore/kit", LINKED)] == named(Kind.CODE, heron(""), package)


def test_data_sets_are_those_that_the_front_matter_declares_and_that_the_maker_links():
    front = "datasets:\n- estuary/tidepool\n- river/reeds"
    model = heron("Also https://huggingface.co/datasets/estuary/mud and datasets/x.", front)
    assert [
        ("datasets/estuary/tidepool", OWN),
        ("datasets/river/reeds", LINKED),
        ("datasets/estuary/mud", OWN),
    ] == named(Kind.DATA, model)


def test_a_declared_data_set_is_found_at_its_own_line():
    front = "license: mit\ndatasets:\n- estuary/tidepool\n- river/reeds"
    assert [f"{MODEL} README.md:4", f"{MODEL} README.md:5"] == [
        lead.found for lead in leads(Kind.DATA, heron("", front))
    ]


def test_what_the_hub_says_of_data_sets_is_followed_too():
    ((lead),) = leads(Kind.DATA, heron("", info=HubInfo(datasets=("estuary/tidepool",))))
    assert f"{MODEL} info.json" == lead.found


@pytest.mark.parametrize("name", ["wikipedia", "a/b/c", "", "our own crawl", "../x", "a/b@c"])
def test_a_data_set_without_a_whole_name_is_not_followed(name):
    assert [] == named(Kind.DATA, heron("", f"datasets:\n- {name!r}"))


def test_a_data_set_of_others_that_a_card_only_mentions_is_not_followed():
    line = "We compare with https://huggingface.co/datasets/river/reeds."
    assert [] == named(Kind.DATA, heron(line))


@pytest.mark.parametrize(
    "line",
    [
        f"Our paper is [here]({PAPER}).",
        f"[Heron 1B: a model of birds]({PAPER})",
        f"[Paper]({PAPER}v2)",
        "```\n@misc{heron, title={Heron 1B: a model of birds}, eprint={2512.00001}}\n```",
    ],
)
def test_a_paper_on_the_release_is_followed_at_its_archive(line):
    assert [(PAPER, OWN)] == named(Kind.PAPER, heron(line))


def test_a_paper_by_its_doi_is_followed_at_the_register():
    line = "[Heron 1B](https://doi.org/10.5555/Heron.1)"
    assert [("https://doi.org/10.5555/heron.1", OWN)] == named(Kind.PAPER, heron(line))


@pytest.mark.parametrize(
    "line",
    [
        f"We use [rotary positions]({PAPER}).",
        f"It is trained by direct preference optimisation ({PAPER}).",
        f"Scores as in {PAPER}.",
    ],
)
def test_a_paper_on_a_method_is_not_followed(line):
    assert [] == named(Kind.PAPER, heron(line))


def test_a_paper_without_an_identifier_is_not_followed():
    line = "```\n@article{heron, title={Heron 1B}, journal={Shore Studies}}\n```"
    assert [] == named(Kind.PAPER, heron(line))


def test_the_paper_of_a_foreign_base_is_only_linked():
    front = "base_model: river/egret-1b"
    line = f"Made from Egret, see [Egret: a model of shores]({PAPER})."
    assert [(PAPER, LINKED)] == named(Kind.PAPER, heron(line, front))


def test_the_package_is_the_one_that_its_code_says_it_is():
    code = source(CODE, {"README.md": "# Heron\n", "pyproject.toml": '[project]\nname = "hrn"\n'})
    ((lead),) = leads(Kind.PACKAGE, heron(""), code)
    assert ("pypi:hrn", OWN, f"{CODE} pyproject.toml") == (
        lead.target.source_id,
        lead.role,
        lead.found,
    )


def test_a_package_below_the_top_of_its_code_is_not_followed():
    code = source(
        CODE, {"README.md": "# Heron\n", "vendor/pyproject.toml": '[project]\nname = "hrn"\n'}
    )
    assert [] == named(Kind.PACKAGE, heron(""), code)


@pytest.mark.parametrize(
    "line", ["    pip install heron", "`pip install -U heron[train]>=1.0`", "    uv add heron"]
)
def test_a_package_with_the_models_name_is_followed(line):
    assert [("heron", OWN)] == named(Kind.PACKAGE, heron(line))


@pytest.mark.parametrize(
    "line", ["    pip install transformers torch", "    pip install vllm", "    npm install heron"]
)
def test_packages_of_others_and_of_other_indexes_are_not_followed(line):
    assert [] == named(Kind.PACKAGE, heron(line))


@pytest.mark.parametrize("name", ["..", "-", "a/b", "x y", "\x1b[2J"])
def test_a_name_that_no_package_can_have_is_not_followed(name):
    code = source(
        CODE, {"README.md": "# Heron\n", "pyproject.toml": f"[project]\nname = {name!r}\n"}
    )
    found = [name for name, _ in named(Kind.PACKAGE, heron(""), code)]
    assert [] == [name for name in found if "/" in name or " " in name or "\x1b" in name]


@pytest.mark.parametrize(
    ("front", "line", "expected"),
    [
        ("license_link: https://estuary.example/l", "", "https://estuary.example/l"),
        ("", "[Terms of use](https://estuary.example/t#top)", "https://estuary.example/t"),
        ("", "under the [Heron License](https://estuary.example/h)", "https://estuary.example/h"),
        ("", "https://estuary.example/acceptable-use", "https://estuary.example/acceptable-use"),
        ("", "[API](https://api.estuary.example/v1)", "https://api.estuary.example/v1"),
        ("", "[Use policy](https://estuary.example/p?v=2)", "https://estuary.example/p?v=2"),
    ],
)
def test_pages_with_terms_or_an_interface_are_followed(front, line, expected):
    assert [(expected, LINKED)] == named(Kind.PAGE, heron(line, front))


@pytest.mark.parametrize(
    "address",
    [
        "https://www.apache.org/licenses/LICENSE-2.0",
        "https://opensource.org/license/mit",
        "https://creativecommons.org/licenses/by/4.0/",
        "https://www.gnu.org/licenses/gpl-3.0.html",
        "https://spdx.org/licenses/MIT.html",
        "https://choosealicense.com/licenses/mit/",
        "https://opendatacommons.org/licenses/by/",
        "https://huggingface.co/terms-of-service",
        "https://huggingface.co/docs/hub/licenses",
    ],
)
def test_common_licences_are_known_and_not_followed(address):
    front = f"license_link: {address}"
    assert [] == named(Kind.PAGE, heron(f"under [this license]({address})", front))


@pytest.mark.parametrize(
    "front",
    [
        *("license_link: LICENSE", "license_link: http://estuary.example/l", "license_link: ''"),
        "license_link: https://huggingface.co/estuary/heron-1b/blob/main/LICENSE",
        "license_link: https://github.com/estuary/heron/blob/main/LICENSE",
        "license_link: '# no address'",
    ],
)
def test_a_licence_that_lies_in_a_repository_is_no_page(front):
    assert [] == named(Kind.PAGE, heron("", front))


def test_other_pages_are_not_followed():
    assert [] == named(
        Kind.PAGE, heron("[blog](https://estuary.example/blog) [x](https://x.example)")
    )


def test_only_the_makers_own_collection_is_followed():
    start = "https://huggingface.co/collections"
    assert [(f"{start}/estuary/herons-1", LINKED)] == named(
        Kind.COLLECTION, heron(f"{start}/river/egrets-1 {start}/estuary/herons-1")
    )


@pytest.mark.parametrize(
    ("front", "relation"),
    [
        ("base_model: river/egret-1b", "finetune"),
        ("base_model: river/egret-1b\nbase_model_relation: quantized", "quantized"),
        ("base_model: river/egret-1b\nbase_model_relation: adapter", "adapter"),
    ],
)
def test_bases_are_followed_with_the_line_that_names_them(front, relation):
    one = evidence(heron("", front))
    assert [relation] == [parent.relation.value for parent in one.parents]
    ((lead),) = leads(Kind.BASE, heron("", front))
    assert ("huggingface:river/egret-1b", LINKED) == (lead.target.source_id, lead.role)
    assert f"{MODEL} README.md:2" == lead.found


def test_a_base_without_a_whole_name_is_not_followed():
    assert [] == named(Kind.BASE, heron("", "base_model: egret-1b"))


def test_all_parts_of_a_merge_are_bases():
    front = "base_model:\n- river/egret-1b\n- shore/plover-1b\nbase_model_relation: merge"
    assert ["river/egret-1b", "shore/plover-1b"] == [
        name for name, _ in named(Kind.BASE, heron("", front))
    ]


def test_a_models_card_leads_to_no_other_model():
    line = "Compare https://huggingface.co/estuary/heron-7b and https://huggingface.co/river/egret."
    assert [] == named(Kind.MODEL, heron(line))


README = """# Heron

The weights are at https://huggingface.co/estuary/heron-1b. Compare
https://huggingface.co/river/egret-1b and https://huggingface.co/shore/heron-7b.
"""


def test_code_leads_to_the_models_of_its_owner_and_of_its_name():
    assert [("estuary/heron-1b", OWN), ("shore/heron-7b", OWN)] == named(
        Kind.MODEL, source(CODE, README), name="heron"
    )


def test_where_a_model_of_the_release_is_known_to_be_missing_no_other_is_looked_for():
    assert [] == named(Kind.MODEL, source(CODE, README), name="heron", missing=(TUNED,))


def test_data_that_the_code_says_the_model_was_made_with_is_followed():
    said = "# Heron\n\nWe train Heron on [fish](https://huggingface.co/datasets/shore/fish).\n"
    code = source(CODE, said)
    assert [("datasets/shore/fish", LINKED)] == named(Kind.DATA, heron(""), code)
