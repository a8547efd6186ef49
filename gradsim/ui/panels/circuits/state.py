"""What a circuit's signals are in one row, as far as they have come."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from gradsim.core.circuits.circuit import CONSTANTS, Circuit, Gate
from gradsim.core.circuits.placing.wires import Wire
from gradsim.ui.panels.circuits.titles import shown_title


class CircuitState:
    """The values of a circuit's signals, those too far from the inputs left out.

    Parameters
    ----------
    circuit : Circuit
        As folded as it is drawn.
    values : mapping of str to bool
        The value of every signal.
    step : int or None
        Signals behind more gates than this are not there yet; None lets all be there.
    """

    def __init__(
        self, circuit: Circuit, values: Mapping[str, bool] | None = None, step: int | None = None
    ) -> None:
        self.circuit = circuit
        self._values = values or {}
        self.step = step
        self._gates = {gate.name: gate for gate in circuit.gates}

    def value(self, signal: str) -> bool | None:
        """Return a signal's value, None where it has not come yet."""
        if signal in CONSTANTS:
            return signal == "1"
        if signal not in self._values:
            return None
        if self.step is not None and self.circuit.levels[signal] > self.step:
            return None
        return bool(self._values[signal])

    def gate_value(self, gate: Gate) -> bool | None:
        """Return a gate's output, that of a block only if it has a single one."""
        values = [self.value(signal) for signal in gate.outputs]
        if None in values:
            return None
        return bool(values[0]) if len(values) == 1 else False

    def wire_value(self, wire: Wire) -> bool | None:
        """Return the value of a line; one that gathers shows what its gate makes of it."""
        if not wire.gathers:
            return self.value(wire.signal)
        gate = self._gates[wire.signal]
        values = [self.value(signal) for signal in gate.inputs]
        if None in values:
            return None
        return any(values) if gate.kind == "or" else all(values)

    def gate_reading(self, gate: Gate) -> str:
        """Return a gate, its inputs and outputs in words."""
        inputs = ", ".join(self._reading(signal, signal) for signal in gate.inputs)
        if gate.block is None:
            outputs = self._reading(gate.name, QCoreApplication.translate("CircuitState", "output"))
        else:
            ports = zip(gate.block.ports, gate.outputs, strict=True)
            outputs = ", ".join(self._reading(signal, port) for port, signal in ports)
        return f"{shown_title(gate.title)}: {inputs} → {outputs}"

    def reading(self) -> str:
        """Return inputs and outputs in words, for a screen reader."""
        inputs = ", ".join(self._reading(signal, signal) for signal in self.circuit.inputs)
        ports = zip(self.circuit.ports, self.circuit.outputs, strict=True)
        outputs = ", ".join(self._reading(signal, port) for port, signal in ports)
        return f"{inputs} → {outputs}"

    def _reading(self, signal: str, name: str) -> str:
        value = self.value(signal)
        if name in CONSTANTS:
            return name
        short = name.rpartition("/")[2].replace(
            "~", QCoreApplication.translate("CircuitState", "not") + " "
        )
        return f"{short} = {'?' if value is None else int(value)}"
