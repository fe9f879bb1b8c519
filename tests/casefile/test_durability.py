"""Processes that are killed while they add: nothing that they reported is lost."""

from __future__ import annotations

import signal
import subprocess
import sys

import pytest

from legomena.casefile import open_case

ADD_FOREVER = """
import sys
from itertools import count
from legomena.casefile import open_case
from legomena.records import Claim, Document, document_id, with_id

path, per_batch, extractor = sys.argv[1], int(sys.argv[2]), "grammar 0.1.0"


def add(number):
    text = f"{number} people were killed in attack {number}. " * 30
    raw = text.encode()
    document = Document(id=document_id(raw), name=str(number), text=text)
    claims = [
        with_id(
            Claim(
                id="", document=document.id, kind="toll", quote=text[start : start + 9], start=start,
                end=start + 9, sentence=(0, 20), extractor=extractor,
            )
        )
        for start in range(5)
    ]
    case.add_document(document, raw)
    case.add_extraction(document.id, extractor, claims)
    return document.id


with open_case(path, create=True) as case:
    numbers = count(case.counts().documents)
    while True:
        if per_batch:
            with case.batch():
                added = [add(next(numbers)) for _ in range(per_batch)]
        else:
            added = [add(next(numbers))]
        print(*added, sep="\\n", flush=True)
"""


@pytest.mark.parametrize(("per_batch", "lines"), [(0, (1, 60, 25)), (40, (1, 300, 121))])
def test_killed_while_adding(path, per_batch, lines):
    reported: list[str] = []
    for wanted in lines:
        with subprocess.Popen(
            [sys.executable, "-c", ADD_FOREVER, str(path), str(per_batch)],
            stdout=subprocess.PIPE,
            text=True,
        ) as process:
            assert process.stdout is not None
            reported += [process.stdout.readline().strip() for _ in range(wanted)]
            process.send_signal(signal.SIGKILL)
            reported += process.stdout.read().splitlines()  # what it reported before it died
        assert process.returncode == -signal.SIGKILL
        with open_case(path) as case:
            there = {document.id for document in case.documents()}
            whole = [document_id for document_id in reported if len(document_id) == 64]
            assert len(whole) >= len(reported) - 1  # the last line may have been cut by the kill
            assert set(whole) <= there
            assert set(whole) <= case.extracted("grammar 0.1.0")
            assert case.counts().claims == 5 * case.counts().extracted
            result = case.verify()
            assert result.ok, result.problems
    assert len(set(reported)) == len(reported)
