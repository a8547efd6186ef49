"""A circuit as text: ``s = XOR a b; y = AND s ~c``, one gate after the other, in any order.

A truth table as text is its outputs, ``0110``, where ``-`` leaves one open.
"""

import re
from collections.abc import Iterable

from gradsim.core.circuits.circuit import KINDS, Circuit, CircuitError, Gate
from gradsim.core.circuits.two_layers import DONT_CARE

MOST_GATES = 500
DASHES = "-\N{MINUS SIGN}\N{EN DASH}\N{EM DASH}"  #: any of them leaves an output open

_GATE = re.compile(r"([A-Za-z]\w{0,15})\s*=\s*([A-Za-z]+)((?:\s+~?\w{1,16})*)")


def read_circuit(text: str, inputs: int) -> Circuit:
    """Return the circuit that a text describes; the last gate is its output.

    Parameters
    ----------
    text : str
        Gates ``name = KIND signal signal …`` with semicolons or line ends between them. A
        signal is an input x1, x2, …, one of them inverted, ~x1, a constant 0 or 1, or a gate.
    inputs : int
        Number of inputs.

    Raises
    ------
    CircuitError
        With a sentence that names the gate: two of the same name, an input that is missing, a
        loop, an unknown kind, too many gates.
    """
    gates = [_read_gate(part) for part in re.split(r"[;\n]", text) if part.strip()]
    if not gates:
        raise CircuitError("there is no gate; a gate is written as y = AND x1 ~x2")
    if len(gates) > MOST_GATES:
        raise CircuitError(f"there are {len(gates):,} gates; at most {MOST_GATES} are allowed")
    names = tuple(f"x{number + 1}" for number in range(inputs))
    by_name = {gate.name: gate for gate in gates}
    if len(by_name) < len(gates) or not by_name.keys().isdisjoint(names):
        again = [gate.name for k, gate in enumerate(gates) if gate.name in names
                 or by_name[gate.name] is not gate]  # fmt: skip
        raise CircuitError(f"the name {again[0]} appears twice")
    rails = {"0", "1", *names, *(f"~{name}" for name in names)}
    ordered = _in_order(by_name, rails)
    return Circuit("custom circuit", names, tuple(ordered), (gates[-1].name,))


def read_table(text: str) -> list[int]:
    """Return the outputs of a truth table: 0, 1, or :data:`DONT_CARE` for any dash.

    Raises
    ------
    ValueError
        If there is another character.
    """
    known = {"0": 0, "1": 1, **dict.fromkeys(DASHES, DONT_CARE)}
    if strange := [sign for sign in text if sign not in known]:
        raise ValueError(f"{strange[0]!r} is no output")
    return [known[sign] for sign in text]


def table_text(outputs: Iterable[int]) -> str:
    """Return outputs as a text that :func:`read_table` reads."""
    return "".join("01-"[output] for output in outputs)


def _read_gate(part: str) -> Gate:
    match = _GATE.fullmatch(part.strip())
    if match is None:
        raise CircuitError(f"{part.strip()[:40]!r} is not a gate; one is written as y = AND x1 ~x2")
    name, kind, signals = match.groups()
    if kind.lower() not in KINDS:
        known = ", ".join(known_kind.upper() for known_kind in KINDS)
        raise CircuitError(f"the kind of gate {name} is {kind}; it must be one of {known}")
    return Gate(name, kind.lower(), tuple(signals.split()))


def _in_order(gates: dict[str, Gate], rails: set[str]) -> list[Gate]:
    """Return the gates with every one behind those that it takes signals from."""
    for gate in gates.values():
        for signal in gate.inputs:
            if signal not in rails and signal not in gates:
                raise CircuitError(f"the input {signal} of gate {gate.name} is missing")
    known, ordered, waiting = set(rails), [], list(gates.values())
    while waiting:
        ready = [gate for gate in waiting if known.issuperset(gate.inputs)]
        if not ready:
            raise CircuitError(f"the gates {_loop(waiting, known)} feed one another in a loop")
        ordered += ready
        known.update(gate.name for gate in ready)
        waiting = [gate for gate in waiting if gate.name not in known]
    return ordered


def _loop(waiting: list[Gate], known: set[str]) -> str:
    """Return the names of gates that feed one another: every one waits for another."""
    by_name = {gate.name: gate for gate in waiting}
    way, name = [waiting[0].name], waiting[0].name
    while True:
        name = next(signal for signal in by_name[name].inputs if signal not in known)
        if name in way:
            return " → ".join([*way[way.index(name) :], name])
        way.append(name)
