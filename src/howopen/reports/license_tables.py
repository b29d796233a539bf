"""The words for kinds of licences, what they are for, and how conditions are grouped."""

from __future__ import annotations

from howopen.licenses.terms import Category
from howopen.locale import to_say

NOT_ADVICE = to_say("Not legal advice.")

CATEGORIES = {
    Category.OPEN_SOURCE: to_say("open source, approved by the OSI"),
    Category.OPEN_DATA: to_say("open, made for data and content"),
    Category.OPEN_WEIGHTS_UNRESTRICTED: to_say("open to any use, not on the OSI's list"),
    Category.RESTRICTED_USE: to_say("some uses are forbidden, not open source"),
    Category.RESTRICTED_COMMERCIAL: to_say("restricted for commercial use, not open source"),
    Category.RESEARCH_ONLY: to_say("for research only, not open source"),
    Category.PROPRIETARY: to_say("proprietary, not open source"),
}
BUT_LIMITED = to_say("open by its licence, with words beside it that limit it")
"""Said in place of an open category where a limit follows it."""
CUT = to_say("{name}, of which only the first {count} characters were read")
SO_FAR = to_say("open so far, and the rest was not read and may limit it")
"""Said in place of an open category where the text was cut."""
STYLES = {
    Category.OPEN_SOURCE: "bold green",
    Category.OPEN_DATA: "bold green",
    Category.OPEN_WEIGHTS_UNRESTRICTED: "bold green",
    Category.RESTRICTED_USE: "bold yellow",
    Category.RESTRICTED_COMMERCIAL: "bold yellow",
    Category.RESEARCH_ONLY: "bold red",
    Category.PROPRIETARY: "bold red",
}

FREEDOMS = {
    "use": to_say("use it for any purpose"),
    "study": to_say("study how it works"),
    "modify": to_say("modify it"),
    "share": to_say("share it, changed or not"),
}

COMPONENTS = {"": to_say("the rest"), "weights": to_say("the weights"), "code": to_say("the code")}
COMPONENTS |= {"data": to_say("the data"), "documents": to_say("the documents")}

GROUPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        to_say("Who, and how much"),
        (
            *("user_threshold", "usage_threshold", "revenue_threshold", "non_commercial"),
            *("research_only", "commercial_registration", "gated_access"),
        ),
    ),
    (
        to_say("What for"),
        (
            *("use_restrictions", "acceptable_use_policy", "military_ban", "field_of_use"),
            *("no_model_improvement", "output_restriction", "no_reverse_engineering"),
            "no_circumvention",
        ),
    ),
    (to_say("Where"), ("territory_exclusion",)),
    (
        to_say("Passing it on"),
        (
            *("redistribution_ban", "no_derivatives_sharing", "non_sublicensable", "copyleft"),
            *("flow_down", "base_model_terms", "naming"),
        ),
    ),
    (
        to_say("How it can change or end"),
        (
            *("revocable", "termination_on_breach", "ip_retaliation"),
            *("patent_retaliation_all_rights", "remote_restriction", "must_update", "indemnity"),
        ),
    ),
)
NOTICES = to_say("Notices")
"""The group of all other types; shown last."""
