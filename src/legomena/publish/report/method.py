"""How the report was made: what was withheld and left out, by which rules, and how to cite it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from legomena.records import Anatomy

from .. import words
from ..tolls import policy_name
from .blocks import Block, Bullets, Heading, Paragraph, Table, strong, text


def withheld(anatomy: Anatomy) -> Iterator[Block]:
    """Yield what a publication profile withheld, if it did."""
    if not anatomy.withheld:
        return
    yield Heading(1, "What was withheld")
    yield Paragraph(
        text(f"This is the {anatomy.profile} edition. What it leaves out is not in this file."), "lead"
    )
    yield Table(
        "What was withheld, by kind and number",
        ("Of what", "Number", "Why"),
        tuple(
            (text(strong(words.capital(one.kind))), text(words.number(one.number)), text(one.reason))
            for one in anatomy.withheld
        ),
    )


def method(shown: dict[str, Any], anatomy: Anatomy) -> Iterator[Block]:
    """Yield the part on method."""
    made = f"Legomena {anatomy.version}".strip()
    kinds = ", ".join(f"{words.number(number)} {kind}" for kind, number in shown["kinds"])
    kinds = f": {kinds}" if kinds else ""
    yield Heading(1, "Method")
    yield Paragraph(
        text(
            f"{made} read {words.count(len(anatomy.documents), 'document')} and kept "
            f"{words.count(len(anatomy.claims), 'claim')}{kinds}. Each claim rests on a verbatim "
            "quote. Claims were linked into incidents, and figures reconciled, by rules that give "
            "the same result each time. A machine read these texts: it misses things and gets some wrong, so "
            "follow a figure to its words before you rely on it."
        )
    )
    yield Paragraph(text("Unknown is never shown as 0. A 0 here was said by someone."))
    if shown["extractors"]:
        yield Paragraph(text(f"Read by: {words.listing(shown['extractors'])}. Edition: {anatomy.profile}."))
    if shown["left_out_here"]:
        yield Heading(2, "What was left out, and why")
        yield Bullets(
            tuple(
                text(strong(words.number(one.number)), f" {one.what} {one.why}.")
                for one in shown["left_out_here"]
            )
        )
    if shown["policies"]:
        yield Heading(2, "Counting rules")
        yield Bullets(tuple(text(strong(policy), f": {policy_name(policy)}") for policy in shown["policies"]))
    if anatomy.set_aside:
        yield Heading(2, "Set aside")
        yield Bullets(tuple(text(strong(one.name), f": {one.reason}") for one in anatomy.set_aside))
    yield Heading(2, "How to cite")
    yield Paragraph(text(strong(anatomy.title), f". {shown['citation']}"))
    yield Heading(2, "Licences")
    yield Paragraph(
        text(
            "Country outlines: Natural Earth, public domain. Places: GeoNames, CC BY 4.0. The texts belong "
            "to their publishers."
        )
    )
