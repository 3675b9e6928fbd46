"""The words of saying, apart from the logic that uses them: which lemma takes what kind of content.

Frames name the complement that makes a lemma a cue. A lemma with other common senses (deny, dismiss, reject, charge)
counts only with the complements listed for it.
"""

from dataclasses import dataclass
from enum import StrEnum

from models.vocabulary import CueClass


class Frame(StrEnum):
    CLAUSE = "clause"  # said (that) P; also a quotation
    INFINITIVE = "infinitive"  # claimed to have P, vowed to P
    GERUND = "gerund"  # denied doing P
    OBJECT = "object"  # announced NP, confirmed NP
    EVENT_OBJECT = "event_object"  # denied the attack: only event and claim nouns
    TOLD_OBJECT = "told_object"  # brushed aside the claim: only what somebody told
    OBJECT_AS = "object_as"  # described X as Y, called X Y
    BLAME = "blame"  # attributed X to Y, laid the blame at Y's door
    OBJECT_OF = "object_of"  # accused X of Y, blamed X for Y
    OBJECT_INFINITIVE = "object_infinitive"  # urged X to P
    ABOUT = "about"  # called for NP, warned of NP
    STANCE = "stance"  # rejected the plan: against something that nobody claims
    LIGHT = "light"  # took credit for NP: only with the nouns of LIGHT_CUES
    HELD = "held"  # held X responsible for Y
    RESTATED = "restated"  # stood by its denial that P
    FIGURE = "figure"  # put the toll at nine, spoke of three
    HOW = "how"  # described how P: of a clause only one that begins so
    QUOTE = "quote"  # a quotation only: "…", he smiled


F, C = Frame, CueClass
_SAY = frozenset({F.CLAUSE, F.QUOTE})
_SAY_NP = _SAY | {F.OBJECT}


@dataclass(frozen=True, slots=True)
class VerbCue:
    """A verb that can introduce content; `prepositions` for the frames ABOUT and OBJECT_OF."""

    cue_class: CueClass
    frames: frozenset[Frame]
    prepositions: frozenset[str] = frozenset()


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _verbs(lemmas: str, cue_class: CueClass, frames: frozenset[Frame], prepositions: str = "") -> dict[str, VerbCue]:
    return {w: VerbCue(cue_class, frames, frozenset(prepositions.split())) for w in lemmas.split()}


#: Verbs of belief, wish, intention and stance: their rule is named attitude_*. But for BELIEFS they assert nothing, and
#: their statements have no propositions.
ATTITUDES: dict[str, VerbCue] = {
    **_verbs(
        "believe think suspect feel doubt worry realize realise understand figure guess",
        C.SPEECH,
        frozenset({F.CLAUSE}),
    ),
    **_verbs("assume presume wonder", C.SPEECH, frozenset({F.CLAUSE})),
    # "hop" and "hat" are the parser's lemmas of "hoping" and "hated".
    **_verbs("hope hop", C.SPEECH, frozenset({F.CLAUSE, F.INFINITIVE, F.ABOUT}), "for"),
    **_verbs("want wish prefer expect", C.SPEECH, frozenset({F.CLAUSE, F.INFINITIVE, F.OBJECT_INFINITIVE})),
    **_verbs("propose", C.SPEECH, frozenset({F.CLAUSE, F.INFINITIVE, F.OBJECT})),
    **_verbs("plan decide", C.SPEECH, frozenset({F.CLAUSE, F.INFINITIVE})),
    **_verbs("oppose support back favor favour endorse defend tout", C.SPEECH, frozenset({F.OBJECT})),
    **_verbs(
        "criticize criticise condemn praise mock ridicule hail applaud deride decry denounce lambast lambaste",
        C.SPEECH,
        frozenset({F.OBJECT_OF, F.OBJECT_AS, F.OBJECT}),
        "for over",
    ),
    **_verbs("welcome question highlight", C.SPEECH, frozenset({F.OBJECT})),
    **_verbs("liken", C.SPEECH, frozenset({F.OBJECT_OF}), "to"),
    **_verbs("talk", C.SPEECH, frozenset({F.ABOUT}), "about of"),
    **_verbs("refer object", C.SPEECH, frozenset({F.ABOUT}), "to"),
    **_verbs("advocate demand recommend request", C.SPEECH, frozenset({F.CLAUSE, F.OBJECT, F.GERUND, F.INFINITIVE})),
    **_verbs("fear love dislike hate hat trust", C.SPEECH, frozenset({F.CLAUSE, F.OBJECT, F.INFINITIVE})),
    **_verbs("like", C.SPEECH, frozenset({F.INFINITIVE})),
    **_verbs("see view regard perceive deem", C.SPEECH, frozenset({F.OBJECT_AS})),
    **_verbs("remember", C.SPEECH, frozenset({F.CLAUSE})),
    **_verbs(
        "discuss echo slam assail blast bemoan envision articulate rebuke reference voice express name",
        C.SPEECH,
        frozenset({F.OBJECT}),
    ),
    **_verbs("rail", C.SPEECH, frozenset({F.ABOUT}), "against"),
    **_verbs("allude", C.SPEECH, frozenset({F.ABOUT}), "to"),
    **_verbs("vouch", C.SPEECH, frozenset({F.ABOUT}), "for"),
    **_verbs("credit", C.SPEECH, frozenset({F.OBJECT_OF}), "with for"),
    **_verbs("chide scold fault thank", C.SPEECH, frozenset({F.OBJECT_OF}), "for"),
    **_verbs("congratulate", C.SPEECH, frozenset({F.OBJECT_OF}), "on for"),
}

