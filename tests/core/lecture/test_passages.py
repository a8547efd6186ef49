"""The passages: there in every language, of one length, and with the figures of the runs."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import lru_cache
from itertools import islice
from math import log, log10, sqrt

import numpy as np
import pytest

from gradsim.core.activations.functions import ACTIVATIONS
from gradsim.core.activations.gallery import point_at
from gradsim.core.chain.random_chains import ratios_by_depth, share_below, window_width
from gradsim.core.circuits.blocks import parity_tree
from gradsim.core.depth_accuracy.recorded import recorded_runs
from gradsim.core.layer_speed.experiment import LECTURE_SPEEDS
from gradsim.core.lecture import lecture as lectures
from gradsim.core.lecture.lecture import built_in_lecture, passage_of
from gradsim.core.lecture.presets import PRESETS, find_preset
from gradsim.core.networks.mnist import load_digits
from gradsim.core.preset import Preset
from gradsim.core.recorded_run import recorded_rows
from gradsim.folders import resource
from tests.runs import full_run

LANGUAGES = ("en", "de")
#: What a passage prints, the value that it stands for, and how far apart they may be where
#: that is not half a unit of the last digit printed.
Figure = tuple[str, float] | tuple[str, float, float]
#: Runs of seconds that do not travel with the program; other files look at them, too.
LONG = ("network-xor", "network-zeros", "network-depth", "network-wide")


def passage(name: str, language: str = "en") -> str:
    """Return a passage with its numbers as Python writes them."""
    text = passage_of(find_preset(name), language)
    if language == "de":
        text = re.sub(r"(?<=\d)\.(?=\d{3}\b)", "", text)
        return re.sub(r"(?<=\d)(?:,|\{,\})(?=\d)", ".", text)
    return re.sub(r"(?<=\d),(?=\d{3}\b)", "", text)


def decimals(name: str, language: str) -> set[str]:
    """Return the numbers of a passage that have decimals."""
    return set(re.findall(r"\d+\.\d+", passage(name, language)))


@lru_cache
def run(
    name: str, epochs: int | None = None, **settings: object
) -> dict[str, dict[str, np.ndarray]]:
    """Return a demonstration's run by series and column, up to an epoch.

    One that travels with the program is read; `test_recorded_run.py` compares it with a computed.
    """
    experiment = replace(find_preset(name).experiment, **settings)
    columns = (*experiment.columns, *experiment.extra_columns)
    if epochs is None and name in LONG:
        recording = full_run(name)
        return {
            series: {column: recording.values(column, place) for column in columns}
            for place, series in enumerate(experiment.series)
        }
    stop = None if epochs is None else epochs + 1
    recorded = recorded_rows(experiment)
    rows = np.array(list(islice(experiment.run() if recorded is None else recorded, stop)))
    parts = rows.reshape(len(rows), len(experiment.series), len(columns))
    return {
        series: dict(zip(columns, parts[:, place].T, strict=True))
        for place, series in enumerate(experiment.series)
    }


def only(name: str, epochs: int | None = None) -> dict[str, np.ndarray]:
    (series,) = run(name, epochs).values()
    return series


def first_below_half(outputs: np.ndarray) -> int:
    return int(np.argmax(outputs < 0.5))


def constant_guess() -> float:
    """Return the cross-entropy of answering each image with the digits' frequencies."""
    shares = np.bincount(load_digits("", 0, 1000).labels, minlength=10) / 1000
    return float(-sum(p * log(p) + (1 - p) * log(1 - p) for p in shares))


def steep_median(steepness: float) -> float:
    """Return the median log₁₀ of ∂C/∂b_1 : ∂C/∂b_4 with σ(kz), from 100,000 random chains."""
    rng = np.random.default_rng(1)
    activation = ACTIVATIONS["steep-sigmoid"].with_steepness(steepness)
    a, slope, logs = np.ones(100_000), np.ones(100_000), np.zeros(100_000)
    for layer in range(4):
        w, b = rng.standard_normal((2, 100_000))
        if layer:
            logs += np.log10(np.abs(w * slope))
        z = w * a + b
        a, slope = activation.value(z), activation.slope(z)
    return float(np.median(logs))


def good_start() -> Iterator[Figure]:
    neuron = only("neuron-good-start")
    yield "0.6", neuron["weight_1"][0]
    yield "0.9", neuron["bias"][0]
    yield "0.82", neuron["output_1"][0]
    yield "0.15", neuron["slope"][0]
    yield "36 ", first_below_half(neuron["output_1"])
    yield "0.09", neuron["output_1"][300]


