"""Single documents: a licence text, a model file, and the schemas of what is written."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from howopen.frameworks.mof.result import FileEvaluation
    from howopen.licenses.reading import LicenseReading


def identify_license(text: str, path: str = "LICENSE") -> LicenseReading:
    """What a licence text is and what it demands, each condition with its words and line.

    `path` is the text's file name, which may say something too. Raises `InputError` for what is
    no `str`, and nothing else.
    """
    if not isinstance(text, str):
        from howopen.errors import InputError

        raise InputError(
            f"a licence text is a str, not {type(text).__name__}; decode it first, or name its"
            " file to `howopen license`"
        )
    from howopen.licenses import read_license

    return read_license(text, path)


def evaluate_mof(path_or_text: str | Path, *, exact: bool = False) -> FileEvaluation:
    """What a model file of the Model Openness Tool (MOT) comes to under its framework.

    A `str` of several lines is the file's text, any other a path. Licences are read by a corrected
    table, with `exact` by MOT's own. Raises `NotFound`, `InputError`, or `DataError` saying what
    is wrong with the file.
    """
    if isinstance(path_or_text, str) and "\n" in path_or_text:
        from howopen.frameworks.mof.result import evaluate_text

        return evaluate_text(path_or_text, exact=exact)
    from howopen.mof_pipeline import evaluate_file

    return evaluate_file(str(path_or_text), exact=exact)


def schema(of: str = "assessment") -> dict[str, Any]:
    """The JSON Schema of an `assessment`, or of what `howopen license` or `howopen mof` gives."""
    from howopen.reports.json import assessment_schema, license_schema, mof_schema

    return {"license": license_schema, "mof": mof_schema}.get(of, assessment_schema)()
