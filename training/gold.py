"""What corpora tell by labels of their own, as examples: a part of the spans, and nothing of the rest.

- PolNeAR: sources, cues and contents, and what belongs together: all of them, in every sentence.
- WikiEvents: triggers of violence and of its effects, with their roles in the sentence. Other triggers may be
  ours or not, and a role that is told in another sentence is not there: both stay unknown.
- MUC-4 (development): where a sentence holds two fillers of an incident, who did it, what was hit, with what.
- re3d: weapons, places and times are in its entities of that type, or they are none.
"""

from __future__ import annotations

import glob
import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from tokenizers import Tokenizer

from legomena.extract.neural.encoding import windows
from legomena.extract.sentences import split_sentences

from . import corpora
from .data import Classes, Example, Links, Spans, of_frames, targets
from .labels import Frame

SAYING = frozenset({"src", "cue", "con", "con2"})
"""Kinds of span that PolNeAR tells of; the rest of its words is not known."""


def _examples(
    text: str,
    tok: Tokenizer,
    spans: Spans,
    links: Links,
    kinds: Iterable[str],
    unknown: Iterable[tuple[str, int, int]] = (),
) -> Iterator[Example]:
    nothing: Classes = []
    for window in windows(text, split_sentences(text), tok):
        yield targets(window, spans, links, nothing, frozenset(kinds), unknown)


# -- PolNeAR ----------------------------------------------------------------------------------------------

_SPAN = re.compile(r"(T\d+)\t(Source|Cue|Content) ([\d;\s]+)\t")


def polnear(part: str, tok: Tokenizer) -> Iterator[Example]:
    """Examples of PolNeAR's attributions (``train`` or ``dev``)."""
    folder = corpora.DATA / "polnear" / part
    for path in sorted((folder / "text").glob("*.txt")):
        # Some texts are annotated twice, each in a file of its annotator; the first is taken.
        marks = sorted((folder / "attributions").glob(f"{glob.escape(path.stem)}_*.ann"))
        if marks:
            spans, links, _ = of_frames(attributions(marks[0]))
            yield from _examples(path.read_text(encoding="utf-8"), tok, spans, links, SAYING)


def attributions(path: Path) -> list[Frame]:
    """The attributions of one brat file, as frames."""
    pieces: dict[str, list[tuple[int, int]]] = {}
    frames = []
    events = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if m := _SPAN.match(line):
            ends = [p.split() for p in m.group(3).split(";")]
            pieces[m.group(1)] = [(int(a), int(b)) for a, b in ends]
        elif line.startswith("E"):
            events.append(line.split("\t")[1].split())
    for roles in events:
        frame = Frame("A", "")
        for role in roles:
            name, _, ref = role.partition(":")
            short = {"Source": "src", "Cue": "cue", "Content": "con"}.get(re.sub(r"\d+$", "", name))
            if short and ref in pieces:
                found = pieces[ref]
                # A source or cue in two pieces is one to the eye; a content in two is said in two.
                if short == "con":
                    frame.spans += [("con", a, b) for a, b in found]
                else:
                    frame.spans.append((short, found[0][0], found[0][1]))
        frames.append(frame)
    return frames


# -- WikiEvents -------------------------------------------------------------------------------------------

_ROLES = {
    "Attacker": "act",
    "Killer": "act",
    "Injurer": "act",
    "Destroyer": "act",
    "Target": "tgt",
    "Victim": "grp",
    "Artifact": "tgt",
    "Place": "plc",
    "Instrument": "wpn",
    "ExplosiveDevice": "wpn",
    "Time": "tim",
}
_EFFECTS = ("Life.Die", "Life.Injure")


