"""The story that each article of a pool tells, told to all that is said in it."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from models.events.stories import stories
from models.schema import PropositionRecord

#: So many articles are compared with each other: the batch, and those stored nearest to it. Bounds time and memory.
MOST_ARTICLES = 1_000


def with_stories(
    new: Sequence[PropositionRecord], pool: Sequence[PropositionRecord]
) -> tuple[list[PropositionRecord], list[PropositionRecord]]:
    """`new` and `pool` with the story of each record, where its article has a profile."""
    first_of: dict[int, PropositionRecord] = {}
    for record in pool:
        if record.profile is not None:
            first_of.setdefault(record.article_id, record)
    compared = [first_of[id_] for id_ in _nearest(first_of, {record.article_id for record in new})]
    numbers = stories([r.profile for r in compared if r.profile is not None], [r.published_at for r in compared])
    story = {record.article_id: compared[number].article_id for record, number in zip(compared, numbers, strict=True)}
    told_by = Counter(story.values())
    told = {record.id: _with(record, story.get(record.article_id), told_by) for record in pool}
    return [told.get(record.id, record) for record in new], [told[record.id] for record in pool]


def _with(record: PropositionRecord, story: int | None, told_by: Mapping[int, int]) -> PropositionRecord:
    return replace(record, story=story, told_by=1 if story is None else told_by[story])


def _nearest(article_ids: Collection[int], batch: Collection[int]) -> list[int]:
    """The batch and what was stored nearest to it, in order."""
    if len(article_ids) <= MOST_ARTICLES:
        return sorted(article_ids)
    first, last = min(batch, default=0), max(batch, default=0)

    def distance(id_: int) -> tuple[int, int]:
        return max(first - id_, id_ - last, 0), id_

    return sorted(sorted(article_ids, key=distance)[:MOST_ARTICLES])
