"""Who speaks: the noun phrase that is the source of a cue."""

from spacy.tokens import Span, Token

from models.reading.actor_words import DOCUMENTS
from models.reading.boundaries import tells_instead
from models.reading.cues import EMPTY_SUBJECTS, RELAY_VERBS

_SUBJECT = ("nsubj", "nsubjpass", "csubj")
#: What is done with a document by whom it speaks for.
_ISSUING = frozenset("release issue send put publish post write make give launch run place deliver air sign".split())
_NOMINAL = ("NOUN", "PROPN", "PRON", "NUM", "DET", "ADJ")


def speaker(cue: Token, depth: int = 0) -> Token | None:
    """Head of the phrase that says, by the verb `cue`; None where the sentence names nobody.

    1. its own subject; 2. the subject after it ("said the mayor"); 3. the name between a quotation and the verb; 4. the
    subject of the verb that it is joined to ("and added", "saying", "went on to say"); 5. the noun that a participle
    modifies ("a statement saying"), or who issued it ("*the union* released a statement saying"); 6. the noun that ends
    right before it. "who" stands for its antecedent.
    """
    if depth > 4:
        return None
    for child in cue.children:
        if child.dep_ in ("nsubj", "nsubjpass") and child.pos_ in _NOMINAL and not _across_quote(child, cue):
            return _antecedent(child, cue)
    after = _aged(cue) or _inverted(cue)
    if after is not None:
        return after
    named = _named_behind(cue)
    if named is not None:
        return named
    beside = _after_quotation(cue)
    if beside is not None:
        return beside
    aside = _before_aside(cue)
    if aside is not None:
        return aside
    swallowed = _swallowed(cue)
    if swallowed is not None:
        return swallowed
    head = cue.head
    if (
        cue.dep_ in ("conj", "xcomp", "advcl", "ccomp", "dep", "parataxis")
        and head.pos_ in ("VERB", "AUX")
        and head != cue
    ):
        return speaker(head.head if cue.dep_ == "conj" and tells_instead(cue) else head, depth + 1)
    if cue.dep_ == "xcomp" and head.pos_ == "ADJ" and head.dep_ == "acomp":  # "the junta was quick to deny"
        return speaker(head.head, depth + 1)
    if (relayed := relay(cue)) is not None:
        return relayed[0]
    if cue.dep_ == "pcomp" and head.dep_ == "prep" and head.head.pos_ in ("VERB", "AUX"):
        return speaker(head.head, depth + 1)
    if cue.dep_ in ("acl", "relcl") and head.pos_ in ("NOUN", "PROPN") and cue.tag_ != "VBN":
        return _issuer(cue, head) or head
    return _right_before(cue) if depth == 0 else None


def _right_before(cue: Token) -> Token | None:
    """The noun that ends right before a finite verb to which the parser gave no subject: "*The average* shows"."""
    if cue.tag_ not in ("VBD", "VBZ", "VBP") or is_passive(cue):
        return None
    at = cue.i - 1
    while at >= cue.sent.start and cue.doc[at].pos_ in ("ADV", "AUX"):
        at -= 1
    if at < cue.sent.start or cue.doc[at].pos_ not in ("NOUN", "PROPN", "PRON"):
        return None
    ends = [t for t in (cue.doc[at], *cue.doc[at].ancestors) if t.i <= at and t.right_edge.i == at]
    nouns = [t for t in ends if t.pos_ in _NOMINAL and t.ent_type_ not in ("DATE", "TIME")]
    return nouns[-1] if nouns else None


def relay(cue: Token) -> tuple[Token, Token | None] | None:
    """Speaker and channel of "*The agency* quoted *the minister* as saying"; None where nobody passes words on."""
    link = cue.head
    if cue.dep_ != "pcomp" or link.lower_ != "as" or link.head.lemma_.lower() not in RELAY_VERBS:
        return None
    verb = link.head
    if is_passive(verb):
        quoted = next((c for c in verb.children if c.dep_ in ("nsubjpass", "nsubj")), None)
        quoted = verb.head if quoted is None and verb.dep_ == "acl" else quoted
        return (_antecedent(quoted, verb), agent(verb)) if quoted is not None else None
    objects = [c for c in verb.children if c.dep_ == "dobj" and verb.i < c.i < cue.i]
    return (objects[0], speaker(verb)) if objects else None


