"""Only what is named by its commit is taken for what never changes."""

from __future__ import annotations

import pytest

from howopen.sources.immutable import is_immutable

COMMIT = "0123456789abcdef0123456789abcdef01234567"


@pytest.mark.parametrize(
    "url",
    [
        f"https://huggingface.co/lab/heron/resolve/{COMMIT}/README.md",
        f"https://huggingface.co/datasets/lab/reeds/resolve/{COMMIT}/docs/a.md",
        f"https://huggingface.co/api/models/lab/heron/tree/{COMMIT}?recursive=true&expand=false",
        f"https://huggingface.co/api/models/lab/heron/tree/{COMMIT}?cursor=2",
        f"https://github.com/lab/heron/archive/{COMMIT}.tar.gz",
        f"https://codeload.github.com/lab/heron/tar.gz/{COMMIT}",
        f"http://127.0.0.1:80/_github/lab/heron/archive/{COMMIT}.tar.gz",
    ],
)
def test_files_trees_and_archives_of_a_commit_never_change(url):
    assert True is is_immutable(url)


@pytest.mark.parametrize(
    "url",
    [
        "https://huggingface.co/lab/heron/resolve/main/README.md",
        "https://huggingface.co/api/models/lab/heron",
        f"https://huggingface.co/api/models/lab/heron/revision/{COMMIT}",
        f"https://huggingface.co/lab/heron/resolve/{COMMIT}f/README.md",
        f"https://huggingface.co/lab/heron/resolve/{COMMIT[:7]}/README.md",
        f"https://huggingface.co/lab/heron/resolve/{COMMIT.upper()}/README.md",
        "https://github.com/lab/heron/archive/HEAD.tar.gz",
        f"https://lab.example/terms?version=/tree/{COMMIT}/",
        f"https://lab.example/terms#/tree/{COMMIT}",
        f"https://lab.example/{COMMIT}",
        f"ftp://huggingface.co/lab/heron/resolve/{COMMIT}/README.md",
        "",
    ],
)
def test_anything_else_may_change(url):
    assert False is is_immutable(url)
