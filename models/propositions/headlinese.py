"""Headlines leave out "is" and "was": "Town under control", "17 killed after police open fire", "Crew to blame"."""

import re

from spacy.tokens import Token

from models.propositions.clauses import Clause, Found
from models.propositions.inflection import VerbGroup, Word, simple
from models.propositions.naming import is_plural
from models.propositions.wording import Wording

_FINITE = ("VBD", "VBZ", "VBP", "MD")
_BE = VerbGroup((Word("is", "be", "VBZ", fixed=False),))
_HARMED = (
    "killed",
    "wounded",
    "injured",
    "hurt",
    "arrested",
    "detained",
    "missing",
    "dead",
    "displaced",
    "feared dead",
)
_AMOUNT = r"(?:at least |up to |more than |nearly |about |over |some )?(?:\d[\d,.]*|[Dd]ozens|[Hh]undreds|[Tt]housands)"
_WHO = r"[a-z]+(?: [a-z]+)?(?<! were)(?<! was)(?<! are)(?<! been)"
_HARM = "|".join(_HARMED)
_COUNT = re.compile(rf"^(?P<count>{_AMOUNT})(?: (?P<who>(?!{_HARM}){_WHO}))? (?P<harm>{_HARM})\b(?P<rest>.*)$")
_STANDING = re.compile(
    r"^(?P<who>.+?) (?P<how>(?:still |now |fully |firmly |again |no longer |not |back )*(?:to blame(?: for)?|at fault"
    r"|(?:in|under) (?:\w+ )?(?:control|fire|attack|siege)|in the hands of|in ruins|behind|responsible|free|safe|dead"
    r"|intact|unharmed|destroyed|captured|liberated)\b.*)$"
)


def completed(sentence: list[Token], wording: Wording) -> Found | None:
    """The clause that a headline without a verb stands for; None for any other sentence."""
    if any(t.tag_ in _FINITE and t.dep_ in ("ROOT", "ccomp", "aux", "auxpass") for t in sentence[:4]):
        return None
    text, starts = _joined(sentence)
    span = sentence[0].doc[sentence[0].i : sentence[-1].i + 1]
    if (counted := _COUNT.match(text)) is not None:
        who = counted["who"] or "people"
        harm = counted["harm"].replace("feared ", "")
        group = simple("die") if harm == "dead" else VerbGroup((Word("were", "be", "VBD"), Word(harm, harm, "")))
        rest = wording.phrase(t for t, at in zip(sentence, starts, strict=True) if at >= counted.start("rest"))
        clause = Clause(f"{counted['count']} {who}", True, group, rest.text, agree=True, dangling=rest.dangling)
        return Found(clause, "headline.counted", span.root)
    standing = _STANDING.match(text)
    if standing is None or any(t.tag_ in _FINITE for t in sentence):
        return None
    subject = wording.phrase(t for t, at in zip(sentence, starts, strict=True) if at < standing.end("who"))
    rest = wording.phrase(t for t, at in zip(sentence, starts, strict=True) if at >= standing.start("how"))
    denied = rest.text.startswith("not ")
    clause = Clause(
        subject.text,
        is_plural(subject.text),
        _BE,
        rest.text.removeprefix("not "),
        agree=True,
        denied=denied,
        dangling=subject.dangling or rest.dangling,
        agents=(subject.text.removeprefix("the "),)
        if standing["how"].startswith(("to blame", "behind", "resp"))
        else (),
    )
    return Found(clause, "headline.standing", span.root)


def _joined(sentence: list[Token]) -> tuple[str, list[int]]:
    """The words of a sentence without quotation marks, and where each begins in them."""
    text, starts = "", []
    for token in sentence:
        starts.append(len(text))
        if not (token.is_quote or token.text == "'"):
            text += token.text + (token.whitespace_ or "")
    return text.strip(), starts
