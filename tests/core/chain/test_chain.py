"""The chain of neurons against arbitrary precision, the lecture's figures, and plain loops."""

import math

import autograd
import mpmath
import numpy as np
import pytest

from gradsim.core import Chain, SettingError
from gradsim.core.activations.functions import ACTIVATIONS
from gradsim.core.chain.random_chains import (
    WIDEST,
    WIDEST_AT,
    random_chain,
    ratios_by_depth,
    share_below,
    share_within,
    window_width,
)
from gradsim.core.chain.state import ChainState
from gradsim.core.experiment import all_columns, table_header, table_rows
from tests.core.activations.definitions import DIFFERENTIABLE

mpmath.mp.dps = 60


def exact_gradients(chain: Chain) -> list[mpmath.mpf]:
    """∂C/∂b by the chain rule in 60 digits, sigmoid neurons and the quadratic cost."""
    a, slopes = mpmath.mpf(chain.input), []
    for w, b in zip(chain.weights, chain.biases, strict=True):
        z = mpmath.mpf(w) * a + mpmath.mpf(b)
        a = 1 / (1 + mpmath.exp(-z))
        slopes.append(mpmath.exp(-abs(z)) / (1 + mpmath.exp(-abs(z))) ** 2)
    gradient = (a - mpmath.mpf(chain.target)) * slopes[-1]
    gradients = [gradient]
    for layer in range(len(slopes) - 2, -1, -1):
        gradient *= mpmath.mpf(chain.weights[layer + 1]) * slopes[layer]
        gradients.insert(0, gradient)
    return gradients


def state(chain: Chain) -> ChainState:
    return chain.start


def relative(value: float, exact: mpmath.mpf) -> float:
    return float(abs(mpmath.mpf(value) - exact) / abs(exact))


@pytest.mark.parametrize("layers", [2, 3, 4, 7, 12, 25, 50])
@pytest.mark.parametrize("spread", [1.0, 3.0])
def test_gradients_of_random_chains_are_exact(layers, spread):
    rng = np.random.default_rng(layers)
    for _ in range(5):
        chain = Chain(
            weights=tuple(spread * rng.standard_normal(layers)),
            biases=tuple(spread * rng.standard_normal(layers)),
            input=float(rng.normal()),
            target=float(rng.uniform()),
        )
        for value, exact in zip(state(chain).gradients, exact_gradients(chain), strict=True):
            assert relative(value, exact) < 1e-12


@pytest.mark.parametrize(
    ("weight", "bias", "power"),
    [(0.5, 12.0, -290), (0.05, 10.0, -290), (1e6, -5e5, 250)],
)
def test_products_near_the_ends_of_the_floats_are_exact(weight, bias, power):
    chain = Chain(weights=(weight,) * 50, biases=(bias if weight < 1 else -weight,) + (bias,) * 49)
    found, exact = state(chain).gradients, exact_gradients(chain)
    assert abs(float(mpmath.log10(abs(exact[0]))) - power) < 60
    for value, right in zip(found, exact, strict=True):
        if 1e-300 < abs(right) < 1e300:
            assert relative(value, right) < 1e-12


@pytest.mark.parametrize("bias", [16.0, 30.0, 100.0])
def test_beyond_the_floats_the_logarithm_is_right(bias):
    chain = Chain(weights=(0.5,) * 50, biases=(bias,) * 50)
    start = state(chain)
    for product, exact in zip(start.products, exact_gradients(chain), strict=True):
        assert product.log == pytest.approx(float(mpmath.log10(abs(exact))), rel=1e-13)
        assert product.sign == (1 if exact > 0 else -1)
    assert start.products[0].log < -330
    assert start.gradients[0] == 0.0


def test_the_largest_product_that_settings_allow_is_exact():
    chain = Chain(
        weights=(1e6,) * 50, biases=(-999_999.0,) * 50, activation="relu", target=-1e6
    )  # every z is 1, so every slope is 1
    gradients = state(chain).gradients
    assert state(chain).z == [1.0] * 50
    for layer, value in enumerate(gradients):
        exact = mpmath.mpf(1_000_001) * mpmath.mpf(10) ** (6 * (49 - layer))
        assert relative(value, exact) < 1e-12
    assert gradients[0] > 1e300


def test_the_exploding_chain_has_the_lectures_gradients_exactly():
    chain = Chain(weights=(100.0,) * 4, biases=(-100.0, -50.0, -50.0, -50.0))
    start = state(chain)
    assert start.gradients == [1953.125, 78.125, 3.125, 0.125]
    assert start.z == [0.0] * 4
    assert start.terms == [25.0] * 4


