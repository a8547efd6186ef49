"""The speeds of a run's layers, whether it has one network or many."""

from dataclasses import dataclass
from math import sqrt

from PySide6.QtCore import QCoreApplication

from gradsim.core.layer_speed.experiment import LayerSpeed
from gradsim.core.layer_speed.spread import HIGH, LOW, Spread
from gradsim.core.recording import Recording
from gradsim.ui.language import translated
from gradsim.ui.plotting.band_plot import Band
from gradsim.ui.plotting.epochs.curve import Curve


@dataclass(frozen=True)
class SpeedSource:
    """Curves and numbers of one run; of an ensemble, its medians and band.

    Attributes
    ----------
    experiment : LayerSpeed
        The settings of the run.
    recording : Recording
        What the run recorded.
    data : Recording
        Where columns ``speed_1`` … are read: the recording itself, or its spread.
    per_neuron : bool
        Whether speeds are divided by the square root of the layer's width.
    """

    experiment: LayerSpeed
    recording: Recording
    data: Recording
    per_neuron: bool = False

    @classmethod
    def of(cls, recording: Recording, per_neuron: bool = False) -> "SpeedSource":
        """Return the source of a recording."""
        experiment = recording.experiment
        assert isinstance(experiment, LayerSpeed)
        data = recording
        if experiment.networks > 1:
            layers = range(1, len(experiment.hidden_layers) + 1)
            data = Spread(recording, (*experiment.columns, *(f"weights_{n}" for n in layers)))
        return cls(experiment, recording, data, per_neuron)

    @property
    def layers(self) -> int:
        """The number of hidden layers."""
        return len(self.experiment.hidden_layers)

    @property
    def is_ensemble(self) -> bool:
        """Whether numbers are medians over several networks."""
        return self.data is not self.recording

    @property
    def series(self) -> int:
        """How many curves each layer has: one, or one for each cost."""
        return 1 if self.is_ensemble else len(self.experiment.series)

    def update(self) -> None:
        """Read the newest epochs."""
        if isinstance(self.data, Spread):
            self.data.update()

    def scale(self, layer: int) -> float:
        """Return the factor of a layer's length, from 1."""
        return 1 / sqrt(self.experiment.hidden_layers[layer - 1]) if self.per_neuron else 1.0

    def speed(self, epoch: int, layer: int, series: int = 0, part: str = "") -> float:
        """Return a layer's speed; `part` is ``_low`` or ``_high`` for an ensemble's band."""
        return self.data.at(epoch, f"speed_{layer}{part}", series) * self.scale(layer)

    def speeds(self, epoch: int, part: str = "") -> list[float]:
        """Return the speed of every hidden layer."""
        return [self.speed(epoch, layer, 0, part) for layer in range(1, self.layers + 1)]

    def curves(self, ghost_name: str = "", first_only: bool = False) -> list[Curve]:
        """Return a curve for each layer, as ghosts if they have a name.

        Of a ghost with another number of layers `first_only` shows the first layer, which alone
        is the same distance from the images, and says so.
        """
        if first_only and ghost_name:
            ghost_name = _first_of(self.layers)
        curves = []
        for layer in range(1, 2 if first_only else self.layers + 1):
            for series in range(self.series):
                label = QCoreApplication.translate("SpeedSource", "layer {0}").format(layer)
                if self.series > 1:
                    label += f", {translated(self.experiment.series[series].split('-')[0])}"
                curves.append(
                    Curve(
                        self.data,
                        f"speed_{layer}",
                        ghost_name or label,
                        (layer - 1) * self.series + series,
                        series,
                        self.scale(layer),
                        bool(ghost_name),
                    )
                )
        return curves

    def bands(self) -> list[Band]:
        """Return the bands of an ensemble."""
        if not self.is_ensemble:
            return []
        return [
            Band(
                self.data,
                f"speed_{layer}_low",
                f"speed_{layer}_high",
                layer - 1,
                scale=self.scale(layer),
            )
            for layer in range(1, self.layers + 1)
        ]

    def description(self) -> str:
        """Return what the curves are: empty for one network, else the percentiles."""
        if not self.is_ensemble:
            return ""
        text = QCoreApplication.translate("SpeedSource", "median and {0} to {1} % of {2} networks")
        return text.format(LOW, HIGH, self.experiment.networks)


def _first_of(layers: int) -> str:
    """Return the name of the first layer of a run that has so many."""
    names = {
        1: QCoreApplication.translate("SpeedSource", "first layer of one"),
        2: QCoreApplication.translate("SpeedSource", "first layer of two"),
        3: QCoreApplication.translate("SpeedSource", "first layer of three"),
        4: QCoreApplication.translate("SpeedSource", "first layer of four"),
    }
    of_more = QCoreApplication.translate("SpeedSource", "first layer of {0}").format(layers)
    return names.get(layers, of_more)
