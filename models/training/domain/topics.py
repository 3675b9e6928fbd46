"""All topics, in the order in which they are documented."""

from __future__ import annotations

from models.training.domain.affairs import DIPLOMACY, FATE, FIRE, GROUND, JUSTICE, RESCUE, STREET, SUPPLY
from models.training.domain.agreements import AGREEMENTS, TRADE
from models.training.domain.casualties import COUNTS
from models.training.domain.causes import CAUSES, DAMAGE
from models.training.domain.conduct import CONDUCT, POLICE, PROTEST
from models.training.domain.control import CONTROL
from models.training.domain.grammar import Topic
from models.training.domain.involvement import INVOLVEMENT
from models.training.domain.motive import MOTIVE
from models.training.domain.occasions import DATES
from models.training.domain.public_life import AIRCRAFT, COMPANIES, ELECTIONS, SHIPS
from models.training.domain.responsibility import OCCURRENCE, RESPONSIBILITY
from models.training.domain.roles import DUELS, PEOPLE

TOPICS: tuple[Topic, ...] = (
    RESPONSIBILITY,
    INVOLVEMENT,
    OCCURRENCE,
    CONTROL,
    COUNTS,
    AGREEMENTS,
    TRADE,
    MOTIVE,
    CAUSES,
    DAMAGE,
    DATES,
    CONDUCT,
    PROTEST,
    POLICE,
    ELECTIONS,
    COMPANIES,
    SHIPS,
    AIRCRAFT,
    DUELS,
    PEOPLE,
    GROUND,
    FIRE,
    STREET,
    JUSTICE,
    FATE,
    SUPPLY,
    DIPLOMACY,
    RESCUE,
)
