"""The field's words as closed sets (docs/vocabulary.md). Their values are public: tables, JSON and pages hold them."""

from enum import StrEnum


class QuoteType(StrEnum):
    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class CueClass(StrEnum):
    SPEECH = "speech"
    DENIAL = "denial"
    ACCUSATION = "accusation"
    CLAIM = "claim"
    REFUSAL = "refusal"
    RETRACTION = "retraction"
    ACCORDING_TO = "according_to"
    NOMINAL = "nominal"


class SpeechAct(StrEnum):
    """What a speaker does; CAMEO 015 (acknowledge responsibility), 016 (deny it) and 112 (accuse) are among them."""

    CLAIM_RESPONSIBILITY = "claim_responsibility"
    DENY_RESPONSIBILITY = "deny_responsibility"
    ACCUSE = "accuse"
    ATTRIBUTE = "attribute"
    ASSERT = "assert"
    CONCEDE = "concede"
    RETRACT = "retract"
    REFUSE = "refuse"


class Polarity(StrEnum):
    """Kept apart from the proposition, which is always positive: "denied carrying out q" is q, denied."""

    ASSERTED = "asserted"
    DENIED = "denied"
    NOT_DENIED = "not_denied"
    REFUSED = "refused"
    IMPLIED = "implied"


class ClaimType(StrEnum):
    RESPONSIBILITY = "responsibility"
    INVOLVEMENT = "involvement"
    ATTACK_OCCURRENCE = "attack_occurrence"
    CASUALTY_COUNT = "casualty_count"
    DAMAGE = "damage"
    TERRITORIAL_CONTROL = "territorial_control"
    MOTIVE = "motive"
    CONDUCT = "conduct"
    AGREEMENT = "agreement"
    OTHER = "other"


class NliLabel(StrEnum):
    ENTAILMENT = "entailment"
    NEUTRAL = "neutral"
    CONTRADICTION = "contradiction"


class Relation(StrEnum):
    """How two statements stand to each other. Where two of the first six fit, the earlier one is chosen."""

    RETRACTION = "retraction"
    DENIAL = "denial"
    NUMERIC_DISCREPANCY = "numeric_discrepancy"
    CONTRADICTION = "contradiction"
    COUNTER_ACCUSATION = "counter_accusation"
    COMPETING_ACCOUNTS = "competing_accounts"
    # The rest stay in `pairs` and never become rows of `contradictions`.
    UPDATE = "update"
    CORROBORATION = "corroboration"
    DUPLICATE = "duplicate"
    DIFFERENT_EVENT = "different_event"
    NO_CONFLICT = "no_conflict"


#: Relations that are rows of `contradictions`, in order of precedence.
CONFLICTS: tuple[Relation, ...] = (
    Relation.RETRACTION,
    Relation.DENIAL,
    Relation.NUMERIC_DISCREPANCY,
    Relation.CONTRADICTION,
    Relation.COUNTER_ACCUSATION,
    Relation.COMPETING_ACCOUNTS,
)


class DecisionPath(StrEnum):
    POLARITY = "polarity"
    CONTENT = "content"
    ISSUE = "issue"
    FIGURES = "figures"


class Decision(StrEnum):
    FLAG = "flag"
    SUGGEST = "suggest"
    ABSTAIN = "abstain"
    DROP = "drop"


class Inference(StrEnum):
    EXPLICIT = "explicit"
    IMPLIED = "implied"


class Status(StrEnum):
    OPEN = "open"
    REVIEWED = "reviewed"
    SUPERSEDED = "superseded"
    WITHDRAWN = "withdrawn"


class Verdict(StrEnum):
    CONFIRMED = "confirmed"
    FALSE_POSITIVE = "false_positive"
    DISMISSED = "dismissed"
    UNSURE = "unsure"


class Reason(StrEnum):
    DIFFERENT_EVENT = "different_event"
    DIFFERENT_ISSUE = "different_issue"
    MISREAD_SOURCE = "misread_source"
    MISREAD_STATEMENT = "misread_statement"
    UPDATE = "update"
    NOT_EXCLUSIVE = "not_exclusive"
    DUPLICATE = "duplicate"
    OTHER = "other"


class ActorKind(StrEnum):
    PERSON = "person"
    ORGANISATION = "organisation"
    STATE = "state"
    ARMED_GROUP = "armed_group"
    MEDIA = "media"
    UNNAMED = "unnamed"
    UNKNOWN = "unknown"


class Extent(StrEnum):
    """How much of an article was to be had: its text, or what its feed or page shows to everybody."""

    FULL = "full"
    STANDFIRST = "standfirst"


class Grain(StrEnum):
    """How exactly a time is stated; nothing finer is ever invented."""

    MINUTE = "minute"
    HOUR = "hour"
    PART_OF_DAY = "part_of_day"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
