"""Words that tell who an actor is: titles, bodies of a state, armed groups, media. No names of people or places."""

import re

PERSON_TITLES = frozenset(
    """president minister spokesman spokeswoman spokesperson governor mayor chief director commander general colonel
    captain major lieutenant admiral sergeant ambassador envoy adviser advisor aide secretary senator representative
    leader chairman chairwoman chancellor premier king queen prince princess judge prosecutor lawyer attorney
    professor doctor dr mr mrs ms miss sir pope bishop archbishop imam analyst activist deputy head official officer
    inspector superintendent sheriff councillor councilman delegate negotiator mediator owner manager executive
    founder correspondent reporter journalist editor witness resident teacher farmer driver pilot fighter soldier
    survivor nurse student shopkeeper baker fisherman historian economist expert candidate warden commissioner
    coordinator rapporteur attache consul marshal brigadier commodore vicar priest rabbi coach sister brother father
    mother widow son daughter uncle dean emir sultan sheikh sheik mallam malam mullah alhaji alhaja hajiya ayatollah
    pastor reverend constable corporal commandant rector treasurer auditor registrar headmaster headmistress headman
    chieftain barrister engineer ombudsman provost imam""".split()
)
#: Titles as they stand before a name, the short forms among them.
SHORT_TITLES = {
    "gen": "general",
    "col": "colonel",
    "lt": "lieutenant",
    "capt": "captain",
    "sgt": "sergeant",
    "maj": "major",
    "brig": "brigadier",
    "adm": "admiral",
    "cmdr": "commander",
    "sen": "senator",
    "rep": "representative",
    "gov": "governor",
    "rev": "reverend",
    "sec": "secretary",
    "prof": "professor",
    "alh": "alhaji",
    "barr": "barrister",
    "engr": "engineer",
    "cpl": "corporal",
    "supt": "superintendent",
    "insp": "inspector",
    "cdr": "commander",
    "amb": "ambassador",
    "fr": "father",
}
#: Titles that are written with a full stop, which ends no sentence.
ABBREVIATED = frozenset(SHORT_TITLES) | frozenset("hon dr mr mrs ms pvt pte msgr".split())
TITLES = PERSON_TITLES | frozenset(SHORT_TITLES) | frozenset("justice speaker father hon private pvt pte msgr".split())
#: Words before a title that belong to it: "*Prime* Minister", "*Deputy Foreign* Secretary".
RANKS_AND_FIELDS = frozenset(
    """prime vice deputy acting former interim then foreign defence defense interior finance justice health education
    energy economy transport trade labour labor culture environment agriculture information home press chief executive
    managing technical major brigadier lieutenant rear attorney state lt maj brig first second""".split()
)
MASCULINE = frozenset(
    """mr sir king prince spokesman chairman councilman brother father son uncle husband man businessman
    fisherman congressman statesman boy nephew grandfather gentleman actor monk countryman
    emir sultan sheikh sheik mallam malam mullah alhaji ayatollah headmaster""".split()
)
FEMININE = frozenset(
    """mrs ms miss queen princess spokeswoman chairwoman councilwoman sister mother daughter aunt widow wife woman
    businesswoman congresswoman girl niece grandmother lady actress nun midwife alhaja hajiya headmistress""".split()
)

#: Bodies that speak for their state.
STATE_BODIES = frozenset(
    """ministry government army military navy kremlin parliament cabinet embassy presidency police gendarmerie
    intelligence customs coastguard junta authorities administration palace forces troops state department""".split()
)
#: Bodies of a state that only two words together name.
NATIONAL_PAIRS = ("armed forces", "general staff", "joint staff", "air force", "security forces", "foreign office")
#: An army with a name of its own, which is no state's: "the Highlands Unity Army".
OWN_ARMY = re.compile(r"^(?:[A-Z][\w'’-]+ ){2,}Army$")
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
    post daily herald tribune gazette press bbc cnn reuters ap afp tass ria itv nbc abc cbs npr courier observer
    chronicle telegraph globe
    inquirer sentinel bulletin newswire""".split()
)
ORGANISATIONS = frozenset(
    """company firm corporation union party court council commission committee association charity hospital university
    bank airline authority campaign foundation institute observatory mission federation league club organisation
    organization board trust operator regulator coalition alliance opposition office centre center secretariat
    service team watchdog ngo insurer insurers manufacturer retailer supplier network bloc""".split()
)
#: Nouns by which a body or group named before is taken up again ("the ministry", "the group").
TAKEN_UP = STATE_BODIES | ARMED_GROUPS | MEDIA | ORGANISATIONS

#: Offices that stand for a state without naming it.
METONYMS = {
    "kremlin": "Russia",
    "white house": "United States",
    "pentagon": "United States",
    "state department": "United States",
    "downing street": "United Kingdom",
}

#: Nouns for people, in the singular.
HUMAN = PERSON_TITLES | frozenset(
    """man woman boy girl person people child passenger victim patient refugee protester protestor voter supporter
    critic user customer neighbour neighbor worker employee miner sailor captive prisoner hostage detainee defendant
    suspect plaintiff analyst author writer actor actress singer player student pupil parent husband wife aunt cousin
    brother sister friend colleague boss guard cop doctor surgeon medic midwife paramedic rescuer diver deckhand
    conscript recruit veteran civilian villager islander local evacuee deputy lawmaker legislator mp congressman
    congresswoman businessman businesswoman spouse bystander onlooker insider operative strategist pollster organiser
    organizer mediator monitor observer relative informant source scientist researcher professor scholar engineer
    technician mechanic clerk bishop fisherman hunter trader merchant retiree pensioner newcomer migrant immigrant
    investigator detective coroner broker dealer agent buyer seller lender banker contractor builder baker
    pathologist magistrate statesman monk nun pilgrim chairperson frontman diplomat elder principal counsel herder
    vigilante headteacher firefighter policeman policewoman ranger skipper predecessor successor""".split()
)
#: Words by which somebody named already is called again ("the Texas senator", "the front-runner").
EPITHETS = frozenset(
    """nominee frontrunner runner hopeful contender incumbent candidate billionaire millionaire mogul senator
    republican democrat politician star actor actress singer comedian anchor magnate financier congressman
    congresswoman lawmaker businessman businesswoman tycoon
    native""".split()
)
#: What speaks by being read: "the report says".
DOCUMENTS = frozenset(
    """report statement document letter study survey poll indictment lawsuit complaint memo memorandum notice filing
    audit paper dossier ruling article story post tweet email ad message note column blog petition speech""".split()
)
