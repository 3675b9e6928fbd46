"""May two statements meet? Numbered gates, in order.

The first gate that closes is recorded; a pair that passes keeps the rule that let it in.
"""

from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache

from models.events.agree import DOUBTED, Verdict, agreement
from models.events.kinds import is_open
from models.pairing.parties import is_own_side, is_vague, may_be_one, same_camp, same_speaker
from models.pairing.structure import (
    answered,
    control_denied,
    deed_denied,
    implied_author,
    occurrence_denied,
    parts_exchanged,
    rival_blame,
    rival_motives,
    speaks_of,
    tells_aim,
)
from models.pairing.words import content_words, is_cut_off, likeness
from models.schema import EventMention, PairGate, Proposition, PropositionRecord
from models.vocabulary import ClaimType, CueClass, DecisionPath, Polarity, SpeechAct

_T = ClaimType
_DEEDS = frozenset({_T.RESPONSIBILITY, _T.INVOLVEMENT, _T.ATTACK_OCCURRENCE, _T.CONDUCT})
_BLAME = frozenset({_T.RESPONSIBILITY, _T.INVOLVEMENT})
_COUNTED = frozenset({_T.CASUALTY_COUNT, _T.DAMAGE})
_ACCUSING = frozenset({CueClass.ACCUSATION, CueClass.NOMINAL})
#: Claim types whose assertions are compared with one another; elsewhere only equal types are.
_COMPARABLE = (
    _DEEDS,
    frozenset({_T.TERRITORIAL_CONTROL, _T.CONDUCT, _T.ATTACK_OCCURRENCE}),
    frozenset({_T.AGREEMENT, _T.CONDUCT, _T.OTHER}),
)
#: Least share of content words for two statements to be about one question, by path.
_POLARITY_LIKENESS, _CONTENT_LIKENESS = 0.1, 0.2
#: Share of content words from which statements of two articles are taken for one event, whatever their words for it.
_ONE_EVENT_ACROSS = 0.5


@dataclass(frozen=True, slots=True)
class Admitted:
    """A pair that may be scored, by which path and with what agreement of events (0 to 1)."""

    gate: PairGate
    path: DecisionPath
    event_agreement: float


def gate(a: PropositionRecord, b: PropositionRecord) -> list[Admitted] | PairGate:
    """The paths on which a pair may be scored, or the gate that turned it away. Symmetric in its arguments."""
    closed = _statement_gates(a, b)
    if closed is not None:
        return closed
    if not _share_lemmas(a, b):
        return PairGate.DIFFERENT_ISSUE
    together = a.article_id == b.article_id
    event = agreement(_event(a), _event(b), a.published_at, b.published_at, together, told_as_one(a, b))
    if event.verdict is not Verdict.SAME and not _one_matter(a, b, event.verdict):
        return PairGate(event.verdict.value)
    if same_speaker(a, b):
        if not _retraction(a, b):
            return PairGate.SAME_SPEAKER
        if answered(a.proposition, b.proposition):
            return [Admitted(PairGate.ANSWERED, DecisionPath.ISSUE, event.score)]
        return [Admitted(PairGate.SELF_RETRACTION, DecisionPath.POLARITY, event.score)]
    polarities = {a.proposition.polarity, b.proposition.polarity}
    paths = _denied(a, b) if Polarity.DENIED in polarities else _asserted(a, b)
    if event.verdict is Verdict.SAME and event.score <= DOUBTED:
        # numbers of two happenings differ as a matter of course; words about them may still be one quarrel
        paths = [(g, p) for g, p in paths if p is not DecisionPath.FIGURES]
    return [Admitted(g, p, event.score) for g, p in paths] or PairGate.DIFFERENT_ISSUE


