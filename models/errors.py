"""Our errors: few and typed. A message says what happened, to which input, and what to do."""


class CounterclaimError(Exception):
    """Anything that this project raises on purpose; the command line prints it as one line."""


class ConfigError(CounterclaimError):
    """A setting or a configuration file is wrong."""


class ModelError(CounterclaimError):
    """A model is missing, damaged, or not of the kind that is needed."""


class InputError(CounterclaimError):
    """One input (file, page, feed, article) cannot be used; it is recorded, and the run goes on."""


class StoreError(CounterclaimError):
    """The database is missing, behind its migrations, or refuses the work."""


class EvaluationError(CounterclaimError):
    """An evaluation cannot be run, or fell below its baseline."""


class MissingError(StoreError):
    """What was asked for by its number is not there."""
