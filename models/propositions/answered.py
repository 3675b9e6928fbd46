"""Which statement an answer answers: the nearest of another party that fits what the answer says of it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from models.propositions.answer_evidence import lead_of, shared_names, shared_subjects
from models.reading.actor_words import HUMAN, TAKEN_UP
from models.schema import Actor, Proposition, Statement
from models.vocabulary import ActorKind, CueClass, Polarity, SpeechAct

_ACCUSED = frozenset({"charge", "charges", "allegation", "allegations", "accusation", "accusations"})
_REPORTED = frozenset({"report", "reports", "story", "article"})
_COUNTED = frozenset({"figure", "figures", "toll", "number"})
_POINTING = frozenset({"it", "this", "that", "them"})
#: Words for all that was said, not for one thing.
_ALL = frozenset({"them", "charges", "allegations", "accusations", "claims"})
_ALL_OF = re.compile(r"\b(?:none|all|any|much|nothing|not a word|not one word|no part) (?:of|in)\b", re.IGNORECASE)
_PARTIES = HUMAN | TAKEN_UP
_ACCUSING = (SpeechAct.ACCUSE, SpeechAct.ATTRIBUTE)
#: Statements looked back over; for a headline, ahead.
_REACH, _AHEAD = 8, 6
#: Characters between two statements of one speaker that are told in one breath.
_BESIDE = 250
#: Characters before an answer beyond which a statement is meant only if the answer tells so.
_NEAR = 500
#: Characters of the text in which a headline and a standfirst stand.
_HEADING = 400
#: A claim and the one quotation that backs it.
_BACKED = 2
#: What every statement of another party in between takes off.
_BETWEEN = 0.8
#: What a statement must be worth to be taken for the one answered: it names or accuses who answers, or stands beside.
_ENOUGH = -0.9
#: Taken off for standing in another paragraph where the answer's own has a sentence before it.
_ELSEWHERE = 1.5
_SENTENCE_END = re.compile(r"[.!?][\"”’')]*\s")
_QUESTION = re.compile(r"\b(?:asked|questioned|pressed|challenged)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What an answer says of what it answers.

    `noun` is its word for it. `own`: said by the same speaker. `accusing`: it must name a doer. `asserted`: something
    told as having happened. `naming`: the words in which the answer may name who said it.
    """

    noun: str
    own: bool = False
    accusing: bool = False
    asserted: bool = False
    naming: str = ""


@dataclass(frozen=True, slots=True)
class Answered:
    """The propositions that an answer answers."""

    propositions: tuple[Proposition, ...]


def answered_by(
    wanted: Wanted, answer: Statement, before: Sequence[Statement], after: Sequence[Statement], text: str
) -> Answered | None:
    """What an answer answers: said before it or, where a headline answers, below it; None without good evidence."""
    found = _before(wanted, answer, before, text)
    if found is None and answer.content[0].start < _HEADING and not wanted.own:
        found = _below(wanted, answer, after)
    return Answered(_whole(found, before, wanted, text)) if found is not None else None


def _whole(found: Statement, before: Sequence[Statement], wanted: Wanted, text: str) -> tuple[Proposition, ...]:
    """What is answered, with what goes with it.

    All that the speaker says before it where all is answered ("none of that"); else one thing, which a claim and
    the one quotation that backs it in the same paragraph make up together.
    """
    if wanted.own or wanted.noun in _REPORTED | _COUNTED or found not in before:
        return _open(found, wanted)
    run = [found]
    for earlier in reversed(before[: before.index(found)]):
        between = text[earlier.content[-1].end : run[0].content[0].start]
        if len(between) > _BESIDE or not _is_same(earlier.source.actor, found.source.actor):
            break
        run.insert(0, earlier)
    if not (wanted.noun in _ALL or _ALL_OF.search(wanted.naming)):
        run = [s for s in run if "\n" not in text[s.content[-1].end : found.content[0].start]]
        run = run if len(run) == _BACKED else [found]
    return tuple(p for s in run for p in _open(s, wanted))


def _is_same(one: Actor | None, other: Actor | None) -> bool:
    return one is not None and other is not None and one.name == other.name


def _before(wanted: Wanted, answer: Statement, before: Sequence[Statement], text: str) -> Statement | None:
    apart = _other_name if wanted.own or wanted.noun in _REPORTED | _COUNTED else other_side
    candidates = [s for s in before[-_REACH:] if wanted.own is not apart(s, answer)]
    fitting = [s for s in candidates if _open(s, wanted) and _fits(s, wanted.noun)]
    if wanted.own:
        return fitting[-1] if fitting else None
    put = _question(answer, before)
    if put is not None:  # what he was asked about is what he answers, even where it cannot be told
        return put if put in fitting else None
    lead = lead_of(answer, before, text)
    behind = _sentence_before(answer, text)
    ranked = [
        (
            _worth(s, answer, lead, wanted)
            - (_ELSEWHERE if s.content[-1].end < behind else 0.0)
            - _BETWEEN * (len(candidates) - 1 - candidates.index(s)),
            n,
            s,
        )
        for n, s in enumerate(fitting)
    ]
    worth, _, best = max(ranked, key=lambda item: item[:2], default=(_ENOUGH - 1, 0, None))
    return best if worth >= _ENOUGH else None


