"""Every activation over its weighted input: values and slopes (section 2 of the lecture)."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from gradsim.core import common_settings as common
from gradsim.core.activations.functions import ACTIVATIONS, Activation
from gradsim.core.experiment import Experiment, Row
from gradsim.core.settings import setting

#: The weighted inputs that are walked through: from −REACH to REACH.
REACH = 6.0
STEPS_PER_UNIT = 20


@dataclass(frozen=True)
class ActivationGallery(Experiment):
    """Walk a point z along all activations at once.

    Raises
    ------
    SettingError
        If a setting is not allowed.
    """

    name: ClassVar[str] = "activation-gallery"
    series_column: ClassVar[str] = "activation"

    activation: str = common.activation(
        group="Activation", help="The function that is drawn large."
    )
    steepness: float = setting(
        4.0,
        label="Steepness",
        symbol="k",
        group="Activation",
        minimum=0.1,
        maximum=50.0,
        slider=(0.1, 10.0),
        help="The factor k of the steep sigmoid, whose largest slope is k/4.",
    )

    @property
    def activations(self) -> dict[str, Activation]:
        """All activations by name, the steep sigmoid as steep as it is set."""
        return {
            name: one.with_steepness(self.steepness) if one.with_steepness else one
            for name, one in ACTIVATIONS.items()
        }

    @property
    def columns(self) -> tuple[str, ...]:
        """The weighted input, f(z) and f'(z)."""
        return ("z", "value", "slope")

    @property
    def series(self) -> tuple[str, ...]:
        """The names of the activations."""
        return tuple(ACTIVATIONS)

    @property
    def step_name(self) -> str:
        """A step is a point."""
        return "point"

    @property
    def keeps_place(self) -> bool:
        """A step is a place on the axis of z."""
        return True

    @property
    def last_epoch(self) -> int:
        """The point at z = REACH."""
        return round(2 * REACH * STEPS_PER_UNIT)

    def run(self) -> Iterator[Row]:
        """Yield one row for each point; see :meth:`Experiment.run`."""
        z = np.arange(self.last_epoch + 1) / STEPS_PER_UNIT - REACH
        table = [
            column
            for activation in self.activations.values()
            for column in (z, activation.value(z), activation.slope(z))
        ]
        yield from zip(*(column.tolist() for column in table), strict=True)


def point_at(z: float) -> int:
    """Return the step of the point nearest to z."""
    return round((min(max(z, -REACH), REACH) + REACH) * STEPS_PER_UNIT)
