"""Verification: whatever is changed by other means is found, and the first entry named."""

# ruff: noqa: S608
from __future__ import annotations

import os
import sqlite3
import tempfile
import zlib
from pathlib import Path

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from legomena.casefile import CasefileError, Problem, open_case
from legomena.casefile.chain import entry_hash, sha256
from legomena.records import Ruling, SetAside

GRAMMAR, NEWER = "grammar 0.1.0", "grammar 0.2.0"
COLUMNS = ("kind", "key", "payload", "payload_hash", "previous", "hash")
# What the entries of the case below are, by number.
FIRST, SECOND, ASIDE, EXTRACTION, CLAIM, LAST_CLAIM, RULING, NEWER_EXTRACTION, LAST = range(1, 10)


@pytest.fixture(scope="module")
def image(make_document, make_claim, tmp_path_factory) -> Path:
    """A case with an entry of every kind."""
    path = tmp_path_factory.mktemp("image") / "case.legomena"
    with open_case(path, create=True) as case:
        first, raw = make_document("Twelve were killed, police said. مقتل 12 شخصا 🚑", "first")
        case.add_document(first, raw)
        case.add_document(*make_document("A second report " * 40, "second"))
        case.set_aside(SetAside(name="broken.pdf", reason="is cut off; get it again"))
        claims = [make_claim(first, 0, 18), make_claim(first, 33, 46)]
        case.add_extraction(first.id, GRAMMAR, claims)
        case.add_ruling(
            Ruling(
                kind="accept", targets=(claims[0].id,), by="M. Editor", at="2026-02-03T10:00Z", why="is so"
            )
        )
        case.add_extraction(first.id, NEWER, [make_claim(first, 0, 6, NEWER)])
        assert case.verify().ok
        assert case.counts().entries == LAST
    return path


class Tampered:
    """A copy of the case with its guards off, and what `verify` says once they are back on."""

    def __init__(self, image: Path) -> None:
        handle, name = tempfile.mkstemp(suffix=".legomena")
        os.write(handle, image.read_bytes())
        os.close(handle)
        self.path = Path(name)
        self.db = sqlite3.connect(self.path, isolation_level=None)
        self.db.execute("PRAGMA ignore_check_constraints = ON")
        self.triggers = self.db.execute(
            "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"
        ).fetchall()
        for name, _ in self.triggers:
            self.db.execute(f"DROP TRIGGER {name}")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.db.close()
        for path in self.path.parent.glob(f"{self.path.name}*"):
            path.unlink()

    def column(self, table, column, seq):
        query = f"SELECT CAST({column} AS BLOB) FROM {table} WHERE seq = ?"
        return self.db.execute(query, (seq,)).fetchone()[0]

    def rehash(self, seq):
        """Make an entry consistent in itself."""
        kind, key, payload, _, previous, _ = (self.column("entry", name, seq).decode() for name in COLUMNS)
        payload_hash = sha256(payload.encode())
        own = entry_hash(seq, kind, key, payload_hash, previous)
        self.db.execute("UPDATE entry SET payload_hash = ?, hash = ? WHERE seq = ?", (payload_hash, own, seq))

    def verify(self):
        for _, sql in self.triggers:
            self.db.execute(sql)
        self.db.close()
        with open_case(self.path, read_only=True) as case:
            return case.verify()

    def first(self):
        result = self.verify()
        assert not result.ok
        return result.problems[0]


@settings(max_examples=300, deadline=None)
@given(
    seq=st.integers(FIRST, LAST),
    column=st.sampled_from(COLUMNS),
    position=st.integers(0),
    flip=st.integers(1, 255),
)
@example(seq=LAST, column="hash", position=63, flip=1)
def test_any_changed_byte_of_an_entry_is_found(image, seq, column, position, flip):
    with Tampered(image) as case:
        value = bytearray(case.column("entry", column, seq))
        value[position % len(value)] ^= flip
        try:
            case.db.execute(f"UPDATE entry SET {column} = CAST(? AS TEXT) WHERE seq = ?", (bytes(value), seq))
        except sqlite3.IntegrityError:
            assume(False)
        assert case.first().where == seq


