"""The words that unfolding goes by, apart from the logic that uses them: lemmas, unless a comment says otherwise."""


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


def _words(text: str) -> list[str]:
    return text.split()


# --- people and pronouns (surface forms) ----------------------------------------------------------
FIRST_SINGULAR = _set("i me my myself mine")
FIRST_PLURAL = _set("we us our ourselves ours")
SECOND_PERSON = _set("you your yours yourself yourselves")
THIRD_PERSON = _set("he him his she her hers it its they them their theirs")
POSSESSIVES = _set("my our your his her its their")
DEMONSTRATIVES = _set("this that these those")
PLURAL_PRONOUNS = _set("we they these those us them")

#: Names whose last word looks singular or plural and is not.
PLURAL_NAMES = _set(
    "police people taliban hezbollahis militia-men troops personnel men women children"
    " policemen servicemen businessmen clergy"
)
SINGULAR_NAMES = _set(
    "hamas reuters paris athens texas kansas philippines netherlands maldives states nations borders"
    " news corps press times headquarters laos honduras cyprus damascus wales emirates barracks"
)
#: Words in a name that call for "the" before it.
ARTICLE_NAMES = _set(
    """legion army ministry corps front party council government union agency forces movement group brigade
    kremlin taliban houthis
    pentagon house nations states emirates office service police department court parliament commission
    committee court guard
    guards battalion alliance coalition organisation organization federation republic company navy
    administration embassy
    authority command bank league association foundation institute network faction state-department knesset duma senate
    militia column rebels resistance mission staff bureau board society opposition hague netherlands philippines
    vatican"""
)
#: Nouns that stand for an actor named elsewhere: "the group", "the units".
DESCRIPTIONS = _set(
    """group unit units groups movement organisation organization militia army military ministry government
    party agency company
    faction force rebel militant insurgent fighter country spokesman spokeswoman minister president governor
    mayor official
    police network council bloc alliance coalition brigade regiment junta regime administration"""
)
#: Of those, the ones that say nothing unless the name is found.
ANONYMOUS = _set("group groups unit units faction")
MASS_NOUNS = _set(
    "evidence damage information fighting violence knowledge doubt need proof contact shelling help"
    " support fire torture aid"
    " wrongdoing corruption collusion fraud involvement responsibility participation interference"
    " money cash ammunition equipment weaponry harm food water fuel oil bribery blackmail blood news progress"
    " permission compensation hardware assistance advice intelligence training funding pressure bloodshed gunfire"
)
#: Ways of speaking publicly: "claimed the attack *in a video*".
SAYING_NOUNS = _set(
    """message statement video communique communiqué letter interview post recording broadcast speech note leaflet email
    e-mail tweet telephone phone call release audio address briefing
    conference"""
)
CHANNELS = _set("telegram twitter facebook youtube instagram tiktok x whatsapp television tv radio media online")
#: Deeds before the deed: their place is not the event's.
PLANNING = _set("plan plot order organise organize prepare finance fund mastermind decide direct")
#: What a possessive stands before where one speaks of one's state.
COUNTRIES = _set("country nation homeland fatherland")
STATE_PARTS = _set("government army military navy police ministry parliament president force soldier troop people side")
OFFICES = _set("delegate envoy ambassador attache minister president premier chancellor consul")
MOTIVE_NOUNS = _set("goal aim purpose objective motive reason idea point")
#: Verbs by which something is told of a subject: "is *known* to have died" → whether with reserve.
RAISING = {"know": False, "confirm": False, "believe": True, "report": True, "think": True, "fear": True, "say": True}
SHOTS = _set("shell rocket missile mortar shot bullet round projectile gunfire fire shelling drone")
POSITIONS = _set("position base battery gun line territory post trench side launcher")
#: "no evidence that P": P is denied, with reserve.
EVIDENCE_NOUNS = _set("evidence proof sign indication truth confirmation")
#: Reports say that something took place; accusations and claims are of somebody's deed.
REPORT_NOUNS = _set("report reporting rumour rumor story news footage video information account")
#: Verbs that nobody does to anybody.
STATES = _set("die perish rise fall happen occur begin start continue")
#: Verbs of what befalls things, and is no deed of who speaks of it.
HAPPENINGS = _set(
    "explode crash burn burst happen occur take fall collapse start begin sink land hit strike fly come go follow end"
)
HARM_VERBS = _set("kill wound injure hurt die perish damage destroy burn")
#: Verbs of asking: their infinitive is what others should do.
CALLS = _set("urge ask call tell warn order demand want beg invite encourage appeal advise instruct")
#: Verbs whose object has not happened yet: "warned of *further attacks*".
FORETELLING = _set("warn predict forecast threaten promise pledge vow expect fear plan propose urge")
#: What a speaker may point to as "this": where he is, or what all are speaking of.
AROUND = _set(
    """building house town city country nation place hall school village valley street square church hospital port river
    presidency administration child boy girl man woman family vote election deal agreement truce ceasefire war"""
)
TIME_NOUNS = _set("year week month morning evening afternoon night day war summer winter spring autumn weekend time")
#: Places that say nothing without a name: "the area".
BARE_PLACES = _set("area region city town village district province settlement border territory site scene")

