"""Running the extractor over many documents, on one core or more, in order."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Iterable, Iterator
from itertools import chain, islice
from multiprocessing import resource_tracker
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess

import msgspec

from legomena.extract import coded_claims, extractor, is_coded
from legomena.records import Claim, Document, SetAside
from legomena.resolve.gazetteer import Gazetteer

Extracted = tuple[Document, list[Claim]] | SetAside

WORTH_WORKERS = 400
"""Workers take a second or two to start: fewer documents than this are read faster without them."""
_CHUNK = 16


def extractor_name(name: str | None = None) -> str:
    """Return an extractor's name and version, and which user gazetteer it knows besides the shipped one.

    ``name`` is one of `legomena.extract.EXTRACTORS`; without it the default is meant.
    """
    used = extractor(name)
    fingerprint = Gazetteer.default().fingerprint
    plain = f"{used.name} {used.version}"
    return f"{plain} gazetteer {fingerprint}" if fingerprint else plain


def not_extracted(document: Document, error: Exception) -> SetAside:
    """Say that the extractor failed on ``document``, which is then kept without claims."""
    detail = " ".join(f"{type(error).__name__}: {error}".split())[:200]
    return SetAside(
        name=document.name,
        reason=f"The extractor failed on it ({detail}), a fault in legomena, so it has no claims; report it.",
        sha256=document.id,
    )


def extract_all(documents: Iterable[Document], workers: int, name: str | None = None) -> Iterator[Extracted]:
    """Yield each document with its claims, in the order given; ``workers`` processes share many documents.

    ``name`` is one of `legomena.extract.EXTRACTORS`; without it the default reads.

    A document that the extractor fails on comes out as ``SetAside``, and the rest goes on.
    """
    documents = iter(documents)
    first = list(islice(documents, WORTH_WORKERS)) if workers > 1 else []
    everything = chain(first, documents)
    if len(first) < WORTH_WORKERS:
        for document in everything:
            yield from _extract_chunk([document], name)
        return
    team = _start(workers, name)
    free = [connection for _, connection in team]
    working: deque[Connection] = deque()
    """In the order in which they were given their documents, of which each has one chunk at a time."""
    try:
        while chunk := list(islice(everything, _CHUNK)):
            # Whoever is done goes on at once, while the caller looks at what was found.
            connection, found = (free.pop(), []) if free else _result(working)
            connection.send(chunk)
            working.append(connection)
            yield from found
        while working:
            yield from _result(working)[1]
    finally:
        for process, _ in team:
            process.terminate()
        for process, _ in team:
            process.join()


def _start(workers: int, name: str | None) -> list[tuple[SpawnProcess, Connection]]:
    """Start processes that extract, each with the connection to talk to it.

    The keyboard interrupts every process of the terminal at once; these inherit that they do not hear it,
    since the one that they work for does and ends them. Where that one is killed, their connection closes.
    """
    # Started afresh: a forked copy of a process that holds threads or an open database is not safe.
    spawn = multiprocessing.get_context("spawn")
    resource_tracker.ensure_running()  # its start would make this thread hear again
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        team = []
        for _ in range(workers):
            ours, theirs = spawn.Pipe()
            process = spawn.Process(target=_work, args=(theirs, name), daemon=True)
            process.start()
            theirs.close()
            team.append((process, ours))
        return team
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _result(working: deque[Connection]) -> tuple[Connection, list[Extracted]]:
    """Wait for what was given first; return whom it was given to, and what was found in it."""
    connection = working.popleft()
    try:
        return connection, connection.recv()
    except (EOFError, ConnectionError) as error:
        raise ChildProcessError(
            "a process that extracts was ended from outside, perhaps for want of memory; close other "
            "programs and run the same command again"
        ) from error


def _work(connection: Connection, name: str | None) -> None:
    """Extract what comes in, until nobody is there any more."""
    try:
        while True:
            connection.send(_extract_chunk(connection.recv(), name))
    except (EOFError, ConnectionError):
        return


def _extract_chunk(documents: list[Document], name: str | None) -> list[Extracted]:
    used, full = extractor(name), extractor_name(name)
    found: list[Extracted] = []
    for document in documents:
        try:
            read = coded_claims if is_coded(document) else used.extract
            claims = read(document, Gazetteer.default())
        except Exception as error:
            if os.environ.get("LEGOMENA_TRACEBACK"):
                raise
            found.append(not_extracted(document, error))
        else:
            if any(claim.extractor != full for claim in claims):
                claims = [msgspec.structs.replace(claim, extractor=full) for claim in claims]
            found.append((document, claims))
    return found
