"""A number that stands for a whole statement: "put the number at five", "counted 17 dead", "spoke of three"."""

import re
from dataclasses import replace

from spacy.tokens import Token

from models.propositions import patterns as p
from models.propositions.clauses import Clause, Found, build
from models.propositions.frames import Frame, children, subject_of
from models.propositions.inflection import VerbGroup, Word, simple
from models.propositions.wording import Wording
from models.reading.counting import SHARES, TOLLS
from models.reading.draft import Draft
from models.vocabulary import CueClass

#: Nouns whose number is told by themselves: "the turnout was 71 %".
_WHOLE = SHARES | {"toll"}
#: State told of people by an adjective → the verb.
_STATES = {
    "dead": VerbGroup((Word("died", "die", "VBD"),)),
    "wounded": VerbGroup((Word("were", "be", "VBD"), Word("wounded", "wound", "VBN"))),
    "injured": VerbGroup((Word("were", "be", "VBD"), Word("injured", "injure", "VBN"))),
    "missing": VerbGroup((Word("were", "be", "VBD"), Word("missing", "missing", ""))),
}
_WITNESSING = frozenset({"speak", "tell", "count", "see", "hear", "report", "remember", "recall"})
_LOOKED_BACK = 2
#: "put it *below* 40%" → less than 40%.
_BOUNDS = {
    **dict.fromkeys(["below", "under"], "less than"),
    **dict.fromkeys(["above", "over"], "more than"),
    **dict.fromkeys(["near", "around"], "about"),
}


def counted(sentence: list[Token], draft: Draft, wording: Wording) -> list[Found]:
    """The proposition of a number without a verb; [] for anything else."""
    numbers = [t for t in sentence if t.pos_ == "NUM" and (t.like_num or t.is_digit)]
    if draft.cue_class not in (CueClass.SPEECH, CueClass.CLAIM) or not numbers:
        return []
    if (valued := _valued(sentence, draft, wording)) is not None:
        return [valued]
    if _it_is(sentence, numbers):
        amount = wording.phrase(_modified(numbers[0], sentence)).text
        return _as_before(numbers[0], amount, draft, wording)
    if any(t.pos_ in ("VERB", "AUX") and t.lower_ not in _STATES for t in sentence):
        return []
    if len(each := _by_state(sentence, numbers, wording)) > 1:
        return each
    number = numbers[-1]
    noun = number.head if number.dep_ == "nummod" and number.head in sentence else None
    if not _at_the_top(noun or number, sentence, draft):
        return []
    amount = wording.phrase(_modified(number, sentence)).text
    if noun is not None and noun.text == "%":
        amount, noun = f"{amount}%", None
    if sentence[0].lower_ in _BOUNDS and sentence[0].dep_ == "prep":
        amount = f"{_BOUNDS[sentence[0].lower_]} {amount}"
    state = next(
        (t for t in [*sentence, *_beside(draft)] if t.lower_ in _STATES and _counts(number, t, sentence)), None
    )
    if state is not None:
        people = amount if noun is None or noun == state else wording.phrase(_before(noun, state, sentence)).text
        subject = people if people != amount else f"{amount} people"
        clause = Clause(subject, True, _STATES[state.lower_], _in_event(wording), agree=True)
        return [Found(clause, "counted", number)]
    toll = _toll(sentence, draft)
    if noun is not None and noun != toll:
        if noun.lemma_.lower() not in p.ACTION_NOUNS.keys() | p.EVENT_PREPOSITIONS.keys() | p.INTRANSITIVE_NOUNS.keys():
            return []
        words = wording.phrase(t for t in noun.subtree if t in sentence)
        clause = Clause(words.text, noun.tag_ == "NNS", simple("take place"), agree=True, dangling=words.dangling)
        return [Found(clause, "counted", number)]
    of = [c for c in children(toll, "prep") if c.lower_ == "of"] if toll is not None else []
    if toll is not None and (toll.lemma_ in _WHOLE or of):
        hurt = toll.lemma_ == "toll" and not of
        before = _as_before(number, amount, draft, wording, p.HARM_VERBS) if hurt else []
        return before or [_total(toll, of, number, amount, wording)]
    return _as_before(number, amount, draft, wording)


