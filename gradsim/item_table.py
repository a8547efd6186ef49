"""Training items of a neuron, or points of a network, from a table: a CSV file, or copied cells.

A row is an item: its inputs, and the target in the last column or in one that is called so. A
point has two inputs, and as its target one of two classes.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from gradsim.core.experiment import Experiment, make_experiment, with_values
from gradsim.core.numbers import NumberError, UnclearNumber, read_number
from gradsim.core.sentence import Refusal, Sentence, marked
from gradsim.core.settings import Setting, shown
from gradsim.spreadsheet import rows_of

LARGEST_TABLE = 1_000_000  # characters
MOST_LISTED = 5  # classes in a message
EXPERIMENT = "single-neuron"
_SETTINGS = ("inputs", "targets", "weights")
#: How the two classes of points are numbered, the first standing for 0.
_CLASSES = ((0.0, 1.0), (-1.0, 1.0), (1.0, 2.0))

_tr = marked
_TARGETS = {"y", "target", "targets", "output", "desired", "label", "ziel", "zielwert", "soll"}
_DECIMAL_COMMA = re.compile(r"\s*[-+\N{MINUS SIGN}]?(?:0,\d+|\d+,(?:\d{1,2}|\d{4,}))\s*")
_DECIMAL_POINT = re.compile(r"\s*[-+\N{MINUS SIGN}]?(?:0?\.\d+|\d+\.(?:\d{1,2}|\d{4,}))\s*")


@dataclass(frozen=True)
class Items:
    """Training items.

    Attributes
    ----------
    inputs : tuple of tuple of float
        The inputs of each item, as many of each.
    targets : tuple of float
        The output that each should have.
    """

    inputs: tuple[tuple[float, ...], ...]
    targets: tuple[float, ...]

    def settings_for(self, learner: Experiment) -> dict[str, object]:
        """Return the settings with which a neuron or a network learns them.

        Raises
        ------
        Refusal
            If a network cannot, as with three classes.
        """
        if takes_points(learner):
            return {"data": self._points(learner.settings()["data"])}
        return self._for_neuron(learner)

    def _for_neuron(self, neuron: Experiment) -> dict[str, object]:
        """Return the settings of a neuron: a weight for each input."""
        weights: tuple[float, ...] = getattr(neuron, "weights", ())
        count = len(self.inputs[0])
        weights = (weights + weights[-1:] * count)[:count]
        return {"inputs": self.inputs, "targets": self.targets, "weights": weights}

    def _points(self, setting: Setting) -> tuple[tuple[float, ...], ...]:
        """Return the points of a plane: two coordinates, and the class 0 or 1."""
        count = len(self.inputs[0])
        if count != 2:
            text = _tr(
                "Core", "a point has two inputs and a class; the inputs in this table are {0}"
            )
            raise Refusal(text, count)
        if len(self.inputs) > setting.longest:
            text = _tr("Core", "a network learns at most {0} points; in this table there are {1}")
            raise Refusal(text, setting.longest, len(self.inputs))
        farthest = max((abs(number) for item in self.inputs for number in item), default=0.0)
        if setting.maximum is not None and farthest > setting.maximum:
            text = _tr(
                "Core", "coordinates of points are from −{0} to {0}; one in this table is {1}"
            )
            raise Refusal(text, f"{setting.maximum:g}", f"{farthest:g}")
        found = sorted(set(self.targets))
        if len(found) > 2:
            text = _tr("Core", "points are of two classes; in this table there are {0}: {1}")
            raise Refusal(text, len(found), _listed(found))
        names = next((names for names in _CLASSES if set(found) <= set(names)), None)
        if names is None:
            text = _tr("Core", "the class of a point is 0 or 1; in this table it is {0}")
            raise Refusal(text, _listed(found))
        classes = (float(names.index(target)) for target in self.targets)
        return tuple((*item, own) for item, own in zip(self.inputs, classes, strict=True))

    def given_to(self, learner: Experiment | None) -> Experiment:
        """Return what learns them, with the other settings of this experiment.

        By default, and in place of what learns no items, it is a neuron.

        Raises
        ------
        Refusal
            If it cannot, as a network with three classes.
        SettingError
            If it cannot, as with a target that its cost does not allow.
        """
        if learner is None or not takes_items(learner):
            learner = make_experiment(EXPERIMENT, {})
        return with_values(learner, self.settings_for(learner))


def takes_items(experiment: Experiment) -> bool:
    """Return whether an experiment learns from training items."""
    is_neuron = all(name in experiment.settings() for name in _SETTINGS)
    return is_neuron or takes_points(experiment)


def takes_points(experiment: Experiment) -> bool:
    """Return whether an experiment learns from points of the plane."""
    data = experiment.settings().get("data")
    return data is not None and not data.is_path and "points" in experiment.settings()


def read_items(text: str, decimal: str = ".") -> Items:
    """Read training items.

    Parameters
    ----------
    text : str
        Rows with tabs, semicolons, commas or blanks between their cells; a first row of names
        and remarks that start with ``#`` are left out.
    decimal : str
        The decimal sign of the language in use, where the table itself does not show it.

    Raises
    ------
    Refusal
        If the table is none, or a number in it is none; the message names the row.
    """
    if len(text) > LARGEST_TABLE:
        raise Refusal(_tr("Core", "a table of items has at most {0} characters"), LARGEST_TABLE)
    lines = [line for line in text.splitlines() if line.strip(" \t;,") and line[0] != "#"]
    if lines and lines[0].lower().startswith("sep="):
        del lines[0]
    rows = _cells(lines, decimal) if lines else []
    if not rows:  # the cells of a line may all be blank, as between a quotation mark and its end
        raise Refusal(_tr("Core", "the table has no rows"))
    names = rows[0] if not any(_is_number(cell) for cell in rows[0]) else []
    if names and names[0].strip().lower() == "epoch":
        raise Refusal(
            _tr("Core", "this is a run that gradsim exported, without the first line of its file")
        )
    if names:
        del rows[0]
    return _items_of(rows, _target_column(names), _decimal_of(rows, decimal), names)


def _cells(lines: list[str], decimal: str) -> list[list[str]]:
    """Return the cells of all rows, taken apart at the first sign that fits."""
    text = "\n".join(lines)
    for separator in "\t;":
        if separator in text:
            return _trimmed(rows_of(text, separator))
    if "," in text and not re.search(r"\d,\d+[ ]+\S", text):
        if decimal == "," and '"' not in text and max(line.count(",") for line in lines) == 1:
            raise Refusal(
                _tr(
                    "Core",
                    "{0} can be one number or two: put tabs or semicolons between the columns",
                ),
                shown(lines[-1]),
            )
        return _trimmed(rows_of(text, ","))
    return [line.split() for line in lines]


def _trimmed(rows: list[list[str]]) -> list[list[str]]:
    """Return rows without empty cells at their end, where spreadsheets leave them in all rows."""
    widest = max(max((at + 1 for at, cell in enumerate(row) if cell.strip()), default=0)
                 for row in rows)  # fmt: skip
    return [row[:widest] for row in rows if any(cell.strip() for cell in row)]


def _listed(numbers: list[float]) -> str:
    """Return numbers in one line, of many only the first."""
    more = ["…"] if len(numbers) > MOST_LISTED else []
    return ", ".join([*(f"{each:g}" for each in numbers[:MOST_LISTED]), *more])


def _target_column(names: list[str]) -> int:
    called = [at for at, name in enumerate(names) if name.strip().lower() in _TARGETS]
    return called[0] if len(called) == 1 else -1


def _decimal_of(rows: list[list[str]], usual: str) -> str:
    """Return the decimal sign: the one that a number shows, if there is one that cannot group."""
    cells = [cell for row in rows for cell in row]
    has_comma = any(_DECIMAL_COMMA.fullmatch(cell) for cell in cells)
    has_point = any(_DECIMAL_POINT.fullmatch(cell) for cell in cells)
    if has_comma == has_point:
        return usual
    return "," if has_comma else "."


def _items_of(rows: list[list[str]], target: int, decimal: str, names: list[str]) -> Items:
    inputs, targets = [], []
    for number, row in enumerate(rows, 2 if names else 1):
        if len(row) != len(names or rows[0]) or len(row) < 2:
            raise Refusal(
                _tr("Core", "row {0} has {1} cells; each needs the inputs and the target, as {2}"),
                *(number, len(row), "0; 1; 1"),
            )
        numbers = [_read(cell, number, decimal) for cell in row]
        targets.append(numbers.pop(target))
        inputs.append(tuple(numbers))
    if not inputs:
        raise Refusal(_tr("Core", "the table has no rows"))
    return Items(tuple(inputs), tuple(targets))


def _read(cell: str, row: int, decimal: str) -> float:
    try:
        return float(read_number(cell, decimal=decimal))
    except UnclearNumber as error:
        doubt = Sentence(_tr("Core", "{0} can be {1} or {2}: write {3} or {4}"), error.words)
        raise Refusal(_tr("Core", "row {0}: {1}"), row, doubt) from None
    except NumberError:
        text = _tr("Core", "row {0}: {1} cannot be read as a number")
        raise Refusal(text, row, shown(cell)) from None


def _is_number(cell: str) -> bool:
    return any(True for _ in _readings(cell))


def _readings(cell: str) -> Iterator[float]:
    for decimal in ".,":
        try:
            yield float(read_number(cell, decimal=decimal))
        except NumberError:
            continue
