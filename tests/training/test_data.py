"""From labels to targets, on the project's own sentences."""

from __future__ import annotations

from pathlib import Path

import pytest
from tokenizers import Tokenizer

import legomena.extract.neural as neural
from legomena.extract.neural import labels as scheme
from legomena.extract.neural.encoding import Window, windows
from training import data
from training.labels import Frame

TEXT = "At least 15 soldiers, two of them officers, were killed, the army said."


def span(name: str, words: str) -> tuple[str, int, int]:
    at = TEXT.index(words)
    return name, at, at + len(words)


FRAMES = [
    Frame("T", "ks", [span("fig", "At least 15"), span("grp", "soldiers"), span("eff", "killed")]),
    Frame("T", "ko", [span("fig", "two"), span("grp", "officers"), span("of", "At least 15")]),
    Frame("A", "", [span("src", "the army"), span("cue", "said"), span("con", TEXT[:55])]),
]


@pytest.fixture(scope="module")
def tok() -> Tokenizer:
    return data.tokenizer(Path(neural.__file__).parent / "model")


@pytest.fixture
def window(tok: Tokenizer) -> Window:
    return next(windows(TEXT, [(0, len(TEXT))], tok))


def words_at(window: Window, first: int, last: int) -> str:
    return TEXT[window.offsets[first][0] : window.offsets[last - 1][1]]


def test_frames_become_spans_links_and_classes(window: Window) -> None:
    e = data.targets(window, *data.of_frames(FRAMES), frozenset(scheme.SPANS))
    assert {(k, words_at(window, a, b)) for k, a, b in e.tags} == {
        ("fig", "At least 15"),
        ("grp", "soldiers"),
        ("eff", "killed"),
        ("fig", "two"),
        ("grp", "officers"),
        ("src", "the army"),
        ("cue", "said"),
        ("con", TEXT[:55]),
    }
    linked = {(n, words_at(window, h, h + 1), words_at(window, t, t + 1)) for n, h, t in e.links}
    assert linked == {
        ("toll", "At", "soldiers"),
        ("toll", "At", "killed"),
        ("toll", "two", "officers"),
        ("part", "two", "At"),
        ("say", "said", "the"),
        ("say", "said", "At"),
    }


def test_a_group_is_told_by_the_figure_and_by_its_noun(window: Window) -> None:
    e = data.targets(window, *data.of_frames(FRAMES), frozenset(scheme.SPANS))
    told = {(n, words_at(window, a, b), v) for n, a, b, v in e.classes if n == "group"}
    forces, officials = scheme.GROUPS.index("security forces"), scheme.GROUPS.index("officials")
    assert told == {
        ("group", "At least 15", forces),
        ("group", "soldiers", forces),
        ("group", "two", officials),
        ("group", "officers", officials),
    }


def test_what_is_unknown_stays_apart_from_what_is_told(window: Window) -> None:
    spans, _, _ = data.of_frames(FRAMES[:1])
    unknown = [("fig", 0, len(TEXT)), ("eff", *span("", "officers")[1:])]
    e = data.targets(window, spans, [], [], frozenset({"fig", "eff"}), unknown)
    assert {(k, words_at(window, a, b)) for k, a, b in e.unknown} == {("fig", TEXT), ("eff", "officers")}
    assert e.kinds == {"fig", "eff"}
