"""Opening a case: every path that is none, and every case that cannot be used, says so."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import closing
from pathlib import Path

import pytest

from legomena.casefile import CasefileError, open_case, opening, schema


@pytest.fixture
def filled(path, make_document):
    with open_case(path, create=True) as case, case.batch():
        for number in range(40):
            case.add_document(*make_document(f"text {number} " * 50))
    return path


def fails(path, words, **how):
    with pytest.raises(CasefileError, match=words) as failure:
        open_case(path, **how).close()
    assert str(path) in str(failure.value)
    assert "\n" not in str(failure.value)


@pytest.mark.parametrize("how", [{}, {"read_only": True}, {"create": True}])
def test_what_is_no_casefile(tmp_path, how):
    (tmp_path / "notes.txt").write_text("plain text " * 100)
    (tmp_path / "short").write_bytes(b"SQLi")
    os.mkfifo(tmp_path / "pipe")
    with closing(sqlite3.connect(tmp_path / "other.db")) as other:
        other.execute("CREATE TABLE t (x)")
    fails(tmp_path, "is a folder; name the casefile in it", **how)
    fails(tmp_path / "pipe", "no regular file", **how)
    fails(tmp_path / "notes.txt", "is no casefile", **how)
    fails(tmp_path / "short", "is no casefile", **how)
    fails(tmp_path / "other.db", "an SQLite database but no casefile", **how)
    fails(tmp_path / "notes.txt" / "x", "cannot be read", **how)
    fails(tmp_path / ("x" * 300), "cannot be read", **how)
    assert (tmp_path / "notes.txt").read_text() == "plain text " * 100


def test_what_is_not_there(tmp_path):
    fails(tmp_path / "no.legomena", "no such casefile")
    fails(tmp_path / "no.legomena", "no such casefile", read_only=True)
    fails(tmp_path / "no" / "case.legomena", "there is no folder", create=True)
    (tmp_path / "empty").touch()
    fails(tmp_path / "empty", "is empty")
    assert sorted(it.name for it in tmp_path.iterdir()) == ["empty"]
    with pytest.raises(ValueError, match="cannot be read-only"):
        open_case(tmp_path / "x", create=True, read_only=True)
    with pytest.raises(CasefileError, match="no path"):
        open_case("a\0b")


def test_creating_opens_what_is_there(filled):
    with open_case(str(filled), create=True) as case:
        assert case.counts().documents == 40
    (filled.parent / "empty").touch()  # left by a process that was killed while it made a case
    with open_case(filled.parent / "empty", create=True) as case:
        assert case.counts().entries == 0


def test_names_that_a_uri_would_misread(tmp_path, make_document):
    path = tmp_path / "50% ?mode=ro&x#y é.legomena"
    with open_case(path, create=True) as case:
        case.add_document(*make_document("x"))
    assert [it.name for it in tmp_path.iterdir()] == [path.name]


def test_truncated_and_overwritten_files(filled):
    whole = filled.read_bytes()
    for length in (20, 60, 4096, 5000, len(whole) - 4096):
        filled.write_bytes(whole[:length])
        fails(filled, "damaged|no casefile")
    filled.write_bytes(whole[:100] + bytes(4000) + whole[4100:])
    with pytest.raises(CasefileError, match="damaged"), open_case(filled) as case:
        case.counts()


def test_a_damaged_page_is_found_by_reading_or_verifying(filled):
    whole = bytearray(filled.read_bytes())
    for page in range(2, len(whole) // 4096):
        broken = whole.copy()
        broken[page * 4096 : page * 4096 + 200] = b"\xff" * 200
        filled.write_bytes(broken)
        try:
            with open_case(filled) as case:
                result = case.verify()
        except CasefileError:  # the page held a part of the schema
            continue
        assert not result.ok, page


def test_a_case_of_a_newer_version_is_refused(filled):
    with closing(sqlite3.connect(filled)) as plain:
        plain.execute("PRAGMA user_version = 7")
    before = filled.read_bytes()
    for how in ({}, {"create": True}, {"read_only": True}):
        fails(
            filled, "newer Legomena: its casefile format is version 7, this one reads up to version 3", **how
        )
    assert filled.read_bytes() == before


def test_a_case_of_an_older_version_is_brought_up_to_date(filled, monkeypatch):
    more = (
        *schema.MIGRATIONS,
        ("CREATE TABLE later (x TEXT) STRICT",),
        ("CREATE INDEX later_x ON later (x)",),
    )
    monkeypatch.setattr(schema, "MIGRATIONS", more)
    fails(filled, "older casefile format 3, this Legomena needs version 5", read_only=True)
    with open_case(filled) as case:
        assert case.counts().documents == 40
        assert case.verify().ok
    with closing(sqlite3.connect(filled)) as plain:
        assert plain.execute("PRAGMA user_version").fetchone() == (5,)


def test_a_case_without_rulings_that_split_is_brought_up_to_date(filled):
    with closing(sqlite3.connect(filled)) as plain:
        plain.execute("PRAGMA user_version = 2")
    fails(filled, "older casefile format 2, this Legomena needs version 3", read_only=True)
    with open_case(filled) as case:
        assert case.counts().documents == 40
        assert case.verify().ok


def test_a_failed_migration_changes_nothing(filled, monkeypatch):
    monkeypatch.setattr(schema, "MIGRATIONS", (*schema.MIGRATIONS, ("CREATE TABLE later (x)", "NONSENSE")))
    fails(filled, "syntax error")
    monkeypatch.undo()
    with open_case(filled) as case:
        assert case.verify().ok


def test_a_version_that_never_was(filled):
    with closing(sqlite3.connect(filled)) as plain:
        plain.execute("PRAGMA user_version = -3")
    fails(filled, "names no format version")


def test_files_are_as_durable_as_promised(filled):
    with open_case(filled) as case:
        settings = [
            case._connection.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("journal_mode", "synchronous", "foreign_keys")
        ]
    assert settings == ["wal", 2, 1]


def test_reading_leaves_nothing_behind(filled):
    before = filled.read_bytes()
    with open_case(filled, read_only=True) as case:
        assert sum(1 for _ in case.documents()) == 40
    assert [it.name for it in filled.parent.iterdir()] == [filled.name]
    assert filled.read_bytes() == before


def test_a_second_writer_waits_then_says_so(filled, make_document, monkeypatch):
    monkeypatch.setattr(opening, "BUSY_SECONDS", 0.2)
    with open_case(filled) as first, open_case(filled) as second:
        with first.batch():
            first.add_document(*make_document("from the first"))
            started = time.monotonic()
            with pytest.raises(CasefileError, match="is in use: another process is writing to it"):
                second.add_document(*make_document("from the second"))
            assert time.monotonic() - started >= 0.2
            assert second.counts().documents == 40  # reading goes on
        assert second.add_document(*make_document("from the second"))
        assert not second.add_document(*make_document("from the first"))
        assert first.counts().documents == 42
        assert first.verify().ok


def test_a_second_writer_gets_its_turn(filled, make_document):
    with open_case(filled) as first:

        def other():
            with open_case(filled) as second:
                second.add_document(*make_document("from the second"))

        thread = threading.Thread(target=other)
        with first.batch():
            first.add_document(*make_document("from the first"))
            thread.start()
            time.sleep(0.2)
            assert thread.is_alive()
        thread.join(5)
        assert first.counts().documents == 42
        assert first.verify().ok


def test_a_locked_file(filled, monkeypatch):
    monkeypatch.setattr(opening, "BUSY_SECONDS", 0.1)
    with closing(sqlite3.connect(filled, isolation_level=None)) as other:
        other.execute("PRAGMA locking_mode = EXCLUSIVE")
        other.execute("BEGIN EXCLUSIVE")
        fails_late = pytest.raises(CasefileError, match="in use")
        with fails_late, open_case(filled) as case:
            case.counts()
        other.execute("ROLLBACK")


def test_two_processes_may_make_one_case(tmp_path):
    path = tmp_path / "case.legomena"
    code = (
        "import sys; from legomena.casefile import open_case; from legomena.records import *\n"
        "print('ready', flush=True); sys.stdin.readline()\n"
        "with open_case(sys.argv[1], create=True) as case:\n"
        "  for n in range(30):\n"
        "    raw = f'{sys.argv[2]} {n}'.encode()\n"
        "    case.add_document(Document(id=document_id(raw), name=raw.decode(), text=raw.decode()), raw)\n"
    )
    both = [
        subprocess.Popen(
            [sys.executable, "-c", code, str(path), name],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for name in ("a", "b")
    ]
    for process in both:
        assert process.stdout.readline() == "ready\n"
    for process in both:
        process.stdin.write("go\n")
        process.stdin.flush()
    for process in both:
        assert process.communicate(timeout=30)[1] == ""
    with open_case(path) as case:
        assert case.counts().documents == 60
        assert case.verify().ok


UNPRIVILEGED = """
import os, sys, urllib.request  # which pathlib imports late, when root's own Python cannot be read any more
from legomena.casefile import CasefileError, open_case
if os.geteuid() == 0:
    os.setgroups([]); os.setuid(65534)
