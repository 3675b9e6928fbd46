"""Sentences with one open place for a word of a kind; `who` is drawn for both sentences of a pair at once."""

from __future__ import annotations

WHO = (
    "a man", "a woman", "the girl", "the boy", "an old man", "the young woman", "my neighbour", "the teacher", "Anna",
    "Omar", "the tourist", "a tall man", "the minister", "our guide", "the child", "a lady in a hat", "Viktor", "Leila",
    "the witness", "the driver", "somebody's uncle", "the shopkeeper", "a student", "the actress", "the mayor",
)

#: Frames for the words of each kind. `{x}` is the word, `{x.a}` the word with its article, `{who}` the person.
FRAMES: dict[str, tuple[str, ...]] = {
    "colour": (
        "{who} is wearing a {x} (coat|shirt|dress|hat)", "{who} drives a {x} car", "the front door is (painted|all) {x}",
        "{who} painted the (fence|wall|boat) {x}", "{who} has a {x} umbrella", "a {x} (bird|kite|balloon) is above the roof",
        "the curtains in the hall are {x}", "{who} in the {x} jacket is looking at the sea", "the flag on the ship is {x}",
    ),
    "instrument": (
        "{who} is playing the {x}", "{who} practises the {x} every evening", "{who} holds {x.a} and plays a slow tune on it",
        "the only instrument on stage is {x.a}", "{who} is learning the {x} at school", "{who} carries {x.a} in a case",
    ),
    "drink": (
        "{who} is drinking {x}", "{who} ordered nothing but {x}", "there is only {x} in the glass", "{who} poured {x} into the cup",
        "the bottle is full of {x}", "{who} sips {x} on the terrace",
    ),
    "vegetable": (
        "{who} is peeling {x}", "{who} grows only {x} in the garden", "{who} bought a bag of {x}", "the bowl is full of {x}",
        "{who} is chopping {x} in the kitchen", "the field is planted with {x}",
    ),
    "fruit": ("{who} is eating {x}", "the basket is full of {x}", "{who} picks {x} in the orchard", "the cake is topped with {x} alone"),
    "room": (
        "{who} is in the {x}", "{who} is sleeping in the {x}", "the fire broke out in the {x}", "{who} found the keys in the {x}",
        "{who} sits in the {x} and reads", "the body was found in the {x}",
    ),
    "material": (
        "the (statue|table|bowl) is made of {x}", "the (roof|box|bag) is made entirely of {x}", "{who} bought a ring made of {x}",
        "{who} built the model out of {x}", "the door is made of {x}",
    ),
    "planet": (
        "the probe landed on {x}", "the probe is heading for {x}", "{who} is looking at {x} through a telescope",
        "astronomers discovered a storm on {x}", "the film is set on {x}", "the rocket will fly to {x} and nowhere else",
    ),
    "animal": (
        "{who} is feeding {x.a}", "{who} photographs {x.a}", "there is {x.a} on the road", "{who} is chased by {x.a}",
        "the animal in the yard is {x.a}", "{who} leads {x.a} on a rope",
    ),
    "vehicle": (
        "{who} is getting out of {x.a}", "{who} travels to work by {x}", "the vehicle in the picture is {x.a}", "{x.a} is parked by the river",
        "the suspect fled in {x.a}", "{who} is repairing {x.a}",
    ),
    "person": (
        "{who} works as {x.a}", "the victim was {x.a} by profession", "{who}'s father is {x.a}", "{who} has trained to become {x.a}",
    ),
    "clothing": ("{who} is wearing {x.a} and nothing over it", "{who} is ironing {x.a}", "{who} bought {x.a} at the market"),
    "sport": ("{who} is playing {x}", "the match on television is {x}", "{who} teaches {x} at the club", "the boys play {x} in the park"),
    "weekday": ("the meeting is on {x}", "{who} was born on a {x}", "the attack took place on {x}", "the shop closes only on {x}", "{who} arrived on {x}"),
    "month": ("the wedding is in {x}", "the treaty was signed in {x}", "{who} died in {x}", "the trial began in {x}"),
    "season": ("it is {x} in the picture", "the battle took place in {x}", "{who} arrived in {x}"),
    "daytime": ("the bomb went off {x}", "{who} left the house {x}", "the picture was taken {x}", "the train departs {x} and at no other time"),
    "weather": ("the weather is {x} all day", "it was {x} when {who} left", "{who} is walking on a {x} day"),
    "place": (
        "{who} is at the {x}", "{who} is waiting in the {x}", "the photograph shows {who} in the {x}", "the ceremony is held in the {x}",
        "{who} has been in the {x} all day",
    ),
    "meal": ("{who} is having {x}", "the family is sitting down to {x}", "{who} prepares {x} for the guests"),
    "dish": ("{who} is eating {x}", "{who} ordered {x} and nothing else", "{who} is cooking {x} for supper"),
    "tool": ("{who} is holding {x.a}", "{who} works with {x.a}", "the tool in the box is {x.a}", "{who} was hit with {x.a}"),
    "number": (
        "{x} (men|women|children|dogs) are in the boat", "there are {x} people in the room", "{who} has {x} children", "{x} soldiers were killed",
        "{who} bought {x} tickets", "{x} girls are playing on the beach", "the bus carries {x} passengers", "exactly {x} (boats|cars) are in the harbour",
    ),
    "ordinal": (
        "{who} finished in {x} place", "{who} lives on the {x} floor", "this is the {x} meeting of the committee", "{who} was the {x} to arrive",
        "it is {who}'s {x} visit", "the {x} chapter is missing",
    ),
    "nationality": (
        "{who} is {x}", "{who} speaks only {x} with the guests", "a {x} ship sank in the storm", "the restaurant serves {x} food alone",
        "the winner is {x}", "the plane was shot down by {x} troops", "the hostages are {x} citizens",
    ),
    "country": (
        "{who} was born in {x}", "{who} lives in {x}", "the conference takes place in {x}", "the earthquake hit {x}", "the army invaded {x}",
        "the ship sails under the flag of {x}", "the cup was won by {x}", "the parcel was posted in {x}",
    ),
    "city": ("{who} lives in {x}", "the plane landed in {x}", "the summit is held in {x}", "{who} was arrested in {x}", "the museum stands in {x}"),
    "shape": ("the table is {x}", "{who} cut a {x} hole", "the mirror has a {x} frame"),
    "metal": ("the coin is made of {x}", "the mine produces only {x}", "the ring is pure {x}"),
    "relative": ("{who} is visiting a {x}", "{who} is the {x} of the bride", "the letter to {who} is from a {x} and from no one else"),
    "flower": ("{who} is watering the {x}", "the vase holds only {x}", "{who} sells {x} at the station"),
    "tree": ("the tree in the yard is {x.a}", "{who} is sitting under {x.a}", "the storm felled {x.a}"),
    "furniture": ("{who} is lying on the {x}", "the cat sleeps under the {x}", "{who} is painting the {x}"),
}

#: Sentences for words that exclude each other: adjectives after "is", verbs and adverbs in their place.
OPPOSED: dict[str, tuple[str, ...]] = {
    "adjective": (
        "the (place|town|thing|room) is {x}", "everything here is {x}", "{who} says that the water is {x}", "it was {x} that day",
        "the whole group is {x}", "{who} is {x}", "the answer was {x}",
    ),
    "verb": ("{who} {x} the (house|game|thing)", "the company {x} the offer", "{who} {x} it yesterday", "the team {x} it in the end"),
    "doing": ("{who} is {x}", "two boys are {x} in the yard", "the people by the lake are {x}", "a group of tourists is {x}"),
    "adverb": ("{who} is working {x}", "the children played {x}", "{who} moved {x}", "the guests left {x}", "{who} did it {x}"),
    "preposition": (
        "{who} is standing {x} the house", "the car is {x} the bridge", "{who} walked {x} the hill", "the box is {x} the table",
        "{who} spoke {x} the bill", "{who} left {x} the others",
    ),
}