def _issuer(cue: Token, document: Token) -> Token | None:
    """Who speaks through a document: the subject of "released a statement saying", of "in a letter warning that"."""
    if cue.tag_ != "VBG" or document.lemma_.lower() not in DOCUMENTS:
        return None
    verb = document.head
    if document.dep_ == "pobj":
        verb = verb.head
    elif document.dep_ != "dobj" or verb.lemma_.lower() not in _ISSUING:
        return None
    while verb.pos_ in ("VERB", "AUX"):
        for child in verb.children:
            if child.dep_ == "nsubj" and child.i < verb.i and child.pos_ in _NOMINAL:
                return _antecedent(child, verb)
        if verb.dep_ not in ("conj", "xcomp") or verb.head == verb:
            break
        verb = verb.head
    return None


def _across_quote(subject: Token, cue: Token) -> bool:
    """Whether a quotation ends or begins between the two: such a "subject" is part of what is said."""
    between = subject.doc[min(subject.i, cue.i) + 1 : max(subject.i, cue.i)]
    return sum(1 for t in between if t.text == '"') % 2 == 1


def _after_quotation(cue: Token) -> Token | None:
    """The name between a closing quotation mark and the cue: "…, folks,” Morse, the water chief, told a rally"."""
    start = cue.sent.start
    marks = [t.i for t in cue.doc[start : cue.i] if t.text == '"']
    if not marks or len(marks) % 2 == 1:
        return None
    segment = cue.doc[marks[-1] + 1 : cue.i]
    if not 0 < len(segment) <= 25 or any(t.pos_ in ("VERB", "AUX", "CCONJ", "SCONJ") for t in segment):
        return None
    inside = {t.i for t in segment}
    return next((t for t in segment if t.pos_ in ("NOUN", "PROPN", "PRON") and t.head.i not in inside), None)


def _antecedent(subject: Token, cue: Token) -> Token:
    if subject.lower_ in ("who", "which", "that") and cue.dep_ == "relcl":
        return cue.head
    return subject


def _inverted(cue: Token) -> Token | None:
    """The subject of "said the mayor", which the parser often takes for an object."""
    joined = cue.dep_ == "conj" and cue.head.i < cue.i and not any(t.text == '"' for t in cue.doc[cue.i - 2 : cue.i])
    if joined and any(c.dep_ in ("nsubj", "nsubjpass") for c in cue.head.children):
        return None  # "…, called her a liar": goes on with the speaker
    if cue.tag_ == "VBG" or any(c.dep_ == "aux" and c.lower_ == "to" for c in cue.children):
        return None
    for child in cue.rights:
        if child.i - cue.i > 8:
            break
        if child.dep_ in ("nsubj", "dobj", "attr", "oprd", "npadvmod", "appos", "dep") and child.pos_ in (
            "NOUN",
            "PROPN",
            "PRON",
        ):
            if child.ent_type_ in ("DATE", "TIME") or child.tag_ == "PRP$":
                continue
            before = cue.doc[cue.i - 1] if cue.i > cue.sent.start else None
            if before is not None and (before.text in ('"', ",", "'") or before.is_punct):
                return child
    return None


def _named_behind(cue: Token) -> Token | None:
    """The name right behind "…, said", which the parser gave to what follows: "…, said *Bo Lo*, an aide, and …"."""
    last = cue.i + 1 < cue.sent.end and cue.i > cue.sent.start and cue.nbor(-1).text == ","
    if not last or cue.tag_ not in ("VBD", "VBZ") or cue.nbor(1).ent_type_ != "PERSON":
        return None
    name = next((e for e in cue.doc.ents if e.start == cue.i + 1), None)
    closed = name is not None and name.end < len(cue.doc) and cue.doc[name.end].text == ","
    return name.root if name is not None and closed else None


def by_age(noun: Token | None) -> Token | None:
    """The head of "the 34-year-old" and "the 29-year-old *pharmacist*", where the parser stops at the year."""
    if noun is None or noun.lower_ != "year" or noun.i + 2 >= len(noun.doc):
        return noun
    old = noun.doc[noun.i + 2]
    if old.lower_ != "old":
        return noun
    after = old.doc[old.i + 1] if old.i + 1 < len(old.doc) else old
    return after if after.pos_ in ("NOUN", "PROPN") else old


