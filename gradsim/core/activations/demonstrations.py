"""The demonstrations of the panel "Activations"; texts may hold LaTeX between dollars."""

from gradsim.core.activations import findings
from gradsim.core.activations.gallery import ActivationGallery, point_at
from gradsim.core.activations.saturation import Saturation
from gradsim.core.preset import NEXT_PAGE, RELU, Preset

DEMONSTRATIONS: tuple[Preset, ...] = (
    Preset(
        "activation-gallery",
        "D10",
        "Activations and their slopes",
        "Where is a neuron able to learn?",
        r"The slope $f'(z)$ is a factor of every hidden neuron's gradient. "
        "Drag the point along the curve.",
        "Near $z = 0$, where the sigmoid's slope reaches 1/4; a ReLU's is 1 or 0.",
        RELU,
        ActivationGallery(),
        views=("slopes", "band"),
        side=("gallery", "curve"),
        pace=30.0,
        epoch=point_at(2.0),
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
        views=("outputs", "others", "gradients", NEXT_PAGE, "states"),
        side=("start",),
        key_figure=findings.UNTIL_IT_LEARNS,
        caption_figures=findings.epochs_stuck,
        claim=findings.relu_learns_on_one_side,
    ),
)
