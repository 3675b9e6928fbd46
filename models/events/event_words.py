"""The lexicon of events: which nouns and verbs (as lemmas) speak of which kind, and which kinds may be one event."""

import re
from enum import StrEnum

from models.events.wordlist import words


class Kind(StrEnum):
    """Kinds of events. `operation` is a word for any of them ("the incident"); `other` is none of them."""

    ATTACK = "attack"
    CLASH = "clash"
    CAPTURE = "capture"
    SECURITY_OPERATION = "security_operation"
    KILLING = "killing"
    CRASH = "crash"
    SINKING = "sinking"
    ACCIDENT = "accident"
    DISASTER = "disaster"
    POISONING = "poisoning"
    CYBERATTACK = "cyberattack"
    PROTEST = "protest"
    LABOUR_STRIKE = "labour_strike"
    DETENTION = "detention"
    COURT = "court"
    CORRUPTION = "corruption"
    ELECTION = "election"
    AGREEMENT = "agreement"
    TRADE = "trade"
    APPOINTMENT = "appointment"
    RESIGNATION = "resignation"
    RECALL = "recall"
    REPORT = "report"
    OPERATION = "operation"
    OTHER = "other"


NOUNS: dict[Kind, str] = {
    Kind.ATTACK: (
        "attack raid strike airstrike shelling bombing bombardment incursion ambush explosion blast assault"
        " barrage sabotage"
        " missile rocket drone offensive bomb detonation invasion counterattack onslaught insurgency terrorism"
        " hostage siege arson aggression"
        " overflight infiltration bomber hijacking"
    ),
    Kind.CLASH: "clash fighting battle skirmish firefight gunfight gunbattle crossfire hostility combat",
    Kind.CAPTURE: "capture seizure occupation liberation takeover encirclement",
    Kind.SECURITY_OPERATION: "counteroperation counterterrorism manhunt crackdown",
    Kind.KILLING: (
        "killing shooting murder assassination massacre execution death stabbing homicide slaying beheading"
        " manslaughter lynching"
    ),
    Kind.CRASH: "crash collision derailment",
    Kind.SINKING: "sinking shipwreck capsizing",
    Kind.ACCIDENT: "accident spill leak leakage meltdown outage blackout malfunction collapse contamination pollution",
    Kind.DISASTER: (
        "earthquake quake flood flooding fire wildfire blaze storm hurricane cyclone tsunami landslide"
        " eruption tornado drought"
        " avalanche aftershock tremor typhoon mudslide disaster"
    ),
    Kind.POISONING: "poisoning poison",
    Kind.CYBERATTACK: "cyberattack hack hacking ransomware malware",
    Kind.PROTEST: "protest demonstration rally riot unrest march rioting protester uprising blockade vigil",
    Kind.LABOUR_STRIKE: "walkout stoppage",
    Kind.DETENTION: (
        "detention arrest kidnapping abduction imprisonment custody disappearance deportation extradition raid"
    ),
    Kind.COURT: (
        "trial verdict conviction sentence sentencing lawsuit indictment acquittal ruling hearing appeal prosecution"
    ),
    Kind.CORRUPTION: "bribe bribery corruption embezzlement fraud kickback laundering graft",
    Kind.ELECTION: "election vote referendum ballot poll voting runoff",
    Kind.AGREEMENT: "agreement ceasefire truce talk negotiation treaty accord summit negotiations memorandum armistice",
    Kind.TRADE: "acquisition merger purchase sale takeover buyout deal bid",
    Kind.APPOINTMENT: "appointment nomination hiring",
    Kind.RESIGNATION: "resignation dismissal ouster firing sacking impeachment",
    Kind.RECALL: "recall",
    Kind.REPORT: "report publication document study survey",
    Kind.OPERATION: (
        "operation incident event action act violence crime atrocity crisis tragedy campaign episode mission"
    ),
}

VERBS: dict[Kind, str] = {
    Kind.ATTACK: (
        "attack strike shell bomb bombard raid ambush assault explode detonate invade storm torch hijack"
        " infiltrate launch hit target"
        " destroy bombard"
    ),
    Kind.CLASH: "clash fight battle",
    Kind.CAPTURE: "capture seize occupy liberate recapture retake control conquer encircle",
    Kind.KILLING: "kill murder assassinate shoot execute massacre stab slay behead gun",
    Kind.CRASH: "crash collide derail",
    Kind.SINKING: "sink capsize",
    Kind.ACCIDENT: "leak spill contaminate pollute malfunction collapse",
    Kind.DISASTER: "flood burn erupt",
    Kind.POISONING: "poison",
    Kind.CYBERATTACK: "hack",
    Kind.PROTEST: "protest demonstrate riot rally march",
    Kind.DETENTION: "detain arrest kidnap abduct imprison jail deport extradite apprehend",
    Kind.COURT: "convict sentence acquit indict sue prosecute charge",
    Kind.CORRUPTION: "bribe embezzle defraud launder",
    Kind.ELECTION: "elect vote reelect rig",
    Kind.AGREEMENT: "agree negotiate ratify",
    Kind.TRADE: "acquire buy purchase merge",
    Kind.APPOINTMENT: "appoint hire nominate",
    Kind.RESIGNATION: "resign sack oust dismiss impeach",
    Kind.RECALL: "recall",
    Kind.REPORT: "publish",
}

