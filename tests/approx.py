"""Has pytest.approx compare arrays at once, instead of number by number at 15 µs for each.

That took 80 % of the time of the tests of networks. Whatever is not found near is left to pytest,
and so are its messages.
"""

import numpy as np
import pytest

FLOATS = (np.float32, np.float64)


def compare_arrays_at_once() -> None:
    """Teach it to the class that `pytest.approx` makes of an array."""
    kind = type(pytest.approx(np.zeros(1)))
    number_by_number = kind.__eq__

    def equals(self, actual) -> bool:
        return are_near(actual, self.expected, self.rel, self.abs) or number_by_number(self, actual)

    kind.__eq__ = equals


def are_near(actual, expected, rel, abs) -> bool:
    """Return whether both are arrays of floats, the second finite, that pytest calls equal."""
    for array in (actual, expected):
        if not isinstance(array, np.ndarray) or array.dtype not in FLOATS:
            return False
    if actual.shape != expected.shape or not np.isfinite(expected).all():
        return False
    actual, expected = (array.astype(np.float64, copy=False) for array in (actual, expected))
    if rel is None:  # an absolute tolerance alone leaves no relative one
        rel = 1e-6 if abs is None else 0.0
    with np.errstate(invalid="ignore", over="ignore"):
        allowed = np.maximum(rel * np.abs(expected), 1e-12 if abs is None else abs)
        return bool((np.abs(actual - expected) <= allowed).all())
