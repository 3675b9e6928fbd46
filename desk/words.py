"""What the closed sets are called on a page. No word here judges a party: a verdict is about the row."""

from models.vocabulary import Reason, Relation, Verdict

#: Instead of the plain word with its underscores turned into blanks.
_NAMES = {
    "flag": "flagged",
    "suggest": "suggested",
    "abstain": "held back",
    "false_positive": "not a conflict",
    "numeric_discrepancy": "figures differ",
    "competing_accounts": "competing accounts",
    "counter_accusation": "counter-accusation",
    "misread_source": "somebody else said it",
    "misread_statement": "something else was said",
    "not_exclusive": "both can be so",
    "duplicate": "same row in other words",
    "different_event": "two events",
    "different_issue": "two questions",
    "update": "an update over time",
    "added_by_hand": "added by hand",
}

#: Key, verdict, what it says of the row.
VERDICT_KEYS = (
    ("c", Verdict.CONFIRMED, "Confirm", "the two stand to each other as the row says"),
    ("f", Verdict.FALSE_POSITIVE, "Not a conflict", "they do not"),
    ("d", Verdict.DISMISSED, "Dismiss", "they may, and it does not matter"),
    ("u", Verdict.UNSURE, "Unsure", "it cannot be told"),
)

REASONS = tuple(Reason)

#: How each relation reads between two parties.
BETWEEN = {
    Relation.DENIAL: "denied by",
    Relation.CONTRADICTION: "contradicted by",
    Relation.RETRACTION: "taken back by",
    Relation.NUMERIC_DISCREPANCY: "other figures from",
    Relation.COUNTER_ACCUSATION: "accused in turn by",
    Relation.COMPETING_ACCOUNTS: "another account from",
}

#: Relations in which the order of the two means nothing.
SYMMETRIC = frozenset(
    {Relation.CONTRADICTION, Relation.NUMERIC_DISCREPANCY, Relation.COUNTER_ACCUSATION, Relation.COMPETING_ACCOUNTS}
)

#: Why two statements could meet, in a clause.
GATES = {
    "asserted_denied": "one asserts what the other denies",
    "answered": "the denial answers the very statement",
    "deed_denied": "one names a doer, and a part in it is denied for him",
    "occurrence_denied": "one tells of an attack at a place, the other denies that there was one",
    "control_denied": "one says that a place has changed hands, the other denies it",
    "asserted_asserted": "two assertions by two parties",
    "responsibility_non_involvement": "one claims or assigns responsibility, the other denies a part",
    "competing_motives": "two motives for one deed",
    "figures_compared": "two figures of one kind",
    "self_retraction": "one speaker, earlier and later",
    "mutual_accusation": "each accuses the other",
    "rival_blame": "two parties name two doers of one act of force",
    "implied_author": "one gives the event an aim that serves a party, which denies its part",
    "added_by_hand": "an analyst put them side by side",
}

PATHS = {
    "polarity": "by polarity: one asserts what the other denies",
    "content": "by content: the two exclude each other",
    "issue": "by issue: one question, two answers",
    "figures": "by figures: two counts compared as ranges",
}


def word(value: object) -> str:
    """A value of a closed set for people: "counter-accusation"."""
    if value is None:
        return ""
    plain = str(getattr(value, "value", value))
    return _NAMES.get(plain, plain.replace("_", " "))


def exclusive(value: bool | None) -> str:
    """Whether both sides can hold at once."""
    return {True: "cannot both hold", False: "could both hold", None: "not settled whether both can hold"}[value]
