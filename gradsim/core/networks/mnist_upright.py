"""Digits that lie on their side, as EMNIST's do, are recognised and turned upright.

They are compared with the digits of MNIST: of either set the mean image of each digit is taken,
less the mean of all, so that what is left is what tells one digit from another. The likeness of
two sets is the mean over the digits of the cosine between these images: upright digits are alike
with 0.45 or more from 20 images on, those on their side with 0.3 or less. A set counts as lying
on its side where one of the four ways to turn it is alike and the images as they are are far
from it. Pictures of other things, or with other labels, are alike in no way and stay as they are.
"""

from collections.abc import Callable, Mapping

import numpy as np
from numpy.typing import NDArray

Images = NDArray[np.uint8]

FEWEST = 20  # images from which on it can be told
MOST = 500  # images that are compared
_SIDE = 28
_ALIKE, _APART = 0.4, 0.2

#: The ways to turn images of shape (n, 28, 28), by name; EMNIST needs the first.
WAYS: Mapping[str, Callable[[Images], Images]] = {
    "transposed": lambda images: images.transpose(0, 2, 1),
    "to the left": lambda images: np.rot90(images, 1, (1, 2)),
    "to the right": lambda images: np.rot90(images, -1, (1, 2)),
    "transposed upside down": lambda images: np.rot90(images.transpose(0, 2, 1), 2, (1, 2)),
}


def how_to_turn(
    images: Images, labels: NDArray[np.uint8], known: Images, known_labels: NDArray[np.uint8]
) -> str:
    """Return the way in which images are to be turned, empty where they stay as they are.

    Parameters
    ----------
    images, labels : arrays
        Of the set, shapes (n, 784) and (n,).
    known, known_labels : arrays
        Of upright digits.
    """
    if len(labels) < FEWEST:
        return ""
    wanted = _differences(known, known_labels)
    found = _differences(images, labels)
    weights = np.bincount(labels, minlength=10) / len(labels)
    upright = _likeness(found, wanted, weights)
    turned = {
        way: _likeness(turn(found), wanted, weights)  # type: ignore[arg-type]  # turns any numbers
        for way, turn in WAYS.items()
    }
    best = max(turned, key=lambda way: turned[way])
    return best if turned[best] >= max(_ALIKE, upright + _APART) else ""


def turned(images: Images, way: str) -> Images:
    """Return images of shape (n, 784) turned in a way; read-only."""
    if not way:
        return images
    result = WAYS[way](images.reshape(-1, _SIDE, _SIDE)).reshape(len(images), -1)
    result = np.ascontiguousarray(result)
    result.flags.writeable = False
    return result


def _differences(images: Images, labels: NDArray[np.uint8]) -> NDArray[np.float64]:
    """Return how the mean image of each digit differs from the mean of all, (10, 28, 28)."""
    mean = images.mean(axis=0)
    means = [
        images[labels == digit].mean(axis=0) - mean if (labels == digit).any() else 0 * mean
        for digit in range(10)
    ]
    return np.array(means).reshape(10, _SIDE, _SIDE)


def _likeness(
    found: NDArray[np.float64], wanted: NDArray[np.float64], weights: NDArray[np.float64]
) -> float:
    products = (found * wanted).sum(axis=(1, 2))
    sizes = np.sqrt((found**2).sum(axis=(1, 2)) * (wanted**2).sum(axis=(1, 2)))
    cosines = np.divide(products, sizes, out=np.zeros(10), where=sizes > 0)
    return float(weights @ cosines)
