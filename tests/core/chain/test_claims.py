"""What the demonstrations of the chain say, evaluated for every chain under which it is shown."""

import itertools
import math
from dataclasses import replace
from functools import cache

import numpy as np
import pytest

from gradsim.core.activations.functions import ACTIVATIONS
from gradsim.core.chain.demonstrations import DEMONSTRATIONS
from gradsim.core.chain.experiment import Chain
from gradsim.core.chain.factors import ratio_logs
from gradsim.core.chain.random_chains import (
    random_chain,
    share_below,
    usual_ratios,
    usual_spread,
    usual_terms,
)
from gradsim.core.recording import Recording

PRESETS = {preset.number: preset for preset in DEMONSTRATIONS}
CHAINS = 200_000


def recorded(chain: Chain) -> Recording:
    recording = Recording(chain)
    recording.extend(chain)
    return recording


def settings_of_the_form(number: str):
    """The demonstration's chain, then random ones of 20 seeds and of every kind the form has."""
    chain = PRESETS[number].experiment
    yield chain
    for seed in range(20):
        weights, biases = random_chain(4, seed)
        yield replace(chain, weights=weights, biases=biases)
    for activation, layers in itertools.product(ACTIVATIONS, (2, 3, 4, 10, 50)):
        weights, biases = random_chain(layers, 0)
        yield replace(chain, weights=weights, biases=biases, activation=activation)
    for k in (0.5, 1.0, 1.5, 2.0, 4.0, 10.0, 100.0):
        yield replace(chain, activation="steep-sigmoid", steepness=k)


@cache
def shown(number: str) -> list:
    """Return the runs beside which a caption is shown, with its figures."""
    preset, found = PRESETS[number], []
    for chain in settings_of_the_form(number):
        recording = recorded(chain)
        if preset.claim(recording, None):
            figures = preset.caption_figures(recording, None)
            if figures is not None:
                found.append((chain, recording, figures))
    return found


def simulated(k: float, layers: int, seed: int = 11):
    """Weights, terms w·f'(z) and log₁₀ |∂C/∂b_1 : ∂C/∂b_m| of many random chains of σ(kz)."""
    rng = np.random.default_rng(seed)
    w, b = rng.standard_normal((2, layers, CHAINS))
    a, slopes, terms = np.ones(CHAINS), [], []
    for layer in range(layers):
        z = k * (w[layer] * a + b[layer])
        small = np.exp(-np.abs(z))
        a = np.where(z > 0, 1.0, small) / (1.0 + small)
        slopes.append(k * small / (1.0 + small) ** 2)
        terms.append(w[layer] * slopes[layer])
    pairs = np.abs(np.array(slopes[:-1]) * w[1:])
    return w, np.abs(terms), np.log10(pairs).cumsum(axis=0)


def gradients(chain: Chain) -> list[float]:
    """∂C/∂b of every neuron, written out for the quadratic cost."""
    activation = chain.function
    z, slopes, a = [], [], chain.input
    for w, b in zip(chain.weights, chain.biases, strict=True):
        z.append(w * a + b)
        a = float(activation.value(np.asarray(z[-1])))
        slopes.append(float(activation.slope(np.asarray(z[-1]))))
    values = [(a - chain.target) * slopes[-1]]
    for layer in reversed(range(len(z) - 1)):
        values.insert(0, values[0] * chain.weights[layer + 1] * slopes[layer])
    return values


@pytest.mark.parametrize("number", PRESETS)
def test_the_caption_is_shown_with_the_demonstration_itself(number):
    chain, _, _ = next(iter(shown(number)))
    assert chain == PRESETS[number].experiment


