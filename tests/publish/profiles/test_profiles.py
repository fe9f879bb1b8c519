"""Profiles: what is withheld is in no byte of any output, and everything else still works."""

from __future__ import annotations

import itertools
import re
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

import legomena.publish
from legomena import Case
from legomena.publish import publish
from legomena.publish.exports import FORMATS, export
from legomena.publish.profiles import PROFILES, apply_profile
from legomena.publish.profiles.edits import Edit, Edited
from legomena.publish.profiles.patterns import find_private_details
from legomena.records import Anatomy, Document, Links, Place

REPORTS = [
    {
        "page": "tariq-osman-case", "outlet": "The Paper", "published": "2026-03-01",
        "url": "https://example.org/news/tariq-osman-among-nine-dead",
        "title": "Tariq Osman, 51, among nine killed in Harare",
        "text": "Nine people were killed in Harare on Saturday, police spokesman Sam Okafor said. Among the"
        " dead was Tariq Osman, 51, a driver, whose brother Idris Osman was wounded. Osman lived at"
        " 14 Mill Street. “They killed four men,” said Lena Hofer, a resident; call her on +263 77 "
        "123 4567 or lena@example.org. The Hill Front said it killed six soldiers in Harare. "
        "Interior Minister Clara Voss said 11 people died.",
    },
    {
        "page": "2", "outlet": "The Post", "published": "2026-03-02", "byline": "Amina Yusuf",
        "text": "Relatives of Tariq  Osman said that ten people were killed in Harare on Saturday. Witness "
        "Lena Hofer said she counted twelve bodies. Spokesman Sam Okafor denied it. Amina Yusuf "
        "reports from Harare.",
    },
    {
        "page": "3", "outlet": "Le Jour", "published": "2026-03-02", "lang": "fr",
        "text": "Neuf personnes ont été tuées samedi à Harare, selon la police. Tariq Osman, un chauffeur, "
        "et Jeanne Moreau sont morts.",
    },
]  # fmt: skip
WITHHELD = [
    "Tariq Osman", "Tariq  Osman", "tariq-osman", "Idris", "Lena Hofer", "Hofer", "Moreau", "14 Mill Street",
    "77 123 4567", "lena@example.org", "Osman",
]  # fmt: skip
KEPT = ["Sam Okafor", "Clara Voss", "Hill Front", "Harare"]


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Case:
    """Return a case of three reports that name private persons."""
    folder = tmp_path_factory.mktemp("case")
    source = folder / "reports.jsonl"
    source.write_bytes(b"\n".join(map(msgspec.json.encode, REPORTS)))
    case = Case(folder / "case.legomena", create=True)
    assert case.add(source).added == len(REPORTS)
    case.extract()
    return case


@pytest.fixture(scope="module")
def public(case: Case) -> Anatomy:
    """Return its anatomy as the public gets it."""
    return case.anatomy("public")


def _texts(folder: Path) -> dict[str, str]:
    return {str(p.relative_to(folder)): _text(p) for p in sorted(folder.rglob("*")) if p.is_file()}


def _text(path: Path) -> str:
    """All that a file says: its bytes, what is packed in it, and the text of a PDF."""
    raw = path.read_bytes()
    said = raw.decode("utf-8", "replace")
    if raw.startswith(b"PK"):
        import zipfile

        with zipfile.ZipFile(path) as packed:
            said += "".join(packed.read(name).decode("utf-8", "replace") for name in packed.namelist())
    if raw.startswith(b"%PDF"):
        import pypdfium2

        with pypdfium2.PdfDocument(raw) as pdf:
            said += "".join(page.get_textpage().get_text_range() for page in pdf)
    if raw.startswith(b"PAR1"):
        import pyarrow.parquet

        said += repr(pyarrow.parquet.read_table(path).to_pylist())
    return said + str(path.name)


def _assert_clean(folder: Path, strings: list[str]) -> None:
    found = {(name, one) for name, text in _texts(folder).items() for one in strings if one in text}
    assert not found


@pytest.mark.parametrize("format_", getattr(legomena.publish, "FORMATS", ("html",)))
def test_no_page_or_report_holds_what_is_withheld(public: Anatomy, tmp_path: Path, format_: str) -> None:
    publish(public, tmp_path, **({} if format_ == "html" else {"format": format_}))
    _assert_clean(tmp_path, WITHHELD)
    text = re.sub(r"\s+", " ", "".join(_texts(tmp_path).values()))
    for kept in (*KEPT, *(["Amina Yusuf"] if format_ == "html" else [])):
        assert kept in text


@pytest.mark.parametrize("format_", FORMATS)
def test_no_export_holds_what_is_withheld(public: Anatomy, tmp_path: Path, format_: str) -> None:
    written = export(public, format_, tmp_path)
    assert written
    _assert_clean(tmp_path, WITHHELD)
    assert "names of private persons" in "".join(_texts(tmp_path).values())


def test_the_internal_anatomy_holds_all_of_it(case: Case) -> None:
    text = msgspec.json.encode(case.anatomy()).decode()
    for one in WITHHELD:
        assert one in text
    assert case.anatomy().withheld == ()


def test_quotes_stand_verbatim_in_the_texts_as_published(case: Case, public: Anatomy) -> None:
    texts = {document.id: document.text for document in public.documents}
    before = case.anatomy().claims
    assert [claim.id for claim in public.claims] == [claim.id for claim in before]
    for claim, old in zip(public.claims, before, strict=True):
        text = texts[claim.document]
        assert text[claim.start : claim.end] == claim.quote
        assert claim.sentence[0] <= claim.start < claim.end <= claim.sentence[1]
        if "withheld" not in claim.quote:
            assert claim.quote == old.quote
        if claim.figure is not None and old.figure is not None and "withheld" not in claim.quote:
            internal = next(d.text for d in case.documents() if d.id == claim.document)
            assert text[slice(*claim.figure)] == internal[slice(*old.figure)]
        if claim.place is not None and claim.place.start is not None:
            assert text[claim.place.start : claim.place.end] == claim.place.text


