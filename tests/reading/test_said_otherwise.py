"""Sayings without a plain verb of saying: with a particle, a noun, a verdict, a question and its answer.

The places and people are invented. One attribution a sentence: who, by what kind of cue, and what.
"""

import pytest

from models.reading.attributions import Attribution, attributions, parse_article
from models.vocabulary import CueClass

SPEECH, DENIAL, CLAIM = CueClass.SPEECH, CueClass.DENIAL, CueClass.CLAIM
ACCUSATION, RETRACTION, ACCORDING = CueClass.ACCUSATION, CueClass.RETRACTION, CueClass.ACCORDING_TO


def read(text: str) -> list[tuple[str, CueClass, str]]:
    """Source, cue class and content of each attribution."""
    return [
        (_source(one, text), one.cue_class, _content(one)) for one in attributions(parse_article(f"Vell\n\n{text}"))
    ]


def _source(one: Attribution, text: str) -> str:
    return "" if one.source_at is None else f"Vell\n\n{text}"[slice(*one.source_at)]


def _content(one: Attribution) -> str:
    return " … ".join(piece.doc.text[piece.start : piece.end] for piece in one.pieces)


CASES = [
    # a verb with its particle, against what somebody told
    ("The army rubbished the claim that it had lost Torvik.", "The army", DENIAL, "the claim that it had lost Torvik"),
    ("Minister Olga Renn brushed aside the accusation that her office had leaked the tape.",
     "Minister Olga Renn", DENIAL, "the accusation that her office had leaked the tape"),
    ("The company's chief executive, Per Holm, scoffed at the suggestion that he had known of the leak.",
     "The company's chief executive, Per Holm", DENIAL, "the suggestion that he had known of the leak"),
    ("The ministry rowed back from its claim that 40 rebels had been killed.",
     "The ministry", RETRACTION, "its claim that 40 rebels had been killed"),
    ("The general took back his statement that no civilians were in the hospital.",
     "The general", RETRACTION, "his statement that no civilians were in the hospital"),
    ("Holm owned up to having signed the order.", "Holm", SPEECH, "having signed the order"),
    ("The union boss, Lena Marr, hit back that the police had fired first.",
     "The union boss, Lena Marr", SPEECH, "that the police had fired first"),
    # a cause or a culprit
    ("The ministry attributed the explosion at the depot to a gas leak.",
     "The ministry", ACCUSATION, "the explosion at the depot to a gas leak"),
    ("Police pinned the attack on the Blue Front.", "Police", ACCUSATION, "the attack on the Blue Front"),
    ("Opposition leaders pointed the finger at the secret police for the killing of Anna Dorr.",
     "Opposition leaders", ACCUSATION, "at the secret police for the killing of Anna Dorr"),
    ("The panel cleared Marr of taking the bribe.", "The panel", DENIAL, "Marr of taking the bribe"),
    # counting
    ("Doctors at the clinic recorded 14 deaths from gunshot wounds.",
     "Doctors at the clinic", SPEECH, "14 deaths from gunshot wounds"),
    ("Alena Wirth put the gap at 2.6bn.", "Alena Wirth", SPEECH, "the gap at 2.6bn"),
    ("The organizers claimed 100,000.", "The organizers", CLAIM, "100,000"),
    # conviction, position, verdict
    ("The army is adamant that no shell hit the hospital.", "The army", SPEECH, "that no shell hit the hospital"),
    ("The family has no doubt that Sarr was poisoned.", "The family", SPEECH, "that Sarr was poisoned"),
    ("The ministry's position is that no prisoners were taken.", "The ministry", CLAIM, "that no prisoners were taken"),
    ("Nonsense, says the station.", "the station", SPEECH, "Nonsense"),
    ("Not so, according to a nurse at the Mbara post.", "a nurse at the Mbara post", ACCORDING, "Not so"),
    ("“We paid nobody,” was Holm's response when this newspaper called.", "Holm", SPEECH, "We paid nobody"),
    ("As the mayor tells it, soldiers left the town on Monday.",
     "the mayor", SPEECH, "soldiers left the town on Monday"),
    ("Tussl made a further allegation: that Drumhal had paid 600,000 crowns.",
     "Tussl", ACCUSATION, "that Drumhal had paid 600,000 crowns"),
    ("The boys were freed after 40 days; the government denied media reports that it had paid for them.",
     "the government", DENIAL, "media reports that it had paid for them"),
    # a question and its answer
    ("Asked if the army had used gas, Sarr said no.", "Sarr", DENIAL, "if the army had used gas"),
    ("Asked whether Dorr had met the banker, Holm said he had not.",
     "Holm", DENIAL, "whether Dorr had met the banker"),
    ("Asked whether police had fired, the commissioner said they had.",
     "the commissioner", CLAIM, "whether police had fired"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "source", "cue_class", "content"), CASES, ids=[case[0] for case in CASES])