@settings(max_examples=150, deadline=None)
@given(seq=st.sampled_from([FIRST, SECOND]), position=st.integers(0), flip=st.integers(1, 255))
@example(seq=FIRST, position=1, flip=0x9C ^ 0xDA)  # a zlib header that unpacks to the same bytes
def test_any_changed_byte_of_raw_bytes_is_found(image, seq, position, flip):
    with Tampered(image) as case:
        value = bytearray(case.column("raw", "packed", seq))
        value[position % len(value)] ^= flip
        case.db.execute("UPDATE raw SET packed = ? WHERE seq = ?", (bytes(value), seq))
        assert case.first().where == seq


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_any_changed_byte_of_the_file_is_found_or_means_nothing(image, data):
    """Bytes that SQLite does not use may change; what the case says may not."""
    broken = bytearray(image.read_bytes())
    position = data.draw(st.integers(4096, len(broken) - 1))
    broken[position] ^= data.draw(st.integers(1, 255))
    with Tampered(image) as case:
        case.db.close()
        with open_case(case.path, read_only=True) as ledger:
            was = [
                *ledger.documents(),
                *ledger.claims(),
                *ledger.rulings(),
                *ledger.set_asides(),
                ledger.head(),
            ]
        case.path.write_bytes(broken)
        try:
            ledger = open_case(case.path, read_only=True)
        except CasefileError as error:  # in the schema, which takes several pages
            assert "is damaged" in str(error)
            return
        with ledger:
            if ledger.verify().ok:
                now = [*ledger.documents(), *ledger.claims(), *ledger.rulings(), *ledger.set_asides()]
                assert [*now, ledger.head()] == was


@pytest.mark.parametrize("broken", [b"CREATE !RIGGER", b"CREATE \xe5RIGGER"])
def test_damage_to_the_schema_is_told_at_the_opening(image, tmp_path, broken):
    path = tmp_path / "case.legomena"
    path.write_bytes(image.read_bytes().replace(b"CREATE TRIGGER", broken))
    with pytest.raises(CasefileError, match="is damaged"):
        open_case(path, read_only=True)


@settings(max_examples=100, deadline=None)
@given(seqs=st.sets(st.integers(FIRST, LAST), min_size=1))
def test_any_removed_entries_are_found(image, seqs):
    with Tampered(image) as case:
        for seq in seqs:
            case.db.execute("DELETE FROM entry WHERE seq = ?", (seq,))
            case.db.execute("DELETE FROM raw WHERE seq = ?", (seq,))
        problem = case.first()
        assert problem.where == min(seqs)
        assert problem.what.startswith("is missing")


@settings(max_examples=60, deadline=None)
@given(order=st.permutations(range(FIRST, LAST + 1)))
def test_any_other_order_is_found(image, order):
    moved = {old: new for new, old in enumerate(order, 1) if old != new}
    assume(moved)
    with Tampered(image) as case:
        case.db.execute("UPDATE entry SET seq = seq + 100")
        case.db.execute("UPDATE raw SET seq = seq + 100")
        for new, old in enumerate(order, 1):
            case.db.execute("UPDATE entry SET seq = ? WHERE seq = ?", (new, old + 100))
            case.db.execute("UPDATE raw SET seq = ? WHERE seq = ?", (new, old + 100))
        assert case.first().where == min(moved)


@pytest.mark.parametrize("seq", range(FIRST, LAST))
def test_an_entry_rewritten_with_its_own_hashes_is_found(image, seq):
    """Only the last one could be, and only with nothing else to tell of it."""
    with Tampered(image) as case:
        payload = case.column("entry", "payload", seq).decode()
        case.db.execute("UPDATE entry SET payload = ? WHERE seq = ?", (payload.replace("{", "{ ", 1), seq))
        if seq in (ASIDE, RULING):
            case.db.execute(
                "UPDATE entry SET key = ? WHERE seq = ?", (sha256(case.column("entry", "payload", seq)), seq)
            )
        case.rehash(seq)
        problems = case.verify().problems
        assert problems == (
            Problem(where=seq, what=f"is not the entry that entry {seq + 1} was added after"),
        )


