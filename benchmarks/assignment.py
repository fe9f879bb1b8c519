"""Pairing two lists one to one so that the pairs are worth most together."""

from __future__ import annotations

from collections.abc import Sequence


def best_pairs(worth: Sequence[Sequence[float]]) -> list[tuple[int, int]]:
    """Return the pairs (row, column) whose sum of ``worth`` is greatest, each row and column in one at most.

    Pairs that are worth nothing are left out. The Hungarian method with potentials, cubic in the longer side;
    ties are broken the same way each time.
    """
    rows, columns = len(worth), max(map(len, worth), default=0)
    if not rows or not columns:
        return []
    size = max(rows, columns)
    cost = [
        [-worth[i][j] if i < rows and j < len(worth[i]) else 0.0 for j in range(size)] for i in range(size)
    ]
    # After Kuhn and Munkres, in the form with one row added at a time; index 0 stands for "none yet".
    row_potential, column_potential = [0.0] * (size + 1), [0.0] * (size + 1)
    row_of = [0] * (size + 1)
    for i in range(1, size + 1):
        row_of[0] = i
        at = 0
        least = [float("inf")] * (size + 1)
        come_from = [0] * (size + 1)
        seen = [False] * (size + 1)
        while row_of[at]:
            seen[at] = True
            row, step, following = row_of[at], float("inf"), 0
            for j in range(1, size + 1):
                if seen[j]:
                    continue
                reduced = cost[row - 1][j - 1] - row_potential[row] - column_potential[j]
                if reduced < least[j]:
                    least[j], come_from[j] = reduced, at
                if least[j] < step:
                    step, following = least[j], j
            for j in range(size + 1):
                if seen[j]:
                    row_potential[row_of[j]] += step
                    column_potential[j] -= step
                else:
                    least[j] -= step
            at = following
        while at:
            before = come_from[at]
            row_of[at] = row_of[before]
            at = before
    pairs = sorted((row_of[j] - 1, j - 1) for j in range(1, size + 1))
    return [(i, j) for i, j in pairs if i < rows and j < len(worth[i]) and worth[i][j] > 0]