def _aged(cue: Token) -> Token | None:
    """ "The 61-year-old" right before its verb, where the parser makes it no subject."""
    before = cue.nbor(-1) if cue.i > cue.sent.start else None
    aged = before is not None and before.lower_ == "old" and before.dep_ in ("amod", "advmod", "acomp", "nmod")
    return before if aged else None


#: Participles that the parser takes for verbs of their own: "a diplomat, *granted* anonymity, said".
_RECEIVED = frozenset("granted asked reached contacted interviewed pressed told quoted identified named".split())
#: Tokens of an aside between a speaker and his verb.
_ASIDE = 14


def _before_aside(cue: Token) -> Token | None:
    """The speaker before an aside: "*A diplomat*, granted anonymity, said"; in it, "its spokesman, *Bo Lo*, said"."""
    sentence = cue.sent
    if cue.tag_ not in ("VBD", "VBZ") or cue.i - 1 <= sentence.start or cue.nbor(-1).text != ",":
        return None
    opening = next(
        (t for t in reversed(cue.doc[max(sentence.start, cue.i - _ASIDE) : cue.i - 1]) if t.text == ","), None
    )
    if opening is None or opening.i - 1 < sentence.start:
        return None
    aside, speaking = cue.doc[opening.i + 1 : cue.i - 1], opening.nbor(-1)
    first = aside[0] if len(aside) else None
    told = first is not None and (first.tag_ in ("VBN", "VBG") or first.lower_ in _RECEIVED)
    named = all(t.pos_ == "PROPN" for t in aside) or (speaking.pos_ == "PROPN" and _describes(aside))
    if first is None or not (told or named):
        return None
    if speaking.pos_ not in ("NOUN", "PROPN") or speaking.ent_type_ in ("DATE", "TIME", "CARDINAL"):
        return None
    inside = any(t.dep_ == "pobj" and t.right_edge == speaking for t in speaking.subtree) or speaking.dep_ == "pobj"
    return None if inside or any(t.tag_ in ("VBD", "VBZ", "VBP") for t in aside[1:]) else speaking


def _describes(aside: Span) -> bool:
    """Whether an aside tells who somebody is: "Ann Hale, *the club's president and general manager*, suggested"."""
    return aside[0].pos_ in ("DET", "NOUN", "PROPN", "ADJ") and not any(t.pos_ in ("VERB", "AUX") for t in aside)


def _swallowed(cue: Token) -> Token | None:
    """The speaker whom the parser gave to the clause before: "It left after talks failed, *an aide* told the Post"."""
    if cue.dep_ != "conj" or cue.tag_ not in ("VBD", "VBZ") or cue.head.i > cue.i:
        return None
    comma = next((t for t in reversed(cue.doc[cue.sent.start : cue.i]) if t.text == ","), None)
    phrase = list(cue.doc[comma.i + 1 : cue.i]) if comma is not None else []
    if not 0 < len(phrase) <= _ASIDE or any(
        t.pos_ in ("VERB", "AUX", "CCONJ", "SCONJ", "ADV") or t.is_punct for t in phrase
    ):
        return None
    if phrase[0].pos_ == "ADP":
        return None
    inside = {t.i for t in phrase}
    return next((t for t in phrase if t.pos_ in ("NOUN", "PROPN") and t.head.i not in inside), None)


def is_empty(subject: Token | None) -> bool:
    """Whether a subject names nobody ("it was said", "this shows")."""
    return subject is not None and subject.lower_ in EMPTY_SUBJECTS


def agent(passive: Token) -> Token | None:
    """Head of the by-phrase of a passive ("was accused by the ministry")."""
    for child in passive.children:
        if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by"):
            for noun in child.children:
                if noun.dep_ == "pobj":
                    return noun
    return None


def is_passive(verb: Token) -> bool:
    """Whether a participle stands in the passive voice."""
    return any(c.dep_ in ("nsubjpass", "auxpass") for c in verb.children) or (
        verb.tag_ == "VBN"
        and verb.dep_ in ("acl", "advcl")
        and not any(c.dep_ in ("nsubj", "aux") for c in verb.children)
    )
