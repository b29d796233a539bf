"""Which files of a source are kept as text, and what a setup.py says without being run."""

from __future__ import annotations

import json
import threading
import warnings

import pytest
from hypothesis import given
from hypothesis import strategies as st

from howopen.model import Entry
from howopen.sources.wanted import (
    COMPUTED,
    MAX_SETUP_BYTES,
    MAX_TERMS_BYTES,
    MAX_TEXT_BYTES,
    Worth,
    keeps,
    keeps_of_wheel,
    rank_of,
    setup_metadata,
    wanted_of_hub,
    worth_of,
)

HUGE = 1 << 30


@pytest.mark.parametrize(
    "path",
    [
        *(
            "README.md",
            "docs/README",
            "README_zh-CN.md",
            "README2",
            "lib/readme.txt",
            "TEST_README",
        ),
        *("LICENSE", "LICENSE-MODEL", "LICENSE.Apache-2.0", "a/b/COPYING.LESSER", "COPYINGv3"),
        *(
            "MODEL_LICENSE",
            "WEIGHT_DIFF_LICENSE",
            "Ibis RESEARCH LICENSE AGREEMENT",
            "模型许可协议",
        ),
        *("LICENSES/MIT.txt", "licenses/of/others/zlib", "NOTICE", "THIRD-PARTY-NOTICES.txt"),
        *("USE_POLICY.md", "Acceptable-Use.txt", "USAGE_POLICY", "Ibis_Terms_of_Use.txt"),
    ],
)
def test_readmes_and_terms_in_any_folder_are_kept_up_to_a_mebibyte(path):
    assert MAX_TERMS_BYTES == keeps(path, HUGE)


@pytest.mark.parametrize(
    "path",
    [
        *("MODEL_CARD.md", "cards/ibis_model_card", "datasheet.txt", "Data Statement.rst"),
        *("docs/training.md", "docs/source/index.rst", "CHANGELOG.md"),
        *("pyproject.toml", "setup.cfg", "CITATION.cff", "x/PKG-INFO", "requirements-dev.txt"),
        *("environment.yml", "conda-gpu.yaml"),
    ],
)
def test_other_texts_are_kept_up_to_200_kilobytes(path):
    assert MAX_TEXT_BYTES == keeps(path, HUGE)


@pytest.mark.parametrize(
    "path",
    [
        *("train.py", "license_check.py", "README.ipynb", "test_readme.sh", "LICENSE.pdf"),
        *("assets/license.svg", "vocab.txt", "model.safetensors", "data.json", "config.json"),
        *("node_modules/x/README.md", "a/.venv/lib/LICENSE", "docs", "policy.go", "run.rst.sh"),
        *(".github/ISSUE_TEMPLATE/bug.md", ".claude/orders.md", "a/.github/pull.md"),
    ],
)
def test_code_data_pictures_and_forms_are_not_kept(path):
    assert 0 == keeps(path, HUGE)


def test_a_setup_is_kept_whole_or_not_at_all():
    assert (9_000, 0) == (keeps("megatron/setup.py", 9_000), keeps("setup.py", 70_000))


def test_a_readme_in_a_hidden_folder_is_kept():
    assert 10 == keeps(".github/README.md", 10)


def test_nothing_is_kept_of_an_empty_file():
    assert 0 == keeps("README.md", 0)


def test_a_small_file_is_kept_whole():
    assert 11_358 == keeps("LICENSE", 11_358)


@given(st.text(max_size=40), st.integers(0, HUGE))
def test_any_name_has_an_answer_within_the_file(path, size_bytes):
    assert 0 <= keeps(path, size_bytes) <= size_bytes
    assert 0 <= keeps_of_wheel(path, size_bytes) <= size_bytes
    assert 3 == len(rank_of(path))


def test_every_text_of_the_recorded_repositories_would_be_kept_whole(shared):
    folders = (shared / "evidence").glob("**/github/*/*/files")
    sizes = {
        text.relative_to(folder).as_posix().removesuffix(".metadata.json"): text.stat().st_size
        for folder in folders
        for text in folder.rglob("*")
        if text.is_file()
    }
    assert [] == [
        path for path, size_bytes in sizes.items() if keeps(path, size_bytes) < size_bytes
    ]
    assert len(sizes) > 300


def test_of_a_wheel_its_own_metadata_and_licences_are_kept():
    paths = [
        "ibis/__init__.py",
        "ibis/README.md",
        "ibis/vendored/LICENSE",
        "ibis-1.0.dist-info/METADATA",
        "ibis-1.0.dist-info/RECORD",
        "ibis-1.0.dist-info/licenses/LICENSE",
        "ibis-1.0.dist-info/licenses/others/zlib.txt",
        "ibis-1.0.dist-info/NOTICE",
    ]
    assert [*paths[3:4], *paths[5:]] == [path for path in paths if keeps_of_wheel(path, 9)]


def test_terms_and_metadata_matter_more_than_prose_and_the_top_more_than_the_depth():
    ordered = [
        *("LICENSE", "setup.py", "docs/README.md", "a/b/c/NOTICE", "data.md", "docs/data.md"),
        *("notes.txt", "a/notes.txt", "weights.bin", "third_party/x/LICENSE"),
    ]
    assert ordered == sorted(set(ordered), key=lambda path: (rank_of(path), path))


