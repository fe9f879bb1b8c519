"""How like two partitions of the same things are: B³, MUC, CEAF-e, and their mean, the CoNLL F1."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Mapping

Partition = Mapping[str, Hashable]
"""Thing → the part that it is in."""


def b_cubed(gold: Partition, found: Partition) -> float:
    """F1 of B³ (Bagga and Baldwin, 1998): each thing's share of its found part that is right, and back."""
    both = Counter((gold[thing], found[thing]) for thing in gold)
    golds, founds = Counter(gold.values()), Counter(found[thing] for thing in gold)
    precision = sum(n * n / founds[part] for (_, part), n in both.items()) / len(gold)
    recall = sum(n * n / golds[part] for (part, _), n in both.items()) / len(gold)
    return _f1(precision, recall)


def muc(gold: Partition, found: Partition) -> float:
    """F1 of MUC (Vilain et al., 1995): links of one partition that the other has too."""
    return _f1(_links_kept(found, gold), _links_kept(gold, found))


def ceaf_e(gold: Partition, found: Partition) -> float:
    """F1 of CEAF-e (Luo, 2005): the best one-to-one match of parts, each pair worth its Dice overlap."""
    golds, founds = Counter(gold.values()), Counter(found[thing] for thing in gold)
    worth: dict[Hashable, dict[Hashable, float]] = defaultdict(dict)
    for (one, other), n in Counter((gold[thing], found[thing]) for thing in gold).items():
        worth[one][other] = 2 * n / (golds[one] + founds[other])
    total = _best_match(worth)
    return _f1(total / len(founds), total / len(golds))


def conll(gold: Partition, found: Partition) -> float:
    """The mean of the three."""
    return (muc(gold, found) + b_cubed(gold, found) + ceaf_e(gold, found)) / 3


def _f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def _links_kept(one: Partition, other: Partition) -> float:
    parts: dict[Hashable, list[str]] = defaultdict(list)
    for thing, part in one.items():
        parts[part].append(thing)
    links = sum(len(things) - 1 for things in parts.values())
    kept = sum(len(things) - len({other[thing] for thing in things}) for things in parts.values())
    return kept / links if links else 0.0


def _best_match(worth: Mapping[Hashable, Mapping[Hashable, float]]) -> float:
    """Return the greatest total of a one-to-one match (successive best paths, one row after the other)."""
    match: dict[Hashable, Hashable] = {}
    price: dict[Hashable, float] = defaultdict(float)
    gain = {row: max(columns.values()) for row, columns in worth.items()}
    for start in worth:
        # Dijkstra over the slack of rows and columns (Hungarian method); a row may stay without a column
        least: dict[Hashable, tuple[float, Hashable]] = {}
        done: dict[Hashable, tuple[float, Hashable]] = {}
        rows = {start: 0.0}
        row, far = start, 0.0
        best_end: tuple[float, Hashable | None, Hashable] = (gain[start], None, start)
        while True:
            for column, value in worth[row].items():
                if column not in done:
                    step = far + gain[row] + price[column] - value
                    if column not in least or step < least[column][0]:
                        least[column] = (step, row)
            if not least:
                break
            column = min(least, key=lambda c: least[c][0])
            far, via = least.pop(column)
            if far >= best_end[0]:
                break
            done[column] = (far, via)
            if column not in match:
                best_end = (far, column, via)
                break
            row = match[column]
            rows[row] = far
            if far + gain[row] < best_end[0]:
                best_end = (far + gain[row], None, row)
        cost, column_end, row = best_end
        for found, (distance, _) in done.items():
            if distance < cost:
                price[found] += cost - distance
        for found_row, distance in rows.items():
            if distance < cost:
                gain[found_row] -= cost - distance
        column_now = column_end
        while True:  # hand the columns on along the path
            previous = next((c for c, r in match.items() if r == row), None)
            if column_now is not None:
                match[column_now] = row
            if previous is not None and match.get(previous) == row and previous != column_now:
                del match[previous]
            if row == start or previous is None:
                break
            column_now, row = previous, done[previous][1]
    return sum(worth[row][column] for column, row in match.items())
