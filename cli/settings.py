"""The settings: a YAML file, with the environment (COUNTERCLAIM_*) before it. `configs/default.yaml` shows them all."""

import difflib
import os
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any, Literal
from zoneinfo import available_timezones

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict, SettingsError

from cli.store import DEFAULT_DATABASE_URL
from models.errors import ConfigError
from models.languages.plan import LanguagePlan
from sources.limits import Limits
from sources.policy import Policy
from sources.spec import SourceSpec

_PREFIX = "COUNTERCLAIM_"
_SQLITE = "sqlite:///"


class Section(BaseModel):
    """A group of settings; a key that it does not know is an error, never ignored."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class NliSettings(Section):
    """Which NLI model compares two propositions; None is the shipped one.

    `judge` looks again at what the model finds at all likely: "shipped", a name or a folder; None is no second judge.
    """

    model: str | None = None
    judge: str | None = None


class LanguageSettings(Section):
    """What reads and judges one language other than English.

    `pipeline` is a spaCy package or folder, `nli` a three-way NLI model that knows the language, `cues` a file of words
    of saying in place of those that ship.
    """

    pipeline: str = Field(min_length=1)
    nli: str = Field(min_length=1)
    cues: str | None = None


class ReadingSettings(Section):
    """How articles are read: `batch` articles are one task and one transaction; English, and `languages` beside it."""

    batch: int = Field(default=20, ge=1)
    languages: dict[Annotated[str, Field(pattern="^[a-z]{2}$")], LanguageSettings] = {}

    @field_validator("languages")
    @classmethod
    def _english_has_a_reader(cls, value: dict[str, LanguageSettings]) -> dict[str, LanguageSettings]:
        if "en" in value:
            raise ValueError("English has a reader of its own; its NLI model is nli.model")
        return value

    @property
    def plans(self) -> tuple[LanguagePlan, ...]:
        """The further languages, as the readers and judges want them."""
        return tuple(
            LanguagePlan(code, named.pipeline, named.nli, named.cues) for code, named in sorted(self.languages.items())
        )

    @property
    def read(self) -> frozenset[str]:
        """The languages of which articles are read."""
        return frozenset({"en", *self.languages})


class PairingSettings(Section):
    """How propositions meet: `batch` articles are one task; they meet those of articles within `days` of their own.

    Of the pairs of one proposition the `most_candidates` that are most likely to conflict are scored.
    """

    batch: int = Field(default=20, ge=1)
    days: int = Field(default=45, ge=1)
    most_candidates: int = Field(default=24, ge=1)


class ScheduleSettings(Section):
    """When `counterclaim serve` starts its flows; the last two in cron's five fields, in `timezone`.

    *detect* also begins whenever *ingest* has brought something.
    """

    interval_seconds: int = Field(default=300, ge=1)
    detect_seconds: int = Field(default=900, ge=1)
    digest: str = "0 6 * * *"
    maintenance: str = "30 3 * * *"
    timezone: str = "UTC"

    @field_validator("digest", "maintenance")
    @classmethod
    def _is_cron(cls, value: str) -> str:
        from cronsim import CronSim, CronSimError

        try:
            CronSim(value, datetime.now(UTC))
        except CronSimError as error:
            raise ValueError("cron's five fields are minute hour day month weekday, as in 30 3 * * *") from error
        return value

    @field_validator("timezone")
    @classmethod
    def _is_a_place(cls, value: str) -> str:
        if value not in available_timezones():
            raise ValueError("a time zone is named like UTC or Europe/Kyiv")
        return value


class DigestSettings(Section):
    """Who is sent the morning page: Prefect's notification blocks as `type/name`, which must be saved on its server."""

    notify: tuple[Annotated[str, Field(pattern="^[a-z0-9-]+/[a-z0-9-]+$")], ...] = ()


class WorkersSettings(Section):
    """Who detects: `threads` is one engine on this machine, `dask` is `count` processes of it, each with its models.

    A worker that gives no sign of life for `lease_seconds` loses what it had taken to another one.
    """

    runner: Literal["threads", "dask"] = "threads"
    count: int = Field(default=2, ge=1)
    lease_seconds: int = Field(default=60, ge=3)


