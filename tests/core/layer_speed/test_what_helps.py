"""Three recipes for one depth, against backpropagation written here in plain NumPy."""

from itertools import pairwise
from math import sqrt
from threading import Barrier

import numpy as np
import pytest
from threadpoolctl import threadpool_info, threadpool_limits

from gradsim.core import Diverged, SettingError
from gradsim.core.experiment import table_header, table_rows
from gradsim.core.layer_speed import what_helps
from gradsim.core.layer_speed.side_by_side import side_by_side
from gradsim.core.layer_speed.what_helps import HIGH, LOW, RECIPES, WhatHelps
from gradsim.core.networks.mnist import load_digits

SMALL = {"depth": 3, "width": 7, "networks": 3, "images": 40, "epochs": 4}
FUNCTIONS = {
    "sigmoid": (lambda z: 1 / (1 + np.exp(-z)), lambda a: a * (1 - a)),
    "tanh-xavier": (np.tanh, lambda a: 1 - a**2),
    "relu-he": (lambda z: np.maximum(z, 0), lambda a: (a > 0).astype(float)),
}
# standard deviation of weights (n_in, n_out) and of biases
STARTS = {
    "sigmoid": (lambda n_in, n_out: 1 / sqrt(n_in), 1.0),
    "tanh-xavier": (lambda n_in, n_out: sqrt(2 / (n_in + n_out)), 0.0),
    "relu-he": (lambda n_in, n_out: sqrt(2 / n_in), 0.0),
}


def speeds(recipe, seed, depth, width, images, epochs, rate=0.1, regularization=5.0):
    """Return ‖δ‖ of the first and the last hidden layer for each epoch."""
    value, slope = FUNCTIONS[recipe]
    deviation, of_biases = STARTS[recipe]
    rng = np.random.default_rng(seed)
    sizes = [784, *[width] * depth, 10]
    b = [rng.standard_normal(n) * of_biases for n in sizes[1:]]
    w = [rng.standard_normal((n, m)) * deviation(m, n) for m, n in pairwise(sizes)]
    digits = load_digits("", 0, images)
    x = digits.images / 255
    y = np.eye(10)[digits.labels]
    result = []
    for _ in range(epochs + 1):
        a = [x]
        for layer, (weights, biases) in enumerate(zip(w, b, strict=True)):
            z = a[-1] @ weights.T + biases
            a.append(1 / (1 + np.exp(-z)) if layer == depth else value(z))
        delta = [a[-1] - y]
        for layer in range(depth, 0, -1):
            delta.insert(0, delta[0] @ w[layer] * slope(a[layer]))
        lengths = [np.linalg.norm(error.mean(axis=0)) for error in delta]
        result.append((lengths[0], lengths[depth - 1]))
        for layer in range(depth + 1):
            w[layer] *= 1 - rate * regularization / images
            w[layer] -= rate / images * delta[layer].T @ a[layer]
            b[layer] -= rate * delta[layer].mean(axis=0)
    return np.array(result)


def parts(experiment):
    """Return the rows as an array of (epoch, recipe, column)."""
    rows = np.array(list(experiment))
    return rows.reshape(len(rows), len(RECIPES), len(experiment.columns))


@pytest.mark.parametrize("place", range(len(RECIPES)), ids=[recipe.name for recipe in RECIPES])
def test_speeds_and_ratios_are_those_of_plain_backpropagation(place):
    experiment = WhatHelps(seed=5, **SMALL)
    shape = {name: SMALL[name] for name in ("depth", "width", "images", "epochs")}
    runs = np.array([speeds(RECIPES[place].name, seed, **shape) for seed in (5, 6, 7)])
    columns = dict(zip(experiment.columns, parts(experiment)[:, place].T, strict=True))
    ratio = runs[..., 1] / runs[..., 0]
    near = 1e-9 if experiment.kind(RECIPES[place]) is np.float64 else 1e-5
    np.testing.assert_allclose(columns["speed_first"], np.median(runs[..., 0], axis=0), rtol=near)
    np.testing.assert_allclose(columns["speed_last"], np.median(runs[..., 1], axis=0), rtol=near)
    for name, percentile in (("low", LOW), ("median", 50), ("high", HIGH)):
        expected = np.percentile(ratio, percentile, axis=0)
        np.testing.assert_allclose(columns[f"ratio_{name}"], expected, rtol=near)
    assert (columns["networks_learning"] == 3).all()


def test_the_lecture_s_recipe_slows_the_first_layer_a_hundredfold_and_the_others_do_not():
    """Speeds at the start of 4 hidden layers: .0011 to .0053 and .170 to .479 (200 seeds)."""
    experiment = WhatHelps(epochs=1)
    start = parts(experiment)[0]
    at = experiment.columns.index
    assert 0.0011 < start[0, at("speed_first")] < 0.0053
    assert 0.170 < start[0, at("speed_last")] < 0.479
    assert 50 < start[0, at("ratio_median")] < 250
    assert (start[1:, at("ratio_high")] < 5).all()
    assert (start[1:, at("ratio_low")] > 0.2).all()


