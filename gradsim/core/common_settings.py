"""Settings that several experiments have: what they share stands here once.

Each function takes the experiment's own default and whatever else differs between
experiments, and declares the setting as :func:`gradsim.core.settings.setting` does.
"""

from typing import TypeVar

from gradsim.core.activations.functions import ACTIVATIONS
from gradsim.core.costs import COSTS
from gradsim.core.settings import setting

T = TypeVar("T")

#: Size of the largest input, target, weight and bias.
LARGEST = 1e6


def input(
    default: T, *, help: str, group: str = "Neuron", slider: tuple[float, float] = (-5.0, 5.0)
) -> T:
    """Declare what a neuron is given: a number, or a list of numbers or of items."""
    return setting(
        default,
        label="Input",
        symbol="x",
        group=group,
        minimum=-LARGEST,
        maximum=LARGEST,
        slider=slider,
        help=help,
    )


def target(default: T, *, help: str, group: str = "Neuron") -> T:
    """Declare the output that a neuron should have: a number, or one for each item."""
    return setting(
        default,
        label="Target",
        symbol="y",
        group=group,
        minimum=-LARGEST,
        maximum=LARGEST,
        slider=(0.0, 1.0),
        help=help,
    )


def weight(
    default: T,
    *,
    help: str,
    label: str = "Starting weight",
    group: str = "Neuron",
    shortest: int = 1,
    longest: int = 1000,
) -> T:
    """Declare the weight of a neuron, or a list of weights."""
    return setting(
        default,
        label=label,
        symbol="w",
        group=group,
        minimum=-LARGEST,
        maximum=LARGEST,
        shortest=shortest,
        longest=longest,
        slider=(-4.0, 4.0),
        help=help,
    )


def bias(
    default: T,
    *,
    help: str,
    label: str = "Starting bias",
    group: str = "Neuron",
    shortest: int = 1,
    longest: int = 1000,
    slider: tuple[float, float] = (-4.0, 4.0),
) -> T:
    """Declare the bias of a neuron, or a list of biases."""
    return setting(
        default,
        label=label,
        symbol="b",
        group=group,
        minimum=-LARGEST,
        maximum=LARGEST,
        shortest=shortest,
        longest=longest,
        slider=slider,
        help=help,
    )


def activation(*, help: str, group: str) -> str:
    """Declare the choice of an activation function, by default the sigmoid."""
    return setting(
        "sigmoid",
        label="Activation",
        group=group,
        choices=tuple(ACTIVATIONS),
        choice_labels=tuple(activation.label for activation in ACTIVATIONS.values()),
        help=help,
    )


def cost(default: str, *, help: str, others: tuple[str, ...] = ()) -> str:
    """Declare the choice of a cost, or of `others` that the experiment adds."""
    return setting(default, label="Cost", group="Learning", choices=(*COSTS, *others), help=help)


def learning_rate(
    default: float,
    *,
    maximum: float = 1e300,
    slider: tuple[float, float] = (0.001, 10.0),
) -> float:
    """Declare the learning rate η."""
    return setting(
        default,
        label="Learning rate",
        symbol=r"\eta",
        group="Learning",
        above=0.0,
        maximum=maximum,
        slider=slider,
        logarithmic=True,
        help="How far one step goes against the gradient.",
    )


def epochs(
    default: int,
    *,
    maximum: int,
    slider: tuple[int, int],
    minimum: int = 1,
    logarithmic: bool = True,
    help: str = "How many steps of gradient descent are taken.",
) -> int:
    """Declare the number of epochs."""
    return setting(
        default,
        label="Epochs",
        group="Learning",
        minimum=minimum,
        maximum=maximum,
        slider=slider,
        logarithmic=logarithmic,
        help=help,
    )


def seed(*, help: str, group: str) -> int:
    """Declare the seed of what is random, by default 0."""
    return setting(
        0,
        label="Seed",
        group=group,
        minimum=0,
        maximum=1_000_000,
        slider=(0, 100),
        help=help,
    )