class RetentionSettings(Section):
    """How long things are kept, in days; None is for ever. Rows, statements and verdicts always stay."""

    refusals_days: int | None = Field(default=90, ge=1)
    runs_days: int | None = Field(default=365, ge=1)
    flow_runs_days: int | None = Field(default=30, ge=1)


class MonitorSettings(Section):
    """Where `counterclaim serve` answers /live, /ready and /metrics; no port, no such page."""

    host: str = "127.0.0.1"
    port: int | None = Field(default=4290, ge=1, le=65535)


class LogSettings(Section):
    """How log lines look: `text` for people, `json` with one object a line; and from which level they count."""

    format: Literal["text", "json"] = "text"
    level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"


class DriftSettings(Section):
    """When a change of the rows is an alarm: the last `window_days` beside the `reference_days` before them.

    Shares and means must differ by `threshold` and by more than chance, on at least `min_rows` rows on either side.
    """

    window_days: int = Field(default=7, ge=1)
    reference_days: int = Field(default=28, ge=1)
    min_rows: int = Field(default=50, ge=2)
    threshold: float = Field(default=0.1, gt=0, lt=1)


class ServerSettings(Section):
    """Where `counterclaim serve` puts Prefect's server and pages."""

    host: str = "127.0.0.1"
    port: int = Field(default=4200, ge=1, le=65535)


class DeskSettings(Section):
    """Where the analysts' page stands, and who may do what there.

    Beyond loopback it starts only with `user_header`: the header in which a reverse proxy says who is asking.
    `reviewers` may give verdicts, all other users may read; "*" means everybody whom the proxy lets through.
    `names` are the host names under which the proxy is reached, `proxies` the addresses that may set the header.
    Without a port, `counterclaim serve` leaves it out.
    """

    host: str = "127.0.0.1"
    port: int | None = Field(default=8300, ge=1, le=65535)
    user_header: str | None = None
    reviewers: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    proxies: tuple[str, ...] = ("127.0.0.1", "::1")


class Settings(BaseSettings):
    """All settings. Paths are absolute, or relative to the working folder, once `load_settings` has read them."""

    model_config = SettingsConfigDict(
        env_prefix=_PREFIX,
        env_nested_delimiter="__",
        env_ignore_empty=True,
        env_parse_none_str="null",
        frozen=True,
        extra="forbid",
    )

    database_url: str = DEFAULT_DATABASE_URL
    desk_url: str | None = None
    sources: tuple[SourceSpec, ...] = ()
    fetch: Limits = Limits()
    ingest: Policy = Policy()
    reading: ReadingSettings = ReadingSettings()
    pairing: PairingSettings = PairingSettings()
    nli: NliSettings = NliSettings()
    schedule: ScheduleSettings = ScheduleSettings()
    digest: DigestSettings = DigestSettings()
    server: ServerSettings = ServerSettings()
    desk: DeskSettings = DeskSettings()
    workers: WorkersSettings = WorkersSettings()
    retention: RetentionSettings = RetentionSettings()
    monitor: MonitorSettings = MonitorSettings()
    log: LogSettings = LogSettings()
    drift: DriftSettings = DriftSettings()

    @field_validator("database_url", mode="before")
    @classmethod
    def _none_is_default(cls, value: object) -> object:
        return DEFAULT_DATABASE_URL if value is None else value

    @field_validator("sources", mode="before")
    @classmethod
    def _no_sources(cls, value: object) -> object:
        return () if value is None else value

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        return env_settings, init_settings  # what the environment says goes before the file


def load_settings(path: Path | None = None) -> Settings:
    """The settings of a configuration file, or the defaults; the environment goes before both.

    Raises ConfigError with one line that names the file and the key: no such file, not YAML, unknown key, bad value.
    """
    values = {} if path is None else _relative_to(path.resolve().parent, _read(path))
    try:
        return Settings(**values)
    except ValidationError as error:
        raise ConfigError(_explain(path, error)) from error
    except SettingsError as error:  # a variable that should hold JSON and does not
        raise ConfigError(f"the environment: {' '.join(str(error).split())}") from error


def database_url(path: Path | None = None) -> str:
    """The database: COUNTERCLAIM_DATABASE_URL, else the configuration's, else SQLite in the working folder."""
    return load_settings(path).database_url


