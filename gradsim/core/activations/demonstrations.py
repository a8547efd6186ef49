"""The demonstrations of the panel "Activations"; texts may hold LaTeX between dollars."""

from gradsim.core.activations import findings
from gradsim.core.activations.gallery import ActivationGallery
from gradsim.core.activations.saturation import Saturation
from gradsim.core.preset import NEXT_PAGE, RELU, Preset

DEMONSTRATIONS: tuple[Preset, ...] = (
    Preset(
        "activation-gallery",
        "D10",
        "Activations and their slopes",
        "Where is a neuron able to learn?",
        r"The slope $f'(z)$ is a factor of every hidden neuron’s gradient.",
        "A sigmoid only near $z = 0$, and then by 1/4 at most; a ReLU wherever $z > 0$.",
        RELU,
        ActivationGallery(),
        views=("slopes", "band"),
        side=("gallery", "curve"),
        pace=30.0,
        rest=findings.at_zero,
        key_figure=findings.QUARTER,
        claim=findings.fades_on_both_sides,
    ),
    Preset(
        "activation-saturation",
        "D11",
        "Saturated, or dead",
        "Sigmoid or ReLU: which gets out of a bad start?",
        "The same neuron from $z = -4$, to learn 1, and from $z = 4$, to learn 0.",
        "Either way the sigmoid is stuck for {0} epochs, then learns; the ReLU is dead one way, "
        "quick the other.",
        RELU,
        Saturation(),
        views=("outputs", NEXT_PAGE, "others", "gradients", "states"),
        side=("start",),
        key_figure=findings.HOW_MANY_LEARN,
        caption_figures=findings.epochs_stuck,
        claim=findings.relu_learns_on_one_side,
    ),
)
