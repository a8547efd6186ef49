"""Arrays compared at once are near where pytest finds each of their numbers near."""

from math import inf, nan

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.approx import are_near

NUMBERS = st.sampled_from([0.0, 1e-13, 1.0, 1.0 + 5e-7, 1.0 - 2e-6, -3.0, 1e300, inf, -inf, nan])
TOLERANCES = st.sampled_from([None, 0.0, 1e-12, 1e-6, 1e-3, 1.5])


@given(
    pairs=st.lists(st.tuples(NUMBERS, NUMBERS), max_size=3),
    single=st.booleans(),
    rel=TOLERANCES,
    abs=TOLERANCES | st.just(inf),
)
def test_arrays_are_near_where_each_of_their_numbers_is(pairs, single, rel, abs):
    with np.errstate(over="ignore"):
        table = np.array(pairs, float).reshape(-1, 2).astype(np.float32 if single else float)
    actual, expected = table.T
    if np.isfinite(expected).all():
        numbers = zip(actual.tolist(), expected.tolist(), strict=True)
        each = all(a == pytest.approx(b, rel=rel, abs=abs) for a, b in numbers)
        assert are_near(actual, expected, rel, abs) == each
    else:
        assert not are_near(actual, expected, rel, abs)


def test_an_array_that_is_not_near_is_told_of_by_pytest():
    wanted = np.array([1.0, 2.0, 3.0])
    assert np.array([1.0, 2.0, 3.0 + 1e-7]) == pytest.approx(wanted)
    assert np.array([1.0, nan, inf]) == pytest.approx(np.array([1.0, nan, inf]), nan_ok=True)
    assert wanted != pytest.approx(np.array([1.0, 2.0]))
    with pytest.raises(AssertionError, match="Mismatched elements: 1 / 3"):
        assert np.array([1.0, 2.0, 3.1]) == pytest.approx(wanted)
    with pytest.raises(ValueError, match="negative"):
        assert wanted == pytest.approx(wanted + 1, rel=-1.0)
