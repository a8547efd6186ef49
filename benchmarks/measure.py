"""Time ways to do the same work in turns, and print what they took beside the targets.

Other programs and the machine's own moods slow a way by half for seconds. Ways take turns
within milliseconds, and a ratio is the median of those of the rounds, so that both sides of
it had the same machine.
"""

from collections.abc import Callable
from statistics import median
from time import perf_counter

Times = dict[str, list[float]]

# of the event loop until what was drawn is painted: scenes say what is to be painted of them, and
# the window is painted in the next
TURNS = 2


def in_turns(rounds: int, **ways: Callable[[], object]) -> Times:
    """Return the seconds of each way in each round; a round before them counts nowhere."""
    times: Times = {name: [] for name in ways}
    for number in range(rounds + 1):
        for name, way in ways.items():
            start = perf_counter()
            way()
            if number:
                times[name].append(perf_counter() - start)
    return times


def ratio(times: Times, name: str, reference: str) -> float:
    """Return how many times as long as `other` it takes `one`."""
    return median(a / b for a, b in zip(times[name], times[reference], strict=True))


def show(what: str, measured: str, target: str = "", met: bool = True) -> None:
    """Print a line of the table."""
    print(f"  {what:58}{measured:>14}   {target}{'' if met else '  missed'}".rstrip(), flush=True)


def show_at_least(what: str, value: float, target: float | None = None, unit: str = "×") -> None:
    """Print a number that should be large."""
    goal = "" if target is None else f"≥ {target:g}{unit}"
    show(what, f"{value:.2f}{unit}", goal, target is None or value >= target)


def show_at_most(what: str, value: float, target: float | None = None, unit: str = "×") -> None:
    """Print a number that should be small."""
    goal = "" if target is None else f"≤ {target:g}{unit}"
    show(what, f"{value:.2f}{unit}", goal, target is None or value <= target)