#: Attitudes that hold something for true, so that another may contradict it; the others only wish, plan or judge.
BELIEFS = _words(
    "believe think suspect doubt understand realize realise fear assume presume worry deem regard see view"
)

VERBS: dict[str, VerbCue] = {
    **ATTITUDES,
    **_verbs("say testify remark retort contend reason opine muse quip deadpan", C.SPEECH, _SAY),
    **_verbs("state", C.SPEECH, _SAY_NP),
    **_verbs("answer affirm attest counter aver", C.SPEECH, _SAY),
    **_verbs("disagree snap bark scoff sneer fume thunder sigh growl", C.SPEECH, frozenset({F.QUOTE})),
    **_verbs("rule establish determine", C.SPEECH, frozenset({F.CLAUSE})),
    **_verbs("respond reply", C.SPEECH, _SAY | {F.ABOUT}, "to"),
    **_verbs("comment", C.SPEECH, _SAY | {F.ABOUT}, "on"),
    **_verbs("tell", C.SPEECH, _SAY | {F.ABOUT, F.OBJECT_INFINITIVE}, "of about"),
    **_verbs("inform assure remind notify", C.SPEECH, _SAY | {F.ABOUT}, "of about"),
    **_verbs("maintain", C.SPEECH, _SAY | {F.RESTATED}),
    **_verbs("caution", C.SPEECH, _SAY | {F.ABOUT, F.OBJECT_INFINITIVE}, "against"),
    **_verbs("brag boast", C.SPEECH, _SAY | {F.ABOUT}, "about of"),
    **_verbs("hint", C.SPEECH, _SAY | {F.ABOUT}, "at"),
    **_verbs("speculate clarify proclaim", C.SPEECH, _SAY),
    **_verbs("specify assert insist argue conclude observe", C.SPEECH, _SAY),
    **_verbs("stress emphasize emphasise", C.SPEECH, _SAY_NP),
    **_verbs("reiterate repeat", C.SPEECH, _SAY_NP | {F.RESTATED}),
    **_verbs("explain note recall recount mention lament", C.SPEECH, _SAY_NP),
    **_verbs("add continue interject shout yell exclaim whisper intone chant text email", C.SPEECH, _SAY),
    **_verbs("estimate", C.SPEECH, _SAY_NP | {F.INFINITIVE, F.GERUND, F.FIGURE}),
    **_verbs(
        "announce report declare reveal disclose predict forecast",
        C.SPEECH,
        _SAY_NP | {F.INFINITIVE, F.GERUND},
    ),
    **_verbs("renew restate reaffirm stand stick cling adhere", C.SPEECH, frozenset({F.RESTATED})),
    **_verbs("put set give raise lower increase update cut", C.SPEECH, frozenset({F.FIGURE, F.BLAME})),
    **_verbs("speak", C.SPEECH, frozenset({F.FIGURE, F.ABOUT}), "of about against"),
    **_verbs("count record document register tally log", C.SPEECH, frozenset({F.FIGURE})),
    **_verbs("complain", C.SPEECH, _SAY | {F.ABOUT}, "of about"),
    **_verbs("joke", C.SPEECH, _SAY | {F.ABOUT}, "about"),
    **_verbs("tweet post write blog publish", C.SPEECH, _SAY),
    **_verbs("warn", C.SPEECH, _SAY | {F.ABOUT, F.OBJECT_INFINITIVE}, "of about against"),
    **_verbs("point", C.SPEECH, _SAY_NP | {F.ABOUT, F.BLAME}, "to"),
    **_verbs("suggest", C.SPEECH, _SAY_NP | {F.GERUND}),
    **_verbs("indicate signal imply", C.SPEECH, _SAY_NP),
    **_verbs("ask", C.SPEECH, _SAY | {F.OBJECT_INFINITIVE, F.ABOUT}, "about for"),
    **_verbs("urge", C.SPEECH, _SAY | {F.OBJECT_INFINITIVE, F.OBJECT}),
    **_verbs("call", C.SPEECH, frozenset({F.OBJECT_AS, F.ABOUT, F.QUOTE}), "for on"),
    **_verbs(
        "describe portray characterize characterise depict brand label",
        C.SPEECH,
        frozenset({F.OBJECT_AS, F.STANCE, F.HOW}),
    ),
    **_verbs("vow swear threaten", C.SPEECH, _SAY | {F.INFINITIVE}),
    **_verbs("promise pledge", C.SPEECH, _SAY_NP | {F.INFINITIVE}),
    **_verbs("agree", C.SPEECH, _SAY | {F.INFINITIVE, F.ABOUT}, "with"),
    **_verbs("cite", C.SPEECH, frozenset({F.OBJECT})),
    **_verbs("quote", C.SPEECH, frozenset({F.QUOTE})),
    **_verbs(
        "acknowledge admit concede confess confirm verify",
        C.SPEECH,
        _SAY_NP | {F.GERUND, F.INFINITIVE, F.ABOUT, F.FIGURE},
        "to",
    ),
    **_verbs("show", C.SPEECH, frozenset({F.CLAUSE, F.OBJECT})),
    **_verbs("find", C.SPEECH, frozenset({F.CLAUSE, F.OBJECT})),
    **_verbs("accept", C.CLAIM, frozenset({F.LIGHT, F.CLAUSE})),
    **_verbs("take", C.CLAIM, frozenset({F.LIGHT})),
    **_verbs("claim", C.CLAIM, _SAY_NP | {F.INFINITIVE, F.FIGURE}),
    **_verbs("hear", C.SPEECH, frozenset({F.CLAUSE})),
    **_verbs("allege", C.ACCUSATION, _SAY_NP),
    **_verbs("accuse", C.ACCUSATION, frozenset({F.OBJECT_OF}), "of"),
    **_verbs("blame", C.ACCUSATION, frozenset({F.OBJECT_OF, F.OBJECT}), "for on"),
    **_verbs("charge", C.ACCUSATION, frozenset({F.CLAUSE, F.QUOTE, F.OBJECT_OF}), "with"),
    **_verbs("hold", C.ACCUSATION, frozenset({F.HELD, F.RESTATED})),
    **_verbs("reproach", C.ACCUSATION, frozenset({F.OBJECT_OF}), "for with"),
    **_verbs("attribute ascribe pin lay place cast heap shift", C.ACCUSATION, frozenset({F.BLAME})),
    **_verbs("clear acquit exonerate absolve", C.DENIAL, frozenset({F.OBJECT_OF}), "of"),
    **_verbs("fault implicate", C.ACCUSATION, frozenset({F.OBJECT_OF}), "for in"),
    **_verbs("deny", C.DENIAL, _SAY | {F.GERUND, F.EVENT_OBJECT}),
    **_verbs("reject dismiss", C.DENIAL, frozenset({F.QUOTE, F.EVENT_OBJECT, F.OBJECT_AS, F.STANCE})),
    **_verbs(
        "dispute refute rebut contradict disavow repudiate debunk scotch",
        C.DENIAL,
        _SAY | {F.EVENT_OBJECT, F.STANCE},
    ),
    **_verbs("disown disclaim", C.DENIAL, frozenset({F.EVENT_OBJECT})),
    **_verbs(
        "rubbish discount contest challenge downplay dispel quash discredit", C.DENIAL, frozenset({F.TOLD_OBJECT})
    ),
    **_verbs("allow", C.SPEECH, frozenset({F.CLAUSE})),
    **_verbs("retract withdraw recant correct", C.RETRACTION, frozenset({F.EVENT_OBJECT})),
    **_verbs("revise", C.RETRACTION, frozenset({F.EVENT_OBJECT, F.FIGURE})),
    **_verbs("apologise apologize", C.RETRACTION, frozenset({F.EVENT_OBJECT}), "for"),
    **_verbs("refuse decline", C.REFUSAL, frozenset({F.INFINITIVE})),
}

