"""Networks of one shape that learn side by side, in one batched computation.

The first is the one on screen; the others start from seeds 0, 1, 2, … and tell how much luck a
start takes. The weights of a start are drawn layer by layer from its generator: those of the
first layer, its biases, those of the second, and so on.
"""

from collections.abc import Iterator, Sequence

import numpy as np

from gradsim.core.activations.functions import ACTIVATIONS
from gradsim.core.costs import COSTS
from gradsim.core.networks.initializers import Initializer
from gradsim.core.networks.learner import Learner
from gradsim.core.networks.network import Array, Network, with_ones
from gradsim.core.networks.trainer import Trainer
from gradsim.core.small_network.data_sets import Points


def draw(network: Network, initializer: Initializer, seeds: Sequence[int]) -> None:
    """Draw the weights and biases of network k from the generator of ``seeds[k]``."""
    layers = members(network)
    for number, seed in enumerate(seeds):
        rng = np.random.default_rng(seed)
        for layer in layers:
            n_out, n_in = layer.shape[1], layer.shape[2] - 1
            deviation = initializer.weight_deviation(n_in, n_out)
            layer[number, :, :-1] = deviation * rng.standard_normal((n_out, n_in))
            layer[number, :, -1] = initializer.bias_deviation * rng.standard_normal(n_out)
            layer[number] += 0.0  # a zero has no sign: −0 becomes 0


def members(network: Network) -> list[Array]:
    """Return views of the weights by layer, (networks, n_out, n_in + 1), also of a single one."""
    many = (network.networks,)
    return [layer.reshape(*many, *layer.shape[-2:]) for layer in network.weights]


class Race:
    """Networks that all learn the same points, and what is known of each after every epoch.

    Parameters
    ----------
    network : Network
        The networks, at their start.
    points : Points
        What they learn.
    cost : str
        The cost that they make small.

    Attributes
    ----------
    outputs : (networks, points) array
        The output of each network for each point.
    costs, errors : (networks,) arrays
        The mean cost, and the share of points on the wrong side of a = 0.5; a point with an
        output of exactly 0.5 counts half.
    speeds : (layers, networks) array
        ‖∂C/∂b‖ of each layer, the output last, averaged over the points as layer speed is.
    """

    def __init__(self, network: Network, points: Points, cost: str) -> None:
        self.network = network
        self._cost = cost
        self._inputs = with_ones(points.inputs)
        self._targets = points.targets[:, None]
        self._whole = Trainer(network, len(points), cost)
        self._learner = Learner(network, cost)
        self._is_symmetric = all((mine == twin).all() for mine, twin in self._twins())
        self.look()

    def _twins(self) -> Iterator[tuple[Array, Array]]:
        """Yield weights beside those that they equal where hidden neurons of a layer are equal."""
        *hidden, _ = layers = members(self.network)
        yield from ((layer, layer[:, :1]) for layer in hidden)
        yield from ((layer[..., :-1], layer[..., :1]) for layer in layers[1:])

    def _keep_symmetry(self) -> None:
        """Let neurons that started equal stay equal to the last bit.

        Their gradients are equal. Matrix products round some rows otherwise than others, though,
        and learning lets such a difference of one part in 10¹⁷ grow.
        """
        if self._is_symmetric:
            for mine, twin in self._twins():
                mine[...] = twin

    def look(self) -> None:
        """Compute outputs, costs and errors of the present weights, and all gradients."""
        self._keep_symmetry()
        self._whole.look(self._inputs, self._targets)
        rows = (self.network.networks, len(self._targets))
        self.outputs = self._whole.outputs.reshape(rows)
        targets = self._targets[:, 0]
        z = np.asarray(self._whole.output_z.reshape(rows), np.float64)
        sigmoid = ACTIVATIONS["sigmoid"]
        self.costs = COSTS[self._cost].value(sigmoid, z, targets).mean(axis=1)
        sides = np.sign(z) * np.sign(targets - 0.5)
        self.errors = (1.0 - sides).mean(axis=1) / 2.0
        biases = [gradient[..., -1] for gradient in self._whole.gradients]
        flat = [bias.reshape(rows[0], -1) / rows[1] for bias in biases]
        self.speeds = np.array([np.sqrt(np.square(layer).sum(axis=1)) for layer in flat])

    def gradients(self) -> list[Array]:
        """Return copies of the mean gradients by layer, (networks, n_out, n_in + 1)."""
        many = (self.network.networks,)
        count = len(self._targets)
        parts = self._whole.gradients
        return [part.reshape(*many, *part.shape[-2:]) / count for part in parts]

    def learn(
        self, rate: float, decay: float, batch: int | None, rngs: "Sequence[np.random.Generator]"
    ) -> None:
        """Go once through all points, then look again.

        Parameters
        ----------
        rate, decay : float
            The learning rate, and what weights shrink by in each step.
        batch : int or None
            The points of each step; None for all of them.
        rngs : sequence of numpy.random.Generator
            Of each network, for the order of its points.
        """
        if batch is None:
            self._whole.step(rate, decay)
        else:
            self._learner.shuffle_and_learn(self._inputs, self._targets, batch, rate, decay, rngs)
        self.look()
