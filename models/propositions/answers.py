"""Answers that say no more than "the report", "the charge", "None of that is true": what they answer stands elsewhere.

"The ministry rejected the report" denies what the report says; "It was not us" denies the accusation just told. What is
answered is a statement near by of another party (of one's own where something is taken back). A headline may answer
what is only told below it.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from models.propositions import answer_words as words
from models.propositions.answered import Answered, Wanted, answered_by
from models.propositions.continued import carried_on
from models.schema import Proposition, Span, Statement
from models.vocabulary import ClaimType, CueClass, Polarity, QuoteType, SpeechAct

_NOUN = re.compile(
    r"^(?:(?:the|this|that|these|those|such|its|his|her|their|all|any|both|as|\"[^\"]*\")\s+)*(?:[\w’'-]+\s+){0,2}?"
    r"(report|reports|story|article|claim|claims|charge|charges|allegation|allegations|accusation|accusations|statement|assertion"
    r"|suggestion|account|version|figure|figures|toll|number|rumour|rumours|rumor|rumors|it|this|that|them|which)\b(?P<rest>.*)$",
    re.IGNORECASE | re.DOTALL,
)
#: What follows the noun and names its content itself, so that nothing has to be looked up.
_OWN_CONTENT = re.compile(r"^\s*(?:that|of|about|against|by|in which|which)\b", re.IGNORECASE)
#: "what he *called* a campaign of lies": gives a name to something that is not said.
_NAMING = re.compile(
    r"\b(?:call(?:s|ed|ing)?|describ(?:es?|ed|ing)|term(?:s|ed)|dubbed|label(?:s|led|ed))\b", re.IGNORECASE
)
_SENTENCE = re.compile(r"[^.!?]*(?:\.(?=\w)[^.!?]*)*[.!?…]*[\"”’']*\s*")


class _Kind(StrEnum):
    """What an answer does."""

    DENIES = "denies"
    TAKES_BACK = "takes_back"


@dataclass(frozen=True, slots=True)
class _Answer:
    """A sentence that answers. `quote` is the content piece that it stands in."""

    kind: _Kind
    sentence: str
    quote: Span
    wanted: Wanted


def answering(statements: Sequence[Statement], text: str) -> list[Statement]:
    """The statements, with what bare answers deny filled in from the statements that they answer.

    `text` is the article's stored text.
    """
    done: list[Statement] = []
    for number, statement in enumerate(statements):
        for answer in _answers(statement):
            found = answered_by(answer.wanted, statement, done, statements[number + 1 :], text)
            statement = _with(statement, answer, found)
        done.append(statement)
    return carried_on(done, text)


# --- what is an answer ----------------------------------------------------------------------------------------------


def _answers(statement: Statement) -> Iterable[_Answer]:
    """The answers in a statement: its bare noun, its name for what was said, or sentences of what is quoted."""
    if not statement.content or statement.cue.cue_class is CueClass.REFUSAL:
        return
    noun = _bare_noun(statement)
    if noun is not None:
        kind = _Kind.TAKES_BACK if statement.cue.cue_class is CueClass.RETRACTION else _Kind.DENIES
        yield _Answer(kind, "", statement.content[0], Wanted(noun, own=kind is _Kind.TAKES_BACK))
    elif statement.rule in ("called", "object_as"):
        yield from _called(statement)
    elif statement.cue.cue_class in (CueClass.SPEECH, CueClass.CLAIM, CueClass.ACCORDING_TO) and not _NAMING.search(
        statement.cue.text
    ):
        yield from _sentences(statement)


def _bare_noun(statement: Statement) -> str | None:
    """The noun of a denial that names nothing else; None for any other statement."""
    if (
        statement.cue.cue_class not in (CueClass.DENIAL, CueClass.RETRACTION)
        or statement.quote_type is QuoteType.DIRECT
        or any(p.standalone for p in statement.propositions)
    ):
        return None
    match = _NOUN.match(statement.content[0].text.strip())
    if match is None or _OWN_CONTENT.match(match.group("rest")):
        return None
    return match.group(1).lower()


def _called(statement: Statement) -> Iterable[_Answer]:
    """ "called *it a fake*", "called *the testimony a pack of lies*"."""
    whole = " ".join(piece.text for piece in statement.content)
    judged = all(p.rule == "called" or not p.standalone for p in statement.propositions)
    if judged and words.says(words.CALLED_FALSE, words.plain(whole)):
        longest = max(statement.content, key=lambda piece: len(piece.text))
        yield _Answer(_Kind.DENIES, whole, longest, Wanted(_noun_in(whole), naming=whole))


def _noun_in(text: str) -> str:
    match = _NOUN.match(text)
    return match.group(1).lower() if match else "it"


def _sentences(statement: Statement) -> Iterable[_Answer]:
    """Sentences of the content that answer as a whole."""
    for piece in statement.content:
        for sentence in _SENTENCE.findall(piece.text):
            plain = words.plain(sentence)
            if not plain:
                continue
            if words.says(words.TAKEN_BACK, plain):
                yield _Answer(_Kind.TAKES_BACK, sentence, piece, Wanted("it", own=True))
            elif words.says(words.NOT_US, plain):
                if all(p.rule in _OF_THE_MAIN_EVENT for p in statement.propositions if _stands(p, sentence)):
                    yield _Answer(_Kind.DENIES, sentence, piece, Wanted("it", accusing=True))
            elif words.says(words.DID_NOT, plain):
                if piece.text.lstrip().startswith(sentence.strip()):  # else it denies what this speaker says before it
                    yield _Answer(_Kind.DENIES, sentence, piece, Wanted("it", accusing=True))
            elif words.says(words.NOT_HAPPENED, plain):
                yield _Answer(_Kind.DENIES, sentence, piece, Wanted("it", asserted=True))
            elif words.says(words.FALSE + words.DENYING, plain) and not _tells(statement, sentence):
                yield _Answer(_Kind.DENIES, sentence, piece, Wanted(_noun_in(plain), naming=sentence))


#: Rules that say of the article's main event what was said of it; of what another has just told, it is said rather.
_OF_THE_MAIN_EVENT = ("authorship",)


def _stands(proposition: Proposition, sentence: str) -> bool:
    return proposition.standalone and _within(proposition, sentence)


#: Rules by which a sentence that calls something false names it itself: "no truth in the report that X".
_NAMING_IT = ("no_truth", "false_report", "truth_predicate")


def _tells(statement: Statement, sentence: str) -> bool:
    """Whether such a sentence says itself what is false."""
    return any(_stands(p, sentence) for p in statement.propositions if p.rule.startswith(_NAMING_IT))


# --- what it comes to -----------------------------------------------------------------------------------------------


def _with(statement: Statement, answer: _Answer, found: Answered | None) -> Statement:
    """The statement with the answered propositions denied in the place of its empty ones; its quote stays its own."""
    kept = tuple(p for p in statement.propositions if answer.sentence and not _within(p, answer.sentence))
    own = tuple(p for p in statement.propositions if p not in kept)
    if found is None:  # nothing is known of what it answers: it must not be scored as if it stood by itself
        left = tuple(p if _stands_alone(p, answer) else p.model_copy(update={"standalone": False}) for p in own)
        return statement.model_copy(update={"propositions": _in_order(statement.propositions, own, left)})
    spoken = answer.sentence.strip() or answer.quote.text
    taken = tuple(_denied(p, answer.quote, spoken) for p in found.propositions)
    if answer.kind is _Kind.TAKES_BACK:
        act: SpeechAct | None = SpeechAct.RETRACT
        taken = (*taken, *(p for p in own if p.standalone))
    else:
        blamed = any(p.claim_type in (ClaimType.RESPONSIBILITY, ClaimType.INVOLVEMENT) for p in taken)
        act = SpeechAct.DENY_RESPONSIBILITY if blamed else statement.speech_act or SpeechAct.ASSERT
    return statement.model_copy(update={"propositions": _unique((*taken, *kept)), "speech_act": act})


def _stands_alone(proposition: Proposition, answer: _Answer) -> bool:
    """Whether what was made of an answer's own words may be kept where nothing answered is found."""
    return not answer.sentence or answer.kind is _Kind.TAKES_BACK or proposition.rule in ("called", *_OF_THE_MAIN_EVENT)


