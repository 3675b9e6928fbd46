"""Where the content of a clause begins and ends, where the subtree of its verb is not what was said.

1. an object between the verb and its clause ("fear exactly the kind of judge she would choose") belongs to the clause
2. an adjunct of time at the edge ("said on Monday the talks …", "… on Friday at a rally") belongs to the cue
3. clauses joined by "and", "but" or a semicolon belong to it where they carry its tense and have no cue of their own
4. a clause after a comma that only adds to a name ("…, who lived abroad") is the narrator's
5. so is a participle that tells the occasion ("…, commenting on the report")
"""

from collections.abc import Iterator

from spacy.tokens import Token

from models.reading.actor_words import HUMAN
from models.reading.cues import ATTITUDES, SPEAKERS, VERBS
from models.reading.spans import Interval, hull

_PRESENT, _PAST = ("VBZ", "VBP"), ("VBD",)


def refined(cue: Token, clause: Token, interval: Interval) -> Interval:
    """The interval of a clause after its cue, by cases 1 to 5."""
    if clause.i < cue.i:
        return interval
    start, end = interval
    start = _told_to(cue, clause) or min(start, _front(cue, clause))
    start = _past_time(cue, clause, start)
    end = max([_before_own_verb(cue, clause, end), *_joined(cue, clause)])
    end = _before_another_teller(clause, end)
    end = _before_occasion(cue, clause, end)
    end = _without_time(cue, start, end)
    return without_aside(cue, start, end)


def _front(cue: Token, clause: Token) -> int:
    """Case 1."""
    if not _takes_person(cue) and not any(c.dep_ == "mark" for c in clause.children):
        for child in cue.children:
            if (
                child.dep_ in ("dobj", "nsubj", "npadvmod")
                and child.ent_type_ not in ("DATE", "TIME")
                and cue.i < child.i < clause.left_edge.i
                and child.pos_ in ("NOUN", "PROPN", "DET")
            ):
                return int(child.left_edge.idx)
    return int(clause.left_edge.idx)


def _told_to(cue: Token, clause: Token) -> int | None:
    """Where a clause begins that the parser hung on whom it was told: "told anyone who would listen *that it was*"."""
    if not _takes_person(cue) or clause.left_edge.tag_ != "WP":
        return None
    told = [t for t in clause.subtree if t.lower_ == "that" and t.dep_ == "mark" and t.i > clause.i]
    return int(told[0].idx) if told else None


def _takes_person(cue: Token) -> bool:
    return cue.lemma_.lower() in (
        "tell",
        "inform",
        "assure",
        "remind",
        "notify",
        "warn",
        "ask",
        "write",
        "text",
        "email",
    )


def _past_time(cue: Token, clause: Token, start: int) -> int:
    """Case 2, at the front: only a phrase right after the cue."""
    first = clause.left_edge
    if first.idx != start or first.i != cue.i + 1 or first.dep_ not in ("prep", "npadvmod"):
        return start
    phrase = list(first.subtree)
    if any(t.ent_type_ in ("DATE", "TIME") for t in phrase) and len(phrase) <= 5 and phrase[-1].i + 1 < clause.i:
        return int(cue.doc[phrase[-1].i + 1].idx)
    return start


def _before_another_teller(clause: Token, end: int) -> int:
    """Before what another says of it: "turnout was 64%, *while the opposition put it below 40%*"."""
    for verb in clause.children:
        mark = next((c for c in verb.children if c.lower_ in ("while", "whereas") and c.i < verb.i), None)
        spec = VERBS.get(verb.lemma_.lower())
        if verb.dep_ != "advcl" or mark is None or spec is None or mark.i == 0 or mark.nbor(-1).text != ",":
            continue
        subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
        if subject is not None and (
            subject.pos_ == "PROPN" or subject.lemma_.lower() in SPEAKERS | HUMAN | {"opposition"}
        ):
            return min(end, int(mark.nbor(-1).idx))
    return end


def _before_occasion(cue: Token, clause: Token, end: int) -> int:
    """Case 5: before "…, *commenting on the report*", which says what the speaker spoke on."""
    for token in cue.doc[clause.i + 1 : cue.sent.end]:
        if token.idx >= end:
            break
        if token.lower_ in _SPEAKING and token.nbor(-1).text == "," and token.dep_ in ("advcl", "acl", "ccomp", "dep"):
            return int(token.nbor(-1).idx)
    return end


_SPEAKING = frozenset({"commenting", "speaking", "referring", "responding", "replying", "answering", "alluding"})


def _without_time(cue: Token, start: int, end: int) -> int:
    """Case 2, at the back: a weekday with the place of speaking after it ("on Friday at a rally")."""
    doc = cue.doc
    inside = [t for t in doc if start <= t.idx < end]
    if (
        any(t.lower_ in ("will", "would", "to", "by", "until", "planned", "scheduled") for t in inside)
        or len(inside) < 6
    ):
        return end
    for token in reversed(inside):
        if token.lower_ in _WEEKDAYS and token.i > inside[2].i:
            before = doc[token.i - 1]
            first = before if before.lower_ == "on" else token
            rest = [t for t in inside if t.i > token.i]
            if first.idx > start and _speaking_place(rest):
                return int(first.idx)
            break
    return end


