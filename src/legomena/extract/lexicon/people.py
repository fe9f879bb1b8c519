"""Nouns of people and the group that each means, and nouns that mean no people."""

from __future__ import annotations

from ..words import words

MILITANTS = words(
    """
    militant militants insurgent insurgents terrorist terrorists rebel rebels separatist separatists
    jihadist jihadists jihadi jihadis extremist extremists attacker attackers assailant assailants gunman
    gunmen fighter fighters guerrilla guerrillas bomber bombers fidayeen fidaeen fedayeen fidai militiaman
    militiamen mujahideen mujahid hijacker hijackers infiltrator infiltrators bandit bandits gangster
    gangsters kidnapper kidnappers combatant combatants perpetrator perpetrators islamist islamists raider
    raiders maoist maoists naxal naxals naxalite naxalites cadre cadres dacoit dacoits sicario sicarios
    hitman hitmen shooter shooters saboteur saboteurs mercenary mercenaries hostage-taker hostage-takers
    """
)
FORCES = words(
    """
    soldier soldiers troop troops policeman policemen policewoman policewomen serviceman servicemen
    servicewoman servicewomen officer officers constable constables cop cops trooper troopers marine
    marines guard guards guardsman guardsmen ranger rangers paramilitary paramilitaries gendarme
    gendarmes sailor sailors airman airmen commando commandos conscript conscripts reservist reservists
    jawan jawans peacekeeper peacekeepers infantryman infantrymen paratrooper paratroopers sergeant
    sergeants lieutenant lieutenants captain captains cadet cadets recruit recruits sepoy sepoys
    legionnaire legionnaires bodyguard bodyguards carabinieri militiawoman servicepeople serviceperson
    servicepersons subedar havildar personnel police forces
    """
)
CIVILIANS = words(
    """
    civilian civilians non-combatant non-combatants noncombatant noncombatants woman women man men child
    children boy boys girl girls baby babies infant infants toddler toddlers minor minors teenager
    teenagers teen teens youth youths schoolchild schoolchildren schoolgirl schoolgirls schoolboy
    schoolboys student students pupil pupils teacher teachers labourer labourers laborer laborers worker
    workers employee employees farmer farmers herder herders herdsman herdsmen villager villagers
    resident residents passenger passengers passer-by passers-by passerby passersby bystander bystanders
    pedestrian pedestrians worshipper worshippers worshiper worshipers pilgrim pilgrims tourist tourists
    visitor visitors shopper shoppers trader traders shopkeeper shopkeepers vendor vendors merchant
    merchants driver drivers miner miners fisherman fishermen fisher fishers journalist journalists
    reporter reporters cameraman cameramen photographer photographers doctor doctors nurse nurses medic
    medics paramedic paramedics physician physicians aid-worker lawyer lawyers judge
    judges priest priests nun nuns imam imams cleric clerics pastor pastors monk monks missionary
    missionaries protester protesters protestor protestors demonstrator demonstrators activist activists
    volunteer volunteers migrant migrants refugee refugees settler settlers relative relatives brother
    brothers sister sisters son sons daughter daughters mother mothers father fathers wife wives husband
    husbands cousin cousins nephew nephews niece nieces parent parents grandmother grandfather sibling
    siblings family families household households politician politicians lawmaker lawmakers mayor
    councillor councillors councilman candidate candidates rescuer rescuers firefighter firefighters
    engineer engineers contractor contractors guest guests spectator spectators concertgoer concertgoers
    concert-goers reveller revellers reveler revelers festival-goers festivalgoers mourner mourners
    devotee devotees local locals inhabitant inhabitants townspeople townsfolk commuter commuters
    customer customers diner diners congregant congregants parishioner parishioners elder elders chief
    chiefs attendee attendees churchgoers churchgoer bus-riders returnees evacuee evacuees orphan
    orphans adult adults senior seniors pensioner pensioners staff schoolteacher schoolteachers academic
    academics professor professors clerk clerks technician technicians mechanic mechanics electrician
    barber barbers tailor tailors porter porters cook cooks housewife housewives businessman businessmen
    businesswoman humanitarians humanitarian staffer staffers colleague colleagues neighbour neighbours
    neighbor neighbors hunter hunters vigilante vigilantes
    """
)
UNSPECIFIED = words(
    """
    citizen citizens compatriot compatriots hostage hostages captive captives abductee abductees martyr
    martyrs deceased people person persons individual individuals life lives soul souls victim victims
    dead others other casualty casualties fatality fatalities death deaths body bodies corpse corpses
    wounded injured national nationals member members agent agents official officials figure figures
    suspect suspects detainee-suspects human humans beings associate associates aide aides martyrdoms
    hero heroes comrade comrades homicide homicides murders executions survivor survivors more
    additional killings patient patients
    """
)
PRISONERS = words("prisoner prisoners inmate inmates detainee detainees convict convicts")
FOREIGNERS = words("foreigner foreigners expatriate expatriates expat expats")

