"""Gradsim in Python: demonstrations and experiments as objects, their tables as arrays.

>>> import gradsim
>>> duel = gradsim.open("neuron-cost-duel")
>>> table = duel.table()
>>> table.dtype.names[:3]
('epoch', 'cost_function', 'cost')

Nothing here needs a display: figures are painted without one.
"""

import dataclasses
import os
import subprocess
import sys
import tempfile
import warnings
from difflib import get_close_matches
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from gradsim import tables
from gradsim.core.experiment import (
    Experiment,
    settings_to_json,
    table_header,
    table_rows,
    with_values,
)
from gradsim.core.experiment_file import experiment_from_json, experiment_to_json
from gradsim.core.lecture.lecture import Lecture
from gradsim.core.lecture.presets import PRESETS, preset_for
from gradsim.core.preset import Preset
from gradsim.core.recording import Recording
from gradsim.core.subjects import script_of
from gradsim.files import SUFFIXES, experiment_text, read_start, write_bytes

#: Formats of a figure, by the ending of its file.
FORMATS = (".svg", ".pdf", ".png")


@dataclasses.dataclass(frozen=True)
class Simulation:
    """A demonstration, or a custom experiment, with its run.

    It is never changed: :meth:`with_` returns another one.

    Parameters
    ----------
    preset : Preset
        The experiment, with the texts and the views that belong to it.
    """

    preset: Preset

    def __repr__(self) -> str:
        return f"<gradsim {self.preset.name}: {self.experiment!r}>"

    @property
    def experiment(self) -> Experiment:
        """The settings, as a frozen dataclass; iterating it yields a row for each epoch."""
        return self.preset.experiment

    @property
    def settings(self) -> dict[str, object]:
        """The settings by name, as an experiment file has them."""
        return dict(settings_to_json(self.experiment))

    @property
    def question(self) -> str:
        """What the demonstration asks."""
        return self.preset.question

    def with_(self, **settings: object) -> "Simulation":
        """Return the simulation with other settings.

        Parameters
        ----------
        **settings
            New values by name: numbers, texts, and for lists any sequence or array.

        Raises
        ------
        ValueError
            If a setting does not exist or a value is not allowed; the message says what is.

        Examples
        --------
        >>> import gradsim
        >>> gradsim.open("neuron-good-start").with_(bias=2).settings["bias"]
        2.0
        """
        values = {name: _plain(value) for name, value in settings.items()}
        experiment = with_values(self.experiment, values)
        fitting = preset_for(experiment)
        same_shape = fitting.experiment.columns == self.experiment.columns
        preset = self.preset if same_shape else fitting
        return Simulation(dataclasses.replace(preset, experiment=experiment))

    @cached_property
    def recording(self) -> Recording:
        """The whole run; computed the first time, with a progress bar on a terminal.

        Raises
        ------
        ValueError
            If not even the start can be computed.
        """
        recording = Recording(self.experiment)
        run = tables.Run(self.experiment, sys.stderr)
        with run:
            recording.extend(run)
        if not len(recording):
            raise ValueError(run.diverged)
        if run.diverged:
            warnings.warn(run.diverged, RuntimeWarning, stacklevel=2)
        return recording

    def table(self) -> NDArray[np.void]:
        """Return the run as a structured array: the table that ``gradsim run`` writes.

        Returns
        -------
        (epochs · series,) array
            A field for each column: ``epoch``, the name of the series where there are several,
            then numbers. ``pandas.DataFrame`` takes it as it is.

        Examples
        --------
        >>> import gradsim
        >>> table = gradsim.open("neuron-good-start").table()
        >>> len(table), round(float(table["output_1"][0]), 3)
        (301, 0.818)
        """
        rows = (self.recording.row(epoch) for epoch in range(len(self.recording)))
        lines = list(table_rows(self.experiment, rows))
        kinds = [np.asarray([value]).dtype for value in lines[0]]
        widest = max((len(name) for name in self.experiment.series), default=0)
        header = table_header(self.experiment)
        fields = [
            (name, np.dtype(f"U{widest}") if kind.kind == "U" else kind)
            for name, kind in zip(header, kinds, strict=True)
        ]
        return np.array(lines, dtype=fields)

    def figure(
        self,
        path: str | os.PathLike[str],
        *,
        epoch: int | None = None,
        size: tuple[int, int] = (1280, 720),
        theme: str = "light",
        scale: int = 1,
    ) -> None:
        """Save the figure: plots and drawings, arranged as on screen.

        Parameters
        ----------
        path : path
            Ends in ``.svg``, ``.pdf`` or ``.png``; a file that exists is replaced.
        epoch : int, optional
            What to show; by default the epoch that makes the demonstration's point.
        size : tuple of int
            Width and height in pixels.
        theme : str
            ``light``, ``dark`` or ``projector``.
        scale : int
            Pixels of a PNG for each of these.

        Raises
        ------
        ValueError
            If a parameter is not allowed.
        OSError
            If the file cannot be written.
        """
        target = Path(path)
        if target.suffix.lower() not in FORMATS:
            raise ValueError(f"{target} must end in {', '.join(FORMATS[:-1])} or {FORMATS[-1]}")
        kind = target.suffix.lower()[1:]
        write_bytes(target, self._figure(kind, epoch, size, theme, scale, target.parent))

    def _figure(
        self,
        kind: str,
        epoch: int | None = None,
        size: tuple[int, int] = (1280, 720),
        theme: str = "light",
        scale: int = 1,
        folder: Path | None = None,
    ) -> bytes:
        from gradsim.cli.common import THEMES, import_window, use_no_screen

        if theme not in THEMES:
            raise ValueError(f"theme is {theme!r}; it must be one of {', '.join(THEMES)}")
        last = self.experiment.last_epoch
        if epoch is not None and not 0 <= epoch <= last:
            raise ValueError(f"epoch is {epoch}; it must be from 0 to {last}")
        use_no_screen()
        headless = import_window("gradsim.ui.export.headless")
        maker = headless.FigureMaker(headless.on_pixels(size, theme), scale)
        shown = self.preset.resting_epoch(self.recording) if epoch is None else epoch
        ((_, content),) = maker.files(self.preset, self.recording, shown, (kind,), folder)
        return bytes(content)

    def _repr_svg_(self) -> str:
        """Return the figure for a notebook."""
        return self._figure("svg", size=(960, 540)).decode()

    def code(self) -> str:
        """Return a script of NumPy alone that computes the run again and prints its table.

        Raises
        ------
        ValueError
            If none is written for these settings.

        Examples
        --------
        >>> import gradsim
        >>> "w = w - eta * gradient_w" in gradsim.open("neuron-good-start").code()
        True
        """
        return script_of(self.experiment)

    def show(self) -> "subprocess.Popen[str]":
        """Open the window with this simulation, in a process of its own; return the process."""
        arguments = [sys.executable, "-m", __name__, self.preset.name]
        process = subprocess.Popen(arguments, stdin=subprocess.PIPE, text=True)
        assert process.stdin is not None
        with process.stdin as stream:
            stream.write(experiment_to_json(self.experiment))
        return process


