"""Draw passages to label, read what annotators wrote, and tell how far two of them agree.

    python -m training.annotate draw CORPUS --sentences N --seed S --out FILE    # a work sheet
    python -m training.annotate own TEXT.txt --out FILE                          # of an own report
    python -m training.annotate read SHEET --by NAME --out labels/FILE.jsonl     # checks every line
    python -m training.annotate agree A.jsonl B.jsonl

A work sheet lies outside the project, since it holds the words of a corpus. Below each numbered sentence its
annotator writes lines as GUIDELINE.md tells.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
from collections import Counter
from pathlib import Path

from legomena.extract.sentences import split_sentences

from . import corpora
from .labels import Frame, LabelError, Labelled, digest, load, parse, to_row

_VIOLENT = re.compile(
    r"\b(kill|dead|death|die[sd]?\b|wound|injur|casualt|toll|victim|bodies|body|hostage|kidnap|abduct|missing|arrest|"
    r"bomb|explo|attack|shot|shoot|gunm|militant|rebel|terror|guerrilla|massacre|murder|assassin|clash|ambush|raid|"
    r"responsib|claim|blam|accus|den(?:y|ied)|civilian|soldier|troops|police)",
    re.IGNORECASE,
)
PASSAGE = 5
"""Sentences of a passage."""


def draw(corpus: str, sentences: int, seed: int, out: Path, skip: set[str]) -> None:
    """Write a work sheet of passages: where violence is told, and some where it is not."""
    rng = random.Random(seed)
    names = sorted(corpora.texts(corpus))
    rng.shuffle(names)
    lines: list[str] = []
    count = passage = 0
    for name in names:
        if count >= sentences:
            break
        full = f"{corpus}:{name}"
        if full in skip:
            continue
        text = corpora.texts(corpus)[name]
        spans = [s for s in split_sentences(text) if len(text[slice(*s)].split()) > 2]
        starts = list(range(max(1, len(spans) - PASSAGE + 1)))
        if not spans:
            continue
        weights = [
            0.3 + sum(len(_VIOLENT.findall(text[slice(*s)])) for s in spans[k : k + PASSAGE]) for k in starts
        ]
        first = rng.choices(starts, weights)[0]
        passage += 1
        lines.append(f"== {full}")
        for a, b in spans[first : first + PASSAGE]:
            count += 1
            lines += [f"#{a}-{b} {' '.join(text[a:b].split())}", ""]
    out.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{count} sentences in {passage} passages: {out}")


def own(path: Path, out: Path) -> None:
    """Write a work sheet of one report of the project's own."""
    text = path.read_text(encoding="utf-8")
    lines = [f"== reports:{path.stem}"]
    for a, b in split_sentences(text):
        lines += [f"#{a}-{b} {' '.join(text[a:b].split())}", ""]
    out.write_text("\n".join(lines) + "\n", encoding="utf-8")


def read_sheet(path: Path, by: str) -> tuple[list[Labelled], list[str]]:
    """Read a work sheet: the labelled sentences, and what is wrong with it by line."""
    found: list[Labelled] = []
    wrong: list[str] = []
    document, text, passage, begin = "", "", 0, 0
    current: Labelled | None = None
    touched = False

    def close() -> None:
        if current is not None and touched:
            found.append(current)
        elif current is not None:
            wrong.append(
                f"{path.name}: #{current.start}-{current.end} of {current.document} has no line ('-': none)"
            )

    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith("== "):
            close()
            current = None
            document, passage, begin = line[3:].strip(), passage + 1, -1
            text = corpora.text_of(document)
        elif m := re.match(r"#(\d+)-(\d+)", line):
            close()
            a, b = int(m.group(1)), int(m.group(2))
            begin = a if begin < 0 else begin
            current = Labelled(document, a, b, digest(text[a:b]), [], [], by, passage)
            touched = False
        elif line.strip() and current is not None:
            touched = True
            try:
                got = parse(line, text, current.start, current.end, begin)
            except LabelError as error:
                wrong.append(f"{path.name}:{number}: {error}")
                continue
            if isinstance(got, Frame):
                current.frames.append(got)
            elif got:
                current.flags += got
    close()
    return found, wrong


def agreement(a: list[Labelled], b: list[Labelled]) -> dict[str, float]:
    """F1 between two annotators over the sentences that both labelled, by element (same words, overlap
    counts)."""
    other = {(s.document, s.start): s for s in b}
    same: Counter[str] = Counter()
    mine: Counter[str] = Counter()
    theirs: Counter[str] = Counter()
    for one in a:
        two = other.get((one.document, one.start))
        if two is None:
            continue
        for frames, count in ((one.frames, mine), (two.frames, theirs)):
            count.update(n for f in frames for n in _elements(f))
        for f in one.frames:
            best = max(two.frames, key=lambda g: _overlap(f, g), default=None)
            if best is not None and _overlap(f, best):
                same[f.kind] += 1
                same[f"{f.kind} class"] += f.label == best.label
                for name, x, y in f.spans:
                    same[f"{f.kind}.{name}"] += any(n == name and x < v and u < y for n, u, v in best.spans)
    return {n: round(2 * same[n] / (mine[n] + theirs[n]), 3) for n in sorted(mine) if mine[n] + theirs[n] > 5}


def _elements(f: Frame) -> list[str]:
    return [f.kind, f"{f.kind} class", *(f"{f.kind}.{n}" for n, _, _ in f.spans)]


def _overlap(f: Frame, g: Frame) -> int:
    if f.kind != g.kind:
        return 0
    key = {"T": ("fig", "grp"), "A": ("cue", "con"), "S": ("cue",)}.get(f.kind, ("trg",))
    return sum(n == m and a < v and u < b for n, a, b in f.spans for m, u, v in g.spans if n in key)


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    commands = parser.add_subparsers(dest="command", required=True)
    p = commands.add_parser("draw")
    p.add_argument("corpus", choices=sorted(corpora.READERS))
    p.add_argument("--sentences", type=int, required=True)
    p.add_argument("--seed", type=int, required=True)
    p.add_argument("--out", type=Path, required=True)
    p.add_argument(
        "--skip", type=Path, nargs="*", default=[], help="sheets whose documents are not drawn again"
    )
    p = commands.add_parser("own")
    p.add_argument("text", type=Path)
    p.add_argument("--out", type=Path, required=True)
    p = commands.add_parser("read")
    p.add_argument("sheets", type=Path, nargs="+")
    p.add_argument("--by", required=True)
    p.add_argument("--out", type=Path)
    p = commands.add_parser("agree")
    p.add_argument("a", type=Path)
    p.add_argument("b", type=Path)
    o = parser.parse_args()
    if o.command == "draw":
        skip = {
            line[3:].strip()
            for path in o.skip
            for line in path.open(encoding="utf-8")
            if line.startswith("== ")
        }
        draw(o.corpus, o.sentences, o.seed, o.out, skip)
    elif o.command == "own":
        own(o.text, o.out)
    elif o.command == "read":
        rows: list[Labelled] = []
        faults: list[str] = []
        for sheet in o.sheets:
            found, wrong = read_sheet(sheet, o.by)
            rows += found
            faults += wrong
        print("\n".join(faults), file=sys.stderr)
        print(f"{len(rows)} sentences, {len(faults)} faults")
        if o.out and not faults:
            o.out.write_text(
                "".join(json.dumps(to_row(r), ensure_ascii=False) + "\n" for r in rows), encoding="utf-8"
            )
        return 1 if faults else 0
    else:
        for name, value in agreement(list(load([o.a])), list(load([o.b]))).items():
            print(f"{name:10} {value}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
