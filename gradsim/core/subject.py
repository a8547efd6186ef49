"""What a subject of the lecture is: its experiments, its panel and its demonstrations."""

from dataclasses import dataclass
from pathlib import Path

from gradsim.core.experiment import Experiment
from gradsim.core.preset import NEXT_PAGE, Preset
from gradsim.folders import resource


@dataclass(frozen=True)
class Subject:
    """A subject of the lecture, which has an entry of its own in the rail.

    Attributes
    ----------
    name : str
        Name on the command line, ``--panel NAME``.
    title : str
        Title on screen.
    icon : str
        Name of the SVG file in ``resources/icons``, without ``.svg``; an extension gives the
        whole path.
    experiments : tuple of type
        The experiments that its panel shows.
    panel : str
        The panel's class as ``"module:Class"``, imported when the panel is first opened.
    demonstrations : tuple of Preset
        Its demonstrations; the panel opens with the first. Each experiment has one at least.
    texts : tuple of str
        What else of it is shown, and translated, beside its title, settings and demonstrations.
    other_views : tuple of str
        The views of its panel that no demonstration opens.
    script : str
        What returns the script of an experiment, as ``"module:function"``; empty where there is
        none.
    companions : tuple of Preset
        What is no demonstration of its own, but is found by its name, too: the runs that some
        demonstrations are compared with.

    Raises
    ------
    MissingPiece
        If an experiment has no demonstration.
    ValueError
        If a demonstration is of an experiment that is not the subject's.
    """

    name: str
    title: str
    icon: str
    experiments: tuple[type[Experiment], ...]
    panel: str
    demonstrations: tuple[Preset, ...]
    texts: tuple[str, ...] = ()
    other_views: tuple[str, ...] = ()
    script: str = ""
    companions: tuple[Preset, ...] = ()

    def __post_init__(self) -> None:
        for preset in (*self.demonstrations, *self.companions):
            if type(preset.experiment) not in self.experiments:
                raise ValueError(
                    f"The demonstration “{preset.name}” of the subject “{self.name}” is of the "
                    f"experiment “{preset.experiment.name}”, which the subject does not name"
                )
        shown = {type(preset.experiment) for preset in self.demonstrations}
        for kind in self.experiments:
            if kind not in shown:
                raise MissingPiece(self, f"demonstration of the experiment “{kind.name}”")
        if not self.experiments:
            raise MissingPiece(self, "experiment")

    @property
    def views(self) -> frozenset[str]:
        """The names of all views of its panel."""
        opened = (preset.views + preset.side for preset in self.demonstrations)
        return frozenset(self.other_views).union(*opened) - {NEXT_PAGE}

    @property
    def icon_path(self) -> Path:
        """The file of the icon."""
        return resource("icons", f"{self.icon}.svg")


class BrokenPanel(Exception):
    """The panel of a package of somebody else raised an error; the sentence names the package."""

    def __init__(self, subject: "Subject", error: BaseException) -> None:
        package = subject.panel.partition(":")[0].partition(".")[0]
        reason = f"{type(error).__name__}: {error}"
        super().__init__(f"“{subject.panel}” of the package “{package}” failed: {reason}")


class MissingPiece(Exception):
    """A subject lacks something; the sentence names the subject, the piece and its place.

    Parameters
    ----------
    subject : Subject
        What lacks it.
    piece : str
        What is missing.
    place : str
        Where it should be, or why it cannot be had.
    """

    def __init__(self, subject: Subject, piece: str, place: str = "") -> None:
        sentence = f"The subject “{subject.name}” has no {piece}"
        super().__init__(f"{sentence}: {place}" if place else sentence)
