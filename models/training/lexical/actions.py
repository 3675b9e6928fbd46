"""What happens in the news, in many words: wordings of one thing, wordings of its opposite, and something beside it.

One line a thing: the kind of subject, then `same ; same | opposite ; opposite | beside ; beside`. All in the past tense,
so that "never" before a wording denies it. Wordings of one field follow from each other; the second field excludes the
first; the third says nothing about either. `{o}` is drawn once for a pair.
"""

from __future__ import annotations

from dataclasses import dataclass

#: G armed force, S state, W person, F firm, C crowd, T thing or place, E event.
_TABLE = """
W: died ; was killed ; lost a life that nobody could save ; met an end there | survived ; lived through it ; came out alive ; is still living | had grown up nearby ; was on the phone
W: was wounded ; was injured ; got hurt ; suffered injuries ; came away with wounds | was unharmed ; escaped without injury ; was unhurt ; came out unscathed | wore a helmet ; drove a grey car
W: fled the country ; escaped abroad ; went into exile ; took refuge abroad | stayed in the country ; never went abroad ; remained at home | had three passports ; wrote a book
W: resigned ; stepped down ; quit ; left office voluntarily ; tendered a resignation that was accepted | stayed in office ; held on to the post ; remained in the job ; refused to go | was popular ; had a deputy
W: was dismissed ; was sacked ; was fired ; was removed from office ; was relieved of all duties | kept the job ; was confirmed in office ; retained the post | had criticised the budget ; worked late
W: won the election ; was elected ; emerged victorious from the vote ; gained a majority of the votes | lost the election ; was defeated at the polls ; was voted down ; was beaten at the ballot box | gave a speech ; toured the villages
W: confessed ; pleaded guilty ; admitted the crime ; owned up to the crime ; acknowledged guilt | pleaded not guilty ; denied the crime ; protested innocence ; rejected the charge | had two lawyers ; wore a suit
W: was convicted ; was found guilty ; received a guilty verdict ; was sentenced for the crime | was acquitted ; was cleared of the charge ; was found innocent ; left the court without a stain | spoke in court ; has a sister
W: was arrested ; was detained ; was taken into custody ; was apprehended ; was seized by the police ; was put behind bars | remained at large ; was never caught ; stayed free ; evaded arrest ; is still at liberty | changed clothes ; rented a room
W: was released ; was set free ; was let go ; walked out of prison ; regained freedom | remained in prison ; is still behind bars ; was kept in detention ; stays locked up | has a beard ; read newspapers
W: was extradited ; was handed over to a foreign court ; was surrendered to another state for trial | was allowed to stay ; was spared extradition ; will not be handed over abroad | studied law ; fell ill
W: accepted the invitation ; said yes to the invitation ; agreed to come | declined the invitation ; turned down the invitation ; refused to come ; said no to the invitation | has been there before ; likes music
W: told the truth ; was truthful ; gave an honest account ; was candid | lied ; told lies ; gave a false account ; made up the story | spoke for an hour ; was tired
W: praised the plan ; lauded the plan ; spoke highly of the plan ; commended the plan | criticised the plan ; condemned the plan ; spoke ill of the plan ; attacked the plan in harsh words | read the plan ; received a copy of the plan
W: voted for the bill ; backed the bill ; supported the bill ; gave the bill a yes vote | voted against the bill ; opposed the bill ; rejected the bill ; came out against the bill | read the bill twice ; was seated in the front row
W: arrived on time ; was punctual ; came at the hour agreed | came late ; was delayed ; kept everyone waiting | carried a bag ; greeted the guards
W: attended the meeting ; took part in the meeting ; was present at the meeting ; came to the meeting | missed the meeting ; stayed away from the meeting ; was absent from the meeting ; skipped the meeting | had coffee ; owns a boat
W: kept the promise ; honoured the pledge ; did what had been promised ; was as good as the word given | broke the promise ; went back on the pledge ; reneged on the promise | made the promise on television ; promised something
W: paid taxes ; paid the tax office what was due ; met every tax bill | evaded taxes ; dodged taxes ; cheated the tax office ; hid the income from the tax office | earned well ; hired an accountant
W: took bribes ; accepted kickbacks ; was bribed ; pocketed illegal payments ; had an open hand for bribes | was incorruptible ; turned down every bribe ; refused any illegal payment | ran an office ; met builders
W: was kidnapped ; was abducted ; was taken hostage ; was carried off by armed men | was never taken by anyone ; moved about freely the whole time ; was safe at home all along | had enemies ; was rich
W: disappeared ; went missing ; vanished ; has not been seen since | was found at home ; is accounted for ; turned up safe and sound | left a note once ; has a brother
W: recovered ; got well again ; was restored to health ; regained good health | fell gravely ill and stayed so ; grew sicker and sicker ; never got well | saw a doctor ; lay in room nine
W: apologised ; said sorry ; made an apology ; asked for forgiveness ; expressed regret for what was done | refused to apologise ; offered no apology ; showed no regret ; stood by every word | was filmed ; drank water
W: withdrew the statement ; retracted what was said ; took back the remark ; recanted | stood by the statement ; repeated the remark ; stuck to what was said | made a statement ; was quoted
W: knew about the plan ; was aware of the plan ; had been told of the plan ; had knowledge of the plan | was unaware of the plan ; had no idea of the plan ; was kept in the dark about the plan ; knew nothing of the plan | works in the ministry ; speaks French
W: acted alone ; had no accomplices ; did it single-handedly ; worked without helpers | had accomplices ; acted with others ; was one of a gang ; was helped by friends | used a knife ; wore gloves
W: obeyed the order ; carried out the order ; followed the order ; complied with the order | disobeyed the order ; refused the order ; defied the order ; ignored the order | received an order ; wears a uniform
W: was innocent ; had done nothing wrong ; was free of guilt ; was blameless | was guilty ; was to blame ; bore the guilt ; had committed the crime | has a dog ; answered questions
W: cooperated with investigators ; helped the inquiry ; answered every question of the inquiry | obstructed the inquiry ; refused to help investigators ; stonewalled the inquiry | met investigators ; has an office
W: identified the attacker ; recognised the attacker ; named the attacker ; said who the attacker was | failed to recognise the attacker ; was unable to identify the attacker ; could not name the attacker | wore glasses ; lives alone
W: was poisoned ; fell victim to poison ; was given poison ; had poison in the blood | died of natural causes and no poison was involved ; had not a trace of poison in the body ; never came into contact with poison | had lunch ; took a train
W: saw the accident ; witnessed the crash ; was an eyewitness to the accident | was elsewhere and saw nothing of the accident ; was not there when it crashed | owns a bicycle ; called home
G: attacked the base ; assaulted the base ; struck the base ; launched an attack on the base ; stormed the base | left the base alone ; spared the base ; kept away from the base | watched the base ; photographed the base
G: captured the town ; seized the town ; took the town ; conquered the town ; overran the town ; took control of the town | failed to take the town ; was unable to seize the town ; was repelled at the gates of the town ; fell short of capturing the town | shelled the town ; surrounded the town
G: lost the town ; was driven out of the town ; was ousted from the town ; had to give up the town | held the town ; kept the town ; retained the town ; remained in control of the town ; hung on to the town | defended the town ; fortified the town
G: withdrew ; retreated ; pulled back ; fell back ; drew back ; gave ground ; beat a retreat | held the line ; stood firm ; stayed put ; held out ; did not yield ; kept the positions | dug trenches ; received food
G: advanced ; gained ground ; pushed forward ; moved ahead ; made headway | was halted ; made no headway ; was stopped ; got stuck ; ground to a halt | used tanks ; lost trucks
G: surrendered ; capitulated ; laid down arms ; gave up ; hoisted the white flag ; yielded to the enemy | fought on ; refused to surrender ; kept up the fight ; battled to the end ; resisted to the last | ran low on bread ; was encircled
G: violated the truce ; broke the ceasefire ; breached the truce ; flouted the ceasefire ; disregarded the truce | observed the truce ; respected the ceasefire ; abided by the truce ; honoured the ceasefire ; kept the truce | signed the truce ; discussed the truce
G: opened fire ; started shooting ; fired shots ; began to shoot ; let off a volley | held fire ; kept the guns silent ; did not shoot ; refrained from shooting | took up posts ; carried rifles
G: shelled the village ; bombarded the village ; pounded the village with artillery ; rained shells on the village | left the village untouched by shells ; fired no artillery at the village ; spared the village | visited the village ; passed the village
G: released the prisoners ; freed the captives ; let the prisoners go ; set the captives free | kept the prisoners ; went on holding the captives ; refused to let the prisoners go | fed the prisoners ; counted the prisoners
G: killed the prisoners ; executed the captives ; put the prisoners to death ; murdered the captives | spared the captives ; kept the prisoners alive ; let the captives live | took prisoners ; moved the prisoners
G: treated the prisoners well ; was humane to the captives ; treated the prisoners humanely | mistreated the prisoners ; abused the captives ; tortured the prisoners ; was cruel to the captives | registered the prisoners ; took prisoners
G: shot down the plane ; downed the plane ; brought down the plane ; knocked the plane out of the sky | let the plane pass ; missed the plane ; did not hit the plane ; failed to down the plane | tracked the plane ; saw the plane
G: repelled the attack ; beat back the attack ; fought off the attack ; drove back the attackers ; warded off the assault | was overrun in the attack ; could not stop the attackers ; gave way to the attack ; was overwhelmed by the attackers | expected the attack ; was attacked
G: claimed responsibility ; said it was behind the blast ; took credit for the blast ; owned the blast | denied responsibility ; denied any role in the blast ; disavowed the blast ; said it had nothing to do with the blast | has a website ; reported the blast
G: targeted civilians ; fired on civilians on purpose ; deliberately attacked civilians ; aimed at civilians | aimed at military targets only ; spared civilians ; took care not to hit any civilian | warned civilians ; evacuated an office
G: crossed the border ; went over the frontier ; entered the neighbouring country ; intruded into foreign territory | stayed on its own side of the border ; kept out of the neighbouring country ; never set foot over the frontier | patrolled the border ; trained near the border
G: suffered heavy losses ; lost many men ; took heavy casualties ; paid dearly in lives | suffered no losses ; lost nobody ; came off without casualties | changed commanders ; issued a statement
G: mined the road ; laid mines on the road ; planted explosives along the road | cleared the road of mines ; left the road free of mines ; put no explosives along the road | used the road ; blocked the road
G: blew up the bridge ; destroyed the bridge ; demolished the bridge ; brought down the bridge | left the bridge standing ; kept the bridge intact ; spared the bridge | crossed the bridge ; guarded the bridge
G: was defeated ; lost the battle ; suffered defeat ; was beaten ; was routed | won the battle ; was victorious ; prevailed ; triumphed in the battle | fought a battle ; had allies
G: disarmed ; gave up its weapons ; handed in its arms ; surrendered its weapons | kept its weapons ; refused to disarm ; held on to its arms ; remained armed | joined the talks ; has a flag
G: let aid through ; allowed aid in ; opened the road to aid convoys ; gave convoys free passage | blocked aid ; stopped aid convoys ; barred the way to aid ; held up aid at the checkpoints | inspected the convoys ; ran checkpoints
G: looted the houses ; plundered the homes ; stole from the houses ; ransacked the homes | left the houses untouched ; took nothing from the homes ; respected the property of the residents | searched the houses ; slept in tents
G: recruited minors ; enlisted children ; drafted boys under age ; used child soldiers | recruited adults only ; kept children out of its ranks ; accepted nobody under age | held a parade ; printed posters
G: cut the power ; switched off the electricity ; severed the power lines ; left homes without electricity | kept the power on ; left the power lines alone ; did not touch the electricity supply | took over the station ; hired engineers
S: signed the treaty ; concluded the treaty ; inked the treaty ; put its signature to the treaty | refused to sign the treaty ; rejected the treaty ; turned down the treaty ; walked away from the treaty | discussed the treaty ; translated the treaty
S: ratified the accord ; approved the accord ; gave the accord its final consent | failed to ratify the accord ; voted down the accord ; blocked the accord | received the accord ; printed the accord
S: imposed sanctions ; introduced sanctions ; slapped sanctions on its neighbour ; put sanctions in place | lifted the sanctions ; scrapped the sanctions ; did away with the sanctions ; dropped the sanctions | debated sanctions ; named an envoy
S: broke off relations ; severed diplomatic ties ; cut all ties ; ended diplomatic relations | restored relations ; kept up diplomatic ties ; maintained relations ; preserved the ties | sent a note ; has an embassy
S: recalled its ambassador ; withdrew its envoy ; called its ambassador home | left its ambassador in place ; kept its envoy at the post ; sent its ambassador back | has an ambassador ; rented a villa
S: expelled the diplomats ; threw out the diplomats ; ordered the diplomats to leave ; declared the diplomats unwelcome | let the diplomats stay ; allowed the diplomats to remain ; welcomed the diplomats | met the diplomats ; counted the diplomats
S: increased spending ; raised spending ; stepped up spending ; boosted expenditure ; spent more than before | cut spending ; reduced expenditure ; slashed spending ; spent less than before | published a budget ; held hearings
S: raised taxes ; increased taxes ; put taxes up ; made taxpayers pay more | lowered taxes ; cut taxes ; reduced the tax burden ; made taxpayers pay less | debated taxes ; published tables
S: closed the border ; sealed the frontier ; shut all crossings ; barred entry to travellers | opened the border ; kept all crossings open ; let travellers in ; reopened the frontier | guards the border ; built a fence
S: declared a state of emergency ; imposed emergency rule ; put the country under emergency law | lifted the state of emergency ; ended emergency rule ; left normal law in force | held a session ; informed the press
S: mobilised reservists ; called up the reserves ; drafted reservists into the army | sent the reservists home ; called up no one ; left the reserves at home | trains reservists ; has a draft law
S: sent troops ; deployed soldiers ; dispatched forces ; moved units into the area | sent no troops ; kept its soldiers at home ; withheld its forces | held talks ; sent observers
S: withdrew its troops ; pulled out its soldiers ; brought its forces home ; ended its deployment | kept its troops there ; left its soldiers in place ; extended its deployment | feeds its troops ; rotated officers
S: armed the rebels ; supplied the rebels with weapons ; delivered arms to the rebels ; furnished the rebels with munitions | gave the rebels no weapons ; withheld arms from the rebels ; refused to arm the rebels | met the rebels ; knows the rebels
S: recognised the new government ; granted recognition to the new government ; accepted the new government as legitimate | refused to recognise the new government ; withheld recognition from the new government ; treated the new government as illegitimate | telephoned the new government ; congratulated a poet
S: agreed to talks ; consented to negotiate ; accepted the offer of talks ; said yes to negotiations | refused to negotiate ; rejected talks ; turned down the offer of talks ; ruled out any negotiations | studied the offer ; received the offer
S: boycotted the summit ; stayed away from the summit ; shunned the summit ; kept away from the summit ; gave the summit a miss | attended the summit ; took part in the summit ; was present at the summit ; joined the summit | criticised the agenda ; knows the agenda
S: abolished the death penalty ; did away with the death penalty ; ended capital punishment | retained the death penalty ; kept capital punishment ; reintroduced the death penalty | debated a law ; has prisons
S: banned the party ; outlawed the party ; prohibited the party ; made the party illegal | legalised the party ; lifted the ban on the party ; permitted the party | watched the party ; registered a party
S: halted gas exports ; stopped exporting gas ; suspended gas deliveries ; turned off the gas tap | resumed gas exports ; kept exporting gas ; continued gas deliveries ; went on supplying gas | owns pipelines ; sells coal
S: repaid the loan ; paid back its debt ; settled the loan ; cleared its debt | defaulted on the loan ; failed to repay its debt ; stopped paying its creditors | took out a loan ; issued bonds
S: won the case ; prevailed in court ; was vindicated by the judges | lost the case ; was defeated in court ; was ruled against by the judges | hired lawyers ; went to court
S: interfered in the election ; meddled in the vote ; tried to sway the vote | stayed out of the election ; kept its hands off the vote ; left the vote alone | commented on the election ; followed the election
S: tested a missile ; carried out a missile test ; fired a missile on trial ; test-launched a missile | called off the missile test ; kept its missiles on the ground ; refrained from any missile test | has missiles ; displayed missiles
S: enriched uranium ; produced enriched uranium ; ran centrifuges to enrich uranium | stopped enriching uranium ; suspended all enrichment ; shut down its centrifuges | mines uranium ; admitted inspectors
S: granted asylum ; gave the refugee shelter ; accepted the asylum request | denied asylum ; turned the refugee away ; rejected the asylum request | registered the refugee ; interviewed the refugee
F: bought the rival ; took over the rival ; acquired the rival ; purchased the rival ; swallowed the rival | dropped the takeover of the rival ; abandoned the bid for the rival ; left the rival independent | studied the rival ; competes with the rival
F: made a profit ; was profitable ; ended the year in the black ; earned money | made a loss ; lost money ; ended the year in the red ; was unprofitable | published accounts ; moved offices
F: went bankrupt ; became insolvent ; collapsed under debt ; filed for bankruptcy | remained solvent ; stayed in business ; weathered the crisis | changed its name ; has lenders
F: cut jobs ; laid off workers ; shed staff ; axed jobs ; dismissed employees ; trimmed its workforce | kept all its workers ; created jobs ; hired more staff ; expanded its workforce | makes tyres ; has a canteen
F: raised prices ; increased its prices ; put up its prices ; charged customers more | lowered prices ; cut its prices ; charged customers less ; reduced its prices | prints catalogues ; has shops
F: recalled the product ; took the product off the market ; withdrew the product from sale | kept the product on sale ; went on selling the product ; left the product on the market | advertised the product ; designed the product
F: polluted the river ; contaminated the water ; fouled the river ; poured waste into the river | kept the river clean ; discharged nothing into the river ; treated all its waste properly | uses water ; lies by the river
F: paid the fine ; settled the penalty ; accepted and paid the penalty | refused to pay the fine ; left the fine unpaid ; withheld the payment of the penalty | was fined ; appealed
F: closed the plant ; shut down the factory ; ceased production at the plant ; locked the factory gates for good | kept the plant open ; continued production at the factory ; left the plant running | owns the plant ; painted the factory
F: paid its workers ; paid wages in full ; settled all wages | withheld wages ; left its workers unpaid ; failed to pay its workers | employs workers ; counts hours
F: exported the goods ; shipped the goods abroad ; sold the goods overseas | kept the goods at home ; sold nothing abroad ; shipped no goods out of the country | makes the goods ; stores the goods
F: leaked the data ; exposed customer data ; let customer data get out ; lost customer data | kept customer data safe ; protected the data ; let no data get out | collects data ; sells phones
F: used child labour ; had children working for it ; employed children | employed only adults ; kept children out of its workshops ; never hired a child | has workshops ; sews shirts
F: broke the embargo ; dodged the embargo ; evaded the sanctions ; got around the embargo | complied with the embargo ; respected the sanctions ; stuck to the embargo | studied the embargo ; complained of the embargo
F: won the contract ; was awarded the contract ; landed the contract | lost the contract ; was passed over for the contract ; came away without the contract | bid for the contract ; read the contract
F: accepted the verdict ; did not appeal ; abided by the ruling | appealed against the verdict ; contested the ruling ; challenged the verdict | received the verdict ; was sued
C: protested peacefully ; demonstrated without violence ; kept the peace ; remained calm and orderly | rioted ; turned violent ; ran riot ; used violence ; went on the rampage | carried banners ; gathered at noon
C: dispersed ; went home ; left the square ; broke up the gathering | stayed in the square ; refused to leave ; remained all night ; stood their ground in the square | sang songs ; lit candles
C: threw stones ; hurled rocks ; pelted the police with stones ; flung stones | threw nothing ; kept their hands empty ; left every stone on the ground | stood near the police ; wore scarves
C: stormed the building ; broke into the building ; forced their way into the building ; invaded the building | stayed outside the building ; kept out of the building ; left the building alone | surrounded the building ; photographed the building
C: went on strike ; stopped work ; downed tools ; walked out ; laid down work | kept working ; went on working ; stayed at work ; turned up for work as usual | met in a hall ; want more pay
C: ended the strike ; went back to work ; called off the strike ; resumed work | continued the strike ; prolonged the walkout ; stayed on strike | held a meeting ; elected speakers
C: were armed ; carried weapons ; had guns ; bore arms | were unarmed ; carried no weapons ; had no guns ; came empty-handed | came in buses ; shouted
C: voted in large numbers ; flocked to the polls ; turned out in force to vote | stayed away from the polls ; hardly voted ; shunned the ballot | received leaflets ; live in villages
C: were evacuated ; were taken to safety ; were moved out of the area ; were brought out | were left behind ; had to remain in the area ; were not moved out ; stayed in the area | own animals ; have gardens
C: were warned ; received a warning ; were alerted in time ; had been told of the danger | were caught by surprise ; received no warning ; were taken unawares ; had no idea of the danger | live near the river ; speak a dialect
C: blocked the road ; closed the road ; barricaded the road ; brought traffic on the road to a standstill | left the road open ; cleared the road ; let traffic pass ; kept the road free | sat in the grass ; filmed the road
C: had enough food ; were well fed ; got plenty to eat | starved ; went hungry ; had nothing to eat ; suffered from hunger | baked bread ; grow wheat
C: welcomed the decision ; applauded the decision ; were pleased with the decision | rejected the decision ; deplored the decision ; were outraged at the decision | heard of the decision ; discussed the decision
C: were paid ; received money for it ; got paid for coming | came for free ; got no money for it ; were unpaid | came by train ; sang
C: returned home ; went back to their homes ; moved back | stayed away from their homes ; have not gone back ; remained displaced | have relatives ; own keys
T: was destroyed ; was reduced to rubble ; was razed ; was flattened ; lay in ruins ; was wiped out | was left intact ; was undamaged ; came through unscathed ; remained standing without a scratch | was built by soldiers ; had a garden
T: caught fire ; burst into flames ; went up in flames ; was ablaze | was spared by the fire ; did not burn ; stayed free of fire | had a cellar ; was painted
T: collapsed ; fell down ; caved in ; came crashing down | remained standing ; held firm ; withstood it ; did not fall | was old ; was inspected
T: was closed ; was shut ; was out of operation ; had ceased to operate | was open ; remained in operation ; was working ; went on operating | was guarded ; had visitors in May
T: was flooded ; was under water ; was inundated | stayed dry ; was not reached by the water ; was spared by the flood | stands on a hill road ; was sold
T: was repaired ; was fixed ; was restored ; was put right again | was left broken ; remained out of repair ; is still in ruins | was insured ; was old
T: was safe ; posed no danger ; was harmless | was dangerous ; posed a risk ; was a hazard | was expensive ; was new
T: was occupied ; was full of people ; was crowded | was empty ; was deserted ; stood vacant | was blue ; had two doors
T: exploded ; blew up ; was torn apart by a blast ; detonated | did not explode ; failed to go off ; stayed in one piece | was checked ; was heavy
T: was hit ; was struck ; suffered a direct hit ; took a hit | was missed ; escaped being hit ; was never struck | was camouflaged ; was large
T: was hidden ; was concealed ; was kept out of sight | was on open display ; was in plain sight ; was shown to everyone | was rusty ; was small
T: had power ; was supplied with electricity ; had current | was without power ; had no electricity ; was blacked out ; was cut off from the grid | had a fence ; had tall windows
T: had running water ; was supplied with water ; got water from the mains | was without water ; had no running water ; was cut off from the water supply ; got not a drop from the mains | had a roof terrace ; had a chimney
E: took place ; happened ; occurred ; came about ; was held as planned | was cancelled ; never happened ; was called off ; did not take place | was discussed ; was in the news
E: was a success ; succeeded ; went well ; achieved its aim | was a failure ; failed ; went wrong ; missed its aim ; came to nothing | was expensive ; lasted an hour
E: was an accident ; happened by accident ; was unintended ; was a mishap | was deliberate ; was done on purpose ; was intended ; was planned | was on the news ; was filmed
E: was postponed ; was put off ; was delayed | went ahead on time ; took place on schedule ; was held as scheduled | was advertised ; was small
E: was expected ; had been foreseen ; came as no surprise | was unexpected ; came as a surprise ; took everyone by surprise | was noisy ; was photographed
E: was peaceful ; passed off without violence ; went off calmly | was violent ; ended in bloodshed ; was marred by violence | was broadcast ; was long
E: was secret ; was kept from the public ; took place in secret | was public ; was open to everyone ; took place in full view | was short ; was in spring
E: was lawful ; was legal ; complied with the law | was unlawful ; was illegal ; broke the law | was organised ; was new
E: has ended ; is over ; has come to an end ; has finished | is still going on ; continues ; is not over yet ; goes on | began early ; was announced
E: claimed lives ; was deadly ; cost people their lives ; left people dead | claimed no lives ; left everyone alive ; passed without a death | made noise ; was recorded
E: was investigated ; was looked into ; became the subject of an inquiry | was never looked into ; went without any inquiry ; was not investigated | was brief ; was local
"""

