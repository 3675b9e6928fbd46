"""What the reader finds in a sentence: who speaks, by what kind of cue, saying what, and by which rule.

The places and people are invented. Content pieces are joined by " … " where the cue stands between them.
"""

from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.reading.attributions import Attribution, attributions, parse_article
from models.reading.nlp import paragraphs, plain
from models.reading.quotations import quotations
from models.vocabulary import CueClass, QuoteType

SPEECH, DENIAL, CLAIM, REFUSAL = CueClass.SPEECH, CueClass.DENIAL, CueClass.CLAIM, CueClass.REFUSAL
ACCUSATION, RETRACTION, ACCORDING = CueClass.ACCUSATION, CueClass.RETRACTION, CueClass.ACCORDING_TO
DIRECT, INDIRECT, MIXED = QuoteType.DIRECT, QuoteType.INDIRECT, QuoteType.MIXED


@dataclass(frozen=True, slots=True)
class Read:
    """One attribution as a reader of these tests sees it; `source` is "" where the sentence names nobody."""

    source: str
    cue_class: CueClass
    content: str
    quote_type: QuoteType
    rule: str


def read(text: str) -> list[Read]:
    return [_seen(text, found) for found in attributions(parse_article(text))]


def _seen(text: str, found: Attribution) -> Read:
    source = text[slice(*found.source_at)] if found.source_at else ""
    content = " … ".join(text[p.offset + p.start : p.offset + p.end] for p in found.pieces)
    return Read(source, found.cue_class, content, found.quote_type, found.rule)


