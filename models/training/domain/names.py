"""Invented and real names. Invented ones are built from syllables; train and dev draw on separate stocks."""

from __future__ import annotations

import re
from dataclasses import dataclass
from random import Random
from typing import Literal

from models.training.domain.real import THEATRES, Theatre
from models.training.domain.words import Actor, Names, listed

Part = Literal["train", "dev"]

#: Onsets, middles and endings of invented names; no syllable of one part occurs in the other's list.
_HEADS = {
    "train": listed(
        "Al Bar Bel Bran Cal Cor Dal Dol Dru Edr Fal Gar Gel Hal Hor Ister Jar Kal Ker Kov Lam Lor Mal Mir "
        "Nar "
        "Nov Ol Or Pal Pel Rad Ros Sal Sor Tal Tor Ul Var Vel Vos Yar Zal Zor Ash Bek Cham Dur Eks Gol Hesk "
        "Juk "
        "Kand Lub Mez Nim Ost Prav Rukh Shab Tash Umm Wad Yeb Zir Ab Ben Dak Fen Ghaz Hut Kib Mbar Ndol Ogu "
        "Sen"
    ),
    "dev": listed(
        "Arv Bry Cae Dov Esk Fros Grim Hul Ivr Jol Kest Lyn Mord Nyl Opp Pryd Quel Rhun Sked Thur Usk Vyr "
        "Wren "
        "Xan Ydr Zeph Chuk Djer Fomb Gwen Kwam"
    ),
}
_MIDDLES = {
    "train": listed("a e i o u an en in on ar er or al el ol ad ev im os iv am un ab ak ez ush ani ero ila omi uda"),
    "dev": listed("y ae ia ou yn ith eth uld aph eku oya ifo"),
}
_PLACE_ENDS = {
    "train": listed(
        "mar grad rel vik dor ka na ra sk tov ton burg ov ovo ino pol stad bad pur dan lat met ris sa ta va "
        "zan zhe "
        "ville port ford by holm mouth field abad kent gorod iya eh it ur un"
    ),
    "dev": listed("wick thal nesk myr quay loch jord cott esh ymn usk oom"),
}
_COUNTRY_ENDS = {
    "train": (
        ("ia", "ian"),
        ("istan", "istani"),
        ("avia", "avian"),
        ("ora", "oran"),
        ("ana", "anan"),
        ("eria", "erian"),
        ("ania", "anian"),
        ("ova", "ovan"),
        ("aq", "aqi"),
        ("ela", "elan"),
    ),
    "dev": (
        ("ysia", "ysian"),
        ("undi", "undian"),
        ("othia", "othian"),
        ("iland", "ilandic"),
        ("oria", "orian"),
    ),
}
_FIRST = {
    "train": listed(
        "Anna Boris Carla Daniel Elena Felix Grace Hassan Irina Jonas Karim Leila Marco Nadia Omar Petra "
        "Ravi Sofia "
        "Tomas Uma Viktor Wanda Yusuf Zoe Amir Bruno Chidi Dmitri Esther Farid Gita Henrik Ines Joseph Kofi "
        "Luis Mei"
    ),
    "dev": listed("Aldo Birgit Cyrus Dalia Emeka Fiona Goran Hilda Igor Jamila Kwame Ludmila"),
}
_TOWN_KINDS = ("town", "city", "village", "town", "city", "port", "district")
_GROUP_KINDS = {
    "train": (
        "Liberation Front",
        "Liberation Army",
        "Legion",
        "Resistance Movement",
        "Brigade",
        "Freedom Movement",
        "Defence Forces",
        "People's Army",
        "Salvation Front",
        "Volunteer Corps",
        "Islamic Front",
        "National Guard",
        "Revolutionary Council",
        "Self-Defence Units",
        "Dawn Movement",
        "Red Column",
        "Martyrs Brigade",
    ),
    "dev": ("Battalion", "Liberation Movement", "Partisans", "Shield", "Vanguard", "Falcons"),
}
_GROUP_NOTES = {
    "train": (
        "a rebel group",
        "an armed group based in the north",
        "a volunteer unit",
        "a separatist movement",
        "a militia of several thousand fighters",
        "an outlawed organisation",
    ),
    "dev": ("an insurgent force", "a paramilitary outfit", "a little-known faction"),
}
_FIRMS = {
    "train": (
        "Energy",
        "Motors",
        "Bank",
        "Pharma",
        "Airlines",
        "Steel",
        "Foods",
        "Telecom",
        "Mining",
        "Chemicals",
        "Oil",
        "Logistics",
        "Software",
        "Shipping",
        "Holdings",
    ),
    "dev": ("Aerospace", "Insurance", "Textiles", "Rail", "Semiconductors"),
}
_PARTIES = {
    "train": (
        "Unity Party",
        "Democratic Party",
        "Labour Party",
        "People's Party",
        "National Front",
        "Green Alliance",
        "Progress Party",
        "Justice Party",
    ),
    "dev": ("Reform Union", "Civic Platform", "Farmers' League"),
}
_PLURAL_GROUPS = ("Forces", "Units", "Partisans", "Falcons")


_TRIPLED = re.compile(r"(\w)\1\1+")


@dataclass(frozen=True)
class Country:
    """A state: its name, the adjective, and its capital."""

    name: str
    adjective: str
    capital: str


