"""The experiment "circuit": what its steps tell, and which settings it takes."""

import numpy as np
import pytest

from gradsim.core.circuits.experiment import LogicCircuit
from gradsim.core.circuits.two_layers import two_layers
from gradsim.core.settings import SettingError


def columns(circuit: LogicCircuit, series: int = 0) -> dict[str, np.ndarray]:
    """The columns of a run, by name."""
    rows = np.array(list(circuit.run()))
    assert len(rows) == circuit.last_epoch + 1
    width = len(circuit.columns)
    part = rows[:, series * width : (series + 1) * width]
    return dict(zip(circuit.columns, part.T, strict=True))


@pytest.mark.parametrize("function", ["parity", "majority", "multiplexer", "random"])
@pytest.mark.parametrize("form", ["and-or", "nand", "simplified"])
def test_every_row_is_right(function, form):
    for inputs in range(2, 7):
        run = columns(LogicCircuit(function=function, inputs=inputs, left=form))
        assert run["right"].all()
        bits = np.array([run[f"x{number + 1}"] for number in range(inputs)])
        assert (2 ** np.arange(inputs)[::-1] @ bits == np.arange(2**inputs)).all()


def test_both_circuits_of_parity_are_right_in_every_row():
    circuit = LogicCircuit(right="tree")
    for series in range(2):
        run = columns(circuit, series)
        ones = sum(run[f"x{number}"] for number in range(1, 5))
        assert (run["output"] == ones % 2).all()
        assert run["right"].all()
    assert circuit.series == ("two layers", "tree of pairs")


@pytest.mark.parametrize("bits", [1, 2, 3, 4])
def test_products_are_right(bits):
    run = columns(LogicCircuit(function="multiplier", bits=bits))
    assert len(run["a"]) == 4**bits
    assert (run["output"] == run["a"] * run["b"]).all()
    assert run["right"].all()


def test_own_tables_and_gates():
    run = columns(LogicCircuit(function="table", inputs=2, table="0111"))
    assert run["output"].tolist() == [0, 1, 1, 1]
    run = columns(LogicCircuit(function="gates", inputs=3, gates="s = XOR x1 x2; y = AND s ~x3"))
    assert run["output"].tolist() == [0, 0, 1, 0, 1, 0, 0, 0]
    assert "expected" not in run


def test_layers_count_all_gates_and_end_with_the_outputs():
    circuit = LogicCircuit(function="multiplier", steps="layers", row=187)
    run = columns(circuit)
    assert run["gates"][0] == run["gates_so_far"][0] == run["outputs_known"][0] == 0
    assert run["gates"].sum() == run["gates_so_far"][-1] == circuit.circuits[0].gate_count
    assert run["outputs_known"][-1] == 8


def test_sizes_are_the_lectures_formulas():
    circuit = LogicCircuit(steps="sizes")
    shallow, deep = columns(circuit), columns(circuit, 1)
    n = np.arange(2, 21)
    assert (shallow["inputs"] == n).all()
    assert (shallow["parts"] == 2 ** (n - 1)).all()
    assert (deep["parts"] == n - 1).all()
    assert (deep["gates"] == 4 * (n - 1)).all()
    assert (deep["depth"] == 3 * np.ceil(np.log2(n))).all()  # an XOR is three NAND gates deep
    for inputs in range(2, 7):
        built = two_layers(LogicCircuit(inputs=inputs).truth_table)
        assert shallow["gates"][inputs - 2] == built.gate_count


@pytest.mark.parametrize(
    ("settings", "sentence"),
    [
        ({"inputs": 0}, "a whole number from 2 to 12"),
        ({"inputs": 40}, "a whole number from 2 to 12"),
        ({"bits": 6}, "from 1 to 5"),
        ({"function": "table", "inputs": 2, "table": "011"}, "4 zeros, ones or dashes"),
        ({"function": "table", "inputs": 2, "table": "01a1"}, "4 zeros, ones or dashes"),
        ({"function": "table", "inputs": 8, "table": "01" * 128}, "from 2 to 6"),
        ({"function": "random", "inputs": 7}, "from 2 to 6"),
        ({"left": "simplified", "inputs": 7}, "for a simplified circuit"),
        ({"function": "majority", "right": "tree"}, "for parity only"),
        ({"function": "random", "steps": "sizes"}, "rows or layers"),
        ({"steps": "layers", "row": 16}, "from 0 to 15"),
        ({"function": "gates"}, "there is no gate"),
        ({"function": "gates", "gates": "a = AND b x1; b = OR a x2"}, "in a loop"),
        ({"function": "gates", "gates": "a = AND b x1"}, "the input b of gate a is missing"),
        ({"function": "division"}, "one of parity, majority"),
    ],
)
def test_settings_that_are_not_allowed_are_a_sentence(settings, sentence):
    with pytest.raises(SettingError) as caught:
        LogicCircuit(**settings)
    assert sentence in str(caught.value)


def test_no_form_shows_what_means_nothing():
    assert set(LogicCircuit().unused) == {"bits", "table", "gates", "seed", "unfold", "row"}
    assert "unfold" not in LogicCircuit(right="tree").unused
    assert {"inputs", "left", "right"} <= set(LogicCircuit(function="multiplier").unused)


@pytest.mark.parametrize("table", ["1-0-", "1\u22120\u2013", "1 \u2014\n0,-", "1\t-\t0\t-"])
def test_a_dash_of_any_kind_leaves_an_output_open(table):
    circuit = LogicCircuit(function="table", inputs=2, table=table, right="simplified")
    assert circuit.free.tolist() == [False, True, False, True]
    assert circuit.truth_table.tolist() == [True, False, False, False]
    rows = list(circuit)
    right = circuit.columns.index("right")
    assert [row[right] for row in rows] == [1.0] * 4
    # x2 is 0 in both rows that count: the function is ¬x1 alone, where the plain way needs both
    plain, least = circuit.circuits
    assert [len(gate.inputs) for gate in plain.gates] == [2, 1]
    assert [gate.inputs for gate in least.gates] == [("~x1",), ("t1",)]


def test_a_flipped_output_leaves_the_others_open():
    circuit = LogicCircuit(function="table", inputs=2, table="1-0-")
    assert [circuit.flipped(row) for row in range(4)] == ["0-0-", "100-", "1-1-", "1-00"]
    assert LogicCircuit(inputs=2).flipped(0) == "1110"