ONE_STATEMENT = [
    # asides between a speaker and his verb
    ("A diplomat, granted anonymity to speak freely, said that both guns were still there.",
     Read("A diplomat", SPEECH, "that both guns were still there", INDIRECT, "clause_after")),
    ("The general did allow that some calls had been lost.",
     Read("The general", SPEECH, "that some calls had been lost", INDIRECT, "clause_after")),
    ("On Thursday the government raised the number of dead to 38, from 31 a day earlier.",
     Read("the government", SPEECH, "38", INDIRECT, "figure")),
    ("The ministry gave a figure of four dead.", Read("The ministry", SPEECH, "four dead", INDIRECT, "figure")),
    ("He put the number of dead at three, all of them guards.",
     Read("He", SPEECH, "three, all of them guards", INDIRECT, "figure")),
    ("The council secretary, Haruna Gide, put the number of guards killed at four.",
     Read("The council secretary, Haruna Gide", SPEECH, "four", INDIRECT, "figure")),
    # a name before the colon of a quotation, or behind it
    ("Former secretary of state Dana Okoro: “We learned that from the department.”",
     Read("Former secretary of state Dana Okoro", SPEECH, "We learned that from the department.", DIRECT, "colon")),
    ("“Nobody was beaten in this station” — Deputy Superintendent Clea Monk.",
     Read("Deputy Superintendent Clea Monk", SPEECH, "Nobody was beaten in this station", DIRECT, "signed")),
    # verbs of saying with a phrase between them and what is said
    ("The minister affirmed before the assembly on Wednesday that the work had been completed.",
     Read("The minister", SPEECH, "that the work had been completed", INDIRECT, "clause_after")),
    ("Ilmarra accepted after an inquiry that the mine was its own.",
     Read("Ilmarra", CLAIM, "that the mine was its own", INDIRECT, "clause_after")),
    ("An engineer who walked there, and who spoke once the escort had gone, said that the hole dated from the autumn.",
     Read("An engineer", SPEECH, "that the hole dated from the autumn", INDIRECT, "clause_after")),
    ("Lawmaker Irena Sobol disagreed: “You make peace with enemies.”",
     Read("Lawmaker Irena Sobol", SPEECH, "You make peace with enemies.", DIRECT, "quotation")),
    ("“She has 71, and she knows it,” countered Marta Ilvey.",
     Read("Marta Ilvey", SPEECH, "She has 71, and she knows it", DIRECT, "tag")),
    ("Two welders had been with the ship, said Colm Prideaux, secretary of the union, and both had drowned.",
     Read("Colm Prideaux, secretary of the union", SPEECH, "Two welders had been with the ship", INDIRECT,
          "clause_before")),
    # speech: after the cue, before it, around it
    ("The mayor of Varno said the bridge had fallen.",
     Read("The mayor of Varno", SPEECH, "the bridge had fallen", INDIRECT, "clause_after")),
    ("The army said that its drones hit the depot, and that no civilians were hurt.",
     Read("The army", SPEECH, "that its drones hit the depot, and that no civilians were hurt", INDIRECT,
          "clause_after")),
    ("The witness told reporters that the ferry sank at dawn.",
     Read("The witness", SPEECH, "that the ferry sank at dawn", INDIRECT, "clause_after")),
    ("The survey found that most farmers oppose the dam.",
     Read("The survey", SPEECH, "that most farmers oppose the dam", INDIRECT, "clause_after")),
    ("The convoy turned back at noon, the border police said.",
     Read("the border police", SPEECH, "The convoy turned back at noon", INDIRECT, "clause_before")),
    ("The dam, engineers said, was built in 1961.",
     Read("engineers", SPEECH, "The dam … was built in 1961", INDIRECT, "set_in")),
    ("As the governor noted, the road had been closed for weeks.",
     Read("the governor", SPEECH, "the road had been closed for weeks", INDIRECT, "as_clause")),
    ("The minister said the talks were over on Friday at a news conference.",
     Read("The minister", SPEECH, "the talks were over", INDIRECT, "clause_after")),
    ("Two soldiers, said Ann Hale, a witness, were shot on the road to Quill.",
     Read("Ann Hale, a witness", SPEECH, "Two soldiers … were shot on the road to Quill", INDIRECT, "set_in")),
    ("The fire, the mayor told reporters, was started by boys.",
     Read("the mayor", SPEECH, "The fire … was started by boys", INDIRECT, "set_in")),
    ("Ann Hale, 34, said the raid, planned in May, had failed.",
     Read("Ann Hale, 34", SPEECH, "the raid, planned in May, had failed", INDIRECT, "clause_after")),
    # who speaks through a document; what stands beside a semicolon; a subject that the parser takes for an adverb
    ("The union released a statement saying the ferry was safe.",
     Read("The union", SPEECH, "the ferry was safe", INDIRECT, "clause_after")),
    ("A letter warning that the dam would break reached the mayor.",
     Read("A letter", SPEECH, "that the dam would break", INDIRECT, "clause_after")),
    ("The mayor spoke out against the closure of the ferry line.",
     Read("The mayor", SPEECH, "the closure of the ferry line", INDIRECT, "about")),
    ("The fishermen are hoping to return before winter.",
     Read("The fishermen", SPEECH, "to return before winter", INDIRECT, "attitude_infinitive")),
    ("The envoy denied any part in the Sept. 11, 2001, raid.",
     Read("The envoy", DENIAL, "any part in the Sept. 11, 2001, raid", INDIRECT, "event_object")),
    ("''The dam is safe,'' said Ilian Morse. ''We looked.''",
     Read("Ilian Morse", SPEECH, "The dam is safe … We looked.", DIRECT, "tag")),
    # told of a subject, by nobody
    ("The minister is widely expected to resign in May.",
     Read("", SPEECH, "The minister … to resign in May", INDIRECT, "attitude_raised")),
    ("The pilot is said to have left the country.",
     Read("", SPEECH, "The pilot … to have left the country", INDIRECT, "raised")),
    # a verb joined without a comma goes on; an occasion does not
    ("The mayor said she was tired but would stay in office.",
     Read("The mayor", SPEECH, "she was tired but would stay in office", INDIRECT, "clause_after")),
    ("The chairman said no ballot had been burned, commenting on the report of the observers.",
     Read("The chairman", SPEECH, "no ballot had been burned", INDIRECT, "clause_after")),
    ("The poll shows Dorn with a lead of four points.",
     Read("The poll", SPEECH, "Dorn with a lead of four points", INDIRECT, "object")),
    ("The army did not respond to a request for comment.",
     Read("The army", REFUSAL, "a request for comment", INDIRECT, "about")),
    ("The movement disowned the claim.", Read("The movement", DENIAL, "the claim", INDIRECT, "event_object")),
    ("The dam was a charge that the mayor was quick to deny.",
     Read("the mayor", DENIAL, "a charge", INDIRECT, "relative_denial")),
    ("The general dismissed as propaganda claims that his troops had fled.",
     Read("The general", DENIAL, "that his troops had fled", INDIRECT, "event_object")),
    # passed on by another
    ('"We hold the town," the agency quoted General Ana Brod as saying.',
     Read("General Ana Brod", SPEECH, "We hold the town", DIRECT, "tag")),
    ('"The wound was clean," said retired surgeon Ben Lo.',
     Read("retired surgeon Ben Lo", SPEECH, "The wound was clean", DIRECT, "tag")),
    # figures given shortly
    ("Halenko put turnout at 71.4%.", Read("Halenko", SPEECH, "71.4%", INDIRECT, "figure")),
    ("Another spoke of three.", Read("Another", SPEECH, "three", INDIRECT, "figure")),
    ("The union put the number at five.", Read("The union", SPEECH, "five", INDIRECT, "figure")),
    ("The committee counted no fewer than 40 arrests.",
     Read("The committee", SPEECH, "no fewer than 40 arrests", INDIRECT, "figure")),
    # quotations
    ('"We hold the town," Colonel Ana Perec said.',
     Read("Colonel Ana Perec", SPEECH, "We hold the town", DIRECT, "tag")),
    ("“The dam is safe,” said Ilian Morse, a spokesman for the water board.",
     Read("Ilian Morse, a spokesman for the water board", SPEECH, "The dam is safe", DIRECT, "tag")),
    ('"It is over," Dorn told the crowd. "We won."',
     Read("Dorn", SPEECH, "It is over … We won.", DIRECT, "tag")),
    ('Dorn said in a statement. "The bridge will reopen in May."',
     Read("Dorn", SPEECH, "The bridge will reopen in May.", DIRECT, "quotation")),
    # "according to" and a name before a colon
    ("According to the health ministry, 14 people died in Kestrel Bay.",
     Read("the health ministry", ACCORDING, "14 people died in Kestrel Bay", INDIRECT, "according_to")),
    ("Fourteen people died, according to the hospital in Orlitsa.",
     Read("the hospital in Orlitsa", ACCORDING, "Fourteen people died", INDIRECT, "according_to")),
    ("The raid, according to the police, was carried out by the Hill Front.",
     Read("the police", ACCORDING, "The raid … was carried out by the Hill Front", INDIRECT, "according_to")),
    ("The organiser was murdered to break the strike, in the view of his deputy, Sefa Brand.",
     Read("his deputy, Sefa Brand", ACCORDING, "The organiser was murdered to break the strike", INDIRECT,
          "according_to")),
    ("In the words of Ann Hale, the army shelled the market.",
     Read("Ann Hale", ACCORDING, "the army shelled the market", INDIRECT, "according_to")),
    ("By the harbour police's account, the ferry was sunk by a mine.",
     Read("the harbour police", ACCORDING, "the ferry was sunk by a mine", INDIRECT, "according_to")),
    ("Mayor Dorn: The bridge stays closed",
     Read("Mayor Dorn", SPEECH, "The bridge stays closed", INDIRECT, "headline")),
    ("LENA KOVAR: We were never asked about the ferry.",
     Read("LENA KOVAR", SPEECH, "We were never asked about the ferry", INDIRECT, "colon")),
    # calling, describing, urging, promising
    ('Dorn called the raid "a crime against the valley".',
     Read("Dorn", SPEECH, 'the raid "a crime against the valley"', MIXED, "called")),
    ("Kelmar described the arrest as a kidnapping.",
     Read("Kelmar", SPEECH, "the arrest as a kidnapping", INDIRECT, "object_as")),
    ("The union called for the harbour to reopen.",
     Read("The union", SPEECH, "the harbour to reopen", INDIRECT, "about")),
    ("The envoy urged both sides to stop firing.",
     Read("The envoy", SPEECH, "both sides to stop firing", INDIRECT, "object_infinitive")),
    ("The premier vowed to rebuild the bridge.",
     Read("The premier", SPEECH, "to rebuild the bridge", INDIRECT, "infinitive")),
    # what the parser leaves out, and what it takes in by mistake
    ("The union announced a concert in support of the miners.",
     Read("The union", SPEECH, "a concert in support of the miners", INDIRECT, "object")),
    ("The envoy said he would not return, as was the case last year.",
     Read("The envoy", SPEECH, "he would not return", INDIRECT, "clause_after")),
    ("The polls show a narrow lead for Dorn.",
     Read("The polls", SPEECH, "a narrow lead for Dorn", INDIRECT, "object")),
    ("The governor denied it.", Read("The governor", DENIAL, "it", INDIRECT, "event_object")),
    # nouns and adjectives of mind
    ("The minister's opposition to the dam is well known.",
     Read("The minister", SPEECH, "the dam", INDIRECT, "attitude_noun")),
    ("The mayor expressed concern about the dam.",
     Read("The mayor", SPEECH, "concern about the dam", INDIRECT, "attitude_object")),
    ("The mayor is confident that the bridge will hold.",
     Read("The mayor", SPEECH, "that the bridge will hold", INDIRECT, "attitude_adjective")),
    # denials, and what only looks like one
    ("The ministry denied that its jets had crossed the border.",
     Read("The ministry", DENIAL, "that its jets had crossed the border", INDIRECT, "clause_after")),
    ("The general denied ordering the raid.",
     Read("The general", DENIAL, "ordering the raid", INDIRECT, "gerund")),
    ("The Harrow Front denied any role in the shelling on Friday.",
     Read("The Harrow Front", DENIAL, "any role in the shelling", INDIRECT, "event_object")),
    ("Kelmar dismissed the figures as invented.",
     Read("Kelmar", DENIAL, "the figures", INDIRECT, "event_object")),
    ("It was a charge that the army has always denied.",
     Read("the army", DENIAL, "a charge", INDIRECT, "relative_denial")),
    ("It was a charge that the minister has always denied.",
     Read("the minister", DENIAL, "a charge", INDIRECT, "relative_denial")),
    ("The government repeated its denial that it had ordered the raid.",
     Read("The government", DENIAL, "that it had ordered the raid", INDIRECT, "restated")),
    ("The government stood by its denial that it had ordered the raid.",
     Read("The government", DENIAL, "that it had ordered the raid", INDIRECT, "restated")),
    ("The ministry dismissed as baseless claims that the army had shelled the market.",
     Read("The ministry", DENIAL, "baseless claims that the army had shelled the market", INDIRECT, "event_object")),
    ("The mayor faces allegations that he stole grain, which he denies.",
     Read("he", DENIAL, "allegations that he stole grain", INDIRECT, "relative_denial")),
    ("The report was an allegation rejected by two inquiries.",
     Read("two inquiries", DENIAL, "an allegation", INDIRECT, "relative_denial")),
    ("The minister's denial that troops were there drew laughter.",
     Read("The minister", DENIAL, "that troops were there", INDIRECT, "nominal_clause")),
    ("The council rejected the plan for a new harbour.",
     Read("The council", SPEECH, "the plan for a new harbour", INDIRECT, "attitude_object")),
    # accusations
    ("Velia accused Ostmark of shelling the market.",
     Read("Velia", ACCUSATION, "Ostmark of shelling the market", INDIRECT, "object_of")),
    ("Ostmark was accused of shelling the market.",
     Read("", ACCUSATION, "of shelling the market", INDIRECT, "object_of")),
    ("The premier blamed the blackout on rebels.",
     Read("The premier", ACCUSATION, "the blackout on rebels", INDIRECT, "object_of")),
    ("The opposition alleged that ballots were burned.",
     Read("The opposition", ACCUSATION, "that ballots were burned", INDIRECT, "clause_after")),
    ("The accusation by Velia that the army burned the mill was false.",
     Read("Velia", ACCUSATION, "that the army burned the mill", INDIRECT, "nominal_clause")),
    ("Ostmark was accused by union members gathered outside the station of hiring the gunman.",
     Read("union members gathered outside the station", ACCUSATION, "of hiring the gunman", INDIRECT, "object_of")),
    ("She held the Oath responsible for the shelling of the market.",
     Read("She", ACCUSATION, "the Oath responsible for the shelling of the market", INDIRECT, "object_of")),
    ("The union reproached the minister for selling the port.",
     Read("The union", ACCUSATION, "the minister for selling the port", INDIRECT, "object_of")),
    ("The opposition charged the minister with pocketing money.",
     Read("The opposition", ACCUSATION, "the minister with pocketing money", INDIRECT, "object_of")),
    ("Velia renewed its accusation that the army had shelled the market.",
     Read("Velia", ACCUSATION, "that the army had shelled the market", INDIRECT, "restated")),
    # claims
    ("The party stands by its claim that the vote was rigged.",
     Read("The party", CLAIM, "that the vote was rigged", INDIRECT, "restated")),
    ("Ann Hale held to her view that the sale had taken place.",
     Read("Ann Hale", CLAIM, "that the sale had taken place", INDIRECT, "restated")),
    ("The River Brigade claimed responsibility for the attack on the depot.",
     Read("The River Brigade", CLAIM, "for the attack on the depot", INDIRECT, "light_cue")),
    ("She took credit for the ceasefire.",
     Read("She", CLAIM, "for the ceasefire", INDIRECT, "light_cue")),
    ("The rebels claimed to have taken the airfield.",
     Read("The rebels", CLAIM, "to have taken the airfield", INDIRECT, "infinitive")),
    ("The town, which the army claims to hold, was quiet.",
     Read("the army", CLAIM, "The town, which … to hold", INDIRECT, "infinitive")),
    # refusals
    ("The colonel declined to comment on the strike.",
     Read("The colonel", REFUSAL, "to comment on the strike", INDIRECT, "infinitive")),
    ("The ministry would not say how many soldiers had died.",
     Read("The ministry", REFUSAL, "how many soldiers had died", INDIRECT, "clause_after")),
    # retractions
    ("The agency withdrew its report that the dam had burst.",
     Read("The agency", RETRACTION, "its report that the dam had burst", INDIRECT, "event_object")),
    ("The broadcaster apologised for its report that the dam had burst.",
     Read("The broadcaster", RETRACTION, "its report that the dam had burst", INDIRECT, "event_object")),
    # what the parser hung elsewhere
    ("Ann Hale, a member of the council, predicted at the debate that voters will reject the plan.",
     Read("Ann Hale, a member of the council", SPEECH, "that voters will reject the plan", INDIRECT, "clause_after")),
    ("The inspectorate blamed a missing valve.",
     Read("The inspectorate", ACCUSATION, "a missing valve", INDIRECT, "object")),
    ("The company denied any lapse on its part.",
     Read("The company", DENIAL, "any lapse on its part", INDIRECT, "event_object")),
    ("The plan to sell the port was announced by the ministry on Monday.",
     Read("the ministry", SPEECH, "The plan to sell the port", INDIRECT, "passive_object")),
    # beliefs and stances carry a rule of their own
    ("The villagers believe the well was poisoned.",
     Read("The villagers", SPEECH, "the well was poisoned", INDIRECT, "attitude_clause_after")),
    ("Pilots criticised the airline for hiding the fault.",
     Read("Pilots", SPEECH, "the airline for hiding the fault", INDIRECT, "attitude_object_of")),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), ONE_STATEMENT, ids=[text for text, _ in ONE_STATEMENT])