_WEEKDAYS = frozenset(["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"])
_PLACES = frozenset(
    [
        "rally",
        "interview",
        "conference",
        "statement",
        "speech",
        "debate",
        "briefing",
        "news",
        "appearance",
        "hearing",
        "event",
        "post",
        "meeting",
        "telephone",
        "phone",
        "email",
    ]
)


def _speaking_place(rest: list[Token]) -> bool:
    words = {t.lower_ for t in rest}
    return (
        bool(rest)
        and rest[0].lower_ in ("at", "in", "during", "on", "to")
        and bool(words & _PLACES)
        and len(rest) <= 12
    )


def _before_own_verb(cue: Token, clause: Token, end: int) -> int:
    """Case 3, the other way: a verb in the tense of the cue, joined without a subject to a clause in another tense.

    It is the narrator's: "denies that it was a crime and goes to great lengths …".
    """
    for verb in clause.children:
        if verb.dep_ == "conj" and tells_instead(verb):
            link = [c for c in clause.children if c.dep_ == "cc" and clause.i < c.i < verb.i]
            if link:
                return int(link[-1].idx)
        if (
            verb.dep_ != "conj"
            or verb.tag_ not in ("VBD", "VBZ", "VBP")
            or verb.tag_ != cue.tag_
            or verb.lemma_.lower() in VERBS
        ):
            continue
        if any(c.dep_ in ("nsubj", "nsubjpass", "expl", "aux", "auxpass") for c in verb.children):
            continue
        finite = [clause, *(c for c in clause.children if c.dep_ in ("aux", "auxpass"))]
        if all(t.tag_ != cue.tag_ for t in finite) and any(t.tag_ in ("VBD", "VBZ", "VBP", "MD") for t in finite):
            link = [c for c in clause.children if c.dep_ == "cc" and clause.i < c.i < verb.i]
            if link:
                return int(link[-1].idx)
    return end


def tells_instead(verb: Token) -> bool:
    """Whether a verb of saying joined to a clause about a thing is its teller's: "said it fell *but denied* that P"."""
    head = verb.head
    spec = VERBS.get(verb.lemma_.lower())
    if (
        spec is None
        or verb.lemma_.lower() in ATTITUDES
        or head.dep_ != "ccomp"
        or head.head.lemma_.lower() not in VERBS
    ):
        return False
    if any(c.dep_ in ("nsubj", "nsubjpass", "expl", "aux", "auxpass") for c in verb.children):
        return False
    if verb.tag_ != head.head.tag_ and (verb.tag_, head.head.tag_) != ("VBN", "VBD"):
        return False
    told = next((c for c in head.children if c.dep_ in ("nsubj", "nsubjpass", "expl")), None)
    things = told is not None and told.pos_ == "NOUN" and told.lemma_.lower() not in SPEAKERS | HUMAN
    return things and any(c.dep_ in ("ccomp", "xcomp") for c in verb.children)


def _joined(cue: Token, clause: Token) -> Iterator[int]:
    """Case 3: ends of the verbs that the parser joined to the cue though they go on with the clause."""
    for verb in cue.children:
        speaks = verb.lemma_.lower() in VERBS and verb.lemma_.lower() not in ATTITUDES
        if verb.dep_ != "conj" or verb.i < clause.i or speaks or verb.pos_ not in ("VERB", "AUX"):
            continue
        if _unparted(clause, verb):
            yield hull(verb)[1]
            continue
        has_subject = any(c.dep_ in ("nsubj", "nsubjpass", "expl") for c in verb.children)
        past_cue = cue.tag_ in _PAST
        shifted = any(c.dep_ in ("aux", "auxpass") and c.tag_ == "MD" for c in verb.children)
        present = verb.tag_ in _PRESENT or any(
            c.dep_ in ("aux", "auxpass") and c.tag_ in _PRESENT for c in verb.children
        )
        if past_cue and (present or (shifted and has_subject)):
            yield hull(verb)[1]


def _unparted(clause: Token, verb: Token) -> bool:
    """Whether only "but" or "and" stands between the two, without a comma: "it was tired *but would go on*"."""
    link = verb.doc[clause.right_edge.i + 1] if clause.right_edge.i + 1 < len(verb.doc) else None
    if link is None or link.lower_ not in ("but", "and") or link.nbor(-1).text in (",", ";", "-", "--", "—"):
        return False
    return bool(verb.left_edge.i <= link.i + 2)


def without_aside(cue: Token, start: int, end: int) -> Interval:
    """Case 4: only the last clause, and only with a subject of its own in "who" or "which"."""
    doc = cue.doc
    for token in reversed([t for t in doc if start <= t.idx < end]):
        if token.lower_ in ("who", "which") and token.i > 0 and doc[token.i - 1].text == ",":
            clause = token.head if token.head.dep_ == "relcl" else token.head.head
            if (
                clause.dep_ == "relcl"
                and clause.left_edge.i == token.i
                and hull(clause)[1] >= end - 1
                and clause.head.i > cue.i
            ):
                return start, int(doc[token.i - 1].idx)
            break
    return start, end
