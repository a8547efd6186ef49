"""The activation functions: each file of this package is one, and there is no list of them.

Extensions add theirs; see :mod:`gradsim.core.extensions`.

A file has an :class:`Activation` with the name ``ACTIVATION``. The slope decides how fast a
neuron learns, so it is computed from z, never as a·(1 − a): there it would round to 0 long
before it is 0.
"""

import pkgutil
from collections.abc import Iterator
from importlib import import_module

from gradsim.core.activations.activation import Activation, Array
from gradsim.core.extensions import parts

__all__ = ["ACTIVATIONS", "Activation", "Array"]


def _found() -> Iterator[Activation]:
    for module in pkgutil.iter_modules(__path__, f"{__name__}."):
        activation = getattr(import_module(module.name), "ACTIVATION", None)
        if not isinstance(activation, Activation):
            raise TypeError(f"{module.name} has no Activation with the name ACTIVATION")
        yield activation


def _of_extensions(taken: set[str]) -> Iterator[Activation]:
    for part in parts("activations"):
        activation = part.value
        if not isinstance(activation, Activation):
            part.fails("it is no Activation")
        elif activation.name in taken:
            part.fails(f"there is an activation of the name “{activation.name}”")
        else:
            taken.add(activation.name)
            yield activation


_OWN = list(_found())

#: Every activation by name, in the order in which views show them.
ACTIVATIONS: dict[str, Activation] = {
    activation.name: activation
    for activation in sorted(
        [*_OWN, *_of_extensions({own.name for own in _OWN})],
        key=lambda found: (found.order, found.name),
    )
}
