"""Answers that say no more than "the report", "the charge", "it": what they answer is the statement before them.

"The ministry rejected the report" denies what the report says. The statement answered is the last one before it, by
somebody else, that fits the noun: a charge was an accusation, a report came from a newspaper or was reported.
"""

import re
from collections.abc import Sequence

from models.reading.short_answers import adds, denies_briefly, told_before
from models.schema import Actor, Proposition, Statement
from models.vocabulary import ActorKind, ClaimType, CueClass, Polarity, QuoteType, SpeechAct

_NOUN = re.compile(
    r"^(?:(?:the|this|that|these|those|such|its|his|her|their|all|any|both|as|\"[^\"]*\")\s+)*(?:[\w’'-]+\s+){0,2}?"
    r"(report|reports|story|article|claim|claims|charge|charges|allegation|allegations|accusation|accusations|statement|assertion"
    r"|suggestion|account|version|figure|figures|toll|number|rumour|rumours|rumor|rumors|it|this|them)\b(?P<rest>.*)$",
    re.IGNORECASE | re.DOTALL,
)
_ACCUSED = frozenset({"charge", "charges", "allegation", "allegations", "accusation", "accusations"})
_REPORTED = frozenset({"report", "reports", "story", "article"})
_COUNTED = frozenset({"figure", "figures", "toll", "number"})
#: What follows the noun and names its content itself, so that nothing has to be looked up.
_OWN_CONTENT = re.compile(r"^\s*(?:that|of|about|against|by|in which|which)\b", re.IGNORECASE)
#: Statements looked back over.
_REACH = 8


def answering(statements: Sequence[Statement]) -> list[Statement]:
    """The statements, with what bare denials deny filled in from the statements that they answer."""
    done: list[Statement] = []
    for statement in statements:
        if denies_briefly(statement):
            answered = _answered_briefly(done, statement)
            done.append(_denying_besides(statement, answered) if answered is not None else statement)
            continue
        noun = _bare_answer(statement)
        answered = _answered(done, statement, noun) if noun else None
        done.append(_denying(statement, answered) if answered is not None else statement)
    return done


def _answered_briefly(before: Sequence[Statement], answer: Statement) -> Statement | None:
    """What "None of it is true" denies: the last accusation of the speaker just before it, else the last assertion."""
    told = [s for s in told_before(answer, before) if _asserts(s)]
    accused = [s for s in told if _fits(s, "accusation", answer.source.actor)]
    chosen = accused or told
    return chosen[-1] if chosen else None


def _denying_besides(answer: Statement, answered: Statement) -> Statement:
    """A short answer with what it denies, and with what the speaker adds to it."""
    denying = _denying(answer, answered)
    added = tuple(p for p in answer.propositions if p.standalone and adds(answer, p.as_spoken))
    return denying.model_copy(update={"propositions": (*denying.propositions, *added)})


def _bare_answer(statement: Statement) -> str | None:
    """The noun of a denial that names nothing else; None for any other statement."""
    if (
        statement.cue.cue_class not in (CueClass.DENIAL, CueClass.RETRACTION)
        or statement.quote_type is QuoteType.DIRECT
        or not statement.content
    ):
        return None
    if any(p.standalone for p in statement.propositions):
        return None
    match = _NOUN.match(statement.content[0].text.strip())
    if match is None or _OWN_CONTENT.match(match.group("rest")):
        return None
    return match.group(1).lower()


def _answered(before: Sequence[Statement], answer: Statement, noun: str) -> Statement | None:
    """The last fitting statement before an answer that asserts something.

    Another's statement for a denial, one's own for a retraction.
    """
    own = answer.cue.cue_class is CueClass.RETRACTION
    candidates = [s for s in before[-_REACH:] if own is not _other(s.source.actor, answer.source.actor) and _asserts(s)]
    fitting = [s for s in candidates if _fits(s, noun, answer.source.actor)]
    best = [s for s in fitting if noun in _REPORTED and "report" in s.cue.text.lower()]
    chosen = best or fitting
    return chosen[-1] if chosen else None


def _other(a: Actor | None, b: Actor | None) -> bool:
    return a is None or b is None or a.name != b.name


def _asserts(statement: Statement) -> bool:
    return any(p.standalone and p.polarity is Polarity.ASSERTED for p in statement.propositions)


def _fits(statement: Statement, noun: str, answering_actor: Actor | None) -> bool:
    if noun in _ACCUSED:
        accused = statement.cue.cue_class is CueClass.ACCUSATION or statement.speech_act is SpeechAct.ACCUSE
        return accused or any(_names(p, answering_actor) for p in statement.propositions)
    if noun in _REPORTED:
        actor = statement.source.actor
        return (actor is not None and actor.kind is ActorKind.MEDIA) or "report" in statement.cue.text.lower()
    if noun in _COUNTED:
        return any(p.figures for p in statement.propositions)
    return True


def _names(proposition: Proposition, actor: Actor | None) -> bool:
    """Whether a proposition says that this actor, or what he speaks for, did something."""
    if actor is None:
        return False
    own = {n.lower() for n in (actor.name, actor.affiliation, actor.camp) if n}
    return any(o in agent.lower() or agent.lower() in o for agent in proposition.agents for o in own)


def _denying(answer: Statement, answered: Statement) -> Statement:
    """The answer with the asserted propositions of the other statement, denied; its quote stays its own."""
    made = tuple(
        _denied(p, quote_of=answer) for p in answered.propositions if p.standalone and p.polarity is Polarity.ASSERTED
    )
    blamed = any(p.claim_type in (ClaimType.RESPONSIBILITY, ClaimType.INVOLVEMENT) for p in made)
    act = SpeechAct.DENY_RESPONSIBILITY if blamed else answer.speech_act or SpeechAct.ASSERT
    return answer.model_copy(update={"propositions": made, "speech_act": act})


def _denied(proposition: Proposition, quote_of: Statement) -> Proposition:
    return proposition.model_copy(
        update={
            "polarity": Polarity.DENIED,
            "quote": quote_of.content[0],
            "rule": "answers",
            "stance": f"It is not true that {_lowered(proposition.text)}",
            "as_spoken": quote_of.content[0].text,
        }
    )


def _lowered(text: str) -> str:
    first, _, rest = text.partition(" ")
    return f"{first.lower() if first in ('The', 'A', 'An', 'At', 'More', 'No') else first} {rest}"
