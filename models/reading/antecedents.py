"""What a pronoun stands for: the most salient entity before it that agrees in gender, number and kind.

Salience is summed over an entity's mentions, halved with every sentence back (Lappin and Leass 1994), within reach.
What the syntax rules out is left out: "him" is not the subject of its own verb, a speaker does not call himself "he".
"""

from collections.abc import Callable, Iterable, Sequence

from spacy.tokens import Token

from models.reading.mentions import MAIN_SUBJECT, OBJECT, OTHER, SUBJECT, Being, Entity, Mention
from models.vocabulary import ActorKind

FEMALE = frozenset({"she", "her", "hers", "herself"})
MALE = frozenset({"he", "him", "his", "himself"})
ONE = frozenset({"it", "its", "itself"})
SEVERAL = frozenset({"they", "their", "them", "theirs", "themselves"})
PRONOUNS = FEMALE | MALE | ONE | SEVERAL

#: Paragraphs back that a person and anything else may stand.
_PERSON_REACH, _OTHER_REACH = 3, 1
#: Sentences back that anything but a person may stand.
_SENTENCES = 2
#: How much clearer than the next the best thing must be, for "it" and "they".
_CLEAR = 1.25
_CLEAR_QUOTED = 1.5
#: A new paragraph turns to something new.
_APART = 0.5
#: What things do to things.
_OF_THINGS = frozenset("have hit strike cause show include cost contain reach take carry leave make mean prove".split())
#: Verbs whose "it" is often nobody.
_OF_NOBODY = frozenset("be seem appear happen take become rain snow look sound make turn depend follow mean".split())
#: Somebody merely described is gone on about less often than somebody named.
_UNNAMED = 0.6
#: A body is spoken of as "they" less often than as "it".
_BODY_AS_SEVERAL = 0.4
_THINGS_AS_OWNERS = 0.4
#: A body reports of itself: "the company said *it* had …", "the insurers said *they* had …".
_OWN_WORDS = 2.0
#: Who the sentence before is about goes on to speak: "The clerk shook his head. “No,” *he* said."
_NEXT_TO_SPEAK = 1.5
#: Two statements beside each other are about one thing: "The ministry said *the dam* was intact. The mayor said *it* …"
_SAID_OF_BOTH = 2.0
#: … and the speaker before is spoken of the less.
_OTHER_SPEAKER = 0.6
#: Those who speak for others.
_SPEAKING_FOR = frozenset("relative family friend lawyer attorney parent colleague supporter wife".split())
#: What is said of bodies rather than of things.
_OF_BODIES = frozenset("lie know want act fail try refuse agree plan decide do promise attack fire respond pay".split())
#: Words quoted are not what the narrator goes on about.
_QUOTED = 0.35


def antecedent(
    pronoun: Token,
    here: tuple[int, int],
    sentence: int,
    before: Sequence[Mention],
    speaking: bool,
    quoted: bool = False,
    besides: Callable[[Mention], bool] = lambda _: False,
    favoured: Entity | None = None,
) -> Entity | None:
    """The entity that a pronoun at `here` stands for; None where nothing fits or two fit alike.

    `speaking`: it is the source of a statement, so that only who can speak fits. `besides` rules mentions out;
    `favoured` is who says the words that the pronoun stands in.
    """
    word = pronoun.lower_
    near = [m for m in before if m.order < here and _reaches(word, m, here, sentence, quoted) and not besides(m)]
    barred = _barred(pronoun, near)
    favoured = _spoken_for(favoured, near, sentence) if word in SEVERAL else favoured
    goes_on = speaking and pronoun.dep_ in ("nsubj", "nsubjpass")
    told = max((m.sentence for m in near if not m.quoted and m.sentence < sentence), default=-1)
    scores: dict[tuple[int, int], tuple[float, Entity]] = {}
    for mention in near:
        factor = _fit(word, mention.entity, speaking or _acts(pronoun))
        if mention.entity is favoured and not factor and _may_be_body(pronoun, mention.entity):
            factor = _OWN_WORDS
        if (
            not factor
            or id(mention.entity) in barred
            or _inside(pronoun, mention.token)
            or _says_what(pronoun, mention.token)
        ):
            continue
        if mention.quoted and not quoted:
            factor *= _QUOTED
        if goes_on and mention.sentence == told and mention.weight >= MAIN_SUBJECT and not mention.quoted:
            here_or_named = mention.order[0] == here[0] or _is_named(mention.entity)
            factor *= _NEXT_TO_SPEAK if here_or_named else 1.0
        if mention.entity is favoured and word in ONE | SEVERAL:
            factor = _OWN_WORDS
        factor *= _parallel(pronoun, mention, quoted) if word == "it" and mention.sentence < sentence else 1.0
        if mention.weight < _least(pronoun, quoted) and mention.entity is not favoured:
            continue
        weight = max(mention.weight, MAIN_SUBJECT) if mention.entity is favoured else mention.weight
        worth = factor * weight * 0.5 ** (sentence - mention.sentence) * _APART ** (here[0] - mention.order[0])
        place = (id(mention.entity), mention.sentence)  # once a sentence, by its best mention there
        scores[place] = max(scores.get(place, (0.0, mention.entity)), (worth, mention.entity), key=lambda pair: pair[0])
    sums: dict[int, tuple[float, Entity]] = {}
    for worth, entity in scores.values():
        sums[id(entity)] = (sums.get(id(entity), (0.0, entity))[0] + worth, entity)
    if word in SEVERAL and any(e.plural for _, e in sums.values()):
        own = favoured if pronoun.dep_ == "nsubj" else None
        sums = {key: pair for key, pair in sums.items() if pair[1].plural or pair[1] is own}
    clear = 1.0 if word in FEMALE | MALE else _CLEAR_QUOTED if quoted else _CLEAR
    return _best(clear, sums.values())