# --- events ---------------------------------------------------------------------------------------
#: What a speaker calls the event that all are speaking of, by what he thinks of it: "this crime".
DEEDS = _set("crime atrocity outrage provocation barbarity savagery tragedy aggression")
#: Event noun → the preposition that introduces its place.
EVENT_PREPOSITIONS: dict[str, str] = {
    **dict.fromkeys(["attack", "strike", "raid", "assault", "airstrike", "ambush", "onslaught"], "on"),
    **dict.fromkeys(["incursion", "invasion", "intrusion"], "into"),
    **dict.fromkeys(
        _words(
            """bombing shelling bombardment siege blockade destruction capture seizure hijacking
    poisoning"""
        ),
        "of",
    ),
    **dict.fromkeys(
        _words(
            """operation explosion blast battle fighting clash shooting massacre killing violence fire
    sabotage crackdown coup offensive stabbing incident bombardments protest crash murder
    assassination abduction kidnapping hack leak riot"""
        ),
        "in",
    ),
}
#: Kinds of event that name no act: they happen and are not carried out.
MERE_EVENTS = _set("explosion blast battle fighting clash violence fire incident crash protest riot event")
#: A completed event noun already says where when one of these stands beside it.
PLACE_PREPOSITIONS = _set("on in at against of near into inside around outside across over to")

# --- saying inside what is said -------------------------------------------------------------------
PERFORMATIVES = _set(
    """confirm say state stress emphasise emphasize repeat reiterate assure declare announce note add tell
    insist know understand
    acknowledge admit maintain claim affirm underline remind report inform assert stand"""
)
ANNOUNCING = _set("announce declare say state report tell claim note add")
OPINION_VERBS = _set("believe think suspect feel guess assume suppose consider doubt imagine")
#: Negated, they deny what follows: "does not believe that P", "found no proof that P".
DENIED_BY_NEGATION = (OPINION_VERBS | {"find", "see"}) - {"doubt"}
#: What a speaker cannot or will not do, with which he says nothing: "could not *confirm* how many had died".
WITHHOLDING = _set("confirm verify say comment tell specify rule exclude elaborate discuss disclose reveal identify")
#: What an event is said to be, and nobody is: "it was *revenge*", "this was *an accident*".
JUDGEMENTS = _set(
    """revenge response retaliation reprisal warning accident mistake act attack answer reaction crime raid operation
    lie massacre murder execution ambush rescue mission provocation suicide hoax coup terrorism sabotage slaughter error
    assassination misfire strike"""
)
DENIAL_VERBS = _set("deny reject dismiss refute dispute rebut disavow disclaim repudiate")
CLAIM_NOUNS = _set(
    """accusation allegation claim report reporting rumour rumor suggestion assertion statement insinuation
    story charge speculation
    contention narrative notion finding conclusion
    testimony complaint belief idea theory account talk news information footage video denial version
    implication premise remark comment"""
)
FALSE_WORDS = _set(
    """false fake untrue wrong baseless unfounded groundless fabricated lie lies fabrication nonsense invention
    propaganda
    disinformation incorrect premature absurd ridiculous slander hoax falsehood fiction misinformation provocation"""
)
TRUE_WORDS = _set("true clear obvious certain fact evident undeniable sure known correct case")
EMPTY_OPENINGS = _set(
    "however moreover meanwhile also so but and or yet then therefore thus well now indeed again actually besides"
    " frankly unfortunately sadly fortunately instead still plus yes no look listen of obviously clearly"
)

# --- negation -------------------------------------------------------------------------------------
NEGATORS = _set("not n't n’t never nt")
NO_ONE = {"no one": "someone", "nobody": "someone", "none": "some", "nothing": "something", "noone": "someone"}
NEGATIVE_DETERMINERS = _set("no neither")

