"""What is said: the complement of a cue verb, by the frame that the verb allows."""

from collections.abc import Callable

from spacy.tokens import Token

from models.reading.accusing import held, object_of
from models.reading.actor_words import HUMAN, TAKEN_UP
from models.reading.boundaries import refined
from models.reading.calling import FINITE, object_as
from models.reading.causing import answerable
from models.reading.counting import figure
from models.reading.cues import (
    ATTITUDES,
    CLAIM_NOUNS,
    EVIDENCE,
    FINDERS,
    LIGHT_CUES,
    PROPOSALS,
    RECORDS,
    SPEAKERS,
    TOLD,
    Frame,
    VerbCue,
)
from models.reading.denying_as import denied_as
from models.reading.found import Complement
from models.reading.phrasal import behind_particle
from models.reading.restating import restated
from models.reading.spans import Interval, chars, hull
from models.reading.stretching import with_phrases, with_reasons
from models.vocabulary import CueClass


def complement(cue: Token, spec: VerbCue, subject: Token | None) -> Complement | None:
    """The content by the first frame that fits, in the order of `_FRAMES`; None where there is none."""
    for frame, find in _FRAMES:
        if frame in spec.frames:
            found = find(cue, spec, subject)
            if found is not None:
                return found
    return None


def _children(token: Token, *deps: str) -> list[Token]:
    return [c for c in token.children if c.dep_ in deps]


def _light(cue: Token, spec: VerbCue, subject: Token | None) -> Complement | None:
    for noun in _children(cue, "dobj"):
        cue_class = LIGHT_CUES.get((cue.lemma_.lower(), noun.lemma_.lower()))
        if cue_class is None:
            continue
        for prep in [*noun.children, *cue.children]:
            if prep.dep_ in ("prep", "acl") and prep.i > noun.i and prep.lower_ in ("for", "in", "over"):
                extra = tuple(t for t in noun.subtree if t.i <= noun.i)
                return Complement(hull(prep), "light_cue", cue_class, extra_cue=extra)
    return None


def _clause(cue: Token, spec: VerbCue, subject: Token | None) -> Complement | None:
    clauses = [c for c in _children(cue, "ccomp") if not _inside(c, subject, cue)]
    if subject is not None and subject.i == cue.i + 1 + len(list(subject.lefts)):  # "…, said Bo Lo, and both had left"
        clauses = [c for c in clauses if not c.is_ancestor(subject) or c == cue]
    if not clauses:
        return None
    clauses = _behind_semicolon(cue, clauses)
    if not clauses:
        return None
    if subject is None and any(c.i > cue.i for c in clauses):
        clauses = [c for c in clauses if c.i > cue.i]  # "A girl whom we call H. said *the men fled*"
    clause = max(clauses, key=lambda c: c.right_edge.i - c.left_edge.i)
    if clause.left_edge.i > cue.i and _is_infinitive(clause) and not _has_subject(clause):
        return None
    start, end = hull(clause)
    if clause.i > cue.i:  # "said that A, and that B": the parser hangs B on the cue
        clauses += [c for c in _children(cue, "conj") if _begins_with_that(c) and c.left_edge.i > clause.i]
    for other in clauses:
        if other != clause and (other.i > cue.i) == (clause.i > cue.i):
            more = hull(other)
            start, end = min(start, more[0]), max(end, more[1])
    if clause.i > cue.i:
        start, end = refined(cue, clause, (start, end))
        end = max(end, _taken_over(cue, clause))
        return Complement((start, with_reasons(cue, clause, end)), "clause_after", spec.cue_class)
    return Complement((start, end), "clause_before", spec.cue_class)


def _taken_over(cue: Token, clause: Token) -> int:
    """The end of a clause whose verb the parser took for the main one: "found that the blast, which …, *was* …"."""
    verb = cue.head
    if cue.dep_ != "ccomp" or verb.i < clause.right_edge.i or verb.sent != cue.sent:
        return 0
    if verb.tag_ not in FINITE and not any(c.tag_ in FINITE for c in verb.children if c.dep_ in ("aux", "auxpass")):
        return 0
    own = any(c.dep_ in ("nsubj", "nsubjpass", "expl", "csubj") for c in verb.children)
    linked = any(c.dep_ == "cc" and clause.right_edge.i < c.i < verb.i for c in verb.children)
    marked = any(c.dep_ == "mark" and c.lower_ == "that" for c in clause.children)
    return 0 if own or linked or not marked else hull(verb)[1]