def _spoken_for(speaker: Entity | None, near: Sequence[Mention], sentence: int) -> Entity | None:
    """Those for whom somebody speaks: "Relatives of *the detained men* said they were shepherds"; else himself."""
    own = next((m.token for m in near if m.entity is speaker and m.sentence == sentence), None)
    if own is None or own.lemma_.lower() not in _SPEAKING_FOR:
        return speaker
    others = (m.entity for m in near if m.entity.plural and m.token != own and own.is_ancestor(m.token))
    return next(others, speaker)


def _parallel(pronoun: Token, mention: Mention, quoted: bool) -> float:
    """How much a mention gains as the subject of another statement, where the pronoun is the subject of one."""
    verb = pronoun.head
    is_subject = pronoun.dep_ in ("nsubj", "nsubjpass") and (quoted or verb.dep_ == "ccomp")
    if not is_subject or verb.lemma_.lower() in _OF_BODIES or mention.token.dep_ not in ("nsubj", "nsubjpass"):
        return 1.0
    if mention.weight > MAIN_SUBJECT:  # who spoke then
        return _OTHER_SPEAKER
    return _SAID_OF_BOTH if mention.token.head.dep_ == "ccomp" or mention.quoted else 1.0


def _may_be_body(pronoun: Token, speaker: Entity) -> bool:
    """Whether "it" in what a lone name says may be that name: "Vora says *it* holds the town" makes Vora no person."""
    lone = " " not in speaker.words and speaker.gender is None and not speaker.titles and not speaker.plural
    verb = pronoun.head
    does = verb.pos_ == "VERB" and verb.lemma_.lower() not in _OF_NOBODY
    return pronoun.lower_ == "it" and pronoun.dep_ == "nsubj" and lone and does


def _reaches(word: str, mention: Mention, here: tuple[int, int], sentence: int, quoted: bool) -> bool:
    """Whether a pronoun reaches back to a mention."""
    if word in FEMALE | MALE:
        return mention.order[0] >= here[0] - _PERSON_REACH
    return mention.order[0] >= here[0] - (0 if quoted else _OTHER_REACH) and mention.sentence >= sentence - _SENTENCES


def _least(pronoun: Token, quoted: bool) -> float:
    """The salience that "it" and "they" ask of a mention: a subject takes up a subject, a quotation nothing aside."""
    if pronoun.lower_ in FEMALE | MALE:
        return 0.0
    if pronoun.dep_ in ("nsubj", "nsubjpass"):
        return SUBJECT
    return OBJECT if quoted else OTHER


def _acts(pronoun: Token) -> bool:
    """Whether the pronoun does something to something: "*they* shelled it"."""
    verb = pronoun.head
    done = any(c.dep_ == "dobj" for c in verb.children) and verb.lemma_.lower() not in _OF_THINGS
    return pronoun.dep_ == "nsubj" and verb.pos_ == "VERB" and done


def _best(clear: float, scored: Iterable[tuple[float, Entity]]) -> Entity | None:
    ranked = sorted(scored, key=lambda pair: pair[0], reverse=True)
    if not ranked:
        return None
    if len(ranked) > 1 and ranked[0][0] < clear * ranked[1][0]:
        return None
    return ranked[0][1]


def _fit(word: str, entity: Entity, speaking: bool) -> float:
    """0 where a pronoun cannot stand for the entity, else how readily it does."""
    if word in FEMALE | MALE:
        gender = "f" if word in FEMALE else "m"
        if entity.being is not Being.PERSON or entity.plural or entity.gender not in (None, gender):
            return 0.0
        return (1.0 if entity.gender == gender else 0.8) * (1.0 if _is_named(entity) else _UNNAMED)
    if speaking and entity.being is Being.THING:
        return 0.0
    if word in ONE:
        return 0.0 if entity.being is Being.PERSON or entity.plural else 1.0
    if entity.plural:
        return _THINGS_AS_OWNERS if word == "their" and entity.being is Being.THING else 1.0
    return _BODY_AS_SEVERAL if entity.being is Being.BODY else 0.0


def _is_named(entity: Entity) -> bool:
    return entity.actor is not None and entity.actor.kind is not ActorKind.UNNAMED


def _barred(pronoun: Token, before: Iterable[Mention]) -> set[int]:
    """Entities that are another part of the pronoun's own clause: "the mayor described *him* as …" is not the mayor."""
    if pronoun.tag_ == "PRP$":
        return set()
    verb = pronoun.head
    while verb.dep_ in ("prep", "agent", "pcomp") and verb.head != verb:
        verb = verb.head
    if pronoun.dep_ in ("nsubj", "nsubjpass"):
        return set()
    doers = {c.i for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")}
    while not doers and verb.dep_ in ("conj", "xcomp", "acomp", "attr") and verb.head != verb:
        verb = verb.head
        doers = {c.i for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")}
    return {id(m.entity) for m in before if m.token.doc is pronoun.doc and m.token.i in doers}


def _says_what(pronoun: Token, noun: Token) -> bool:
    """Whether a noun right before the pronoun only says what it is: "*A Libertarian*, he backed the bill"."""
    if noun.doc is not pronoun.doc or noun.i != pronoun.i - 2 or pronoun.nbor(-1).text != ",":
        return False
    return noun.left_edge.lower_ in ("a", "an") or (noun.i > 0 and noun.nbor(-1).lower_ in ("a", "an"))


def _inside(pronoun: Token, noun: Token) -> bool:
    """Whether the pronoun stands inside the noun's own phrase: "*her* lawyer", "the claim that *it* …"."""
    return noun.doc is pronoun.doc and noun.is_ancestor(pronoun) and pronoun.tag_ != "PRP$" and noun.pos_ == "NOUN"
