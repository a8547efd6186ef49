"""An experiment is a frozen dataclass of settings that can be iterated.

Iterating it yields one row for each epoch; row 0 is the state before any learning.
Everything else is a view of an experiment: a panel shows it live, the command
line writes it as a table, a preset is one with the lecture's settings, a file is one
written as JSON.
"""

import abc
from collections.abc import Iterable, Iterator, Mapping
from typing import ClassVar

from gradsim.core.settings import Json, Setting, SettingError, settings_of, shown

#: The numbers of one epoch: the columns of each series in turn.
Row = tuple[float, ...]

#: Bytes that the rows of one run may take; all of them are kept.
MOST_RECORDED = 1_000_000_000


class StateRow(tuple[float, ...]):
    """A row with the state of its epoch, where that is more than a row of numbers tells.

    Attributes
    ----------
    state : object
        What the experiment says it is, such as the weights of its networks.
    """

    state: object

    def __new__(cls, numbers: Iterable[float], state: object) -> "StateRow":
        """Make the row of the numbers."""
        row = super().__new__(cls, numbers)
        row.state = state
        return row


class Diverged(ArithmeticError):
    """Learning has left the finite numbers; the rows before stay valid."""

    def __init__(self, epoch: int, learning_rate: float) -> None:
        super().__init__(
            f"The cost is no longer finite since epoch {epoch}: "
            f"the learning rate {shown(learning_rate)} is too large"
        )
        self.epoch = epoch


class Experiment(abc.ABC):
    """Settings that can be iterated; the base of every simulation.

    A subclass is a frozen dataclass whose fields are made by
    :func:`gradsim.core.settings.setting`, with a `name`, `columns` and `run`.
    """

    name: ClassVar[str] = ""
    #: Name of the table's column that tells the series apart, where there are several.
    series_column: ClassVar[str] = ""
    #: Whether each row is a :class:`StateRow`, whose state a recording keeps.
    keeps_states: ClassVar[bool] = False
    #: What a setting makes of others when it is changed by hand, such as starting weights that
    #: no longer fit: their names and values, by its name.
    resets: ClassVar[Mapping[str, Mapping[str, object]]] = {}
    #: Settings whose effect at the start is seen before anything is run, such as weights that
    #: are dragged.
    seen_first: ClassVar[tuple[str, ...]] = ()
    #: The experiments of all subjects by name, which :mod:`gradsim.core.subjects` fills.
    registry: ClassVar[dict[str, type["Experiment"]]] = {}
    #: A setting of most experiments; the others say themselves what `last_epoch` is.
    epochs: int

    def __post_init__(self) -> None:
        for name, setting in self.settings().items():
            object.__setattr__(self, name, setting.check(getattr(self, name)))
        self.check()
        self._check_room()

    def _check_room(self) -> None:
        size = bytes_per_epoch(self)
        most = MOST_RECORDED // size - 1
        if self.last_epoch > most:
            raise SettingError(
                "epochs",
                self.last_epoch,
                f"at most {most:,} with the other settings: every epoch is recorded, at {size:,} "
                f"bytes each, and {MOST_RECORDED / 1e9:.0f} GB are allowed",
            )

    @classmethod
    def settings(cls) -> Mapping[str, Setting]:
        """Return the settings by name, in the order declared."""
        return settings_of(cls)

    def check(self) -> None:
        """Raise SettingError where settings contradict each other."""
        return

    @property
    def unused(self) -> tuple[str, ...]:
        """Names of settings that mean nothing with the values of others; no form shows them."""
        return ()

    def named(self, setting: str) -> Mapping[str, object]:
        """Return values of a setting that have a name with the values of others, by their names."""
        return {}

    @property
    def notes(self) -> tuple[str, ...]:
        """What is to be said of the choices that are taken."""
        values = ((setting, getattr(self, name)) for name, setting in self.settings().items())
        return tuple(setting.notes[value] for setting, value in values if value in setting.notes)

    @property
    @abc.abstractmethod
    def columns(self) -> tuple[str, ...]:
        """Names of the numbers that one series has in each epoch."""

    @property
    def extra_columns(self) -> tuple[str, ...]:
        """Names of numbers that are recorded after the `columns`, but stand in no table."""
        return ()

    @property
    def series(self) -> tuple[str, ...]:
        """Names of the runs that advance together, such as the two costs of a duel."""
        return ("",)

    @property
    def step_name(self) -> str:
        """What the time bar calls a step: an epoch, where nothing else is walked through."""
        return "epoch"

    @property
    def first_step(self) -> int:
        """The number by which the first step is known: rows count from 1, epochs from 0."""
        return 0

    @property
    def keeps_place(self) -> bool:
        """Whether a step is a place, not a time: other settings are shown at the same one."""
        return False

    @property
    def is_instant(self) -> bool:
        """Whether its rows take well under a millisecond each: then it needs no thread."""
        return False

    @property
    def can_be_kept(self) -> bool:
        """Whether a run may stay on screen beside the next one; a walk through places may not."""
        return self.step_name == "epoch"

    @property
    def last_epoch(self) -> int:
        """Number of the epoch after which the run has ended."""
        return self.epochs

    @property
    def run_bytes(self) -> int:
        """About how many bytes a run takes beside its rows, until it ends."""
        return 0

    @property
    def state_bytes(self) -> int:
        """About how many bytes the state of an epoch takes, where rows have one."""
        return 0

    @abc.abstractmethod
    def run(self) -> Iterator[Row]:
        """Yield the row of each epoch, from epoch 0, before any learning, to the last.

        A row has the `columns` and `extra_columns` of the first series, then those of the
        second, and so on.

        Raises
        ------
        Diverged
            When the cost is no longer finite.
        """

    def __iter__(self) -> Iterator[Row]:
        return self.run()

    def continued(self, row: Row) -> "Experiment | None":
        """Return the experiment that starts from the state in `row`.

        None where the state of an epoch is more than its row tells.
        """
        return None

    def can_continue(self, row: Row) -> bool:
        """Return whether there is one; asked at every epoch that is shown."""
        return self.continued(row) is not None


