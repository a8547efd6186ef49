"""What a demonstration of the lecture is."""

from dataclasses import dataclass

from gradsim.core.experiment import Experiment

#: The parts of the lecture.
CROSS_ENTROPY = "1 The cross-entropy cost function"
RELU = "2 Another model of artificial neuron: ReLU"
DEEP = "3 Why are deep neural networks hard to train?"
VANISHING = "3.1 The vanishing gradient problem"


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
        What was seen, for the end.
    section : str
        The part of the lecture it belongs to.
    experiment : Experiment
        The settings.
    views : tuple of str
        The panel's views it opens: the large ones, in the left column.
    side : tuple of str
        The views it opens in the right column.
    pace : float or None
        Steps per second at which it is to be seen; None for the pace that is set.
    epoch : int
        The epoch at which it opens.
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
