"""The tables of docs/agreement/index.md, from the figures that the package publishes."""

from __future__ import annotations

import howopen
from howopen.reports.agreement import HEADS, percent, row


def overview() -> None:
    """Print a line for each framework."""
    known = howopen.definitions()
    print("| " + " | ".join(HEADS) + " | measured |")
    print("| --- " * (len(HEADS) + 1) + "|")
    for each in howopen.load_agreement():
        print("| " + " | ".join((*row(each, known), each.measured)) + " |")
    print()
    for each in howopen.load_agreement():
        print(f"- {known[each.framework].name}: {each.labels} ({each.license}).")
        for remark in each.remarks:
            print(f"  {remark}")


def certainty() -> None:
    """Print agreement by how firmly the cells stand."""
    known = howopen.definitions()
    print("| | certain | likely | not seen |")
    print("| --- | --- | --- | --- |")
    for each in howopen.load_agreement():
        if each.certainty:
            shares = [
                f"{percent(share.accuracy)} of {share.cells}" for share in each.certainty.values()
            ]
            print(f"| {known[each.framework].short} | {' | '.join(shares)} |")


def dimensions() -> None:
    """Print agreement by dimension, a table for each framework."""
    for each in howopen.load_agreement():
        framework = howopen.definitions()[each.framework]
        if each.dimensions:
            print(f"### {framework.name}\n")
            print("| dimension | cells | agree |")
            print("| --- | --- | --- |")
            for name, share in each.dimensions.items():
                dimension = framework.dimension(name)
                title = dimension.title if dimension else name
                print(f"| {title} | {share.cells} | {percent(share.accuracy)} |")
            print()
