from __future__ import annotations

from howopen.findings.shared.case import Case
from howopen.findings.shared.own_code import for_release, own_files
from tests.findings.invented import CODE, evidence, source

LIBRARY = "github:estuary/birdtrain"


def case(source_id: str, name: str = "Heron 2 1B") -> Case:
    return Case(evidence=evidence(source(source_id, listed=("a.py",)), name=name))


def test_a_folder_of_another_version_holds_nothing_of_the_release():
    heron = case(CODE)
    paths = ("heron1/train.py", "heron2/train.py", "train.py")
    assert ("heron2/train.py", "train.py") == tuple(for_release(heron, heron.code[0], paths))


def test_a_copied_library_holds_nothing_of_the_release_unless_its_owner_publishes_it():
    heron, owner = case(CODE), case("github:nvidia/heron")
    paths = ("megatron_lm/pretrain.py", "train.py")
    assert ("train.py",) == tuple(for_release(heron, heron.code[0], paths))
    assert paths == tuple(for_release(owner, owner.code[0], paths))


def test_of_a_library_for_many_models_the_files_that_name_the_model_are_its_own():
    heron = case(LIBRARY)
    paths = ("configs/heron-2-1b.yml", "configs/rail.yml")
    assert paths[:1] == tuple(own_files(heron, heron.code[0], paths))