def test_it_is_read_with_its_speaker(text: str, source: str, cue_class: CueClass, content: str) -> None:
    assert (source, cue_class, content) in read(text)


@pytest.mark.parametrize("text", [
    "The captain shot down a drone.",
    "The general took back the town on Monday.",
    "Workers laid the cable at the door of the mill.",
    "The court ruled out of tune with the times.",
    "The band recorded three albums.",
    "The police cleared the square of protesters.",
    "Marr established a school, and the mayor determined its name.",
])  # fmt: skip
def test_the_same_verbs_as_deeds_say_nothing(text: str) -> None:
    assert not read(text)


def test_a_question_that_gets_no_answer_stays_nobodys() -> None:
    told = read("Asked whether police had fired, the commissioner said the matter was being looked into.")
    assert ("the commissioner", SPEECH, "the matter was being looked into") in told
    assert all(source == "" for source, _, content in told if content == "whether police had fired")


def test_another_counter_in_the_same_sentence_is_another_statement() -> None:
    told = read("The union counts seven dead, the government two.")
    assert [(source, content) for source, _, content in told] == [
        ("The union", "seven dead"),
        ("the government", "two"),
    ]


@pytest.mark.parametrize(("text", "source", "content"), [
    ("The Assembly has it that its acceptance went to the commission on Thursday.",
     "The Assembly", "that its acceptance went to the commission on Thursday"),
    ("The mayor made it clear that no soldier had been in the school.",
     "The mayor", "that no soldier had been in the school"),
    ("The last nests were being cleared, he went on.", "he", "The last nests were being cleared"),
    ("In the minister's telling it was dynamited by the rebels.",
     "the minister", "it was dynamited by the rebels"),
    ("Police said two people had died. The union's figure is seven.", "The union", "seven"),
])  # fmt: skip
def test_what_somebody_brings_out_is_his(text: str, source: str, content: str) -> None:
    assert (source, content) in [(told, what) for told, _, what in read(text)]


@pytest.mark.parametrize("text", ["Rumour has it that the general fled.", "The rain fell, the strike went on."])
def test_what_nobody_brings_out_is_nobodys(text: str) -> None:
    assert not read(text)


@pytest.mark.parametrize(("text", "source", "cue_class", "content"), [
    ("The report said soldiers killed 11 people at the mine, which the army denied.", "the army", DENIAL, "which"),
    ("The rebels accused the state of using gas in the attack on Saraq, which the state denies.",
     "the state", DENIAL, "which"),
    ("The minister acknowledged that mistakes were made but denied there had been a cover-up.",
     "The minister", DENIAL, "there had been a cover-up"),
    ("The commission said turnout was 64%, while the opposition put it below 40%.",
     "the opposition", SPEECH, "below 40%"),
    ("The health ministry has confirmed 340.", "The health ministry", SPEECH, "340"),
    ("The army called the video “staged”.", "The army", SPEECH, "the video “staged”"),
    ("The opposition called the vote rigged.", "The opposition", SPEECH, "the vote rigged"),
])  # fmt: skip
def test_an_answer_in_the_same_sentence_is_read_apart(
    text: str, source: str, cue_class: CueClass, content: str
) -> None:
    told = [(who, kind, what.replace("“", '"').replace("”", '"')) for who, kind, what in read(text)]
    assert (source, cue_class, content.replace("“", '"').replace("”", '"')) in told
