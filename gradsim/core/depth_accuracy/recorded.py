"""Repeated runs of the lecture's sweep that travel with the program: ten seeds of it.

``scripts/record-runs`` makes the file, which says with which settings and version. What a
percentage is worth is seen from them: how far it moves when nothing but the seed is another.
"""

import json
import math
from functools import lru_cache

from gradsim.core.depth_accuracy.experiment import DepthAccuracy
from gradsim.core.experiment import Row, settings_to_json
from gradsim.folders import resource

#: The rows of each seed, as :class:`DepthAccuracy` yields them, numbers with six digits.
Runs = dict[int, list[Row]]


@lru_cache(1)
def recorded_runs() -> Runs:
    """Return the rows by seed; none where the file is missing or of other settings."""
    try:
        path = resource("recorded", "depth-accuracy.json")
        content = json.loads(path.read_text(encoding="utf-8"))
        lectures = settings_to_json(DepthAccuracy())
        if content["settings"] | {"seed": lectures["seed"]} != lectures:
            return {}
        return {
            int(seed): [tuple(map(float, row)) for row in rows]
            for seed, rows in content["seeds"].items()
        }
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        return {}


def accuracies_of_other_seeds(experiment: DepthAccuracy, depth: int) -> list[float]:
    """Return the accuracies, in percent, in which the same sweep ends from other seeds.

    None where the settings are not the lecture's, or it has no network of this depth.
    """
    lectures = DepthAccuracy()
    if not experiment.is_lectures or depth not in lectures.depths:
        return []
    place = lectures.depths.index(depth) * len(lectures.columns) + lectures.columns.index(
        "validation_accuracy"
    )
    return [rows[-1][place] for seed, rows in recorded_runs().items() if seed != experiment.seed]


def spread_of(values: list[float]) -> tuple[float, float]:
    """Return the least and the largest value, rounded outwards so that they hold all."""
    # an accuracy of 96.2 may be stored as a little less or more
    return math.floor(min(values) * 10 + 1e-6) / 10, math.ceil(max(values) * 10 - 1e-6) / 10


def standard_error(percent: float, count: int) -> float:
    """Return how far a share of `count` images, in percent, is uncertain by their choice."""
    share = percent / 100
    return 100 * math.sqrt(share * (1 - share) / count)
