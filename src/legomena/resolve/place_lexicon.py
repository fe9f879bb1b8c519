"""The English words that tell a place name from other capitalised words, and its kind."""

from __future__ import annotations

from importlib import resources

from legomena.records import PlacePrecision


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _data(name: str) -> frozenset[str]:
    return _words((resources.files(__package__) / "data" / name).read_text("utf-8"))


ABBREVIATED = _words(
    "st ste mt ft mr mrs ms dr gen col maj capt lt sgt brig adm gov sen rep rev prof hon jr sr no vs"
)
"""Words after whose full stop a name may go on."""
INITIALISMS = _words("us uk uae drc usa ksa prc dprk nsw kpk kp ajk fata nwfp fct barmm snnpr nyc dc")
"""Names of places that are as short as other initialisms."""

COMMON = _data("common_words.txt") | _words(
    "maritime littoral plateau lakes unity rivers delta bay cascades centre nord sud est ouest hub"
)
"""Common English words that are also names of towns."""

FUNCTION = _words(
    "the a an this that these those it its he she they we i you his her their our my your who whom whose "
    "which what when where why how there here if as at by for from in into of off on onto out over to up "
    "upon with within without under until till since before after during while although though because but "
    "and or nor so yet not no none all any both each either every few many more most much neither other "
    "some such than then too very can could may might must shall should will would do does did has have had "
    "is are was were be been being am one two three four five six seven eight nine ten eleven twelve dozens "
    "hundreds thousands also just only even still again ever never once about above across against along "
    "amid among around behind below beneath beside besides between beyond despite down except inside like "
    "near outside past per plus regarding round through throughout toward towards unlike via versus later "
    "earlier meanwhile however therefore thus hence instead moreover according another several nearly "
    "almost today yesterday tomorrow tonight local police people officials state security militants"
)
"""Words that say nothing of what follows when a sentence begins with them."""

CALENDAR = _words(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july "
    "august september october november december jan feb mar apr jun jul aug sept sep oct nov dec mon tue "
    "tues wed thu thur thurs fri sat sun ramadan eid easter christmas ashura muharram diwali nowruz gmt utc "
    "est pst"
)

NOT_NAMED = _words(
    "hamas fatah hezbollah hizbollah taliban isis isil daesh iskp islam islamic islamist muslim muslims "
    "christian christians jewish jew jews hindu hindus sunni shia shiite sikh sikhs buddhist catholic "
    "orthodox protestant kurdish kurd kurds arab arabs baloch baluch pashtun pashtuns sindhi punjabi hazara "
    "tamil rohingya tutsi hutu fulani hausa igbo yoruba tuareg oromo european europeans african africans "
    "asian asians duma knesset kremlin pentagon reuters dawn xinhua irna interpol nato unicef google toyota "
    "obama trump putin allah god quran koran bible earth act federal supreme national international "
    "university school church senate congress house english arabic urdu pashto hebrew latin party agency "
    "government union internet web facebook twitter wikipedia wikinews tri united new saint of"
)
"""Names of peoples, faiths and bodies, and other words, that are also names of towns."""
NOT_NAMED_LONG = frozenset(
    ("white house", "supreme court", "wall street", "red cross", "red crescent", "holy see")
)

LOCATIVE = _words(
    "in at near from outside around across towards toward inside throughout within into reached via onto "
    "entering entered leaving left visited visiting attacked stormed captured seized retook hit struck "
    "bombed shelled besieged between through beyond above surrounding besieging controlling overran"
)
"""Words after which a name is likely that of a place."""
WEAK_LOCATIVE = _words("to of on over along off")

BEFORE: dict[str, PlacePrecision] = {
    **dict.fromkeys(("village", "hamlet", "settlement", "kibbutz", "moshav"), "town"),
    **dict.fromkeys(("town", "city", "township", "suburb", "cities", "towns"), "town"),
    **dict.fromkeys(("villages", "settlements"), "town"),
    **dict.fromkeys(
        ("district", "county", "tehsil", "subdistrict", "raion", "municipality", "taluk"), "district"
    ),
    **dict.fromkeys(("districts", "counties"), "district"),
    **dict.fromkeys(("province", "state", "states", "governorate", "oblast", "provinces"), "province"),
    **dict.fromkeys(("region", "regions", "valley", "peninsula", "island", "desert"), "region"),
    **dict.fromkeys(("neighbourhood", "neighborhood", "quarter", "area", "locality"), "site"),
}
"""Words that name a kind of place before "of": ``the village of X``."""

