"""The lines that annotators write, and what is kept of them."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from training import annotate
from training.labels import Frame, LabelError, Labelled, digest, find, load, parse, to_row

TEXT = (
    "At least 15 soldiers, two of them officers, were killed in Ansongo, the army said. "
    "The army blamed no one."
)
FIRST = (0, 82)


def words(frame: Frame) -> dict[str, str]:
    return {name: TEXT[a:b] for name, a, b in frame.spans}


def test_a_toll_line_gives_its_class_and_spans() -> None:
    frame = parse("T ks fig=two grp=officers eff=killed of=At least 15", TEXT, *FIRST, 0)
    assert isinstance(frame, Frame)
    assert (frame.kind, frame.label) == ("T", "ks")
    assert words(frame) == {"fig": "two", "grp": "officers", "eff": "killed", "of": "At least 15"}


def test_long_values_may_be_cut_short_and_repeats_are_counted() -> None:
    frame = parse("A src=the army | cue=said | con=At least … in Ansongo", TEXT, *FIRST, 0)
    assert isinstance(frame, Frame)
    assert words(frame)["con"] == TEXT[:66]
    assert find("the army@2", TEXT, 0, len(TEXT)) == (83, 91)


def test_the_whole_may_stand_in_a_sentence_before() -> None:
    frame = parse("T ks fig=no one of=^At least 15", TEXT, 83, len(TEXT), 0)
    assert isinstance(frame, Frame)
    assert words(frame) == {"fig": "no one", "of": "At least 15"}


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("T zz fig=two", "unknown class 'zz'"),
        ("T ks fig=three", "not in the sentence: 'three'"),
        ("A fig=two", "A has no fig"),
        ("A src= cue=said", "src is empty"),
        ("X", "a line begins with"),
        ("F maybe", "flags are"),
        ("S blame", "no field"),
    ],
)
def test_a_wrong_line_says_what_is_wrong(line: str, says: str) -> None:
    with pytest.raises(LabelError, match=says):
        parse(line, TEXT, *FIRST, 0)


@given(st.integers(0, len(TEXT) - 2), st.integers(1, 40))
def test_what_is_copied_to_the_letter_is_found(start: int, length: int) -> None:
    value = TEXT[start : start + length].strip(" .…@*^")
    if value:
        a, b = find(value, TEXT, 0, len(TEXT))
        assert TEXT[a:b].lower() == value.lower()


def test_labels_are_kept_without_the_words(tmp_path) -> None:  # type: ignore[no-untyped-def]
    frame = parse("T ks fig=two grp=officers eff=killed", TEXT, *FIRST, 0)
    assert isinstance(frame, Frame)
    one = Labelled("reports:x", *FIRST, digest(TEXT[slice(*FIRST)]), [frame], ["other"], "a", 3)
    path = tmp_path / "labels.jsonl"
    path.write_text(json.dumps(to_row(one)) + "\n", encoding="utf-8")
    assert "soldiers" not in path.read_text(encoding="utf-8")
    assert list(load([path])) == [one]


def test_two_annotators_agree_where_their_labels_meet() -> None:
    frames = [
        parse(f"T ks fig={f} grp={g} eff=killed", TEXT, *FIRST, 0)
        for f, g in (("15", "soldiers"), ("two", "officers"))
    ]
    both = [f for f in frames if isinstance(f, Frame)] * 4
    a = [Labelled("d", *FIRST, "", both, [])]
    b = [Labelled("d", *FIRST, "", both[::2], [])]
    assert annotate.agreement(a, a)["T"] == 1.0
    assert annotate.agreement(a, b)["T"] < 1.0
