"""Words and how they bear on each other: general knowledge, written down for this project.

`KINDS`: of the words of one kind no two can be said of the same thing at once ("a red car", "a blue car").
`WIDER`: what a word implies, where the sentence asserts it ("a violin": "an instrument"), never the other way round.
`SAME`: words that may stand for each other. `OPPOSITE`: words that exclude each other in one and the same place.
"""

from __future__ import annotations


def _listed(text: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in text.split(","))


def _pairs(text: str) -> tuple[tuple[str, str], ...]:
    """`one/two, three/four`."""
    return tuple((one.strip(), two.strip()) for one, two in (item.split("/") for item in text.split(",")))


KINDS: dict[str, tuple[str, ...]] = {
    "colour": _listed(
        "red, blue, green, yellow, black, white, brown, pink, purple, gray, grey, beige, turquoise, maroon, "
        "crimson, violet"
    ),
    "instrument": _listed(
        "guitar, violin, piano, trumpet, flute, cello, saxophone, drum, accordion, harp, clarinet, banjo, "
        "trombone, harmonica, mandolin, tuba, ukulele, oboe, organ, xylophone, tambourine, bassoon, bagpipe, viola"
    ),
    "drink": _listed(
        "coffee, tea, beer, wine, milk, water, lemonade, whisky, juice, vodka, champagne, cider, cocoa, rum, soda, "
        "cola, gin, espresso, sherry, brandy, cognac, tequila, mead"
    ),
    "vegetable": _listed(
        "carrots, potatoes, onions, cabbage, spinach, broccoli, lettuce, cucumbers, peas, beans, pumpkins, "
        "beetroot, cauliflower, celery, radishes, turnips, leeks, garlic, asparagus, parsnips, zucchini, "
        "artichokes, kale, eggplants"
    ),
    "fruit": _listed(
        "apples, bananas, pears, cherries, grapes, strawberries, plums, peaches, lemons, melons, apricots, figs, "
        "mangoes"
    ),
    "room": _listed(
        "kitchen, bedroom, bathroom, attic, cellar, garage, hallway, dining room, living room, basement, pantry, "
        "nursery, laundry room, study, corridor, balcony, lobby, library, wardrobe, closet, conservatory"
    ),
    "material": _listed(
        "wood, steel, glass, plastic, stone, brick, concrete, gold, silver, bronze, copper, leather, cotton, wool, "
        "silk, paper, rubber, marble, clay, iron, aluminium, linen, velvet, ivory, granite, wax, cardboard, denim, "
        "nylon"
    ),
    "planet": _listed("Mercury, Venus, Earth, Mars, Jupiter, Saturn, Uranus, Neptune, Pluto"),
    "animal": _listed(
        "dog, cat, horse, cow, goat, sheep, pig, rabbit, donkey, camel, lion, tiger, elephant, bear, wolf, fox, "
        "monkey, duck, goose, parrot, hen, eagle, snake, turtle, lizard, giraffe, zebra, deer, squirrel, penguin"
    ),
    "vehicle": _listed(
        "car, bus, truck, motorcycle, bicycle, train, tram, tractor, taxi, van, scooter, helicopter, ambulance, "
        "tank, ferry, canoe, submarine, sailboat, airplane, jeep, limousine"
    ),
    "person": _listed(
        "nurse, teacher, butcher, baker, carpenter, plumber, lawyer, judge, farmer, fisherman, pilot, waiter, "
        "barber, tailor, dentist, painter, soldier, policeman, fireman, priest, mechanic, clerk, cashier, surgeon, "
        "electrician"
    ),
    "clothing": _listed(
        "jacket, dress, skirt, sweater, shirt, raincoat, bathrobe, tuxedo, apron, kimono, vest, hoodie, poncho, "
        "tracksuit"
    ),
    "sport": _listed(
        "football, tennis, basketball, baseball, golf, hockey, volleyball, rugby, cricket, badminton, chess, "
        "handball, table tennis, soccer, squash, polo, lacrosse"
    ),
    "weekday": _listed("Monday, Tuesday, Wednesday, Thursday, Friday, Saturday, Sunday"),
    "month": _listed("January, February, April, June, July, August, September, October, November, December"),
    "season": _listed("spring, summer, autumn, winter"),
    "daytime": _listed("at dawn, at noon, in the afternoon, in the evening, at midnight, at dusk, in the morning"),
    "weather": _listed("sunny, rainy, foggy, snowy, stormy"),
    "place": _listed(
        "beach, forest, desert, supermarket, church, museum, hospital, stadium, airport, factory, swimming pool, "
        "bakery, cemetery, prison, theater, zoo, gym, barn, bank, classroom, courtroom, mosque, subway station, "
        "vineyard"
    ),
    "meal": _listed("breakfast, lunch, dinner"),
    "dish": _listed(
        "pizza, soup, salad, rice, pancakes, sushi, a steak, a sandwich, spaghetti, an omelette, ice cream, a "
        "burger, porridge, curry, a pie, noodles, tacos, fried chicken, a bagel, popcorn"
    ),
    "tool": _listed("hammer, saw, drill, shovel, broom, axe, ladder, wrench, rake, screwdriver, paintbrush, pitchfork"),
    "number": _listed(
        "two, three, four, five, six, seven, eight, nine, ten, eleven, twelve, thirteen, fifteen, twenty, thirty, "
        "forty, fifty, ninety"
    ),
    "ordinal": _listed(
        "first, second, third, fourth, fifth, sixth, seventh, eighth, ninth, tenth, eleventh, twelfth, twentieth, last"
    ),
    "nationality": _listed(
        "German, French, Italian, Spanish, Polish, Russian, Ukrainian, Chinese, Japanese, Korean, Indian, "
        "Brazilian, Mexican, Canadian, American, Australian, Egyptian, Turkish, Greek, Swedish, Norwegian, Danish, "
        "Dutch, Irish, Scottish, Portuguese, Nigerian, Kenyan, Iranian, Israeli, Vietnamese, Thai, Cuban, "
        "Peruvian, Chilean, Swiss, Austrian, Hungarian, Czech, Romanian, Moroccan, Ethiopian, British, Finnish, "
        "Belgian, Pakistani"
    ),
    "country": _listed(
        "Germany, France, Italy, Spain, Poland, Russia, Ukraine, China, Japan, Korea, India, Brazil, Mexico, "
        "Canada, Australia, Egypt, Turkey, Greece, Sweden, Norway, Denmark, Ireland, Scotland, Portugal, Nigeria, "
        "Kenya, Iran, Israel, Vietnam, Thailand, Cuba, Peru, Chile, Switzerland, Austria, Hungary, Romania, "
        "Morocco, Ethiopia, Finland, Belgium, Pakistan, Argentina, Iceland, Algeria, Tunisia, Colombia, Croatia, "
        "Nepal"
    ),
    "city": _listed(
        "Paris, London, Berlin, Madrid, Rome, Vienna, Warsaw, Moscow, Tokyo, Beijing, Cairo, Istanbul, Athens, "
        "Chicago, Boston, Seattle, Toronto, Sydney, Mumbai, Lagos, Nairobi, Lima, Dublin, Oslo, Lisbon, Prague, "
        "Budapest, Seoul"
    ),
    "shape": _listed("round, square, triangular, oval, rectangular"),
    "metal": _listed("gold, silver, copper, iron, lead, zinc, tin, nickel, platinum"),
    "relative": _listed(
        "mother, father, sister, brother, grandmother, grandfather, daughter, son, uncle, aunt, cousin"
    ),
    "flower": _listed("roses, tulips, daisies, lilies, sunflowers, orchids, carnations, violets, poppies"),
    "tree": _listed("oak, pine, birch, palm tree, willow, maple, cherry tree, cypress, cedar, poplar"),
    "furniture": _listed("sofa, bed, table, desk, armchair, bookshelf, cupboard, bench, stool, piano stool, crib"),
}