@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_gradients_equal_central_differences(activation):
    weights, biases = random_chain(5, 3)
    chain = Chain(weights=weights, biases=biases, activation=activation, target=0.3)
    h = 1e-6
    for layer, gradient in enumerate(state(chain).gradients):
        costs = []
        for step in (h, -h):
            moved = list(biases)
            moved[layer] += step
            costs.append(chain.state(weights, moved).cost)
        assert gradient == pytest.approx((costs[0] - costs[1]) / (2 * h), rel=1e-5, abs=1e-9)


@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_gradients_are_those_of_automatic_differentiation(activation):
    weights, biases = random_chain(6, 4)
    chain = Chain(weights=weights, biases=biases, activation=activation, target=0.3)

    def cost(shifts):
        a = chain.input
        for w, b, shift in zip(weights, biases, shifts, strict=True):
            a = DIFFERENTIABLE[activation](w * a + b + shift)
        return (chain.target - a) ** 2 / 2

    wanted = autograd.grad(cost)([0.0] * 6)
    assert state(chain).gradients == pytest.approx([float(g) for g in wanted], rel=1e-11)


@pytest.mark.parametrize("target", [0.0, 0.4, 1.0])
def test_the_last_slope_cancels_with_the_cross_entropy(target):
    weights, biases = random_chain(3, 1)
    start = state(Chain(weights=weights, biases=biases, cost="cross-entropy", target=target))
    assert start.gradients[-1] == pytest.approx(start.outputs[-1] - target, rel=1e-13)
    assert start.gradient_output * start.slopes[-1] == pytest.approx(start.gradients[-1], rel=1e-13)


def test_a_dead_neuron_makes_the_product_exactly_zero():
    chain = Chain(activation="relu", weights=(1, -1, 1, 0.5), biases=(0.5, -0.3, 0.2, 0.1))
    start = state(chain)
    assert start.gradients[:2] == [0.0, 0.0]
    assert start.products[0].log == -math.inf and start.products[0].sign == 0.0
    assert start.gradients[2] > 0


# ----- learning


def test_learning_follows_gradient_descent_written_out():
    chain = Chain(weights=(0.7, -1.1), biases=(0.2, 0.4), epochs=50, learning_rate=0.8)
    columns = all_columns(chain)
    (w1, w2), (b1, b2) = chain.weights, chain.biases
    for row in chain:
        assert row[columns.index("weight")] == pytest.approx(w1, rel=1e-12)
        assert row[len(columns) + columns.index("bias")] == pytest.approx(b2, rel=1e-12)
        a1 = 1 / (1 + math.exp(-(w1 + b1)))
        a2 = 1 / (1 + math.exp(-(w2 * a1 + b2)))
        d2 = a2 * a2 * (1 - a2)
        d1 = d2 * w2 * a1 * (1 - a1)
        w1, b1, w2, b2 = w1 - 0.8 * d1, b1 - 0.8 * d1, w2 - 0.8 * d2 * a1, b2 - 0.8 * d2


def test_the_first_bias_hardly_moves_while_the_last_does():
    chain = Chain(epochs=300)
    first, *_, last = chain
    width = len(all_columns(chain))
    moved = [abs(last[layer * width + 1] - first[layer * width + 1]) for layer in range(4)]
    assert moved[3] > 1.0
    assert moved[0] < 0.02 * moved[3]
    assert moved[0] < moved[1] < moved[2] < moved[3]


def test_a_chain_continues_from_any_epoch():
    chain = Chain(epochs=20)
    rows = list(chain)
    later = chain.continued(rows[8])
    assert list(later)[12] == pytest.approx(rows[20], rel=1e-12)


def test_the_table_has_a_line_for_each_layer():
    chain = Chain()
    assert table_header(chain) == (
        "epoch", "layer", "weight", "bias", "z", "activation", "slope", "term", "gradient_bias",
    )  # fmt: skip
    lines = list(table_rows(chain, chain))
    assert [line[:2] for line in lines] == [(0, "1"), (0, "2"), (0, "3"), (0, "4")]


# ----- random chains


def ratios_by_loop(layers: int, rng: np.random.Generator, count: int) -> list[float]:
    """Ratios ∂C/∂b1 : ∂C/∂bm, one chain after the other, in plain Python."""
    ratios = []
    for _ in range(count):
        a, slope, ratio = 1.0, 1.0, 1.0
        for layer in range(layers):
            w, b = rng.normal(), rng.normal()
            if layer:
                ratio *= slope * w
            a = 1 / (1 + math.exp(-(w * a + b)))
            slope = a * (1 - a)
        ratios.append(ratio)
    return ratios