def open_simulation(start: str | os.PathLike[str]) -> Simulation:
    """Open a demonstration by its name, or a file: an experiment, a table of items, an export.

    Parameters
    ----------
    start : str or path
        A name that ``gradsim list`` prints, or a file that gradsim has written.

    Raises
    ------
    ValueError
        If there is neither, or the file is a lecture; the message says what is wrong.

    Examples
    --------
    >>> import gradsim
    >>> gradsim.open("neuron-good-start").experiment.name
    'single-neuron'
    """
    name = os.fspath(start)
    names = {preset.name: preset for preset in PRESETS}
    if name in names:
        return Simulation(names[name])
    if not name.endswith(SUFFIXES) and not os.path.exists(name):
        near = get_close_matches(name, names, 1)
        meant = f"; did you mean “{near[0]}”?" if near else "."
        raise ValueError(
            f"“{name}” is no demonstration and no file{meant} Demonstrations are {', '.join(names)}"
        )
    found = read_start(Path(name))
    if isinstance(found, Lecture):
        raise ValueError(f"{name} is a lecture; open one of its demonstrations")
    if isinstance(found, Preset):
        return Simulation(found)
    fitting = preset_for(found)
    return Simulation(dataclasses.replace(fitting, experiment=found, name=Path(name).stem))


def _plain(value: object) -> object:
    """Return a value as JSON has it: lists in place of tuples and arrays."""
    if isinstance(value, np.ndarray | np.generic):
        return value.tolist()
    if isinstance(value, tuple | list):
        return [_plain(item) for item in value]
    return value


def _window(name: str, text: str) -> int:
    """Open the window with a demonstration, or with settings of its own."""
    from gradsim.__main__ import main

    experiment = experiment_from_json(text)
    if any(preset.name == name and preset.experiment == experiment for preset in PRESETS):
        return main([name])
    with tempfile.TemporaryDirectory(prefix="gradsim-") as folder:
        file = Path(folder) / f"{name}{SUFFIXES[0]}"
        file.write_text(experiment_text(experiment, file), encoding="utf-8")
        return main([str(file)])


if __name__ == "__main__":
    sys.exit(_window(sys.argv[1], sys.stdin.read()))