def absolute_database_url(url: str) -> str:
    """`url` with the path of a SQLite file made absolute, for a process that works in another folder."""
    if url.startswith(_SQLITE) and not url.startswith(f"{_SQLITE}/"):
        return _SQLITE + os.path.abspath(url.removeprefix(_SQLITE))  # noqa: PTH100 - keeps links as they are
    return url


def setting_names() -> list[str]:
    """Every setting by its dotted name; those of a source as `sources.NAME`."""
    names = []
    for name, field in Settings.model_fields.items():
        section = SourceSpec if name == "sources" else field.annotation
        if isinstance(section, type) and issubclass(section, BaseModel):
            names += [f"{name}.{part}" for part in section.model_fields]
        if name == "sources" or not names or not names[-1].startswith(f"{name}."):
            names.append(name)
    return names


def _read(path: Path) -> dict[str, Any]:
    try:
        values = yaml.safe_load(path.read_text("utf-8"))
    except OSError as error:
        raise ConfigError(f"the configuration {path} cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise ConfigError(f"the configuration {path} is not UTF-8 text") from error
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise ConfigError(f"{path}, line {line}: not YAML: {error.problem}") from error
    except yaml.YAMLError as error:
        raise ConfigError(f"{path}: not YAML: {' '.join(str(error).split())}") from error
    if values is None:
        return {}
    if not isinstance(values, dict):
        raise ConfigError(f"{path}: settings are `name: value` lines, as in configs/default.yaml")
    return {str(key): value for key, value in values.items()}


def _relative_to(folder: Path, values: dict[str, Any]) -> dict[str, Any]:
    """`values` with their paths made absolute: a path in a file is relative to that file."""
    placed = dict(values)
    url = values.get("database_url")
    if isinstance(url, str) and url.startswith(_SQLITE):
        placed["database_url"] = _SQLITE + _placed(folder, url.removeprefix(_SQLITE))
    nli = values.get("nli")
    if isinstance(nli, dict):
        placed["nli"] = {key: _placed_model(folder, value) for key, value in nli.items()}
    reading = values.get("reading")
    if isinstance(reading, dict) and isinstance(reading.get("languages"), dict):
        placed["reading"] = {**reading, "languages": _placed_languages(folder, reading["languages"])}
    if isinstance(values.get("sources"), list):
        placed["sources"] = [_placed_source(folder, source) for source in values["sources"]]
    return placed


def _placed_source(folder: Path, source: Any) -> Any:
    location = source.get("location") if isinstance(source, dict) else None
    if not isinstance(location, str) or not location or "://" in location:
        return source
    return {**source, "location": _placed(folder, location)}


def _placed_languages(folder: Path, languages: dict[Any, Any]) -> dict[Any, Any]:
    return {
        code: {
            key: _placed(folder, value) if key == "cues" and isinstance(value, str) else _placed_model(folder, value)
            for key, value in named.items()
        }
        if isinstance(named, dict)
        else named
        for code, named in languages.items()
    }


def _placed_model(folder: Path, name: Any) -> Any:
    return _placed(folder, name) if isinstance(name, str) and _is_path(folder, name) else name


def _placed(folder: Path, path: str) -> str:
    return os.path.normpath(folder / Path(path).expanduser())


def _is_path(folder: Path, model: str) -> bool:
    """Whether a model's name means a folder; `owner/name` is a hub name unless there is such a folder."""
    return model.startswith((".", "/", "~")) or (folder / model).is_dir()


def _explain(path: Path | None, error: ValidationError) -> str:
    problems = error.errors(include_url=False)
    first = next((problem for problem in problems if problem["type"] == "extra_forbidden"), problems[0])
    name = ".".join(str(part) for part in first["loc"])
    variable = _PREFIX + "__".join(str(part) for part in first["loc"]).upper()
    where = f"the environment variable {variable}" if variable in os.environ else str(path or "the environment")
    if first["type"] == "extra_forbidden":
        plain = ".".join(str(part) for part in first["loc"] if not isinstance(part, int))
        close = difflib.get_close_matches(plain, setting_names(), n=1)
        advice = f"did you mean {close[0]}?" if close else "configs/default.yaml lists them all"
        return f"{where}: there is no setting {name}; {advice}"
    return f"{where}: {name}: {first['msg']} (got {first['input']!r})"
