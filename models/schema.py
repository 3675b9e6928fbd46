"""The types that pass between rooms: small and frozen. Importing this loads neither torch nor spaCy.

Offsets are Python str indices into the article's stored text; times are aware and in UTC.
"""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Annotated

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field

from models.vocabulary import (
    ActorKind,
    ClaimType,
    CueClass,
    Decision,
    DecisionPath,
    Extent,
    Grain,
    Inference,
    Polarity,
    QuoteType,
    Relation,
    SpeechAct,
)

Offset = Annotated[int, Field(ge=0)]


class Frozen(BaseModel):
    """Base of the types that are stored or printed as JSON."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Article(Frozen):
    """One text of one outlet, as stored.

    `text` is what all offsets index: decoded, no byte-order mark, LF line ends; title, blank line, body.
    `extent` is `standfirst` where only that could be had; `withheld` then says why (a paywall, robots.txt). `wire` is
    the agency that the text comes from, as far as the text itself tells.
    """

    external_id: str
    text: str
    title: str = ""
    url: str | None = None
    outlet: str = ""
    published_at: AwareDatetime | None = None
    language: str | None = None
    byline: str | None = None
    wire: str | None = None
    extent: Extent = Extent.FULL
    withheld: str | None = None


class Span(Frozen):
    """A slice of the stored text: `article.text[start:end] == text`."""

    text: str
    start: Offset
    end: Offset


class Actor(Frozen):
    """Who speaks or acts, under one canonical name.

    `affiliation` is the organisation or state spoken for, `camp` the party of the conflict that it belongs to.
    """

    name: str
    kind: ActorKind = ActorKind.UNKNOWN
    affiliation: str | None = None
    camp: str | None = None
    aliases: tuple[str, ...] = ()


class Source(Frozen):
    """The span that names the speaker, and the actor it stands for (None where it could not be resolved)."""

    text: str
    start: Offset | None
    end: Offset | None
    actor: Actor | None


class Cue(Frozen):
    """The words of saying: "said", "its denial that", "according to"."""

    text: str
    start: Offset | None
    end: Offset | None
    cue_class: CueClass


class Moment(Frozen):
    """A stated time: the start of the period that `grain` names."""

    at: AwareDatetime
    grain: Grain


class Figure(Frozen):
    """A count as a range: "at least six wounded" is low 6, high None, unit "wounded"."""

    low: float
    high: float | None
    unit: str
    scope: str | None = None


class Profile(Frozen):
    """What an article as a whole is about, in few words: its names and other telling words, each with its weight.

    `numbers` are the figures in it, `years` and `weekdays` (0: Monday) those that it names.
    """

    names: dict[str, float] = Field(default_factory=dict)
    words: dict[str, float] = Field(default_factory=dict)
    numbers: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    weekdays: tuple[int, ...] = ()


class EventMention(Frozen):
    """What a proposition speaks of: kind, places, days and parties, as far as the text tells.

    `days` is an inclusive (first, last) range. `inherited` names the parts that come from the article's context
    and not from the proposition's own words. Of an article's main event only: `no_places`, names in the article that
    look like places and are somebody, and `profile`, what the article is about.
    """

    kind: str
    places: tuple[str, ...] = ()
    days: tuple[date, date] | None = None
    parties: tuple[str, ...] = ()
    head: str | None = None
    inherited: tuple[str, ...] = ()
    no_places: tuple[str, ...] = ()
    profile: Profile | None = None


class Proposition(Frozen):
    """What a statement says, as a self-contained positive sentence with its polarity kept apart.

    `quote` is the one content span that carries it. `rule` is the unfolding rule that made it.
    """

    text: str
    polarity: Polarity
    claim_type: ClaimType
    standalone: bool
    quote: Span
    rule: str
    stance: str | None = None
    event: EventMention | None = None
    figures: tuple[Figure, ...] = ()
    agents: tuple[str, ...] = ()
    keys: tuple[str, ...] = ()
    as_spoken: str = ""
    hedged: bool = False


class Statement(Frozen):
    """Who said what: source, cue, content (the attribution triple of PARC), and the rule that read it."""

    source: Source
    cue: Cue
    content: tuple[Span, ...]
    quote_type: QuoteType
    speech_act: SpeechAct | None
    propositions: tuple[Proposition, ...]
    asserted_at: Moment | None = None
    channel: str | None = None
    hedge: str | None = None
    rule: str


class Reading(Frozen):
    """All that was read out of one article, by the reader with this fingerprint.

    `topic` are the keys that all its propositions end with, as far as a proposition has not told them itself.
    """

    statements: tuple[Statement, ...]
    fingerprint: str
    topic: tuple[str, ...] = ()
    profile: Profile | None = None


@dataclass(frozen=True, slots=True)
class PropositionRecord:
    """A stored proposition with all that pairing needs to know of its statement and article.

    `quote_occurrence` counts earlier equal quotes in the article (0 for the first): part of the pair key. `story`
    numbers the event that the article tells among those of the articles that it is paired with, `told_by` of them.
    """

    id: int
    statement_id: int
    article_id: int
    external_id: str
    outlet: str
    published_at: datetime | None
    actor: Actor | None
    source_text: str
    cue_class: CueClass
    speech_act: SpeechAct | None
    channel: str | None
    hedge: str | None
    asserted_at: Moment | None
    quote_type: QuoteType
    quote_occurrence: int
    proposition: Proposition
    language: str | None = None
    profile: Profile | None = None
    story: int | None = None
    told_by: int = 1


class PairGate(StrEnum):
    """Why a candidate pair met, or at which gate it was turned away (`counterclaim rejected --gate`)."""

    # let in
    ASSERTED_DENIED = "asserted_denied"
    ASSERTED_ASSERTED = "asserted_asserted"
    RESPONSIBILITY_NON_INVOLVEMENT = "responsibility_non_involvement"
    DEED_DENIED = "deed_denied"
    OCCURRENCE_DENIED = "occurrence_denied"
    CONTROL_DENIED = "control_denied"
    ANSWERED = "answered"
    COMPETING_MOTIVES = "competing_motives"
    FIGURES_COMPARED = "figures_compared"
    SELF_RETRACTION = "self_retraction"
    MUTUAL_ACCUSATION = "mutual_accusation"
    RIVAL_BLAME = "rival_blame"
    IMPLIED_AUTHOR = "implied_author"
    ADDED_BY_HAND = "added_by_hand"
    # turned away
    SAME_SPEAKER = "same_speaker"
    UNKNOWN_SPEAKER = "unknown_speaker"
    NOT_STANDALONE = "not_standalone"
    NOT_CHECKABLE = "not_checkable"
    DIFFERENT_EVENT = "different_event"
    DIFFERENT_PLACE = "different_place"
    DIFFERENT_TIME = "different_time"
    DIFFERENT_ISSUE = "different_issue"
    TWO_DENIALS = "two_denials"
    REFUSAL = "refusal"
    DUPLICATE_TEXT = "duplicate_text"
    BEYOND_BOUND = "beyond_bound"


@dataclass(frozen=True, slots=True)
class NliScores:
    """Probabilities of one direction, summing to 1.

    `similarity` is the cosine of the two sentences under the encoder.
    """

    entailment: float
    neutral: float
    contradiction: float
    similarity: float = 0.0


@dataclass(frozen=True, slots=True)
class Candidate:
    """Two propositions that may conflict.

    `claim` asserts, accuses or came first; `denial` denies, retracts or came later.
    """

    claim: PropositionRecord
    denial: PropositionRecord
    gate: PairGate
    path: DecisionPath
    event_agreement: float
    issue: str


@dataclass(frozen=True, slots=True)
class Rejection:
    """A pair that shared a key and was turned away, with the gate that did it."""

    first_id: int
    second_id: int
    gate: PairGate


@dataclass(frozen=True, slots=True)
class DecidedPair:
    """The outcome for one candidate. `ab` has the claim as premise; scores are None where no NLI was needed."""

    candidate: Candidate
    relation: Relation
    decision: Decision
    probability: float
    exclusive: bool | None
    inference: Inference
    ab: NliScores | None
    ba: NliScores | None
    model_fingerprint: str
    claim_text: str = ""
    denial_text: str = ""
    event: str = ""
    place: str | None = None
    parties: tuple[str, str] = field(default=("", ""))


class Refusal(Frozen):
    """An input that was not taken, and why; recorded, counted and shown, never fatal."""

    where: str
    reason: str
    detail: str = ""


class Funnel(Frozen):
    """Counts of one run, stage by stage."""

    articles: int = 0
    statements: int = 0
    propositions: int = 0
    candidates: int = 0
    scored: int = 0
    flagged: int = 0
    suggested: int = 0
    abstained: int = 0
    refused: int = 0
    rejected: dict[str, int] = Field(default_factory=dict)