WIDER: dict[str, str] = {
    "instrument": "musical instrument",
    "vegetable": "vegetables",
    "fruit": "fruit",
    "drink": "something",
    "animal": "animal",
    "vehicle": "vehicle",
    "clothing": "garment",
    "tool": "tool",
    "furniture": "piece of furniture",
    "flower": "flowers",
    "tree": "tree",
    "sport": "a game",
    "dish": "something",
    "person": "person",
}

#: One word for another of the same meaning, wherever it stands.
SAME = _pairs(
    "couch/sofa, bicycle/bike, automobile/car, photograph/picture, kids/children, kid/child, film/movie, "
    "infant/baby, shop/store, cab/taxi, physician/doctor, attorney/lawyer, sidewalk/pavement, woods/forest, "
    "rock/stone, gift/present, garbage/trash, autumn/fall, mom/mother, dad/father, airplane/plane, hilltop/top "
    "of a hill, sneakers/running shoes, beginning/start, street/road, big/large, small/little, quick/fast, "
    "quickly/rapidly, slowly/at a slow pace, happy/glad, sad/unhappy, angry/furious, silent/quiet, "
    "correct/right, difficult/hard, easy/simple, wealthy/rich, unwell/sick, ill/sick, frightened/scared, "
    "near/close to, beside/next to, below/under, above/over, nearly/almost, begin/start, begins/starts, "
    "started/began, shut/closed, purchases/buys, buying/purchasing, bought/purchased, jumping/leaping, "
    "sprinting/running fast, chatting/talking, speaking/talking, shouting/yelling, smiling/grinning, "
    "weeping/crying, gazing/looking, observing/watching, resting/relaxing, repairing/fixing, "
    "constructing/building, assisting/helping, attempting/trying, selecting/choosing, hugging/embracing, "
    "crowd/large group of people, pupil/student, officer/policeman, musicians/people who play music, "
    "elderly/old, youngster/young person, ocean/sea, boat/small ship, stairs/steps, trousers/pants, cap/hat, "
    "backpack/rucksack, puppy/young dog, kitten/young cat, cook/chef, vacation/holiday, dusk/twilight, "
    "midday/noon, famous/well-known, strange/odd, broad/wide, damp/moist, exhausted/very tired, huge/enormous, "
    "tiny/very small, freezing/very cold, hot/very warm, wooden/made of wood, alone/on his own, also/too, "
    "permits/allows, requires/needs, obtained/got, ended/finished, dwelling/home, journey/trip, error/mistake, "
    "answer/reply, reply/response, choice/option, wealth/riches"
)

