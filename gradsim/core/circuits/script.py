"""Circuits as scripts: their gates as text, and a few lines that let the signals run."""

import textwrap

from gradsim.core.circuits.circuit import Circuit
from gradsim.core.circuits.experiment import LogicCircuit
from gradsim.core.circuits.steps import MOST_COUNTED
from gradsim.core.script import page
from gradsim.core.sentence import Refusal, marked

_tr = marked
MOST_GATES = 300

_GATES = """
    KINDS = {
        "and": np.logical_and.reduce,
        "or": np.logical_or.reduce,
        "xor": np.logical_xor.reduce,
        "nand": lambda signals: ~np.logical_and.reduce(signals),
        "not": lambda signals: ~signals[0],
    }


    def run(text, signals):
        \"\"\"Return all signals, and how many gates in a row lead to each.\"\"\"
        signals = signals | {"~" + name: ~value for name, value in signals.items()}
        signals |= {"0": rows < 0, "1": rows >= 0}
        levels = dict.fromkeys(signals, 0)
        for gate in text.split(";"):
            name, _, kind, *inputs = gate.split()
            signals[name] = KINDS[kind]([signals[signal] for signal in inputs])
            levels[name] = 1 + max(levels[signal] for signal in inputs)
        return signals, levels
    """


def script(experiment: LogicCircuit) -> str:
    """Return the script of one circuit or two.

    Raises
    ------
    Refusal
        If the circuits have too many gates to be written down, or none.
    """
    if experiment.steps == "sizes":
        return _sizes(experiment)
    circuits = [circuit.flat for circuit in experiment.circuits]
    count = sum(len(circuit.gates) for circuit in circuits)
    constant = any(signal in ("0", "1") for circuit in circuits for signal in circuit.outputs)
    if constant or not 0 < count <= MOST_GATES:
        raise Refusal(_tr("Core", "a script is written for circuits of 1 to {0} gates"), MOST_GATES)
    listed = "".join(
        f'    {_quoted(name)}: ("""{_text(circuit)}""", {_outputs(circuit)}),\n'
        for name, circuit in zip(experiment.series, circuits, strict=True)
    )
    inputs = experiment.input_count
    return page(
        experiment,
        f"{'A circuit' if len(circuits) == 1 else 'Two circuits'}, as CSV.",
        _GATES + "\n\n",
        f"CIRCUITS = {{  # gates and outputs\n{listed}}}",
        f"""
        rows = np.arange({2**inputs})
        inputs = {{f"x{{i + 1}}": rows >> {inputs - 1} - i & 1 == 1 for i in range({inputs})}}
        """
        if circuits[0].inputs[0] == "x1"
        else f"""
        rows = np.arange({2**inputs})
        names = {list(circuits[0].inputs)}
        inputs = {{name: rows >> {inputs - 1} - i & 1 == 1 for i, name in enumerate(names)}}
        """,
        _rows(experiment) if experiment.steps == "rows" else _layers(experiment),
    )


def _text(circuit: Circuit) -> str:
    """Return the gates as text, without the slashes of blocks in their names."""
    names = {gate.name: f"g{number}" for number, gate in enumerate(circuit.gates, 1)}
    gates = "; ".join(
        f"{names[gate.name]} = {gate.kind} {' '.join(names.get(i, i) for i in gate.inputs)}"
        for gate in circuit.gates
    )
    return "\n        ".join(textwrap.wrap(gates, 88)) if len(gates) > 60 else gates


def _quoted(name: str) -> str:
    """Return a name as Python has it; one with a comma has the quotes that CSV wants."""
    return repr(f'"{name}"' if "," in name else name)


def _outputs(circuit: Circuit) -> list[str]:
    names = {gate.name: f"g{number}" for number, gate in enumerate(circuit.gates, 1)}
    return [names.get(signal, signal) for signal in circuit.outputs]


def _rows(experiment: LogicCircuit) -> str:
    if experiment.function == "multiplier":
        bits = experiment.bits
        expected = (
            f"\n        a, b = rows >> {bits}, rows & {2**bits - 1}\n        expected = a * b"
        )
        columns, end = "a[row], b[row]", ", expected[row], int(output[row] == expected[row])"
    else:
        table = experiment.truth_table
        columns = "*(int(value[row]) for value in inputs.values())"
        expected = end = ""
        if table is not None:
            if experiment.free is not None:
                raise Refusal(_tr("Core", "a script needs a table that leaves no output open"))
            wanted = "".join("01"[int(value)] for value in table)
            expected = f'\n        expected = np.array(list("{wanted}"), int)'
            end = ", expected[row], int(output[row] == expected[row])"
    return f"""{expected}
        print(HEADER)
        for row in rows:
            for name, (gates, outputs) in CIRCUITS.items():
                signals, _ = run(gates, inputs)
                output = sum(2**i * signals[s] for i, s in enumerate(reversed(outputs)))
                print(row, name, {columns}, output[row]{end}, sep=",")
        """


def _layers(experiment: LogicCircuit) -> str:
    return f"""
        print(HEADER)
        for layer in range({experiment.last_epoch + 1}):
            for name, (gates, outputs) in CIRCUITS.items():
                _, levels = run(gates, inputs)
                of_gates = [level for level in levels.values() if level]
                known = sum(levels[signal] <= layer for signal in outputs)
                reached = sum(level <= layer for level in of_gates)
                print(layer, name, of_gates.count(layer), reached, known, sep=",")
        """


def _sizes(experiment: LogicCircuit) -> str:
    if experiment.function != "parity":
        raise Refusal(_tr("Core", "a script that counts gates is written for parity only"))
    return page(
        experiment,
        "How many gates the parity of n bits takes: two layers, and a tree of pairs; as CSV.",
        f"""
        print(HEADER)
        for step, n in enumerate(range(2, {MOST_COUNTED + 1})):
            terms = 2 ** (n - 1)  # the rows with an odd number of ones: an AND gate for each
            print(step, "two layers", n, terms, terms + 1, 2, sep=",")
            # n - 1 exclusive ors of four NAND gates, three in a row, in a tree
            tree = np.ceil(np.log2(n))
            print(step, "tree of pairs", n, n - 1, 4 * (n - 1), int(3 * tree), sep=",")
        """,
    )
