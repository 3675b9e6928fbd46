"""The usual recipe, as a rival: which sentences it lets meet, and what counts as found."""

from benchmarks.quality.gold import GoldConflict, GoldNewsroom, GoldSource, GoldSpan, GoldStatement
from benchmarks.rivals import judged, nearest, sentences_of
from models.schema import Article
from models.vocabulary import Relation

FIRST = "Orvask falls\n\nThe army said it took Orvask on Monday. The weather was fine that day."
SECOND = "Orvask holds\n\nThe mayor said the army did not take Orvask. He spoke to reporters on Tuesday."
ARTICLES = [
    Article(external_id="a", text=FIRST, outlet="Wire"),
    Article(external_id="b", text=SECOND, outlet="Post"),
]


def test_sentences_keep_their_offsets_and_short_headings_are_left_out() -> None:
    found = sentences_of(ARTICLES)
    texts = {article.external_id: article.text for article in ARTICLES}
    assert [texts[s.article][s.start : s.end] for s in found] == [s.text for s in found]
    assert found[0].text == "The army said it took Orvask on Monday."


def test_only_sentences_of_different_articles_meet() -> None:
    sentences = sentences_of(ARTICLES)
    pairs = nearest(sentences, 0.5)
    assert pairs
    assert all(sentences[i].article != sentences[j].article for i, j in pairs)


def test_a_pair_is_right_where_both_sentences_hold_the_two_annotated_contents() -> None:
    def statement(number: str, article: str, text: str, content: str) -> GoldStatement:
        start = text.index(content)
        span = GoldSpan(text=content, start=start, end=start + len(content))
        return GoldStatement(id=number, article=article, source=GoldSource(text=""), content=(span,))

    gold = GoldNewsroom(
        statements=(
            statement("s1", "a", FIRST, "it took Orvask on Monday"),
            statement("s2", "b", SECOND, "the army did not take Orvask"),
        ),
        conflicts=(GoldConflict(id="c1", a="s1", b="s2", relation=Relation.CONTRADICTION),),
    )
    sentences = sentences_of(ARTICLES)
    texts = {article.external_id: article.text for article in ARTICLES}
    assert judged([(0, 2)], sentences, gold, texts) == (1, {"c1"})
    assert judged([(1, 3)], sentences, gold, texts) == (0, set())
