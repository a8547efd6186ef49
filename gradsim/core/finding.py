"""What a demonstration finds: functions of its run, beside the texts that state it.

A finding is never typed into a text. A sentence has places, ``{0}``, for numbers that a
function takes from the run at hand; a claim tells whether the sentence is true of it.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from gradsim.core.recording import Recording

#: A number in a sentence: a whole one is shown with all its digits, any other rounded; None
#: where the run does not tell it yet.
Figure = int | float | None

#: What a place of a text may have: a number, a fraction, or names, translated and listed.
Part = Figure | Fraction | tuple[str, ...]

#: Returns the numbers for the places of a text, from the run and, where a demonstration
#: compares, the whole run that stands beside it as a ghost (None while it is not there).
#: Returns None where the text makes no sense with the settings of this run.
Figures = Callable[[Recording, Recording | None], Sequence[Part] | None]

#: Returns whether a sentence is true of a whole run, and of the one beside it.
Claim = Callable[[Recording, Recording | None], bool]

#: Returns the epoch at which a finished run is shown.
Rest = Callable[[Recording], int]


@dataclass(frozen=True)
class RestAt:
    """A rest at the same epoch whatever the run: that of a picture which is opened again."""

    epoch: int

    def __call__(self, recording: Recording) -> int:
        """Return the epoch."""
        return self.epoch


@dataclass(frozen=True)
class KeyFigure:
    """The one number that is the point of a demonstration.

    Attributes
    ----------
    text : str
        What is set large, such as ``"{0} against {1}"``. ``{0}`` stands for a number; one that is
        not whole is shown with two significant digits, ``{0:3}`` with three.
    unit : str
        What it counts, in a few words below it. It may have places, too, and a second line; a
        line is shown as soon as its numbers are known.
    figures : callable
        Returns the numbers; see :data:`Figures`.
    series : tuple of int
        Index of the colour of each number among those of curves; without, that of text.
    known : tuple of int
        Places of the numbers that are known before the run, such as that of a ghost.
    at_end : bool
        Whether the others are told only when the run has ended, not while it grows.
    last_step : int, optional
        Place of the number that is also that of the last step of the run: the time bar does not
        tell it before the figure does.
    """

    text: str
    unit: str
    figures: Figures
    series: tuple[int, ...] = ()
    known: tuple[int, ...] = ()
    at_end: bool = False
    last_step: int | None = None
