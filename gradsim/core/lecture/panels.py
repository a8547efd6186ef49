"""Which panel shows which experiment: all that the command line knows of the window."""

from typing import NamedTuple

from gradsim.core.experiment import Experiment


class Panel(NamedTuple):
    """A panel of the window.

    Attributes
    ----------
    name : str
        Name on the command line, ``--panel NAME``.
    title : str
        Title on screen.
    experiments : tuple of str
        Names of the experiments that it shows.
    """

    name: str
    title: str
    experiments: tuple[str, ...]


PANELS: tuple[Panel, ...] = (
    Panel("single-neuron", "Single neuron", ("single-neuron",)),
    Panel("activations", "Activations", ("activation-gallery", "activation-saturation")),
    Panel("circuits", "Circuits", ("circuit",)),
    Panel("depth-accuracy", "Depth and accuracy", ("depth-accuracy",)),
    Panel("layer-speed", "Layer speed", ("layer-speed", "what-helps")),
    Panel("chain", "Chain of neurons", ("chain",)),
)


def panel_of(experiment: Experiment) -> Panel:
    """Return the panel that shows an experiment."""
    return next(panel for panel in PANELS if experiment.name in panel.experiments)
