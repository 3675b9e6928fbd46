"""The declarative base: how Python types become columns, and how constraints are named."""

from datetime import datetime
from enum import StrEnum
from typing import Any, ClassVar

from sqlalchemy import JSON, Boolean, Double, Integer, MetaData, Text
from sqlalchemy.orm import DeclarativeBase

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
    Reason,
    Relation,
    SpeechAct,
    Status,
    Verdict,
)
from storage.columns import UtcDateTime, Word

_WORDS: tuple[type[StrEnum], ...] = (
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
    Reason,
    Relation,
    SpeechAct,
    Status,
    Verdict,
)

#: A JSON object or array. None becomes SQL NULL, never the JSON word null, so that plain SQL can ask IS NULL.
Json = JSON(none_as_null=True)

#: Ids are never used twice, so a worker that holds an id from before a re-reading fails instead of meeting a stranger.
NEVER_REUSE_IDS: dict[str, Any] = {"sqlite_autoincrement": True}


class Base(DeclarativeBase):
    """All tables of Counterclaim."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map: ClassVar[dict[Any, Any]] = {
        bool: Boolean,
        datetime: UtcDateTime,
        float: Double,
        int: Integer,
        str: Text,
        list[Any]: Json,
        dict[str, Any]: Json,
        **{words: Word(words) for words in _WORDS},
    }
