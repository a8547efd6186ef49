"""What D12, D13 and D14 say of their circuits, with all that their forms offer."""

from dataclasses import replace

import numpy as np
import pytest

from gradsim.core.circuits.boolean_functions import NAMED
from gradsim.core.circuits.circuit import Circuit, all_rows
from gradsim.core.circuits.experiment import LogicCircuit
from gradsim.core.lecture.presets import find_preset
from gradsim.core.recording import Recording

TWO_LAYERS, PARITY, MULTIPLIER = (
    find_preset(name) for name in ("circuit-two-layers", "circuit-parity", "circuit-multiplier")
)


def recorded(experiment: LogicCircuit) -> Recording:
    """A whole run."""
    recording = Recording(experiment)
    recording.extend(experiment.run())
    return recording


def longest_way(circuit: Circuit) -> int:
    """The number of gates on the longest way through a circuit, blocks followed within."""

    def ends(circuit: Circuit, start: list[int]) -> list[int]:
        far = dict.fromkeys(("0", "1"), 0)
        for name, depth in zip(circuit.inputs, start, strict=True):
            far |= {name: depth, f"~{name}": depth}
        for gate in circuit.gates:
            before = [far[signal] for signal in gate.inputs]
            after = [1 + max(before)] if gate.block is None else ends(gate.block, before)
            far |= dict(zip(gate.outputs, after, strict=True))
        return [far[signal] for signal in circuit.outputs]

    return max(ends(circuit, [0] * len(circuit.inputs)))


def count(circuit: Circuit) -> int:
    """The number of gates, those of blocks included."""
    return sum(1 if gate.block is None else count(gate.block) for gate in circuit.gates)


def value(name: str, bits: np.ndarray) -> np.ndarray:
    """A named function of rows of bits, as it is described."""
    ones, inputs = bits.sum(axis=0), len(bits)
    if name == "parity":
        return ones % 2 == 1
    if name == "majority":
        return ones > inputs / 2
    address = next(s for s in range(1, inputs) if 2**s >= inputs - s)
    chosen = 2 ** np.arange(address)[::-1] @ bits[:address]
    data = np.vstack([bits[address:], np.zeros((2**address, bits.shape[1]), int)])
    return data[chosen, np.arange(bits.shape[1])] == 1


# ----- D12: two layers get every row of a truth table right


@pytest.mark.parametrize("function", NAMED)
@pytest.mark.parametrize("form", ["and-or", "nand", "simplified"])
@pytest.mark.parametrize("inputs", [2, 3, 4, 5, 6])
def test_two_layers_get_every_row_right(function, form, inputs):
    run = recorded(replace(TWO_LAYERS.experiment, function=function, left=form, inputs=inputs))
    assert TWO_LAYERS.claim(run, None)
    bits = np.array([run.values(f"x{k + 1}") for k in range(inputs)], int)
    assert (run.values("output") == value(function, bits)).all()
    (circuit,) = run.experiment.circuits
    figures = TWO_LAYERS.key_figure.figures(run, None)
    assert figures == (count(circuit), longest_way(circuit))
    assert figures[1] <= 2


@pytest.mark.parametrize("seed", range(20))
def test_two_layers_get_random_functions_right(seed):
    for form in ("and-or", "nand", "simplified"):
        experiment = LogicCircuit(function="random", seed=seed, left=form)
        run = recorded(experiment)
        heads = np.random.default_rng(seed).random(16) < 0.5
        assert (run.values("output") == heads).all()
        assert TWO_LAYERS.claim(run, None)


@pytest.mark.parametrize("table", ["0000", "1111", "0110", "1000"])
def test_two_layers_get_custom_tables_right(table):
    experiment = LogicCircuit(function="table", inputs=2, table=table)
    run = recorded(experiment)
    assert run.values("output").astype(int).tolist() == list(map(int, table))
    assert TWO_LAYERS.claim(run, None)


@pytest.mark.parametrize("form", ["and-or", "nand", "simplified"])
def test_rows_that_are_left_open_may_give_anything(form):
    run = recorded(LogicCircuit(function="table", inputs=2, table="01-1", left=form))
    assert run.values("output")[[0, 1, 3]].tolist() == [0, 1, 1]
    assert TWO_LAYERS.claim(run, None)