#: Phrases that decide before single words do; matched on lower-case text.
PHRASES: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    (
        Kind.SECURITY_OPERATION,
        re.compile(
            r"\b(?:counter|anti)[\s-]?(?:terror(?:ist|ism)?|sabotage)\s+(?:operation|regime|measures|raid)s?\b"
            r"|\bcounter[\s-]operations?\b"
            r"|\bmop(?:ping)?[\s-]up\b|\bclean[\s-]?up operation\b"
        ),
    ),
    (
        Kind.LABOUR_STRIKE,
        re.compile(
            r"\b(?:on|general|hunger|rail|pilots'?|nurses'?|teachers'?|doctors'?|transport|bus|tube|postal"
            r"|workers'?|union) strikes?\b(?! on\b)"
            r"|\bindustrial action\b|\bpicket(?:s|ed|ing)?\b"
        ),
    ),
    (
        Kind.CYBERATTACK,
        re.compile(r"\bcyber[\s-]?attacks?\b|\b(?:data|security|network) (?:breach|leak)(?:es|s)?\b|\bzero[\s-]?day\b"),
    ),
    (
        Kind.ATTACK,
        re.compile(
            r"\b(?:open(?:ed|ing|s)? fire|fir(?:e|es|ed|ing) (?:on|at|into|upon|back)"
            r"|(?:gun|mortar|rocket|tank|artillery|sniper|machine-gun|return(?:ed)?|under|under heavy) ?fire"
            r"|fir(?:e|es|ed|ing) (?:\w+ ){0,4}(?:missile|rocket|drone|shell|mortar|round|shot)s?"
            r"|(?:shell|rocket|mortar|missile|projectile|round|shot)s? (?:had |have |has )?c[ao]me from)\b"
        ),
    ),
    (
        Kind.CRASH,
        re.compile(
            r"\b(?:air|plane|train|helicopter|car|bus) (?:crash|disaster|wreck)(?:es|s)?\b|\bshot down\b"
            r"|\bdowned\b|\bdowning\b"
        ),
    ),
    (
        Kind.CAPTURE,
        re.compile(
            r"\b(?:took|take|taken|takes|taking|in|under|full|had) control (?:of|over)\b|\bunder (?:the )?control\b"
        ),
    ),
    (
        Kind.RESIGNATION,
        re.compile(
            r"\bstepp?(?:ed|ing)? down\b|\bfired (?:as|head coach|coach)\b|\bfired (?:his|its|the) (?:coach"
            r"|minister|chief)\b"
        ),
    ),
    (
        Kind.AGREEMENT,
        re.compile(
            r"\b(?:peace|nuclear|prisoner|grain|hostage|trade) (?:deal|talks|swap|exchange)s?\b|\bprisoner"
            r" (?:swap|exchange)\b"
        ),
    ),
    (Kind.ELECTION, re.compile(r"\bwent to the polls\b|\bvote[\s-]rigging\b|\bballots?\b")),
    (Kind.DISASTER, re.compile(r"\b(?:forest|bush|house|factory|church|warehouse) fires?\b|\bcaught fire\b")),
)

#: Weak verbs: they name an event only where no noun does ("launched an operation").
WEAK_VERBS = words(
    """
    launch hit target destroy control charge collapse erupt march agree publish fight gun act burn rally
    """
)
#: Weak nouns: weapons and general words, which stand for an event only where no better word does.
WEAK_NOUNS = words(
    """
    missile rocket drone bomb bomber poison document report study survey death talk deal poll hostage event act
    action
    """
)

#: Kinds of one set may be words for one event.
FAMILIES: tuple[frozenset[Kind], ...] = (
    frozenset({Kind.ATTACK, Kind.CLASH, Kind.KILLING, Kind.CAPTURE, Kind.SINKING, Kind.CRASH, Kind.CYBERATTACK}),
    frozenset({Kind.ATTACK, Kind.ACCIDENT, Kind.DISASTER, Kind.CRASH, Kind.SINKING, Kind.KILLING}),
    frozenset({Kind.ATTACK, Kind.KILLING, Kind.POISONING, Kind.DETENTION, Kind.COURT, Kind.CORRUPTION}),
    frozenset({Kind.PROTEST, Kind.CLASH, Kind.KILLING, Kind.DETENTION, Kind.LABOUR_STRIKE}),
    frozenset({Kind.ELECTION, Kind.APPOINTMENT, Kind.RESIGNATION, Kind.CORRUPTION, Kind.COURT, Kind.REPORT}),
    frozenset({Kind.AGREEMENT, Kind.TRADE, Kind.LABOUR_STRIKE}),
    frozenset({Kind.POISONING, Kind.ACCIDENT, Kind.RECALL, Kind.REPORT}),
    frozenset({Kind.SECURITY_OPERATION, Kind.DETENTION, Kind.CLASH}),
    frozenset({Kind.CORRUPTION, Kind.COURT, Kind.DETENTION, Kind.TRADE, Kind.REPORT}),
)
#: Kinds that go with any other: they name no kind of their own.
OPEN_KINDS = frozenset({Kind.OPERATION, Kind.OTHER})
#: Kinds that happen to named persons: other persons, another event.
PERSONAL = frozenset({Kind.DETENTION, Kind.COURT, Kind.APPOINTMENT, Kind.RESIGNATION, Kind.POISONING, Kind.KILLING})
#: Kinds that are where they are: another place, another event.
PLACE_BOUND = frozenset(
    {
        Kind.ATTACK,
        Kind.CLASH,
        Kind.CAPTURE,
        Kind.SECURITY_OPERATION,
        Kind.CRASH,
        Kind.SINKING,
        Kind.ACCIDENT,
        Kind.DISASTER,
        Kind.PROTEST,
    }
)
