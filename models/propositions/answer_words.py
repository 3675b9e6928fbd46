"""How an answer says that what was said is not so, naming nothing of it: "None of that is true", "It was not us"."""

import re


def _one_of(*words: str) -> str:
    """A pattern for one of these; each argument may hold several, parted by bars."""
    return f"(?:{'|'.join(words)})"


def _compiled(*patterns: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern) for pattern in patterns)


_ANY = _one_of("it|that|this|them|these|those|they")
_BE = _one_of("is|was|are|were|has been|'s", "(?:is|was|are|were) (?:simply|just|all)")
_STRENGTHENING = _one_of(
    "simply|plainly|just|all|completely|absolutely|totally|utterly|entirely|categorically|blatantly",
    "a|an|one|another|pure|sheer|total|complete|outright|plain|cheap|big|utter|deliberate|malicious|blatant|crude",
    "ridiculous|obvious|politically motivated|felon's",
)
_STRONG = rf"(?:{_STRENGTHENING}\s+)*"
_FALSE = _one_of(
    "not (?:true|so|correct|accurate|the case|what happened|how it was)|untrue|false|falsehoods?|lies?|nonsense",
    "absurd|ridiculous|fabrications?|fabricated|fictions?|fictitious|work of fiction|fake news|fairy ?tales?|hoax",
    "slander|smears?|inventions?|invented|propaganda|baseless|groundless|unfounded",
    "made up|rubbish|fantas(?:y|ies)|disinformation|misinformation|concocted|preposterous|laughable|upside down",
    "wrong|incorrect|(?:campaign|piece|pack|tissue|web) of (?:invention|lies|fiction|fantasy|propaganda)",
)
#: Said of a thing that is shown (a recording, a letter) rather than of what somebody says, unless a noun says so.
_FORGED = _one_of("fakes?|faked|montage|forger(?:y|ies)|forged")
_CLAIM = _one_of(
    "claims?|charges?|allegations?|accusations?|reports?|stor(?:y|ies)|articles?|accounts?|versions?|assertions?",
    "suggestions?|testimony|insinuations?|statements?|rumou?rs?|narrative|theory|figures?|numbers?",
)
_WHOSE = _one_of("the|this|that|these|those|such|all|his|her|their|its|both")
_THING = rf"(?:{_WHOSE}\s+(?:[\w'-]+\s+){{0,2}}?{_CLAIM})"
_NONE = "(?:none|not a word|not one word|nothing|no part|not any) (?:of|in) "
_SUBJECT = _one_of(_ANY, _THING, rf"(?:(?:all|any|much) of |{_NONE})(?:{_ANY}|{_THING}|what [\w ]+?)")
_BASELESS = "(?:no|without(?: any)?|not the slightest) (?:basis|foundation|truth|merit|substance)"
_NO_EVENT = _one_of(
    "nothing of the (?:sort|kind)|nothing like (?:it|that|this)",
    "no such (?:thing|conversation|meeting|incident|event)",
)
_HAPPENED = _one_of("happened|took place|occurred")
_NOT_HAPPENED = rf"(?:never {_HAPPENED}|(?:did not|didn't|did never) (?:ever )?(?:happen|take place|occur))"
_OCCASION = _one_of("such a thing", "the (?:conversation|meeting|incident|episode)")
_DEGREE = _one_of("entirely|totally|completely|categorically|absolutely|outright|firmly", "in full|out of hand")
_OUR_PEOPLE = r"our (?:\w+ )?(?:doing|people|men|work|side|forces)"
_END = "(?:[,;:–—-]? .*)?"

