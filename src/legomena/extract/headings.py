"""Headlines: what a headline counts without saying who counts it, the body below it tells.

"145 killed in 40 hours" over "The minister said at least 145 were killed" is the minister's figure, told
twice. A headline figure that no speaker of its own is named for takes the speaker of the same figure in
the body; where the body has none, it stays the outlet's. One that the body tells again with a qualifier
that the headline leaves out is no second claim.
"""

from __future__ import annotations

import msgspec

from legomena.records import OUTLET, Claim, Document, with_id

LONGEST = 120
"""Longest first line, in characters, that is taken for a headline."""


def settle_headline(document: Document, claims: list[Claim]) -> list[Claim]:
    """Return the claims with the speakers of headline figures settled; ids and parts follow."""
    end = document.text.find("\n")
    if end < 0 or end > LONGEST:
        return claims
    body = [c for c in claims if c.kind == "toll" and c.start > end and _named(c)]
    renamed: dict[str, str] = {}
    out: list[Claim] = []
    for claim in claims:
        if claim.kind == "toll" and claim.end <= end and not _named(claim):
            same = next((b for b in body if _same_figure(claim, b)), None)
            if same is not None:
                settled = with_id(msgspec.structs.replace(claim, speaker=same.speaker))
                renamed[claim.id] = settled.id
                claim = settled
        out.append(claim)
    told = [c for c in out if c.kind == "toll" and c.start > end]
    repeated: dict[str, str] = {}
    for claim in out:
        if claim.kind == "toll" and claim.end <= end:
            same = next((b for b in told if _repeats(claim, b)), None)
            if same is not None:
                repeated[claim.id] = same.id
    renamed = {old: repeated.get(new, new) for old, new in renamed.items()} | repeated
    settled_ids = {c.id: c for c in out if c.id not in repeated}
    return [
        msgspec.structs.replace(c, part_of=renamed[c.part_of]) if c.part_of in renamed else c
        for c in settled_ids.values()
    ]


def _repeats(headline: Claim, body: Claim) -> bool:
    """Whether the body tells a headline's figure again, with more care: "145" over "at least 145"."""
    value = headline.low if headline.low is not None else headline.high
    same = value is not None and value in (body.low, body.high) and headline.effect == body.effect
    finer = (headline.low, headline.high) != (body.low, body.high)
    grouped = headline.group in (body.group, "unspecified")
    return same and grouped and finer and headline.speaker.name == body.speaker.name


def _named(claim: Claim) -> bool:
    """Whether somebody stands behind the figure: not the outlet, a paper, or "an official"."""
    speaker = claim.speaker
    if speaker.name == OUTLET or speaker.role == "media":
        return False
    return any(word[:1].isupper() for word in speaker.name.split()) or len(speaker.name.split()) > 1


def _same_figure(a: Claim, b: Claim) -> bool:
    value = a.low if a.low is not None else a.high
    return value is not None and value in (b.low, b.high) and (a.effect, a.group) == (b.effect, b.group)
