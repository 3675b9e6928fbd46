"""Which statement an answer answers: the nearest of another party that fits what the answer says of it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from models.schema import Actor, Proposition, Statement
from models.vocabulary import ActorKind, CueClass, Polarity, SpeechAct

_ACCUSED = frozenset({"charge", "charges", "allegation", "allegations", "accusation", "accusations"})
_REPORTED = frozenset({"report", "reports", "story", "article"})
_COUNTED = frozenset({"figure", "figures", "toll", "number"})
_POINTING = frozenset({"it", "this", "that", "them"})
_ACCUSING = (SpeechAct.ACCUSE, SpeechAct.ATTRIBUTE)
#: Statements looked back over; for a headline, ahead.
_REACH, _AHEAD = 8, 6
#: Characters between two statements of one speaker that are told in one breath.
_BESIDE = 250
#: Characters of the text in which a headline and a standfirst stand.
_HEADING = 400
#: What a statement must be worth to be taken for the one answered: it names or accuses who answers, or stands beside.
_ENOUGH = -1.0
_NAME = re.compile(r"\b[A-Z][\w’'-]{2,}|\d[\d.,]*\d")


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
    return Answered(_whole(found, before, wanted)) if found is not None else None


def _whole(found: Statement, before: Sequence[Statement], wanted: Wanted) -> tuple[Proposition, ...]:
    """What is answered, with what the same speaker says just before it: an accusation told in two sentences."""
    told = list(_open(found, wanted))
    if wanted.noun not in _POINTING or wanted.own or found not in before:
        return tuple(told)
    at = before.index(found)
    for earlier in reversed(before[:at]):
        beside = found.content[0].start - earlier.content[-1].end <= _BESIDE
        if not beside or earlier.source.actor is None or not _is_same(earlier.source.actor, found.source.actor):
            break
        told = [*_open(earlier, wanted), *told]
        found = earlier
    return tuple(told)


def _is_same(one: Actor, other: Actor | None) -> bool:
    return other is not None and one.name == other.name


def _before(wanted: Wanted, answer: Statement, before: Sequence[Statement], text: str) -> Statement | None:
    actor = answer.source.actor
    pointing = wanted.noun in _POINTING and not wanted.own
    apart = other_side if pointing else _other_name
    candidates = [s for s in before[-_REACH:] if wanted.own is not apart(s, answer)]
    fitting = [s for s in candidates if _open(s, wanted) and _fits(s, wanted.noun, actor)]
    if wanted.own:
        return fitting[-1] if fitting else None
    if not pointing:
        best = [s for s in fitting if wanted.noun in _REPORTED and "report" in s.cue.text.lower()]
        named = [s for s in fitting if _named_in(s, wanted.naming)]
        chosen = best or named or fitting
        return chosen[-1] if chosen else None
    lead = _lead(answer, before, text)
    ranked = [
        (_worth(s, actor, lead, wanted) - 0.6 * (len(candidates) - 1 - candidates.index(s)), n, s)
        for n, s in enumerate(fitting)
    ]
    worth, _, best_one = max(ranked, key=lambda item: item[:2], default=(_ENOUGH - 1, 0, None))
    return best_one if worth >= _ENOUGH else None


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


def _fits(statement: Statement, noun: str, answering: Actor | None) -> bool:
    if noun in _ACCUSED:
        accused = statement.cue.cue_class is CueClass.ACCUSATION or statement.speech_act is SpeechAct.ACCUSE
        return accused or any(_names(p, answering) for p in statement.propositions)
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


def _worth(statement: Statement, answering: Actor | None, lead: str, wanted: Wanted) -> float:
    """How readily a statement is taken for the one answered."""
    worth = 1.0 if _accuses(statement, answering) else 0.0
    said = " ".join(piece.text for piece in statement.content)
    worth += 1.5 if _telling(lead) & _telling(said) else 0.0
    worth += 1.0 if _named_in(statement, lead) else 0.0
    return worth - (1.0 if wanted.accusing and not worth and not _blames(statement) else 0.0)


def _telling(text: str) -> set[str]:
    return set(_NAME.findall(text))


def _accuses(statement: Statement, actor: Actor | None) -> bool:
    return any(_names(p, actor) for p in statement.propositions)


def _blames(statement: Statement) -> bool:
    return statement.cue.cue_class is CueClass.ACCUSATION or statement.speech_act in _ACCUSING


def _names(proposition: Proposition, actor: Actor | None) -> bool:
    """Whether a proposition says that this actor, or what he speaks for, did something."""
    if actor is None:
        return False
    own = {n.lower() for n in (actor.name, actor.affiliation, actor.camp) if n}
    return any(o in agent.lower() or agent.lower() in o for agent in proposition.agents for o in own)


def _lead(answer: Statement, before: Sequence[Statement], text: str) -> str:
    """The narrator's words between the statement before and the answer, not further back than a paragraph."""
    start = answer.content[0].start
    ends = [piece.end for s in before for piece in s.content if piece.end <= start]
    return text[max([*ends, start - 200]) : start]