def _valued(sentence: list[Token], draft: Draft, wording: Wording) -> Found | None:
    """ "put *the gap at 2.6bn*" → the gap was 2.6bn; None for tolls, which say whom they count."""
    cue = draft.cue
    if cue is None or draft.cue_lemma not in ("put", "estimate"):
        return None
    thing = next((c for c in cue.children if c.dep_ == "dobj" and c in sentence and c.pos_ == "NOUN"), None)
    at = [t for t in sentence if t.lower_ == "at" and t.dep_ == "prep" and t.head in (cue, thing)]
    if thing is None or not at or thing.lemma_.lower() in TOLLS:
        return None
    behind = {t.i for t in at[-1].subtree}
    words = wording.phrase(t for t in thing.subtree if t.i not in behind and t in sentence)
    amount = wording.phrase(t for t in sentence if t.i in behind and t != at[-1])
    plural = words.plural if words.plural is not None else thing.tag_ == "NNS"
    clause = Clause(words.text, plural, simple("be"), amount.text, agree=True, dangling=words.dangling)
    return Found(clause, "counted", thing)


def _by_state(sentence: list[Token], numbers: list[Token], wording: Wording) -> list[Found]:
    """ "nine dead and 62 injured": each number with the state that follows it; [] where one has none."""
    found: list[Found] = []
    for number, following in zip(numbers, [*numbers[1:], None], strict=True):
        stretch = [t for t in sentence if t.i > number.i and (following is None or t.i < following.i)]
        state = next((t for t in stretch if t.lower_ in _STATES), None)
        if state is None or any(t.text in ",;" for t in stretch if t.i < state.i):
            return []
        people = wording.phrase([number, *(t for t in stretch if t.i < state.i)]).text
        subject = people if state.i > number.i + 1 else f"{people} people"
        clause = Clause(subject, True, _STATES[state.lower_], _in_event(wording), agree=True)
        found.append(Found(clause, "counted", number))
    return found


def _it_is(sentence: list[Token], numbers: list[Token]) -> bool:
    """Whether a sentence only sets another number right: "It is nine", "There were at least 40"."""
    verbs = [t for t in sentence if t.pos_ in ("VERB", "AUX")]
    first = next((t for t in sentence if t.is_alpha), None)
    if first is None or first.lower_ not in ("it", "that", "there", "they") or len(numbers) != 1 or len(verbs) != 1:
        return False
    value = numbers[0].head if numbers[0].head.text == "%" else numbers[0]
    kept = {t.i for t in value.subtree} | {verbs[0].i, first.i}
    others = [t for t in sentence if t.i not in kept and t.is_alpha and t.pos_ not in ("ADV", "CCONJ", "INTJ")]
    return verbs[0].lemma_ == "be" and value.dep_ in ("attr", "acomp") and not others


def _total(toll: Token, of: list[Token], number: Token, amount: str, wording: Wording) -> Found:
    """ "put *the toll* at nine" → the toll in the attack on X was nine."""
    named = [t for c in (*toll.lefts, *of) for t in c.subtree if t not in (number, number.head)]
    words, event = wording.phrase([*named, toll]), _in_event(wording)
    subject = f"{words.text} {event}".strip()
    dangling = words.dangling or not (of or event)
    return Found(Clause(subject, False, simple("be"), amount, agree=True, dangling=dangling), "counted", number)


def _at_the_top(noun: Token, sentence: list[Token], draft: Draft) -> bool:
    """Whether nothing stands above a count but "of" and "at": not the soldiers of "the deaths of two soldiers"."""
    above = noun.head
    if above.dep_ == "prep" and above.lower_ in ("at", "of", "as", "to", *_BOUNDS) and above in sentence:
        above = above.head
    return above not in sentence or above.lower_ in _STATES or above == _toll(sentence, draft) or above == noun


def _modified(number: Token, sentence: list[Token]) -> list[Token]:
    """The number with "at least", "no fewer than", "between 15 and"."""
    kept = {number.i} | {t.i for t in number.subtree}
    return [t for t in sentence if t.i in kept and t.i <= number.i]


def _before(noun: Token, state: Token, sentence: list[Token]) -> list[Token]:
    return [t for t in noun.subtree if t in sentence and t.i < state.i]


def _toll(sentence: list[Token], draft: Draft) -> Token | None:
    """The noun of "put *the number of dead* at three", in the content or beside it."""
    return next((t for t in [*sentence, *_beside(draft)] if t.lemma_.lower() in TOLLS), None)