#: A word and a wider one that follows from it (nouns and verbs in a positive sentence).
IMPLIES = _pairs(
    "dog/animal, cat/animal, horse/animal, puppy/dog, poodle/dog, kitten/cat, man/person, woman/person, "
    "boy/child, girl/child, guitar/instrument, violin/instrument, piano/instrument, trumpet/instrument, "
    "car/vehicle, truck/vehicle, bus/vehicle, van/vehicle, sprinting/moving, running/moving, walking/moving, "
    "jogging/moving, whispering/speaking, shouting/making noise, singing/making sounds, rose/flower, "
    "tulip/flower, oak/tree, pine/tree, apple/fruit, banana/fruit, carrot/vegetable, hammer/tool, "
    "soldier/person, nurse/person, doctor/person, teacher/adult, surgeon/doctor, soccer/sport, tennis/sport, "
    "basketball/sport, baseball/sport, hockey/sport, sofa/piece of furniture, table/piece of furniture, "
    "coffee/drink, beer/drink, wine/drink, shirt/garment, jacket/garment, sweater/garment, hat/headwear, "
    "helmet/headwear, sandals/shoes, boots/footwear, sparrow/bird, eagle/bird, parrot/bird, salmon/fish, "
    "trout/fish, bakery/shop, supermarket/store, cathedral/church, church/building, hospital/building, "
    "skyscraper/building, school/building, cottage/house, castle/building, murdered/killed, "
    "assassinated/killed, strangled/killed, sprinted/ran, devoured/ate, gulped/drank, whispered/said, "
    "shouted/said, stole/took, spaniel/dog, terrier/dog, crimson/red, scarlet/red, pistol/weapon, "
    "rifle/weapon, sword/weapon, knife/blade, brother/relative, sister/relative, uncle/relative, "
    "grandmother/relative, violinist/musician, guitarist/musician, drummer/musician, pianist/musician, "
    "novelist/writer, poet/writer, sculptor/artist, painter/artist, snowboarding/riding a board, "
    "surfing/riding a board, motorcycle/vehicle, ambulance/vehicle, canoe/boat, kayak/boat, mansion/house, "
    "beach/shore, hamburger/food, pizza/food, bread/food, sandwich/food, soup/food, cake/food"
)

