"""Average linkage: the most alike first, and no chains."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from legomena.link.linkage import average_linkage, strongest_links


def test_a_chain_of_likenesses_does_not_join_its_ends() -> None:
    chain = {(0, 1): 0.9, (1, 2): 0.5, (2, 3): 0.9}
    assert average_linkage(4, chain, 0.3) == [[0, 1], [2, 3]]
    assert average_linkage(4, chain, 0.1) == [[0, 1, 2, 3]]


def test_every_member_but_the_first_is_linked_to_the_most_alike_before_it() -> None:
    assert strongest_links([0, 1, 2], {(0, 1): 0.4, (0, 2): 0.5, (1, 2): 0.9}) == [(0, 1), (1, 2)]


@given(
    st.dictionaries(
        st.tuples(st.integers(0, 7), st.integers(0, 7)).filter(lambda pair: pair[0] < pair[1]),
        st.floats(0, 1),
    ),
    st.floats(0.05, 1),
)
def test_every_number_is_in_one_group_and_every_group_is_alike_on_average(
    likeness: dict[tuple[int, int], float], least: float
) -> None:
    groups = average_linkage(8, likeness, least)
    assert sorted(place for group in groups for place in group) == list(range(8))
    for at, one in enumerate(groups):
        for other in groups[:at]:  # no two groups that are left could still be joined
            total = sum(likeness.get((min(a, b), max(a, b)), 0.0) for a in one for b in other)
            assert total / (len(one) * len(other)) < least + 1e-9