def test_every_term_is_below_a_quarter_and_the_product_shrinks():
    count = 0
    for chain, _, (parts,) in shown("D22"):
        z = np.linspace(-40, 40, 80_001)
        assert chain.function.slope(z).max() == 0.25
        values = gradients(chain)
        assert parts > 1
        if abs(values[0]) > 1e-280:
            assert parts == pytest.approx(1 / abs(values[0]), rel=0.05)  # of two digits
        a = chain.input
        for layer, (w, b) in enumerate(zip(chain.weights, chain.biases, strict=True)):
            a = 1 / (1 + math.exp(-(w * a + b)))
            assert layer == 0 or abs(w * a * (1 - a)) < 0.25
        count += 1
    assert count > 5
    # one term above 1/4 is enough, and nothing is said
    large = replace(PRESETS["D22"].experiment, weights=(1.2, 0.84, 0.86, 2.0))
    assert not PRESETS["D22"].claim(recorded(large), None)
    assert PRESETS["D22"].caption_figures(recorded(PRESETS["D22"].experiment), None) == (7000,)


def test_the_first_bias_learns_as_many_times_more_slowly_by_two_terms_below_a_quarter():
    layers = set()
    for chain, _, (times,) in shown("D23"):
        first, _, third, *_ = gradients(chain)
        assert times == pytest.approx(abs(third / first), abs=0.51)
        a = chain.input
        for w, b, behind in zip(chain.weights[:2], chain.biases, chain.weights[1:], strict=False):
            a = 1 / (1 + math.exp(-(w * a + b)))
            assert abs(behind * a * (1 - a)) < 0.25
        layers.add(len(chain.weights))
    assert layers == {3, 4, 10, 50}
    preset = PRESETS["D23"]
    assert preset.caption_figures(recorded(preset.experiment), None) == (97,)
    # one term above 1/4 is enough, and nothing is said
    large = replace(preset.experiment, weights=(0.5, -0.6, 4.0, 0.93))
    assert not preset.claim(recorded(large), None)


def test_the_share_of_chains_below_a_sixteenth():
    *_, logs = simulated(1.0, 3)
    share = 100 * np.mean(logs[-1] < math.log10(1 / 16))
    assert share == pytest.approx(91.5, abs=1.0)  # nine of ten
    ours = 100 * share_below(usual_ratios("sigmoid", 1.0, 3), 1 / 16)
    assert ours == pytest.approx(share, abs=1)


def test_the_first_bias_learns_as_many_times_faster():
    count = 0
    for chain, _, (factor, times) in shown("D24"):
        values = gradients(chain)
        assert times > 1
        product = abs(factor) ** (len(chain.weights) - 1)
        assert times == pytest.approx(product, rel=1e-6, abs=0.5)
        if abs(values[0]) > 1e-280:
            rounding = 0.5 if isinstance(times, int) else 0.0
            assert times == pytest.approx(abs(values[0] / values[-1]), rel=1e-6, abs=rounding)
        count += 1
    assert count >= 1
    exploding = recorded(PRESETS["D24"].experiment)
    assert PRESETS["D24"].caption_figures(exploding, None) == (25, 15_625)


@pytest.mark.parametrize(("k", "median"), [(1.0, -2.95), (4.0, -4.35), (10.0, -10.5), (20.0, -22)])
def test_a_larger_slope_makes_the_usual_product_smaller(k, median):
    logs = simulated(k, 4)[2][-1]
    spread = usual_spread("steep-sigmoid", k, 4)
    assert np.median(logs) == pytest.approx(median, abs=0.05 + 0.01 * k)
    assert spread.median == pytest.approx(np.median(logs), abs=0.05 + 0.02 * k)
    for share, value in ((0.05, spread.lowest), (0.25, spread.low), (0.75, spread.high)):
        assert value == pytest.approx(np.quantile(logs, share), abs=0.1 + 0.06 * k)
    assert spread.highest == pytest.approx(np.quantile(logs, 0.95), abs=0.1 + 0.03 * k)
    assert spread.exploding == pytest.approx(np.mean(logs > 0), abs=0.001)


def test_the_median_of_steep_sigmoids_is_smaller_than_that_of_the_sigmoid():
    usual = {}
    for chain, _, (k, power) in shown("D25"):
        assert chain.activation == "steep-sigmoid" and k == chain.steepness > 1
        layers = len(chain.weights)
        if layers > 10:
            continue
        for steepness in (1.0, float(k)):
            if (steepness, layers) not in usual:
                usual[steepness, layers] = simulated(steepness, layers)[2][-1]
        steep, sigmoid = usual[float(k), layers], usual[1.0, layers]
        assert np.median(steep) < np.median(sigmoid)
        assert power == pytest.approx(np.median(steep), abs=0.55 + 0.02 * k)
    assert len(usual) >= 5
    assert PRESETS["D25"].caption_figures(recorded(PRESETS["D25"].experiment), None) == (20, -22)


