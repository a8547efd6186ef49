"""What each view of the panel "Depth and accuracy" shows, in two sentences with its formula."""

from gradsim.ui.language import QT_TRANSLATE_NOOP

_tr = QT_TRANSLATE_NOOP

EXPLANATIONS = {
    "accuracy": _tr(
        "Explanations",
        "The share of validation images that each network reads rightly, after each epoch. "
        "The networks learn side by side; thin lines across are what the lecture’s networks "
        "reach, drawn with its settings only.",
    ),
    "start": _tr(
        "Explanations",
        "The first epochs of the same curves on an axis from 0 to 100 %, of which the large plot "
        "shows the upper end. A network that knows nothing reads about one digit in ten.",
    ),
    "features": _tr(
        "Explanations",
        "The weights from each pixel to a neuron of the first hidden layer, as a picture of "
        "28×28 pixels. Ink on orange raises the neuron’s output, ink on blue lowers it.",
    ),
    "digits": _tr(
        "Explanations",
        "Validation images with what the network says and what they are. "
        "A click on one shows its ten outputs.",
    ),
    "pad": _tr(
        "Explanations",
        "Draw a digit with the mouse: the network of the epoch shown reads it while you draw. "
        "It is centred and scaled as the training images are; where there is room, the ten outputs "
        "stand beside it.",
    ),
    "outputs": _tr(
        "Explanations",
        "The ten outputs of the network, one for each digit; the largest is what it says. "
        "They are outputs of sigmoid neurons and need not sum to 1.",
    ),
    "formula": _tr(
        "Explanations",
        "The step of each mini-batch of $m$ images, which shrinks the weights by regularisation, "
        "and the accuracy at the epoch shown. Beside it stand its standard error, by the choice "
        "of images, and with the lecture’s settings the runs of other seeds and the lecture’s.",
    ),
}