def saturated_start() -> Iterator[Figure]:
    neuron = only("neuron-saturated-start")
    yield "0.98", neuron["output_1"][0]
    yield "0.93", neuron["output_1"][150]
    yield "0.20", neuron["output_1"][300]
    yield "232", first_below_half(neuron["output_1"])
    yield "0.017", neuron["gradient_bias"][0]
    yield "0.122", only("neuron-good-start")["gradient_bias"][0]


def why() -> Iterator[Figure]:
    neuron = only("neuron-why")
    yield "0.98", neuron["error"][0]
    yield "z = 4", neuron["weight_1"][0] + neuron["bias"][0]
    yield "0.018", neuron["slope"][0]
    yield "0.017", neuron["gradient_weight_1"][0]
    yield "215", int(neuron["gradient_weight_1"].argmax())
    yield "0.148", neuron["gradient_weight_1"].max()


def many_inputs() -> Iterator[Figure]:
    neuron = only("neuron-many-inputs")
    yield "6.0", neuron["weight_1"][500]
    yield "6.0", neuron["weight_2"][500]
    yield "−9.2", neuron["bias"][500]
    yield "0.94", neuron["output_4"][500]
    yield "0.04", max(neuron[f"output_{item}"][500] for item in (1, 2, 3))


def cross_entropy_good_start() -> Iterator[Figure]:
    neuron, quadratic = only("neuron-cross-entropy-good-start"), only("neuron-good-start")
    yield "8 ", first_below_half(neuron["output_1"])
    yield "36", first_below_half(quadratic["output_1"])
    yield "0.012", neuron["output_1"][300]
    yield "0.094", quadratic["output_1"][300]
    yield "0.82", neuron["gradient_bias"][0]
    yield "0.12", quadratic["gradient_bias"][0]


def cross_entropy_saturated_start() -> Iterator[Figure]:
    neuron = only("neuron-cross-entropy-saturated-start")
    yield "0.98", neuron["output_1"][0]
    yield "0.98", neuron["gradient_bias"].max()
    yield "17", first_below_half(neuron["output_1"])
    yield "232", first_below_half(only("neuron-saturated-start")["output_1"])
    yield "0.012", neuron["output_1"][300]
    yield "0.018", neuron["slope"][0]


def cost_duel() -> Iterator[Figure]:
    quadratic, entropy = run("neuron-cost-duel").values()
    yield "0.017", quadratic["gradient_bias"][0]
    yield "0.982", entropy["gradient_bias"][0]
    yield "57", entropy["gradient_bias"][0] / quadratic["gradient_bias"][0]
    yield "232", first_below_half(quadratic["output_1"])
    yield "17", first_below_half(entropy["output_1"])


def binary_entropy() -> Iterator[Figure]:
    neuron = only("neuron-binary-entropy")
    yield "0.3 ", 0.3
    yield "0.611", -(0.3 * log(0.3) + 0.7 * log(0.7))
    yield "0.611", neuron["cost"][-1]
    yield "2.82", neuron["cost"][0]
    yield "0.301", neuron["output_1"][100]
    yield "0.5", 0.5


def cost_surface() -> Iterator[Figure]:
    quadratic, entropy = run("neuron-cost-surface", 0).values()
    yield "0.025", sqrt(2) * quadratic["gradient_bias"][0]
    yield "1.39", sqrt(2) * entropy["gradient_bias"][0]
    yield "1.41", sqrt(2) * float(ACTIVATIONS["sigmoid"].value(np.array(8.0)))


def output_error() -> Iterator[Figure]:
    quadratic, entropy = run("output-error", 50).values()
    yield "0.89", quadratic["error"][0]
    yield "0.89", quadratic["error"][50]
    yield "0.20", entropy["error"][10]
    yield "0.022", quadratic["speed_output"][0]
    yield "2.82", entropy["speed_output"][0]
    yield "0.0066", float(ACTIVATIONS["sigmoid"].slope(np.array(5.0)))
    yield "1000", find_preset("output-error").experiment.images


def gallery() -> Iterator[Figure]:
    preset = find_preset("activation-gallery")
    at = run(preset.name, point_at(2.0))
    yield "z = 2", at["sigmoid"]["z"][-1]
    yield "0.105", at["sigmoid"]["slope"][-1]
    yield "0.071", at["tanh"]["slope"][-1]
    yield "0.88", at["softplus"]["slope"][-1]
    yield "0.0013", at["steep-sigmoid"]["slope"][-1]
    yield "0.01", at["leaky-relu"]["slope"][0]
    yield "k = 4", preset.experiment.steepness


