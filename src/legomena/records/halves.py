"""Work on very many things, half of it done by a process beside this one where a second core is free."""

from __future__ import annotations

import ctypes
import os
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO, TypeVar

_PORTIONS = 8
"""The other process does its part in so many portions, and keeps the results of one at a time as they are."""
_LENGTH = 8

T = TypeVar("T")
R = TypeVar("R")


def in_halves(
    items: Sequence[T],
    work: Callable[[Sequence[T]], R],
    pack: Callable[[R], bytes],
    unpack: Callable[[bytes], R],
    least: int,
) -> list[R]:
    """Return what ``work`` makes of ``items``, of all of them at once or of each of several parts, in their
    order: the first process does one half of them; see :func:`divided`."""
    with divided(items, work, pack, unpack, least) as made:
        return made()


@contextmanager
def divided(
    items: Sequence[T],
    work: Callable[[Sequence[T]], R],
    pack: Callable[[R], bytes],
    unpack: Callable[[bytes], R],
    least: int,
    own: float = 0.5,
) -> Iterator[Callable[[], list[R]]]:
    """Have ``work`` done on ``items``; give what returns all that it makes, of all of them at once or of each
    of several parts, in their order. What is done before that is called is done meanwhile.

    From ``least`` items on another process does the second part, whose results come back by ``pack`` and
    ``unpack``, where the system lets a process be divided and gives it two cores; this one does a share of
    ``own``. Where the other comes to grief this one does its work. ``work`` must change nothing, and nothing
    that it depends on may change before the result is there.
    """
    if len(items) < max(least, 2) or not _can_divide():
        yield lambda: [work(items)]
        return
    middle = int(own * len(items))
    size = -(-(len(items) - middle) // _PORTIONS)
    portions = [items[start : start + size] for start in range(middle, len(items), size)]

    def made() -> list[R]:
        mine = work(items[:middle])
        theirs = come()
        return [mine, *(map(work, portions) if theirs is None else map(unpack, theirs))]

    with _beside(pack(work(portion)) for portion in portions) as come:
        yield made


def _can_divide() -> bool:
    """Whether this process may be divided, and there is a core for either half.

    One with several threads may not: the new process has only one of them, and what the others held stays
    locked in it. Threads that no Python code began count, and only Linux tells of those.
    """
    if sys.platform != "linux" or len(os.sched_getaffinity(0)) < 2:
        return False
    try:
        return sum(1 for _ in Path("/proc/self/task").iterdir()) == 1
    except OSError:
        return False


@contextmanager
def _beside(make: Iterator[bytes]) -> Iterator[Callable[[], Iterator[bytes] | None]]:
    """Have a process of its own make one thing after the other; give what waits for them, which returns null
    if it failed."""
    _give_memory_back()
    child: int | None = None
    with os.fdopen(os.memfd_create("halves"), "r+b") as shared:  # a pipe would hold no more than 64 KB
        with suppress(OSError):  # no memory, or no more processes
            child = os.fork()
        if child == 0:
            _make_and_leave(make, shared)

        def result() -> Iterator[bytes] | None:
            nonlocal child
            if child is None:
                return None
            try:
                _, status = os.waitpid(child, 0)
            except ChildProcessError:  # whoever embeds this waits for all processes itself
                status = 1
            child = None
            return _read(shared) if status == 0 else None

        try:
            yield result
        finally:
            if child is not None:
                with suppress(ProcessLookupError, ChildProcessError):
                    os.kill(child, signal.SIGKILL)
                    os.waitpid(child, 0)


def _make_and_leave(make: Iterator[bytes], shared: BinaryIO) -> None:
    """Write what is made, each with its length before it, and end the process at once: nothing of what it was
    divided from is closed twice."""
    status = 1
    try:
        for made in make:
            shared.write(len(made).to_bytes(_LENGTH) + made)
        shared.flush()
        status = 0
    finally:
        os._exit(status)


def _read(shared: BinaryIO) -> Iterator[bytes]:
    shared.seek(0)
    while length := shared.read(_LENGTH):
        yield shared.read(int.from_bytes(length))


def _give_memory_back() -> None:
    """Give memory that is free back to the system, or both processes would hold it; GNU's library can."""
    with suppress(AttributeError, OSError):
        ctypes.CDLL(None).malloc_trim(0)