def _in_order(
    before: tuple[Proposition, ...], old: tuple[Proposition, ...], new: tuple[Proposition, ...]
) -> tuple[Proposition, ...]:
    exchanged = dict(zip(map(id, old), new, strict=True))
    return tuple(exchanged.get(id(p), p) for p in before)


def _unique(propositions: Iterable[Proposition]) -> tuple[Proposition, ...]:
    return tuple({(p.text, p.polarity): p for p in propositions}.values())


def _within(proposition: Proposition, sentence: str) -> bool:
    """Whether a proposition was made of words of this sentence."""
    spoken, whole = proposition.as_spoken.strip(' ."“”'), sentence.strip()
    return bool(spoken) and (spoken in whole or whole.strip(' ."“”') in spoken)


def _denied(proposition: Proposition, quote: Span, spoken: str) -> Proposition:
    """The other side of a proposition, told by an answer: an assertion is denied, a denial contradicted."""
    back = proposition.polarity is Polarity.DENIED
    return proposition.model_copy(
        update={
            "polarity": Polarity.ASSERTED if back else Polarity.DENIED,
            "quote": quote,
            "rule": "answers",
            "stance": proposition.text if back else f"It is not true that {_lowered(proposition.text)}",
            "as_spoken": spoken,
            "hedged": False,
        }
    )


def _lowered(text: str) -> str:
    first, _, rest = text.partition(" ")
    return f"{first.lower() if first in ('The', 'A', 'An', 'At', 'More', 'No') else first} {rest}"