def saturation() -> Iterator[Figure]:
    neurons = run("activation-saturation")
    yield "−4", neurons["relu"]["z"][0]
    yield "z = 4", neurons["relu mirrored"]["z"][0]
    yield "150", neurons["sigmoid"]["epochs_stuck"][300]
    yield "0.80", neurons["sigmoid"]["output"][300]
    yield "0.20", neurons["sigmoid mirrored"]["output"][300]
    yield "11", int(neurons["relu mirrored"]["right"].argmax())
    yield "−3.07", neurons["leaky-relu"]["z"][300]


def network_xor() -> Iterator[Figure]:
    network = only("network-xor")
    starts = [network[f"cost_of_{seed}"][1000] for seed in range(200)]
    yield "500", int(np.argmax(network["cost"] < 0.5)), 10
    yield "0.5", 0.5
    yield "0.025", network["cost"][1000]
    yield "148", sum(cost < 0.1 for cost in starts)
    yield "0.1", 0.1
    yield "0.36", float(np.median([cost for cost in starts if cost >= 0.1])), 0.005


def network_zeros() -> Iterator[Figure]:
    yield "0.693", only("network-zeros")["cost"][1000]


def network_depth() -> Iterator[Figure]:
    deep, wide = only("network-depth"), only("network-wide")
    yield "77", find_preset("network-depth").experiment.parameters
    yield "77", find_preset("network-wide").experiment.parameters
    yield "19 ", wide["low_error"][1000]
    yield "184", deep["speed_4"][0] / deep["speed_1"][0]
    yield "0.693", deep["cost"][1000]


def two_layers() -> Iterator[Figure]:
    yield "16", sum(only("circuit-two-layers")["right"])


def parity() -> Iterator[Figure]:
    experiment = find_preset("circuit-parity").experiment
    shallow, tree = experiment.circuits
    yield "8", len(shallow.gates) - 1
    yield "12", tree.gate_count
    yield "524289", 2**19 + 1
    yield "76", parity_tree(20).gate_count


def multiplier() -> Iterator[Figure]:
    experiment = find_preset("circuit-multiplier").experiment
    (circuit,) = experiment.circuits
    factors = divmod(experiment.row, 16)
    yield "256", 4**experiment.bits
    yield "16", sum(gate.kind == "and" for gate in circuit.gates)
    yield "130", circuit.gate_count
    yield "27", circuit.depth
    yield "11", factors[0]
    yield "13", factors[1]
    yield "143", factors[0] * factors[1]


def depth_accuracy() -> Iterator[Figure]:
    ends = np.array([rows[-1] for rows in recorded_runs().values()])
    middle = dict(enumerate(np.median(ends, axis=0)[1::2], start=1))
    yield "97", middle[2], 0.2
    yield "96.5", middle[1], 0.1
    yield "96.5", middle[3], 0.1
    yield "96 ", middle[4], 0.3
    yield "0.2", 100 * sqrt(0.965 * 0.035 / 10_000)


def gradient_bars() -> Iterator[Figure]:
    network = only("gradient-bars", 0)
    yield "0.062", network["speed_1"][0]
    yield "0.282", network["speed_2"][0]
    yield "4.6", network["speed_2"][0] / network["speed_1"][0]
    yield "0.023", max(abs(network[f"gradient_1_{neuron}"][0]) for neuron in range(1, 7))


def speed_at_start() -> Iterator[Figure]:
    ratios = [
        value["speed_4"][0] / value["speed_1"][0] for value in run("speed-at-start", 0).values()
    ]
    yield "115", float(np.median(ratios))
    yield "55", min(ratios), 1.0
    yield from zip(("0.003", "0.017", "0.070", "0.285"), LECTURE_SPEEDS[4], strict=True)


def speed_2_layers() -> Iterator[Figure]:
    network = only("speed-2-layers")
    yield "4.6", network["speed_2"][0] / network["speed_1"][0]
    yield "3.246", constant_guess()
    yield "3.242", network["cost"][20]
    yield "2.73", network["cost"][500]


