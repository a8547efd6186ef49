"""Parts of an epoch that go on side by side, each on a core of its own, where no window needs one.

The entry point says by the variable `VARIABLE` how many threads a run may have. Matrix products
then get one each: on two cores, a product that takes both would wait for the other thread's.
"""

import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Protocol, TypeVar

T = TypeVar("T")
R = TypeVar("R")

VARIABLE = "GRADSIM_RUN_THREADS"


class Mapper(Protocol):
    """What applies a function to several items, as ``map`` does."""

    def __call__(self, work: Callable[[T], R], items: Iterable[T], /) -> Iterable[R]:
        """Return the result for each item, in their order."""


@contextmanager
def side_by_side() -> Iterator[Mapper]:
    """Give what applies a function to the parts of an epoch; results are the same either way."""
    threads = os.environ.get(VARIABLE, "")
    if not threads.isdecimal() or not 1 < int(threads) <= (os.cpu_count() or 1):
        yield map
        return
    with ThreadPoolExecutor(int(threads)) as pool:
        yield pool.map
