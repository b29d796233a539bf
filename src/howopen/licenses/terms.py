"""What a licence is to us: its id, its category, its main conditions. Facts, no text."""

from __future__ import annotations

from enum import StrEnum

import msgspec


class Category(StrEnum):
    """How far a licence lets people go, from the widest to the narrowest."""

    OPEN_SOURCE = "open-source"
    """On the OSI's list."""
    OPEN_DATA = "open-data"
    """Open terms made for data and content (Creative Commons, CDLA, ODC)."""
    OPEN_WEIGHTS_UNRESTRICTED = "open-weights-unrestricted"
    """No limit on field, commerce or size, and not on the OSI's list."""
    RESTRICTED_USE = "restricted-use"
    """Some uses are forbidden."""
    RESTRICTED_COMMERCIAL = "restricted-commercial"
    """Commercial use is forbidden, or limited by size, revenue or registration."""
    RESEARCH_ONLY = "research-only"
    PROPRIETARY = "proprietary"

    @property
    def rank(self) -> int:
        """0 for the widest category, growing with the restrictions."""
        return list(Category).index(self)

    @property
    def open(self) -> bool:
        """Whether anyone may use it for anything, without a limit of size, field or commerce."""
        return self.rank <= Category.OPEN_WEIGHTS_UNRESTRICTED.rank


class Acceptance(StrEnum):
    """What the publisher asks of people before it hands out files under the licence."""

    CLICK = "click"
    """A button that accepts the terms."""
    REQUEST_FORM = "request-form"
    """A form with one's name and purpose, granted by the publisher."""


class Condition(msgspec.Struct, frozen=True):
    """One condition of a licence, e.g. `user_threshold` of 700,000,000 users a month."""

    type: str
    """Name from the list of condition types (`howopen.licenses.CONDITION_TYPES`)."""
    value: dict[str, str | int | bool | tuple[str, ...]] = {}
    """Its details by name; counts are plain numbers, money is in whole units of `currency`."""


CONDITION_TYPES: tuple[str, ...] = (
    "user_threshold",
    "usage_threshold",
    "revenue_threshold",
    "non_commercial",
    "research_only",
    "commercial_registration",
    "use_restrictions",
    "acceptable_use_policy",
    "military_ban",
    "no_model_improvement",
    "naming",
    "display_attribution",
    "attribution_notice",
    "licence_copy",
    "state_changes",
    "flow_down",
    "copyleft",
    "redistribution_ban",
    "no_derivatives_sharing",
    "territory_exclusion",
    "output_restriction",
    "no_reverse_engineering",
    "no_circumvention",
    "field_of_use",
    "gated_access",
    "base_model_terms",
    "ip_retaliation",
    "patent_retaliation_all_rights",
    "termination_on_breach",
    "revocable",
    "non_sublicensable",
    "remote_restriction",
    "must_update",
    "indemnity",
    "no_endorsement",
    "request_only",
)
"""Every condition type, in the order in which they are shown."""


class License(msgspec.Struct, frozen=True, kw_only=True):
    """A licence that we know by name."""

    id: str
    """SPDX id; else `LicenseRef-scancode-KEY`; else `LicenseRef-howopen-SLUG`."""
    name: str
    category: Category
    osi_approved: bool = False
    conditions: tuple[Condition, ...] = ()
    """The main ones, as known of the licence's own text."""
    family: str | None = None
    publisher: str = ""
    url: str = ""
    acceptance: Acceptance | None = None
    """`None` when no such step is known of the licence itself."""
    learned_from_outputs: bool = False
    """Whether what it calls a derivative includes a model that learned from outputs."""
    aliases: tuple[str, ...] = ()
    """Other names, the ids that model hubs use among them."""

    def condition(self, type_: str) -> Condition | None:
        """The first condition of that type."""
        return next((c for c in self.conditions if c.type == type_), None)
