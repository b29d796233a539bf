"""What notes say of training data and of data for evaluation."""

from __future__ import annotations

from typing import Final

TRAINING_DATA: Final = (
    "Told of the training data: {n} topics; not found: {topics_of_data}.",
    "Provenance, scope, characteristics, selection, labelling and processing are told.",
    "The whole card of {repository} tells nothing of the training data.",
    "Nothing was found on what the training data is.",
    "All data is listed with where to get it: {names}.",
    "All data is named, {names}; in which proportions was not found.",
    "Part of the data is listed: {names}.",
    "The data is withheld, or described by kind only; no source is listed.",
    "No list of the training data was found.",
    "Data sets of the makers' own for {stages}: {names}.",
    "No data set of the maker's own is named.",
    "Datasheet or data card: {datasheets}.",
    "No datasheet was found.",
    "A section of the documents describes the data and names its sources.",
    "A section describes the data and names no source.",
    "No section on the data was found.",
    "To be had after asking or agreeing: {stages_of_data}.",
    "Of no stage of training is a gate known to be all that stands before the data.",
    "A base model: no tuning is part of the release.",
    "Data files in the repository: {paths}.",
    "Nothing was found on the data of {names}.",
    "Data for evaluation: {paths}.",
    "Results on benchmarks that are only named.",
    "No evaluation data.",
    "No public summary of training content was found with the release.",
    "A summary of training content is named, and was not seen.",
    "A summary of training content with {n} of {of} items.",
    "A summary of training content with {n} of {of} items; not found: {items}.",
    "No copyright policy was found with the release.",
    "On the rights of authors it tells of: {rights}.",
)
"""Whole notes."""

AFTER: Final = (
    "But {unread} could not be read.",
    "Not looked at: {names}.",
    "Not all data of the model has one.",
    "A paper is named, and was not read.",
    "Not seen: {wanted}.",
    "The licence of {base} is not known.",
    "Whether terms on the outputs of {base} reach it is not known.",
    "Nothing was seen of the data of {names}.",
    "In {path} {differences}.",
    "Named, with an address: {names}.",
    "Part of {data} is named, {names}; {rest}.",
    "Named, and nothing is at its address: {names}.",
    "Named, and nobody can have it: {names}.",
    "Undisclosed: {data} is said to be withheld.",
    "Undisclosed: {data} is described, and no corpus is named.",
    "Linked where {data} is described, and not said to be it: {names}.",
    "Nothing was found on {data}.",
    "A circle: {model} is itself made from this model.",
    "{model} is recorded and was not followed.",
    "Read from the recording of {model}, a model of the same line.",
    (
        "{place_that_says} says {relation}, {other_place} {other_relation}; the former is more "
        "specific."
    ),
)
"""Sentences that may follow another one in a note; most of them stand alone too."""
