"""What notes say of documents: cards, papers, what they tell."""

from __future__ import annotations

from typing import Final

DOCUMENTS: Final = (
    "Documented in part; not found: {undocumented}.",
    "Architecture and training setup are described, shown by code, and a paper is named.",
    "The release says that the architecture is withheld.",
    "No description of the architecture was found.",
    "Documents of the base describe its training in about {n} words.",
    "No description of the base's training was found.",
    "A preprint on the base is named; its text is not in the recording.",
    "Documents describe the tuning in about {n} words.",
    "No description of the tuning was found.",
    "A stage of tuning by preferences or rewards is named.",
    "Nothing was found on a stage of tuning by preferences.",
    "Supervised tuning alone, as far as the release tells.",
    "Hardware or compute is described in about {n} words.",
    "It is said what hardware trained the model.",
    "Nothing on hardware.",
    "Training took about {operations} FLOP, as stated.",
    "Estimated at about {operations} FLOP: 6 x {parameters} parameters x {tokens} tokens.",
    (
        "Estimated at about {least} to {most} FLOP for the members of the family with {fewest} and "
        "{largest} parameters."
    ),
    "Between {least} and {most} FLOP, by what is stated.",
    "Neither operations, nor both parameters and training tokens are stated.",
    "Of the base, {base}: {note}",
    "The card of {names} covers {n} topics, and not {topics}.",
    "The card of {names} covers {topics}.",
    "The whole page of {names} covers {topics}: that is no model card.",
    "Only part of the card of {names} was seen.",
    "The card of {names} {known_how}; what it covers was not seen.",
    "The card of {names} was not seen.",
    "The page of {names} could not be read.",
    "No model card was found.",
    "Of its use it tells {usage}; not found: {missing_usage}.",
    "Modalities, capabilities, limitations and integration are told.",
    "The whole card of {repository} tells nothing of its use.",
    "No card was seen.",
    "Results of evaluations in about {n} words.",
    "No results.",
    "Sample outputs: {paths}.",
    "An output is shown with the example code.",
    "No sample outputs.",
    "No document of the release could be read.",
    "Preprint {papers}; not read.",
    "Preprints {papers}; not read.",
    "On the base: preprint {papers}; not read.",
    "On the base: preprints {papers}; not read.",
    "No archived preprint is named for the model itself.",
    "No archived preprint is named for the base.",
    "Peer-reviewed: {papers}.",
    "No peer-reviewed paper is named for the model itself.",
    "No peer-reviewed paper is named for the model itself; {papers} is on its base.",
    "A report is linked.",
    "A paper is linked, and no technical report of its own.",
    "Only blog posts are linked.",
    "No report was found.",
)
"""Whole notes."""
