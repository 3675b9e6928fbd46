"""All readers of a configuration as one: each article goes to the reader of its language."""

import hashlib
from collections.abc import Sequence

from models.languages.plan import LanguagePlan
from models.languages.reader import LanguageReader
from models.reading.reader import Reader
from models.schema import Article, Reading

#: What is read without a plan.
ENGLISH = "en"


def reader_of(plans: Sequence[LanguagePlan]) -> "Reader | Readers":
    """The English reader, and beside it those of the plans. Raises ModelError and ConfigError."""
    return Readers(plans) if plans else Reader()


class Readers:
    """The English reader and others beside it.

    One fingerprint stands for all of them: where a language comes to a configuration, what was set aside is read.
    """

    def __init__(self, plans: Sequence[LanguagePlan]) -> None:
        self._english = Reader()
        self._others = {plan.code: LanguageReader(plan) for plan in plans}
        others = sorted(reader.fingerprint for reader in self._others.values())
        self.fingerprint = f"{self._english.fingerprint}+{hashlib.sha256(' '.join(others).encode()).hexdigest()[:8]}"

    def read(self, article: Article) -> Reading:
        """The reading by the reader of the article's language; English where it is not known."""
        reader = self._others.get(article.language or ENGLISH, self._english)
        return reader.read(article).model_copy(update={"fingerprint": self.fingerprint})