def _how(cue: Token, spec: VerbCue, subject: Token | None) -> Complement | None:
    clauses = [c for c in _children(cue, "ccomp", "advcl") if c.left_edge.lower_ == "how" and c.i > cue.i]
    return Complement(hull(clauses[0]), "clause_after", spec.cue_class) if clauses else None


def _behind_semicolon(cue: Token, clauses: list[Token]) -> list[Token]:
    """The clauses on the cue's own side of a semicolon or dash: "26 % call it bad; *29 % say* it is good"."""
    behind = [c for c in clauses if cue.i < c.left_edge.i <= cue.i + 2]
    before = [c for c in clauses if c.i < cue.i]
    before = [c for c in before if cue.doc[min(c.right_edge.i + 1, cue.i)].text == ";"] if not behind else before
    if not behind and before and _children(cue, "dobj"):  # "They were freed; the government *denied reports that …*"
        return [c for c in clauses if c not in before]
    cut = behind and any(cue.doc[c.right_edge.i + 1].text in (";", "-", "--", "—", ":") for c in before)
    return behind if cut else clauses


def _inside(token: Token, subject: Token | None, cue: Token) -> bool:
    """Whether a token stands inside the subject (and not only, with the cue, inside a relative clause of it)."""
    if subject is None:
        return False
    # "a diplomat, *granted* anonymity, said"
    aside = token.i < cue.i and subject.i < cue.i and token.is_ancestor(subject)
    return aside or (subject.is_ancestor(token) and not subject.is_ancestor(cue))


def _begins_with_that(verb: Token) -> bool:
    return any(c.dep_ == "mark" and c.lower_ == "that" for c in verb.children)


def _is_infinitive(verb: Token) -> bool:
    return any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children)


def _has_subject(verb: Token) -> bool:
    return any(c.dep_ in ("nsubj", "nsubjpass", "expl") for c in verb.children)


def _infinitive(cue: Token, spec: VerbCue, subject: Token | None) -> Complement | None:
    if subject is not None and subject.pos_ == "NOUN" and not _can_speak(subject):
        return None  # "the debate promised to be long"
    for verb in _children(cue, "xcomp", "ccomp"):
        if verb.i > cue.i and _is_infinitive(verb):
            return Complement(hull(verb), "infinitive", spec.cue_class)
    return None


def _gerund(cue: Token, spec: VerbCue, subject: Token | None) -> Complement | None:
    links = behind_particle(cue, spec.prepositions)  # "owned up *to* having signed"
    for verb in [
        *_children(cue, "xcomp", "ccomp", "advcl", "pcomp"),
        *(v for p in links for v in _children(p, "pcomp")),
    ]:
        if not cue.i < verb.left_edge.i <= cue.i + 2 + len(links) or cue.nbor(1).is_punct:
            continue
        if any(t.tag_ == "VBG" for t in (verb, *_children(verb, "aux", "auxpass"))):
            return Complement(hull(verb), "gerund", spec.cue_class)
    return None


def _event_object(cue: Token, spec: VerbCue, subject: Token | None) -> Complement | None:
    for noun in [*_children(cue, "dobj", "nsubjpass"), *_governed(cue, spec), *_as_baseless(cue)]:
        lemma = noun.lemma_.lower()
        if (
            noun.dep_ == "dobj"
            and noun.lower_ in ("it", "this", "that")
            and noun.i == cue.i + 1
            and not _children(cue, "dative")
        ):
            return Complement(chars([noun]), "event_object", spec.cue_class)
        clausal = any(c.dep_ in ("acl", "ccomp", "relcl") and c.tag_ != "VBN" for c in noun.children)
        if lemma in PROPOSALS and Frame.STANCE in spec.frames:
            continue
        if lemma in CLAIM_NOUNS or clausal or noun.tag_ == "VBG" or _denied_at_all(cue, noun):
            if noun.dep_ == "nsubjpass" and noun.lower_ in ("who", "which", "that"):
                continue
            return Complement(_with_own_phrase(cue, noun), "event_object", spec.cue_class)
    return denied_as(cue, spec)


