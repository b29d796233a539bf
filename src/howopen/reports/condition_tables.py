"""The words for conditions of licences that say the same whatever their details."""

from __future__ import annotations

from howopen.locale import to_say

EFFECTS = {
    "separate_licence": to_say("a separate licence must be asked for"),
    "royalty": to_say("a royalty must be paid"),
    "licence_terminates": to_say("the licence ends"),
    "no_commercial_grant": to_say("commercial use is not granted"),
    "registration": to_say("one must register"),
    "display_name": to_say("a name must be displayed"),
}


OTHER_TERMS = to_say("other terms hold")

FORBIDS = {
    "non_commercial": to_say("forbids commercial use"),
    "research_only": to_say("allows research only"),
    "commercial_registration": to_say("commercial use must be registered or asked for"),
    "use_restrictions": to_say("forbids some uses"),
    "acceptable_use_policy": to_say("binds users to a use policy"),
    "military_ban": to_say("forbids military use"),
    "no_model_improvement": to_say("forbids improving other models with it"),
    "field_of_use": to_say("holds for one purpose only"),
    "redistribution_ban": to_say("forbids passing it on"),
    "no_derivatives_sharing": to_say("forbids sharing changed versions"),
    "output_restriction": to_say("limits what may be done with outputs"),
}
"""What a limit does, as the end of the headline."""

PLAIN = {
    "non_commercial": to_say("commercial use is not granted"),
    "commercial_registration": "commercial use must be registered or asked for",
    "gated_access": to_say("access must be asked for first"),
    "military_ban": to_say("military use is forbidden"),
    "no_reverse_engineering": to_say("it may not be reverse engineered"),
    "no_circumvention": to_say("safeguards may not be circumvented"),
    "redistribution_ban": to_say("it may not be passed on"),
    "no_derivatives_sharing": to_say("changed versions may not be shared"),
    "non_sublicensable": to_say("it may not be sublicensed"),
    "base_model_terms": to_say("another model's terms bind too"),
    "revocable": to_say("it can be revoked"),
    "termination_on_breach": to_say("it ends when its terms are broken"),
    "patent_retaliation_all_rights": to_say("a patent suit ends all rights"),
    "remote_restriction": to_say("use can be restricted from afar"),
    "must_update": to_say("updates must be used"),
    "indemnity": to_say("users must make good the maker's losses"),
    "licence_copy": to_say("copies must come with the licence"),
    "state_changes": to_say("changed files must be marked"),
    "no_endorsement": to_say("the maker's name may not be used to endorse"),
    "request_only": to_say("something is asked for, and not demanded"),
}
"""Those that say the same whatever their details."""

TELLS = {
    "where": to_say("see {detail}"),
    "address": to_say("at {detail}"),
    "unless": to_say("unless {detail}"),
    "how": to_say("by {detail}"),
    "by": "by {detail}",
    "also": to_say("also {detail}"),
    "of": to_say("this means {detail}"),
}
"""How other details are told; any that is not here is told with its name."""
