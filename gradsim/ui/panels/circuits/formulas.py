"""A circuit's function with the bits of a row, and how many gates it takes, as formulas."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from gradsim.core.circuits.circuit import Circuit
from gradsim.core.circuits.experiment import FORMS, NONE, LogicCircuit
from gradsim.ui.language import QT_TRANSLATE_NOOP, translated
from gradsim.ui.panels.circuits.counts import TREE, TWO_LAYERS
from gradsim.ui.panels.circuits.symbols import ONE_SERIES
from gradsim.ui.panels.circuits.titles import shown_title
from gradsim.ui.theme import Theme
from gradsim.ui.typesetting.formula_band import Group, Term
from gradsim.ui.typesetting.numbers import format_count

translate = QCoreApplication.translate


MOST_SPELLED = 6  # inputs that are all written
UNKNOWN, ASKED = "·", "?"  # a bit that has not come; a number that is not told yet
_OWN_NAMES = {
    "table": QT_TRANSLATE_NOOP("Core", "custom table"),
    "gates": QT_TRANSLATE_NOOP("Core", "custom gates"),
    "random": QT_TRANSLATE_NOOP("Core", "random function"),
    "multiplier": QT_TRANSLATE_NOOP("Core", "product"),
}


def _term(tex: str, text: str = "") -> Term:
    return Term(tex, text, operator_before="")


_EQUALS = Term("=", "=")


def names(circuit: Circuit) -> str:
    """Return what a circuit is made of: 8 AND gates and an OR."""
    blocks = {gate.title for gate in circuit.gates if gate.block is not None}
    counts = Counter(gate.title for gate in circuit.gates)
    if len(counts) > 3:
        text = (
            translate("CircuitFormulas", "{0} gates and blocks")
            if blocks
            else translate("CircuitFormulas", "{0} gates")
        )
        return text.format(len(circuit.gates))
    parts = []
    for title, count in counts.items():
        if count == 1:
            text = (
                translate("CircuitFormulas", "an {1}")
                if title[0] in "AXO"
                else translate("CircuitFormulas", "a {1}")
            )
        elif title not in blocks:
            text = translate("CircuitFormulas", "{0} {1} gates")
        elif title == "XOR":
            text = translate("CircuitFormulas", "{0} {1} blocks")
        else:
            text = translate("CircuitFormulas", "{0} {1}s")
        parts.append(text.format(_count_before(title, count), shown_title(title)))
    if len(parts) < 2:
        return parts[0] if parts else translate("CircuitFormulas", "no gate")
    return translate("CircuitFormulas", "{0} and {1}").format(", ".join(parts[:-1]), parts[-1])


def _count_before(title: str, count: int) -> str:
    """Return a number of parts, as a word where their name begins with a digit."""
    words = {
        2: translate("CircuitFormulas", "two"),
        3: translate("CircuitFormulas", "three"),
        4: translate("CircuitFormulas", "four"),
    }
    return words.get(count, str(count)) if title[0].isdigit() else format_count(count)


def heading(name: str, circuit: Circuit) -> str:
    """Return the line above a drawn circuit, with its depth where all parts are alike."""
    text, layers = f"{shown_title(name)}: {names(circuit)}", len(circuit.layers)
    are_blocks = {gate.block is not None for gate in circuit.gates}
    if are_blocks == {True}:
        return translate("CircuitFormulas", "{0}, {1} blocks deep").format(text, layers)
    if are_blocks == {False} and layers > 2:
        return translate("CircuitFormulas", "{0}, {1} deep").format(text, layers)
    return text  # of gates and blocks, what lies within a block is not counted


@dataclass(frozen=True)
class Row:
    """What is known of one row: the inputs' bits, and those of the output that have come."""

    inputs: tuple[bool, ...]
    outputs: tuple[bool | None, ...]