for how in ({"read_only": True}, {}):
    try:
        with open_case(sys.argv[1], **how) as case:
            print(case.counts().documents, case.verify().ok, sum(1 for _ in case.claims()))
    except CasefileError as error:
        print(error)
"""


@pytest.fixture
def elsewhere():
    """A folder that another user can reach."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    yield folder
    folder.chmod(0o755)
    shutil.rmtree(folder)


def unprivileged(path):
    result = subprocess.run(
        [sys.executable, "-c", UNPRIVILEGED, str(path)], capture_output=True, text=True, timeout=30
    )
    assert result.stderr == ""
    return result.stdout.splitlines()


def test_a_case_on_read_only_media_can_be_read(filled, elsewhere):
    path = elsewhere / "case.legomena"
    shutil.copy(filled, path)
    path.chmod(0o444)
    elsewhere.chmod(0o555)
    reading, writing = unprivileged(path)
    assert reading == "40 True 0"
    assert "write-protected; open it for reading only" in writing
    assert [it.name for it in elsewhere.iterdir()] == [path.name]


def test_a_case_with_changes_left_over_on_read_only_media(filled, elsewhere, make_document):
    path = elsewhere / "case.legomena"
    with open_case(filled) as case:
        case.add_document(*make_document("not yet in the main file"))
        shutil.copy(filled, path)
        shutil.copy(f"{filled}-wal", f"{path}-wal")
    path.chmod(0o444)
    elsewhere.chmod(0o555)
    reading, _ = unprivileged(path)
    assert "has changes in case.legomena-wal" in reading
    elsewhere.chmod(0o755)
    path.chmod(0o644)
    with open_case(path) as case:
        assert case.counts().documents == 41


def test_a_case_that_may_not_be_read(filled, elsewhere):
    path = elsewhere / "case.legomena"
    shutil.copy(filled, path)
    path.chmod(0o000)
    assert all("cannot be read (Permission denied)" in line for line in unprivileged(path))