def test_what_was_withheld_is_told_by_kind_and_number(public: Anatomy) -> None:
    told = {one.kind: one.number for one in public.withheld}
    assert told["contact details"] == 2
    assert told["addresses"] == 1
    assert told["names of private persons"] >= 3
    assert all(one.reason for one in public.withheld)
    assert public.profile == "public"


def test_partners_get_names_but_no_contact_details(case: Case, tmp_path: Path) -> None:
    export(case.anatomy("partner"), "jsonl", tmp_path)
    publish(case.anatomy("partner"), tmp_path / "page")
    _assert_clean(tmp_path, ["14 Mill Street", "77 123 4567", "lena@example.org"])
    assert "Tariq Osman" in "".join(_texts(tmp_path).values())


def test_rulings_overrule_what_the_documents_show(case: Case, tmp_path: Path) -> None:
    with Case(tmp_path / "ruled.legomena", create=True) as ruled:
        source = tmp_path / "reports.jsonl"
        source.write_bytes(b"\n".join(map(msgspec.json.encode, REPORTS)))
        ruled.add(source)
        ruled.extract()
        assert ruled.redact("Clara Voss", by="a test", why="she is at risk")
        ruled.redact(["Lena Hofer"], by="a test", why="she agreed", disclose=True)
        said = msgspec.json.encode(ruled.anatomy("public")).decode()
        assert "Clara Voss" not in said
        assert "Lena Hofer" in said
        ruled.redact("Lena Hofer", by="a test", why="she took it back")
        assert "Lena Hofer" not in msgspec.json.encode(ruled.anatomy("public")).decode()
        assert ruled.verify().ok


def test_homes_are_rounded_to_the_town() -> None:
    text = "Gunmen stormed a house in Rose Quarter in Harare and killed two women. Harare was calm."
    base = Document(id="d" * 64, name="1", text=text, published="2026-03-01", lang="en")
    from legomena.extract import extract

    claims = tuple(extract(base))
    start = text.index("Rose Quarter")
    home = Place(
        text="Rose Quarter", name="Rose Quarter", country="ZW", lat=-17.812345, lon=31.054321,
        precision="site", start=start, end=start + 12,
    )  # fmt: skip
    tolls = tuple(msgspec.structs.replace(c, place=home) if c.kind == "toll" else c for c in claims)
    assert any(claim.place == home for claim in tolls)
    links = Links(origins=(), incidents=(), operations=(), background=())
    anatomy = Anatomy(title="Rose Quarter", documents=(base,), claims=tolls, links=links, accounts=())
    out = apply_profile(anatomy, "partner")
    said = msgspec.json.encode(out).decode()
    assert "Rose Quarter" not in said
    assert "17.812" not in said
    assert {one.kind for one in out.withheld} == {"places of homes"}
    for claim in out.claims:
        assert out.documents[0].text[claim.start : claim.end] == claim.quote


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Write to lena.h@example.co.uk now.", "lena.h@example.co.uk"),
        ("Follow @lena_h for more.", "@lena_h"),
        ("Tel. 0771 234 567 after six.", "0771 234 567"),
        ("Call (020) 7946-0018 today.", "(020) 7946-0018"),
        ("It was +92 (81) 920-1234.", "+92 (81) 920-1234"),
        ("His card, 54400-1234567-9, was found.", "54400-1234567-9"),
        ("He lived at House No. 12, Street 7 in the town.", "House No. 12, Street 7"),
        ("They came to 221B Baker Street at night.", "221B Baker Street"),
    ],
)
def test_contact_details_and_addresses_are_found(text: str, found: str) -> None:
    assert found in [text[start:end] for start, end, _ in find_private_details(text)]


@pytest.mark.parametrize(
    "text",
    [
        "On 2026-01-31 some 5,800 operations killed 1,500 insurgents, or 85 per cent, by 03:00.",
        "From 31-01-2026 to 01-02-2026, 145 died in 40 hours; 1 000 000 fled.",
        "The 12 Rifles Regiment and Block of flats. At 14:30 local time, 120 mm shells fell.",
        "Flight MH370 and Resolution 2231 (2015), 7.62x39 rounds, 26-27 November.",
    ],
)
def test_figures_and_dates_are_no_contact_details(text: str) -> None:
    assert not list(find_private_details(text))


def test_unknown_profiles_are_refused(public: Anatomy) -> None:
    with pytest.raises(ValueError, match="choose one of public, partner, internal"):
        apply_profile(public, "secret")
    assert PROFILES[0] == "public"


@given(st.data())
def test_edits_move_every_offset_with_its_words(data: st.DataObject) -> None:
    text = data.draw(st.text(min_size=1, max_size=60))
    places = st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).map(sorted)
    spans = data.draw(st.lists(places, max_size=5))
    edited = Edited(text, [Edit(start, end, "[x]", "k") for start, end in spans])
    for start, end in data.draw(st.lists(places, max_size=5)):
        first, last = edited.span(start, end)
        assert 0 <= first <= last <= len(edited.text)
        if all(end <= e.start or e.end <= start for e in edited.edits):
            assert edited.text[first:last] == text[start:end]
    for one, other in itertools.pairwise(edited.edits):
        assert one.end <= other.start
    kept = "".join(c for i, c in enumerate(text) if not any(e.start <= i < e.end for e in edited.edits))
    assert len(edited.text) == len(kept) + 3 * len(edited.edits)
