"""Files, folders, patterns, standard input; sizes; and that importing is cheap."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import tracemalloc
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from legomena.ingest import Read, ReadOptions, read
from legomena.ingest.formats import text as text_reader
from legomena.records import SetAside, document_id

Reader = Callable[..., list[Read | SetAside]]


def names(found: Iterator[Read | SetAside]) -> list[str]:
    """Return what was read by its name, what was set aside in brackets."""
    return [item.document.name if isinstance(item, Read) else f"[{Path(item.name).name}]" for item in found]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of three texts, one of them two levels down, and what is left out."""
    folder = tmp_path / "reports"
    (folder / "b" / "c").mkdir(parents=True)
    for name in ("z.txt", "a.txt", "b/c/m.txt", ".hidden", "b/.DS_Store"):
        (folder / name).write_text(f"Five killed, says {name}.")
    return folder


def test_a_folder_is_read_sorted_with_all_below_it(folder: Path) -> None:
    assert names(read([str(folder)])) == ["a.txt", "b/c/m.txt", "z.txt"]


def test_patterns(folder: Path) -> None:
    assert names(read([f"{folder}/*.txt"])) == ["a.txt", "z.txt"]
    assert names(read([f"{folder}/**/*.txt"])) == ["a.txt", "m.txt", "z.txt"]
    assert names(read([f"{folder}/**"])) == ["a.txt", "m.txt", "z.txt"]
    assert names(read([f"{folder}/*.pdf"])) == ["[*.pdf]"]


def test_a_file_whose_name_looks_like_a_pattern(tmp_path: Path) -> None:
    (tmp_path / "report[1].txt").write_text("Five killed.")
    assert names(read([f"{tmp_path}/report[1].txt"])) == ["report[1].txt"]


def test_what_is_not_there_or_empty(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "empty.txt").touch()
    found = list(
        read([f"{tmp_path}/gone.txt", f"{tmp_path}/empty", f"{tmp_path}/empty.txt", "ftp://a.example/x"])
    )
    assert all(isinstance(item, SetAside) and item.reason.endswith(".") for item in found)
    assert [item.sha256 for item in found if isinstance(item, SetAside)] == [
        None,
        None,
        document_id(b""),
        None,
    ]


def test_links_that_loop_are_set_aside(folder: Path) -> None:
    (folder / "b" / "up").symlink_to(folder)
    (folder / "self").symlink_to(folder / "self")
    (folder / "nowhere").symlink_to(folder / "gone")
    (folder / "again.txt").symlink_to(folder / "a.txt")
    assert names(read([str(folder)])) == [
        "a.txt",
        "again.txt",
        "b/c/m.txt",
        "[up]",
        "[nowhere]",
        "[self]",
        "z.txt",
    ]