#: Verbs that hold on to a claim made before, with the preposition that they take ("" where the claim is the object).
RESTATING: dict[str, str] = {
    **dict.fromkeys(["repeat", "renew", "reiterate", "restate", "maintain", "reaffirm"], ""),
    "stand": "by",
    **dict.fromkeys(["stick", "hold", "cling", "adhere"], "to"),
}

#: Verbs that say something only with "that": "the general did allow that calls were lost", "the court ruled that P".
ONLY_THAT = frozenset({"allow", "accept", "rule", "establish", "determine", "hear"})

#: Verbs whose subject is a study, a poll or a search, and which have other senses.
EVIDENCE = frozenset({"show", "find"})

#: What "shows" something in words or numbers; all else only shows itself.
RECORDS = _words(
    """
    poll survey data record study report document email figure number statistic video footage analysis result photo
    image picture photograph clip recording tape screenshot autopsy radar register list
    filing research transcript message test average count estimate text log letter finding map chart
    """
)

#: Who finds things out: of others "found" is the narrator's word for a deed.
FINDERS = _words(
    "lab laboratory inspector investigator expert doctor inquiry audit scientist researcher diver surveyor"
)

#: Fixed verb + noun cues ("claimed responsibility for X"): the noun belongs to the cue, its complement is the content.
LIGHT_CUES: dict[tuple[str, str], CueClass] = {
    ("claim", "responsibility"): C.CLAIM,
    ("claim", "credit"): C.CLAIM,
    ("accept", "responsibility"): C.CLAIM,
    ("take", "responsibility"): C.CLAIM,
    ("take", "credit"): C.CLAIM,
    ("admit", "responsibility"): C.CLAIM,
    ("acknowledge", "responsibility"): C.CLAIM,
    ("deny", "responsibility"): C.DENIAL,
    ("disclaim", "responsibility"): C.DENIAL,
}