def test_one_sentence_one_statement(text: str, expected: Read) -> None:
    assert expected in read(text)


TWO_SPEAKERS_OR_CUES = [
    ("The army said the depot was empty, adding that nobody was hurt.",
     [("The army", "the depot was empty"), ("The army", "that nobody was hurt")]),
    ("The spokesman said the raid had failed but admitted that two soldiers were missing.",
     [("The spokesman", "the raid had failed"), ("The spokesman", "that two soldiers were missing")]),
    ("Asked whether he would resign, Dorn said he would stay.",
     [("", "whether he would resign"), ("Dorn", "he would stay")]),
    ("The mayor said the army had claimed the bridge.",
     [("The mayor", "the army had claimed the bridge")]),
    ("The army put the toll at 9, the rebels at 15.", [("The army", "9"), ("the rebels", "15")]),
    ("The ministry put the death toll at nine, the hospital at 15.",
     [("The ministry", "nine"), ("the hospital", "15")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), TWO_SPEAKERS_OR_CUES, ids=[text for text, _ in TWO_SPEAKERS_OR_CUES])
def test_cues_that_go_on_are_statements_and_reported_positions_are_not(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert [(item.source, item.content) for item in read(text)] == expected


NOT_STATEMENTS = [
    "The general allowed the prisoners to leave.",
    "The company raised the number of ships to 38.",
    "The guards denied the reporters entry.",
    "The ferry left the harbour at noon.",
    "Find out more in our podcast.",
    "It is hard to know what comes next.",
    "The company dismissed Dorn in March.",
    "The minister was charged with pocketing money.",
    "Prosecutors charged the driver with murder.",
    "There were accusations of torture by the opposition.",
    "The army put two tanks at the gate.",
    "The union held a meeting of 300 people.",
]


@pytest.mark.parametrize("text", NOT_STATEMENTS)
def test_other_senses_of_a_cue_word_say_nothing(text: str) -> None:
    assert read(text) == []


RELAYED = [
    ("The agency quoted the minister as saying that the raid had been a mistake.", "the minister", "The agency"),
    ("The minister was quoted by the Quill News Agency as saying that it had rained.", "The minister",
     "the Quill News Agency"),
    ("The minister was quoted as saying that the raid had been a mistake.", "The minister", ""),
]  # fmt: skip


@pytest.mark.parametrize(("text", "source", "channel"), RELAYED, ids=[text for text, *_ in RELAYED])
def test_who_is_quoted_speaks_and_who_quotes_is_the_channel(text: str, source: str, channel: str) -> None:
    (found,) = attributions(parse_article(text))
    assert (_seen(text, found).source, text[slice(*found.channel_at)] if found.channel_at else "") == (source, channel)
    assert found.cue is not None
    assert found.cue.text == "saying"


def test_an_open_quotation_goes_on_in_the_next_paragraph() -> None:
    text = '"We hold the town," Perec said. "The bridge is ours.\n\n"And the river will be ours by spring."'
    (found,) = attributions(parse_article(text))
    assert found.last_paragraph == 1
    assert _seen(text, found).content.endswith("And the river will be ours by spring.")


def test_words_set_off_after_a_colon_belong_to_the_cue_before_them() -> None:
    text = "The ministry wrote:\n\nThe bridge will stay closed until the inquiry is over."
    (found,) = read(text)
    assert (found.source, found.rule) == ("The ministry", "block_quotation")


SENTENCES = st.lists(
    st.sampled_from(
        [text for text, _ in ONE_STATEMENT] + NOT_STATEMENTS + ["“Stay,” he", 'said "no', "’", "\n", "\n\n"]
    ),
    min_size=1,
    max_size=8,
).map(" ".join)


@settings(max_examples=25, deadline=None)
@given(SENTENCES)
def test_content_stays_in_its_paragraph_and_clear_of_cue_and_source(text: str) -> None:
    bounds = list(paragraphs(text))
    for found in attributions(parse_article(text)):
        for piece in found.pieces:
            start, end = piece.offset + piece.start, piece.offset + piece.end
            assert start < end
            assert any(first <= start and end <= last for first, last in bounds)
            for other in (found.cue_at, found.source_at):
                assert other is None or end <= other[0] or start >= other[1]


@given(st.text(alphabet="ab “”‘’\"'`«»„–\u00a0\n", max_size=60))
def test_plain_keeps_length(text: str) -> None:
    assert len(plain(text)) == len(text)


@given(st.text(alphabet="ab. “”‘’\"'`«»\n", max_size=80))
def test_quotations_stay_in_their_paragraph(text: str) -> None:
    bounds = list(paragraphs(text))
    for quote in quotations(text, bounds):
        assert quote.start <= quote.inner_start <= quote.inner_end <= quote.end
        assert any(start <= quote.start and quote.end <= end for start, end in bounds)


def test_a_clause_with_its_own_that_says_nothing_of_the_sentence_around_it() -> None:
    text = "Two groups said they took the girls, as the governor admitted for the first time that pupils were held."
    assert [(found.source, found.content) for found in read(text)] == [
        ("Two groups", "they took the girls"),
        ("the governor", "that pupils were held"),
    ]


@pytest.mark.parametrize("text", [", , , that said , that", "She told the crowd at the fair that", "He said , that it"])
def test_a_that_at_the_end_of_a_text_is_no_end_of_reading(text: str) -> None:
    assert all(found.content in text for found in read(text))


def test_words_quoted_behind_a_denial_are_a_statement_of_their_own() -> None:
    denied, quoted = read("The commissioner denied that anyone had been taken. “No girl is missing in Tolma.”")
    assert (denied.cue_class, denied.content) == (DENIAL, "that anyone had been taken")
    assert (quoted.source, quoted.cue_class) == ("The commissioner", SPEECH)
    assert quoted.content == "No girl is missing in Tolma."


def test_a_quotation_goes_on_behind_who_was_told() -> None:
    (told,) = read("The shortfall was small, he told Harbour Broadcasting, “and she has known it since June”.")
    assert told.content == "The shortfall was small … and she has known it since June"
