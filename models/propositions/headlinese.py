"""Headlines leave out "is" and "was": "Town under control", "17 killed after police open fire", "Crew to blame"."""

import re

from spacy.tokens import Token

from models.propositions.clauses import Clause, Found
from models.propositions.inflection import VerbGroup, Word, can_be_participle, is_participle_only, simple
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
    if (done := _done_to(sentence)) is not None:
        subject = wording.phrase(t for t in sentence if t.i < done.i)
        rest = wording.phrase(t for t in sentence if t.i > done.i)
        form = done.lower_
        group = VerbGroup((Word("was", "be", "VBD", fixed=False), Word(form, done.lemma_.lower(), "")))
        plural = subject.plural if subject.plural is not None else done.nbor(-1).tag_ in ("NNS", "NNPS")
        made = Clause(
            subject.text, plural, group, rest.text, agree=True, dangling=subject.dangling or rest.dangling, passive=True
        )
        return Found(made, "headline.done_to", done)
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
    last = [t for t, at in zip(sentence, starts, strict=True) if at < standing.end("who")][-1]
    if last.pos_ in ("ADP", "DET", "ADJ") or (standing["how"].startswith("behind") and last.lemma_.lower() in _CAUSES):
        return None  # "graves found *in* liberated X", "*reasons* behind the defeat"
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


#: What stands behind something without having done it.
_CAUSES = frozenset("reason motive story thinking logic idea cause truth politics strategy".split())
#: What is done to somebody or something: without an object a headline's form of it is a participle.
_DONE = frozenset(
    """
    poison down kill wound injure arrest detain kidnap abduct shell bomb jail sack suspend ban oust displace destroy
    damage capture seize assassinate evict deport
    """.split()
)


#: Verbs whose participle tells what became of the subject itself.
_OF_ITSELF = frozenset({"go", "be", "become", "rise", "grow", "fall", "sink", "come", "begin", "run"})


def _done_to(sentence: list[Token]) -> Token | None:
    """The participle of "14 drones *downed* over Lorn", "Fire *caused* by drone"; None where there is a finite verb."""
    if sentence[0].tag_ in ("TO", "VBG", "VB"):
        return None
    for n, token in enumerate(sentence):
        if token.tag_ not in ("VBN", "VBD") or not n or sentence[n - 1].pos_ not in ("NOUN", "PROPN"):
            continue
        by = n + 1 < len(sentence) and sentence[n + 1].lower_ == "by"
        done = token.lemma_.lower() in _DONE or (is_participle_only(token.lower_) and token.lemma_ not in _OF_ITSELF)
        if not (by or done) or not can_be_participle(token.lower_):
            continue
        others = any(t.tag_ in _FINITE and t.i != token.i for t in sentence)
        if others or any(c.dep_ in ("dobj", "ccomp", "aux", "auxpass") for c in token.children):
            return None
        return None if sentence[n - 1].lower_ in _HARMED or _COUNT.match(_joined(sentence)[0]) else token
    return None


def _joined(sentence: list[Token]) -> tuple[str, list[int]]:
    """The words of a sentence without quotation marks, and where each begins in them."""
    text, starts = "", []
    for token in sentence:
        starts.append(len(text))
        if not (token.is_quote or token.text == "'"):
            text += token.text + (token.whitespace_ or "")
    return text.strip(), starts