def _statement_gates(a: PropositionRecord, b: PropositionRecord) -> PairGate | None:
    """1. refusals; 2. dangling words; 3. unknown speakers; 4. two denials."""
    for record in (a, b):
        if record.proposition.polarity is Polarity.REFUSED or record.cue_class is CueClass.REFUSAL:
            return PairGate.REFUSAL
        if record.proposition.polarity is Polarity.NOT_DENIED:
            return PairGate.NOT_CHECKABLE
        if not record.proposition.standalone or is_cut_off(record.proposition.text):
            return PairGate.NOT_STANDALONE
        if record.actor is None:
            return PairGate.UNKNOWN_SPEAKER
    if a.proposition.polarity is Polarity.DENIED and b.proposition.polarity is Polarity.DENIED:
        return PairGate.TWO_DENIALS
    if a.proposition.polarity is b.proposition.polarity and _told_twice(a, b):
        return PairGate.DUPLICATE_TEXT
    return None


#: Least share of lemmas for two statements in another language than English to be about one question.
_LEMMAS_SHARED = 1 / 3


def _share_lemmas(a: PropositionRecord, b: PropositionRecord) -> bool:
    """Whether two statements share their lemmas, where these were read: in English structure says more than words."""
    first, second = ({key for key in r.proposition.keys if key.startswith("word:")} for r in (a, b))
    if not first and not second:
        return True
    return len(first & second) >= max(1.0, _LEMMAS_SHARED * min(len(first), len(second)))


def _told_twice(a: PropositionRecord, b: PropositionRecord) -> bool:
    """Whether two statements are one, but for the names of who tells it ("Ben Lo's yard", "Ann Lo's yard")."""
    if a.proposition.text == b.proposition.text:
        return True
    tellers = frozenset().union(*(content_words(r.actor.name) for r in (a, b) if r.actor is not None))
    first, second = (content_words(r.proposition.text) - tellers for r in (a, b))
    return len(first) >= _WORDS_TOLD and first == second


def _event(record: PropositionRecord) -> EventMention:
    return record.proposition.event or EventMention(kind="other")


def _one_matter(a: PropositionRecord, b: PropositionRecord, verdict: Verdict) -> bool:
    """Pairs that are about one thing though their events differ on paper.

    One was read as the denial of just what the other says; or, between articles that tell no one story, the difference
    rests on a place or day that one of them took over, or on the word for the event, and they share most words.
    """
    if answered(a.proposition, b.proposition):
        return True
    first, second = _event(a), _event(b)
    if one_story(a, b) or "security_operation" in (first.kind, second.kind):
        return False
    taken_over = {*first.inherited, *second.inherited}
    if verdict is Verdict.DIFFERENT_PLACE and "places" not in taken_over:
        return False
    undated = first.days is None or second.days is None
    if verdict is Verdict.DIFFERENT_TIME and "days" not in taken_over and not undated:
        return False
    return likeness(a.proposition.text, b.proposition.text) >= _ONE_EVENT_ACROSS


#: Content words from which equal sets of them are one sentence; of fewer, "not" or a figure may be all the difference.
_WORDS_TOLD = 5
#: Names of the topic that two articles must share to be taken for reports of one story; one less with a common place.
_SHARED_TOPIC = 3
#: Publications further apart than this tell two stories.
_STORY = timedelta(days=10)
#: Words of offices that stand in the news of every day.
_OFFICES = frozenset({"ministry", "ministri", "parliament", "army", "police", "government", "agency", "court", "house"})


def one_story(a: PropositionRecord, b: PropositionRecord) -> bool:
    """Whether two statements stand in one article, or in two that tell one event.

    These are articles of one story. Where one of the two is left alone it is enough that they share the names of their
    events within days; two stories that several articles tell are two, whoever is named in both.
    """
    if a.article_id == b.article_id:
        return True
    if a.story is not None and a.story == b.story:
        return True
    if a.told_by > 1 and b.told_by > 1:
        return False
    if a.published_at is not None and b.published_at is not None and abs(a.published_at - b.published_at) > _STORY:
        return False
    return share_topic(a.proposition.keys, b.proposition.keys)


