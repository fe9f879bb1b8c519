from __future__ import annotations

import pytest

from legomena.reconcile.tally import tally
from legomena.records import Claim, with_id

Told = tuple[str, str, int]
"""Words of a claim as they stand in the text, its effect, and its number."""


def _claims(text: str, told: list[Told]) -> list[Claim]:
    """One claim for each, a sentence a line; persons told singly are who their first words say."""
    out: list[Claim] = []
    at = 0
    for words, effect, number in told:
        start = text.index(words, at)
        at = start
        line = (text.rfind("\n", 0, start) + 1, (text + "\n").index("\n", start))
        span = (start, start + len(words))
        head = (start, start + len(words.split(" was")[0].split(" were")[0].split(" died")[0]))
        single = number == 1
        first = text.index(words.split()[-1] if words.startswith("He ") else text[slice(*head)])
        out.append(
            with_id(
                Claim(
                    id="",
                    document="d",
                    kind="toll",
                    quote=text[slice(*span)],
                    start=span[0],
                    end=span[1],
                    sentence=line,
                    group="unspecified",
                    group_text=text[slice(*head)],
                    effect=effect,
                    low=number,
                    high=number,
                    figure=head,
                    individual=(first, first + 1) if single else None,
                )
            )
        )
    return out


DEAD, HURT, OPEN = "killed", "injured", "killed or injured"


@pytest.mark.parametrize(
    ("text", "told", "killed", "injured"),
    [
        # of four who were shot, one died
        (
            "Four people were shot, and a man died.",
            [("Four people were shot", OPEN, 4), ("a man died", DEAD, 1)],
            1,
            3,
        ),
        # two of them told one by one, no number
        (
            "A boy was killed.\nA girl was hurt.\nA woman was hurt.",
            [("A boy was killed", DEAD, 1), ("A girl was hurt", HURT, 1), ("A woman was hurt", HURT, 1)],
            1,
            2,
        ),
        # joined by "and": one number
        (
            "Six children and two adults were killed.",
            [("Six children", DEAD, 6), ("two adults were killed", DEAD, 2)],
            8,
            None,
        ),
        # the others come on top of who was told before
        (
            "A boy was shot and three others were hurt.",
            [("A boy was shot", HURT, 1), ("three others were hurt", HURT, 3)],
            None,
            4,
        ),
        # a number and its breakdown are one number
        (
            "Two victims, a boy and a girl, died.",
            [("Two victims", DEAD, 2), ("a boy", DEAD, 1), ("a girl", DEAD, 1)],
            2,
            0,
        ),
        # "four of the victims" says not that they died
        (
            "Five were hurt.\nFour of the victims are men.",
            [("Five were hurt", HURT, 5), ("Four of the victims", DEAD, 4)],
            None,
            5,
        ),
        # two kinds of people are one number, though both are two
        (
            "Two adults, two children killed.",
            [("Two adults", DEAD, 2), ("two children killed", DEAD, 2)],
            4,
            None,
        ),
        # an ordinal counts nobody of this event
        (
            "A man was killed.\nThe 116th homicide in Kano.",
            [("A man was killed", DEAD, 1), ("116th homicide", DEAD, 116)],
            1,
            None,
        ),
        # a headline on one: who is told of once further on is that one again
        (
            "Baker killed at a market.\nA man was killed.\nHe was killed by a shot.",
            [("Baker killed", DEAD, 1), ("A man was killed", DEAD, 1)],
            1,
            None,
        ),
        # unless it says that there was one more
        (
            "Baker killed in murder-suicide.\nA man was killed.",
            [("Baker killed", DEAD, 1), ("A man was killed", DEAD, 1)],
            2,
            None,
        ),
        # of whom only a hit is told, beside one told hurt
        (
            "A boy was hurt.\nA child was shot.",
            [("A boy was hurt", HURT, 1), ("A child was shot", OPEN, 1)],
            None,
            1,
        ),
        # all of the dead were shot
        (
            "Four people were killed.\nAll four were shot.",
            [("Four people were killed", DEAD, 4), ("four were shot", HURT, 4)],
            4,
            0,
        ),
        # nobody hurt is told
        (
            "A guard was killed.\nNobody was hurt.",
            [("A guard was killed", DEAD, 1), ("Nobody was hurt", HURT, 0)],
            1,
            0,
        ),
    ],
)
def test_one_report_gives_one_figure_of_each_kind(
    text: str, told: list[Told], killed: int | None, injured: int | None
) -> None:
    found = tally(_claims(text, told), text)
    assert (found.killed.number if found.killed else None) == killed
    assert (found.injured.number if found.injured else None) == injured


def test_a_person_told_often_counts_once_and_by_the_worst() -> None:
    text = "Obi was shot.\nObi was taken to hospital.\nObi died."
    told = [("Obi was shot", OPEN, 1), ("Obi was taken", HURT, 1), ("Obi died", DEAD, 1)]
    found = tally(_claims(text, told), text)
    assert found.killed is not None
    assert found.killed.number == 1
    assert found.injured is None or found.injured.number == 0


def test_the_title_outweighs_what_comes_late() -> None:
    text = (
        "Two killed in blast\n" + "The mayor spoke of grief.\n" * 12 + "Nine were killed in a blast in May."
    )
    told = [("Two killed", DEAD, 2), ("Nine were killed", DEAD, 9)]
    assert (found := tally(_claims(text, told), text).killed) is not None
    assert found.number == 2


def test_what_a_page_leads_on_to_is_no_part_of_the_report() -> None:
    """A heading inside, and the end of a long page, tell of other stories; unless there is nothing else."""
    text = (
        "Clashes at the port\n\nTwo people were killed on Monday, the governor of the province said to the"
        " press of the capital, who had come.\n\nMORE: Nine killed in blast\n"
        + "The mayor spoke of grief.\n" * 80
        + "Seven were killed in a raid in May."
    )
    told = [("Two people were killed", DEAD, 2), ("Nine killed", DEAD, 9), ("Seven were killed", DEAD, 7)]
    assert (found := tally(_claims(text, told), text).killed) is not None
    assert len(found.claims) == 1
    assert (found := tally(_claims(text, told[1:]), text).killed) is not None
    assert found.number == 9