GROUP_OF: dict[str, str] = {
    **dict.fromkeys(MILITANTS, "militants"),
    **dict.fromkeys(FORCES, "security forces"),
    **dict.fromkeys(CIVILIANS, "civilians"),
    **dict.fromkeys(UNSPECIFIED, "unspecified"),
    **dict.fromkeys(PRISONERS, "prisoners"),
    **dict.fromkeys(FOREIGNERS, "foreigners"),
}

FORCE_WORDS = words(
    """
    security police military army navy naval air-force airforce paramilitary law-enforcement enforcement
    frontier corps rangers forces force soldiers policemen troops regiment battalion border-guard
    gendarmerie intelligence counter-terrorism counterterrorism counter-terror anti-terrorism constabulary
    coast-guard defence defense ctd fc idf garrison infantry enemy
    """
)
"""Words that make "members", "personnel", "officials" or "men" security forces."""

ARMED_WORDS = words(
    """
    militant insurgent terrorist rebel separatist jihadist armed guerrilla extremist militia gang cartel
    brigade squad faction outlawed banned islamist suspected cult maoist naxal mafia mob
    """
)
"""Words that make "members", "operatives" or "men" militants."""

MEMBER_HEADS = words(
    """
    member members personnel man men official officials operative operatives staff employee employees leader
    leaders commander commanders agent agents element elements people recruits body bodies dead deaths
    fatalities casualties losses volunteers volunteer figure figures suspects suspect affiliate affiliates
    sympathisers individuals persons person victims
    """
)
"""Heads whose group is told by the words around them."""

NOT_PEOPLE = words(
    """
    operation operations location locations place places town towns city cities village villages
    district districts province provinces state states country countries site sites area areas point
    points target targets vehicle vehicles truck trucks car cars motorcycle motorcycles motorbike bike
    bikes bus buses train trains bomb bombs explosion explosions blast blasts rocket rockets missile
    missiles drone drones strike strikes attack attacks assault assaults raid raids incident incidents
    clash clashes battle battles bullet bullets rifle rifles gun guns weapon weapons grenade grenades
    station stations post posts checkpoint checkpoints base bases camp camps building buildings house
    houses home homes property properties shop shops market markets school schools hospital hospitals
    mosque mosques church churches bank banks office offices hideout hideouts hour hours day days week
    weeks month months year years minute minutes decade decades kilometre kilometres kilometer
    kilometers mile miles metre metres meter meters times time phase phases stage party parties group
    groups organisation organisations organization organizations unit units squad squads brigade
    brigades battalion battalions company companies tank tanks helicopter helicopters aircraft plane
    planes ship ships boat boats cattle cow cows goats goat sheep camels animals animal horses livestock
    dog dogs crops tents tent shelter shelters room rooms floor floors bed beds ambulance ambulances
    report reports statement statements document documents percent cent dollars rupees euros pounds side
    sides front fronts round rounds shell shells mortar mortars airstrike airstrikes seat seats vote
    votes case cases charge charges count counts reason reasons question questions hideaway road roads
    bridge bridges metric tonnes tons tonne ton kilograms kilogrammes kg km plants mines mine landmine
    landmines police-stations tower towers pylons seconds nights night mornings meeting meetings call
    calls lies camp-sites campaign campaigns governorates municipalities municipality containers
    container tractors motors computers trailers lockers centers centres numbers papers orders powers
    letters launchers choppers bulldozers freighters tankers fingers quarters borders rivers matters
    chapters sectors corridors doors errors reactors engines prison prisons jail jails massacre
    massacres homicide-cases cell cells gang gangs coffin coffins wing wings episodes neighbourhoods
    neighborhoods settlement settlements positions position territories islands outposts outpost
    """
)

MODIFIERS = words(
    """
    more other others additional further fellow new innocent unarmed armed young elderly old local
    foreign suspected alleged presumed so-called senior junior top high-ranking low-ranking ethnic own
    separate such remaining enemy government pro-government anti-government state national regional
    federal provincial paramilitary military police security army navy naval air civil special elite
    female male pregnant displaced internally unidentified unnamed unknown masked heavily regular
    off-duty on-duty retired former migrant school university college daily-wage seasonal domestic
    public private religious tribal pro Muslim muslim christian hindu sikh jewish shia sunni shiite
    catholic indigenous dead wounded injured missing captured kidnapped abducted slain estimated odd
    different
    """
)
