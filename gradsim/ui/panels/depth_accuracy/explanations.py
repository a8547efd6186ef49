"""What each view of the panel "Depth and accuracy" shows, in two sentences with its formula."""

from gradsim.ui.language import QT_TRANSLATE_NOOP

_tr = QT_TRANSLATE_NOOP

EXPLANATIONS = {
    "accuracy": _tr(
        "Explanations",
        "The share of validation images that each network reads rightly, after each epoch. "
        "The networks learn side by side; lines at the right are the lecture’s figures.",
    ),
    "digits": _tr(
        "Explanations",
        "Validation images with what the network says and what they are. "
        "A click on one shows its ten outputs.",
    ),
    "pad": _tr(
        "Explanations",
        "Draw a digit with the mouse: the network of the epoch shown reads it while you draw. "
        "It is centred and scaled as the training images are.",
    ),
    "outputs": _tr(
        "Explanations",
        "The ten outputs of the network, one for each digit; the largest is what it says. "
        "They are outputs of sigmoid neurons and need not sum to 1.",
    ),
    "formula": _tr(
        "Explanations",
        "The step of each mini-batch with regularisation, and the accuracy of each network at "
        "the epoch shown beside the lecture’s.",
    ),
}
