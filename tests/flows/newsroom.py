"""A watched folder with two articles of two outlets: one accuses a side of an attack, the other denies it."""

from pathlib import Path

CLAIM = (
    "Fuel depot attacked\n\n"
    "The Karst Brigade accused the Karsian army of carrying out the attack on the fuel depot in Ostrel on Monday.\n"
)
DENIAL = (
    "Ministry answers\n\n"
    "The Karsian Defence Ministry denied carrying out the attack on the fuel depot in Ostrel.\n\n"
    "The Karst Brigade denied that it had attacked the fuel depot in Ostrel, its spokesman Pavel Orlov said.\n"
)
FRENCH = (
    "Le dépôt attaqué\n\n"
    "Le ministère de la défense a démenti lundi avoir attaqué le dépôt de carburant, tandis que le gouverneur de la "
    "région affirmait que plusieurs bâtiments avaient été détruits pendant la nuit et des blessés évacués.\n"
)


def drop(folder: Path, outlet: str, name: str, text: str) -> None:
    """Put an article file into the folder, whole at once, as a careful program would."""
    (folder / outlet).mkdir(parents=True, exist_ok=True)
    part = folder / f"{name}.part"
    part.write_text(text, "utf-8")
    part.replace(folder / outlet / f"{name}.txt")


def configuration(folder: Path, *sources: Path, **sections: object) -> Path:
    """A configuration file over these sources; its database is beside it."""
    import yaml

    path = folder / "newsroom.yaml"
    settings = {
        "database_url": "sqlite:///news.db",
        "sources": [{"location": str(source), "name": source.name} for source in sources],
        "monitor": {"port": None},
        "desk": {"port": None},
        **sections,
    }
    path.write_text(yaml.safe_dump(settings), "utf-8")
    return path