class CircuitFormulas:
    """The formulas below the circuits of one experiment."""

    def __init__(
        self, experiment: LogicCircuit, theme: Theme, drawn: Sequence[Circuit], right: str
    ) -> None:
        self._experiment = experiment
        colors = theme.label_color
        count = experiment.input_count
        self._spelled = experiment.function == "parity" and count <= MOST_SPELLED
        terms = self._function_terms()
        self.groups = [Group(self._function_name(), colors(ONE_SERIES), terms)]
        #: Place of the group that counts all gates and layers, None where signals count nothing.
        self.whole: int | None = None
        if experiment.has_forms:
            forms = [form for form in (experiment.left, experiment.right) if form != NONE]
            for form, circuit in zip(forms, experiment.circuits, strict=True):
                self.groups.append(self._count(form, circuit, theme))
        else:
            self.groups += _sizes(experiment.circuits[0], drawn[0], theme)
            self.whole = len(self.groups) - 1
        if right and len(self.groups) < 3:
            rows = _term(r"2^n" if experiment.has_forms else r"4^k", right)
            what = translate("CircuitFormulas", "rows that are right")
            if not experiment.has_forms:
                what = translate("CircuitFormulas", "products that are right")
            self.groups.append(Group(what, colors(ONE_SERIES), (rows,)))

    def _function_name(self) -> str:
        function = self._experiment.function
        return translated(_OWN_NAMES.get(function, function))

    def _function_terms(self) -> tuple[Term, ...]:
        """Return the function of its inputs: with ⊕ between them, or between parentheses."""
        if self._experiment.function == "multiplier":
            return (_term("a"), _term(r"\times", "×"), _term("b"), _EQUALS, _term("p"))
        count = self._experiment.input_count
        inputs = [f"x_{number + 1}" for number in range(count)]
        if self._spelled:
            terms = [term for name in inputs for term in (_term(r"\oplus", "⊕"), _term(name))][1:]
        else:
            inner = ", ".join(inputs) if count <= MOST_SPELLED else r"x_1, \dots, x_n"
            terms = [_term(f"f({inner})")]
        return (*terms, _EQUALS, _term("y"))

    def _count(self, form: str, circuit: Circuit, theme: Theme) -> Group:
        """Return a form's gate count as a formula."""
        n = self._experiment.inputs
        if form == "tree":
            count = _term("4(n - 1)", f"4 · {n - 1} = {circuit.gate_count}")
            name = translate("CircuitFormulas", "tree of pairs, 4 NAND a block")
            return Group(name, theme.label_color(TREE), (count,))
        total = circuit.gate_count
        first = max(total - 1, 0)
        tex = "2^{n-1} + 1" if self._experiment.function == "parity" and total > 1 else "m + 1"
        text = f"{format_count(first)} + 1 = {format_count(total)}" if total else "0"
        name = translated(FORMS[form])
        if tex == "m + 1":
            of_terms = form == "simplified"
            name += ": " + (
                translate("CircuitFormulas", "$m$ terms")
                if of_terms
                else translate("CircuitFormulas", "$m$ rows with output 1")
            )
        return Group(name, theme.label_color(TWO_LAYERS), (_term(tex, text),))

    def texts(self, row: Row) -> tuple[str, list[str]]:
        """Return the heading and the numbers of the first group for a row."""
        experiment = self._experiment
        if experiment.function == "multiplier":
            half = len(row.inputs) // 2
            a, b = _number(row.inputs[:half]), _number(row.inputs[half:])
            product = "" if None in row.outputs else f" = {_number(row.outputs)}"
            head = f"{self._function_name()}  {a} × {b}{product}"
            numbers = (row.inputs[:half], row.inputs[half:])
            return head, [_bits(numbers[0]), "×", _bits(numbers[1]), "=", _bits(row.outputs)]
        if self._spelled:
            texts = [text for bit in row.inputs for text in ("⊕", _bit(bit))][1:]
        else:
            between = ", " if len(row.inputs) <= MOST_SPELLED else ""
            texts = [f"f({between.join(map(_bit, row.inputs))})"]
        return self._function_name(), [*texts, "=", _bits(row.outputs)]

    def whole_texts(self, is_known: bool) -> tuple[str, list[str]]:
        """Return heading and numbers of all gates and layers, once they are known."""
        assert self.whole is not None
        group = self.groups[self.whole]
        return group.heading, [term.text if is_known else ASKED for term in group.terms]


def _sizes(circuit: Circuit, drawn: Circuit, theme: Theme) -> list[Group]:
    """Gates and layers, as folded as the circuit is drawn, and all unfolded."""
    ink = theme.label_color(-1)
    flat = Group(
        translate("CircuitFormulas", "all unfolded"),
        ink,
        (_counted(translate("CircuitFormulas", "gates"), circuit.gate_count),
         _counted(translate("CircuitFormulas", "layers"), circuit.depth)),
    )  # fmt: skip
    if len(drawn.gates) == circuit.gate_count:
        return [flat]
    parts = (
        _counted(translate("CircuitFormulas", "parts"), len(drawn.gates)),
        _counted(translate("CircuitFormulas", "layers"), len(drawn.layers)),
    )
    return [Group(translate("CircuitFormulas", "as drawn"), theme.label_color(TREE), parts), flat]


def _counted(what: str, count: int) -> Term:
    return _term(rf"\text{{{what}}}", str(count))


def _bit(value: bool | None) -> str:
    return UNKNOWN if value is None else str(int(value))


def _bits(values: Iterable[bool | None]) -> str:
    return "".join(map(_bit, values))


def _number(bits: Iterable[bool | None]) -> int:
    return int(_bits(bits) or "0", 2)