#: What is said did not happen.
NOT_HAPPENED = _compiled(
    rf"(?:{_ANY}|{_OCCASION}) (?:simply |just )?{_NOT_HAPPENED}{_END}",
    _NOT_HAPPENED,
    rf"{_NO_EVENT} (?:ever )?{_HAPPENED}{_END}",
    rf"{_NONE}{_ANY} (?:ever )?{_HAPPENED}{_END}",
)
#: What is said is not so.
FALSE = _compiled(
    rf"{_NONE}(?:{_ANY}|{_THING}) {_BE} (?:true|correct|accurate|right|so|possible|real|fact){_END}",
    rf"{_SUBJECT} {_BE} {_STRONG}{_FALSE}{_END}",
    rf"{_THING} {_BE} {_STRONG}{_FORGED}{_END}",
    rf"there (?:is|was) {_BASELESS} (?:to|in|for) {_SUBJECT}{_END}",
    rf"{_SUBJECT} (?:has|have|had|is|are) {_BASELESS}(?: whatsoever| at all)?",
    rf"{_SUBJECT} (?:does|do|did) not (?:correspond to|match) (?:the )?(?:reality|facts|truth)",
    rf"{_STRONG}{_FALSE}",
    rf"(?:an? )?(?:\w+ )?{_FALSE}",
)
#: We did not do what is said.
NOT_US = _compiled(
    rf"(?:it|that|this) (?:was not|wasn't|was never) (?:us|me|ours|{_OUR_PEOPLE})",
    "(?:it|that|this) (?:was not|wasn't|was never) our (?:own )?(?:doing|work|handiwork)",
    "not (?:us|me)",
    "(?:we|i) (?:did not|didn't|never) (?:do|did) (?:any of )?(?:it|that|this|so|any such thing)",
    "(?:we|i) (?:did not do|didn't do|never did) anything of the (?:sort|kind)",
    "(?:we|i) (?:have|had) nothing to do with (?:any of )?(?:it|that|this)",
    "(?:we|i) (?:have|had) no (?:part|hand|role|involvement) in (?:any of )?(?:it|that|this)",
)
#: It did not: what, the sentence before says, whoever said that.
DID_NOT = _compiled("(?:it|they|he|she|we|i) (?:did|had|have|has)(?: not|n't)(?: do (?:so|it|that|this))?")
#: We deny what is said.
DENYING = _compiled(
    rf"(?:we|i) (?:\w+ly )?(?:deny|reject|dispute|refute|dismiss|contest)(?: all)?(?: of)? (?:{_ANY}|{_THING})"
    rf"(?: {_DEGREE})*",
    rf"(?:do|does|did) not accept (?:{_ANY}|{_THING})",
)
#: What I said myself is not so.
TAKEN_BACK = _compiled(
    "(?:i|we) (?:made|invented|dreamt|dreamed) (?:it|that|this|all of it|it all|everything)(?: up)?",
    "(?:i|we) (?:was|were|am|are|had been) (?:wrong|mistaken|in error)(?:[,;] .*| and .*| about (?:it|that|this))?",
    "(?:i|we) (?:take|took) (?:it|that|this|it all) back",
    "(?:i|we) (?:spoke|had spoken|have spoken) too soon(?:,? .*)?",
    "(?:i|we) (?:misspoke|had misspoken)(?:,? .*)?",
    "(?:he|she|they) had (?:spoken too soon|misspoken|been (?:wrong|mistaken|hasty))"
    "(?:[,;] .*| and .*| about (?:it|that|this))?",
    "(?:i|we) (?:withdraw|retract) (?:it|that|this|the (?:claim|charge|statement|accusation|remark)s?)",
    "(?:i|we) relied on .*(?:it|that|they) (?:was|were) (?:wrong|false|mistaken)",
    r"(?:my|our) (?:first|earlier|initial|previous|original) (?:statement|account|report|version|claim)\b.*"
    "(?:was|were) (?:based on incomplete|wrong|mistaken|incorrect|inaccurate|false|not correct|not true).*",
)
#: "called *it a fake*", "described *the testimony as a pack of lies*".
CALLED_FALSE = _compiled(
    rf"(?:{_ANY}|{_THING}|(?:the|a|an) [\w' -]{{2,40}}?)(?: as)? {_STRONG}(?:[\w-]+ ){{0,2}}?{_FALSE}{_END}",
    rf"{_THING}(?: as)? {_STRONG}(?:[\w-]+ ){{0,2}}?{_FORGED}{_END}",
)

_FILLERS = re.compile(r"^(?:(?:no|well|look|but|and|so|of course|again|frankly|listen|sorry)\b[,;]? ?)+(?=\w)")
_QUOTATION = re.compile(r"[\"“”„]")
_IS, _NOT = re.compile(r"\b(it|that|this)'s\b"), re.compile(r"\b(is|are|was|were)n't\b")
_INTRODUCED = re.compile(r"^that (?=(?:it|that|this|they|none|the|these|those|nothing)\b)")


def plain(sentence: str) -> str:
    """A sentence in lower case with plain marks, without quotation marks, its end and empty openings."""
    text = _QUOTATION.sub("", sentence).replace("’", "'").strip(" .!…,;:-–—")
    text = _NOT.sub(r"\1 not", _IS.sub(r"\1 is", " ".join(text.lower().split())))
    text = _INTRODUCED.sub("", text)
    return _FILLERS.sub("", text) if not text.startswith("no such") else text


def says(patterns: tuple[re.Pattern[str], ...], sentence: str) -> bool:
    """Whether a plain sentence is one of these, whole."""
    return any(pattern.fullmatch(sentence) for pattern in patterns)
