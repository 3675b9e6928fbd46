"""What a model said of a premise and a hypothesis, kept so that no pair is scored twice: about 25 bytes a direction.

A digest of model and texts is the key; the scores are three 32-bit fractions. They are rounded to those before anything
is decided on them (`rounded`), so that a score that is recalled decides as it did when it was fresh.
"""

import struct
from collections.abc import Iterable, Mapping
from hashlib import blake2b

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.schema import NliScores
from storage.bulk import chunked, insert_missing
from storage.tables import NliScoreRow

_Texts = tuple[str, str]
#: Entailment, contradiction, and similarity moved from -1..1 to 0..1; neutral is what is left.
_FORMAT = struct.Struct("<III")
_WHOLE = 2**32 - 1


def cached_scores(session: Session, model_fingerprint: str, wanted: Iterable[_Texts]) -> dict[_Texts, NliScores]:
    """The scores that this model has given already, by (premise, hypothesis); what is missing is still to be scored."""
    pairs = {_digest(model_fingerprint, pair): pair for pair in wanted}
    found: dict[_Texts, NliScores] = {}
    for digests in chunked(sorted(pairs)):
        stored = select(NliScoreRow.digest, NliScoreRow.packed).where(NliScoreRow.digest.in_(digests))
        for digest, packed in session.execute(stored):
            found[pairs[digest]] = recalled(packed)
    return found


def store_scores(session: Session, model_fingerprint: str, scores: Mapping[_Texts, NliScores]) -> None:
    """Keep the scores of this model; one that is there already stays."""
    rows = {_digest(model_fingerprint, pair): _packed(score) for pair, score in scores.items()}
    # In one order, so that two workers with the same pairs cannot wait for each other.
    insert_missing(session, NliScoreRow, [{"digest": key, "packed": rows[key]} for key in sorted(rows)])


def rounded(scores: NliScores) -> NliScores:
    """The scores as they will be recalled: not farther off than the fourth part of a billionth."""
    return recalled(_packed(scores))


def recalled(packed: bytes) -> NliScores:
    """The scores that a row of `nli_scores` keeps."""
    entailment, contradiction, alike = (part / _WHOLE for part in _FORMAT.unpack(packed))
    return NliScores(entailment, max(0.0, 1.0 - entailment - contradiction), contradiction, 2 * alike - 1)


def _digest(model_fingerprint: str, pair: _Texts) -> int:
    """63 bits: of a hundred million pairs two share one with a chance of one in two thousand."""
    premise, hypothesis = pair
    # The length keeps ("a b", "c") and ("a", "b c") apart whatever stands in them.
    told = f"{model_fingerprint}\n{len(premise)}\n{premise}\n{hypothesis}"
    return int.from_bytes(blake2b(told.encode(), digest_size=8).digest(), "big") >> 1


def _packed(scores: NliScores) -> bytes:
    shares = (scores.entailment, scores.contradiction, (scores.similarity + 1) / 2)
    return _FORMAT.pack(*(round(min(max(share, 0.0), 1.0) * _WHOLE) for share in shares))
