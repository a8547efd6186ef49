"""Gradsim: a simulator for lectures on why neural networks learn slowly.

In Python, ``gradsim.open(NAME or FILE)`` returns a :class:`~gradsim.simulation.Simulation`.
"""

from gradsim.version import __version__

TYPE_CHECKING = False  # as typing has it, whose import takes 7 ms in which Ctrl-C is not yet caught
if TYPE_CHECKING:  # the window and the command line start without it
    import os

    from gradsim.simulation import Simulation

__all__ = ["__version__", "open"]


def open(start: "str | os.PathLike[str]") -> "Simulation":
    """Open a demonstration or a file; see :func:`gradsim.simulation.open_simulation`."""
    from gradsim.simulation import open_simulation

    return open_simulation(start)
