"""JSON Lines, JSON, CSV and TSV: rows become documents, bad rows are set aside one by one."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legomena.ingest import Read, ReadOptions, read
from legomena.records import SetAside, document_id

Reader = Callable[..., list[Read | SetAside]]
ROW = {
    "page": "07",
    "url": "https://news.example/7",
    "outlet": "Coast Herald",
    "published": "2026-02-01",
    "published_basis": "inferred",
    "title": "Toll rises",
    "byline": "A. Writer",
    "lang": "en",
    "text": "Five people were killed.\r\nSix were hurt.",
    "syndicated_of": "03",
    "text_kind": "reworded",
    "verbatim": False,
}


def test_a_json_line_gives_every_field(read_bytes: Reader) -> None:
    line = json.dumps(ROW).encode()
    (found,) = read_bytes("a.jsonl", line + b"\n")
    assert isinstance(found, Read)
    document = found.document
    assert found.raw == line
    assert document.id == document_id(line)
    assert document.name == "07"
    assert document.source == "Coast Herald"
    assert document.url == "https://news.example/7"
    assert (document.published, document.published_basis) == ("2026-02-01", "inferred")
    assert (document.title, document.byline, document.lang) == ("Toll rises", "A. Writer", "en")
    assert document.text == "Five people were killed.\nSix were hurt."
    assert document.syndicated_of == "03"
    assert document.text_kind == "digest"


def test_a_bare_line_leaves_the_rest_unknown(read_bytes: Reader) -> None:
    (found,) = read_bytes("a.jsonl", b'{"text": "Five were killed.", "published": null}')
    assert isinstance(found, Read)
    document = found.document
    assert document.name == "a.jsonl:1"
    assert document.text_kind == "verbatim"
    for field in (
        "source",
        "url",
        "title",
        "byline",
        "published",
        "published_basis",
        "lang",
        "syndicated_of",
    ):
        assert getattr(document, field) is None


@pytest.mark.parametrize(
    ("flags", "kind"),
    [
        ({"verbatim": False}, "digest"),
        ({"text_kind": "reworded"}, "digest"),
        ({"text_kind": "digest"}, "digest"),
        ({"text_kind": "verbatim"}, "verbatim"),
        ({"verbatim": True}, "verbatim"),
    ],
)
def test_digests_are_known(read_bytes: Reader, flags: dict[str, object], kind: str) -> None:
    (found,) = read_bytes("a.jsonl", json.dumps({"text": "Five were killed.", **flags}))
    assert isinstance(found, Read)
    assert found.document.text_kind == kind


def test_each_bad_line_is_set_aside_and_the_rest_goes_on(read_bytes: Reader, tmp_path: Path) -> None:
    good = '{"text": "Five were killed."}'
    bad = ['{"text": ', "[1, 2]", '{"body": "x"}', '{"text": ["x"]}', '{"text": " "}', '{"text": "\\ud800"}']
    bad += ['{"text": "x", "text_kind": "odd"}', '{"text": "x", "published_basis": "odd"}', "[" * 100_000]
    lines = [part for line in bad for part in (line, good, "")]
    found = read_bytes("a.jsonl", "\n".join(lines))
    aside = [item for item in found if isinstance(item, SetAside)]
    assert len([item for item in found if isinstance(item, Read)]) == len(bad)
    assert [item.name for item in aside] == [
        f"{tmp_path / 'a.jsonl'}:{3 * number + 1}" for number in range(len(bad))
    ]
    assert [item.sha256 for item in aside] == [document_id(line.encode()) for line in bad]
    assert all(item.reason.endswith(".") and "; " in item.reason for item in aside)


def test_a_line_over_the_limit_is_skipped_without_the_rest(read_bytes: Reader) -> None:
    lines = ['{"text": "' + "x" * size + '"}' for size in (10, 5000, 20)]
    found = read_bytes("a.jsonl", "\n".join(lines), max_bytes=1000)
    assert [type(item) for item in found] == [Read, SetAside, Read]
    assert isinstance(found[1], SetAside)
    assert "1,000 bytes" in found[1].reason


def test_invalid_utf8_and_marks_in_json_lines(read_bytes: Reader) -> None:
    good = '{"text": "Cinq tués."}'
    found = read_bytes("a.jsonl", b"\xef\xbb\xbf" + good.encode() + b"\n" + good.encode("latin-1") + b"\n")
    assert [type(item) for item in found] == [Read, SetAside]
    (wide,) = read_bytes("b.jsonl", good.encode("utf-16"))
    assert isinstance(wide, Read)
    assert wide.document.text == "Cinq tués."


def test_json_lines_are_known_without_their_suffix(read_bytes: Reader) -> None:
    (found,) = read_bytes("a.txt", json.dumps(ROW) + "\n")
    assert isinstance(found, Read)
    assert found.document.name == "07"


def test_json_files_of_one_object_or_a_list(read_bytes: Reader) -> None:
    (one,) = read_bytes("a.json", json.dumps(ROW, indent=2))
    assert isinstance(one, Read)
    assert one.document.name == "07"
    items = read_bytes("b.json", json.dumps([ROW, {"x": 1}, {"text": "Five killed."}], indent=2))
    assert [type(item) for item in items] == [Read, SetAside, Read]
    assert isinstance(items[2], Read)
    assert items[2].document.name == "b.json#3"
    assert json.loads(items[2].raw) == {"text": "Five killed."}
    for content in ("[]", "[1, ", "5", "[" * 100_000):
        (aside,) = read_bytes("c.json", content)
        assert isinstance(aside, SetAside)


def test_csv_with_our_own_headers(read_bytes: Reader) -> None:
    (found,) = read_bytes("a.csv", 'Page,Outlet,Text\n9,Herald,"Five killed,\r\nsix hurt."\n')
    assert isinstance(found, Read)
    assert (found.document.name, found.document.source) == ("9", "Herald")
    assert found.document.text == "Five killed,\nsix hurt."
    assert found.raw == b'9,Herald,"Five killed,\r\nsix hurt."'


def test_csv_with_a_mapping(read_bytes: Reader) -> None:
    columns = {"text": "body", "outlet": "paper", "published": "day"}
    content = "day;paper;body;source\n2026-02-01;Herald;Five killed.;other\n"
    (found,) = read_bytes("a.csv", content, columns=columns)
    assert isinstance(found, Read)
    assert (found.document.source, found.document.published) == ("Herald", "2026-02-01")
    assert found.document.name == "a.csv:2"


def test_csv_errors_name_the_columns_found(read_bytes: Reader) -> None:
    (aside,) = read_bytes("a.csv", "day,body\n1,x\n")
    assert isinstance(aside, SetAside)
    assert "day, body" in aside.reason
    (aside,) = read_bytes("a.csv", "day,body\n1,x\n", columns={"text": "story"})
    assert isinstance(aside, SetAside)
    assert "no column story" in aside.reason
    assert "day, body" in aside.reason
    with pytest.raises(ValueError, match="no field wrong"):
        read([], ReadOptions(columns={"wrong": "body"}))


def test_bad_csv_rows_are_set_aside_and_the_rest_goes_on(read_bytes: Reader, tmp_path: Path) -> None:
    rows = ["id,text", "1,Five killed.", "2,a,b", '3,"x" y', "", "4,", "5,Six killed.", '6,"open', "7,lost"]
    found = read_bytes("a.csv", "\n".join(rows))
    names = [item.name if isinstance(item, SetAside) else item.document.name for item in found]
    path = tmp_path / "a.csv"
    assert names == ["1", f"{path}:3", f"{path}:4", f"{path}:6", "5", f"{path}:8"]
    last = found[-1]
    assert isinstance(last, SetAside)
    assert "never closed" in last.reason


def test_a_csv_row_over_the_limit_stops_the_file(read_bytes: Reader) -> None:
    found = read_bytes("a.csv", "text\nFive killed.\n" + '"' + "x\n" * 900 + '"\nlost\n', max_bytes=1000)
    assert [type(item) for item in found] == [Read, SetAside]


def test_csv_encodings(read_bytes: Reader) -> None:
    text = "Au moins cinq personnes ont été tuées dans l’attaque, selon la police, et on ne sait pas par qui."
    for encoding in ("utf-8", "utf-8-sig", "utf-16", "cp1252"):
        (found,) = read_bytes("a.csv", f'text\n"{text}"\n'.encode(encoding))
        assert isinstance(found, Read)
        assert found.document.text == text
    content = "text\n" + "Five killed.\n" * 8000 + "tu\xe9s\n"
    found_all = read_bytes("b.csv", content.encode("latin-1"))
    assert isinstance(found_all[-1], SetAside)
    assert "encoding" in found_all[-1].reason


def test_tsv(read_bytes: Reader) -> None:
    (found,) = read_bytes("a.tsv", "id\ttext\n1\tFive, or six, killed.\n")
    assert isinstance(found, Read)
    assert found.document.text == "Five, or six, killed."


CELLS = st.text(st.characters(exclude_categories=("Cs", "Cc"), include_characters="\n\t"), min_size=1).filter(
    lambda text: text.strip() and not text.startswith("\ufeff")
)


@given(st.lists(CELLS, min_size=1, max_size=5))
def test_any_texts_come_back_from_csv_and_json_lines(
    tmp_path_factory: pytest.TempPathFactory, texts: list[str]
) -> None:
    folder = tmp_path_factory.mktemp("rows")
    out = io.StringIO(newline="")
    csv.writer(out).writerows([["id", "text"], *([str(number), text] for number, text in enumerate(texts))])
    (folder / "a.csv").write_bytes(out.getvalue().encode())
    (folder / "b.jsonl").write_text("\n".join(json.dumps({"text": text}) for text in texts))
    found = [item for item in read([str(folder)]) if isinstance(item, Read)]
    assert [item.document.text for item in found] == texts * 2


def test_a_name_of_nothing_is_passed_over(read_bytes: Reader) -> None:
    rows = [{"page": "  ", "id": "7", "text": "One."}, {"id": "\u0001", "text": "Two."}]
    found = read_bytes("r.jsonl", "\n".join(map(json.dumps, rows)))
    assert [item.document.name for item in found if isinstance(item, Read)] == ["7", "r.jsonl:2"]


def test_an_empty_text_is_called_that(read_bytes: Reader) -> None:
    for line in ('{"text": null}', '{"text": " "}', '{"Text": ""}'):
        (found,) = read_bytes("r.jsonl", line)
        assert isinstance(found, SetAside)
        assert found.reason.startswith('Its "text" is empty')


def test_binary_json_lines_are_set_aside_once(read_bytes: Reader) -> None:
    (found,) = read_bytes("r.jsonl", bytes(range(256)) * 20)
    assert isinstance(found, SetAside)
    assert "not text" in found.reason