@pytest.mark.parametrize(
    "settings",
    [
        {"function": "multiplier"},
        {"function": "gates", "gates": "y = AND x1 x2"},
        {"function": "parity", "left": "tree"},
        {"function": "parity", "right": "tree"},
    ],
    ids=str,
)
def test_what_is_deeper_or_has_no_table_makes_no_such_claim(settings):
    run = recorded(replace(TWO_LAYERS.experiment, **settings))
    assert not TWO_LAYERS.claim(run, None)
    assert TWO_LAYERS.key_figure.figures(run, None) is None


# ----- D13: each further bit doubles the first of two layers, and adds one pair to the tree


def test_the_gates_of_parity_are_those_of_its_truth_table():
    run = recorded(PARITY.experiment)
    assert PARITY.claim(run, None)
    assert run.values("inputs").tolist() == list(range(2, 21))
    ones = [int((all_rows(n).sum(axis=0) % 2).sum()) for n in range(2, 13)]
    assert run.values("parts", 0)[:11].tolist() == ones
    assert (run.values("gates", 0) == run.values("parts", 0) + 1).all()
    assert (run.values("parts", 0)[1:] / run.values("parts", 0)[:-1] == 2).all()
    assert (np.diff(run.values("parts", 1)) == 1).all()
    assert PARITY.key_figure.figures(run, None) == (524289, 76)
    assert "20 bits" in PARITY.key_figure.unit
    assert run.values("inputs")[-1] == 20  # where a finished run rests


@pytest.mark.parametrize("steps", ["rows", "layers", "sizes"])
@pytest.mark.parametrize("function", NAMED)
def test_growth_is_only_spoken_of_where_it_is_counted(function, steps):
    experiment = replace(PARITY.experiment, function=function, steps=steps, right="none")
    run = recorded(experiment)
    counted = function == "parity" and steps == "sizes"
    assert PARITY.claim(run, None) == counted
    assert (PARITY.key_figure.figures(run, None) is not None) == counted


def test_the_size_of_the_circuits_that_are_drawn_changes_no_claim():
    run = recorded(replace(PARITY.experiment, inputs=2, row=0))
    assert PARITY.claim(run, None)
    for inputs in range(2, 13):
        shallow, tree = replace(PARITY.experiment, inputs=inputs, row=0).circuits
        assert run.values("gates", 0)[inputs - 2] == count(shallow)
        assert run.values("gates", 1)[inputs - 2] == count(tree)


def test_the_gates_for_20_bits_are_not_known_before_they_are_counted():
    run = Recording(PARITY.experiment)
    assert PARITY.key_figure.figures(run, None) == (None, None)
    run.extend(list(PARITY.experiment.run())[:18])
    assert PARITY.key_figure.figures(run, None) == (None, None)


# ----- D14: each layer is simple, given the one before it


@pytest.mark.parametrize("bits", [1, 2, 3, 4, 5])
def test_a_multiplier_is_right_for_all_factors(bits):
    run = recorded(replace(MULTIPLIER.experiment, bits=bits, row=0))
    (circuit,) = run.experiment.circuits
    outputs = circuit.output()
    numbers = 2 ** np.arange(len(outputs))[::-1] @ outputs.astype(int)
    a, b = np.divmod(np.arange(4**bits), 2**bits)
    assert (numbers == a * b).all()
    size = count(circuit), longest_way(circuit)
    assert MULTIPLIER.key_figure.figures(run, None) == size
    assert MULTIPLIER.caption_figures(run, None) == (*size, bits)
    assert MULTIPLIER.claim(run, None) == (bits > 1)  # of one bit it has no blocks


def most_parts(circuit: Circuit) -> int:
    """The largest number of parts that it, or a block within it, is made of."""
    blocks = {gate.block.name: gate.block for gate in circuit.gates if gate.block}
    return max([len(circuit.gates), *map(most_parts, blocks.values())])


def test_each_layer_of_the_multiplier_is_simple():
    (circuit,) = MULTIPLIER.experiment.circuits
    run = recorded(MULTIPLIER.experiment)
    assert MULTIPLIER.key_figure.figures(run, None) == (130, 27)
    assert most_parts(circuit) == 19  # of 130: 16 AND gates and three adders
    (adder,) = {gate.block.name: gate.block for gate in circuit.gates if gate.block}.values()
    assert most_parts(adder) == 4
    half, full = sorted({gate.block for gate in adder.gates}, key=lambda block: block.gate_count)
    assert (half.name, full.name) == ("half adder", "full adder")  # which gates make, as it says
    assert {gate.block for gate in full.gates if gate.block} == {half}


@pytest.mark.parametrize("function", NAMED)
def test_other_circuits_are_no_multipliers(function):
    assert not MULTIPLIER.claim(recorded(LogicCircuit(function=function)), None)
