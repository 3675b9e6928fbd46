"""What is said in the generated stream: of a story, and of the thousand matters that stand beside it.

Most statements in the news conflict with nothing: they tell of plans, prices, roads, patients, talks. A matter is drawn
from subject, deed and circumstance, so that two articles seldom have the same one.
"""

import random

#: What happened.
EVENTS = ("attack", "shelling", "explosion", "fighting", "raid", "drone strike", "protest", "fire")
#: Who speaks in one article alone.
REPEATED = (
    "a resident",
    "a shopkeeper",
    "a teacher at the school",
    "an analyst at the institute",
    "a lawyer for the families",
    "a member of the opposition",
    "a driver",
    "the head of the union",
    "a nurse",
    "a retired officer",
)
CUES = (
    "said",
    "told reporters",
    "said in a statement",
    "insisted",
    "added",
    "told state television",
    "wrote on social media",
)
#: Of the story itself.
CLAIMS = (
    "{A} carried out the {noun} on {town}",
    "{B} was behind the {noun}",
    "{n} people were killed and {m} wounded in the {noun}",
    "at least {n} civilians died in {town}",
    "its units had taken control of {town}",
    "air defences had shot down {n} drones over {town}",
    "no military site in {town} had been hit",
    "the bridge east of {town} was destroyed",
    "the truce around {town} had been broken by {B}",
    "{n} of its soldiers had been captured near {town}",
)
DENIED = (
    "denied that {A} had any part in the {noun}",
    "rejected the claim that {town} had fallen",
    "denied that the warehouse had been empty",
    "dismissed reports that the pipeline was leaking",
    "denied that the contract had gone to a relative",
    "rejected the claim that wages had not been paid",
)
SUBJECTS = (
    "the council",
    "the new budget",
    "the railway",
    "the university",
    "the water company",
    "the largest bakery",
    "the court",
    "the bishop",
    "the football club",
    "the harbour",
    "the health inspector",
    "the second school",
    "the central bank",
    "the farmers' union",
    "the museum",
    "the night market",
    "the power station",
    "the airport",
    "the election office",
    "the insurance fund",
)
DEEDS = (
    "would reopen",
    "had lost a third of its income",
    "needed more staff",
    "was waiting for a permit",
    "had asked for a loan",
    "would move to another building",
    "had bought new equipment",
    "could not pay its suppliers",
    "was preparing an appeal",
    "had found no cause for alarm",
    "would cut its prices",
    "had taken on {n} apprentices",
    "was short of fuel",
    "had closed two of its offices",
    "would publish a report",
    "had received {m} complaints",
)
CIRCUMSTANCES = (
    "before the winter",
    "since the spring",
    "within {n} days",
    "despite the weather",
    "because of the strike",
    "after a long dispute with its owners",
    "for the first time in {m} years",
    "once the road is clear",
    "without any help from the province",
    "as the law requires",
)
FILLERS = (
    "The road to {town} was closed for most of the day, and buses were turned back at the second checkpoint.",
    "Shops along the main street opened late, and a queue formed outside the only bakery that still had flour.",
    "{town}, a town of about {k} thousand people, lies on the river that separates {A} from {B}.",
    "Schools in the district will stay shut until Monday while inspectors look at the buildings.",
    "It was the third incident of its kind since the spring, and the first inside the town itself.",
    "Residents swept glass from the pavement while crews worked to restore the water supply.",
    "A column of trucks was seen on the ring road shortly after dawn, moving slowly and without lights.",
    "Prices of fuel and bread have risen by a fifth in the province since the beginning of the year.",
    "Talks between the two sides broke off in the autumn over the question of prisoners and the border posts.",
    "The railway station was evacuated at noon and opened again two hours later.",
)


def said_of(rng: random.Random, *, of_story: bool) -> str:
    """A claim with its slots open: of the story, or of a matter of its own."""
    if of_story:
        return rng.choice(CLAIMS)
    return f"{rng.choice(SUBJECTS)} {rng.choice(DEEDS)} {rng.choice(CIRCUMSTANCES)}"