@pytest.mark.parametrize(
    ("path", "worth"),
    [
        ("MODEL_LICENSE", Worth.ALWAYS),
        ("config.json", Worth.ALWAYS),
        ("model.safetensors.index.json", Worth.ALWAYS),
        ("docs/a.rst", Worth.PROSE),
        ("mergekit.yml", Worth.SMALL),
        ("train.py", None),
    ],
)
def test_a_folder_reads_texts_by_what_they_are_worth(path, worth):
    assert worth == worth_of(path)


def hub(*paths: str) -> tuple[str, ...]:
    return wanted_of_hub([Entry(path=path, size_bytes=9) for path in paths])


def test_a_hub_is_asked_for_the_card_then_terms_then_configs_then_documents():
    ordered = (
        *("README.md", "LICENSE.txt", "NOTICE", "USE_POLICY.md"),
        *("config.json", "generation_config.json", "adapter_config.json", "mergekit_config.yaml"),
        *("MODEL_CARD.md", "evaluation.md", "original/LICENSE"),
    )
    left_out = (
        *("model.safetensors.index.json", "model.safetensors", "tokenizer.json", "LICENSE.pdf"),
        *("docs/deep.md", "unet/config.json", "vocab.txt"),
    )
    assert ordered == hub(*left_out, *reversed(ordered))


def test_a_hub_is_asked_for_twelve_texts_at_most_and_configs_are_among_them():
    wanted = hub(*(f"LICENSE-{n}" for n in range(20)), "README.md", "config.json")
    assert 12 == len(wanted)
    assert "README.md" == wanted[0]
    assert "config.json" in wanted


def test_a_hub_is_not_asked_for_folders_and_empty_files():
    entries = [Entry(path="LICENSE", type="tree"), Entry(path="README.md", size_bytes=0)]
    assert () == wanted_of_hub(entries)


def test_a_hub_listing_without_sizes_is_enough():
    assert ("README.md",) == wanted_of_hub([Entry(path="README.md")])


SETUP = b"""
from setuptools import setup, find_packages
VERSION = "1"
setup(
    name="ibis",
    version=VERSION,
    author_email="someone@example.org",
    packages=find_packages(),
    license="MIT",
    classifiers=["License :: OSI Approved :: MIT License"],
    install_requires=[line for line in open("requirements.txt")],
)
"""


def test_literal_arguments_of_setup_are_given_in_their_order():
    expected = """{
 "name": "ibis",
 "version": "(computed)",
 "packages": "(computed)",
 "license": "MIT",
 "classifiers": [
  "License :: OSI Approved :: MIT License"
 ],
 "install_requires": "(computed)"
}"""
    assert expected.encode() == setup_metadata(SETUP)


def said(source: str) -> dict[str, object]:
    metadata = setup_metadata(source.encode())
    assert metadata is not None
    return json.loads(metadata)


def test_a_call_through_its_module_is_found_and_another_setup_is_not_taken_for_it():
    source = "logging.setup(name='log')\nsetuptools.setup(name='ibis', license='MIT')\n"
    assert {"name": "ibis", "license": "MIT"} == said(source)


@pytest.mark.parametrize("value", ["f'{x}'", "b'x'", "{1, 2}", "1e999", "{(1, 2): 3}", "x", "..."])
def test_what_json_cannot_hold_or_only_running_would_tell_is_computed(value):
    assert {"name": COMPUTED} == said(f"setup(name={value})")


def test_a_lone_surrogate_is_written_as_json_writes_it():
    assert {"name": "\ud800"} == said(r"setup(name='\ud800')")


def test_odd_escapes_are_read_without_a_warning():
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert {"name": r"\d"} == said(r"setup(name='\d')")


@pytest.mark.parametrize(
    "source",
    [
        *(b"", b"\0", b"`", b"setup()", b"def setup(): pass", b"setup(name=", b"# coding: none\n1"),
        *(b"setup(name='\xff')", b"(" * 50_000, b"-" * 50_000 + b"1", b"x" + b".y" * 30_000),
        *(b"1" + b"+1" * 30_000, b"[1:" * 20_000, b"not " * 15_000 + b"1", b"9" * 30_000),
        *(b"setup(name='x')" + b" " * MAX_SETUP_BYTES, b"setup(name=f'" + b"{a}" * 9_000 + b"')"),
    ],
    ids=range(17),
)
def test_what_is_no_setup_or_no_python_gives_nothing(source):
    assert setup_metadata(source) is None


def test_a_deep_value_is_computed_or_given_and_never_breaks():
    metadata = setup_metadata(b"setup(name='x', classifiers=" + b"[" * 90 + b"]" * 90 + b")")
    assert metadata is not None
    assert metadata.startswith(b'{\n "name": "x"')


def test_nothing_of_a_setup_is_run(tmp_path):
    trace = tmp_path / "trace"
    source = f"open({str(trace)!r}, 'w')\nsetup(name=open({str(trace)!r}, 'w').name)"
    assert {"name": COMPUTED} == said(source)
    assert not trace.exists()


def test_a_setup_is_read_in_a_small_thread():
    found = []
    thread = threading.Thread(target=lambda: found.append(setup_metadata(b"(" * 199 + b")" * 199)))
    thread.start()
    thread.join()
    assert [None] == found


@given(
    st.binary(max_size=200) | st.text("setup(name='x')\n {}[],=\\*", max_size=60).map(str.encode)
)
def test_any_bytes_can_be_asked_for_a_setup(source):
    metadata = setup_metadata(source)
    assert metadata is None or isinstance(json.loads(metadata), dict)
