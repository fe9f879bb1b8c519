"""Who is credited with a figure."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Read = Callable[[str], list[str]]
Same = Callable[[list[str], list[str]], bool]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Drone strike on Sudan market kills more than 50, medics say", ["50+ killed unspecified @medics"]),
        ("UN: 21 civilians killed in South Kordofan", ["21 killed civilians @UN"]),
        ("According to witnesses, at least 12 people were shot dead.", ["12+ killed unspecified @witnesses"]),
        (
            "The Syrian Observatory for Human Rights said 17 fighters were killed.",
            ["17 killed militants @Syrian Observatory for Human Rights"],
        ),
        ("State television said eight people had died.", ["8 killed unspecified @State television"]),
        ("Officials put the number of dead at 25.", ["25 killed unspecified @Officials"]),
        (
            "The Red Cross estimated that at least 3,000 people had been displaced.",
            ["3000+ displaced unspecified @Red Cross"],
        ),
        (
            "Amnesty International documented 47 killings by the security forces.",
            ["47 killed unspecified @Amnesty International"],
        ),
        (
            "The ministry said in a statement that six of its soldiers had been killed.",
            ["6 killed security forces @ministry"],
        ),
        (
            "Governor Ahmed Bello said 31 people were buried on Sunday.",
            ["31 killed unspecified @Ahmed Bello"],
        ),
        (
            "Police chief Maria Lopez said two gunmen had been arrested.",
            ["2 arrested militants @Maria Lopez"],
        ),
        (
            "Reuters, citing two security sources, reported that ten people had been killed.",
            ["10 killed unspecified @two security sources"],
        ),
        (
            "Ten people were killed, Reuters reported, citing two security sources.",
            ["10 killed unspecified @two security sources"],
        ),
        ("Residents counted 34 bodies.", ["34 killed unspecified @Residents"]),
        (
            "A spokesman for the governor said four people were injured.",
            ["4 injured unspecified @spokesman for the governor"],
        ),
        (
            "The United Nations says more than 6,000 civilians have been killed since the war began.",
            ["6000+ killed civilians @United Nations"],
        ),
        (
            "A UN report said that at least 1,500 people were killed in the city.",
            ["1500+ killed unspecified @UN report"],
        ),
        ("A monitoring group put the toll at 62.", ["62 killed unspecified @monitoring group"]),
        ("The police chief confirmed the death of two officers.", ["2 killed security forces @police chief"]),
        ("The president announced the release of 20 hostages.", ["20 released unspecified @president"]),
        ("Police confirmed 11 deaths.", ["11 killed unspecified @Police"]),
        (
            "A hospital official said 40 people were admitted with gunshot wounds.",
            ["40 injured unspecified @hospital official"],
        ),
        (
            "A police spokeswoman, Rosa Diaz, said four people died. She added that nine were hurt.",
            [
                "4 killed unspecified @Rosa Diaz",
                "9 injured unspecified @Rosa Diaz",
            ],
        ),
        (
            "The interior minister said 12 people died. He also said that 30 had been wounded.",
            ["12 killed unspecified @interior minister", "30 injured unspecified @interior minister"],
        ),
        (
            "The army said in a statement that it had killed 14 fighters. It gave no further details.",
            ["14 killed militants @army"],
        ),
        (
            "The ministry of defence in Kyiv said 400 Russian soldiers were killed.",
            ["400 killed security forces @ministry of defence in Kyiv"],
        ),
        (
            "Russia's defence ministry said its forces had killed 60 Ukrainian troops.",
            ["60 killed security forces @Russia's defence ministry"],
        ),
        (
            "Myanmar's military government said three policemen were killed.",
            ["3 killed security forces @Myanmar's military government"],
        ),
        (
            "Doctors Without Borders (MSF) said it treated 170 wounded people.",
            ["170 injured unspecified @Borders (MSF"],
        ),
        (
            "According to the Armed Conflict Location and Event Data Project, 2,500 people died.",
            ["2500 killed unspecified @Armed Conflict Location and Event Data Project"],
        ),
        ("ACLED recorded 650 deaths in the region.", ["650 killed unspecified @ACLED"]),
        (
            "The Kivu Security Tracker counted 122 killings.",
            ["122 killed unspecified @Kivu Security Tracker"],
        ),
        (
            "The Israeli military said two of its soldiers had been killed.",
            ["2 killed security forces @Israeli military"],
        ),
        (
            "The Gaza health ministry said 31,000 Palestinians had been killed since October.",
            ["31000 killed unspecified @Gaza health ministry"],
        ),
        (
            "Turkey's president, Recep Tayyip Erdogan, said 39 people had been killed.",
            ["39 killed unspecified @Turkey's president, Recep Tayyip Erdogan"],
        ),
        ("President Erdogan said 39 people had been killed.", ["39 killed unspecified @Erdogan"]),
        (
            "Abdul Karim, a resident of the village, said soldiers killed his three brothers.",
            ["3 killed civilians @Abdul Karim"],
        ),
        (
            "A senior security official, speaking on condition of anonymity, said seven officers died.",
            ["7 killed security forces @senior security official"],
        ),
        (
            "Medics said that three people had died and that 11 were wounded.",
            ["3 killed unspecified @Medics", "11 injured unspecified @Medics"],
        ),
        (
            "Officials said three people died, while witnesses spoke of at least ten dead.",
            ["3 killed unspecified @Officials", "10+ killed unspecified @witnesses"],
        ),
        (
            "The official toll is 67, but the opposition says hundreds died.",
            ["67 killed unspecified", "? killed unspecified @opposition"],
        ),
        ("The army claimed to have killed 100 rebels.", ["100 killed militants @army"]),
        ("The army claims it killed 100 rebels.", ["100 killed militants @army"]),
        ("The rebels claim to have captured 32 soldiers.", ["32 abducted security forces @rebels"]),
        ("Kurdish forces say they lost 11 fighters.", ["11 killed militants @Kurdish forces"]),
        ("The coalition said it killed 80 Houthi fighters.", ["80 killed militants @coalition"]),
    ],
)
def test_speaker_before_what_is_said(tolls: Read, same: Same, text: str, expected: list[str]) -> None:
    assert same(tolls(text), expected), tolls(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "A suicide bomber killed at least 17 worshippers at a mosque in Kunduz on Friday, police said.",
            ["17+ killed civilians @police"],
        ),
        (
            "At least 43 people have died in clashes in Nigeria, officials said on Sunday.",
            ["43+ killed unspecified @officials"],
        ),
        (
            "The death toll rose to 118 on Tuesday, the interior ministry said.",
            ["118 killed unspecified @interior ministry"],
        ),
        (
            "Security forces opened fire on protesters in Yangon, killing at least 38 people, the UN said.",
            ["38+ killed unspecified @UN"],
        ),
        (
            "At least 38 people were killed when troops fired on protesters, the United Nations said.",
            ["38+ killed unspecified @United Nations"],
        ),
        (
            "Three militants and one soldier were killed in a gun battle in Kulgam district, the army said.",
            ["3 killed militants @army", "1 killed security forces @army"],
        ),
        ('"Three terrorists were neutralised," the army said in a statement.', ["3 killed militants @army"]),
        ("Nobody was killed, the mayor said.", ["0 killed unspecified @mayor"]),
        (
            "Fourteen people have been arrested in connection with the bombing, police said.",
            ["14 arrested unspecified @police"],
        ),
        ("Five miners are missing after the attack, the company said.", ["5 missing civilians @company"]),
        (
            "8 killed, 11 wounded in Mogadishu car bomb: police",
            ["8 killed unspecified @police", "11 injured unspecified @police"],
        ),
        ("15 Hutu refugees killed in Kivu, says aid group", ["15 killed civilians @aid group"]),
        (
            "Of the 112 wounded, 30 were in critical condition, doctors said.",
            ["112 injured unspecified @doctors", "30 injured unspecified @doctors"],
        ),
        (
            "The bomber struck a checkpoint, killing five, according to a police spokesman.",
            ["5 killed unspecified @police spokesman"],
        ),
        (
            "Medics told Reuters that nine bodies had been brought to the hospital.",
            ["9 killed unspecified @Medics"],
        ),
        (
            "A hospital source told AFP news agency that 14 people had died.",
            ["14 killed unspecified @hospital source"],
        ),
        (
            '"We have received 23 bodies," said Dr. Amina Yusuf, a surgeon at the hospital.',
            ["23 killed unspecified @Amina Yusuf"],
        ),
        (
            "The toll could rise, the mayor, Ivan Petrenko, told reporters, adding that 16 were missing.",
            ["16 missing unspecified @Ivan Petrenko"],
        ),
        (
            "Eyewitnesses said they saw at least ten bodies lying in the street.",
            ["10+ killed unspecified @Eyewitnesses"],
        ),
        (
            "Kyiv said the strike had killed 23 people; Moscow denied targeting civilians.",
            ["23 killed unspecified @Ukraine (Kyiv)"],
        ),
        (
            '"We killed 11 enemy soldiers," the militia\'s spokesman, Abu Musa, said.',
            ["11 killed security forces @militia's spokesman, Abu Musa"],
        ),
        ("From 50 to 60 people died in the attack, witnesses said.", ["50-60 killed unspecified @witnesses"]),
        ("As many as 70 people were killed, activists said.", ["-70 killed unspecified @activists"]),
        (
            "Four people have died after a stabbing in Idaho, authorities said.",
            ["4 killed unspecified @authorities"],
        ),
        (
            "Troops killed 30 bandits and rescued 18 kidnapped villagers, the army said.",
            ["30 killed militants @army", "18 released civilians @army"],
        ),
        ("Police said they had detained 137 people.", ["137 arrested unspecified @Police"]),
        (
            "There were 12 deaths and 40 injuries, the Red Crescent said.",
            ["12 killed unspecified @Red Crescent", "40 injured unspecified @Red Crescent"],
        ),
        ("No civilians were killed, the army said.", ["0 killed civilians @army"]),
        (
            "Twelve people died, the interior minister said. Thirty others were wounded, he added.",
            ["12 killed unspecified @interior minister", "30 injured unspecified @interior minister"],
        ),
        ("Mr Lee told reporters that eight bodies had been found.", ["8 killed unspecified @Lee"]),
        (
            "Two security officials said at least nine people were killed.",
            ["9+ killed unspecified @Two security officials"],
        ),
        ("Three witnesses told AFP that dozens were killed.", ["? killed unspecified @Three witnesses"]),
        (
            "The government put the toll at 14, but local activists said at least 40 people had died.",
            ["14 killed unspecified @government", "40+ killed unspecified @activists"],
        ),
        ("Earlier, officials had said 20 people were killed.", ["20 killed unspecified @officials"]),
        (
            "Inter-communal clashes killed 28 people and wounded 46, the county commissioner said.",
            ["28 killed unspecified @county commissioner", "46 injured unspecified @county commissioner"],
        ),
        ("Eight protesters died of gunshot wounds, doctors said.", ["8 killed civilians @doctors"]),
        (
            "The ambush killed 13 police officers, officials said, and wounded nine others.",
            ["13 killed security forces @officials", "9 injured security forces @officials"],
        ),
        ("The strike, officials said, killed six people.", ["6 killed unspecified @officials"]),
        ("In all, officials said, 14 people died.", ["14 killed unspecified @officials"]),
        (
            "As many as 30 people, mostly women and children, were killed, said a local chief.",
            ["-30 killed unspecified @chief"],
        ),
        ("Officials said the death toll had climbed to 85.", ["85 killed unspecified @Officials"]),
        ("Ukraine lost 50 soldiers in a day, Russia said.", ["50 killed security forces @Russia"]),
        (
            "More than 50 Ukrainian soldiers have been captured, the Russian ministry said.",
            ["50+ abducted security forces @Russian ministry"],
        ),
        ("A mass grave with 87 bodies was found in West Darfur, the UN said.", ["87 killed unspecified @UN"]),
    ],
)
def test_speaker_after_or_within_what_is_said(
    tolls: Read, same: Same, text: str, expected: list[str]
) -> None:
    assert same(tolls(text), expected), tolls(text)