def speed_3_layers() -> Iterator[Figure]:
    network = only("speed-3-layers")
    yield "0.0106", network["speed_1"][0]
    yield "0.0615", only("speed-2-layers")["speed_1"][0]
    yield "0.223", network["speed_3"][0]
    yield "21", network["speed_3"][0] / network["speed_1"][0]
    yield "3.245", network["cost"][500]
    yield "3.246", constant_guess()


def speed_4_layers() -> Iterator[Figure]:
    network = only("speed-4-layers")
    for layer, printed in enumerate(("0.0018", "0.0079", "0.041", "0.21"), 1):
        yield printed, network[f"speed_{layer}"][0]
    yield "112", network["speed_4"][0] / network["speed_1"][0]
    yield "88", network["speed_4"][500] / network["speed_1"][500]
    yield "3.2459", network["cost"][500]
    yield "3.2459", constant_guess()
    yield "0.0009", network["speed_4"][500]


def chain_vanishing() -> Iterator[Figure]:
    chain = run("chain-vanishing", steps="epochs")
    yield "0.00014", chain["1"]["gradient_bias"][0]
    yield "0.148", chain["4"]["gradient_bias"][0]


def b1_against_b3() -> Iterator[Figure]:
    chain = run("chain-b1-against-b3")
    pairs = [
        chain[layer]["slope"][0] * chain[behind]["weight"][0] for layer, behind in ("12", "23")
    ]
    ratio = chain["1"]["gradient_bias"][0] / chain["3"]["gradient_bias"][0]
    yield "−0.120", pairs[0]
    yield "0.086", pairs[1]
    yield "−0.0103", ratio
    yield "97", abs(1 / ratio)


def exploding() -> Iterator[Figure]:
    experiment = find_preset("chain-exploding").experiment
    chain = run("chain-exploding", steps="epochs")
    for layer, printed in zip("4321", ("0.125", "3.125", "78.125", "1953.125"), strict=True):
        yield printed, chain[layer]["gradient_bias"][0]
    rate = experiment.learning_rate
    yield "0.15", rate
    yield "25", chain["2"]["term"][0]
    yield "−586", -2 * rate * chain["1"]["gradient_bias"][0]  # weight and bias, with input 1
    yield "0.092", float(window_width(np.array(experiment.weights[0])))


def steeper_activation() -> Iterator[Figure]:
    for name, printed in (("tanh", 140), ("sigmoid", 900)):
        logs = ratios_by_depth(100_000, 4, name, np.random.default_rng(1))[0][-1]
        yield f"1/{printed}", float(np.median(logs)), 0.02
    yield "10^{-4.3}", steep_median(4), 0.1
    yield "10^{-10.5}", steep_median(10), 0.2
    yield "10^{-22}", steep_median(20), 0.5


def xor() -> Iterator[Figure]:
    neuron = only("neuron-xor")
    yield "0.5", max(abs(neuron[f"output_{item}"][500] - 0.5) for item in (1, 2, 3, 4)) + 0.5, 1e-9


def what_helps() -> Iterator[Figure]:
    start = run("what-helps", 8)  # as far as its words go
    yield "113", start["sigmoid"]["ratio_median"][0]
    yield "1.6", start["tanh-xavier"]["ratio_median"][0]
    yield "1.6", start["relu-he"]["ratio_median"][0]
    yield "3.246", constant_guess()


FIGURES: dict[str, Callable[[], Iterator[Figure]]] = {
    "neuron-good-start": good_start,
    "neuron-saturated-start": saturated_start,
    "neuron-why": why,
    "neuron-many-inputs": many_inputs,
    "neuron-cross-entropy-good-start": cross_entropy_good_start,
    "neuron-cross-entropy-saturated-start": cross_entropy_saturated_start,
    "neuron-cost-duel": cost_duel,
    "neuron-binary-entropy": binary_entropy,
    "neuron-cost-surface": cost_surface,
    "output-error": output_error,
    "neuron-xor": xor,
    "activation-gallery": gallery,
    "activation-saturation": saturation,
    "network-xor": network_xor,
    "network-zeros": network_zeros,
    "network-depth": network_depth,
    "circuit-two-layers": two_layers,
    "circuit-parity": parity,
    "circuit-multiplier": multiplier,
    "depth-accuracy": depth_accuracy,
    "gradient-bars": gradient_bars,
    "speed-at-start": speed_at_start,
    "speed-2-layers": speed_2_layers,
    "speed-3-layers": speed_3_layers,
    "speed-4-layers": speed_4_layers,
    "chain-vanishing": chain_vanishing,
    "chain-b1-against-b3": b1_against_b3,
    "chain-exploding": exploding,
    "chain-steeper-activation": steeper_activation,
    "what-helps": what_helps,
}