def test_with_other_activations_no_caption_of_the_sigmoid_is_shown():
    for number in ("D22", "D23"):
        names = {chain.activation for chain, _, _ in shown(number)}
        assert "tanh" not in names and "relu" not in names


# ----- key figures


def key_figure(number: str, chain: Chain | None = None, rows: int | None = None):
    preset = PRESETS[number]
    chain = chain or preset.experiment
    recording = Recording(chain)
    recording.extend(itertools.islice(iter(chain), rows))
    return preset.key_figure.figures(recording, None)


def test_the_key_figures_are_the_lectures():
    assert key_figure("D22") == (7000,)  # 1/(1.437·10⁻⁴) in two digits
    assert key_figure("D23") == (97,)
    assert key_figure("D24") == (15_625,)
    assert key_figure("D25") == (-3, -22, 20)


def test_they_are_counted_on_the_walk():
    values = gradients(PRESETS["D22"].experiment)
    assert key_figure("D22", rows=1) == (1.0,)
    assert key_figure("D22", rows=3)[0] == pytest.approx(1 / values[3], rel=0.05)
    assert key_figure("D23", rows=50) == (None,)
    assert [key_figure("D24", rows=rows) for rows in (3, 5, 7)] == [(None,), (25,), (625,)]
    assert key_figure("D25", rows=1) == (-3, -3, 1)


@pytest.mark.parametrize(
    ("number", "settings"),
    [
        ("D22", {"activation": "relu", "weights": (1.0, -1.0, 1.0, 1.0)}),  # the product is 0
        ("D22", {"weights": (100.0,) * 4, "biases": (-100.0, -50.0, -50.0, -50.0)}),
        ("D23", {"weights": (1.0, 1.0), "biases": (0.0, 0.0)}),  # no third bias
        ("D23", {"weights": (100.0,) * 4, "biases": (-100.0, -50.0, -50.0, -50.0)}),
        ("D24", {"weights": (1.0,) * 4, "biases": (0.0,) * 4}),  # it vanishes
        ("D25", {"activation": "relu"}),  # more than half are exactly 0
    ],
)
def test_where_they_make_no_sense_there_is_none(number, settings):
    assert key_figure(number, replace(PRESETS[number].experiment, **settings)) is None


def test_they_rest_where_the_point_is_seen():
    for number, epoch in {"D22": 8, "D23": 50, "D24": 8, "D25": 38}.items():
        preset = PRESETS[number]
        assert preset.resting_epoch(recorded(preset.experiment)) == epoch


def test_usual_terms_of_every_activation_are_shares():
    for name in ACTIVATIONS:
        assert all(0 < share <= 1 for share in usual_terms(name, 4.0))


def test_what_is_kept_of_random_chains_is_no_part_of_a_larger_array():
    assert usual_ratios("sigmoid", 1.0, 4).base is None


def test_a_drawn_ratio_is_the_product_between_also_where_both_gradients_are_0():
    chain = Chain(steps="draws", activation="relu", draws=50)
    recording = recorded(chain)
    logs = ratio_logs(recording, 2)
    first, third = (recording.values("gradient_bias", layer) for layer in (0, 2))
    both_are_0 = (first == 0) & (third == 0)
    assert not np.isnan(logs).any() and np.isfinite(logs[both_are_0]).any()
    for step in range(1, 51):
        (w1, w2, w3, _), (b1, b2, *_) = random_chain(4, step)
        z1 = w1 * chain.input + b1
        z2 = w2 * max(z1, 0.0) + b2
        product = abs(w2 * w3) if z1 > 0 and z2 > 0 else 0.0
        assert 10 ** logs[step] == pytest.approx(product, abs=1e-12)
        if third[step]:
            assert abs(first[step] / third[step]) == pytest.approx(product, abs=1e-12)