AFTER: dict[str, PlacePrecision] = {
    **dict.fromkeys(
        ("district", "county", "tehsil", "raion", "taluk", "taluka", "parish", "subdistrict"), "district"
    ),
    **dict.fromkeys(
        ("districts", "counties", "tehsils", "lga", "cercle", "subprefecture", "upazila"), "district"
    ),
    **dict.fromkeys(
        ("municipality", "prefecture", "woreda", "zila", "territory", "commune", "arrondissement"), "district"
    ),
    **dict.fromkeys(("province", "provinces", "state", "states", "oblast", "wilaya", "krai"), "province"),
    **dict.fromkeys(("governorates", "oblasts", "department", "voivodeship"), "province"),
    **dict.fromkeys(("region", "division", "regions"), "province"),
    **dict.fromkeys(("city", "town", "village", "township", "cities", "towns", "villages", "suburb"), "town"),
    **dict.fromkeys(("peninsula", "valley", "highlands", "desert", "belt"), "region"),
}
"""Words that name a kind of place behind its name: ``X district``."""

FACILITY = _words(
    "jail jails prison prisons airport airfield port harbour harbor university college school hospital "
    "clinic mosque church cathedral temple synagogue shrine seminary madrassa madrasa imambargah market "
    "bazaar bazar mall camp base barracks cantonment checkpoint checkpost post outpost crossing bridge "
    "stadium station headquarters compound colony neighbourhood neighborhood quarter suburb square "
    "roundabout road street avenue highway bypass motorway boulevard junction intersection lane dam plant "
    "refinery mine mines field factory mill hotel embassy consulate courthouse tunnel park garden fort "
    "prison tower building complex hostel orphanage monastery chowk gate pass cemetery theatre theater"
)
"""Words for a building, road or quarter."""
FACILITY_BODIES = _words("university college school hospital embassy consulate port post")
ROADS = _words("road street avenue highway bypass motorway boulevard lane junction bridge")
"""Facilities that are often named after a place that they do not stand in."""
FACILITY_MODIFIERS = _words(
    "central district main international military civil general police railway train bus cadet naval air "
    "army refugee high-security security detention displacement idp cattle vegetable grand teaching "
    "provincial city local fire metro power nuclear oil gas coal fish deep-sea sea women's girls' boys' "
    "primary secondary public state federal border training medical airforce livestock cricket football "
    "polling town old new"
)
"""Words that may stand between a town's name and the facility in it: ``the Mastung central jail``."""

LOCAL_PREFIX = _words(
    "killi kili goth kot basti mohallah mohalla chak deh qala qalat tell tal khirbet khirbat wadi jabal "
    "jebel beit bayt umm kafr kafar deir dayr ein ain khan bani beni nahr sidi oued ouled kampong kampung "
    "barangay sitio vereda corregimiento ban baan ksar gidan garin unguwar rugar pul dasht mazraat al el"
)
"""First words of village names in the languages of many countries."""

ALSO_PERSONS = _words(
    "jordan paris chad georgia israel austin jackson lincoln florence sydney virginia victoria charlotte "
    "houston london madison brooklyn dallas kingston washington cleveland carson kent chelsea sharif khan "
    "hamilton"
)
"""Names of well-known places that persons bear too."""
TITLES = _words(
    "mr mrs ms miss dr prof professor sir lord lady dame president vice-president minister premier "
    "chancellor king queen prince princess emir sultan sheikh shaikh sheik imam ayatollah maulana mullah "
    "mufti mawlawi malik sardar nawab mir haji hafiz syed sayyid senator congressman congresswoman "
    "representative rep sen gov governor mayor deputy ambassador envoy judge justice magistrate attorney "
    "general gen lieutenant lt colonel col major maj captain capt sergeant sgt corporal cpl private pvt "
    "admiral adm commander cmdr brigadier brig marshal constable inspector superintendent commissioner "
    "officer chief spokesman spokeswoman spokesperson secretary director chairman chairwoman leader "
    "detective sheriff trooper pope bishop archbishop cardinal father rev reverend pastor rabbi brother "
    "sister saint lawyer analyst reporter correspondent cm pm mp mla mna asp dsp ssp sho dig igp ig dc "
    "coach actor actress singer author candidate"
)
"""Words before the name of a person."""

