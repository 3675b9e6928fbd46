"""Word lists as text, so that a lexicon reads as a list of words and not as punctuation."""


def words(text: str) -> frozenset[str]:
    """The words of a text, separated by white space."""
    return frozenset(text.split())


def phrases(text: str) -> frozenset[str]:
    """The phrases of a text, separated by bars; line breaks count as spaces."""
    return frozenset(" ".join(part.split()) for part in text.split("|") if part.strip())