def test_a_quote_that_is_not_in_the_text_is_found_even_in_a_whole_chain(image):
    with Tampered(image) as case:
        payload = case.column("entry", "payload", LAST).decode()
        case.db.execute(
            "UPDATE entry SET payload = ? WHERE seq = ?", (payload.replace("Twelve", "Eleven"), LAST)
        )
        case.rehash(LAST)
        problem = case.first()
        assert problem.where == LAST
        assert "its quote 'Eleven' is not what stands at 0 to 6: 'Twelve'" in problem.what


def test_a_chain_begun_anew_is_found(image):
    with Tampered(image) as case:
        case.db.execute("UPDATE entry SET previous = ? WHERE seq = 1", ("f" * 64,))
        case.rehash(1)
        assert case.first() == Problem(where=1, what="does not begin a chain: entries before it were removed")


@pytest.mark.parametrize("seq", [-1, 0, LAST + 1, LAST + 7])
def test_a_row_put_in_is_found(image, seq):
    with Tampered(image) as case:
        case.db.execute(
            "INSERT INTO entry SELECT ?, kind, 'other', payload, payload_hash, hash, hash FROM entry "
            "WHERE seq = ?",
            (seq, RULING),
        )
        first = case.first().where
        assert first == (seq if seq <= LAST + 1 else LAST + 1)


def test_an_entry_past_the_counter_is_found(image):
    with Tampered(image) as case:
        case.db.execute("UPDATE sqlite_sequence SET seq = 5 WHERE name = 'entry'")
        assert case.first() == Problem(
            where=6, what="was added by other means: the case never gave this number"
        )
    with Tampered(image) as case:
        case.db.execute("DELETE FROM sqlite_sequence")
        assert case.first().where == 1


def test_entries_cut_off_stop_further_adds(image, make_document):
    with Tampered(image) as case:
        case.db.execute("DELETE FROM entry WHERE seq = ?", (LAST,))
        assert case.first() == Problem(where=LAST, what="is missing")
        with open_case(case.path) as ledger, pytest.raises(Exception, match="last entries were removed"):
            ledger.add_document(*make_document("new"))


def test_raw_bytes_removed_swapped_or_foreign_are_found(image):
    with Tampered(image) as case:
        case.db.execute("DELETE FROM raw WHERE seq = 2")
        assert case.first().where == SECOND
    with Tampered(image) as case:
        case.db.execute("UPDATE raw SET seq = 50 WHERE seq = 2")
        result = case.verify()
        assert [problem.where for problem in result.problems[:2]] == [SECOND, "raw 50"]
    with Tampered(image) as case:
        case.db.execute("UPDATE raw SET seq = 3 WHERE seq = 2")
        assert [problem.where for problem in case.verify().problems] == [SECOND, ASIDE]
    with Tampered(image) as case:
        case.db.execute("UPDATE raw SET packed = ? WHERE seq = 1", (zlib.compress(bytes(50_000_000)),))
        assert case.first().where == FIRST


def test_a_missing_guard_is_found(image):
    with Tampered(image) as case:
        case.triggers.pop()
        case.db.execute("DROP INDEX entry_kind")
        case.db.execute("CREATE VIEW mine AS SELECT 1")
        whats = [problem.what for problem in case.verify().problems if problem.where == "schema"]
        assert [what.split()[-1] for what in whats] == ["missing", "missing", "casefile"]


def test_a_table_that_is_gone_or_another_is_found(image):
    with Tampered(image) as case:
        case.db.execute("DROP TABLE raw")
        case.triggers = [(name, sql) for name, sql in case.triggers if name.startswith("entry")]
        assert case.first().where == "file"
    with Tampered(image) as case:
        for view in ("claims", "documents", "rulings", "set_aside"):  # they would hold up the next steps
            case.db.execute(f"DROP VIEW {view}")
        case.db.execute("CREATE TABLE loose AS SELECT * FROM entry")
        case.db.execute("DROP TABLE entry")
        case.db.execute("ALTER TABLE loose RENAME TO entry")
        case.db.execute("UPDATE entry SET seq = 'x', hash = NULL WHERE seq = 2")
        assert not case.verify().ok


def test_the_counts_say_what_was_checked(image):
    with Tampered(image) as case:
        result = case.verify()
        assert (result.ok, result.entries, result.documents, result.claims) == (True, LAST, 2, 3)
        with open_case(case.path) as ledger:
            assert result.head == ledger.head()
