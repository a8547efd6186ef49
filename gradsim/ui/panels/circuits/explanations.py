"""What each view of the panel "Circuits" shows, in two sentences with its formula."""

from gradsim.ui.language import QT_TRANSLATE_NOOP

_tr = QT_TRANSLATE_NOOP

EXPLANATIONS = {
    "circuit": _tr(
        "Explanations",
        "Gates in layers, with the signals on the wires. Click an input to flip it, and a "
        "block to unfold it.",
    ),
    "comparison": _tr(
        "Explanations",
        "The same function built in two ways, with the same inputs. Click an input to flip it "
        "in both.",
    ),
    "table": _tr(
        "Explanations",
        "The function as a table, with a line for each of the $2^n$ inputs. "
        "Click a line to choose it, and an output to change the function.",
    ),
    "counts": _tr(
        "Explanations",
        r"The number of gates for $n$ inputs, on a logarithmic axis. For parity two layers need "
        r"$2^{n-1} + 1$, a tree of pairs $4(n - 1)$.",
    ),
    "product": _tr(
        "Explanations",
        "The two numbers that are multiplied, and their product as the circuit gives it out, in "
        "binary and decimal.",
    ),
    "blocks": _tr(
        "Explanations",
        "What the circuit is built of, block by block down to gates, and how many gates each is "
        "when all is unfolded.",
    ),
    "band": _tr(
        "Explanations",
        "What the circuit computes, with the bits of the step shown, and what it costs in gates "
        "and layers.",
    ),
}
