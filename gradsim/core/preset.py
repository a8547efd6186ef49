"""What a demonstration of the lecture is."""

from dataclasses import dataclass, replace

from gradsim.core.experiment import Experiment
from gradsim.core.finding import Claim, Figures, KeyFigure, Rest
from gradsim.core.recording import Recording

#: The parts of the lecture.
CROSS_ENTROPY = "1 The cross-entropy cost function"
RELU = "2 Another model of artificial neuron: ReLU"
DEEP = "3 Why deep networks are hard to train"
VANISHING = "3.1 The vanishing gradient problem"

#: Among the views of a demonstration: those after it wait for the next page, room or no room.
NEXT_PAGE = "next-page"


@dataclass(frozen=True)
class Preset:
    """A demonstration: an experiment with the lecture's settings, and how to show it.

    Attributes
    ----------
    name : str
        Name on the command line.
    number : str
        Number in the lecture's list of demonstrations.
    title : str
        A few words, for menus.
    question : str
        Title of the window: a question to the room.
    subtitle : str
        One or two sentences that set the scene.
    caption : str
        What was seen, for the end; ``{0}`` stands for the first of `caption_figures`.
    section : str
        The part of the lecture it belongs to.
    experiment : Experiment
        The settings.
    views : tuple of str
        The panel's views it opens in the left column, the one that makes the point first: the
        hero, which is the largest thing on every screen. The others follow as far as there is
        room, those after `NEXT_PAGE` on the next page.
    side : tuple of str
        The views it opens in the right column, the most important first.
    pace : float or None
        Steps per second at which it is to be seen; None for the pace that is set.
    epoch : int
        The epoch at which it opens.
    compared : str
        Name of the demonstration, or of the companion of the subject, whose run stands beside
        this one as a ghost; empty for none.
    rest : callable or None
        Returns the epoch at which a finished run is shown; None for the last one.
    key_figure : KeyFigure or None
        The one number that is the point.
    caption_figures : callable or None
        Returns the numbers for the places of the caption.
    claim : callable or None
        Returns whether the caption is true of a run; it is shown with no other. None where it
        states nothing that a run could contradict.
    """

    name: str
    number: str
    title: str
    question: str
    subtitle: str
    caption: str
    section: str
    experiment: Experiment
    views: tuple[str, ...]
    side: tuple[str, ...]
    pace: float | None = None
    epoch: int = 0
    compared: str = ""
    rest: Rest | None = None
    key_figure: KeyFigure | None = None
    caption_figures: Figures | None = None
    claim: Claim | None = None

    def resting_epoch(self, recording: Recording) -> int:
        """Return the epoch at which a finished run is shown."""
        last = len(recording) - 1
        return last if self.rest is None else min(max(self.rest(recording), 0), last)

    def with_settings(self, experiment: Experiment) -> "Preset":
        """Return it with other settings, and nothing that was said or found of its own."""
        if experiment == self.experiment:
            return self
        return replace(
            self,
            experiment=experiment,
            subtitle="",
            caption="",
            compared="",
            rest=None,
            key_figure=None,
            caption_figures=None,
            claim=None,
        )
