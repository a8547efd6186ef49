"""A drawing becomes what MNIST would have made of it."""

import numpy as np
import pytest

from gradsim.core.depth_accuracy.handwriting import as_digit
from gradsim.core.networks.mnist import load_digits


@pytest.fixture(scope="module")
def digits():
    return load_digits("", 50_000, 500).images.reshape(-1, 28, 28) / 255


def test_every_digit_of_the_set_goes_through_unchanged(digits):
    for digit in digits:
        assert np.allclose(as_digit(digit), digit, atol=1e-12)


def test_where_it_is_drawn_does_not_matter(digits):
    for number, digit in enumerate(digits):
        field = np.zeros((90, 120))
        top, left = number % 60, (7 * number) % 90
        field[top : top + 28, left : left + 28] = digit
        assert np.allclose(as_digit(field), digit, atol=1e-12)


@pytest.mark.parametrize("factor", [2, 5, 10])
def test_how_large_it_is_drawn_does_not_matter(digits, factor):
    for digit in digits[:100]:
        large = np.kron(digit, np.ones((factor, factor)))
        assert np.allclose(as_digit(large), digit, atol=1e-12)


def test_twenty_pixels_high_or_wide_and_centred_by_mass():
    drawing = np.zeros((300, 300))
    drawing[20:260, 200:230] = 1.0  # a stroke, with a foot to the left
    drawing[230:260, 120:230] = 1.0
    digit = as_digit(drawing)
    rows, columns = np.flatnonzero(digit.any(axis=1)), np.flatnonzero(digit.any(axis=0))
    assert rows[-1] - rows[0] + 1 == 20
    assert columns[-1] - columns[0] + 1 == 10  # 110 of 240 pixels are 9.2 of 20
    places = np.arange(28)
    assert abs(digit.sum(axis=1) @ places / digit.sum() - 14) <= 0.5
    assert abs(digit.sum(axis=0) @ places / digit.sum() - 14) <= 0.5
    assert digit.sum() == pytest.approx(drawing.sum() * (20 / 240) ** 2)  # no ink is lost


def test_edges_are_grey_where_a_pixel_is_covered_in_part():
    drawing = np.zeros((50, 50))
    drawing[:, 10:25] = 1.0  # 15 of 50 pixels wide, 6 of 20 after scaling
    drawing[:, 25:26] = 0.5
    digit = as_digit(drawing)
    assert 0.1 < digit[14].max() <= 1.0
    assert ((digit > 0.01) & (digit < 0.99)).any()


@pytest.mark.parametrize("shape", [(28, 28), (1, 1), (3, 400)])
def test_an_empty_field_stays_empty(shape):
    assert not as_digit(np.zeros(shape)).any()


@pytest.mark.parametrize("shape", [(1, 1), (1, 200), (200, 1), (7, 3)])
def test_the_smallest_drawings_have_a_place(shape):
    digit = as_digit(np.ones(shape))
    assert digit.shape == (28, 28) and 0 < digit.max() <= 1.0