def value_of(printed: str) -> float:
    """Return the number that a passage prints, as its exponent where it is a power of 10."""
    if printed.startswith("1/"):
        return -log10(float(printed[2:]))
    number = re.search(r"[-−]?\d+(\.\d+)?", printed.removeprefix("10^"))
    assert number is not None
    return float(number[0].replace("−", "-"))


@pytest.mark.parametrize("name", FIGURES)
def test_its_figures_are_those_of_the_run(name):
    printed = set()
    for figure, value, *tolerance in FIGURES[name]():
        places = len(figure.strip().partition(".")[2].rstrip("}"))
        allowed = tolerance[0] if tolerance else 0.5001 * 10**-places
        assert abs(value - value_of(figure)) <= allowed, f"{figure} is {value}"
        printed |= set(re.findall(r"\d+\.\d+", figure))
        for language in LANGUAGES:
            assert figure.strip() in passage(name, language), f"{figure} in {language}"
    assert decimals(name, "en") == printed
    assert decimals(name, "de") - {"0.5"} == printed - {"0.5"}  # "one half" in English


def test_what_helps_also_helps_while_they_learn():
    epoch = 8
    recipes = run("what-helps", epoch)
    sigmoid = recipes["sigmoid"]
    for name in ("tanh-xavier", "relu-he"):
        assert 10 * recipes[name]["ratio_high"][epoch] < sigmoid["ratio_low"][epoch]
    assert sigmoid["cost"][epoch] == pytest.approx(constant_guess(), abs=0.2)


def test_the_network_reads_97_percent_after_thirty_epochs():
    """97.3 %, where sums are in the order of the machine that recorded it."""
    assert only("digits")["validation_accuracy"][30] == pytest.approx(97.3, abs=0.4)


# ----- what they say in words


def test_what_they_say_of_single_neurons():
    start = only("neuron-saturated-start")
    good = only("neuron-good-start")["gradient_bias"][0]
    assert 6.5 < good / start["gradient_bias"][0] < 7.5  # a seventh
    assert start["gradient_bias"].max() > 8 * start["gradient_bias"][0]
    at = start["gradient_bias"].argmax()
    assert start["error"][at] / start["error"][0] == pytest.approx(2 / 3, abs=0.02)
    items = only("neuron-many-inputs")
    assert all(items[f"output_{item}"][0] > 0.5 for item in (1, 2, 3, 4))
    z = items["weight_1"][500] + items["bias"][500]
    assert z < 0 < z + items["weight_2"][500]
    answerless = only("neuron-xor")
    for name in ("weight_1", "weight_2", "bias"):
        assert abs(answerless[name][500]) < 1e-8
    assert answerless["cost"][500] == pytest.approx(log(2), abs=1e-12)
    surface = ACTIVATIONS["sigmoid"]
    steep = [float(surface.value(z) * surface.slope(z)) for z in (np.array(4.0), np.array(8.0))]
    assert 45 < steep[0] / steep[1] < 55  # another fifty times flatter
    neurons = run("activation-saturation")
    for name in ("tanh", "steep-sigmoid"):
        assert (
            np.ptp(neurons[name]["output"]) < 0.001
            and np.ptp(neurons[f"{name} mirrored"]["output"]) < 0.001
        )
    assert neurons["sigmoid mirrored"]["epochs_stuck"][-1] == neurons["sigmoid"]["epochs_stuck"][-1]
    assert not neurons["relu"]["gradient_bias"].any()
    assert (neurons["relu mirrored"]["slope"] == 1).all()


def test_what_they_say_of_small_networks():
    """Where the two neurons have their lines, what those that fail answer, and what is seen."""
    xor = find_preset("network-xor").experiment
    row = full_run("network-xor").row(1000)
    first, second = xor.state_of(row).at_points()[0]
    assert first[0] < 0.5 < min(first[1:]) and max(second[:3]) < 0.5 < second[3]
    costs = row[-2 * xor.networks : -xor.networks]
    failed = [seed for seed in range(200) if costs[seed] > 0.1]
    alike = [seed for seed in failed if abs(costs[seed] - 0.36) < 0.02]
    assert len(alike) > 0.75 * len(failed)
    for seed in alike[::20]:
        alone = replace(xor, seed=seed, networks=1)
        (answers,) = alone.state_of(list(alone)[-1]).at_points()[-1]
        assert sum(abs(answer - 0.5) < 0.1 for answer in answers) == 2
    assert only("network-depth")["low_error"][1000] == 0
    deep = find_preset("network-depth").experiment
    left, right, low, high = deep.plane()
    grid = np.linspace(left, right, 40), np.linspace(low, high, 40)
    alone = replace(deep, networks=1)
    seen = alone.state_of(list(alone)[-1]).neurons_over(*grid)[-1]
    assert np.abs(seen - 0.5).max() < 0.002  # one shade


