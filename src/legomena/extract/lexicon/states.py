"""States: the seats of government that speak for them, and their adjectives."""

from __future__ import annotations

from ..words import words

SEATS = {
    seat: state
    for state, seats in {
        "Afghanistan": "Kabul",
        "Algeria": "Algiers",
        "Armenia": "Yerevan",
        "Azerbaijan": "Baku",
        "Bangladesh": "Dhaka",
        "Belarus": "Minsk",
        "Belgium": "Brussels",
        "Burkina Faso": "Ouagadougou",
        "Cameroon": "Yaoundé|Yaounde",
        "Canada": "Ottawa",
        "Central African Republic": "Bangui",
        "Chad": "N'Djamena",
        "China": "Beijing",
        "Colombia": "Bogotá|Bogota",
        "DR Congo": "Kinshasa",
        "Cuba": "Havana",
        "Ecuador": "Quito",
        "Egypt": "Cairo",
        "Eritrea": "Asmara",
        "Ethiopia": "Addis Ababa",
        "France": "Paris|the Élysée",
        "Georgia": "Tbilisi",
        "Germany": "Berlin",
        "Greece": "Athens",
        "Haiti": "Port-au-Prince",
        "India": "New Delhi|Delhi",
        "Iran": "Tehran",
        "Iraq": "Baghdad",
        "Israel": "Jerusalem|Tel Aviv",
        "Italy": "Rome",
        "Japan": "Tokyo",
        "Jordan": "Amman",
        "Kenya": "Nairobi",
        "Lebanon": "Beirut",
        "Libya": "Tripoli",
        "Mali": "Bamako",
        "Mexico": "Mexico City",
        "Morocco": "Rabat",
        "Mozambique": "Maputo",
        "Myanmar": "Naypyidaw|Naypyitaw",
        "Nepal": "Kathmandu",
        "Niger": "Niamey",
        "Nigeria": "Abuja",
        "North Korea": "Pyongyang",
        "Pakistan": "Islamabad|Rawalpindi",
        "Palestine": "Ramallah",
        "Peru": "Lima",
        "Philippines": "Manila",
        "Poland": "Warsaw",
        "Qatar": "Doha",
        "Russia": "Moscow|Kremlin",
        "Rwanda": "Kigali",
        "Saudi Arabia": "Riyadh",
        "Serbia": "Belgrade",
        "Somalia": "Mogadishu",
        "South Korea": "Seoul",
        "South Sudan": "Juba",
        "Spain": "Madrid",
        "Sri Lanka": "Colombo",
        "Sudan": "Khartoum",
        "Syria": "Damascus",
        "Thailand": "Bangkok",
        "Turkey": "Ankara",
        "Uganda": "Kampala",
        "Ukraine": "Kyiv|Kiev",
        "United Kingdom": "London|Downing Street|Whitehall",
        "United States": "Washington|White House|Pentagon",
        "Venezuela": "Caracas",
        "Yemen": "Sanaa|Sana'a",
    }.items()
    for seat in seats.split("|")
}
"""Seats of government that stand for their state when they speak ("New Delhi denied")."""

DEMONYMS = words(
    """
    Afghan Algerian American Arab Armenian Australian Azerbaijani Bangladeshi Belarusian Belgian
    Brazilian British Burkinabe Burmese Cameroonian Canadian Chadian Chinese Colombian Congolese Cuban
    Danish Dutch Ecuadorian Egyptian Emirati Eritrean Ethiopian European Filipino French Georgian German
    Ghanaian Greek Haitian Houthi Indian Indonesian Iranian Iraqi Israeli Italian Japanese Jordanian
    Kenyan Kurdish Kuwaiti Lebanese Libyan Malian Mexican Moroccan Mozambican Nepali Nigerian Nigerien
    Norwegian Omani Pakistani Palestinian Peruvian Philippine Polish Qatari Russian Rwandan Saudi
    Serbian Somali Spanish Sudanese Swedish Swiss Syrian Taliban Tajik Thai Tunisian Turkish Ugandan
    Ukrainian US U.S. Uzbek Venezuelan Vietnamese Yemeni Zionist
    """
)

_OTHERWISE = {
    demonym: state
    for state, demonyms in {
        "Afghanistan": "Afghan",
        "Algeria": "Algerian",
        "Belgium": "Belgian",
        "Burkina Faso": "Burkinabe",
        "Canada": "Canadian",
        "China": "Chinese",
        "DR Congo": "Congolese",
        "Egypt": "Egyptian",
        "France": "French",
        "Germany": "German",
        "Greece": "Greek",
        "Haiti": "Haitian",
        "Italy": "Italian",
        "Lebanon": "Lebanese",
        "Mexico": "Mexican",
        "Morocco": "Moroccan",
        "Mozambique": "Mozambican",
        "Myanmar": "Burmese",
        "Niger": "Nigerien",
        "Nigeria": "Nigerian",
        "Peru": "Peruvian",
        "Philippines": "Filipino Philippine",
        "Poland": "Polish",
        "Saudi Arabia": "Saudi",
        "Somalia": "Somali",
        "Spain": "Spanish",
        "Thailand": "Thai",
        "Turkey": "Turkish",
        "United Kingdom": "British",
        "United States": "American US U.S.",
    }.items()
    for demonym in demonyms.split()
}
_ENDINGS = ("n", "an", "ian", "i", "ese")


def _state(demonym: str) -> str | None:
    """The state whose adjective this is: by its beginning (``Russia``, ``Russian``) or as listed."""
    if demonym in _OTHERWISE:
        return _OTHERWISE[demonym]
    begun = (s for s in SEATS.values() if any(demonym in (s + e, s[:-1] + e) for e in _ENDINGS))
    return next(begun, None)


STATE_OF = {demonym: state for demonym in sorted(DEMONYMS) if (state := _state(demonym)) is not None}
"""The state that an adjective stands for where it stands alone: "by the latest Russian count"."""