# --- light nouns ----------------------------------------------------------------------------------
RESPONSIBILITY_NOUNS = _set("responsibility credit blame culpability")
INVOLVEMENT_NOUNS = _set("involvement role part hand participation complicity collusion implication share")
LINK_NOUNS = _set("link tie connection relation contact affiliation association")
KNOWLEDGE_NOUNS = _set("knowledge awareness")
#: Action noun → (verb, whether the "of"-phrase is its object). The possessor is the agent.
ACTION_NOUNS: dict[str, str] = {
    "use": "use",
    "capture": "capture",
    "seizure": "seize",
    "killing": "kill",
    "murder": "murder",
    "bombing": "bomb",
    "shelling": "shell",
    "destruction": "destroy",
    "torture": "torture",
    "execution": "execute",
    "abduction": "abduct",
    "kidnapping": "kidnap",
    "poisoning": "poison",
    "assassination": "assassinate",
    "shooting": "shoot",
    "targeting": "target",
    "downing": "shoot down",
    "theft": "steal",
    "looting": "loot",
    "mistreatment": "mistreat",
    "abuse": "abuse",
    "occupation": "occupy",
    "invasion": "invade",
    "liberation": "liberate",
    "violation": "violate",
    "detention": "detain",
    "arrest": "arrest",
    "sale": "sell",
    "supply": "supply",
    "deployment": "deploy",
    "bombardment": "bombard",
    "hacking": "hack",
    "sinking": "sink",
    "breach": "breach",
    "withdrawal": "withdraw",
    "retreat": "retreat",
}
INTRANSITIVE_NOUNS: dict[str, str] = {
    "death": "die",
    "withdrawal": "withdraw",
    "retreat": "retreat",
    "departure": "depart",
    "fall": "fall",
    "escape": "escape",
    "arrival": "arrive",
    "surrender": "surrender",
    "resignation": "resign",
    "existence": "exist",
    "presence": "be present",
    "collapse": "collapse",
}
#: What one means to do → the verb.
INTENTIONS: dict[str, str] = {
    "plan": "plan",
    "intention": "intend",
    "attempt": "try",
    "decision": "decide",
    "order": "order",
    "threat": "threaten",
    "effort": "try",
}
CRIMES = _set("crime atrocity genocide violation abuse murder fraud treason terrorism aggression offence offense act")
#: "had nothing to do with", "had no part in": verb → nouns that make it a clause of involvement.
LIGHT_VERBS: dict[str, frozenset[str]] = {
    "have": _set(
        "nothing part role hand involvement link tie connection knowledge responsibility relation"
        " something anything share"
    ),
    "play": _set("part role"),
    "take": _set("part"),
    "bear": _set("responsibility blame"),
}

# --- hedging and what cannot be checked -----------------------------------------------------------
HEDGES = _set(
    "allegedly reportedly possibly probably perhaps maybe apparently likely presumably supposedly seemingly purportedly"
)
HEDGE_MODALS = _set("may might could can")
UNCHECKABLE_MODALS = _set("will would shall should must 'll wo ought")
HEDGE_VERBS = _set("seem appear suspect believe think suppose assume")
WISHES = _set(
    """hope wish urge call demand expect fear vow pledge promise ask invite recommend propose pray congratulate
    thank welcome condemn
    condole regret praise deplore encourage warn need consider support hail appreciate apologise apologize"""
)

#: Of those, what one does to somebody.
ASKING = _set("ask demand invite urge warn promise pledge encourage thank propose")

#: Nationality → the country, for "Russian involvement".
NATIONS: dict[str, str] = {
    "russian": "Russia",
    "ukrainian": "Ukraine",
    "israeli": "Israel",
    "iranian": "Iran",
    "american": "the United States",
    "chinese": "China",
    "syrian": "Syria",
    "turkish": "Turkey",
    "british": "Britain",
    "french": "France",
    "german": "Germany",
    "iraqi": "Iraq",
    "indian": "India",
    "pakistani": "Pakistan",
    "saudi": "Saudi Arabia",
    "egyptian": "Egypt",
    "armenian": "Armenia",
    "azerbaijani": "Azerbaijan",
    "georgian": "Georgia",
    "belarusian": "Belarus",
    "polish": "Poland",
    "lebanese": "Lebanon",
    "palestinian": "the Palestinians",
    "sudanese": "Sudan",
    "ethiopian": "Ethiopia",
    "eritrean": "Eritrea",
    "rwandan": "Rwanda",
    "congolese": "Congo",
    "malian": "Mali",
    "nigerian": "Nigeria",
    "venezuelan": "Venezuela",
    "colombian": "Colombia",
    "korean": "Korea",
    "japanese": "Japan",
    "afghan": "Afghanistan",
    "yemeni": "Yemen",
    "libyan": "Libya",
    "serbian": "Serbia",
    "western": "the West",
    "us": "the United States",
    "u.s.": "the United States",
}
