"""Background: the months of the place, from a coded data set, named and complete."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from legomena.publish import publish
from legomena.publish.lookup import reports_of
from legomena.publish.series import background, draw
from legomena.records import CODED_SERIES, Anatomy, Document, document_id

TEXT = """ACLED: events and deaths a month
Connacht, Ireland | 2025-11 | 7 events | 40 killed
Leinster, Ireland | 2025-11 | 2 events | 3 killed
Leinster, Ireland | 2026-02 | 5 events | 9 killed"""


def _with(anatomy: Anatomy, text: str) -> Anatomy:
    document = Document(
        id=document_id(text.encode()), name="b", text=text, source="ACLED", media_type=CODED_SERIES, lang="en"
    )
    return msgspec.structs.replace(anatomy, documents=(*anatomy.documents, document))


def test_the_months_of_the_place_are_whole_and_ours_is_marked(anatomy: Anatomy) -> None:
    (series,) = background(_with(anatomy, TEXT))
    assert (series.source, series.where) == ("ACLED", "Leinster, Ireland")
    assert [(m.month, m.events, m.killed, m.is_ours) for m in series.months] == [
        ("2025-11", 2, 3, False),
        ("2025-12", 0, 0, False),
        ("2026-01", 0, 0, False),
        ("2026-02", 5, 9, True),
    ]
    assert draw(series).count("<rect") == 8


@pytest.mark.parametrize(
    ("text", "where"),
    [
        (TEXT.replace("Leinster", "Munster"), "Ireland"),
        (TEXT.replace("Leinster, Ireland", "Ulster, Elsewhere"), None),
        ("no line of a series", None),
    ],
)
def test_an_unknown_unit_gives_the_country_and_several_give_nothing(
    anatomy: Anatomy, text: str, where: str | None
) -> None:
    found = background(_with(anatomy, text))
    assert [series.where for series in found] == ([where] if where else [])


def test_the_page_draws_it_and_names_its_source(anatomy: Anatomy, tmp_path: Path) -> None:
    page = publish(_with(anatomy, TEXT), tmp_path).read_text("utf-8")
    assert "Leinster, Ireland, by ACLED" in page
    assert "2025-11 to 2026-02" in page
    assert 'id="months"' in page
    assert 'id="months"' not in publish(anatomy, tmp_path / "without").read_text("utf-8")


def test_a_series_is_no_report(anatomy: Anatomy) -> None:
    with_series = _with(anatomy, TEXT)
    assert len(with_series.documents) == len(anatomy.documents) + 1
    assert reports_of(with_series) == reports_of(anatomy)
