"""Functions of bits by name, as truth tables: row r is the number r, its top bit x1."""

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from gradsim.core.circuits.circuit import Bits


def parity(inputs: int) -> Bits:
    """Return whether the number of ones is odd."""
    odd: Bits = _ones(inputs) % 2 == 1
    return odd


def majority(inputs: int) -> Bits:
    """Return whether more than half of the inputs are ones."""
    most: Bits = _ones(inputs) > inputs // 2
    return most


def multiplexer(inputs: int) -> Bits:
    """Return the one of the last inputs that the first ones choose.

    The first s inputs are read as a number, the last n − s are counted from 0; s is the
    least with 2^s ≥ n − s. Where the number counts no input, the output is 0.
    """
    address_bits = next(s for s in range(1, inputs) if 2**s >= inputs - s)
    data_bits = inputs - address_bits
    rows = np.arange(2**inputs)
    address = rows >> data_bits
    chosen = (rows >> np.maximum(data_bits - 1 - address, 0) & 1).astype(bool)
    result: Bits = chosen & (address < data_bits)
    return result


def random_function(inputs: int, seed: int) -> Bits:
    """Return a coin's toss for every row."""
    heads: Bits = np.random.default_rng(seed).random(2**inputs) < 0.5
    return heads


NAMED = {"parity": parity, "majority": majority, "multiplexer": multiplexer}


@lru_cache(64)
def named(name: str, inputs: int) -> Bits:
    """Return the truth table of a function of `NAMED`, 2^n values; not to be written to."""
    table = NAMED[name](inputs)
    table.flags.writeable = False
    return table


def _ones(inputs: int) -> NDArray[np.uint8]:
    """Return the number of ones in each row."""
    ones = np.zeros(1, np.uint8)
    for _ in range(inputs):
        ones = np.concatenate((ones, ones + 1)).astype(np.uint8)
    return ones
