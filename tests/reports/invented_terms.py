"""Invented readings of licence texts, with every oddity that a report must bear."""

from __future__ import annotations

from msgspec.structs import replace

from howopen.license_pipeline import Declared, FolderReading, StatedCondition, TermsReading
from howopen.license_pipeline.placed import judged
from howopen.license_pipeline.together import together
from howopen.licenses.binding.situation import Situation
from howopen.licenses.reading import UNKNOWN, VARIANT, Difference, Match, Span, TextKind
from howopen.licenses.terms import Category

HOSTILE = "no <b>*herons*</b> [x](https://evil.example) \x1b[2J\u202e"


def condition(type_, line=3, *, quote="herons may not be counted", path="", **value):
    return StatedCondition(
        type=type_, value=value, quote=quote, line=line, last_line=line, path=path
    )


CONDITIONS = (
    condition("attribution_notice", 2, quote="keep this notice", file="NOTICE"),
    condition(
        "user_threshold",
        6,
        quote="more than 50 million monthly active users",
        users=50_000_000,
        period="month",
        effect="separate_licence",
    ),
    condition("no_model_improvement", 10, quote=HOSTILE, scope="other models"),
    condition("territory_exclusion", 4, path="USE_POLICY.md", territories=("EU", "UK")),
)


def reading(situation=None, **changes):
    """A variant of an invented licence, with its conditions, differences and odd lines."""
    invented = TermsReading(
        license_id=VARIANT,
        name="Heron Community License",
        family="heron",
        variant_of="LicenseRef-heron",
        expression=VARIANT,
        category=Category.RESTRICTED_COMMERCIAL,
        matches=(
            Match(
                license_id=VARIANT,
                variant_of="LicenseRef-heron",
                score=0.97,
                coverage=0.99,
                start_line=1,
                end_line=40,
            ),
        ),
        conditions=CONDITIONS,
        differences=(
            Difference(kind="number", found="50 million", expected="700 million", line=6),
            Difference(kind="added", found="for research only", expected="", line=9),
            Difference(kind="missing", found="", expected="you may share it", line=12),
        ),
        unexplained=(Span(start_line=41, end_line=44, quote="Herons stand in the marsh"),),
        path="LICENSE",
        remarks=("LICENSE is long: only its first 1,000,000 characters were read",),
    )
    return judged(replace(invented, **changes), situation)


def asked():
    return reading(Situation(users=2_000_000_000, country="DE", shares=True))


def open_code():
    return reading(
        license_id="MIT",
        name="MIT License",
        variant_of=None,
        expression="MIT",
        category=Category.OPEN_SOURCE,
        osi_approved=True,
        conditions=(),
        matches=(),
        differences=(),
        unexplained=(),
        path="LICENSE-CODE",
        component="code",
        remarks=(),
    )


def policy():
    return reading(
        license_id=UNKNOWN,
        name="",
        kind=TextKind.POLICY,
        category=Category.RESTRICTED_USE,
        conditions=(condition("military_ban", 5), condition("territory_exclusion", 7)),
        matches=(),
        differences=(),
        unexplained=(),
        path="USE_POLICY.md",
        remarks=(),
    )


def weights():
    incorporates = condition("acceptable_use_policy", 8, incorporated=True)
    return reading(
        path="LICENSE-MODEL", component="weights", conditions=(*CONDITIONS[:3], incorporates)
    )


def folder() -> FolderReading:
    """Code under an open licence, weights under another with a policy, a card that says else."""
    return together(
        (open_code(), weights(), policy()),
        declared=(
            Declared(path="README.md", line=2, value="apache-2.0", license_id="Apache-2.0"),
            Declared(path="README.md", line=3, value="other"),
        ),
        remarks=("left out: LICENSE.pdf is a PDF, not a text",),
    )