def _told_object(cue: Token, spec: VerbCue, subject: Token | None) -> Complement | None:
    """What somebody told: "brushed aside *the claim that P*", "scoffed at *the suggestion*"; of nothing else."""
    governed = [n for p in behind_particle(cue, spec.prepositions) for n in p.children if n.dep_ == "pobj"]
    nouns = [*_children(cue, "dobj", "nsubjpass"), *_governed(cue, spec), *governed]
    for noun in nouns:
        if noun.lemma_.lower() in TOLD:
            return Complement(_with_own_phrase(cue, noun), "told_object", spec.cue_class)
    return None


def _denied_at_all(cue: Token, noun: Token) -> bool:
    """Whether something is denied by "any": "denied *any lapse*", of whatever noun."""
    return cue.lemma_.lower() == "deny" and noun.dep_ == "dobj" and any(c.lower_ == "any" for c in noun.children)


def _as_baseless(cue: Token) -> list[Token]:
    """The claims of "dismissed *as* baseless *claims that P*", which the parser takes for what they are called."""
    if _children(cue, "dobj", "nsubjpass"):
        return []
    nouns = [n for p in _children(cue, "prep") if p.lower_ == "as" for n in _children(p, "pobj")]
    claims = [n for n in nouns if n.lemma_.lower() in CLAIM_NOUNS]
    return [n for n in claims if _children(n, "amod") and _children(n, "acl", "prep")]


def _governed(cue: Token, spec: VerbCue) -> list[Token]:
    """Objects of the prepositions that a verb takes ("apologised for its report")."""
    return [
        n
        for p in cue.children
        if p.dep_ == "prep" and p.lower_ in spec.prepositions
        for n in p.children
        if n.dep_ == "pobj"
    ]


def _with_own_phrase(cue: Token, noun: Token) -> Interval:
    """The object with the phrase right behind it that the parser hung on the verb ("any role | in the attack")."""
    start, end = hull(noun)
    for clause in _children(cue, "ccomp", "advcl"):
        if clause.left_edge.i == noun.right_edge.i + 1 and clause.left_edge.lower_ == "that":
            return start, hull(clause)[1]
    for prep in cue.children:
        if prep.dep_ != "prep" or prep.i != noun.right_edge.i + 1:
            continue
        if prep.lower_ not in _OF_NOUNS and not any(c.lower_ in ("part", "side", "behalf") for c in prep.children):
            continue
        dated = any(c.ent_type_ in ("DATE", "TIME") for c in prep.children)
        if not dated and not any(t.lower_ in _MEDIA for t in prep.subtree):
            return start, hull(prep)[1]
    return start, end


_OF_NOUNS = frozenset({"in", "of", "about", "with", "against", "over"})
_MEDIA = frozenset(
    "statement interview tweet speech briefing ruling letter filing memo hearing post message video appearance".split()
)


def _object(cue: Token, spec: VerbCue, subject: Token | None) -> Complement | None:
    if cue.lemma_.lower() == "point" and not _children(cue, "prt"):
        return None  # "pointed out a flaw", not "pointed a gun"
    shows = cue.lemma_.lower() in EVIDENCE
    finders = RECORDS | FINDERS if cue.lemma_.lower() == "find" else RECORDS
    if shows and (subject is None or subject.lemma_.lower() not in finders):
        return None
    for noun in _children(cue, "dobj"):
        if noun == subject or noun.i < cue.i or noun.ent_type_ in ("DATE", "TIME"):
            continue
        if noun.pos_ == "PRON" and noun.lower_ not in ("this", "that"):
            continue
        ahead = next((c for c in cue.children if shows and c.lower_ == "with" and c.i == noun.right_edge.i + 1), None)
        if ahead is not None:  # "shows Dorn *with 40 percent*"
            return Complement((hull(noun)[0], hull(ahead)[1]), "object", spec.cue_class)
        named = noun.pos_ == "PROPN" and cue.lemma_.lower() in ATTITUDES
        if (sum(1 for _ in noun.subtree) < 2 and not named) or (subject is not None and not _can_speak(subject)):
            continue
        return Complement(with_phrases(cue, hull(noun)), "object", spec.cue_class)
    return None