def _beside(draft: Draft) -> list[Token]:
    """What stands between the cue and its number: "put *the injured* at 62"."""
    return [c for c in draft.cue.children if c.dep_ == "dobj"] if draft.cue is not None else []


def _counts(number: Token, state: Token, sentence: list[Token]) -> bool:
    put_at = number.head.lower_ in ("at", "to") and state.dep_ == "dobj"  # "put *the injured at 62*"
    return state.i > number.i or state not in sentence or put_at


def _in_event(wording: Wording) -> str:
    event = wording.event_phrase()
    return f"in {event}" if event else ""


def _as_before(
    number: Token, amount: str, draft: Draft, wording: Wording, verbs: frozenset[str] | None = None
) -> list[Found]:
    """The count of the sentence before, with the other number: "two tanks were destroyed" → "five tanks …"."""
    if draft.cue is not None and draft.cue.sent == number.sent and draft.cue.i < number.i:
        told = _clause_before(draft.cue)  # "turnout was 64%, while the union puts it at 40%"
        for other in reversed(told):
            verb = _verb_of(other)
            if verb is not None and verb in told and (verbs is None or verb.lemma_.lower() in verbs):
                frame = Frame(frozenset(t.i for t in told))
                return _exchanged(build(verb, frame, wording), other, amount, verb, draft, wording, frame)
    start, reach = number.sent.start, 0
    while start > 0 and reach < _LOOKED_BACK:
        before = number.doc[start - 1].sent
        start, reach = before.start, reach + 1
        for other in reversed(list(before)):
            verb = _verb_of(other)
            if verb is None or (verbs is not None and verb.lemma_.lower() not in verbs):
                continue
            clause = build(verb, Frame(frozenset(t.i for t in before)), wording)
            return _exchanged(clause, other, amount, verb, draft, wording, Frame(frozenset(t.i for t in before)))
    return []


def _clause_before(cue: Token) -> list[Token]:
    """What the sentence of a cue says before the comma, "while" and teller that lead up to it."""
    ahead = list(cue.doc[cue.sent.start : cue.i])
    comma = max((t.i for t in ahead if t.text in (",", ";")), default=cue.sent.start)
    return [t for t in ahead if t.i < comma]


def _verb_of(number: Token) -> Token | None:
    """The verb whose subject or object is counted; None for hours, dates and ages."""
    if number.text == "%":
        return None
    value = number.head if number.head.text == "%" else number
    noun = value.head
    if value.dep_ in ("attr", "acomp") and noun.lemma_ == "be":  # "the number of dead *was seven*"
        return noun if any(c.dep_ == "nsubj" and c.lemma_.lower() in TOLLS for c in noun.children) else None
    noun = number.head
    if number.dep_ != "nummod" or noun.pos_ != "NOUN" or noun.lemma_.lower() in p.TIME_NOUNS | {"o'clock", "hour"}:
        return None
    verb = noun.head
    return verb if noun.dep_ in ("nsubj", "nsubjpass", "dobj") and verb.pos_ == "VERB" else None


def _exchanged(
    clause: Clause, old: Token, amount: str, verb: Token, draft: Draft, wording: Wording, frame: Frame
) -> list[Found]:
    share = r"(?:\s?%)?" if amount.endswith("%") else ""
    word = re.compile(rf"\b{re.escape(old.text)}\b{share}", re.IGNORECASE)
    subject, tail = word.sub(amount, clause.subject, count=1), clause.tail
    if subject == clause.subject:
        tail = word.sub(amount, tail, count=1)
    own = any(t.pos_ == "PRON" for t in subject_of(verb, frame)) and draft.cue_lemma in _WITNESSING
    made = replace(clause, subject=subject, tail=tail, plural=clause.plural or old.lower_ == "one")
    if own and wording.voice.one is not None:
        made = replace(made, subject=wording.voice.one, plural=False, agree=True, dangling=False)
        made = replace(made, agents=(wording.voice.one.removeprefix("the "),))
    at = draft.pieces[0].doc.char_span(draft.pieces[0].start, draft.pieces[0].end, alignment_mode="expand")
    return [Found(made, "counted_as_before", at.root if at is not None else old)]
