"""What each view shows, in two sentences with its formula: by panel and view.

The sentences are marked for translation in the context "Explanations".
"""

from PySide6.QtCore import QCoreApplication

from gradsim.ui.language import QT_TRANSLATE_NOOP

_tr = QT_TRANSLATE_NOOP

EXPLANATIONS = {
    ("single-neuron", "output"): _tr(
        "Explanations",
        r"The neuron’s output $a = \sigma(z)$ at each epoch, where $z = wx + b$. "
        "Drag along the curve to look at another epoch.",
    ),
    ("single-neuron", "cost"): _tr(
        "Explanations",
        r"The cost $C$ that learning makes small, $(y - a)^2/2$ or the cross-entropy. "
        r"Each epoch takes one step against its gradient, $w \leftarrow w - \eta\,"
        r"\partial C/\partial w$.",
    ),
    ("single-neuron", "activation"): _tr(
        "Explanations",
        r"The function $\sigma(z)$ with the neuron’s point on it. The tangent’s slope "
        r"$\sigma'(z)$ is a factor of the gradient: where the curve is flat, learning is slow.",
    ),
    ("single-neuron", "factors"): _tr(
        "Explanations",
        r"The factors of $\partial C/\partial w = (a - y)\,\sigma'(z)\,x$, and their product. "
        "The smallest factor decides how fast the weight learns.",
    ),
    ("single-neuron", "neuron"): _tr(
        "Explanations",
        r"The neuron at the epoch shown: it weights its inputs, adds the bias, $z = wx + b$, "
        r"and gives out $a = f(z)$. Learning changes weight and bias, nothing else.",
    ),
    ("single-neuron", "items"): _tr(
        "Explanations",
        "Each line is a training item: inputs, the target $y$, and the output $a$ at the epoch "
        "shown. The cost is the mean over all items.",
    ),
    ("single-neuron", "entropy"): _tr(
        "Explanations",
        r"The cross-entropy $-[y \ln a + (1 - y)\ln(1 - a)]$ over the output $a$. It is least at "
        r"$a = y$, where it is the binary entropy of $y$.",
    ),
    ("single-neuron", "surface"): _tr(
        "Explanations",
        "The cost for every weight and bias; the line is the way that learning takes. "
        "Click on the map to start from there.",
    ),
    ("single-neuron", "formula"): _tr(
        "Explanations",
        "The gradient as a product, with the numbers of the epoch shown beneath each factor. "
        "They multiply to the number at the left.",
    ),
    ("activations", "curve"): _tr(
        "Explanations",
        "The activation $f(z)$, and dashed its slope $f'(z)$. Drag the point: the slope there is "
        "a factor of every gradient.",
    ),
    ("activations", "gallery"): _tr(
        "Explanations",
        "All activations with the same point, and the largest slope of each as a level. "
        "A click draws one of them large.",
    ),
    ("activations", "outputs"): _tr(
        "Explanations",
        "The output $a = f(wx + b)$ of the same neuron with each activation, all from the same "
        "start. A neuron whose gradient is exactly 0 is dead: it never moves again.",
    ),
    ("activations", "gradients"): _tr(
        "Explanations",
        r"The size of $\partial C/\partial b = (a - y)\,f'(z)$ on a logarithmic axis. "
        "An exact 0 has no place there: it lies on the axis and is named.",
    ),
    ("activations", "start"): _tr(
        "Explanations",
        "Where each neuron is on the curve of its activation, at the epoch shown. "
        "Drag to choose the weighted input $z$ from which all of them start.",
    ),
    ("activations", "states"): _tr(
        "Explanations",
        "Dead means a gradient of exactly 0; saturated, a slope below 1 % of the activation’s "
        "largest. The number counts the epochs spent so.",
    ),
    ("activations", "band"): _tr(
        "Explanations",
        "The formulas of the activation and of its slope, with the numbers of the point "
        "beneath them.",
    ),
    ("circuits", "circuit"): _tr(
        "Explanations",
        "Gates in layers, with the signals on the wires. Click an input to flip it, and a "
        "block to unfold it.",
    ),
    ("circuits", "comparison"): _tr(
        "Explanations",
        "The same function built in two ways, with the same inputs. Click an input to flip it "
        "in both.",
    ),
    ("circuits", "table"): _tr(
        "Explanations",
        "The function as a table, with a line for each of the $2^n$ inputs. "
        "Click a line to choose it, and an output to change the function.",
    ),
    ("circuits", "counts"): _tr(
        "Explanations",
        r"The number of gates for $n$ inputs, on a logarithmic axis. For parity two layers need "
        r"$2^{n-1} + 1$, a tree of pairs $4(n - 1)$.",
    ),
    ("circuits", "product"): _tr(
        "Explanations",
        "The two numbers that are multiplied, and their product as the circuit gives it out, in "
        "binary and decimal.",
    ),
    ("circuits", "band"): _tr(
        "Explanations",
        "What the circuit computes, with the bits of the step shown, and what it costs in gates "
        "and layers.",
    ),
    ("depth-accuracy", "accuracy"): _tr(
        "Explanations",
        "The share of validation images that each network reads rightly, after each epoch. "
        "The networks learn side by side; lines at the right are the lecture’s figures.",
    ),
    ("depth-accuracy", "digits"): _tr(
        "Explanations",
        "Validation images with what the network says and what they are. "
        "A click on one shows its ten outputs.",
    ),
    ("depth-accuracy", "pad"): _tr(
        "Explanations",
        "Draw a digit with the mouse: the network of the epoch shown reads it while you draw. "
        "It is centred and scaled as the training images are.",
    ),
    ("depth-accuracy", "outputs"): _tr(
        "Explanations",
        "The ten outputs of the network, one for each digit; the largest is what it says. "
        "They are outputs of sigmoid neurons and need not sum to 1.",
    ),
    ("depth-accuracy", "formula"): _tr(
        "Explanations",
        "The step of each mini-batch with regularisation, and the accuracy of each network at "
        "the epoch shown beside the lecture’s.",
    ),
    ("layer-speed", "speed"): _tr(
        "Explanations",
        r"The speed of layer $l$ is $\|\delta^l\|$, the length of the vector of all "
        r"$\partial C/\partial b_j^l$. Equal distances on the axis are equal ratios.",
    ),
    ("layer-speed", "network"): _tr(
        "Explanations",
        r"The top six neurons of each hidden layer, each with a bar for its gradient "
        r"$\partial C/\partial b$. Bars have one common scale, unless the switch gives each layer "
        "its own.",
    ),
    ("layer-speed", "table"): _tr(
        "Explanations",
        r"The speeds $\|\delta^l\|$ before any learning, beside the lecture’s. "
        "They differ from seed to seed.",
    ),
    ("layer-speed", "start"): _tr(
        "Explanations",
        r"The speeds $\|\delta^l\|$ before any learning, with their spread over many seeds. "
        "In every network they rise with the layer.",
    ),
    ("layer-speed", "output_speed"): _tr(
        "Explanations",
        r"The length of the output error $\delta^L$. With the quadratic cost it has a factor "
        r"$\sigma'(z^L)$, which a saturated neuron makes small.",
    ),
    ("layer-speed", "error"): _tr(
        "Explanations",
        "The mean of $|a - y|$ over the outputs and images. It falls late where the output "
        "neurons start saturated and the cost is quadratic.",
    ),
    ("layer-speed", "output_neuron"): _tr(
        "Explanations",
        r"One output neuron for one image: $\delta_j^L$ of the two costs differs by exactly "
        r"$\sigma'(z_j^L)$. Choose neuron and image in the settings.",
    ),
    ("layer-speed", "ratio"): _tr(
        "Explanations",
        "The speed of the last hidden layer over that of the first, for each recipe. "
        "At 1 both learn equally fast.",
    ),
    ("layer-speed", "recipes"): _tr(
        "Explanations",
        "The ratio of last to first layer’s speed, at the start and at the epoch shown, with its "
        "spread over the networks.",
    ),
    ("layer-speed", "first_speed"): _tr(
        "Explanations",
        r"The speed $\|\delta^1\|$ of the first hidden layer, for each recipe.",
    ),
    ("layer-speed", "formula"): _tr(
        "Explanations",
        "The formulas of what is plotted, with the numbers of the epoch shown.",
    ),
    ("chain", "chain"): _tr(
        "Explanations",
        r"One neuron in each layer; beneath each part stands its factor of $\partial C/\partial "
        r"b_1$. Drag a weight or bias up or down; a click on a neuron shows its own product.",
    ),
    ("chain", "comparison"): _tr(
        "Explanations",
        r"The gradients of the first bias and of a later one. Grey factors are common; each extra "
        r"pair $w\,\sigma'(z)$ is usually below 1/4.",
    ),
    ("chain", "product"): _tr(
        "Explanations",
        r"The product from the cost back to the first bias, in size, on a logarithmic axis. The "
        "dashed guide shrinks by the activation’s largest slope in every layer.",
    ),
    ("chain", "learning"): _tr(
        "Explanations",
        "The biases while the chain learns. The first hardly moves while the last one does: its "
        "gradient has vanished.",
    ),
    ("chain", "histogram"): _tr(
        "Explanations",
        r"The ratio $\partial C/\partial b_1 : \partial C/\partial b_3$ in 10,000 random chains "
        "with Gaussian weights and biases. In nine of ten it is below 1/16.",
    ),
    ("chain", "depth"): _tr(
        "Explanations",
        "How the first gradient shrinks with the number of layers, for each activation: the "
        "median of random chains.",
    ),
    ("chain", "slope"): _tr(
        "Explanations",
        r"The slope of the activation, with each neuron’s point on it. The sigmoid’s is never "
        r"more than $\sigma'(0) = 1/4$.",
    ),
    ("chain", "ratio"): _tr(
        "Explanations",
        r"The gradient of the first bias over that of a later one, the product of the pairs "
        r"$w\,\sigma'(z)$ between them. The first bias learns so much more slowly.",
    ),
    ("chain", "window"): _tr(
        "Explanations",
        r"The pair $|w\,\sigma'(wa + b)|$ over the activation $a$ of the neuron before. It "
        r"reaches 1 only for $|w| \geq 4$, and over a range of at most 0.45.",
    ),
    ("chain", "stable"): _tr(
        "Explanations",
        "The share of random chains whose first and last gradient differ by less than a factor "
        "of 10. It falls with depth for every activation: stability is a knife edge.",
    ),
}


def explanation(panel: str, view: str) -> str:
    """Return what a view shows, empty where nothing is written of it."""
    text = EXPLANATIONS.get((panel, view), "")
    return QCoreApplication.translate("Explanations", text) if text else ""