SUBJECTS: dict[str, tuple[str, ...]] = {
    "T": (
        "the hospital",
        "the school",
        "the bridge",
        "the depot",
        "the power station",
        "the warehouse",
        "the station",
        "the tower",
        "the factory",
        "the town hall",
        "the apartment block",
        "the refinery",
        "the airport",
    ),
    "E": (
        "the operation",
        "the rally",
        "the meeting",
        "the attack",
        "the exercise",
        "the raid",
        "the march",
        "the vote",
        "the search",
        "the strike",
        "the transfer",
        "the ceremony",
    ),
    "C": (
        "the farmers",
        "the miners",
        "residents",
        "the villagers",
        "the workers",
        "the students",
        "the nurses",
        "the drivers",
        "the refugees",
        "the passengers",
        "thousands of people",
        "the fishermen",
        "the teachers",
    ),
}


@dataclass(frozen=True)
class Action:
    """One line of the table."""

    subject: str
    same: tuple[str, ...]
    opposite: tuple[str, ...]
    beside: tuple[str, ...]


def _read(line: str) -> Action:
    subject, _, rest = line.partition(": ")
    same, opposite, beside = (tuple(item.strip() for item in field.split(";")) for field in rest.split("|"))
    return Action(subject, same, opposite, beside)


ACTIONS: tuple[Action, ...] = tuple(_read(line) for line in _TABLE.strip().splitlines())
