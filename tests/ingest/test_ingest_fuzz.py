"""Damaged files of every format: each gives documents or reasons, never an exception."""

# ruff: noqa: E501 - samples stand on one line
from __future__ import annotations

import gzip
import io
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from legomena.ingest import Read, ReadOptions, read
from legomena.records import SetAside

RSS = (
    b'<?xml version="1.0"?><rss version="2.0"><channel><title>Herald</title><item><link>https://a.example/1</link>'
    b"<pubDate>Sat, 31 Jan 2026 21:15:00 +0500</pubDate><description>&lt;p&gt;Five killed.&lt;/p&gt;</description>"
    b"</item></channel></rss>"
)
MAIL = (
    b"From: Press <a@b.example>\nDate: Sat, 31 Jan 2026 21:15:00 +0500\nMIME-Version: 1.0\n"
    b'Content-Type: multipart/mixed; boundary="x"\n\n--x\nContent-Type: text/html; charset=utf-8\n\n<p>Five killed.\n'
    b"--x\nContent-Type: text/plain\nContent-Disposition: attachment; filename=a.txt\n\nSix.\n--x--\n"
)


@pytest.fixture(scope="module")
def seeds(
    page: Callable[..., bytes], make_pdf: Callable[..., bytes], make_record: Callable[..., bytes]
) -> dict[str, bytes]:
    """One sound file of every format."""
    word = docx.Document()
    word.add_paragraph("Five people were killed.")
    saved = io.BytesIO()
    word.save(saved)
    records = make_record("https://a.example/1", page()) + make_record("https://a.example/2", page())
    return {
        "a.html": page(),
        "a.pdf": make_pdf([["Five people were killed."]]),
        "a.docx": saved.getvalue(),
        "a.eml": MAIL,
        "a.rss": RSS,
        "a.warc": records,
        "a.warc.gz": gzip.compress(records),
        "a.jsonl": b'{"text": "Five killed."}\n' * 3,
        "a.json": b'[{"text": "Five killed."}]',
        "a.csv": b'id,text\n1,"Five, killed."\n2,Six\n',
        "a.md": b"---\ntitle: Toll\n---\n# Toll\n\nFive killed.\n",
    }


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_damage_never_raises(seeds: dict[str, bytes], tmp_path: Path, data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(sorted(seeds)))
    content = bytearray(seeds[name])
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(0, len(content)))
        length = data.draw(st.integers(0, 60))
        content[at : at + length] = data.draw(st.binary(max_size=20))
    path = tmp_path / name
    path.write_bytes(content)
    for item in read([str(path)], ReadOptions(max_bytes=1_000_000)):
        if isinstance(item, Read):
            item.document.text.encode()
        else:
            assert isinstance(item, SetAside)
            assert item.reason.endswith(".")
