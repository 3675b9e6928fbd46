"""Short answers that deny what was just told: "None of it is true", "It was not us", "called it a lie".

They name nothing themselves, so that what they deny is the last thing that another asserted before them.
"""

import re
from collections.abc import Sequence

from models.schema import Statement
from models.vocabulary import CueClass

_SURELY = (
    r"(?:(?:simply|completely|absolutely|totally|entirely|just|all|utterly|patently|categorically|plainly|pure|outright"
    r"|complete|total|obviously|flatly|one hundred percent)\s+)*"
)
_FALSE = (
    r"(?:false|untrue|not true|wrong|a lie|lies|nonsense|rubbish|a fabrication|fabricated|fabrications|baseless"
    r"|groundless|unfounded|invented|made up|a fake|fake|a hoax|a smear|slander|a fairy tale|fiction|fantasy"
    r"|disinformation|propaganda|a provocation|a montage)"
)
_IT = (
    r"(?:that|this|it|these|those|they"
    r"|(?:the|these|those|all|such) (?:claim|report|allegation|accusation|charge|story)\w*)"
)
#: What a quotation begins with that denies by itself.
_SAID = re.compile(
    rf"(?:no[,.]\s+)?(?:none of (?:it|this|that|these|those)(?: ever)? "
    rf"(?:(?:is|was|are|were) (?:true|possible|real)|happened|took place|occurred)\b"
    rf"|{_IT}(?:['’]s|\s+(?:is|was|are|were)) {_SURELY}{_FALSE}\b"
    rf"|{_SURELY}(?:absolutely false|completely false|false|untrue|not true|a lie|lies|nonsense)(?=\s*(?:[.,!]|$))"
    r"|(?:that|this|it) (?:(?:simply|just) )?(?:never|did not|didn['’]t) "
    r"(?:happened|happen|took place|take place|occurred|occur)\b"
    r"|nothing (?:like that|of the (?:kind|sort)) (?:ever )?(?:happened|took place|occurred)\b"
    r"|it (?:was not|wasn['’]t) (?:us|me|our \w+)\b"
    r"|we (?:did not|didn['’]t) do (?:it|that|this)\b)",
    re.IGNORECASE,
)
#: What somebody called it: "it a fake", "the allegations “a fairy tale”".
_CALLED = re.compile(
    rf"{_IT}\s+(?:as\s+)?[\"“'‘]?(?:an?\s+)?{_SURELY}{_FALSE.replace('a ', '(?:a )?')}\b", re.IGNORECASE
)
#: Statements looked back over.
_REACH = 4


def denies_briefly(statement: Statement) -> bool:
    """Whether a statement, or its first sentence, only denies what was said before."""
    if not statement.content or statement.cue.cue_class in (CueClass.REFUSAL, CueClass.DENIAL, CueClass.RETRACTION):
        return False
    words = statement.content[0].text.strip(" \"“”'‘’")
    if statement.rule in ("called", "object_as"):
        return _CALLED.match(words) is not None
    return _SAID.match(words.removeprefix("that ")) is not None


def adds(statement: Statement, spoken: str) -> bool:
    """Whether words of a statement stand behind the short answer that it begins with."""
    answer = re.split(r"(?<=[.!?])\s", statement.content[0].text, maxsplit=1)[0]
    return spoken not in answer


def told_before(statement: Statement, before: Sequence[Statement]) -> Sequence[Statement]:
    """The statements just before that a short answer may deny: those of others."""
    own = statement.source.actor
    return [
        other
        for other in before[-_REACH:]
        if other.source.actor is None or own is None or other.source.actor.name != own.name
    ]