def test_pipes_are_not_waited_for(folder: Path) -> None:
    os.mkfifo(folder / "pipe")
    assert names(read([str(folder)])) == ["a.txt", "b/c/m.txt", "[pipe]", "z.txt"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything; run the tests as another user")
def test_a_file_that_may_not_be_read(folder: Path) -> None:
    (folder / "a.txt").chmod(0)
    assert names(read([str(folder)])) == ["[a.txt]", "b/c/m.txt", "z.txt"]


def test_an_error_of_the_system_is_set_aside(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = Path.open

    def refuse(path: Path, *args: object, **more: object) -> object:
        if path.name == "a.txt":
            raise PermissionError(13, "Permission denied")
        return opened(path, *args, **more)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", refuse)
    assert names(read([str(folder)])) == ["[a.txt]", "b/c/m.txt", "z.txt"]


@pytest.mark.parametrize("failure", [ValueError("odd"), RecursionError(), MemoryError(), KeyError("x")])
def test_no_failure_of_a_reader_stops_the_rest(
    folder: Path, monkeypatch: pytest.MonkeyPatch, failure: Exception
) -> None:
    kept = text_reader.document_from_row

    def fail(row: object, raw: bytes, *more: object) -> object:
        if b"a.txt" in raw:
            raise failure
        return kept(row, raw, *more)  # type: ignore[arg-type]

    monkeypatch.setattr(text_reader, "document_from_row", fail)
    found = list(read([str(folder)]))
    assert names(iter(found)) == ["[a.txt]", "b/c/m.txt", "z.txt"]
    assert isinstance(found[0], SetAside)
    assert type(failure).__name__ in found[0].reason
    assert found[0].sha256 == document_id((folder / "a.txt").read_bytes())


def test_names_that_are_not_utf8(tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/\xff.txt"
    Path(os.fsdecode(path)).write_text("Five killed.")
    assert names(read([str(tmp_path)])) == ["\\xff.txt"]


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        sys, "stdin", io.TextIOWrapper(io.BytesIO(b'{"page": "7", "text": "Five killed."}\n'))
    )
    assert names(read(["-"])) == ["7"]


def test_standard_input_from_a_real_pipe() -> None:
    code = "from legomena.ingest import read\nfor item in read(['-']): print(len(item.document.text))"
    done = subprocess.run(
        [sys.executable, "-c", code], input=b"Five killed. " * 9000, capture_output=True, check=True
    )
    assert done.stdout.split() == [b"117000"]


def test_a_text_that_only_mentions_a_format_stays_text(read_bytes: Reader) -> None:
    for content in (
        "The file began with\n%PDF-1.7, the analyst said.",
        "[Photo] {five} killed",
        "From: a man\n\nFive.",
    ):
        (found,) = read_bytes("a.txt", content)
        assert isinstance(found, Read)
        assert (found.document.text, found.document.media_type) == (content, "text/plain")


def test_binary_files_are_set_aside(read_bytes: Reader) -> None:
    for content in (
        b"\x89PNG\r\n\x1a\n" + bytes(100),
        b"\xff\xd8\xff\xe0" + bytes(100),
        bytes(range(256)) * 20,
        bytes(64),
    ):
        (found,) = read_bytes("a.txt", content)
        assert isinstance(found, SetAside)
        assert found.sha256 == document_id(content)
    (found,) = read_bytes("a.txt", " \n\t\n")
    assert isinstance(found, SetAside)
    assert "no text" in found.reason


def test_a_hundred_megabytes_of_text_are_refused_without_reading_them(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as out:
        for _ in range(100):
            out.write(b"Five people were killed. " * 41_944)
    assert path.stat().st_size > 100_000_000
    tracemalloc.start()
    (found,) = read([str(path)])
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert isinstance(found, SetAside)
    assert "32 MB" in found.reason
    assert peak < 70_000_000


def test_a_sparse_file_of_many_gigabytes_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "sparse.txt"
    with path.open("wb") as out:
        out.truncate(8 * 1024**3)
    (found,) = read([str(path)], ReadOptions(max_bytes=100_000))
    assert isinstance(found, SetAside)
    assert "limit" in found.reason


def test_json_lines_over_the_limit_are_streamed(tmp_path: Path) -> None:
    path = tmp_path / "many.jsonl"
    path.write_bytes(b'{"text": "Five killed."}\n' * 20_000)
    found = read([str(path)], ReadOptions(max_bytes=1000))
    assert sum(isinstance(item, Read) for item in found) == 20_000


def test_bad_use_is_an_error_at_once() -> None:
    with pytest.raises(TypeError, match="not one string"):
        read("reports")
    with pytest.raises(ValueError, match="max_bytes"):
        read(["reports"], ReadOptions(max_bytes=0))


def test_importing_loads_no_parser() -> None:
    heavy = (
        "trafilatura",
        "pypdfium2",
        "docx",
        "feedparser",
        "fastwarc",
        "lxml",
        "charset_normalizer",
        "ssl",
    )
    code = f"import sys, legomena.ingest; print([name for name in {heavy} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
