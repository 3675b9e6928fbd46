"""Gender told by a given name, for names that are nearly always one or the other. A name not listed tells nothing."""

_FEMALE = frozenset(
    """abigail agnes aisha alba alexandra alice alicia alina alison amanda amber amelia amina amy ana anastasia andrea angela angie
    anita ann anna anne annette annie antonia april arianna astrid audrey ayesha barbara beatrice beatriz becky belinda
    bernadette beth betty beverly brenda bridget britta brittany camila carla carmen carol carolina caroline carolyn
    catherine cecilia charlotte cheryl chloe christina christine claire clara claudia condoleezza cristina cynthia daniela
    dana deborah debbie denise diana diane dolores donna dora dorothy edith eileen elaine eleanor elena elisabeth elise
    eliza elizabeth ella ellen elvira emily emma erica erika esther eva eve evelyn farah fatima felicity fiona florence
    frances francesca frida gabriela gail gertrude gina gisela giulia gloria grace greta gudrun hanna hannah hanne heather
    heidi helen helena helga hilary hillary huma ines inga ingrid irene irina iris isabel isabella isabelle ivana ivanka jacqueline
    jane janet janice jasmine jean jeanne jennifer jenny jessica jill joan joanna jocelyn josephine joyce juanita judith
    judy julia juliana julie karen karin katarina kate katharina katherine kathleen kathryn kathy katie katrin kayla
    kellyanne khadija kim kimberly kirsten kristen kristin laila lara larisa latifa laura lauren leila lena leonie
    lidia lilian liliana lily linda lisa liv livia liz liza loretta lorraine louise lucia lucy ludmila luisa lydia lynn
    madeleine maggie magda malala mandy margaret margarita maria mariam marian marianne marie marina mariya marjorie marlene marta
    martha martina mary maryam matilda maud maureen megan mirela melania melanie melinda melissa mercedes meredith mia michele
    michelle mildred miranda mireille miriam moira molly monica monika nadia nancy naomi natalia natalie natalya nicola nicole
    nina nora norma oksana olga olivia pamela patricia paula pauline penelope petra phyllis priscilla rachel ramona rebecca
    regina renata rhonda rita roberta rosa rosalind rose rosemary rosie roxana ruth sabine sabrina sally samantha samira sandra
    sara sarah selma shannon sharon sheila sheryl shirley silvia simone sofia sonia sonja sophia sophie stella stephanie
    sue sunniva susan susanne suzanne svetlana sylvia tamara tammy tania tanya tara tatiana teresa theresa tiffany tina tracy tulsi
    ursula valentina valeria valerie vanessa vera veronica vicky victoria viola violet virginia vivian wanda wendy
    whitney yolanda yulia yvette yvonne zainab zoe zoya""".split()
)
_MALE = frozenset(
    """aaron abdul abdullah abraham adam adrian ahmad ahmed alan albert alberto aldo alec alejandro alessandro alexander alexei
    alfonso alfred ali allan allen alvaro amir anatoly anders andre andreas andrei andrew andriy andy angelo anthony antoine anton
    antonio arnold arthur artur asad ashraf augusto aurelio axel barack barry bashar ben benito benjamin bernard bernie bert bill
    billy bjorn bob bobby boris bradley brendan brett brian bruce bruno burak byron calvin carl carlo carlos cesar charles charlie
    christian christopher chris christos chuck claude clive clyde colin conrad corey craig curt curtis damian damien dan daniel
    dariusz dave david dean dennis denis derek dick diego dieter dimitri dirk dmitri dmitry dmytro donald doug douglas duncan
    dwight earl ed eddie edgar edmund eduardo edvard edward edwin elias elliot emil emilio emmanuel enrique eric erik ernest ernesto
    eugene evan fabio farid felipe felix fernando filip francesco francis francisco francois frank franklin franz fred frederick
    friedrich fritz gareth gary gavin gene geoffrey george gerald gerard gerhard gideon giorgio giovanni glenn gordon graham greg
    gregory guido guillermo gunnar gustav guy hamid hank hans harold harry harvey hasan hassan hector heinrich helmut henrik henry
    herbert herman horst howard hubert hugh hugo hussein ian ibrahim ignacio igor ilya isaac ismail ivan ivo jack jacob jacques jakob
    james jamal jan jared jason javier jay jeb jeff jeffrey jeffery jeremy jerome jerry jim jimmy joachim joaquin joe joel johan johannes
    john johnny jon jonas jonathan jorge jose josef joseph josh joshua juan jules julian julio juri justin kamal karl karim keith
    ken kenneth kevin khalid kirk klaus konrad konstantin kurt kyle larry lars laurence laurent lawrence leo leon leonard leonid lewis liam
    lindsey lloyd lorenzo lou louis luca lucas lucio ludwig luigi luis luke luther mahmoud malcolm manuel marc marcel marco marcos marcus mario
    mark martin marvin massimo matt matteo matthew maurice maurizio max maxim mehmet michael miguel mike mikhail milan mitch mitt
    mohamed mohammad mohammed moritz morris muhammad mustafa mykhailo nathan nathaniel ned neil nelson nicholas nick nicolas nigel niklas nikolai
    nikolay nils noah noel norbert norman oleg oleksandr oleksiy oliver olivier omar oscar osama otto owen pablo paco paolo pascal patrick paul pavel pedro
    per perry pete peter petr petro philip philippe phillip pierre pieter piotr rafael ralph ramon rand randy rashid raul ray raymond reince
    reinhard rex ricardo richard rick rob robert roberto rodney rodrigo roger roland rolf roman ron ronald ross roy ruben rudolf rudy rupert
    russell ryan said saif salman salvador sam samir samuel santiago saul scott sean sebastian serge sergei sergey serhiy seth shane shaun
    sidney silvio simon stanley stefan stefano stephan stephen sten steve steven stuart sven tariq ted teo terry theodore thomas tim timothy
    tobias todd tom tomas tommy tony tor trevor troy uwe valery vasily victor viktor vincent vitaly vladimir volodymyr wade walter warren wayne
    werner wilhelm will william willie wolfgang xavier yasser yousef youssef yuri yusuf yves zachary""".split()
)


def gender_of(name: str) -> str | None:
    """ "f" or "m" by the first word of a full name; None for a lone surname or a name that tells nothing."""
    first, _, rest = name.partition(" ")
    if not rest:
        return None
    return "f" if first.lower() in _FEMALE else "m" if first.lower() in _MALE else None