def wikievents(tok: Tokenizer) -> Iterator[Example]:
    """Examples of the violent events of WikiEvents (train)."""
    texts = corpora.texts("wikievents")
    with (corpora.DATA / "wikievents" / "train.jsonl").open(encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            text = texts[row["docid"]]
            sentences = split_sentences(text)
            places = _places(text, row["tokens"])
            spans: Spans = []
            links: Links = []
            unknown: list[tuple[str, int, int]] = []
            for event in row["event_mentions"]:
                trigger = event["trigger"]
                a, b = places[trigger["start_idx"]][0], places[trigger["end_idx"] - 1][1]
                effect = event["event_type"].startswith(_EFFECTS)
                if not effect and not event["event_type"].startswith("Conflict"):
                    unknown += [(kind, a, b) for kind in ("trg", "eff", "out")]
                    continue
                head = ("eff" if effect else "trg", a, b)
                unknown += [("trg" if effect else "eff", a, b)]
                spans.append(head)
                first, last = next(s for s in sentences if s[0] <= a < s[1])
                for role in event["arguments"]:
                    kind = _ROLES.get(role["role"])
                    at = text.find(role["text"], first, last)
                    if kind and at >= 0 and (kind == "grp") == effect:
                        spans.append((kind, at, at + len(role["text"])))
                        if not effect:
                            links.append(("event", head, spans[-1]))
            known = {"trg", "eff", *_ROLES.values()}
            unknown += [(kind, 0, len(text)) for kind in known - {"trg", "eff"}]
            yield from _examples(text, tok, spans, links, known, unknown)


def _places(text: str, tokens: list[str]) -> list[tuple[int, int]]:
    """Where each token stands in the text that was made of them."""
    out, at = [], 0
    for token in tokens:
        at = text.index(token, at)
        out.append((at, at + len(token)))
        at += len(token)
    return out


# -- MUC-4 ------------------------------------------------------------------------------------------------

_SLOTS = {"PerpInd": "act", "PerpOrg": "act", "Target": "tgt", "Victim": "tgt", "Weapon": "wpn"}


def muc4(tok: Tokenizer) -> Iterator[Example]:
    """Examples of the incident templates of MUC-4's development messages, in their five-role form."""
    texts = corpora.texts("muc4")
    with (corpora.DATA / "muc4" / "five-role-train.json").open(encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            text = texts[row["docid"]]
            spans: Spans = []
            for template in row["templates"]:
                fills = [
                    (kind, mention)
                    for slot, kind in _SLOTS.items()
                    for entity in template[slot]
                    for mention, _ in entity
                ]
                for a, b in split_sentences(text):
                    here = [
                        (kind, a + m.start(), a + m.end())
                        for kind, mention in fills
                        if (m := re.search(rf"\b{re.escape(mention)}\b", text[a:b], re.IGNORECASE))
                    ]
                    if len({kind for kind, _, _ in here}) > 1:
                        spans += here
            unknown = [(kind, 0, len(text)) for kind in ("act", "tgt", "wpn")]
            if spans:
                yield from _examples(text, tok, spans, [], ("act", "tgt", "wpn"), unknown)


# -- re3d -------------------------------------------------------------------------------------------------

_ENTITIES = {
    "Weapon": "wpn",
    "MilitaryPlatform": "wpn",
    "Vehicle": "wpn",
    "Location": "plc",
    "Coordinate": "plc",
    "Temporal": "tim",
    "Frequency": "tim",
}


def re3d(tok: Tokenizer) -> Iterator[Example]:
    """Examples of what the entities of re3d are not."""
    unknown: dict[str, list[tuple[str, int, int]]] = defaultdict(list)
    for path in sorted((corpora.DATA / "re3d").glob("*/entities.json")):
        for row in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
            if row["type"] in _ENTITIES:
                unknown[row["documentId"]].append((_ENTITIES[row["type"]], row["begin"], row["end"]))
    for name, text in corpora.texts("re3d").items():
        yield from _examples(text, tok, [], [], set(_ENTITIES.values()), unknown[name])


READERS: dict[str, Callable[[Tokenizer], Iterator[Example]]] = {
    "polnear": lambda tok: polnear("train", tok),
    "wikievents": wikievents,
    "muc4": muc4,
    "re3d": re3d,
}
