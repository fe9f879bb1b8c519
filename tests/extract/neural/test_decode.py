"""From scores to marks, on scores made by hand."""

from __future__ import annotations

import itertools

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from numpy.typing import NDArray

from legomena.extract.neural import labels as scheme
from legomena.extract.neural.decode import Scores, decode
from legomena.extract.neural.encoding import Window

TEXT = "15 soldiers were killed, Reut##ers said"
WORDS = [(0, 2), (3, 11), (12, 16), (17, 23), (23, 24), (25, 29), (29, 34), (35, 39)]
SHAPES = [5, 1, 1, 1, 6, 2, 7, 1]


def window() -> Window:
    return Window([101, *range(8), 102], [0, *SHAPES, 0], [(0, 0), *WORDS, (0, 0)], [(0, 1, 9)])


def scores() -> Scores:
    n = 10
    out: Scores = {
        "tags": np.zeros((n, len(scheme.SPANS), 3), dtype=np.float32),
        "links": np.full((len(scheme.LINKS), n, n), -9, dtype=np.float32),
        "effect": np.zeros((n, len(scheme.EFFECTS)), dtype=np.float32),
        "group": np.zeros((n, len(scheme.GROUPS)), dtype=np.float32),
        "stance": np.zeros((n, len(scheme.STANCES)), dtype=np.float32),
        "flags": np.zeros((n, len(scheme.FLAGS)), dtype=np.float32),
    }
    out["tags"][:, :, 0] = 5
    return out


def mark(s: Scores, kind: str, first: int, last: int) -> None:
    k = scheme.SPANS.index(kind)
    s["tags"][first, k] = (0, 9, 0)
    s["tags"][first + 1 : last, k] = (0, 0, 9)


def test_spans_links_and_classes_come_out_as_scored() -> None:
    s = scores()
    mark(s, "fig", 1, 2)
    mark(s, "grp", 2, 3)
    mark(s, "eff", 4, 5)
    s["links"][scheme.LINKS.index("toll"), 1, [2, 4]] = 9
    s["effect"][1, scheme.EFFECTS.index("killed")] = 9
    s["group"][1, scheme.GROUPS.index("security forces")] = 9
    (marks,) = decode([(window(), s)], 1)
    fig = next(m for m in marks.spans if m.kind == "fig")
    assert (TEXT[fig.start : fig.end], fig.effect, fig.group) == ("15", "killed", "security forces")
    assert {TEXT[m.start : m.end] for m in fig.linked("grp", "eff", link="toll")} == {"soldiers", "killed"}
    assert fig.linked("fig", link="part") == []


def test_a_word_is_never_cut() -> None:
    s = scores()
    mark(s, "src", 6, 7)
    (marks,) = decode([(window(), s)], 1)
    assert [(m.kind, m.start, m.end) for m in marks.spans] == [("src", 25, 34)]


def test_neighbours_of_one_kind_stay_two() -> None:
    s = scores()
    mark(s, "grp", 2, 3)
    mark(s, "grp", 3, 4)
    (marks,) = decode([(window(), s)], 1)
    assert [(m.start, m.end) for m in marks.spans] == [(3, 11), (12, 16)]


def test_a_doubtful_word_does_not_cut_a_long_span() -> None:
    s = scores()
    mark(s, "con", 1, 6)
    s["tags"][3, scheme.SPANS.index("con")] = (0.4, 0, 0)
    s["tags"][4, scheme.SPANS.index("con")] = (0, 1, 0.5)
    (marks,) = decode([(window(), s)], 1)
    assert [(m.kind, m.start, m.end) for m in marks.spans] == [("con", 0, 24)]


def test_a_doubtful_word_alone_is_no_span() -> None:
    s = scores()
    s["tags"][4, scheme.SPANS.index("eff")] = (0, 0.2, 0)
    assert decode([(window(), s)], 1)[0].spans == []
    s["tags"][4, scheme.SPANS.index("eff")] = (0, 2, 0)
    assert len(decode([(window(), s)], 1)[0].spans) == 1


@given(arrays(np.float32, (10, len(scheme.SPANS), 3), elements=st.floats(-4, 4, width=32)))
def test_spans_of_a_kind_do_not_overlap_and_keep_words_whole(tags: NDArray[np.float32]) -> None:
    s = scores()
    s["tags"] = tags
    (marks,) = decode([(window(), s)], 1)
    for kind in scheme.SPANS:
        spans = [m for m in marks.spans if m.kind == kind]
        assert all(a.end <= b.start for a, b in itertools.pairwise(spans))
    assert all(29 not in (m.start, m.end) and 0 < m.score <= 1 for m in marks.spans)
