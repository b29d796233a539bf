from __future__ import annotations

import pytest

from howopen.errors import NotFound
from howopen.license_pipeline.named import known_terms


def test_an_exception_stays_in_the_expression_and_the_name():
    written = "GPL-2.0-only WITH Classpath-exception-2.0"
    known = known_terms(written)
    assert ("GPL-2.0-only", written, written) == (known.license_id, known.expression, known.name)


def test_an_exception_that_is_none_is_refused_by_name():
    with pytest.raises(NotFound, match="Nonsense in MIT WITH Nonsense is no licence"):
        known_terms("MIT WITH Nonsense")
