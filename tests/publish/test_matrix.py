"""Groups against speakers, counting rules, and who says what of whom."""

from __future__ import annotations

from legomena.publish.lookup import Lookup
from legomena.publish.matrix import matrix, verdicts
from legomena.publish.positions import crossing, subjects
from legomena.publish.summary import summarise
from legomena.publish.tolls import lines
from legomena.records import Anatomy


def test_each_speakers_latest_figure_stands_in_its_column(anatomy: Anatomy) -> None:
    lookup = Lookup(anatomy)
    table = matrix(lines(lookup.accounts["operation1"], lookup), lookup)
    names = [column.name for column in table.columns]
    by_title = {row.line.title: dict(zip(names, row.cells, strict=True)) for row in table.rows}
    assert set(names) == {"police", "the army"}
    forces = by_title["Security forces killed"]
    assert forces["police"] is not None
    assert forces["police"].low == 14  # not the 12 that it revises
    assert by_title["Civilians killed"]["the army"] is None


def test_the_tables_of_the_example_hold_only_what_was_said(dossier: Anatomy) -> None:
    lookup = Lookup(dossier)
    account = summarise(lookup).account
    assert account is not None
    table = matrix(lines(account, lookup), lookup)
    said = {figure.id for line in account.tolls for figure in line.figures}
    cells = [cell for row in table.rows for cell in row.cells if cell is not None]
    assert len(cells) > 15
    assert {cell.id for cell in cells} <= said
    assert table.speakers >= len(table.columns)


def test_rules_tell_what_they_use_and_why_they_leave_out(anatomy: Anatomy) -> None:
    lookup = Lookup(anatomy)
    account = lookup.accounts["operation1"]
    (verdict,) = verdicts(account, lines(account, lookup))
    (policy,) = account.policies
    assert verdict.policy == "range"
    assert set(verdict.used) == set(policy.used)
    assert verdict.left_out == (("revised later", (policy.left_out[0][0],)),)
    assert verdict.figures == {"security-forces-killed": policy}
    assert verdicts(None, []) == []


def test_one_speaker_makes_no_matrix_of_stances(anatomy: Anatomy, dossier: Anatomy) -> None:
    lookup = Lookup(anatomy)
    assert crossing(subjects(lookup.accounts["operation1"], lookup)) is None
    lookup = Lookup(dossier)
    found = subjects(summarise(lookup).account, lookup)
    made = crossing(found)
    assert made is not None
    heard = {
        (stand.speaker, name, stand.position.kind)
        for _, cells in made.rows
        for name, stands in zip(made.subjects, cells, strict=True)
        for stand in stands
    }
    told = {
        (stand.speaker, subject.name, stand.position.kind)
        for subject in found
        for stand in (*subject.takes, *subject.blamed, *subject.denied)
    }
    assert heard <= told
    assert len({kind for _, _, kind in heard}) == 3
