"""Patterns of place names in news, and what is a region rather than a town."""

import re

from models.events.wordlist import phrases

#: Words for an area that holds towns.
REGION_WORDS = (
    "region|province|oblast|district|county|governorate|state|republic|territory|prefecture|department|krai"
    "|canton|strip|peninsula|raion|direction"
)
#: Words for a place of the size of a town or smaller.
TOWN_WORDS = (
    "town|city|village|settlement|port|suburb|hamlet|capital|municipality|neighbou?rhood|refugee camp|camp"
    "|island|hub|stronghold|resort"
)
#: What a place is called, in one word.
KIND_WORDS = frozenset(w for w in f"{REGION_WORDS}|{TOWN_WORDS}".split("|") if w.isalpha()) | {
    "neighbourhood",
    "neighborhood",
}
#: Words that begin with a capital at the head of a sentence, and no name.
_NO_NAME = r"(?!(?:Every|Each|Another|Some|All|Most|This|That|No|Any|One|Our|Their)\b)"
_NAME = rf"(?P<name>{_NO_NAME}[A-Z][\w'’-]*(?:[ -](?:al-|el-|de |la |of the )?[A-Z][\w'’-]*){{0,3}})"

#: "the town of Kozinka", "the Russian region of Belgorod"
OF_NAME = re.compile(rf"\b(?P<word>(?i:{REGION_WORDS}|{TOWN_WORDS}))s? of {_NAME}")
#: Before "district of X": one of those that X has.
ONE_OF_MANY = re.compile(r"\b(?:every|each|all|most|several|some|two|three|no|any|one|another) $", re.IGNORECASE)
#: "the Belgorod region", "Jabaliya refugee camp"
NAME_REGION = re.compile(rf"{_NAME}(?:'s)? (?P<word>(?i:{REGION_WORDS}))\b")
#: "the border town of X", "X, in the Y region", "X in Y", "X, Y"
LINK = re.compile(
    r"^,?\s*(?:(?:in|of|within|inside)\s+)?(?:the\s+)?(?:[a-z]+ern\s+|south\w*\s+|north\w*\s+"
    r"|central\s+)?(?:\w+\s+(?:region|province|district|state|county|part|border)\s+of\s+(?:the\s+)?)?$"
)

LEADING = re.compile(
    rf"^(?:the\s+)?(?:(?:northern|southern|eastern|western|central|north-?eastern|north-?western"
    rf"|south-?eastern|south-?western|mainland|downtown"
    rf"|greater|upper|lower|nearby|neighbou?ring)\s+)?(?:(?:\w+\s+)?(?:{REGION_WORDS}"
    rf"|{TOWN_WORDS})\s+of\s+)?(?:the\s+)?",
    re.IGNORECASE,
)
POSSESSIVE = re.compile(r"(?:'s|’s|s['’])$")
REGION_END = re.compile(rf"\s+(?:{REGION_WORDS})s?$", re.IGNORECASE)
TOWN_END = re.compile(r"\s+(?:city|town|village|suburb|municipality)$", re.IGNORECASE)

#: Areas that hold towns though no word says so.
REGIONS = phrases(
    """
    crimea|donbas|donbass|gaza|gaza strip|west bank|golan heights|darfur|kashmir|punjab|balochistan|sindh|tigray|
    amhara|oromia|kurdistan|chechnya|dagestan|transnistria|south ossetia|abkhazia|nagorno-karabakh|karabakh|kivu|
    north kivu|south kivu|ituri|helmand|kandahar|kunduz|idlib|aleppo|sinai|catalonia|bavaria|saxony|scotland|
    wales|northern ireland|quebec|ontario|alberta|british columbia|new south wales|queensland|victoria|tasmania|
    papua|west papua|aceh|java|sumatra|bali|sulawesi|mindanao|luzon|xinjiang|tibet|hong kong|sichuan|yunnan|
    alabama|alaska|arizona|arkansas|california|colorado|connecticut|delaware|florida|hawaii|idaho|illinois|
    indiana|iowa|kansas|kentucky|louisiana|maine|maryland|massachusetts|michigan|minnesota|mississippi|missouri|
    montana|nebraska|nevada|new hampshire|new jersey|new mexico|new york state|north carolina|north dakota|ohio|
    oklahoma|oregon|pennsylvania|rhode island|south carolina|south dakota|tennessee|texas|utah|vermont|virginia|
    washington state|west virginia|wisconsin|wyoming|calif.|fla.|tex.|pa.|mass.|ill.|ont.|borno|kaduna|kano|
    rakhine|shan|kachin|cabo delgado|ogaden|somaliland|puntland|hauts-de-france|normandy|brittany|sicily|
    lombardy|corsica|andalusia|galicia
    """
)
#: Wider than a state: no place of an event at all.
TOO_WIDE = phrases(
    """
    europe|asia|africa|middle east|america|north america|south america|latin america|west|east|north|south|world|
    earth|eu|balkans|gulf|european union|mediterranean|pacific|atlantic|southeast asia|central asia|
    eastern europe|western europe|global south|internet|web
    """
)
#: Spellings that no rule of letters brings together.
SPELLINGS = {
    "kiev": "kyiv",
    "kharkov": "kharkiv",
    "lvov": "lviv",
    "odessa": "odesa",
    "nikolaev": "mykolaiv",
    "nikolayev": "mykolaiv",
    "dnepr": "dnipro",
    "dniepr": "dnipro",
    "dnepropetrovsk": "dnipropetrovsk",
    "zaporozhye": "zaporizhzhia",
    "zaporozhia": "zaporizhzhia",
    "artemovsk": "bakhmut",
    "artyomovsk": "bakhmut",
    "chernigov": "chernihiv",
    "lugansk": "luhansk",
    "graivoron": "grayvoron",
    "rangoon": "yangon",
    "calif.": "california",
    "fla.": "florida",
    "tex.": "texas",
    "pa.": "pennsylvania",
    "la": "los angeles",
    "l.a.": "los angeles",
    "nyc": "new york",
    "new york city": "new york",
    "donbass": "donbas",
}

#: The parser's labels of places.
LABELS = ("GPE", "LOC", "FAC")
#: Whose "of" names the place that they belong to ("residents of Lomnica").
OF_A_PLACE = frozenset(
    """
    resident inhabitant villager townspeople mayor outskirt outskirts street centre center north south east west suburb
    bombardment siege evacuation fall recapture liberation encirclement
    """.split()
)
#: Nouns for what happens at a place.
HAPPENINGS = frozenset(
    """
    incident attack explosion blast bombing raid shelling fire clash strike accident crash killing shooting ambush
    fighting battle protest collision flood quake earthquake riot massacre assault siege spill leak outage
    """.split()
)

#: Words for what lies at a place: with a name they make no other place, alone they name none.
GENERIC = frozenset(
    """
    strait straits river lake bay sea gulf island islands isla isle valley mount mountain mountains coast port harbour
    harbor airport airfield airbase station channel canal delta basin sound pass bridge hospital clinic market prison
    university square street road avenue checkpoint crossing barracks base cathedral church mosque school stadium depot
    refinery plant dam reef cape beach of the
    """.split()
)
