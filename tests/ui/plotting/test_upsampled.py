"""A smooth function on more nodes than it was computed at."""

import numpy as np
import pytest

from gradsim.ui.plotting.plane.upsampled import fewer, upsampled


@pytest.mark.parametrize("count", [9, 10, 97, 146])
def test_a_cubic_is_what_it_was_at_the_nodes_between(count):
    x, y = np.linspace(-1.0, 2.0, count), np.linspace(0.0, 1.0, 33)

    def cubic(x, y):
        return (x**3 - 2 * x + 1) * (1 - y[:, None] ** 3)

    many = upsampled(cubic(fewer(x), fewer(y)), len(y), len(x))
    assert many == pytest.approx(cubic(x, y), abs=1e-5)
