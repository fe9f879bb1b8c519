"""The Python face: from reports to an anatomy, and what it says when something is amiss."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

import legomena
from legomena import _extraction
from legomena._extraction import extractor_name
from legomena.casefile import CasefileError
from legomena.extract import extractor
from legomena.records import Claim, Document, SetAside, document_id
from legomena.resolve.gazetteer import Gazetteer
from legomena.resolve.gazetteer_import import import_dump

REPORTS = (
    "At least five people were killed in an attack on a police station in Quetta on Saturday, police said.",
    "Police said on Sunday that eleven people were killed in the attack in Quetta on Saturday.",
    "The governor said that three soldiers were killed in Gwadar on Saturday.",
)


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    path = tmp_path / "reports.jsonl"
    with path.open("w", encoding="utf-8") as file:
        for number, text in enumerate(REPORTS):
            row = {"id": f"r{number}", "outlet": f"Paper {number}", "published": "2026-02-01", "text": text}
            file.write(json.dumps(row) + "\n")
    return path


@pytest.fixture
def case(tmp_path: Path, reports: Path) -> Iterator[legomena.Case]:
    with legomena.Case(tmp_path / "c.legomena", create=True) as case:
        case.add(reports)
        case.extract()
        yield case


def test_from_reports_to_pages_step_by_step(tmp_path: Path, reports: Path) -> None:
    with legomena.Case(tmp_path / "c.legomena", create=True) as case:
        summary = case.add([reports])
        assert (summary.added, summary.already, summary.set_aside) == (3, 0, ())
        assert case.extract().claims == len(case.claims()) > 0
        assert [document.name for document in case.documents()] == ["r0", "r1", "r2"]
        assert {claim.extractor for claim in case.claims()} == {extractor_name()}
        assert case.incidents()
        assert case.accounts()
        assert len(case.operations()) >= 0
        assert case.publish(tmp_path / "out").read_bytes().startswith(b"<!")
        assert case.export("csv", tmp_path / "csv")
        assert case.verify().ok
        assert case.counts().documents == 3


def test_every_quote_stands_at_its_place(case: legomena.Case) -> None:
    texts = {document.id: document.text for document in case.documents()}
    for claim in case.claims():
        assert texts[claim.document][claim.start : claim.end] == claim.quote


def test_doing_it_twice_changes_nothing(case: legomena.Case, reports: Path) -> None:
    before = case.anatomy()
    assert case.add(str(reports)).already == 3
    assert case.extract() == legomena.ExtractSummary(claims=0, set_aside=())
    assert case.anatomy() is before


def test_the_anatomy_is_derived_anew_when_the_case_changes(case: legomena.Case, tmp_path: Path) -> None:
    before = case.anatomy()
    (tmp_path / "more.txt").write_text("Two more people were killed in Turbat on Sunday, officials said.")
    case.add(tmp_path / "more.txt")
    assert len(case.anatomy().documents) == len(before.documents) + 1


def test_the_same_reports_give_the_same_anatomy(case: legomena.Case, reports: Path, tmp_path: Path) -> None:
    built = legomena.build(reports, tmp_path / "out", tmp_path / "other.legomena")
    assert msgspec.json.encode(built.anatomy) == msgspec.json.encode(case.anatomy())
    assert built.extracted.claims == len(case.claims())
    assert built.page == tmp_path / "out" / "index.html"
    assert (tmp_path / "other.legomena").is_file()


def test_the_order_in_which_reports_are_added_makes_no_difference(
    case: legomena.Case, reports: Path, tmp_path: Path
) -> None:
    turned = tmp_path / "turned" / "reports.jsonl"
    turned.parent.mkdir()
    turned.write_text("".join(reversed(reports.read_text("utf-8").splitlines(keepends=True))), "utf-8")
    built = legomena.build(turned, tmp_path / "out", tmp_path / "turned.legomena")
    assert msgspec.json.encode(built.anatomy) == msgspec.json.encode(case.anatomy())
    case.publish(tmp_path / "other")
    for page in (tmp_path / "out").rglob("*.*"):
        assert page.read_bytes() == (tmp_path / "other" / page.relative_to(tmp_path / "out")).read_bytes()


def test_an_open_case_that_grows_gives_what_a_new_one_gives(reports: Path, tmp_path: Path) -> None:
    rows = reports.read_text(encoding="utf-8").splitlines()
    with legomena.Case(tmp_path / "grown.legomena", create=True) as grown:
        for number, row in enumerate(rows):
            report = tmp_path / f"{number}.jsonl"
            report.write_text(row, encoding="utf-8")
            grown.add(report)
            grown.extract()
            assert grown.anatomy().documents
        claim = grown.claims()[0]
        grown.rule("reject", [claim.id], by="M. Editor", why="a duplicate")
        last = grown.anatomy()
    assert claim.id not in {one.id for one in last.claims}
    with legomena.Case(tmp_path / "grown.legomena") as opened:
        assert opened.anatomy() == last


def test_what_could_be_read_later_is_no_longer_set_aside(reports: Path, tmp_path: Path) -> None:
    with legomena.Case(tmp_path / "c.legomena", create=True) as case:
        raw = reports.read_bytes().splitlines()[0]
        case._ledger.set_aside(SetAside(name="r0", reason="It was new.", sha256=document_id(raw)))
        assert len(case.set_asides()) == 1
        case.add(reports)
        case.extract()
        assert case.set_asides() == ()


def test_a_document_that_the_extractor_fails_on_stops_nothing(
    reports: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader = extractor()
    honest = reader.extract

    def extract(document: Document, gazetteer: Gazetteer) -> list[Claim]:
        if document.name == "r1":
            raise IndexError("out of range")
        claims = honest(document, gazetteer)
        # A quote that is not in the document.
        return claims if document.name == "r0" else [msgspec.structs.replace(claims[0], quote="x")]

    monkeypatch.setattr(reader, "extract", extract)
    with legomena.Case(tmp_path / "c.legomena", create=True) as case:
        case.add(reports)
        found = case.extract()
        assert [item.name for item in found.set_aside] == ["r1", "r2"]
        assert "IndexError: out of range" in found.set_aside[0].reason
        assert {claim.document for claim in case.claims()} == {case.documents()[0].id}
        assert case.set_asides() == found.set_aside
        assert len(case.extract().set_aside) == 2
        assert len(case.set_asides()) == 2
        monkeypatch.setattr(reader, "extract", honest)
        assert case.extract().claims > 0
        assert case.set_asides() == ()
        assert case.verify().ok


def test_places_of_the_user_are_found_and_what_was_read_before_is_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LEGOMENA_GAZETTEER", str(tmp_path / "mine.sqlite"))
    (tmp_path / "r.txt").write_text("Five people were killed in Erewhonabad on Saturday, police said.")
    row = ["91", "Erewhonabad", "", "", "30.5", "66.5", "P", "PPL", "PK", "", "02", "", "", "", "1200"]
    (tmp_path / "PK.txt").write_text("\t".join([*row, "", "", "", ""]) + "\n", "utf-8")
    try:
        Gazetteer.default.cache_clear()
        with legomena.Case(tmp_path / "c.legomena", create=True) as case:
            case.add(tmp_path / "r.txt")
            case.extract()
            plain = extractor_name()
            assert all(claim.extractor == plain for claim in case.claims())
            import_dump([tmp_path / "PK.txt"], tmp_path / "mine.sqlite")
            Gazetteer.default.cache_clear()
            assert case.extract().claims > 0
            toll = next(claim for claim in case.claims() if claim.kind == "toll")
            assert toll.place is not None
            assert toll.place.geonames == 91
            assert re.fullmatch(rf"{plain} gazetteer [0-9a-f]{{8}}", toll.extractor)
            assert case.extract().claims == 0
            assert case.verify().ok
    finally:
        Gazetteer.default.cache_clear()


def test_build_without_a_case_leaves_none_behind(reports: Path, tmp_path: Path) -> None:
    built = legomena.build([reports], tmp_path / "out")
    assert built.added.added == 3
    assert not list(tmp_path.rglob("*.legomena"))


def test_what_cannot_be_read_is_set_aside_and_the_rest_goes_on(reports: Path, tmp_path: Path) -> None:
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.7 cut off")
    with legomena.Case(tmp_path / "c.legomena", create=True) as case:
        summary = case.add([tmp_path / "broken.pdf", reports])
        assert summary.added == 3
        assert [item.name for item in summary.set_aside] == [str(tmp_path / "broken.pdf")]
        assert case.set_asides() == summary.set_aside == case.anatomy().set_aside


def test_nothing_readable_publishes_nothing(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    built = legomena.build(tmp_path / "empty.txt", tmp_path / "out")
    assert built.page is None
    assert len(built.added.set_aside) == 1
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("source", ["nowhere.txt", "no/such/folder", "*.nothing"])
def test_a_source_that_is_not_there_is_refused_before_anything_is_read(
    case: legomena.Case, reports: Path, source: str
) -> None:
    with pytest.raises(FileNotFoundError, match="no such file or folder"):
        case.add([reports, source])


def test_errors_say_what_is_wrong(case: legomena.Case, reports: Path, tmp_path: Path) -> None:
    with pytest.raises(CasefileError, match="no such casefile"):
        legomena.Case(tmp_path / "other.legomena")
    with pytest.raises(CasefileError, match="no casefile"):
        legomena.Case(reports)
    with pytest.raises(ValueError, match="unknown format"):
        case.export("xls", tmp_path)
    with pytest.raises(ValueError, match="no field"):
        case.add(reports, columns={"body": "Body"})


def test_a_case_can_be_opened_for_reading_only(case: legomena.Case, reports: Path) -> None:
    case.close()
    with legomena.Case(case.path, read_only=True) as opened:
        assert len(opened.documents()) == 3
        with pytest.raises(CasefileError):
            opened.add(Path(__file__))


def test_progress_is_reported(reports: Path, tmp_path: Path) -> None:
    told: list[tuple[str, int, int | None]] = []
    legomena.build(reports, tmp_path / "out", report=lambda *stage: told.append(stage))
    assert ("Reading", 3, None) in told
    assert ("Extracting", 3, 3) in told
    assert told[-1] == ("Publishing", 1, 1)


def test_claims_without_a_case(reports: Path, case: legomena.Case, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    found = list(legomena.extract_claims([reports, tmp_path / "empty.txt"]))
    read = [item for item in found if not isinstance(item, SetAside)]
    assert [document.name for document, _ in read] == ["r0", "r1", "r2"]
    assert tuple(claim for _, claims in read for claim in claims) == case.claims()
    assert isinstance(found[-1], SetAside)


def test_many_workers_find_what_one_finds_in_the_same_order(monkeypatch: pytest.MonkeyPatch) -> None:
    documents = [
        Document(id=f"{number:064x}", name=str(number), text=REPORTS[number % 3], published="2026-02-01")
        for number in range(40)
    ]
    monkeypatch.setattr(_extraction, "WORTH_WORKERS", 20)
    alone = list(_extraction.extract_all(documents, 1))
    assert list(_extraction.extract_all(iter(documents), 2)) == alone
    assert len(alone) == 40


def test_workers_end_with_the_process_that_they_work_for(tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(
        "import itertools, os, signal\n"
        "from legomena import _extraction\n"
        "from legomena.records import Document\n"
        "if __name__ == '__main__':\n"
        "    _extraction.WORTH_WORKERS = 2\n"
        "    documents = (Document(id=str(n), name=str(n), text='Five died.') for n in itertools.count())\n"
        "    found = _extraction.extract_all(documents, 2)\n"
        "    next(found)\n"
        "    from multiprocessing import active_children\n"
        "    print(*(child.pid for child in active_children()), flush=True)\n"
        "    os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    done = subprocess.run([sys.executable, script], capture_output=True, text=True, check=False)
    assert done.returncode == -signal.SIGKILL
    workers = [int(word) for word in done.stdout.split()]
    assert len(workers) == 2
    deadline = time.monotonic() + 10
    while any(_runs(worker) for worker in workers):
        assert time.monotonic() < deadline, "a worker outlives its parent"
        time.sleep(0.05)


def _runs(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    # What has ended and was not fetched by anybody is no worker either.
    status = Path(f"/proc/{process}/stat")
    return not status.exists() or status.read_text().rpartition(")")[2].split()[0] != "Z"


def test_importing_legomena_loads_nothing_else() -> None:
    code = (
        "import sys, legomena; print([m for m in sys.modules if m.startswith('legomena.') or m == 'msgspec'])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_public_names() -> None:
    assert set(legomena.__all__) <= set(dir(legomena))
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        legomena.nothing  # noqa: B018