BODIES = _words(
    "government police army forces force military court assembly parliament ministry minister governor "
    "mayor commissioner levies rangers administration authorities authority officials troops navy council "
    "senate president premier prime chief deputy cm ctd legislature cabinet security intelligence behalf "
    "interests proxies handlers department bureau agency office regime junta embassy high supreme "
    "constabulary sheriff's sheriff fire education health board embassy's"
)
"""Words behind a place name that make it stand for an institution: ``Balochistan Assembly``."""

NOT_PLACES = _words(
    "army front party movement brigade brigades union league association federation congress committee "
    "organisation organization foundation institute bank group company corporation inc ltd llc corp co news "
    "times post herald tribune gazette journal voice daily observer guardian telegraph express mirror globe "
    "chronicle mail press agency tv radio channel network today magazine review weekly liberation "
    "resistance battalion regiment squad corps militia airlines airways motors motor bay's united fc rovers "
    "athletic wanderers bulls lions tigers eagles bears giants cup trophy award prize act treaty accord "
    "agreement declaration protocol conference summit festival syndrome disease virus fever flu river bill "
    "stock exchange yakjehti national nationalist democratic republican communist socialist society club "
    "band theater fund trust partners bros brothers sons associates enterprises holdings insurance "
    "financial capital services"
)
"""Words behind a place name that make it part of another name."""

SPEECH = _words(
    "said says say saying added adds told tells claimed claims claim denied denies deny rejected rejects "
    "reject refuted refutes condemned condemns condemn accused accuses accuse blamed blames blame warned "
    "warns warn called calls insisted insists vowed vows announced announces confirmed confirms urged urges "
    "demanded demands alleged alleges maintains maintained argued argues stated states declared declares "
    "threatened threatens responded replied agreed refused pledged promised acknowledged dismissed "
    "described wants wanted backs backed supports supported financed funded trained armed hopes believes "
    "thinks sought seeks imposed recalled expelled ordered"
)
"""Verbs whose subject speaks or acts for itself."""
ADVERBS = _words(
    "has have had also again repeatedly strongly immediately categorically later earlier reportedly is was"
)
BACKING = _words(
    "funded backed financed trained armed supported sponsored claimed accused blamed rejected denied "
    "condemned supplied directed orchestrated planned mediated brokered designated welcomed"
)
"""Participles whose agent, after "by", acts for itself."""
BLAMING = _words(
    "accuse accused accuses accusing blame blamed blames blaming urge urged urging told warned warn "
    "condemned thanked pressed pressing"
)

DIRECTIONS = _words(
    "north south east west northern southern eastern western central northeast northwest southeast "
    "southwest northeastern northwestern southeastern southwestern north-east north-west south-east "
    "south-west upper lower mid greater downtown inner outer old new"
)

DIRECTION_KEYS = DIRECTIONS | _words("northeast northwest southeast southwest")

QUARTERS = _words(
    "quarter neighbourhood neighborhood area areas locality suburb colony camp road street bypass"
)
"""Words that call the capitalised words before them a part of a town."""
PLURAL = {word: kind for word, kind in AFTER.items() if word.endswith("s") and word != "highlands"}
TOO_WIDE = _words("department division state states region regions belt")
"""Words behind a name that say too little to take a name for a place that no gazetteer has."""
SITE_PREFIX = _words("fort camp base lake mount")
VILLAGE_PREFIX = _words(
    "killi kili goth kot basti mohallah mohalla chak deh kampong kampung barangay sitio vereda oued"
)

ARTICLES = _words("al el as ash ad an ar at az bin ibn ul ur")
"""Lower-case words that tie the words of a name together."""
CONNECTORS = _words(
    "of the au aux en lez de del della di da do dos das du des la las le les el los al y e et sur sous sul "
    "am an der den im bei ob and bin bint ibn ul ur uz us ad ar as ash at az og on upon under in e"
)
"""Lower-case words inside place names."""

LONGEST = 5
"""Most words in a place name that are looked up."""

FIRST_NAMES = _data("first_names.txt")
"""Common first names of many countries."""
