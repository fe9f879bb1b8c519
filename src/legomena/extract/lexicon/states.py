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
