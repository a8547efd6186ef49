"""Activations as scripts: all of them over z, and a neuron that learns with each."""

from gradsim.core.activations.functions import ACTIVATIONS, Activation
from gradsim.core.activations.gallery import REACH, STEPS_PER_UNIT, ActivationGallery
from gradsim.core.activations.saturation import Saturation
from gradsim.core.learning_state import FLAT, WRONG
from gradsim.core.script import code_of_a, page

WIDTH = 100  # characters of a line


def script(experiment: ActivationGallery | Saturation) -> str:
    """Return the script of an experiment with activations."""
    if isinstance(experiment, ActivationGallery):
        return _gallery(experiment)
    return _saturation(experiment)


def _table(activations: dict[str, Activation], largest: bool = False) -> str:
    """Return the dictionary ACTIVATIONS of (f, f') by name, with the largest slope if asked for."""
    listed = ""
    for name, activation in activations.items():
        value, slope = code_of_a(activation)
        end = f", {activation.largest_slope:.17g}" if largest else ""
        entry = f'    "{name}": (lambda z: {value}, lambda z, a: {slope}{end}),\n'
        listed += entry if len(entry) <= WIDTH else entry.replace(", lambda", ",\n        lambda")
    heading = "f(z), and its derivative of z and a = f(z)" + ", with its largest value" * largest
    return f"ACTIVATIONS = {{  # {heading}\n{listed}}}"


def _gallery(gallery: ActivationGallery) -> str:
    return page(
        gallery,
        "Activations and their slopes, point by point; as CSV.",
        _table(gallery.activations),
        f"""
        print(HEADER)
        for point in range({gallery.last_epoch + 1}):
            z = np.array(point / {STEPS_PER_UNIT} - {REACH:g})
            for name, (f, slope) in ACTIVATIONS.items():
                a = f(z)
                print(point, name, z, a, slope(z, a), sep=",")
        """,
    )


def _saturation(saturation: Saturation) -> str:
    return page(
        saturation,
        "A neuron with each activation, from z and from -z; the table of their epochs as CSV.",
        _table(dict(ACTIVATIONS), largest=True),
        f"""
        x, eta = {saturation.input!r}, {saturation.learning_rate!r}
        w, b, y = {saturation.weight!r}, {saturation.bias!r}, {saturation.target!r}
        mirrored_b = -b - 2 * w * x  # the same weight, and -z
        neurons = {{name: (name, w, b, y, 0) for name in ACTIVATIONS}}
        for name in ACTIVATIONS:
            neurons[name + " mirrored"] = (name, w, mirrored_b, 1 - y, 0)

        print(HEADER)
        for epoch in range({saturation.epochs + 1}):
            for neuron, (name, w, b, y, epochs_stuck) in neurons.items():
                f, slope, largest = ACTIVATIONS[name]
                z = np.array(w * x + b)
                a = f(z)
                error, steepness = a - y, slope(z, a)
                delta = error * steepness  # dC/dz
                right = abs(error) <= {WRONG:g}
                dead = not right and delta == 0
                stuck = not right and not dead and abs(delta) < {FLAT:g} * largest * abs(error)
                epochs_stuck += int(epoch > 0 and (stuck or dead))
                print(
                    epoch, neuron, a, error**2 / 2, w, b, z, steepness, delta * x, delta,
                    int(right), int(stuck), int(dead), epochs_stuck, sep=",",
                )
                w, b = w - eta * delta * x, b - eta * delta
                neurons[neuron] = (name, w, b, y, epochs_stuck)
        """,
    )
