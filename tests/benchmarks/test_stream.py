"""The generated stream has the shape of a day of news, and is the same each time."""

from statistics import mean

from benchmarks.stream import PER_DAY, stream


def test_the_same_seed_gives_the_same_articles() -> None:
    assert list(stream(30)) == list(stream(30))
    assert list(stream(5)) != list(stream(5, seed=12))


def test_articles_are_as_long_as_news_and_come_in_order() -> None:
    articles = list(stream(200))
    assert 500 < mean(len(article.text.split()) for article in articles) < 800
    times = [article.published_at for article in articles if article.published_at]
    assert times == sorted(times)
    assert (times[-1] - times[0]).total_seconds() < 86_400 * 200 / PER_DAY
    assert len({article.external_id for article in articles}) == 200


def test_some_articles_are_copies_of_others_under_another_outlet() -> None:
    articles = list(stream(200))
    titles = [article.text.split("\n\n")[1:4] for article in articles]
    copied = sum(titles[i] in titles[:i] for i in range(len(titles)))
    assert 10 < copied < 50