@dataclass(frozen=True)
class Camp:
    """One side of a conflict, apart from every other camp: `forces` fight, `state` signs and speaks."""

    forces: Names
    state: Names


def _stem(rng: Random, part: Part) -> str:
    middle = rng.choice(_MIDDLES[part]) if rng.random() < 0.45 else ""
    return rng.choice(_HEADS[part]) + middle


def town_name(rng: Random, part: Part) -> str:
    """An invented town: "Ostrel", "Kalevik"."""
    name = _stem(rng, part) + rng.choice(_PLACE_ENDS[part])
    return _TRIPLED.sub(r"\1\1", name)


def country(rng: Random, part: Part) -> Country:
    """An invented state."""
    stem = rng.choice(_HEADS[part]) + (rng.choice(_MIDDLES[part])[-1:] if rng.random() < 0.2 else "")
    stem = stem.rstrip("aeiouy") if stem[-1] in "aeiouy" else stem
    end, adjective = rng.choice(_COUNTRY_ENDS[part])
    return Country(stem + end, stem + adjective, town_name(rng, part))


def person(rng: Random, part: Part) -> Actor:
    """An invented person."""
    return Actor(f"{rng.choice(_FIRST[part])} {town_name(rng, part)}")


def firm(rng: Random, part: Part) -> Actor:
    """An invented company."""
    return Actor(f"{town_name(rng, part)} {rng.choice(_FIRMS[part])}")


def party(rng: Random, part: Part, nation: Country) -> Actor:
    """An invented political party."""
    return Actor(f"the {nation.adjective} {rng.choice(_PARTIES[part])}")


def state_camp(nation: Country) -> Camp:
    """A state as a party: its army in the field, its government at the table."""
    name, adjective, capital = nation.name, nation.adjective, nation.capital
    forces = (
        Actor(f"{adjective} forces", True),
        Actor(f"the {adjective} army"),
        Actor(f"{adjective} troops", True),
        Actor(f"the {adjective} military"),
        Actor(name),
    )
    state = (
        Actor(name),
        Actor(f"the {adjective} government"),
        Actor(name),
        Actor(f"the government of {name}"),
    )
    rich = (
        Actor(f"{adjective} forces backed by artillery", True),
        Actor(f"{adjective} troops from the 4th Brigade", True),
    )
    return Camp(Names(forces, rich), Names(state, (Actor(f"the {adjective} government in {capital}"),)))


def group_camp(rng: Random, part: Part) -> Camp:
    """An armed group that is no state."""
    kind = rng.choice(_GROUP_KINDS[part])
    root = town_name(rng, part) if rng.random() < 0.6 else country(rng, part).adjective
    plural = kind.endswith(_PLURAL_GROUPS)
    name = f"the {root} {kind}"
    if rng.random() < 0.2 and not plural:
        nation = country(rng, part).name
        name = f"the Free {nation} {kind}"
    actor = Actor(name, plural)
    names = Names((actor,), (Actor(f"{name}, {rng.choice(_GROUP_NOTES[part])},", plural),))
    return Camp(names, names)


def place(rng: Random, part: Part, name: str | None = None) -> Names:
    """A town under its bare name and with its kind, or a region."""
    name = name or town_name(rng, part)
    draw = rng.random()
    if draw < 0.12:
        return Names((f"the {name} region",))
    kind = "city" if part == "dev" else rng.choice(_TOWN_KINDS)
    return Names((name, name, f"the {kind} of {name}"))


def _theatre_camp(rng: Random, variants: tuple[str, ...]) -> Camp:
    """A real party. A country is written "Name/adjective/capital", a group "name" or "name+" where plural."""
    head = variants[0] if "/" in variants[0] and rng.random() < 0.8 else rng.choice(variants)
    if "/" in head:
        return state_camp(Country(*head.split("/")))
    actor = Actor(head.rstrip("+"), head.endswith("+"))
    return Camp(Names((actor,)), Names((actor,)))


def _camp(rng: Random, part: Part, group_share: float) -> Camp:
    return group_camp(rng, part) if rng.random() < group_share else state_camp(country(rng, part))


@dataclass(frozen=True)
class Cast:
    """Who and where of one story: camps that exclude each other, and places."""

    camps: tuple[Camp, ...]
    places: tuple[Names, ...]


def cast(rng: Random, part: Part, group_share: float = 0.4) -> Cast:
    """Three camps and two places, real ones in a third of the stories, at times beside an invented group."""
    if rng.random() < 0.35:
        theatre: Theatre = rng.choice(THEATRES[part])
        camps = [_theatre_camp(rng, camp) for camp in theatre.camps if group_share or "/" in camp[0]]
        towns = rng.sample(theatre.places, 2)
        places = [place(rng, part, town) if rng.random() < 0.1 else Names((town,)) for town in towns]
        while len(camps) < 3:
            camps.append(_camp(rng, part, group_share))
        if rng.random() < 0.7 * group_share:
            camps[rng.randrange(3)] = group_camp(rng, part)
    else:
        camps = [_camp(rng, part, group_share) for _ in range(3)]
        places = [place(rng, part), place(rng, part)]
    rng.shuffle(camps)
    return Cast(tuple(camps[:3]), tuple(places))
