"""Words that tell who an actor is: titles, bodies of a state, armed groups, media. No names of people or places."""

PERSON_TITLES = frozenset(
    """president minister spokesman spokeswoman spokesperson governor mayor chief director commander general colonel
    captain major lieutenant admiral sergeant ambassador envoy adviser advisor aide secretary senator representative
    leader chairman chairwoman chancellor premier king queen prince princess judge prosecutor lawyer attorney
    professor doctor dr mr mrs ms miss sir pope bishop archbishop imam analyst activist deputy head official officer
    inspector superintendent sheriff councillor councilman delegate negotiator mediator owner manager executive
    founder correspondent reporter journalist editor witness resident teacher farmer driver pilot fighter soldier
    survivor nurse student shopkeeper baker fisherman historian economist expert candidate warden commissioner
    coordinator rapporteur attache consul marshal brigadier commodore vicar priest rabbi coach sister brother father
    mother widow son daughter uncle dean""".split()
)
MASCULINE = frozenset(
    """mr sir king prince spokesman chairman councilman brother father son uncle husband man businessman
    fisherman""".split()
)
FEMININE = frozenset(
    """mrs ms miss queen princess spokeswoman chairwoman councilwoman sister mother daughter aunt widow wife woman
    businesswoman""".split()
)

#: Bodies that speak for their state.
STATE_BODIES = frozenset(
    """ministry government army military navy kremlin parliament cabinet embassy presidency police gendarmerie
    intelligence customs coastguard junta authorities administration palace forces troops state department""".split()
)
#: Roles whose holder speaks for a state or one of its bodies.
STATE_ROLES = frozenset(
    """president minister premier chancellor governor mayor ambassador envoy general colonel admiral commander
    spokesman spokeswoman spokesperson adviser advisor official prosecutor chief officer attache consul brigadier
    commissioner secretary king queen""".split()
)
ARMED_GROUPS = frozenset(
    """group legion corps militia militants rebels insurgents guerrillas brigade brigades front faction fighters
    separatists gunmen movement column battalion army cell gang cartel paramilitaries""".split()
)
MEDIA = frozenset(
    """agency newspaper broadcaster television tv channel radio news paper outlet website magazine media journal times
    post daily herald tribune gazette press bbc cnn reuters ap afp tass ria itv nbc abc cbs npr""".split()
)
ORGANISATIONS = frozenset(
    """company firm corporation union party court council commission committee association charity hospital university
    bank airline authority campaign foundation institute observatory mission federation league club organisation
    organization board trust operator regulator coalition alliance opposition office centre center secretariat
    service team""".split()
)
#: Nouns by which a body or group named before is taken up again ("the ministry", "the group").
TAKEN_UP = STATE_BODIES | ARMED_GROUPS | MEDIA | ORGANISATIONS

#: Offices that stand for a state without naming it.
METONYMS = {
    "kremlin": "Russia",
    "white house": "United States",
    "pentagon": "United States",
    "downing street": "United Kingdom",
}
