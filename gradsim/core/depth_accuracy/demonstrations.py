"""The demonstrations of the panel "Depth and accuracy"; texts may hold LaTeX between dollars."""

from gradsim.core.depth_accuracy import findings
from gradsim.core.depth_accuracy.experiment import DepthAccuracy
from gradsim.core.preset import NEXT_PAGE, VANISHING, Preset

DEMONSTRATIONS: tuple[Preset, ...] = (
    Preset(
        "depth-accuracy",
        "D15",
        "More layers, better?",
        "Do more hidden layers read digits better?",
        "Networks that differ in nothing but their depth learn handwritten digits, and then read "
        "others.",
        "A second layer helps a little, a third and a fourth do not; the deepest starts last.",
        VANISHING,
        DepthAccuracy(),
        views=("accuracy", "digits", "formula"),
        side=("start", "pad"),
        pace=2.0,
        key_figure=findings.ONE_TWO_AND_FOUR,
        claim=findings.two_read_best_and_four_start_last,
    ),
    Preset(
        "digits",
        "D16",
        "What the network reads",
        "What does the network read?",
        "Draw a digit, or take one that the network never learnt from: "
        "its largest output is what it reads.",
        "The largest of ten outputs is what it reads: right but for {0} of {1} digits.",
        VANISHING,
        DepthAccuracy(depths=(2,)),  # the network of D15 that reads best
        views=("pad", NEXT_PAGE, "features"),
        side=("digits",),
        epoch=1,  # networks that have learnt nothing read nothing
        pace=3.0,
        key_figure=findings.READ_RIGHT,
        caption_figures=findings.read_wrong,
    ),
)
