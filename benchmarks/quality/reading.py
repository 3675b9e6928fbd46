"""Statement reading inside an annotated newsroom: statements found, sources and actors right on those found."""

from collections import defaultdict

from benchmarks.quality.gold import GoldNewsroom, GoldStatement
from benchmarks.quality.overlap import WORD, bounds_of, jaccard, match_one_to_one, words_in
from benchmarks.quality.pipeline import Detected
from benchmarks.quality.polnear import SAME_CONTENT, source_is_right
from benchmarks.quality.report import Measure, share
from models.schema import Actor, Statement

#: Words of a name that tell nothing.
IDLE = frozenset({"the", "a", "an", "of", "s"})


def match_statements(detected: Detected, gold: GoldNewsroom) -> list[tuple[str, Statement, GoldStatement]]:
    """(external_id, statement, gold statement) of the one-to-one matches, article by article."""
    texts = detected.text_of()
    wanted: defaultdict[str, list[GoldStatement]] = defaultdict(list)
    read: defaultdict[str, list[Statement]] = defaultdict(list)
    for item in gold.statements:
        wanted[item.article].append(item)
    for article, statement in detected.statements.values():
        if statement.content:
            read[article].append(statement)
    pairs = []
    for article, items in wanted.items():
        predicted = [words_in(texts[article], bounds_of(statement.content)) for statement in read[article]]
        expected = [words_in(texts[article], item.bounds()) for item in items]
        matched = match_one_to_one(predicted, expected, jaccard, SAME_CONTENT)
        pairs += [(article, read[article][left], items[right]) for left, right in sorted(matched.items())]
    return pairs


def measure_statements(detected: Detected, gold: GoldNewsroom) -> list[Measure]:
    """Recall of annotated statements; on those matched, sources right by place and actors right by name."""
    texts = detected.text_of()
    pairs = match_statements(detected, gold)
    placed = [(a, s, g) for a, s, g in pairs if g.source.bounds()]
    sources = sum(
        source_is_right(texts[article], statement, item.source.bounds()) for article, statement, item in placed
    )
    named = [(statement.source.actor, item.source.actor) for _, statement, item in pairs if item.source.actor]
    actors = sum(actor_is(actor, name) for actor, name in named)
    return [
        share("statements read", len(pairs), len(gold.statements)),
        share("sources right on statements read", sources, len(placed)),
        share("actors right on statements read", actors, len(named)),
    ]


def actor_is(actor: Actor | None, name: str) -> bool:
    """Whether a resolved actor goes by this canonical name.

    The words of one name must all stand in the other ("Okoro" and "Dana Okoro"), for the actor's name or an alias;
    articles and possessives do not count.
    """
    wanted = _words(name)
    if actor is None or not wanted:
        return False
    return any(known and (known <= wanted or wanted <= known) for known in map(_words, (actor.name, *actor.aliases)))


def _words(name: str) -> frozenset[str]:
    return frozenset(WORD.findall(name.casefold())) - IDLE