def _stance(cue: Token, spec: VerbCue, subject: Token | None) -> Complement | None:
    """rejected the plan: a stance and no denial, because a plan is nothing that could be false."""
    found = _object(cue, spec, subject)
    if found is None or any(o.ent_type_ == "PERSON" for o in _children(cue, "dobj")) or _children(cue, "dative"):
        return None
    return Complement(found.interval, "attitude_object", CueClass.SPEECH)


def _can_speak(subject: Token) -> bool:
    """People and bodies speak; comments, videos and moves only "signal" or "reveal"."""
    return (
        subject.pos_ in ("PROPN", "PRON")
        or subject.ent_type_ in ("PERSON", "ORG", "NORP", "GPE")
        or subject.lemma_.lower() in SPEAKERS | HUMAN | TAKEN_UP
    )


def _object_infinitive(cue: Token, spec: VerbCue, subject: Token | None) -> Complement | None:
    for verb in _children(cue, "ccomp", "xcomp"):
        if verb.i > cue.i and _is_infinitive(verb):
            tokens = [*verb.subtree, *(t for o in _children(cue, "dobj") for t in o.subtree)]
            return Complement(chars(tokens), "object_infinitive", spec.cue_class)
    return None


def _about(cue: Token, spec: VerbCue, subject: Token | None) -> Complement | None:
    if cue.lemma_.lower() == "point" and subject is not None and not _can_speak(subject):
        return None  # "all signs point to rain"
    if cue.lemma_.lower() in ("respond", "reply") and not _children(cue, "neg"):
        return None  # "did not respond to a request" refuses; what "responded to the critics" says stands elsewhere
    for prep in cue.children:
        if prep.dep_ == "prep" and prep.lower_ in spec.prepositions and prep.i > cue.i and list(prep.children):
            at = with_phrases(cue, _after_word(hull(prep), prep))
            return Complement(at, "about", spec.cue_class, extra_cue=(prep,))
    for verb in _children(cue, "advcl", "ccomp", "xcomp"):  # "called for the army to leave"
        first = verb.left_edge
        if first.lower_ == "for" and first.lower_ in spec.prepositions and verb.i > first.i > cue.i:
            return Complement(_after_word(hull(verb), first), "about", spec.cue_class, extra_cue=(first,))
    return None


def _after_word(interval: Interval, word: Token) -> Interval:
    """The interval without the preposition that it begins with."""
    return (
        (word.doc[word.i + 1].idx, interval[1]) if interval[0] == word.idx and word.i + 1 < len(word.doc) else interval
    )


_Find = Callable[[Token, VerbCue, Token | None], Complement | None]
_FRAMES: tuple[tuple[Frame, _Find], ...] = (
    (Frame.RESTATED, restated),
    (Frame.BLAME, answerable),
    (Frame.FIGURE, figure),
    (Frame.LIGHT, _light),
    (Frame.OBJECT, _light),
    (Frame.EVENT_OBJECT, _light),
    (Frame.OBJECT_OF, object_of),
    (Frame.HELD, held),
    (Frame.CLAUSE, _clause),
    (Frame.HOW, _how),
    (Frame.GERUND, _gerund),
    (Frame.INFINITIVE, _infinitive),
    (Frame.OBJECT_INFINITIVE, _object_infinitive),
    (Frame.OBJECT_AS, object_as),
    (Frame.EVENT_OBJECT, _event_object),
    (Frame.TOLD_OBJECT, _told_object),
    (Frame.OBJECT, _object),
    (Frame.STANCE, _stance),
    (Frame.ABOUT, _about),
)