def all_columns(experiment: Experiment) -> tuple[str, ...]:
    """Return the names of all numbers that one series has in a row."""
    return (*experiment.columns, *experiment.extra_columns)


def bytes_per_epoch(experiment: Experiment) -> int:
    """Return the bytes that a recording takes for each epoch: 8 for each number of a row."""
    return 8 * len(all_columns(experiment)) * len(experiment.series)


def table_header(experiment: Experiment) -> tuple[str, ...]:
    """Return the header of the experiment's table; its first column is ``epoch``."""
    series = (experiment.series_column,) if experiment.series_column else ()
    return ("epoch", *series, *experiment.columns)


def table_rows(
    experiment: Experiment, rows: Iterable[Row]
) -> Iterator[tuple[int | float | str, ...]]:
    """Yield the lines of the table: one for each epoch and series."""
    shown, width = len(experiment.columns), len(all_columns(experiment))
    parts = [
        ((name,) if experiment.series_column else (), slice(index * width, index * width + shown))
        for index, name in enumerate(experiment.series)
    ]
    for epoch, row in enumerate(rows):
        for label, part in parts:
            yield (epoch, *label, *row[part])


def settings_to_json(experiment: Experiment) -> dict[str, Json]:
    """Return the settings as JSON has them."""

    def plain(value: Json | tuple[object, ...]) -> Json:
        if isinstance(value, tuple):
            return [plain(item) for item in value]  # type: ignore[arg-type]  # checked settings
        return value

    return {name: plain(getattr(experiment, name)) for name in experiment.settings()}


def make_experiment(name: str, settings: Mapping[str, object]) -> Experiment:
    """Make an experiment from names and plain values.

    Raises
    ------
    SettingError
        For an unknown experiment or setting, or a value that is not allowed.
    """
    try:
        kind = Experiment.registry[name]
    except (KeyError, TypeError):
        raise SettingError("experiment", name, one_of(Experiment.registry)) from None
    unknown = [key for key in settings if key not in kind.settings()]
    if unknown:
        raise SettingError("the name of a setting", unknown[0], one_of(kind.settings()))
    return kind(**settings)


def with_values(experiment: Experiment, values: Mapping[str, object]) -> Experiment:
    """Return an experiment with other values of some settings, which are checked together.

    Raises
    ------
    SettingError
        For an unknown setting, or a value that is not allowed.
    """
    present = {name: getattr(experiment, name) for name in experiment.settings()}
    return make_experiment(experiment.name, {**present, **values})


def one_of(names: Iterable[str]) -> str:
    """Return the allowed names as the end of a sentence."""
    return "one of " + ", ".join(names)
