import pytest
from hypothesis import given
from hypothesis import strategies as st

from legomena.resolve.names import bare, fold, is_useful


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Sar-e Pol", "sar e pol"),
        ("N'Djaména", "ndjamena"),
        ("N’DJAMENA", "ndjamena"),
        ("St. Louis", "saint louis"),
        ("Khārān", "kharan"),
        ("Łódź", "lodz"),
        ("Diyarbakır", "diyarbakir"),
        ("U.S.", "us"),
        ("  ", ""),
    ],
)
def test_fold(name: str, key: str) -> None:
    assert fold(name) == key


@given(st.text())
def test_folding_twice_changes_nothing(name: str) -> None:
    assert fold(fold(name)) == fold(name)


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Borno State", "Borno"),
        ("Kyiv Oblast", "Kyiv"),
        ("Republic of Dagestan", "Dagestan"),
        ("Departamento de San Lorenzo", "San Lorenzo"),
        ("Quetta", None),
        ("State", None),
    ],
)
def test_bare(name: str, short: str | None) -> None:
    assert bare(name) == short


@pytest.mark.parametrize(
    ("name", "useful"),
    [("Gwādar", True), ("gua de er", False), ("GWD", False), ("گوادر", False), ("'Amran", True)],
)
def test_is_useful(name: str, useful: bool) -> None:
    assert is_useful(name) is useful
