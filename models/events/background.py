"""Background: what a paragraph tells of another time ("Many remember October 2023 ... Months later the army admitted
that six had died") is not the news, whatever day the article is of.
"""

from datetime import date, datetime

from spacy.tokens import Doc, Span

from models.events.location import is_bound
from models.events.moments import StatedTime, resolve

Days = tuple[date, date]
#: Days before publication from which on a time is another one than the news'. Weeks-old events still make news.
_OLD = 60
#: Parts of a sentence that tell something beside its main line.
_ASIDE = frozenset({"acl", "relcl", "appos", "parataxis", "advcl"})
_KEPT = "background"


def background_days(paragraph: Doc, position: int, published_at: datetime | None) -> Days | None:
    """The days of a paragraph's background at a character position in it; None where it tells the news.

    A sentence takes over the time of those before it, unless it or one in between states a newer one.
    """
    if published_at is None:
        return None
    before = [days for end, days in _told(paragraph, published_at) if end <= position]
    own = next((days for end, days in _told(paragraph, published_at) if end > position), ())
    for days in reversed([*before, own]):
        if days:
            return max(days, key=lambda d: d[1]) if all(_is_old(d, published_at) for d in days) else None
    return None


def _told(paragraph: Doc, published_at: datetime) -> list[tuple[int, tuple[Days, ...]]]:
    """The end of each sentence, and the days that it states."""
    kept: tuple[datetime, list[tuple[int, tuple[Days, ...]]]] | None = paragraph.user_data.get(_KEPT)
    if kept is None or kept[0] != published_at:
        told = [(sentence.end_char, _stated(sentence, published_at)) for sentence in paragraph.sents]
        kept = paragraph.user_data[_KEPT] = (published_at, told)
    return kept[1]


def _stated(sentence: Span, published_at: datetime) -> tuple[Days, ...]:
    """The days of a sentence, those of its verb of saying included. An old one counts only where the sentence as a
    whole is of it: not in an aside ("the Legion, founded in 2015, ..."), as a bound ("since 2015") or in quotes.
    """
    return tuple(
        time.days
        for time in resolve(sentence.text, published_at)
        if not _is_old(time.days, published_at) or not _is_by_the_way(sentence, time)
    )


def _is_by_the_way(sentence: Span, time: StatedTime) -> bool:
    quoted = sentence.doc.text[: sentence.start_char + time.start].count('"') % 2 == 1
    return quoted or is_bound(sentence.text, time) or _in_aside(sentence, time)


def _in_aside(sentence: Span, time: StatedTime) -> bool:
    span = sentence.char_span(time.start, time.end, alignment_mode="expand")
    token = span.root if span is not None else None
    while token is not None and token.head.i != token.i:
        if token.dep_ in _ASIDE or (token.dep_ in ("compound", "amod", "nummod") and token.head.pos_ == "NOUN"):
            return True
        token = token.head
    return token is None


def _is_old(days: Days, published_at: datetime) -> bool:
    return (published_at.date() - days[1]).days > _OLD
