"""Gradsim: a simulator for lectures on why neural networks learn slowly.

In Python, ``gradsim.open(NAME or FILE)`` returns a :class:`~gradsim.simulation.Simulation`.
"""

import os
from typing import TYPE_CHECKING

from gradsim.version import __version__

if TYPE_CHECKING:  # the window and the command line start without it
    from gradsim.simulation import Simulation

__all__ = ["__version__", "open"]


def open(start: str | os.PathLike[str]) -> "Simulation":
    """Open a demonstration or a file; see :func:`gradsim.simulation.open_simulation`."""
    from gradsim.simulation import open_simulation

    return open_simulation(start)
