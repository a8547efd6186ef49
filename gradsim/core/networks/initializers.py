"""How the weights of a layer start: Gaussians that differ in their standard deviation.

Biases are standard normal variables in the lecture's initialisers, and 0 with
Xavier and He, as their authors have it. With zeros nothing tells the neurons of a hidden layer
apart, and by symmetry nothing ever will: all get the same gradient in every step.
"""

from collections.abc import Callable
from dataclasses import dataclass
from math import sqrt


@dataclass(frozen=True)
class Initializer:
    """Weights with mean 0 and a standard deviation that depends on the layer.

    Attributes
    ----------
    weight_deviation : callable
        Of the numbers of inputs and outputs of the layer.
    bias_deviation : float
        Standard deviation of the biases.
    """

    name: str
    label: str
    weight_deviation: Callable[[int, int], float]
    bias_deviation: float


INITIALIZERS: dict[str, Initializer] = {
    initializer.name: initializer
    for initializer in (
        Initializer("standard-gaussian", "Gaussian", lambda n_in, n_out: 1.0, 1.0),
        Initializer("scaled-gaussian", "Gaussian/√n", lambda n_in, n_out: 1 / sqrt(n_in), 1.0),
        Initializer("xavier", "Xavier", lambda n_in, n_out: sqrt(2 / (n_in + n_out)), 0.0),
        Initializer("he", "He", lambda n_in, n_out: sqrt(2 / n_in), 0.0),
        Initializer("zeros", "zeros", lambda n_in, n_out: 0.0, 0.0),
    )
}

#: What is said while an initialiser is chosen.
NOTES = {
    "zeros": "All hidden neurons of a layer start equal, get equal gradients and stay equal.",
}
