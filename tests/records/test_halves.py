"""Work done in halves: the same comes out, whoever does it, and whatever happens to the other process."""

from __future__ import annotations

import os
import pickle
import signal
import sys
import threading
from collections.abc import Callable, Sequence
from itertools import chain

import pytest

from legomena.records import halves
from legomena.records.halves import in_halves

divided = pytest.mark.skipif(sys.platform != "linux", reason="processes are divided on Linux alone")
pytestmark = pytest.mark.filterwarnings("ignore:This process:DeprecationWarning")


@pytest.fixture
def always(monkeypatch: pytest.MonkeyPatch) -> None:
    """There may be one core, or threads of others, where a test runs: divide the work all the same."""
    monkeypatch.setattr(halves, "_can_divide", lambda: True)


def _done(
    items: Sequence[int], work: Callable[[Sequence[int]], list[int]], least: int = 1
) -> list[list[int]]:
    return in_halves(items, work, pickle.dumps, pickle.loads, least)


def _squares(part: Sequence[int]) -> list[int]:
    return [one * one for one in part]


@divided
@pytest.mark.usefixtures("always")
def test_the_second_half_is_done_by_another_process() -> None:
    assert _done(range(5), _squares) == [[0, 1], [4], [9], [16]]
    (first,), (second,) = _done(range(2), lambda part: [os.getpid() for _ in part])
    assert first == os.getpid() != second


@divided
@pytest.mark.usefixtures("always")
def test_much_comes_back_in_portions() -> None:
    many = range(300_000)
    first, *others = _done(many, _squares)
    assert first == _squares(many[:150_000])
    assert len(others) > 1
    assert list(chain.from_iterable(others)) == _squares(many[150_000:])


@pytest.mark.usefixtures("always")
def test_few_are_not_divided() -> None:
    assert _done([], _squares) == [[]]
    assert _done([3], _squares) == [[9]]
    assert _done(range(4), _squares, 5) == [[0, 1, 4, 9]]


@divided
@pytest.mark.usefixtures("always")
@pytest.mark.parametrize("grief", ["raise", "leave", "kill"])
def test_where_the_other_process_fails_this_one_does_its_work(grief: str) -> None:
    me = os.getpid()

    def work(part: Sequence[int]) -> list[int]:
        if os.getpid() != me:
            if grief == "kill":
                os.kill(os.getpid(), signal.SIGKILL)
            raise SystemExit(0) if grief == "leave" else ValueError(grief)
        return _squares(part)

    assert _done(range(4), work) == [[0, 1], [4], [9]]


@divided
@pytest.mark.usefixtures("always")
def test_no_process_is_left_where_this_one_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    me, fork = os.getpid(), os.fork
    begun: list[int] = []

    def noted() -> int:
        begun.append(fork())
        return begun[-1]

    monkeypatch.setattr(os, "fork", noted)

    def work(part: Sequence[int]) -> list[int]:
        if os.getpid() == me:
            raise ValueError("this half is bad")
        signal.pause()
        return []

    with pytest.raises(ValueError, match="this half is bad"):
        _done(range(4), work)
    (pid,) = begun
    with pytest.raises(ChildProcessError):
        os.waitpid(pid, os.WNOHANG)


@divided
@pytest.mark.usefixtures("always")
def test_where_no_process_can_be_begun_this_one_does_it_all(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> int:
        raise BlockingIOError("no more processes")

    monkeypatch.setattr(os, "fork", refuse)
    assert _done(range(4), _squares) == [[0, 1], [4], [9]]


@divided
@pytest.mark.usefixtures("always")
def test_where_processes_are_waited_for_by_another_this_one_does_the_work() -> None:
    before = signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    try:
        assert _done(range(4), _squares) == [[0, 1], [4], [9]]
    finally:
        signal.signal(signal.SIGCHLD, before)


def test_a_process_with_threads_is_not_divided() -> None:
    stop = threading.Event()
    thread = threading.Thread(target=stop.wait)
    thread.start()
    try:
        assert not halves._can_divide()
    finally:
        stop.set()
        thread.join()