def test_ratios_are_distributed_as_in_an_independent_loop():
    loop = np.abs(ratios_by_loop(3, np.random.default_rng(1), 20_000))
    every_depth = ratios_by_depth(20_000, 3, "sigmoid", np.random.default_rng(2))
    logs, signs = (numbers[-1] for numbers in every_depth)
    for share in (0.1, 0.25, 0.5, 0.75, 0.9):
        assert np.quantile(logs, share) == pytest.approx(
            math.log10(np.quantile(loop, share)), abs=0.05
        )
    assert np.mean(signs > 0) == pytest.approx(0.5, abs=0.02)
    assert share_below(logs, 1 / 16) == pytest.approx(np.mean(loop < 1 / 16), abs=0.01)


def test_nine_of_ten_random_chains_are_below_a_sixteenth():
    logs = ratios_by_depth(100_000, 3, "sigmoid", np.random.default_rng(0))[0][-1]
    assert share_below(logs, 1 / 16) == pytest.approx(0.91, abs=0.01)
    assert 10 ** np.median(logs) == pytest.approx(0.011, abs=0.001)


@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_a_ratio_is_that_of_the_gradients_of_a_chain(activation):
    rng = np.random.default_rng(5)
    drawn = rng.standard_normal(8)  # of a single chain it draws w and b in turn
    weights, biases = drawn[::2], drawn[1::2]
    start = state(Chain(weights=tuple(weights), biases=tuple(biases), activation=activation))
    logs, signs = ratios_by_depth(1, 4, activation, np.random.default_rng(5))
    for layer in range(4):
        if start.products[layer].sign:
            assert logs[layer, 0] == pytest.approx(
                start.products[0].log - start.products[layer].log, abs=1e-10
            )
            assert signs[layer, 0] == start.products[0].sign * start.products[layer].sign


def test_staying_near_one_is_a_knife_edge_for_every_activation():
    for activation in ACTIVATIONS:
        logs, _ = ratios_by_depth(2000, 30, activation, np.random.default_rng(0))
        assert share_within(logs[1]) < 0.8
        assert share_within(logs[29]) < 0.01


def test_a_shorter_random_chain_begins_a_longer_one():
    long, short = random_chain(50, 7), random_chain(4, 7)
    assert short == (long[0][:4], long[1][:4])
    assert random_chain(4, 8) != short


# ----- where a term reaches 1


@pytest.mark.parametrize("w", [4.5, 6.8944, 10.0, 100.0, -6.8944])
def test_the_windows_width_is_what_a_search_finds(w):
    a = np.linspace(-1.5, 1.5, 600_001)
    z = w * a  # b moves the window, not its width
    inside = np.abs(w) / (4 * np.cosh(z / 2) ** 2) >= 1
    assert float(window_width(np.array(w))) == pytest.approx(inside.sum() * 5e-6, abs=2e-5)


def test_the_widest_window_is_the_lectures():
    w = np.linspace(0.0, 30.0, 300_001)
    widths = window_width(w)
    assert round(float(widths.max()), 4) == WIDEST == 0.4477
    assert w[widths.argmax()] == pytest.approx(6.894, abs=1e-3)
    assert w[widths.argmax()] == pytest.approx(WIDEST_AT, abs=1e-3)
    assert (widths[w < 4] == 0).all()


# ----- what is not allowed


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ({"weights": [1.0, 2.0]}, "biases is .* a list of 2 numbers, one for each of the weights"),
        ({"weights": [1.0], "biases": [1.0]}, "weights is .* a list of 2 to 50"),
        ({"weights": [], "biases": []}, "weights is .* a list of 2 to 50"),
        ({"weights": [0.0] * 10_000, "biases": [0.0] * 10_000}, "a list of 2 to 50"),
        ({"weights": [1.0, math.nan, 1.0, 1.0]}, "weights is .* a number from"),
        ({"biases": [1.0, math.inf, 1.0, 1.0]}, "biases is .* a number from"),
        ({"input": math.inf}, "input is inf; it must be a number from"),
        ({"cost": "cross-entropy", "target": 1.5}, "target is 1.5; it must be from 0 to 1"),
        ({"cost": "cross-entropy", "activation": "tanh"}, "outputs between 0 and 1"),
        (
            {"weights": [1e6] * 50, "biases": [1.0] * 50, "activation": "softplus"},
            "too large for a number",
        ),
    ],
)
def test_what_is_not_allowed_is_said_in_a_sentence(settings, words):
    with pytest.raises(SettingError, match=words):
        Chain(**settings)
