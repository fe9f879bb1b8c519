"""The command line: results, exit codes, and one-line errors."""

from __future__ import annotations

import csv
import json
import os
import shlex
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

import legomena
from legomena.cli import main
from legomena.cli.export import FORMATS
from legomena.cli.show import SUBJECTS
from legomena.extract import extractor
from legomena.publish import exports

TEXT = "At least five people were killed in an attack on a police station in Quetta on Saturday, police said."
LEGOMENA = [sys.executable, "-m", "legomena"]

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command line in this process; give its exit code, output and errors."""

    def run_(*args: str | Path) -> tuple[int, str, str]:
        capsys.readouterr()
        with pytest.raises(SystemExit) as ended:
            main([str(arg) for arg in args])
        output, errors = capsys.readouterr()
        assert "Traceback" not in output + errors
        assert isinstance(ended.value.code, int)
        return ended.value.code, output, errors

    return run_


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    path = tmp_path / "reports.jsonl"
    rows = [
        {"id": "r1", "outlet": "The Paper", "published": "2026-02-01", "text": TEXT},
        {
            "id": "r2",
            "outlet": "Daily",
            "published": "2026-02-01",
            "text": TEXT + " Two died.",
            "text_kind": "reworded",
        },
    ]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    return path


@pytest.fixture
def case(tmp_path: Path, reports: Path) -> Path:
    path = tmp_path / "c.legomena"
    with legomena.Case(path, create=True) as opened:
        opened.add(reports)
        opened.extract()
    return path


def _one_line(errors: str) -> str:
    assert errors.startswith("legomena: error: ")
    assert errors.count("\n") == 1
    return errors


def test_build_does_it_all(run: Run, reports: Path, tmp_path: Path) -> None:
    code, output, errors = run("build", reports, "--out", tmp_path / "out", "--case", tmp_path / "c.legomena")
    assert code == 0
    assert output.strip() == str(tmp_path / "out" / "index.html")
    assert Path(output.strip()).is_file()
    assert "2 documents added." in errors
    assert (tmp_path / "c.legomena").is_file()


def test_step_by_step(run: Run, reports: Path, tmp_path: Path) -> None:
    case = tmp_path / "c.legomena"
    assert run("add", case, reports)[0] == 0
    code, _, errors = run("add", case, reports)
    assert (code, errors) == (0, "0 documents added, 2 already there.\n")
    assert "not read yet" in run("show", case)[1]
    code, output, errors = run("extract", case)
    assert (code, output) == (0, "")
    assert errors.endswith("in 2 documents.\n")
    assert run("extract", case)[2].startswith("0 new claims")
    code, output, _ = run("publish", case, "--out", tmp_path / "out")
    assert code == 0
    assert Path(output.strip()).is_file()


def test_publish_writes_one_file_or_a_report(run: Run, case: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    for options, name in (
        (["--single-file"], "anatomy.html"),
        (["--format", "markdown"], "anatomy.md"),
        (["--format", "docx"], "anatomy.docx"),
    ):
        code, output, _ = run("publish", case, "--out", out, *options)
        assert code == 0
        assert Path(output.strip()) == out / name
    assert sorted(path.name for path in out.iterdir()) == ["anatomy.docx", "anatomy.html", "anatomy.md"]
    code, _, errors = run("publish", case, "--out", out, "--format", "docx", "--single-file")
    assert (code, "one file anyway" in errors) == (2, True)


def test_pdf_without_its_extra_says_what_to_install(
    run: Run, case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    code, _, errors = run("publish", case, "--out", tmp_path / "out", "--format", "pdf")
    assert code == 2
    assert "pip install 'legomena[report]'" in errors
    assert not (tmp_path / "out").exists()


def test_extract_prints_json_lines(run: Run, reports: Path, case: Path) -> None:
    code, output, _ = run("extract", reports)
    assert code == 0
    rows = [json.loads(line) for line in output.splitlines()]
    assert {row["document"] for row in rows} == {"r1", "r2"}
    assert {row["wording"] for row in rows} == {"The Paper", "digest of Daily"}
    toll = next(row for row in rows if row["kind"] == "toll")
    assert (toll["low"], toll["high"], toll["qualifier"]) == (5, None, "at least")
    with legomena.Case(case, read_only=True) as opened:
        assert [row["id"] for row in rows] == [claim.id for claim in opened.claims()]


def test_standard_input_is_read(reports: Path) -> None:
    done = subprocess.run(
        [*LEGOMENA, "extract", "-"], input=reports.read_bytes(), capture_output=True, check=False
    )
    assert done.returncode == 0
    assert json.loads(done.stdout.splitlines()[0])["document"] == "r1"


def test_csv_columns_are_mapped(run: Run, tmp_path: Path) -> None:
    (tmp_path / "r.csv").write_text(f'Key,Paper,Body\n7,The Paper,"{TEXT}"\n', "utf-8")
    options = ("--column", "text=Body", "--column", "outlet=Paper", "--column", "id=Key")
    _, output, _ = run("extract", tmp_path / "r.csv", *options)
    row = json.loads(output.splitlines()[0])
    assert (row["document"], row["wording"]) == ("7", "The Paper")
    for wrong in ("text", "=Body", "text="):
        assert run("extract", tmp_path / "r.csv", "--column", wrong)[0] == 2
    code, _, errors = run("extract", tmp_path / "r.csv", "--column", "body=Body")
    assert code == 2
    assert "no field body" in _one_line(errors)


@pytest.mark.parametrize("command", ["build", "add", "extract"])
def test_what_is_set_aside_is_listed_and_the_rest_goes_on(
    run: Run, reports: Path, tmp_path: Path, command: str
) -> None:
    broken = tmp_path / "broken\x1b[31m.pdf"
    broken.write_bytes(b"%PDF-1.7 cut off")
    args = {
        "build": ("build", broken, reports, "--out", tmp_path / "out"),
        "add": ("add", tmp_path / "c.legomena", broken, reports),
        "extract": ("extract", broken, reports),
    }[command]
    code, output, errors = run(*args)
    assert code == 1
    told = next(line for line in errors.splitlines() if line.startswith("set aside: "))
    assert "broken" in told
    assert "\x1b" not in errors
    assert "2 documents added, 1 set aside." in errors or output.count("\n") >= 2


def test_nothing_readable(run: Run, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    code, _, errors = run("build", tmp_path / "empty.txt", "--out", tmp_path / "out")
    assert code == 1
    assert "nothing was published" in errors


@pytest.mark.parametrize(
    "subject", [None, *SUBJECTS, *(f"{subject}s" for subject in SUBJECTS if subject != "contested")]
)
def test_everything_can_be_shown(run: Run, case: Path, subject: str | None) -> None:
    code, output, errors = run("show", case, *([subject] if subject else []))
    assert (code, errors) == (0, "")
    assert output
    assert "\x1b" not in output


@pytest.mark.parametrize("subject", ["document", "claim", "incident", "account"])
def test_one_thing_is_shown_in_full(run: Run, case: Path, subject: str) -> None:
    lines = run("show", case, subject)[1].splitlines()
    row = dict(zip(lines[0].split("\t"), lines[1].split("\t"), strict=True))
    code, output, _ = run("show", case, subject, row["id"][:10])
    assert code == 0
    assert output.count("\n") > 3


def test_a_document_is_found_by_its_name_and_a_digest_says_so(run: Run, case: Path) -> None:
    assert "words of   digest of Daily" in run("show", case, "document", "r2")[1]
    assert "digest of Daily" in run("show", case, "documents")[1]


def test_two_things_are_asked_why(run: Run, case: Path) -> None:
    assert "to report one event first of all" in run("show", case, "why", "r1", "r2")[1]
    claim = run("show", case, "claims")[1].splitlines()[1].split("\t")[0]
    assert "Both stand in one document" in run("show", case, "why", claim, claim)[1]
    for wrong in (("why", "r1"), ("why", "r1", "nothing"), ("document", "r1", "r2")):
        assert run("show", case, *wrong)[0] == 2


def test_an_id_must_be_there_and_be_the_only_one(run: Run, case: Path) -> None:
    code, _, errors = run("show", case, "claim", "zzz")
    assert code == 2
    assert "there is no claim 'zzz'" in _one_line(errors)
    code, _, errors = run("show", case, "document", "")
    assert code == 2
    assert "give more digits" in _one_line(errors)
    assert run("show", case, "set-aside", "x")[0] == 2


def test_terminal_escapes_in_documents_are_not_obeyed(run: Run, tmp_path: Path) -> None:
    (tmp_path / "r.txt").write_text(f"{TEXT} \x1b]0;owned\x07 \u202e", "utf-8")
    case = tmp_path / "c.legomena"
    run("add", case, tmp_path / "r.txt")
    output = run("show", case, "document", "r.txt")[1]
    assert TEXT in output
    assert not set(output) & {"\x1b", "\x07", "\u202e"}


@pytest.mark.parametrize("format_", FORMATS)
def test_export(run: Run, case: Path, tmp_path: Path, format_: str) -> None:
    code, output, _ = run("export", case, "--format", format_, "--out", tmp_path / "out")
    assert code == 0
    assert output.splitlines() == [str(path) for path in map(Path, output.splitlines()) if path.is_file()]
    if format_ == "csv":
        with (tmp_path / "out" / "claims.csv").open(encoding="utf-8", newline="") as file:
            assert {row["wording"] for row in csv.DictReader(file)} == {"The Paper", "digest of Daily"}


def test_the_formats_are_those_of_the_exports() -> None:
    assert tuple(FORMATS) == exports.FORMATS


def test_verify(run: Run, case: Path) -> None:
    code, output, _ = run("verify", case)
    assert code == 0
    assert "2 documents" in output
    raw = case.read_bytes()
    assert raw.count(b"The Paper")
    case.write_bytes(raw.replace(b"The Paper", b"Tha Paper"))
    code, output, _ = run("verify", case)
    assert code == 1
    assert output.startswith("does not hold: entry 1:")


def test_bad_use_is_one_line_and_code_2(run: Run, case: Path, tmp_path: Path) -> None:
    reports = tmp_path / "reports.jsonl"
    for args, said in (
        (("add", tmp_path / "new.legomena", "nowhere.txt"), "nowhere.txt: no such file or folder"),
        (("build", "nowhere.txt", "--out", tmp_path / "out"), "nowhere.txt: no such file or folder"),
        (("build", reports), "'--out'"),
        (("add",), "CASE"),
        (("show", tmp_path / "none.legomena"), "no such casefile"),
        (("extract", tmp_path / "none.legomena"), "no such casefile"),
        (("verify", reports), "no casefile"),
        (("show", case, "weather"), "weather"),
        (("export", case, "--format", "xls"), "xls"),
        (("publish", case, "--out", reports), "reports.jsonl"),
        (("publish", case, "--out", ""), "name a folder"),
        (("frobnicate",), "frobnicate"),
        (("show", case, "--colour"), "--colour"),
        (("completion", "powershell"), "powershell"),
    ):
        code, output, errors = run(*args)
        assert (code, output) == (2, ""), args
        assert said in _one_line(errors)
    assert not (tmp_path / "new.legomena").exists()


def test_a_fault_of_our_own_is_one_line_and_code_70(
    run: Run, case: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: object) -> None:
        raise KeyError("gone")

    monkeypatch.setattr(legomena.Case, "verify", fail)
    code, _, errors = run("verify", case)
    assert code == 70
    assert "fault in legomena" in _one_line(errors)
    monkeypatch.setenv("LEGOMENA_TRACEBACK", "1")
    with pytest.raises(KeyError):
        main(["verify", str(case)])


def test_help_version_and_completion(run: Run) -> None:
    assert run("--version")[1] == f"legomena {legomena.__version__}\n"
    assert "legomena build reports/ --out anatomy/" in run("--help")[1]
    assert run("show", "-h")[0] == 0
    for shell in ("bash", "zsh", "fish"):
        assert "_LEGOMENA_COMPLETE" in run("completion", shell)[1]


def test_completion_completes() -> None:
    environment = os.environ | {
        "_LEGOMENA_COMPLETE": "bash_complete",
        "COMP_WORDS": "legomena show x cl",
        "COMP_CWORD": "3",
    }
    done = subprocess.run(LEGOMENA, env=environment, capture_output=True, text=True, check=False)
    assert done.stdout == "plain,claim\n"


def test_help_is_there_at_once() -> None:
    start = time.perf_counter()
    subprocess.run([*LEGOMENA, "--help"], capture_output=True, check=True)
    # The floor of 0.3 s is kept by `make bench`, on a machine that does nothing else.
    assert time.perf_counter() - start < 1.5


def test_a_terminal_without_unicode_gets_the_rest(case: Path) -> None:
    environment = os.environ | {"PYTHONIOENCODING": "latin-1"}
    done = subprocess.run([*LEGOMENA, "show", "--help"], env=environment, capture_output=True, check=False)
    assert done.returncode == 0
    done = subprocess.run([*LEGOMENA, "add", case], env=environment, capture_output=True, check=False)
    assert done.returncode == 2
    assert b"\\u2026" in done.stderr


def test_closed_output_ends_quietly(reports: Path, tmp_path: Path) -> None:
    many = tmp_path / "many.jsonl"
    many.write_text(
        "".join(json.dumps({"id": str(n), "text": f"{TEXT} Report {n}."}) + "\n" for n in range(120)), "utf-8"
    )
    # The pipe holds 64 KiB: more than that is written, and nobody reads.
    process = subprocess.Popen([*LEGOMENA, "extract", many], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.readline()
    process.stdout.close()
    errors = process.stderr.read()
    process.stderr.close()
    assert process.wait() == 141
    assert errors == b""


def _in_terminal(columns: int, *args: str | Path, **environment: str) -> str:
    """Run a command on a terminal of so many columns; give what it writes there."""
    pty = pytest.importorskip("pty")
    leader, terminal = pty.openpty()
    environment = os.environ | {"COLUMNS": str(columns), "TERM": "xterm"} | environment
    with subprocess.Popen([*LEGOMENA, *args], env=environment, stdout=terminal, stderr=terminal) as process:
        os.close(terminal)
        parts = []
        try:
            while part := os.read(leader, 65536):
                parts.append(part)
        except OSError:  # how Linux says that the other end is closed
            pass
        os.close(leader)
    assert process.returncode == 0
    return b"".join(parts).decode().replace("\r", "")


def test_tables_fit_the_terminal(case: Path) -> None:
    wide = _in_terminal(120, "show", case, "incidents", TERM="dumb")
    assert wide.splitlines()[0].split() == ["id", "title", "where", "when", "documents", "claims"]
    assert "\x1b" not in wide
    assert "\x1b[1m" in _in_terminal(120, "show", case)
    assert "\x1b" not in _in_terminal(120, "show", case, "document", "r1", TERM="dumb")
    narrow = _in_terminal(40, "show", case, "incidents").splitlines()
    assert [line.split()[0] for line in narrow[:3]] == ["id", "title", "where"]


def test_closed_streams_are_no_fault(case: Path) -> None:
    for command, code in ((f"show {case} >&-", 0), (f"add {case} - <&-", 1), (f"verify {case} 2>&-", 0)):
        line = f"{shlex.join(LEGOMENA)} {command}"
        done = subprocess.run(["sh", "-c", line], capture_output=True, check=False)
        assert done.returncode == code, done.stderr


def test_an_interrupt_reaches_one_process_only(tmp_path: Path) -> None:
    many = tmp_path / "many.jsonl"
    many.write_text(
        "".join(json.dumps({"id": str(n), "text": f"{TEXT} Report {n}."}) + "\n" for n in range(2000)),
        "utf-8",
    )
    # A group of its own, as a terminal makes one for each command that it may interrupt.
    process = subprocess.Popen(
        [*LEGOMENA, "build", many, "--out", tmp_path / "out"], stderr=subprocess.PIPE, process_group=0
    )
    time.sleep(2.5)
    os.killpg(process.pid, signal.SIGINT)
    _, errors = process.communicate()
    assert process.returncode == 130
    assert errors.decode().split("\n")[-2] == "legomena: interrupted"
    assert b"Traceback" not in errors


def test_an_interrupt_is_no_error(tmp_path: Path) -> None:
    process = subprocess.Popen(
        [*LEGOMENA, "add", tmp_path / "c.legomena", "-"], stdin=subprocess.PIPE, stderr=subprocess.PIPE
    )
    while not (tmp_path / "c.legomena").exists():
        assert process.poll() is None, "it ended before it could be interrupted"
        time.sleep(0.02)
    time.sleep(0.2)
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate()
    assert process.returncode == 130
    assert errors.decode().strip() == "legomena: interrupted"


def test_places_can_be_imported(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LEGOMENA_GAZETTEER", str(tmp_path / "mine.sqlite"))
    row = ["1", "Erewhon", "Erewhon", "", "30.5", "66.5", "P", "PPL", "PK", "", "02", "", "", "", "1200"]
    (tmp_path / "PK.txt").write_text("\t".join([*row, "", "", "", ""]) + "\n", "utf-8")
    code, output, errors = run("gazetteer", "import", tmp_path / "PK.txt")
    assert (code, output) == (0, f"{tmp_path / 'mine.sqlite'}\n")
    assert errors.startswith("1 place imported")
    (tmp_path / "bad.txt").write_text("no dump\n", "utf-8")
    code, _, errors = run("gazetteer", "import", tmp_path / "bad.txt")
    assert code == 2
    assert "bad.txt" in _one_line(errors)
    assert run("gazetteer", "import", tmp_path / "none.txt")[0] == 2


def test_a_document_that_the_extractor_fails_on_is_told(
    run: Run, reports: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise IndexError("out of range")

    monkeypatch.setattr(extractor(), "extract", fail)
    case = tmp_path / "c.legomena"
    run("add", case, reports)
    for args in (("extract", case), ("extract", reports), ("build", reports, "--out", tmp_path / "out")):
        code, output, errors = run(*args)
        assert code == 1
        assert "set aside: r1: The extractor failed on it (IndexError: out of range)" in errors
    assert Path(output.strip()).is_file()
    assert "2 documents, 0 claims, 0 rulings, 2 set aside." in run("show", case)[1]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything; run the tests as another user")
def test_a_file_that_may_not_be_read_is_set_aside(run: Run, reports: Path, tmp_path: Path) -> None:
    (tmp_path / "closed.txt").write_text(TEXT, "utf-8")
    (tmp_path / "closed.txt").chmod(0)
    for args in (("extract", tmp_path / "closed.txt"), ("extract", tmp_path / "closed.txt", reports)):
        code, _, errors = run(*args)
        assert code == 1
        assert "change its permissions" in errors


def test_a_ruling_changes_the_account_and_is_listed(run: Run, reports: Path, tmp_path: Path) -> None:
    case = tmp_path / "case.legomena"
    run("add", case, reports)
    run("extract", case)
    with legomena.Case(case) as opened:
        five, two = (
            next(c.id for c in opened.claims() if c.low == low and c.kind == "toll") for low in (5, 2)
        )
    grounds = ("--by", "A. Editor", "--why", "of another attack")
    assert run("rule", case, "reject", two[:9], *grounds)[0] == 0
    assert run("rule", case, "amend", five, "--set", "low=6", "--set", "high=null", *grounds)[0] == 0
    with legomena.Case(case, read_only=True) as opened:
        assert {(c.id, c.low, c.high) for c in opened.claims() if c.id in (five, two)} == {(five, 6, None)}
        assert [ruling.kind for ruling in opened.rulings()] == ["reject", "amend"]
    code, output, _ = run("show", case, "rulings")
    assert code == 0
    assert "of another attack" in output
    assert "high = None; low = 6" in output


def test_an_incident_is_split_by_claims_and_documents(run: Run, reports: Path, tmp_path: Path) -> None:
    case = tmp_path / "case.legomena"
    run("add", case, reports)
    run("extract", case)
    with legomena.Case(case) as opened:
        incident = max(opened.incidents(), key=lambda one: len(one.claims))
        member = incident.claims[0].claim
        other = incident.claims[-1].claim
        page = next(c.document for c in opened.claims() if c.id == other)
        name = next(d.name for d in opened.documents() if d.id == page)
    grounds = ("--by", "A. Editor", "--why", "another attack")
    assert run("rule", case, "split", member[:12], *grounds)[0] == 0
    with legomena.Case(case) as opened:
        home = next(one for one in opened.incidents() if any(m.claim == member for m in one.claims))
        assert [m.claim for m in home.claims] == [member]
        assert opened.rule("split", [name], by="A. Editor", why="another page").targets == (page,)
        assert opened.verify().ok
    code, output, _ = run("show", case, "why", member, other)
    assert code == 0
    assert "split off by A. Editor: another" in output


@pytest.mark.parametrize(
    ("words", "error"),
    [
        (("reject", "zzz"), "no claim has an id that begins with 'zzz'"),
        (("split", "no such page"), "no claim has an id that begins with 'no such page'"),
        (("amend", "CLAIM", "--set", "colour=red"), "has no field 'colour'"),
        (("amend", "CLAIM", "--set", "low"), "write field=value"),
        (("same", "CLAIM"), "needs two claims or more"),
    ],
)
def test_a_ruling_that_cannot_be_carried_out(
    run: Run, reports: Path, tmp_path: Path, words: tuple[str, ...], error: str
) -> None:
    case = tmp_path / "case.legomena"
    run("add", case, reports)
    run("extract", case)
    with legomena.Case(case) as opened:
        claim = opened.claims()[0].id
    given = [claim if word == "CLAIM" else word for word in words]
    code, _, errors = run("rule", case, *given, "--by", "A. Editor", "--why", "for a test")
    assert code == 2
    assert error in errors
