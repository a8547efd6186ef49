"""The constant guess: a network that has learnt nothing but how frequent each digit is."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from gradsim.core.costs import binary_entropy
from gradsim.core.networks.mnist import CLASSES, load_digits


@dataclass(frozen=True)
class ConstantGuess:
    """What it costs to answer every image with the frequencies of the digits.

    No other answer that ignores the image has a lower cost.

    Attributes
    ----------
    cost : float
        The mean cost of an image, without any penalty for weights.
    error : float
        The mean of |a − y| over outputs and images.
    """

    cost: float
    error: float


@lru_cache(maxsize=32)
def constant_guess(data: str, images: int, cost: str) -> ConstantGuess:
    """Return what a constant guess costs on the first images of a training set.

    With outputs f, the frequencies, output j is off by 1 − f for the share f of the images, and
    by f for the others.

    Parameters
    ----------
    data : str
        The folder of the images; empty for those that come with the program.
    images : int
        How many are used.
    cost : str
        Name of the cost.
    """
    labels = load_digits(data, 0, images).labels
    f = np.bincount(labels, minlength=CLASSES) / images
    of_outputs = binary_entropy(f) if cost == "cross-entropy" else f * (1.0 - f) / 2.0
    return ConstantGuess(float(of_outputs.sum()), float(np.mean(2.0 * f * (1.0 - f))))
