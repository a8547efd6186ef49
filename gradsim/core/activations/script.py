"""Activations as scripts: all of them over z, and a neuron that learns with each."""

from gradsim.core.activations.functions import ACTIVATIONS, Activation
from gradsim.core.activations.gallery import REACH, STEPS_PER_UNIT, ActivationGallery
from gradsim.core.activations.saturation import Saturation
from gradsim.core.learning_state import FLAT, WRONG
from gradsim.core.script import code_of, page


def script(experiment: ActivationGallery | Saturation) -> str:
    """Return the script of an experiment with activations."""
    if isinstance(experiment, ActivationGallery):
        return _gallery(experiment)
    return _saturation(experiment)


def _table(activations: dict[str, Activation], largest: bool = False) -> str:
    """Return the dictionary ACTIVATIONS of (f, f') by name, with the largest slope if asked for."""
    listed = ""
    for name, activation in activations.items():
        value, slope = code_of(activation, "f")
        slope = slope.replace("f(z)", value if value.startswith("np.") else f"({value})")
        end = f",\n        {activation.largest_slope:.17g}" if largest else ""
        listed += f'    "{name}": (\n        lambda z: {value},\n        lambda z: {slope}{end}),\n'
    heading = "f, its derivative, and the largest slope" if largest else "f and its derivative"
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
                print(point, name, z, f(z), slope(z), sep=",")
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
        neurons = {{}}
        for name in ACTIVATIONS:
            neurons[name] = (name, w, b, y, 0)
        for name in ACTIVATIONS:
            neurons[name + " mirrored"] = (name, w, mirrored_b, 1 - y, 0)

        print(HEADER)
        for epoch in range({saturation.epochs + 1}):
            for neuron, (name, w, b, y, epochs_stuck) in neurons.items():
                f, slope, largest = ACTIVATIONS[name]
                z = np.array(w * x + b)
                error = f(z) - y
                delta = error * slope(z)  # dC/dz
                right = abs(error) <= {WRONG:g}
                dead = not right and delta == 0
                stuck = not right and not dead and abs(delta) < {FLAT:g} * largest * abs(error)
                print(
                    epoch, neuron, f(z), error**2 / 2, w, b, z, slope(z), delta * x, delta,
                    int(right), int(stuck), int(dead), epochs_stuck, sep=",",
                )
                w, b = w - eta * delta * x, b - eta * delta
                neurons[neuron] = (name, w, b, y, epochs_stuck + int(stuck or dead))
        """,
    )
