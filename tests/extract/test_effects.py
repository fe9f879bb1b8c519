"""What was done to how many of whom: figures with their effects, as the claims of a text tell them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Read = Callable[[str], list[str]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Twelve people were killed and 30 others injured when a bus was fired on in Guerrero.",
            ["12 killed unspecified", "30 injured unspecified"],
        ),
        ("Gunmen on motorcycles killed 22 villagers in western Niger.", ["22 killed civilians"]),
        ("The death toll from the prison riot in Guayaquil has risen to 68.", ["68 killed unspecified"]),
        ("Police shot and killed a man in Memphis on Saturday night.", ["1 killed civilians"]),
        (
            "Five inmates were killed and 12 were injured in a riot at a prison in Tegucigalpa.",
            ["5 killed prisoners", "12 injured prisoners"],
        ),
        ("A landmine explosion killed four farmers in Battambang province.", ["4 killed civilians"]),
        (
            "A roadside bomb killed six soldiers and injured four others in northern Mali.",
            ["6 killed security forces", "4 injured security forces"],
        ),
        ("Of the 26 people killed, 20 were children.", ["26 killed unspecified", "20 killed civilians"]),
        (
            "The fighting killed 25 rebels, 8 soldiers and 3 civilians.",
            ["25 killed militants", "8 killed security forces", "3 killed civilians"],
        ),
        (
            "One police officer and two civilians were wounded.",
            ["1 injured security forces", "2 injured civilians"],
        ),
        ("The gunman was also killed.", ["1 killed militants"]),
        ("The pilot and 23 passengers died.", ["23 killed civilians"]),
        ("About 200 people were injured.", ["200 injured unspecified"]),
        ("Nearly 500 people have been killed in gang violence this year.", ["500 killed unspecified"]),
        ("An estimated 1,200 people died.", ["1200 killed unspecified"]),
        ("A dozen people were killed.", ["12 killed unspecified"]),
        ("Ten more people died in hospital.", ["10 killed unspecified"]),
        ("Another three bodies were found on Monday.", ["3 killed unspecified"]),
        ("A further 18 people were wounded.", ["18 injured unspecified"]),
        ("The bodies of 26 men were found in a mass grave.", ["26 killed unspecified"]),
        (
            "A police officer was killed and three others were wounded in a shootout in Manila.",
            ["1 killed security forces", "3 injured security forces"],
        ),
        ("The shooter killed 19 children and two teachers.", ["19 killed civilians", "2 killed civilians"]),
        ("Fifty-one worshippers were murdered at two mosques in Christchurch.", ["51 killed civilians"]),
        ("The bodies of four men were found hanging from a bridge in Zacatecas.", ["4 killed unspecified"]),
        ("Police in Rio de Janeiro killed 25 people in a raid on a favela.", ["25 killed unspecified"]),
        ("Eleven people were being treated for gunshot wounds.", ["11 injured unspecified"]),
        ("Twenty migrants drowned after their boat capsized off Tunisia.", ["20 killed civilians"]),
        ("Three aid workers were killed when their convoy was ambushed in Tigray.", ["3 killed civilians"]),
        (
            "Six UN peacekeepers were killed in Mali when their vehicle hit a mine.",
            ["6 killed security forces"],
        ),
        ("A total of 78 people have been killed so far.", ["78 killed unspecified"]),
        (
            "In total, 78 people were killed and 120 wounded.",
            ["78 killed unspecified", "120 injured unspecified"],
        ),
        ("So far, 300 bodies have been recovered.", ["300 killed unspecified"]),
        ("Rescuers pulled 12 bodies from the rubble.", ["12 killed unspecified"]),
        ("Rescuers recovered the bodies of six children from the rubble.", ["6 killed civilians"]),
        (
            "Shelling killed a 60-year-old man and a 12-year-old girl.",
            ["1 killed civilians", "1 killed civilians"],
        ),
        ("A soldier and a civilian were killed.", ["1 killed security forces", "1 killed civilians"]),
        (
            "Six militants, four soldiers and a civilian died in the fighting.",
            ["6 killed militants", "4 killed security forces", "1 killed civilians"],
        ),
        ("Seven police died.", ["7 killed security forces"]),
        (
            "The attack on the barracks killed 28 and injured 19.",
            ["28 killed unspecified", "19 injured unspecified"],
        ),
        ("Between 20 and 25 gunmen attacked the village, killing 18.", ["18 killed unspecified"]),
        ("About 100 gunmen on motorbikes attacked the town, killing 47 people.", ["47 killed unspecified"]),
        ("Some 200 soldiers were deployed after three people were killed.", ["3 killed unspecified"]),
        ("The 12-member team was attacked; two were killed.", ["2 killed unspecified"]),
        ("Clashes resulted in the deaths of 16 people.", ["16 killed unspecified"]),
        ("Hospitals received the bodies of 14 people.", ["14 killed unspecified"]),
        ("Two people lost their lives in the attack.", ["2 killed unspecified"]),
        ("The attack claimed the lives of seven people.", ["7 killed unspecified"]),
        ("The bombing claimed 22 lives.", ["22 killed unspecified"]),
        ("Ten people perished in the fire set by the mob.", ["10 killed unspecified"]),
        ("Four people were burned to death.", ["4 killed unspecified"]),
        ("Five men were hacked to death with machetes.", ["5 killed unspecified"]),
        ("Two men were lynched by a mob.", ["2 killed unspecified"]),
        ("A crowd stoned a man to death in Punjab.", ["1 killed civilians"]),
        ("A prisoner was beaten to death by guards.", ["1 killed prisoners"]),
        ("Four were killed.", ["4 killed unspecified"]),
        ("Four killed, six hurt.", ["4 killed unspecified", "6 injured unspecified"]),
        ("Thirty-five were injured.", ["35 injured unspecified"]),
        ("The 2014 war killed 2,251 Palestinians.", ["2251 killed unspecified"]),
        ("In 2019, bombings in Sri Lanka killed 269 people.", ["269 killed unspecified"]),
        ("The death toll was revised from 13 to 11.", ["13 killed unspecified", "11 killed unspecified"]),
        (
            "The prime minister vowed revenge after the attack that killed 20 people.",
            ["20 killed unspecified"],
        ),
        ("The pope condemned the attack, in which 15 worshippers died.", ["15 killed civilians"]),
        ("He was sentenced to 20 years in prison for killing three people.", ["3 killed unspecified"]),
        (
            "The attack came two days after gunmen killed five people in a nearby town.",
            ["5 killed unspecified"],
        ),
        ("A similar attack last year killed 12 people.", ["12 killed unspecified"]),
        ("A naval mine killed two fishermen in the Black Sea.", ["2 killed civilians"]),
        ("A mob killed a policeman and torched two churches.", ["1 killed security forces"]),
        ("A drone attack on a base in Jordan killed three US troops.", ["3 killed security forces"]),
        ("Cartel gunmen ambushed a convoy, killing 13 police officers.", ["13 killed security forces"]),
        ("The death toll jumped to 85 overnight.", ["85 killed unspecified"]),
        (
            "Three more bodies were found, bringing the toll to 88.",
            ["3 killed unspecified", "88 killed unspecified"],
        ),
        ("That brings the number of people killed to 88.", ["88 killed unspecified"]),
        (
            "Twin bombings killed 14 and wounded 70 in Jos.",
            ["14 killed unspecified", "70 injured unspecified"],
        ),
        ("Two suicide bombers killed 14 people.", ["14 killed unspecified"]),
        (
            "Two suicide bombers blew themselves up, killing 14 people.",
            ["2 killed militants", "14 killed unspecified"],
        ),
        ("The attackers, who numbered about 50, killed 14 people.", ["14 killed unspecified"]),
        ("Police killed three of the attackers.", ["3 killed militants"]),
        ("Guards shot and wounded five inmates.", ["5 injured prisoners"]),
        ("Nine Chinese engineers died in the bus bombing.", ["9 killed civilians"]),
        ("A Japanese doctor and five Afghans were killed.", ["1 killed civilians", "5 killed unspecified"]),
        ("An American soldier was killed in Somalia.", ["1 killed security forces"]),
        ("An Israeli man was stabbed to death.", ["1 killed civilians"]),
        ("A police officer who was shot on Monday has died.", ["1 killed security forces"]),
        ("Bandits killed 15 farmers working in their fields.", ["15 killed civilians"]),
        ("Two Turkish soldiers were martyred.", ["2 killed security forces"]),
        ("A candidate for governor was assassinated in Ecuador.", ["1 killed civilians"]),
        (
            "Two nuns, a priest and 12 parishioners were killed.",
            ["2 killed civilians", "1 killed civilians", "12 killed civilians"],
        ),
        ("The army lost 12 men.", ["12 killed security forces"]),
        ("Nineteen officers suffered injuries in the clashes.", ["19 injured security forces"]),
        ("Two are in critical condition.", ["2 injured unspecified"]),
        ("Two men were charged with the murder of a priest.", ["1 killed civilians"]),
    ],
)
def test_plain_sentences(tolls: Read, text: str, expected: list[str]) -> None:
    assert tolls(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Car bomb in Mogadishu kills 8, wounds 11", ["8 killed unspecified", "11 injured unspecified"]),
        ("At least 20 dead in Haiti gang attack", ["20+ killed unspecified"]),
        ("Gunmen kill 10 in attack on Mexico bar", ["10 killed unspecified"]),
        (
            "Three Kenyan soldiers killed, 5 hurt in IED attack near Somali border",
            ["3 killed security forces", "5 injured security forces"],
        ),
        ("Death toll in Crocus concert hall attack climbs to 144", ["144 killed unspecified"]),
        (
            "Bomb kills two, injures 10 in southern Thailand",
            ["2 killed unspecified", "10 injured unspecified"],
        ),
        ("Two dead, 5 injured in stabbing attack in Lyon", ["2 killed unspecified", "5 injured unspecified"]),
        ("Colombia: 7 police killed in rebel ambush", ["7 killed security forces"]),
        ("Prison riot leaves 41 women dead in Honduras", ["41 killed civilians"]),
        ("Toll in Manipur violence rises to 60", ["60 killed unspecified"]),
        (
            "At least 22 dead, dozens injured in Pakistan blast",
            ["22+ killed unspecified", "? injured unspecified"],
        ),
    ],
)
def test_headlines(tolls: Read, text: str, expected: list[str]) -> None:
    assert tolls(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two police officers were shot dead in a Paris suburb late Monday.", ["2 killed security forces"]),
        ("Seven children were among the dead.", ["7 killed civilians"]),
        (
            "Six people, including two children, were killed when a shell hit their house in Omdurman.",
            ["6 killed unspecified", "2 killed civilians"],
        ),
        ("The attack left 14 dead and 52 wounded.", ["14 killed unspecified", "52 injured unspecified"]),
        ("The blast left nine soldiers dead.", ["9 killed security forces"]),
        ("Among the dead were three doctors and a nurse.", ["1 killed civilians", "3 killed civilians"]),
        (
            "Nineteen of the 31 victims were women and children.",
            ["19 killed civilians", "31 killed unspecified"],
        ),
        ("Thirteen people died, nine of them children.", ["13 killed unspecified", "9 killed civilians"]),
        ("Eleven people, most of them women, were killed.", ["11 killed unspecified"]),
        (
            "The dead included two policemen, a journalist and four bystanders.",
            ["2 killed security forces", "1 killed civilians", "4 killed civilians"],
        ),
        (
            "The explosion killed 18 people, 12 of them soldiers.",
            ["18 killed unspecified", "12 killed security forces"],
        ),
        (
            "The fighting has left 25 rebels, eight soldiers and three civilians dead.",
            ["25 killed militants", "8 killed security forces", "3 killed civilians"],
        ),
        ("A mother and her three children were killed.", ["1 killed civilians", "3 killed civilians"]),
        (
            "Four members of one family, two of them girls, died in the strike.",
            ["4 killed civilians", "2 killed civilians"],
        ),
        ("Both attackers were killed.", ["2 killed militants"]),
        ("All four gunmen were shot dead.", ["4 killed militants"]),
        (
            "A driver and two of his passengers were abducted.",
            ["1 abducted civilians", "2 abducted civilians"],
        ),
        ("Scores of people are feared dead.", ["? killed unspecified"]),
        ("Two people died, one of them a child.", ["2 killed unspecified", "1 killed civilians"]),
        (
            "Masked gunmen stormed a bar in Veracruz and opened fire, leaving six people dead.",
            ["6 killed unspecified"],
        ),
        (
            "Thirty-two people remain in hospital, five of them in a critical condition.",
            ["32 injured unspecified", "5 injured unspecified"],
        ),
        (
            "The explosion wounded at least 14 police officers, three of them seriously.",
            ["14+ injured security forces", "3 injured security forces"],
        ),
        ("Two journalists were among those killed.", ["2 killed civilians"]),
        ("A British national was among the dead.", ["1 killed unspecified"]),
        ("Three Indian nationals are among the hostages.", ["3 abducted unspecified"]),
        (
            "The strike killed eight, among them three children.",
            ["8 killed unspecified", "3 killed civilians"],
        ),
        (
            "A 34-year-old woman and her two daughters, aged 5 and 7, died.",
            ["1 killed civilians", "2 killed civilians"],
        ),
        ("All five hijackers were killed by commandos.", ["5 killed militants"]),
        ("A family of six was killed in the strike.", ["6 killed unspecified"]),
        ("Five members of the same family were killed.", ["5 killed civilians"]),
        ("A family of five died when a drone hit their home in Kharkiv.", ["5 killed unspecified"]),
        (
            "The shooting left one dead and three in critical condition.",
            ["1 killed unspecified", "3 injured unspecified"],
        ),
        ("Twenty-three passengers were pulled off buses and shot dead.", ["23 killed civilians"]),
        (
            "It was the deadliest attack since 2015, when gunmen killed 147 students at Garissa.",
            ["147 killed civilians"],
        ),
        (
            "Fighting between rival gangs left 20 inmates dead and 15 wounded in Ecuador.",
            ["20 killed prisoners", "15 injured prisoners"],
        ),
        ("Snipers shot dead two protesters in Khartoum.", ["2 killed civilians"]),
        ("Three of the dead were children.", ["3 killed civilians"]),
        ("Half of the 24 dead were children.", ["24 killed unspecified"]),
        ("The 24 dead included seven children.", ["24 killed unspecified", "7 killed civilians"]),
        ("The dead: four soldiers, two civilians.", ["2 killed civilians", "4 killed security forces"]),
        ("At least 85 people are confirmed dead.", ["85+ killed unspecified"]),
        ("This took the total number of dead to 88.", ["88 killed unspecified"]),
        ("Four children were among 14 people killed.", ["4 killed civilians", "14 killed unspecified"]),
        (
            "Fourteen people were killed in the attack, four of whom were children.",
            ["14 killed unspecified", "4 killed civilians"],
        ),
        (
            "Fourteen people were killed — four of them children.",
            ["14 killed unspecified", "4 killed civilians"],
        ),
        (
            "Fourteen people (four of them children) were killed.",
            ["14 killed unspecified", "4 killed civilians"],
        ),
        (
            "Tribal clashes in Darfur left 125 dead and displaced 50,000 people.",
            ["125 killed unspecified", "50000 displaced unspecified"],
        ),
        ("A former mayor was shot dead.", ["1 killed civilians"]),
        ("All 12 people on board were killed.", ["12 killed unspecified"]),
        ("All 298 people aboard the plane were killed when it was shot down.", ["298 killed unspecified"]),
    ],
)
def test_lists_parts_and_wholes(tolls: Read, text: str, expected: list[str]) -> None:
    assert tolls(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Armed men abducted 137 students from a school in Kaduna state.", ["137 abducted civilians"]),
        (
            "More than 200 schoolgirls were kidnapped from a secondary school in Zamfara.",
            ["200+ abducted civilians"],
        ),
        ("Pirates seized 15 crew members from a tanker in the Gulf of Guinea.", ["15 abducted unspecified"]),
        ("Thousands of people have been displaced by the fighting.", ["? displaced unspecified"]),
        ("Some 40,000 people fled their homes.", ["40000 displaced unspecified"]),
        ("Police arrested 14 suspects after the attack.", ["14 arrested unspecified"]),
        ("Rebels freed 11 hostages on Thursday.", ["11 released unspecified"]),
        (
            "More than 1,000 prisoners escaped after gunmen stormed a jail in Butembo.",
            ["1000+ escaped prisoners"],
        ),
        ("Four people are still missing.", ["4 missing unspecified"]),
        ("Two dozen soldiers are missing.", ["24 missing security forces"]),
        ("Hundreds of families were displaced.", ["? displaced civilians"]),
        ("The army rescued 70 hostages from the forest.", ["70 released unspecified"]),
        ("Soldiers arrested 12 people and seized weapons.", ["12 arrested unspecified"]),
        (
            "The militants beheaded 12 fishermen and abducted 20 others.",
            ["12 killed civilians", "20 abducted civilians"],
        ),
        ("More than 50 protesters were detained.", ["50+ arrested civilians"]),
        ("At least 2,000 families have fled their villages since Monday.", ["2000+ displaced civilians"]),
        ("The conflict has displaced more than two million people.", ["2000000+ displaced unspecified"]),
        ("One attacker was killed and two were captured.", ["1 killed militants", "2 arrested militants"]),
        (
            "The raid resulted in the death of one soldier and the capture of four rebels.",
            ["1 killed security forces", "4 arrested militants"],
        ),
        ("The operation led to the arrest of nine suspects.", ["9 arrested unspecified"]),
        ("Several dozen were arrested.", ["? arrested unspecified"]),
        ("Relatives of the 43 missing students marched in Mexico City.", ["43 missing civilians"]),
        ("Gunmen who abducted 30 students demanded a ransom of $1m.", ["30 abducted civilians"]),
        ("The kidnapping of 276 girls in Chibok in 2014 shocked the world.", ["276 abducted civilians"]),
        ("Two of the abducted nuns have been released.", ["2 released civilians"]),
        ("Seventeen foreigners were taken hostage.", ["17 abducted foreigners"]),
        ("Sixteen Chinese workers were kidnapped.", ["16 abducted civilians"]),
        ("Five suspected militants were arrested.", ["5 arrested militants"]),
        ("The police arrested over 1,200 demonstrators in three days.", ["1200+ arrested civilians"]),
    ],
)
def test_other_effects(tolls: Read, text: str, expected: list[str]) -> None:
    assert tolls(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Dozens of people were injured when police fired tear gas at demonstrators in Nairobi.",
            ["? injured unspecified"],
        ),
        ("Between 30 and 40 people were killed.", ["30-40 killed unspecified"]),
        ("Several people were killed and scores injured.", ["? killed unspecified", "? injured unspecified"]),
        ("Up to 100 people may have been killed.", ["-100 killed unspecified"]),
        ("Fewer than 10 people were hurt.", ["-10 injured unspecified"]),
        ("Two to three people were killed.", ["2-3 killed unspecified"]),
        ("At least one person was killed.", ["1+ killed unspecified"]),
        (
            "Eight people were killed and several others wounded in a mass shooting in Texas.",
            ["8 killed unspecified", "? injured unspecified"],
        ),
        (
            "The number of people killed has risen to 412, with more than 1,000 injured.",
            ["412 killed unspecified", "1000+ injured unspecified"],
        ),
        ("The war has cost more than 10,000 lives.", ["10000+ killed unspecified"]),
        ("At least 59 people died in a stampede after police fired tear gas.", ["59+ killed unspecified"]),
        ("At least 14 people were killed in two separate attacks.", ["14+ killed unspecified"]),
        ("At least 87 bodies were buried in a mass grave.", ["87+ killed unspecified"]),
        ("Dozens more were hurt.", ["? injured unspecified"]),
        ("More than a dozen others were wounded.", ["12+ injured unspecified"]),
    ],
)
def test_bounds_ranges_and_vague_counts(tolls: Read, text: str, expected: list[str]) -> None:
    assert tolls(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("No casualties were reported.", ["0 killed or injured unspecified"]),
        ("No one was hurt in the attack.", ["0 injured unspecified"]),
        ("None of the hostages was hurt.", ["0 injured unspecified"]),
        ("Nobody was injured.", ["0 injured unspecified"]),
        ("There were no casualties.", ["0 killed or injured unspecified"]),
        ("The attack caused no casualties.", ["0 killed or injured unspecified"]),
        ("The attack caused damage but no injuries.", ["0 injured unspecified"]),
        ("No injuries were reported.", ["0 injured unspecified"]),
    ],
)
def test_none_is_zero(tolls: Read, text: str, expected: list[str]) -> None:
    assert tolls(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Only one person survived.",
        "More than 300 police officers were sent to the area.",
        "The miners were shot dead after being taken off a bus.",
        "Most of the victims were women and children.",
        "None of the victims has been identified.",
        "It is unclear whether there were casualties.",
        "Two drones were shot down.",
        "The attack killed 40 cattle.",
        "Dozens of houses were destroyed.",
        "Police are searching for three suspects.",
        "Police offered a reward of 50,000 dollars.",
        "Three days of mourning were declared.",
        "The toll is expected to rise.",
        "It was the third such attack this month.",
        "Nobody survived.",
        "The plane was carrying 298 people.",
        "The bus was carrying 40 passengers when it was attacked.",
        "Some 3,000 people live in the village.",
        "The camp houses 80,000 refugees.",
        "The country has a population of 20 million.",
        "The army has 100,000 soldiers.",
        "Five hundred police were deployed.",
        "The village of 500 people was burned down.",
        "About 5,000 people marched in Warsaw.",
        "The court jailed 12 people.",
    ],
)
def test_what_is_no_toll(tolls: Read, text: str) -> None:
    assert tolls(text) == []


def test_attackers_that_survivors_counted_are_no_dead(tolls: Read) -> None:
    assert tolls("Nine people were killed. Survivors counted four to six attackers.") == [
        "9 killed unspecified"
    ]