def _sentence_before(answer: Statement, text: str) -> int:
    """Where the paragraph of an answer begins, if another sentence stands in it before the answer; else 0.

    "Vora accused them of thirst. Sarr denied that": what is denied stands there, whether it was read or not.
    """
    at = min(x for x in (answer.cue.start, answer.source.start, answer.content[0].start) if x is not None)
    begins = text.rfind("\n", 0, at) + 1
    actor = answer.source.actor
    introduced = actor is not None and actor.name.split()[-1] in text[begins:at]
    return begins if _SENTENCE_END.search(text[begins:at]) and not introduced else 0


def _question(answer: Statement, before: Sequence[Statement]) -> Statement | None:
    """What was put to the speaker right before he answers: "Asked about claims that …, he said"."""
    for last in before[-1:]:
        beside = 0 <= answer.content[0].start - last.content[-1].end <= _BESIDE if last.content else False
        if beside and last.source.actor is None and last.propositions and _QUESTION.search(last.cue.text):
            return last
    return None


def _below(wanted: Wanted, answer: Statement, after: Sequence[Statement]) -> Statement | None:
    """The first statement below a headline that accuses the party that answers in it."""
    actor = answer.source.actor
    others = [s for s in after[:_AHEAD] if other_side(s, answer) and _open(s, wanted)]
    accusing = [s for s in others if _accuses(s, actor)]
    return accusing[0] if accusing else None


def _other_name(a: Statement, b: Statement) -> bool:
    """Whether two statements are not by one speaker: a noun ("the report") says enough of whose words it means."""
    one, other = a.source.actor, b.source.actor
    return one is None or other is None or one.name != other.name


def other_side(a: Statement, b: Statement) -> bool:
    """Whether two statements may be of two parties: neither one speaker nor one camp."""
    one, other = a.source.actor, b.source.actor
    if one is None or other is None:
        return True
    return not _sides(one) & _sides(other)


def _sides(actor: Actor) -> set[str]:
    return {n.lower().removeprefix("the ") for n in (actor.name, actor.affiliation, actor.camp, *actor.aliases) if n}


def _open(statement: Statement, wanted: Wanted) -> tuple[Proposition, ...]:
    """Its propositions that can be denied: those that say something, preferably what is asserted."""
    told = [p for p in statement.propositions if p.standalone and p.polarity in (Polarity.ASSERTED, Polarity.DENIED)]
    if wanted.own:
        told = [p for p in told if p.rule != "answers"]  # what was taken back already
    asserted = tuple(p for p in told if p.polarity is Polarity.ASSERTED)
    if asserted or wanted.asserted or wanted.accusing:
        return asserted
    return tuple(told) if wanted.noun in _POINTING else ()


def _fits(statement: Statement, noun: str) -> bool:
    """Whether a statement can be called so."""
    if noun in _REPORTED:
        actor = statement.source.actor
        return (actor is not None and actor.kind is ActorKind.MEDIA) or "report" in statement.cue.text.lower()
    if noun in _COUNTED:
        return any(p.figures for p in statement.propositions)
    return True


def _named_in(statement: Statement, words: str) -> bool:
    """Whether the answer's words for what was said name who said it: "*the Stokes version*"."""
    actor = statement.source.actor
    return actor is not None and any(word in words for word in actor.name.split() if word[:1].isupper())


def _worth(statement: Statement, answer: Statement, lead: str, wanted: Wanted) -> float:
    """How readily a statement is taken for the one answered, but for what stands in between."""
    answering = answer.source.actor
    worth = 1.0 if _accuses(statement, answering) else 0.6 if _blames_somebody(statement) else 0.0
    worth += 1.5 if shared_names(lead, statement) else 0.8 if shared_subjects(lead, statement) else 0.0
    worth += 2.0 if _named_in(statement, wanted.naming) else 1.0 if _named_in(statement, lead) else 0.0
    if wanted.noun in _ACCUSED:
        worth += 0.3 if _blames(statement) else 0.0
    elif wanted.noun in _REPORTED:
        worth += 2.0 if "report" in statement.cue.text.lower() else 0.0
    elif wanted.accusing and not worth and not _blames(statement):
        worth -= 1.0
    far = answer.content[0].start - statement.content[-1].end > _NEAR
    return worth - (2.0 if far and worth < 1.0 else 0.0)


def _accuses(statement: Statement, actor: Actor | None) -> bool:
    return any(_names(p, actor) for p in statement.propositions)


def _blames_somebody(statement: Statement) -> bool:
    """Whether it tells what people or bodies did that it does not name: who answers may be meant."""
    return any(a.islower() and _party_noun(a.split()[-1]) for p in statement.propositions for a in p.agents)


def _party_noun(word: str) -> bool:
    return not _PARTIES.isdisjoint((word, word.removesuffix("s")))


def _blames(statement: Statement) -> bool:
    return statement.cue.cue_class is CueClass.ACCUSATION or statement.speech_act in _ACCUSING


def _names(proposition: Proposition, actor: Actor | None) -> bool:
    """Whether a proposition says that this actor, or what he speaks for, did something."""
    if actor is None:
        return False
    own = {n.lower() for n in (actor.name, actor.affiliation, actor.camp) if n}
    return any(o in agent.lower() or agent.lower() in o for agent in proposition.agents for o in own)