def test_what_they_say_of_layers():
    bars = only("gradient-bars", 0)
    first, second = (
        sorted(abs(bars[f"gradient_{layer}_{neuron}"][0]) for neuron in range(1, 7))
        for layer in (1, 2)
    )
    assert second[1] < first[-1] < second[2]  # the longest beats the two shortest
    networks = run("speed-at-start", 0).values()
    steps = [network[f"speed_{layer + 1}"][0] / network[f"speed_{layer}"][0]
             for network in networks for layer in (1, 2, 3)]  # fmt: skip
    assert min(steps) > 1 and 4.5 < np.median(steps) < 5.5
    two, three, four = (only(f"speed-{layers}-layers") for layers in (2, 3, 4))
    for layer in (1, 2):
        speed = two[f"speed_{layer}"]
        assert 25 < speed[0] / speed[20] < 35  # a thirtieth
        assert 30 < speed.argmin() <= 50 and speed[100] > speed.min()
    ratio = two["speed_2"] / two["speed_1"]
    assert ratio.min() == pytest.approx(1.5, abs=0.05)  # slower by a third
    assert 5.5 < two["speed_1"][0] / three["speed_1"][0] < 6
    for layer in (1, 2, 3):
        assert three[f"speed_{layer}"].argmin() == 500
    assert (three["speed_1"] < three["speed_2"]).all()
    assert (three["speed_2"] < three["speed_3"]).all()
    assert constant_guess() - 0.0001 < four["cost"][500] < constant_guess()


def test_what_they_say_of_random_chains():
    rng = np.random.default_rng(2)
    pair = ratios_by_depth(100_000, 2, "sigmoid", rng)[0][-1]
    both = ratios_by_depth(100_000, 3, "sigmoid", rng)[0][-1]
    assert share_below(pair, 1 / 4) == pytest.approx(0.8, abs=0.03)
    assert share_below(both, 1 / 16) == pytest.approx(0.9, abs=0.03)
    assert np.mean(np.abs(rng.standard_normal(100_000)) < 1) == pytest.approx(2 / 3, abs=0.03)
    chain = run("chain-vanishing", steps="epochs")
    ratio = chain["4"]["gradient_bias"][0] / chain["1"]["gradient_bias"][0]
    assert 900 < ratio < 1100  # a thousandth


# ----- files


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("preset", PRESETS, ids=lambda preset: preset.name)
def test_each_demonstration_has_its_passage(preset, language):
    assert resource("passages", language, f"{preset.name}.md").is_file()
    text = passage_of(preset, language)
    assert text.count("$") % 2 == 0
    words = len(re.sub(r"\$[^$]+\$", "formula", text).split())
    assert 60 <= words <= 120
    assert not re.search(r"[^\n]\n[^\n]", text)  # a newline would break the line on screen
    assert passage_of(preset, language) in [
        entry.passage for entry in built_in_lecture(language).entries
    ]


def test_no_passage_is_left_of_a_demonstration_that_is_gone():
    names = {preset.name for preset in PRESETS}
    for language in LANGUAGES:
        assert {path.stem for path in resource("passages", language).iterdir()} == names


def test_a_language_without_a_passage_has_the_english_one():
    preset = find_preset("digits")
    assert passage_of(preset, "la") == passage_of(preset, "en") != passage_of(preset, "de")
    assert built_in_lecture("la") == built_in_lecture()


def test_a_passage_that_is_missing_says_which_file_it_needs(tmp_path, monkeypatch, caplog):
    monkeypatch.setattr(lectures, "resource", tmp_path.joinpath)
    lectures._stored_passage.cache_clear()
    preset: Preset = find_preset("digits")
    assert passage_of(preset) == ""
    assert str(tmp_path / "passages" / "en" / "digits.md") in caplog.text
    lectures._stored_passage.cache_clear()
