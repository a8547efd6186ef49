"""The activation functions: each file of this package is one, and there is no list of them.

A file has an :class:`Activation` with the name ``ACTIVATION``. The slope decides how fast a
neuron learns, so it is computed from z, never as a·(1 − a): there it would round to 0 long
before it is 0.
"""

import pkgutil
from collections.abc import Iterator
from importlib import import_module

from gradsim.core.activations.activation import Activation, Array

__all__ = ["ACTIVATIONS", "Activation", "Array"]


def _found() -> Iterator[Activation]:
    for module in pkgutil.iter_modules(__path__, f"{__name__}."):
        activation = getattr(import_module(module.name), "ACTIVATION", None)
        if not isinstance(activation, Activation):
            raise TypeError(f"{module.name} has no Activation with the name ACTIVATION")
        yield activation


#: Every activation by name, in the order in which views show them.
ACTIVATIONS: dict[str, Activation] = {
    activation.name: activation
    for activation in sorted(_found(), key=lambda found: (found.order, found.name))
}
