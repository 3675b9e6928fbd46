"""Answers told in two breaths: "The ministry denied it. 'None of our aircraft was in the air,' it said."

The first sentence says what is denied, the second how; an analyst quotes the second. So the denial of a bare answer is
carried by what its speaker goes on to say at once, and the words "it" and "the allegation" are nobody's quote.
"""

import re
from collections.abc import Sequence

from models.schema import Proposition, Span, Statement
from models.vocabulary import CueClass, QuoteType

#: Characters between a bare answer and the speaker's next words ("by the head of operations. “Absolutely false").
_AT_ONCE = 160
#: What says that the next words are another matter.
_ANOTHER = re.compile(r"\b(?:also|however|later|earlier|separately|meanwhile|added|but)\b", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?][\"”’)]*\s")
#: Words of a bare answer, at most; longer ones have something to say of their own.
_BARE = 4


def carried_on(statements: Sequence[Statement], text: str) -> list[Statement]:
    """The statements, with each bare denial's propositions carried by the words in which its speaker goes on.

    `text` is the article's stored text. Where nobody goes on, or about another matter, the bare answer stands.
    """
    done = list(statements)
    for at, bare in enumerate(statements):
        if not _is_bare(bare):
            continue
        heir = _next_words(at, done, text)
        if heir is not None:
            done[heir] = _carrying(done[heir], bare.propositions)
            done[at] = bare.model_copy(update={"propositions": ()})
    return done


def _is_bare(statement: Statement) -> bool:
    """Whether it is a denial in the outlet's words that says nothing but what it answers."""
    told = statement.propositions
    return (
        statement.cue.cue_class is CueClass.DENIAL
        and statement.quote_type is not QuoteType.DIRECT
        and statement.source.actor is not None
        and bool(told)
        and all(p.rule == "answers" for p in told)
        and len(statement.content) == 1
        and len(statement.content[0].text.split()) <= _BARE
    )


def _next_words(at: int, statements: Sequence[Statement], text: str) -> int | None:
    """The index of the statement in which the speaker of `at` goes on: right after it, or in the same sentence before
    it ("said that no shell had been fired, rejecting the claims").
    """
    bare = statements[at].content[0]
    for other in (at + 1, at - 1):
        if not 0 <= other < len(statements) or not _by_one(statements[other], statements[at]):
            continue
        content = statements[other].content
        if not content:
            continue
        after = other > at
        between = text[bare.end : content[0].start] if after else text[content[-1].end : bare.start]
        if "\n" in between or len(between) > _AT_ONCE or _ANOTHER.search(between):
            continue
        if after or _SENTENCE_END.search(between) is None:
            return other
    return None


def _by_one(one: Statement, other: Statement) -> bool:
    a, b = one.source.actor, other.source.actor
    return a is not None and b is not None and a.name == b.name and one.cue.cue_class is not CueClass.REFUSAL


def _carrying(statement: Statement, denied: Sequence[Proposition]) -> Statement:
    """The statement with these propositions too, in its longest piece."""
    quote: Span = max(statement.content, key=lambda piece: len(piece.text))
    taken = [p.model_copy(update={"quote": quote}) for p in denied]
    known = {(p.text, p.polarity) for p in taken}
    kept = [p for p in statement.propositions if (p.text, p.polarity) not in known]
    return statement.model_copy(update={"propositions": (*taken, *kept)})
