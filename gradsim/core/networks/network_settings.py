"""Settings that several experiments with networks have, each declared once.

See :mod:`gradsim.core.common_settings` for those of other experiments, too.
"""

from typing import TypeVar

from gradsim.core.experiment import Experiment
from gradsim.core.networks.initializers import INITIALIZERS, NOTES
from gradsim.core.networks.mnist import TRAINING_IMAGES
from gradsim.core.settings import setting

T = TypeVar("T")


def width(*, help: str) -> int:
    """Declare the number of neurons in each hidden layer, by default 30."""
    return setting(
        30,
        label="Neurons in each",
        group="Networks",
        minimum=1,
        maximum=1000,
        slider=(1, 100),
        help=help,
    )


def initializer(default: str) -> str:
    """Declare how the weights start."""
    return setting(
        default,
        label="Initialiser",
        group="Network",
        choices=tuple(INITIALIZERS),
        choice_labels=tuple(initializer.label for initializer in INITIALIZERS.values()),
        help="How the weights start: the standard deviation is 1, 1/√n, Xavier’s or He’s, or 0.",
        notes=NOTES,
    )


def networks(default: int, *, help: str, group: str, slider: tuple[int, int]) -> int:
    """Declare how many networks learn side by side."""
    return setting(
        default,
        label="Networks",
        group=group,
        minimum=1,
        maximum=200,
        slider=slider,
        help=help,
    )


def regularization(
    default: float = 5.0, *, help: str = "Weights shrink by the factor 1 − ηλ/n in each step."
) -> float:
    """Declare the strength λ of the weight decay, by default 5."""
    return setting(
        default,
        label="Regularisation",
        symbol=r"\lambda",
        group="Learning",
        minimum=0.0,
        maximum=1e6,
        slider=(0.0, 20.0),
        help=help,
    )


def images(
    default: int,
    *,
    help: str,
    label: str = "Images",
    symbol: str = "n",
    group: str = "Learning",
    slider: tuple[int, int] = (10, 10_000),
) -> int:
    """Declare how many images of the training set are used."""
    return setting(
        default,
        label=label,
        symbol=symbol,
        group=group,
        minimum=1,
        maximum=TRAINING_IMAGES,
        slider=slider,
        logarithmic=True,
        help=help,
    )


def mini_batch(default: T, *, help: str, logarithmic: bool = False, empty: str = "") -> T:
    """Declare the number of images of one step; null where `empty` says what it stands for."""
    return setting(
        default,
        label="Mini-batch",
        group="Learning",
        minimum=1,
        maximum=TRAINING_IMAGES,
        slider=(1, 1000),
        logarithmic=logarithmic,
        empty=empty,
        help=help,
    )


def folder_of(experiment: Experiment) -> str | None:
    """Return the data folder of an experiment, None where it reads no digits."""
    setting = experiment.settings().get("data")
    return getattr(experiment, "data", None) if setting is not None and setting.is_path else None


def data(*, group: str) -> str:
    """Declare the folder of the training set, by default that of MNIST itself."""
    return setting(
        "",
        label="Data folder",
        group=group,
        help="A folder with a training set in MNIST’s idx format, or the file of its images; "
        "if empty, MNIST itself.",
        is_path=True,
    )
