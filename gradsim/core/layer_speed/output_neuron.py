"""One output neuron and one image: δ^L and ∂C/∂w^L with the numbers of an epoch.

For an image, the error of output neuron j is

    δ_j^L = (a_j^L − y_j)·σ'(z_j^L)   (quadratic cost),
    δ_j^L = a_j^L − y_j               (cross-entropy),

and its share of the gradients is ∂C/∂b_j^L = δ_j^L and ∂C/∂w_jk^L = a_k^(L−1)·δ_j^L; those of
the cost, C = (1/n)·ΣₓΣⱼ C_j, are the means over all images (problem 3-3 of the lecture).
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from gradsim.core.activations.functions import ACTIVATIONS
from gradsim.core.costs import COSTS, output_error
from gradsim.core.networks.mnist import CLASSES, load_digits
from gradsim.core.networks.trainer import Trainer
from gradsim.core.recording import Recording

#: The first images, whose outputs a run records.
RECORDED_IMAGES = 5

_SIGMOID = ACTIVATIONS["sigmoid"]


@dataclass(frozen=True)
class OutputNeuron:
    """An output neuron that reads one image.

    Attributes
    ----------
    cost : str
        Name of the cost.
    z, y : float
        Weighted input and target.
    input : float
        Activation of the first neuron of the last hidden layer.
    bias_gradient, weight_gradient : float
        ∂C/∂b of this neuron, and ∂C/∂w of its weight from the first hidden neuron, of all images.
    """

    cost: str
    z: float
    y: float
    input: float
    bias_gradient: float
    weight_gradient: float

    @property
    def output(self) -> float:
        """The activation a = σ(z)."""
        return float(_SIGMOID.value(np.asarray(self.z)))

    @property
    def error(self) -> float:
        """The difference a − y."""
        return float(output_error(_SIGMOID, np.asarray(self.z), np.asarray(self.y)))

    @property
    def slope(self) -> float:
        """The slope σ'(z)."""
        return float(_SIGMOID.slope(np.asarray(self.z)))

    @cached_property
    def delta(self) -> float:
        """The error δ = ∂C/∂z of this image."""
        return float(COSTS[self.cost].delta(_SIGMOID, np.asarray(self.z), np.asarray(self.y)))

    @property
    def gradient(self) -> float:
        """The image's share of ∂C/∂w of the weight from the first hidden neuron."""
        return self.input * self.delta


def output_columns(images: int) -> tuple[str, ...]:
    """Return the names of what a run of so many images records of its outputs."""
    recorded = range(1, min(images, RECORDED_IMAGES) + 1)
    of_images = tuple(
        name
        for image in recorded
        for name in (
            *(f"output_z_{image}_{neuron}" for neuron in range(CLASSES)),
            f"last_hidden_{image}",
        )
    )
    kinds = ("bias", "weight")
    return (*of_images, *(f"output_{kind}_{neuron}" for kind in kinds for neuron in range(CLASSES)))


def output_numbers(trainer: Trainer) -> list[float]:
    """Return the numbers of `output_columns` after both passes of one network."""
    z = trainer.output_z[:RECORDED_IMAGES]
    hidden = trainer.hidden[-1][:RECORDED_IMAGES, :1]
    numbers: list[float] = np.hstack([z, hidden]).ravel().tolist()
    gradients = trainer.gradients[-1][:, [-1, 0]] / trainer.batch
    return [*numbers, *gradients.T.ravel().tolist()]


def read_output(
    recording: Recording, epoch: int, series: int, cost: str, image: int, neuron: int, data: str
) -> OutputNeuron:
    """Return output neuron 0 to 9 of a recorded image, counted from 1, at an epoch."""
    label = int(load_digits(data, 0, image).labels[image - 1])
    return OutputNeuron(
        cost,
        recording.at(epoch, f"output_z_{image}_{neuron}", series),
        float(label == neuron),
        recording.at(epoch, f"last_hidden_{image}", series),
        recording.at(epoch, f"output_bias_{neuron}", series),
        recording.at(epoch, f"output_weight_{neuron}", series),
    )
