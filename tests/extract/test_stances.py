"""Responsibility taken, blame laid, denials made: who says so."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from legomena.records import Claim

Read = Callable[[str], list[str]]
Same = Callable[[list[str], list[str]], bool]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The Islamic State group claimed responsibility for the attack.",
            ["responsibility @Islamic State group"],
        ),
        ("Al-Shabaab said it was behind the attack.", ["responsibility @Al-Shabaab"]),
        (
            "The attack was claimed by Islamic State West Africa Province.",
            ["responsibility @Islamic State West Africa Province"],
        ),
        (
            "ELN guerrillas took responsibility for the car bombing in Bogota.",
            ["responsibility @ELN guerrillas"],
        ),
        (
            "The group, which is linked to al-Qaeda, claimed the attack on its Telegram channel.",
            ["responsibility @group"],
        ),
        (
            "In a statement, the Pakistani Taliban said they carried out the assault.",
            ["responsibility @Pakistani Taliban"],
        ),
        (
            "The Kurdistan Workers' Party (PKK) claimed responsibility for Sunday's attack in Ankara.",
            ["responsibility @Kurdistan Workers' Party"],
        ),
        (
            "Responsibility for the attack was claimed by the New People's Army.",
            ["responsibility @New People's Army"],
        ),
        ("An Islamic State affiliate claimed the bombing.", ["responsibility @Islamic State affiliate"]),
        ("Jaish al-Adl said it carried out the ambush.", ["responsibility @Jaish al-Adl"]),
        (
            "The group's spokesman, Ehsanullah Ehsan, claimed responsibility.",
            ["responsibility @Ehsanullah Ehsan"],
        ),
        (
            '"We carried out the attack," a spokesman for the group said.',
            ["responsibility @spokesman for the group"],
        ),
    ],
)
def test_responsibility(stances: Read, same: Same, text: str, expected: list[str]) -> None:
    assert same(stances(text), expected), stances(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Police blamed the attack on Maoist rebels.", ["blame @Police"]),
        ("The government accused the rebels of carrying out the massacre.", ["blame @government"]),
        ("Ethiopia accused Eritrea of backing the militia.", ["blame @Ethiopia"]),
        ("Residents accused soldiers of killing unarmed men.", ["blame @Residents"]),
        ("Authorities suspect a local gang was responsible.", ["blame @Authorities"]),
        ("Officials said ISIS was responsible for the bombing.", ["blame @Officials"]),
        ("Israel said the rocket was fired by Islamic Jihad.", ["blame @Israel"]),
        ('The junta blamed "terrorists" for the killings.', ["blame @junta"]),
        ("Witnesses blamed the killings on Fulani herders.", ["blame @Witnesses"]),
        ("The UN has accused Rwanda of backing M23.", ["blame @UN"]),
        ("Police said the gang was behind the killings.", ["blame @Police"]),
        ("Investigators believe the cartel was responsible for the massacre.", ["blame @Investigators"]),
        ("The attack was blamed on Islamist militants.", ["blame @outlet"]),
        ("The authorities blamed the Allied Democratic Forces for the attack.", ["blame @authorities"]),
        (
            "Nobody has claimed responsibility for the attack, but police suspect Islamist militants.",
            ["blame @police"],
        ),
        ("Herders were blamed for killing 11 farmers.", ["blame @outlet"]),
    ],
)
def test_blame(stances: Read, same: Same, text: str, expected: list[str]) -> None:
    assert same(stances(text), expected), stances(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Kyiv said the strike had killed 23 people; Moscow denied targeting civilians.",
            ["denial @Russia (Moscow)"],
        ),
        ("The rebels denied involvement.", ["denial @rebels"]),
        ("The army denied that its troops had fired on the crowd.", ["denial @army"]),
        ("Iran denied any role in the attack.", ["denial @Iran"]),
        (
            "The Tigray People's Liberation Front rejected the accusation.",
            ["denial @Tigray People's Liberation Front"],
        ),
        ("The Kremlin dismissed the allegations as baseless.", ["denial @Russia (Kremlin)"]),
        ("Hamas denied that it had used the hospital as a base.", ["denial @Hamas"]),
        ("M23 rebels denied attacking the camp.", ["denial @M23 rebels"]),
        ("The Taliban denied that any of its fighters had been killed.", ["denial @Taliban"]),
        ("The army rejected claims that civilians had been killed.", ["denial @army"]),
        ("A military spokesman denied the allegations.", ["denial @military spokesman"]),
        ("Rwanda has repeatedly denied backing the rebels.", ["denial @Rwanda"]),
        ("Rwanda denies the charge.", ["denial @Rwanda"]),
    ],
)
def test_denial(stances: Read, same: Same, text: str, expected: list[str]) -> None:
    assert same(stances(text), expected), stances(text)


@pytest.mark.parametrize(
    "text",
    [
        "No group has claimed responsibility.",
        "There was no immediate claim of responsibility.",
        "No one immediately claimed responsibility for the bombing.",
        "The Allied Democratic Forces have not claimed the attack.",
        "The trial of 14 men accused of the 2015 attacks opened in Paris.",
        "Okoro was shot behind the counter as she reached for the phone, a witness said.",
    ],
)
def test_nobody_takes_a_stance(stances: Read, text: str) -> None:
    assert stances(text) == []


@pytest.mark.parametrize(
    ("text", "accused"),
    [
        ("The governor alleged that Hill-based militants supply weapons.", "Hill-based militants"),
        ("Kyiv blamed Russian forces working with local gangs.", "Russian forces"),
        ("Moscow sees a Ukrainian trail in the attack.", "Ukraine"),
        ("The charity said an Israeli air strike hit the school.", "Israel"),
        ("The minister accused India of backing the separatists.", "India"),
    ],
)
def test_the_accused_is_a_name_and_no_piece_of_the_sentence(
    claims: Callable[[str], list[Claim]], text: str, accused: str
) -> None:
    assert [c.subject for c in claims(text) if c.kind == "blame"] == [accused]
