"""What a ledger keeps, gives back and refuses."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import msgspec
import pytest

from legomena.casefile import CasefileError, Counts, open_case, sqlite_writer
from legomena.records import Claim, Place, Ruling, SetAside, When, document_id

GRAMMAR, NEWER = "grammar 0.1.0", "grammar 0.2.0"
TEXT = "Police said 12 people were killed in Gwadar; a hospital counted 15 dead."


@pytest.fixture
def case(path):
    with open_case(path, create=True) as case:
        yield case


@pytest.fixture
def document(case, make_document):
    document, raw = make_document(TEXT, "22")
    assert case.add_document(document, raw)
    return document


def ruling(*targets, kind="reject", why="a duplicate", **fields):
    return Ruling(
        kind=kind, targets=targets, by="M. Editor", at="2026-02-03T10:00:00+05:00", why=why, **fields
    )


def test_a_new_case_is_empty(case):
    assert case.counts() == Counts(
        documents=0, set_aside=0, extracted=0, claims=0, stored_claims=0, rulings=0, entries=0
    )
    assert case.head() == "0" * 64
    assert [*case.documents()] == [*case.claims()] == []
    assert case.verify().ok


@pytest.mark.parametrize(
    "text",
    [
        TEXT,
        "قال المتحدث إن 12 شخصا قتلوا 🚑👨‍👩‍👧 e\u0301 \u202eabc\u202c בעיר",
        "a NUL \0 in the middle, \ufeff a mark, \u2028 a separator, \U0010ffff the end",
        "\n\t \r\n",
        "",
    ],
)
def test_what_was_added_comes_back_as_it_was(path, make_document, make_claim, text):
    document, raw = make_document(text, "نام 🗎")
    claims = [make_claim(document, 0, end, low=end) for end in range(1, len(text), 7)]
    with open_case(path, create=True) as case:
        assert case.add_document(document, raw) is True
        assert case.add_extraction(document.id, GRAMMAR, claims) == len(claims)
    with open_case(path, read_only=True) as case:
        assert [*case.documents()] == [document]
        assert case.raw(document.id) == raw
        assert [*case.claims()] == claims
        assert case.document("نام 🗎") == document
        assert case.verify().ok


def test_raw_bytes_need_not_be_text(case, make_document):
    raw = bytes(range(256)) * 4000
    document = msgspec.structs.replace(make_document("x")[0], id=document_id(raw))
    case.add_document(document, raw)
    assert case.raw(document.id) == raw


def test_adding_twice_adds_nothing(case, document, make_claim):
    item = SetAside(name="a.pdf", reason="is encrypted; give its password")
    claim = make_claim(document, 12, 33)
    adds = [
        lambda: case.add_document(msgspec.structs.replace(document, name="other"), TEXT.encode()),
        lambda: case.set_aside(item),
        lambda: case.add_extraction(document.id, GRAMMAR, [claim, claim]),
        lambda: case.add_ruling(ruling(claim.id)),
    ]
    assert [add() for add in adds] == [False, True, 1, True]
    head = case.head()
    assert [add() for add in adds] == [False, False, 0, False]
    assert case.head() == head
    assert case.document(document.id).name == "22"
    assert case.set_asides() == (item,)
    assert case.rulings() == (ruling(claim.id),)
    assert case.counts() == Counts(
        documents=1, set_aside=1, extracted=1, claims=1, stored_claims=1, rulings=1, entries=5
    )


def test_a_newer_extraction_supersedes_and_the_older_stays(case, document, make_claim, make_document):
    second, raw = make_document("Nine were hurt.", "23")
    case.add_document(second, raw)
    old = [make_claim(document, 12, 33), make_claim(document, 64, 71)]
    of_second = [make_claim(second, 0, 9)]
    new = [make_claim(document, 12, 33, NEWER, place=Place(text="Gwadar", lat=25.1), when=When(text="today"))]
    assert case.add_extraction(second.id, GRAMMAR, of_second) == 1
    assert case.add_extraction(document.id, GRAMMAR, old) == 2
    assert [*case.claims()] == old + of_second  # by document
    assert case.add_extraction(document.id, NEWER, new) == 1
    assert case.add_extraction(document.id, GRAMMAR, [make_claim(document, 0, 6)]) == 0
    assert [*case.claims()] == new + of_second
    assert [*case.claims(GRAMMAR)] == old + of_second
    assert [*case.claims(NEWER)] == new
    assert [*case.claims("llm 1")] == []
    assert case.extracted(GRAMMAR) == {document.id, second.id}
    assert case.extracted(NEWER) == {document.id}
    assert case.extracted("grammar") == set()
    assert (case.counts().claims, case.counts().stored_claims) == (2, 4)


def test_what_came_in_behind_an_entry_completes_what_was_read_before(path, make_document, make_claim):
    with open_case(path, create=True) as case, open_case(path) as reader:
        assert reader.added(0) == ([], {}, 0)
        kept, found, last = {}, {}, 0
        for number in range(5):
            document, raw = make_document(f"{TEXT} {number}")
            case.add_document(document, raw)
            if number % 2:
                case.add_extraction(
                    document.id, GRAMMAR, [make_claim(document, 0, 6), make_claim(document, 0, 11)]
                )
            if number == 3:
                case.add_extraction(document.id, NEWER, [make_claim(document, 0, 6, NEWER)])
            case.set_aside(SetAside(name=f"x{number}", reason="not read"))
            added = reader.added(last)
            kept |= {one.id: one for one in added.documents}
            found |= added.claims
            last = added.last
            assert list(kept.values()) == [*case.documents()]
            assert [claim for claims in found.values() for claim in claims] == [*case.claims()]
        assert reader.added(last) == ([], {}, last)


def test_unread_are_the_documents_that_an_extractor_has_not_read(case, document, make_document):
    other, raw = make_document("Another page.")
    case.add_document(other, raw)
    assert case.unread(GRAMMAR) == [document.id, other.id]
    case.add_extraction(document.id, GRAMMAR, [])
    assert case.unread(GRAMMAR) == [other.id]
    assert case.unread(NEWER) == [document.id, other.id]


def test_an_extraction_that_found_nothing_is_kept(case, document):
    assert case.add_extraction(document.id, GRAMMAR, []) == 0
    assert case.extracted(GRAMMAR) == {document.id}
    assert case.counts().extracted == 1


def test_documents_are_found_by_id_name_and_beginning(case, document, make_document):
    twin, raw = make_document("another", "22")
    assert case.document(document.id) == document
    assert case.document(document.id[:8].upper()) == document
    assert case.document("22") == document
    case.add_document(twin, raw)
    for ref, words in [("22", "2 documents"), (document.id[:3], "no document"), ("nothing", "no document")]:
        with pytest.raises(CasefileError, match=words):
            case.document(ref)
    named, raw = make_document("third", document.id[:6])
    case.add_document(named, raw)
    assert case.document(document.id[:6]) == named  # a name goes before the beginning of an id
    with pytest.raises(CasefileError, match="no document"):
        case.raw("0" * 64)


def test_many_documents_may_be_read_while_adding(case, make_document, make_claim):
    with case.batch():
        for number in range(450):
            case.add_document(*make_document(f"{number} were killed", f"{number}"))
    seen = 0
    for document in case.documents():
        assert document.name == str(seen)
        case.add_extraction(document.id, GRAMMAR, [make_claim(document, 0, 5)]) if seen % 50 == 0 else None
        seen += 1
    assert seen == 450
    assert sum(1 for _ in case.claims()) == 9


def _change(claim, **changes):
    return msgspec.structs.replace(claim, **changes)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"quote": "13 people"}, "its quote '13 people' is not what stands at 12 to 33"),
        ({"start": -61, "end": -40}, "are no stretch of the text"),
        ({"end": 500}, "are no stretch of the text"),
        ({"start": 12, "end": 12, "quote": ""}, "are no stretch of the text"),
        ({"document": "0" * 64}, "belongs to document 0000"),
        ({"extractor": "other 1"}, "'other 1' made it"),
        ({"low": 99}, "its content gives the id"),
        ({"part_of": "feed"}, "is part of feed"),
        ({"low": "twelve"}, r"cannot be kept: .*\$.low"),
        ({"confidence": float("nan")}, "cannot be kept"),
        ({"place": Place(text="x", lat=float("nan"))}, "would not come back"),
        ({"group_text": "\ud800"}, r"lone surrogate U\+D800"),
    ],
)
def test_a_claim_that_does_not_hold_is_refused_with_all_of_its_extraction(
    case, document, make_claim, change, words
):
    good, bad = make_claim(document, 0, 6), _change(make_claim(document, 12, 33, low=12), **change)
    head = case.head()
    with pytest.raises(CasefileError, match=words) as refusal:
        case.add_extraction(document.id, GRAMMAR, [good, bad])
    assert bad.id in str(refusal.value)
    assert case.head() == head
    assert case.extracted(GRAMMAR) == set()


def test_two_unlike_claims_of_one_id_are_refused(case, document, make_claim):
    claim = make_claim(document, 12, 33)
    with pytest.raises(CasefileError, match="two claims that differ"):
        case.add_extraction(document.id, GRAMMAR, [claim, _change(claim, weapon="rocket")])


def test_a_part_may_name_a_whole_of_its_extraction(case, document, make_claim):
    whole = make_claim(document, 12, 33)
    part = make_claim(document, 64, 71, part_of=whole.id)
    assert case.add_extraction(document.id, GRAMMAR, [part, whole]) == 2


@pytest.mark.parametrize("extractor", ["", " grammar", "gram\nmar 1", "gram\0mar 1", "grammar  1"])
def test_an_extractor_needs_a_name(case, document, extractor):
    with pytest.raises(CasefileError, match="name and version"):
        case.add_extraction(document.id, extractor, [])


def test_an_extraction_needs_its_document(case):
    with pytest.raises(CasefileError, match="no document"):
        case.add_extraction("f" * 64, GRAMMAR, [])


def test_documents_that_cannot_be_kept_are_refused(case, make_document):
    document, raw = make_document("text")
    for change, words in [
        ({"id": "0" * 64}, "not the SHA-256 of its bytes"),
        ({"name": " "}, "name is empty"),
        ({"name": "a\0b"}, "holds a NUL"),
        ({"text": "\udc80"}, "lone surrogate U\\+DC80"),
        ({"text": None}, "cannot be kept"),
        ({"text_kind": "rumour"}, "cannot be kept"),
    ]:
        with pytest.raises(CasefileError, match=words):
            case.add_document(_change(document, **change), raw)
    with pytest.raises(CasefileError, match="lone surrogate"):
        case.set_aside(SetAside(name="caf\udce9.pdf", reason="x"))
    assert case.counts().entries == 0


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"by": " "}, "does not say 'by'"),
        ({"why": ""}, "does not say 'why'"),
        ({"at": "yesterday"}, "'at' is 'yesterday'"),
        ({"at": "2026-02-03T10:00:00"}, "with its offset"),
        ({"targets": ()}, "needs exactly one claim, not 0"),
        ({"targets": ("feed",)}, "no claim 'feed'"),
        ({"kind": "same"}, "needs two claims or more, not 1"),
        ({"kind": "undo"}, "cannot be kept"),
        ({"changes": {"low": 1}}, "only an amendment has changes"),
        ({"kind": "amend"}, "must say what it changes"),
        ({"kind": "amend", "changes": {"lwo": 1}}, "no field 'lwo'; use one of kind, "),
        ({"kind": "amend", "changes": {"quote": "x"}}, "'quote' cannot be changed"),
        ({"kind": "amend", "changes": {"low": "many"}}, "'low' cannot be 'many'"),
        ({"kind": "amend", "changes": {"kind": "rumour"}}, "'kind' cannot be 'rumour'"),
        ({"kind": "amend", "changes": {"place": {"lat": 1.0}}}, "'place' cannot be"),
        ({"kind": "amend", "changes": {"confidence": float("nan")}}, "would not come back"),
        ({"kind": "amend", "changes": {"low": object()}}, "cannot be kept"),
    ],
)
def test_a_ruling_that_cannot_be_carried_out_is_refused(case, document, make_claim, wrong, words):
    claim = make_claim(document, 12, 33)
    case.add_extraction(document.id, GRAMMAR, [claim])
    head = case.head()
    with pytest.raises(CasefileError, match=words):
        case.add_ruling(_change(ruling(claim.id), **wrong))
    assert case.head() == head


def test_a_ruling_comes_back_and_outlives_a_newer_extraction(case, document, make_claim):
    old, new = make_claim(document, 12, 33), make_claim(document, 12, 33, NEWER)
    other = make_claim(document, 64, 71)
    case.add_extraction(document.id, GRAMMAR, [old, other])
    case.add_extraction(document.id, NEWER, [new])
    rulings = (
        ruling(new.id, kind="amend", changes={"low": 12, "figure": [12, 14], "place": {"text": "Gwadar"}}),
        ruling(new.id, other.id, kind="different"),
        ruling(other.id, kind="accept"),
    )
    assert all(case.add_ruling(each) for each in rulings)
    assert case.rulings() == rulings
    with pytest.raises(CasefileError, match="names the same claim twice"):
        case.add_ruling(ruling(new.id, new.id, kind="same"))


def test_a_batch_keeps_what_was_complete_when_it_failed(path, make_document):
    documents = [make_document(f"text {number}") for number in range(3)]
    with open_case(path, create=True) as case, pytest.raises(RuntimeError), case.batch():
        case.add_document(*documents[0])
        with pytest.raises(CasefileError):
            case.add_document(documents[1][0], b"other bytes")
        case.add_document(*documents[2])
        raise RuntimeError
    with open_case(path) as case:
        assert [*case.documents()] == [documents[0][0], documents[2][0]]
        assert case.verify().ok


def test_a_batch_in_a_batch_has_its_adds_durable_at_its_own_end(path, make_document):
    with open_case(path, create=True) as case, open_case(path, read_only=True) as reader, case.batch():
        case.add_document(*make_document("outer"))
        assert reader.counts().documents == 0
        with case.batch():
            case.add_document(*make_document("inner"))
        assert reader.counts().documents == 2


def test_a_batch_commits_in_portions(path, make_document, monkeypatch):
    monkeypatch.setattr(sqlite_writer, "PORTION_SECONDS", 0.0)
    with open_case(path, create=True) as case, open_case(path, read_only=True) as reader, case.batch():
        case.add_document(*make_document("one"))
        assert reader.counts().documents == 1


def test_a_full_disk_never_loses_what_a_batch_reports(path, make_document):
    """Whatever SQLite rolls back, the batch must not end as if all had been added."""
    noise = "".join(chr(33 + (number * number + 7 * number) % 90) for number in range(60_000))
    with open_case(path, create=True) as case:
        case.add_document(*make_document("before"))
        case._connection.execute("PRAGMA max_page_count = 60")
        reported = []
        with pytest.raises(CasefileError, match="disk"), case.batch():
            for number in range(10):
                reported.append(case.add_document(*make_document(f"{number}{noise}")))
        case._connection.execute("PRAGMA max_page_count = 100000")
        assert case.verify().ok
        assert case.add_document(*make_document("after"))
    with open_case(path) as case:
        assert case.counts().documents >= 2
        assert case.verify().ok


def test_a_batch_whose_adds_were_rolled_back_says_so(path, make_document):
    with open_case(path, create=True) as case:
        with pytest.raises(CasefileError, match="was lost"), case.batch():
            case.add_document(*make_document("one"))
            case._connection.execute("ROLLBACK")  # as SQLite does of itself on some errors
        with pytest.raises(CasefileError, match="was lost"), case.batch():
            case.add_document(*make_document("one"))
            case._connection.execute("ROLLBACK")
            case.add_document(*make_document("two"))
        assert case.counts().documents == 0
        assert case.add_document(*make_document("two"))
    with pytest.raises(CasefileError, match="was lost"), open_case(path) as case, case.batch():
        case.add_document(*make_document("three"))
        case.close()


def test_a_closed_or_read_only_case_says_so(path, make_document):
    case = open_case(path, create=True)
    case.close()
    case.close()
    with pytest.raises(CasefileError, match="has been closed"):
        case.counts()
    with pytest.raises(CasefileError, match="has been closed"):
        case.add_document(*make_document("x"))
    with (
        open_case(path, read_only=True) as case,
        pytest.raises(CasefileError, match="opened for reading only"),
    ):
        case.add_document(*make_document("x"))


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE entry SET payload = '{}'",
        "UPDATE raw SET packed = x'00'",
        "DELETE FROM entry",
        "DELETE FROM raw",
        "INSERT OR REPLACE INTO entry SELECT * FROM entry WHERE seq = 1",
        "INSERT OR REPLACE INTO entry SELECT seq + 1, kind, key, '{}', payload_hash, hash, hash FROM entry",
        "INSERT INTO entry SELECT seq + 5, kind, 'k', payload, payload_hash, hash, hash FROM entry",
        "INSERT OR REPLACE INTO raw VALUES (1, x'00')",
    ],
)
def test_the_database_itself_refuses_changes(path, make_document, statement):
    with open_case(path, create=True) as case:
        case.add_document(*make_document("x"))
    append_only = pytest.raises(sqlite3.IntegrityError, match="append-only")
    with closing(sqlite3.connect(path)) as plain, append_only:
        plain.execute(statement)


def test_stored_claims_are_plain_json(path, make_document, make_claim):
    document, raw = make_document(TEXT)
    claim = make_claim(document, 12, 33, low=12)
    with open_case(path, create=True) as case:
        case.add_document(document, raw)
        case.add_extraction(document.id, GRAMMAR, [claim])
    with closing(sqlite3.connect(path)) as plain:
        (payload,) = plain.execute("SELECT payload FROM entry WHERE kind = 'claim'").fetchone()
    assert msgspec.json.decode(payload, type=Claim) == claim
