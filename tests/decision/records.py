"""Small propositions and candidates for the examples of this folder."""

from datetime import UTC, datetime

from models.schema import Actor, Candidate, Figure, PairGate, Proposition, PropositionRecord, Span
from models.vocabulary import ClaimType, CueClass, DecisionPath, Polarity, QuoteType


def record(
    number: int, figure: Figure | None = None, hour: int | None = 9, camp: str | None = None
) -> PropositionRecord:
    """A counted claim in an article of its own, published on 10 November 2026 at `hour` (None: no time known)."""
    text = "People were hurt in Ostrel."
    return PropositionRecord(
        id=number,
        statement_id=number,
        article_id=number,
        external_id=f"a{number}",
        outlet=f"Outlet {number}",
        published_at=datetime(2026, 11, 10, hour, tzinfo=UTC) if hour is not None else None,
        actor=Actor(name=f"Speaker {number}", camp=camp),
        source_text=f"Speaker {number}",
        cue_class=CueClass.SPEECH,
        speech_act=None,
        channel=None,
        hedge=None,
        asserted_at=None,
        quote_type=QuoteType.INDIRECT,
        quote_occurrence=0,
        proposition=Proposition(
            text=text,
            polarity=Polarity.ASSERTED,
            claim_type=ClaimType.CASUALTY_COUNT,
            standalone=True,
            quote=Span(text=text, start=0, end=len(text)),
            rule="clause",
            figures=(figure,) if figure is not None else (),
        ),
    )


def compared(claim: PropositionRecord, denial: PropositionRecord) -> Candidate:
    """The two records as a candidate on the path of figures."""
    return Candidate(claim, denial, PairGate.FIGURES_COMPARED, DecisionPath.FIGURES, 1.0, "casualties")
