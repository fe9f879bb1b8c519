import zipfile
from pathlib import Path

import pytest

from legomena.resolve.gazetteer import Gazetteer, GazetteerError
from legomena.resolve.gazetteer_import import import_dump
from legomena.resolve.places import find_places


def place(
    id_: int,
    name: str,
    lat: str,
    lon: str,
    kind: str = "P.PPL",
    country: str = "PK",
    admin1: str = "02",
    others: str = "",
) -> str:
    feature, code = kind.split(".")
    row = [
        str(id_),
        name,
        name,
        others,
        lat,
        lon,
        feature,
        code,
        country,
        "",
        admin1,
        "",
        "",
        "",
        "120",
        "",
        "9",
    ]
    return "\t".join([*row, "Asia/Karachi", "2026-01-01"]) + "\n"


@pytest.fixture
def dump(tmp_path: Path) -> Path:
    file = tmp_path / "PK.txt"
    file.write_text(
        place(90000001, "Killi Jamāldīni", "29.6", "66.1", others="Kili Jamaldini,کلی")
        + place(90000002, "Zzqabad", "28.0", "65.0")
        + place(90000003, "Small Stream", "28.0", "65.0", kind="H.STM")
        + place(90000004, "Zzq Valley", "28.0", "65.0", kind="T.VAL"),
        encoding="utf-8",
    )
    return file


def test_an_imported_village_is_found_in_text(dump: Path, tmp_path: Path) -> None:
    target = tmp_path / "user" / "gazetteer.sqlite"
    summary = import_dump([dump], target)
    assert (summary.places, summary.skipped, summary.target) == (3, 1, str(target))
    gazetteer = Gazetteer(target)
    (village,) = gazetteer.lookup("Kili Jamaldini")
    assert (village.geonames, village.admin1, village.lat) == (90000001, "Balochistan", 29.6)
    assert gazetteer.lookup("Quetta")
    (mention, _) = find_places("The strike hit Killi Jamaldini in Nushki district.", gazetteer)
    assert mention.place.geonames == 90000001


def test_a_second_import_adds_and_replaces(dump: Path, tmp_path: Path) -> None:
    target = tmp_path / "gazetteer.sqlite"
    import_dump([dump], target)
    more = tmp_path / "AF.txt"
    more.write_text(
        place(90000002, "Zzqabad", "28.5", "65.5") + place(90000009, "Newplace", "1", "2", country="AF")
    )
    import_dump([more], target)
    gazetteer = Gazetteer(target)
    assert [e.lat for e in gazetteer.lookup("Zzqabad")] == [28.5]
    assert gazetteer.lookup("Newplace")[0].country == "AF"
    assert gazetteer.lookup("Zzq Valley")[0].precision == "region"


def test_a_fingerprint_stands_for_what_was_imported(dump: Path, tmp_path: Path) -> None:
    assert Gazetteer().fingerprint is None
    for name in ("a", "b"):
        import_dump([dump], tmp_path / name)
    first = Gazetteer(tmp_path / "a").fingerprint
    assert first == Gazetteer(tmp_path / "b").fingerprint
    more = tmp_path / "AF.txt"
    more.write_text(place(90000009, "Newplace", "1", "2", country="AF"))
    import_dump([more], tmp_path / "a")
    assert first != Gazetteer(tmp_path / "a").fingerprint


def test_zipped_files_unit_names_and_alternate_names(dump: Path, tmp_path: Path) -> None:
    zipped = tmp_path / "PK.zip"
    with zipfile.ZipFile(zipped, "w") as archive:
        archive.writestr("readme.txt", "nothing")
        archive.write(dump, "PK.txt")
    units = tmp_path / "admin1CodesASCII.txt"
    units.write_text("PK.02\tBalochistan of the File\tBalochistan\t1183606\n")
    districts = tmp_path / "admin2Codes.txt"
    districts.write_text("PK.02.999\tZzq District\tZzq District\t90000050\n")
    others = tmp_path / "alternateNamesV2.txt"
    others.write_text("1\t90000002\ten\tQzzabad\t1\t\t\t\n2\t90000002\tlink\thttps://example.org\t\t\t\t\n")
    summary = import_dump([others, units, districts, zipped], tmp_path / "g.sqlite")
    assert summary.places == 4
    gazetteer = Gazetteer(tmp_path / "g.sqlite")
    assert gazetteer.lookup("Qzzabad")[0].admin1 == "Balochistan of the File"
    (district,) = gazetteer.lookup("Zzq")
    assert (district.precision, district.lat) == ("district", None)


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("90000005\tBroken\n", r"PK\.txt, line 5: 2 fields"),
        (place(90000005, "Broken", "north", "65"), r"PK\.txt, line 5: could not convert"),
        (place(90000005, "Broken", "128.0", "65"), r"PK\.txt, line 5: no point on earth"),
    ],
)
def test_a_malformed_line_is_named_and_nothing_changes(
    dump: Path, tmp_path: Path, line: str, message: str
) -> None:
    target = tmp_path / "gazetteer.sqlite"
    import_dump([dump], target)
    before = target.read_bytes()
    with dump.open("a", encoding="utf-8") as file:
        file.write(line)
    with pytest.raises(GazetteerError, match=message):
        import_dump([dump], target)
    assert target.read_bytes() == before
    assert sorted(p.name for p in tmp_path.iterdir()) == ["PK.txt", "gazetteer.sqlite"]


@pytest.mark.parametrize(
    ("raw", "message"),
    [(b"", "empty"), (b"a,b,c\n1,2,3\n", "no file of GeoNames"), (b"\xff\xfe\x00", "not UTF-8")],
)
def test_files_that_are_no_dump(tmp_path: Path, raw: bytes, message: str) -> None:
    file = tmp_path / "wrong.txt"
    file.write_bytes(raw)
    with pytest.raises(GazetteerError, match=message):
        import_dump([file], tmp_path / "g.sqlite")


def test_no_file_of_places(tmp_path: Path) -> None:
    with pytest.raises(GazetteerError, match="no file of places"):
        import_dump([], tmp_path / "g.sqlite")
    with pytest.raises(GazetteerError, match="cannot be read"):
        import_dump([tmp_path / "absent.txt"], tmp_path / "g.sqlite")


def test_progress_is_told(tmp_path: Path) -> None:
    file = tmp_path / "XX.txt"
    file.write_text("".join(place(90000000 + n, f"Place {n}", "1", "2") for n in range(20_001)))
    seen: list[int] = []
    import_dump([file], tmp_path / "g.sqlite", progress=seen.append)
    assert seen == [20_000]
