"""Blocking keys: which propositions may meet at all. Those that a whole article shares are kept once for the article.

A report of 600 words gives some 18 propositions, each with five keys of its own and the same dozen of its article's
topic: kept for each proposition they would be the larger part of the database.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from sqlalchemy import BindParameter, Select, bindparam, delete, insert, select
from sqlalchemy.orm import Session

from models.schema import PropositionRecord
from storage.bulk import chunked
from storage.tables import ArticleKey, PropositionKey, PropositionRow

#: Of the propositions that carry a key, so many are handed to pairing: what was stored last before a batch, and the
#: batch itself with what came after it.
NEAREST_BEFORE, NEAREST_AFTER = 300, 600
#: Of the articles that carry a key for all their propositions, so many before a batch and after its beginning.
ARTICLES_BEFORE, ARTICLES_AFTER = 60, 120


def own_keys(keys: Sequence[str], topic: Sequence[str]) -> list[str]:
    """The keys that are not just the article's: `whole_keys` makes all of them again, in their order."""
    place, left = len(keys), list(topic)
    while place and left:
        # Where they differ, the proposition has told that key of the article itself, further in front.
        place -= keys[place - 1] == left.pop()
    own = list(keys[:place])
    return own if whole_keys(own, topic) == tuple(keys) else list(keys)


def whole_keys(own: Iterable[str], topic: Iterable[str]) -> tuple[str, ...]:
    """A proposition's own keys, then those of its article."""
    return tuple(dict.fromkeys([*own, *topic]))


def store_topic(session: Session, article_id: int, topic: Sequence[str]) -> None:
    """Keep the keys of an article in place of those of its earlier reading."""
    session.execute(delete(ArticleKey).where(ArticleKey.article_id == article_id))
    if topic:
        rows = [{"key": key, "article_id": article_id, "ordinal": nth} for nth, key in enumerate(dict.fromkeys(topic))]
        session.execute(insert(ArticleKey), rows)


def store_keys(session: Session, own: Mapping[int, Iterable[str]]) -> None:
    """Keep the propositions' own keys, by id."""
    rows = [{"key": key, "proposition_id": id_} for id_, keys in own.items() for key in sorted(set(keys))]
    if rows:
        session.execute(insert(PropositionKey), rows)


def topics_of(session: Session, article_ids: Collection[int]) -> dict[int, list[str]]:
    """The keys of each of these articles, in the order of its reading."""
    found: dict[int, list[str]] = defaultdict(list)
    for ids in chunked(sorted(set(article_ids))):
        wanted = select(ArticleKey.article_id, ArticleKey.key).where(ArticleKey.article_id.in_(ids))
        for article_id, key in session.execute(wanted.order_by(ArticleKey.article_id, ArticleKey.ordinal)):
            found[article_id].append(key)
    return found


def sharing(session: Session, keys: Sequence[str], records: Sequence[PropositionRecord]) -> set[int]:
    """The propositions with one of the keys: of each key those stored nearest before the first record and after it.

    A key that all articles carry costs no more than another, however many are stored.
    """
    if not records:
        return set()
    key: BindParameter[str] = bindparam("key")
    id_, article_id = PropositionKey.proposition_id, ArticleKey.article_id
    first, first_article = min(r.id for r in records), min(r.article_id for r in records)
    own = select(id_).where(PropositionKey.key == key)
    of_articles = select(article_id).where(ArticleKey.key == key)
    before, after = (own.where(id_ < first).order_by(id_.desc()), own.where(id_ >= first).order_by(id_))
    articles_before = of_articles.where(article_id < first_article).order_by(article_id.desc()).limit(ARTICLES_BEFORE)
    articles_after = of_articles.where(article_id >= first_article).order_by(article_id).limit(ARTICLES_AFTER)
    earlier = _articles_by_key(session, keys, articles_before)
    later = _articles_by_key(session, keys, articles_after)
    told_in = _propositions_of(session, {a for found in (earlier, later) for ids in found.values() for a in ids})
    chosen: set[int] = set()
    for one in keys:
        own_before = session.scalars(before.limit(NEAREST_BEFORE), {"key": one})
        own_after = session.scalars(after.limit(NEAREST_AFTER), {"key": one})
        shared_before = (id_ for a in earlier[one] for id_ in told_in[a])
        shared_after = (id_ for a in later[one] for id_ in told_in[a])
        chosen.update(sorted({*own_before, *shared_before}, reverse=True)[:NEAREST_BEFORE])
        chosen.update(sorted({*own_after, *shared_after})[:NEAREST_AFTER])
    return chosen


def newer(session: Session, keys: Collection[str], than: int) -> bool:
    """Whether a proposition with one of the keys has an id above `than`; ids only ever grow."""
    article = ArticleKey.article_id
    for chunk in chunked(sorted(keys)):
        own = select(PropositionKey.key).where(PropositionKey.key.in_(chunk), PropositionKey.proposition_id > than)
        if session.execute(own.limit(1)).first():
            return True
    # The few that came later, and what their articles are about: the articles that carry a key may be very many.
    later = select(PropositionRow.article_id).where(PropositionRow.id > than)
    for ids in chunked(sorted(set(session.scalars(later)))):
        if set(keys) & set(session.scalars(select(ArticleKey.key).where(article.in_(ids)))):
            return True
    return False


def _articles_by_key(session: Session, keys: Sequence[str], wanted: Select[tuple[int]]) -> dict[str, list[int]]:
    return {key: list(session.scalars(wanted, {"key": key})) for key in keys}


def _propositions_of(session: Session, article_ids: Collection[int]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = defaultdict(list)
    for ids in chunked(sorted(article_ids)):
        wanted = select(PropositionRow.article_id, PropositionRow.id).where(PropositionRow.article_id.in_(ids))
        for article_id, id_ in session.execute(wanted).tuples():
            found[article_id].append(id_)
    return found
