"""Settings come from a YAML file and the environment; a mistake in them is one line that names the key."""

from pathlib import Path

import pytest
import yaml
from pydantic import BaseModel

from cli.settings import Settings, absolute_database_url, database_url, load_settings, setting_names
from models.errors import ConfigError

CONFIGS = Path(__file__).parents[2] / "configs"


def written(folder: Path, text: str) -> Path:
    path = folder / "newsroom.yaml"
    path.write_text(text, "utf-8")
    return path


def test_default_yaml_says_what_the_defaults_are() -> None:
    assert load_settings(CONFIGS / "default.yaml") == Settings()


def test_default_yaml_shows_every_setting() -> None:
    text = (CONFIGS / "default.yaml").read_text("utf-8")
    shown = yaml.safe_load(text)
    for name in setting_names():
        section, _, key = name.partition(".")
        if section == "sources":
            assert f"#   {key}" in text or not key
        else:
            assert not key or key in shown[section]
    defaults = Settings()
    assert list(shown) == list(Settings.model_fields)
    for section, keys in shown.items():
        value = getattr(defaults, section)
        assert not isinstance(value, BaseModel) or list(keys) == list(type(value).model_fields)


def test_the_sample_newsroom_names_folders_that_are_there() -> None:
    sources = load_settings(CONFIGS / "demo.yaml").sources
    assert len(sources) == 2
    assert all(Path(source.location).exists() for source in sources)


def test_without_a_file_the_defaults_hold() -> None:
    settings = load_settings()
    assert settings.database_url == "sqlite:///counterclaim.db"
    assert settings.nli.model is None
    assert settings.sources == ()


def test_an_empty_file_is_the_defaults(tmp_path: Path) -> None:
    assert load_settings(written(tmp_path, "# nothing yet\n")) == Settings()


def test_paths_are_relative_to_the_file(tmp_path: Path) -> None:
    (tmp_path / "judge").mkdir()
    settings = load_settings(
        written(
            tmp_path,
            "database_url: sqlite:///data/news.db\nnli: {model: judge}\n"
            "sources:\n  - location: inbox\n  - location: https://news.example/rss.xml\n",
        )
    )
    assert settings.database_url == f"sqlite:///{tmp_path}/data/news.db"
    assert settings.nli.model == str(tmp_path / "judge")
    assert [source.location for source in settings.sources] == [str(tmp_path / "inbox"), "https://news.example/rss.xml"]


def test_a_model_that_is_no_folder_is_a_hub_name(tmp_path: Path) -> None:
    assert load_settings(written(tmp_path, "nli: {model: some-owner/some-nli}")).nli.model == "some-owner/some-nli"


def test_the_environment_goes_before_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = written(tmp_path, "database_url: sqlite:///a.db\nschedule: {interval_seconds: 60}\nserver: {port: 5000}\n")
    monkeypatch.setenv("COUNTERCLAIM_DATABASE_URL", "postgresql://news@db/news")
    monkeypatch.setenv("COUNTERCLAIM_SCHEDULE__INTERVAL_SECONDS", "5")
    assert database_url(path) == "postgresql://news@db/news"
    assert load_settings(path).schedule.interval_seconds == 5
    assert load_settings(path).server.port == 5000


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("nli: {modle: x}", "there is no setting nli.modle; did you mean nli.model?"),
        ("colour: red", "there is no setting colour; configs/default.yaml lists them all"),
        ("sources: [{locaton: inbox}]", "there is no setting sources.0.locaton; did you mean sources.location?"),
        ("schedule: {interval_seconds: soon}", "schedule.interval_seconds: "),
        ("schedule: {interval_seconds: 0}", "schedule.interval_seconds: "),
        ("nli: deep", "nli: "),
        ("a: [1", "line 2: not YAML"),
        ("- a\n- b", "settings are `name: value` lines"),
    ],
)
def test_a_mistake_is_one_line_that_names_the_key(tmp_path: Path, text: str, said: str) -> None:
    path = written(tmp_path, text + "\n")
    with pytest.raises(ConfigError) as raised:
        load_settings(path)
    assert said in str(raised.value)
    assert str(path) in str(raised.value)
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("digest: at dawn", "schedule.digest: Value error, cron's five fields are"),
        ('maintenance: "30 25 * * *"', "schedule.maintenance: Value error, cron's five fields are"),
        ("timezone: Atlantis", "schedule.timezone: Value error, a time zone is named like UTC"),
    ],
)
def test_a_schedule_that_nobody_could_keep_is_told_at_the_start(tmp_path: Path, line: str, told: str) -> None:
    path = tmp_path / "newsroom.yaml"
    path.write_text(f"schedule:\n  {line}\n")
    with pytest.raises(ConfigError) as error:
        load_settings(path)
    assert told in str(error.value)
    assert "\n" not in str(error.value)


def test_null_in_the_environment_is_null(monkeypatch: pytest.MonkeyPatch) -> None:
    """As in a file: no page there, kept for ever."""
    monkeypatch.setenv("COUNTERCLAIM_DESK__PORT", "null")
    monkeypatch.setenv("COUNTERCLAIM_RETENTION__RUNS_DAYS", "null")
    settings = load_settings()
    assert settings.desk.port is None
    assert settings.retention.runs_days is None


def test_a_mistake_in_the_environment_names_the_variable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COUNTERCLAIM_NLI__MODLE", "x")
    with pytest.raises(ConfigError, match=r"COUNTERCLAIM_NLI__MODLE: there is no setting nli\.modle"):
        load_settings()


def test_a_variable_that_should_hold_json_and_does_not_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COUNTERCLAIM_SOURCES", "inbox")
    with pytest.raises(ConfigError, match="sources"):
        load_settings()


def test_a_file_that_is_not_there_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="cannot be read: No such file"):
        load_settings(tmp_path / "missing.yaml")


def test_a_database_path_can_be_made_absolute(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert absolute_database_url("sqlite:///news.db") == f"sqlite:///{tmp_path}/news.db"
    assert absolute_database_url("sqlite:////srv/news.db") == "sqlite:////srv/news.db"
    assert absolute_database_url("postgresql://db/news") == "postgresql://db/news"
