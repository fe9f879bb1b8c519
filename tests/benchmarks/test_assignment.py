"""Pairing: best of all pairings of small tables, by trying them all."""

from __future__ import annotations

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from benchmarks.assignment import best_pairs

TABLES = st.integers(0, 4).flatmap(
    lambda columns: st.lists(
        st.lists(st.integers(0, 9), min_size=columns, max_size=columns), min_size=0, max_size=4
    )
)


def best_worth(table: list[list[int]]) -> int:
    columns = len(table[0]) if table else 0
    places = [*range(columns), *[-1] * len(table)]
    return max(
        (
            sum(table[i][j] for i, j in enumerate(chosen) if j >= 0)
            for chosen in permutations(places, len(table))
        ),
        default=0,
    )


@given(TABLES)
def test_no_pairing_is_worth_more(table: list[list[int]]) -> None:
    pairs = best_pairs(table)
    assert sum(table[i][j] for i, j in pairs) == best_worth(table)
    assert len({i for i, _ in pairs}) == len({j for _, j in pairs}) == len(pairs)
    assert all(table[i][j] > 0 for i, j in pairs)