#: Verbs of saying in clusters like "went on to say", "was quoted as saying", where the subject stands higher up.
RELAY_VERBS = frozenset({"quote", "cite", "report"})

#: Nouns that carry a claim: their clause or "of"-phrase is content, their possessor the source.
NOMINAL_CUES: dict[str, CueClass] = {
    **dict.fromkeys(["claim", "assertion", "contention", "insistence"], C.CLAIM),
    **dict.fromkeys(["allegation", "accusation", "charge"], C.ACCUSATION),
    **dict.fromkeys(["denial", "rejection"], C.DENIAL),
    **dict.fromkeys(["retraction"], C.RETRACTION),
    **dict.fromkeys(
        _words(
            """
            statement suggestion warning announcement admission acknowledgement acknowledgment confirmation argument
            remark comment prediction promise pledge vow belief conclusion
            """
        ),
        C.NOMINAL,
    ),
}

#: Nouns that carry a claim only where somebody owns them and a clause with "that" follows: "the army's version that …".
OWNED_CLAIMS = _words(
    "position version account view stance story theory line finding suspicion explanation testimony verdict"
)

#: Nouns for what somebody told, whatever it is about.
TOLD = NOMINAL_CUES.keys() | _words(
    """
    report rumour rumor speculation talk account version story theory notion idea criticism description narrative
    insinuation characterisation characterization concern fear figure toll estimate
    """
)

