"""The lecture's demonstrations, in the lecture's order.

To add one, append a :class:`Preset`: menu, command line, tests and documentation
follow. Texts may hold LaTeX between dollar signs.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from gradsim.core.experiment import Experiment
from gradsim.core.settings import SettingError
from gradsim.core.single_neuron import BOTH, SingleNeuron


@dataclass(frozen=True)
class Preset:
    """A demonstration: an experiment with the lecture's settings, and how to show it.

    Attributes
    ----------
    name : str
        Name on the command line.
    number : str
        Number in the lecture's list of demonstrations.
    title : str
        A few words, for menus.
    question : str
        Title of the window: a question to the room.
    subtitle : str
        One or two sentences that set the scene.
    caption : str
        What was seen, for the end.
    section : str
        The part of the lecture it belongs to.
    experiment : Experiment
        The settings.
    views : tuple of str
        The panel's views it opens: the large ones, in the left column.
    side : tuple of str
        The views it opens in the right column.
    """

    name: str
    number: str
    title: str
    question: str
    subtitle: str
    caption: str
    section: str
    experiment: Experiment
    views: tuple[str, ...]
    side: tuple[str, ...]


CROSS_ENTROPY = "1 The cross-entropy cost function"

_SATURATED = SingleNeuron(weights=(2.0,), bias=2.0)
_AND = SingleNeuron(
    inputs=((0.0, 0.0), (0.0, 1.0), (1.0, 0.0), (1.0, 1.0)),
    targets=(0.0, 0.0, 0.0, 1.0),
    weights=(0.6, -0.4),
    cost="cross-entropy",
    learning_rate=1.0,
    epochs=500,
)

PRESETS: tuple[Preset, ...] = (
    Preset(
        "neuron-good-start",
        "D1",
        "Good start",
        "Can one neuron learn to turn 1 into 0?",
        "One sigmoid neuron with input 1 and target 0. It starts at $w = 0.6$, $b = 0.9$.",
        "Wrong at first, it learns at once: the output falls from 0.82 to 0.09.",
        CROSS_ENTROPY,
        SingleNeuron(),
        views=("output", "cost"),
        side=("neuron",),
    ),
    Preset(
        "neuron-saturated-start",
        "D2",
        "Saturated start",
        "The output is 0.98 and should be 0. How fast will it learn?",
        "The same neuron, further from the truth: it starts at $w = b = 2$.",
        "Badly wrong, and yet slow: for 150 epochs it hardly moves.",
        CROSS_ENTROPY,
        _SATURATED,
        views=("output", "cost"),
        side=("neuron",),
    ),
    Preset(
        "neuron-why",
        "D3",
        "Why it is slow: three factors",
        "Why is it so slow?",
        r"The gradient is a product of three factors. Watch the middle one, $\sigma'(z)$.",
        r"Where the curve is flat, $\sigma'(z)$ is small, and so is the gradient.",
        CROSS_ENTROPY,
        _SATURATED,
        views=("activation", "formula"),
        side=("factors", "output"),
    ),
    Preset(
        "neuron-many-inputs",
        "D4",
        "Many inputs, many items",
        "Can a neuron with two inputs learn AND?",
        "Four training items, the cross-entropy averaged over them.",
        "Each item pulls by its own error; the gradient is their average.",
        CROSS_ENTROPY,
        _AND,
        views=("output", "cost", "formula"),
        side=("items", "neuron"),
    ),
    Preset(
        "neuron-cross-entropy-good-start",
        "D5",
        "Cross-entropy, good start",
        "What does another cost function change?",
        "The neuron of the good start, now with the cross-entropy.",
        "It learns well, as before: the output is below 0.5 from epoch 8 on.",
        CROSS_ENTROPY,
        SingleNeuron(cost="cross-entropy"),
        views=("output", "cost"),
        side=("neuron",),
    ),
    Preset(
        "neuron-cross-entropy-saturated-start",
        "D6",
        "Cross-entropy, saturated start",
        "The same bad start, with the cross-entropy. Is it stuck again?",
        "It starts at $w = b = 2$, where the quadratic cost was stuck for 150 epochs.",
        "Success: the worse the error, the faster it learns.",
        CROSS_ENTROPY,
        replace(_SATURATED, cost="cross-entropy"),
        views=("output", "cost"),
        side=("neuron",),
    ),
    Preset(
        "neuron-cost-duel",
        "D7",
        "Two costs, saturated start",
        "Badly wrong, and yet slow to learn. Must it be so?",
        "One sigmoid neuron is to turn the input 1 into 0. "
        "It starts at $w = b = 2$, where its output is 0.982.",
        r"The cross-entropy cancels $\sigma'(z)$: only the error is left.",
        CROSS_ENTROPY,
        replace(_SATURATED, cost=BOTH),
        views=("output", "cost", "formula"),
        side=("activation", "factors"),
    ),
    Preset(
        "neuron-binary-entropy",
        "D8",
        "Targets between 0 and 1",
        "The target is 0.3. Where is the cross-entropy least?",
        r"Its least value is the binary entropy, $-[y \ln y + (1 - y) \ln(1 - y)]$, not 0.",
        "The cross-entropy is least where the output equals the target.",
        CROSS_ENTROPY,
        replace(_SATURATED, targets=(0.3,), cost="cross-entropy"),
        views=("entropy", "formula"),
        side=("output", "neuron"),
    ),
    Preset(
        "neuron-cost-surface",
        "D9",
        "The cost as a landscape",
        "What does the landscape look like from a plateau?",
        "The cost over weight and bias, and the way that learning takes. "
        "Click on a map to start from there.",
        "The quadratic cost has a plateau where the neuron is stuck; the cross-entropy has none.",
        CROSS_ENTROPY,
        replace(_SATURATED, cost=BOTH),
        views=("surface",),
        side=("output", "cost"),
    ),
)


def find_preset(name: str, presets: Iterable[Preset] = PRESETS) -> Preset:
    """Return the preset of that name.

    Raises
    ------
    SettingError
        If there is none; the message lists the names.
    """
    names = {preset.name: preset for preset in presets}
    if name not in names:
        raise SettingError("the name of a demonstration", name, "one of " + ", ".join(names))
    return names[name]