OPPOSITE: dict[str, tuple[tuple[str, str], ...]] = {
    "adjective": _pairs(
        "hot/cold, big/small, large/tiny, tall/short, long/short, old/new, old/young, rich/poor, happy/sad, "
        "wet/dry, clean/dirty, empty/full, open/closed, heavy/light, hard/soft, loud/quiet, fast/slow, early/late, "
        "strong/weak, thick/thin, wide/narrow, deep/shallow, smooth/rough, sharp/blunt, bright/dark, "
        "cheap/expensive, safe/dangerous, sick/healthy, awake/asleep, alive/dead, married/single, drunk/sober, "
        "guilty/innocent, legal/illegal, public/private, male/female, ancient/modern, fresh/stale, raw/cooked, "
        "crowded/deserted, calm/agitated, brave/cowardly, generous/stingy, polite/rude, honest/dishonest, "
        "simple/complicated, straight/crooked, visible/invisible, temporary/permanent, true/false, right/wrong, "
        "present/absent, sweet/bitter, tidy/messy, beautiful/ugly, boring/exciting, cheerful/gloomy, "
        "friendly/hostile, busy/idle, barefoot/in boots, broken/intact, frozen/boiling, naked/fully dressed, "
        "humid/arid, peaceful/violent, patient/impatient, careful/careless, certain/uncertain, fertile/barren, "
        "flat/hilly, guarded/unguarded, hungry/well fed, lucky/unlucky, armed/unarmed, mandatory/optional, "
        "successful/unsuccessful, victorious/defeated, sane/insane"
    ),
    "verb": _pairs(
        "entered/left, arrived/departed, won/lost, bought/sold, opened/closed, started/stopped, remembered/forgot, "
        "accepted/refused, built/demolished, loved/hated, passed/failed, pushed/pulled, rose/fell, saved/wasted, "
        "laughed/wept, succeeded/failed, arrested/released, raised/lowered, agreed/disagreed, praised/criticised, "
        "hired/fired, confessed to/denied, obeyed/disobeyed, caught/dropped, found/lost, locked/unlocked, "
        "froze/melted, kept/gave away, borrowed/lent, attacked/defended, approved/rejected, allowed/forbade, "
        "supported/opposed, increased/decreased, lit/put out, loaded/unloaded, packed/unpacked, "
        "trusted/distrusted, included/excluded"
    ),
    "doing": _pairs(
        "sitting/standing, sleeping/running, laughing/crying, smiling/frowning, walking/sitting, awake/asleep, "
        "standing/lying down, swimming/hiking, eating/sleeping, talking/staying silent, running/standing still, "
        "climbing up/climbing down, pushing/pulling, arriving/leaving, opening/closing, buying/selling, getting "
        "dressed/getting undressed, whispering/shouting, working/resting, ascending/descending, entering/exiting, "
        "jumping/lying down, cycling/swimming, singing/sleeping, dancing/sitting still"
    ),
    "adverb": _pairs(
        "quickly/slowly, loudly/quietly, inside/outside, indoors/outdoors, upstairs/downstairs, always/never, "
        "together/separately, carefully/carelessly, happily/sadly, early/late, often/seldom, politely/rudely, "
        "legally/illegally, voluntarily/under duress, secretly/openly, here/elsewhere, forwards/backwards, "
        "uphill/downhill, northwards/southwards, eagerly/reluctantly, deliberately/accidentally, gently/roughly"
    ),
    "preposition": _pairs(
        "before/after, above/below, in front of/behind, with/without, inside/outside, on top of/underneath, "
        "up/down, towards/away from, to the left of/to the right of, over/under, into/out of, for/against"
    ),
}