def test_the_cost_falls_with_every_recipe():
    experiment = WhatHelps(networks=2, epochs=10, images=200)
    cost = parts(experiment)[:, :, experiment.columns.index("cost")]
    assert (cost[-1] < cost[0]).all()


def test_a_network_beyond_the_finite_numbers_is_counted_out_and_the_others_go_on():
    experiment = WhatHelps(depth=20, learning_rate=0.1, images=100, epochs=12, networks=10)
    rows = parts(experiment)
    left = rows[:, :, experiment.columns.index("networks_learning")]
    assert np.isfinite(rows).all()
    assert (left[0] == 10).all() and (left >= 0).all()
    assert (left[:, 0] == 10).all()  # sigmoid networks creep, but stay


def test_with_an_absurd_learning_rate_learning_diverges_and_says_so():
    with pytest.raises(Diverged, match="learning rate 1e\\+200 is too large"):
        list(WhatHelps(learning_rate=1e200, **SMALL))


def test_dead_networks_have_no_ratio_but_stay_finite():
    """With η = 1000 every ReLU neuron is soon beyond 0 for good."""
    experiment = WhatHelps(learning_rate=1000.0, **SMALL)
    rows = parts(experiment)
    assert np.isfinite(rows).all()
    columns = dict(zip(experiment.columns, rows.transpose(2, 0, 1), strict=True))
    assert (columns["networks_learning"][-1] < 3).any()
    assert (columns["ratio_median"][columns["networks_learning"] == 0] == 0).all()


def test_its_table_has_a_line_for_each_epoch_and_recipe():
    experiment = WhatHelps(**SMALL)
    assert table_header(experiment)[:3] == ("epoch", "recipe", "ratio_low")
    lines = list(table_rows(experiment, experiment))
    assert [line[:2] for line in lines[:4]] == [
        (0, "sigmoid"),
        (0, "tanh-xavier"),
        (0, "relu-he"),
        (1, "sigmoid"),
    ]
    assert len(lines) == 3 * (SMALL["epochs"] + 1)


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ({"depth": 1}, "depth is 1; it must be a whole number from 2 to 20"),
        ({"depth": 21}, "depth is 21"),
        ({"networks": 0}, "networks is 0"),
        ({"networks": 200, "images": 60_000}, "networks is 200; it must be fewer, or the networks"),
        ({"networks": 200, "images": 1, "width": 1000, "depth": 20}, "networks is 200; .* GB"),
    ],
)
def test_settings_that_are_not_allowed_are_refused_in_a_sentence(settings, message):
    with pytest.raises(SettingError, match=message):
        WhatHelps(**settings)


# ----- precision, and several cores


@pytest.mark.parametrize(
    "changes",
    [
        {"epochs": 40},
        {"epochs": 40, "depth": 12, "images": 300},
        {"epochs": 100, "learning_rate": 1.0, "images": 300},
    ],
    ids=["of the demonstration", "deep", "large steps"],
)
def test_single_precision_shows_no_other_curve(monkeypatch, changes):
    """A line of 2 pixels hides 5e-3 of an axis of 400; the error is less than a tenth of that."""
    experiment = WhatHelps(networks=2, **changes)
    calm = [place for place, recipe in enumerate(RECIPES) if recipe.is_calm]
    assert [experiment.kind(recipe) is np.float32 for recipe in RECIPES] == [True, False, False]
    monkeypatch.setattr(what_helps, "RECIPES", tuple(RECIPES[place] for place in calm))
    single = parts_of(experiment)
    monkeypatch.setattr(what_helps, "CALM_RATE", 0.0)
    assert experiment.kind(RECIPES[0]) is np.float64
    assert single == pytest.approx(parts_of(experiment), rel=5e-4)


def parts_of(experiment):
    return np.array(list(experiment.run()))


def test_several_cores_give_the_same_rows():
    experiment = WhatHelps(**SMALL | {"networks": 5})
    with threadpool_limits(1, user_api="blas"):
        alone = list(experiment)
    with threadpool_limits(2, user_api="blas"):
        assert list(experiment) == alone
        rows = experiment.run()
        next(rows)
        rows.close()  # and lets go of its threads


def products_threads():
    """What NumPy's matrix products have, as it says itself."""
    return {
        library["num_threads"] for library in threadpool_info() if library["user_api"] == "blas"
    }


@pytest.mark.skipif(not products_threads(), reason="no library of products that says its threads")
def test_parts_go_on_at_once_and_have_products_of_one_thread():
    meeting = Barrier(2, timeout=60)  # breaks unless both are there at the same time

    def part(_):
        meeting.wait()
        return products_threads()

    with threadpool_limits(2, user_api="blas"), side_by_side() as applied:
        assert list(applied(part, range(2))) == [{1}, {1}]
        assert products_threads() == {2}  # again, for what is no part


def test_with_one_thread_parts_follow_each_other():
    with threadpool_limits(1, user_api="blas"), side_by_side() as applied:
        assert applied is map