#: Objects that make "deny", "reject", "dismiss", "retract" cues of denial and not of refusal of entry, votes, staff or
#: requests.
CLAIM_NOUNS = _words(
    """
    accusation allegation assertion accuracy account argument assessment attack blame bombing charge claim
    comparison conclusion connection contention criticism description existence finding idea involvement
    insinuation implication incident knowledge killing link massacre narrative notion participation premise
    report role rumor rumour responsibility shelling speculation statement critique label smear insult
    complaint genocide story ownership strike suggestion theory talk wrongdoing characterization
    characterisation assault raid version figure toll reporting tie collusion complicity use presence plan deal
    shooting explosion torture abuse fraud interference meddling bribe bribery corruption part hand contact
    affair plot coup invasion intention remark comment piece article post tweet quote coverage evidence
    """
)

ACCORDING = frozenset({"according", "per"})

#: Claim nouns that are turned down rather than denied: "rejected the deal" is a stance.
PROPOSALS = frozenset({"plan", "deal", "idea", "use", "strike", "evidence"})

#: First words before a colon that name no speaker.
NO_NAMES = _words(
    """
    note update updated watch video photo photos read opinion analysis exclusive breaking editorial editors
    explainer factbox live listen related correction editor's the a an this that here why how what who when
    where q question advertisement story image source sources credit by in on for from more also p.s. caption
    topics tags title subject date
    """
)

#: Adjectives and verbs by which "It/There …" sentences and pseudo-sources are recognised and left alone.
EMPTY_SUBJECTS = frozenset({"it", "there", "this", "that", "which", "what"})

REPORTED_HEDGES = _words(
    """
    allegedly reportedly purportedly supposedly apparently unconfirmed alleged purported so-called
    """
)

#: Common nouns that can speak.
SPEAKERS = _words(
    """
    agency ambassador army attorney authority bank body broadcaster campaign captain chairman chief commander
    committee company council court department diplomat director doctor expert fighter firm force general
    governor government group hospital intelligence investigator judge judiciary lawyer lawmaker leader legion
    mayor media militant military militia minister ministry mission newspaper observer office officer official
    operator inspectorate organisation organization outlet paper parliament party police poll president prosecutor rebel
    regulator report representative resident secretary senator separatist service side soldier source spokesman
    spokesperson spokeswoman staff state study survey team union witness aide adviser advisor analyst critic
    activist candidate charity channel regime rescuer survivor villager worker member neighbour neighbor
    lawsuit complaint indictment petition letter document memo filing book article ad email tweet post mediator
    monitor navy airline manufacturer opposition
    """
)

#: Nouns that name a topic when they stand before a colon, whatever names are beside them.
TOPICS = _words(
    """
    war crisis shelling attack strike bombardment defense defence situation evacuation battle realities timeline
    transcript protection fire rocket missile drone sanctions occupation liberation invasion offensive mobilization
    referendum explosion explosions death losses aid weapons supplies update updates live analysis opinion video photo
    photos map explainer news exclusive breaking watch review interview day week editorial correction obituary protest
    protests blast talks election elections raid probe trial scandal march flood floods quake earthquake crash conflict
    coup massacre shooting killing killings riots unrest siege ceasefire truce vote
    """
)