def share_topic(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether the keys of two articles have the names of an event in common, or one less and a place."""
    shared = len(topic_of(a) & topic_of(b))
    return shared >= _SHARED_TOPIC or (shared == _SHARED_TOPIC - 1 and bool(_places(a) & _places(b)))


def told_as_one(a: PropositionRecord, b: PropositionRecord) -> bool | None:
    """Whether two statements stand in one story, in two, or (None) nothing is known of their articles as wholes."""
    if one_story(a, b):
        return True
    return None if a.story is None or b.story is None else False


def _places(keys: tuple[str, ...]) -> set[str]:
    return {key for key in keys if key.startswith("place:")}


@lru_cache(maxsize=4096)
def topic_of(keys: tuple[str, ...]) -> frozenset[str]:
    """The topic among the keys of a proposition: names of the article's weightiest events, without everyday offices."""
    return frozenset(k for k in keys if k.startswith("topic:") and not set(k[6:].split()) & _OFFICES)


def _retraction(a: PropositionRecord, b: PropositionRecord) -> bool:
    """Whether one of the two takes back what the other says."""
    takes_back = [r for r in (a, b) if r.speech_act is SpeechAct.RETRACT or r.cue_class is CueClass.RETRACTION]
    return len(takes_back) == 1 and likeness(a.proposition.text, b.proposition.text) >= _POLARITY_LIKENESS


def _denied(a: PropositionRecord, b: PropositionRecord) -> list[tuple[PairGate, DecisionPath]]:
    """One asserts, the other denies.

    The polarity path, and the issue path for a claimed deed against non-involvement.
    """
    asserted, denied = (a, b) if b.proposition.polarity is Polarity.DENIED else (b, a)
    p, q = asserted.proposition, denied.proposition
    paths: list[tuple[PairGate, DecisionPath]] = []
    near = one_story(asserted, denied) or likeness(p.text, q.text) >= _POLARITY_LIKENESS
    typed = p.claim_type is q.claim_type is not _T.OTHER or (p.claim_type in _DEEDS and q.claim_type in _DEEDS)
    one_doer = _one_doer(asserted, denied)
    if (near or typed) and one_doer:
        paths.append((PairGate.ASSERTED_DENIED, DecisionPath.POLARITY))
    issue = _issue_denied(asserted, denied, one_doer)
    return [*paths, (issue, DecisionPath.ISSUE)] if issue is not None else paths


def _issue_denied(asserted: PropositionRecord, denied: PropositionRecord, one_doer: bool) -> PairGate | None:
    """Denials that the shape of the two statements gives away, whatever their words."""
    p, q = asserted.proposition, denied.proposition
    if answered(p, q):
        return PairGate.ANSWERED
    if deed_denied(p, q):
        return PairGate.DEED_DENIED
    if occurrence_denied(p, q):
        return PairGate.OCCURRENCE_DENIED
    if control_denied(p, q):
        return PairGate.CONTROL_DENIED
    if implied_author(asserted, denied):
        return PairGate.IMPLIED_AUTHOR
    unnamed = p.claim_type is _T.INVOLVEMENT and not p.agents and asserted.cue_class in _ACCUSING
    if (one_doer and not unnamed) or (p.claim_type is not _T.RESPONSIBILITY and not unnamed):
        return None
    if q.claim_type not in _BLAME or is_open(_event(denied).kind) or is_open(_event(asserted).kind):
        return None
    own = not q.agents or any(is_own_side(agent, denied.actor) for agent in q.agents)
    return PairGate.RESPONSIBILITY_NON_INVOLVEMENT if own else None


def _one_doer(asserted: PropositionRecord, denied: PropositionRecord) -> bool:
    """Whether the deed asserted may be the deed denied: a party that denies its part does not deny another's."""
    p, q = asserted.proposition, denied.proposition
    if q.claim_type not in _BLAME or not q.agents:
        return True
    if not p.agents:
        # "The assailants crossed from Nakoru" names nobody who did it, and Nakoru answers it all the same; an aim only
        # implies its author
        points_at = p.claim_type is not _T.MOTIVE and speaks_of(asserted, denied)
        return asserted.cue_class is CueClass.ACCUSATION or points_at
    if any(is_own_side(one, denied.actor) for one in p.agents) and any(
        is_own_side(other, denied.actor) for other in q.agents
    ):
        return True  # a party is accused, and it or whoever speaks for it answers
    return any(may_be_one(one, other) for one in p.agents for other in q.agents)


def _asserted(a: PropositionRecord, b: PropositionRecord) -> list[tuple[PairGate, DecisionPath]]:
    """Both assert: figures, motives, mutual accusations, and plain contradiction."""
    p, q = a.proposition, b.proposition
    paths: list[tuple[PairGate, DecisionPath]] = []
    if (
        p.figures
        and q.figures
        and (p.claim_type in _COUNTED or q.claim_type in _COUNTED or p.claim_type is q.claim_type)
    ):
        paths.append((PairGate.FIGURES_COMPARED, DecisionPath.FIGURES))
        if _T.CASUALTY_COUNT in (p.claim_type, q.claim_type):
            return paths  # counts are compared as numbers, and as nothing else
    if tells_aim(p) and tells_aim(q):
        return [*paths, (PairGate.COMPETING_MOTIVES, DecisionPath.ISSUE)] if rival_motives(a, b) else paths
    if _mutual(a, b):
        paths.append((PairGate.MUTUAL_ACCUSATION, DecisionPath.ISSUE))
    elif rival_blame(a, b):
        paths.append((PairGate.RIVAL_BLAME, DecisionPath.ISSUE))
    elif _one_question(a, b):
        paths.append((PairGate.ASSERTED_ASSERTED, DecisionPath.CONTENT))
    return paths


def _one_question(a: PropositionRecord, b: PropositionRecord) -> bool:
    """Whether two assertions may answer one question.

    Their types are comparable and they share words; fewer words will do where the type is the same.
    """
    p, q = a.proposition, b.proposition
    if p.claim_type in _BLAME and q.claim_type in _BLAME and (_vague(p) or _vague(q)):
        return False  # "a group did it" leaves room for "the Legion did it"
    alike = likeness(p.text, q.text)
    if side_by_side(a, b) and (alike > 0.0 or speaks_of(a, b) or speaks_of(b, a)):
        return True  # one answers the other, whatever the types of their claims
    if one_story(a, b) and (speaks_of(a, b) or speaks_of(b, a)) and (alike > 0.0 or p.claim_type is q.claim_type):
        return True
    if p.claim_type is q.claim_type is not _T.OTHER and one_story(a, b):
        return alike >= _CONTENT_LIKENESS / 2
    return _comparable(p.claim_type, q.claim_type) and alike >= _CONTENT_LIKENESS


def _vague(proposition: Proposition) -> bool:
    """Whether the doer is described by what many are: "two armed groups", "citizens"."""
    return bool(proposition.agents) and is_vague(proposition.agents[0])


#: Characters between two quotes of one article within which the second may answer the first: about one paragraph.
_BESIDE = 300


def side_by_side(a: PropositionRecord, b: PropositionRecord) -> bool:
    """Whether two quotes stand so near in one article that one may answer the other."""
    if a.article_id != b.article_id:
        return False
    first, second = sorted((a.proposition.quote, b.proposition.quote), key=lambda quote: quote.start)
    return second.start - first.end <= _BESIDE


def _comparable(p: ClaimType, q: ClaimType) -> bool:
    """Types that may speak of one question; a statement of no type is compared with any."""
    return p is q or _T.OTHER in (p, q) or any(p in group and q in group for group in _COMPARABLE)


def _mutual(a: PropositionRecord, b: PropositionRecord) -> bool:
    """A says that B's side did it, and B says that A's side did; or the two tell one deed with its parts exchanged."""
    if same_camp(a, b):
        return False
    p, q = a.proposition, b.proposition
    if any(is_own_side(agent, b.actor) for agent in p.agents) and any(
        is_own_side(agent, a.actor) for agent in q.agents
    ):
        return p.claim_type in _DEEDS and q.claim_type in _DEEDS
    return one_story(a, b) and parts_exchanged(p, q)
