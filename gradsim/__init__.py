"""Gradsim: a simulator for lectures on why neural networks learn slowly.

In Python, ``gradsim.open(NAME or FILE)`` returns a :class:`~gradsim.simulation.Simulation`.
"""

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # the window and the command line start without it
    from gradsim.simulation import Simulation

__version__ = "0.1.0"
__all__ = ["open"]


def open(start: str | os.PathLike[str]) -> "Simulation":
    """Open a demonstration or a file; see :func:`gradsim.simulation.open_simulation`."""
    from gradsim.simulation import open_simulation

    return open_simulation(start)
