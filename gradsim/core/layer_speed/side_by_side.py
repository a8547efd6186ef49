"""Parts of an epoch that go on side by side, each on a core of its own.

A run may have as many threads as matrix products have: the entry point says how many before NumPy
is imported, for a window fewer. While parts go on, each computes its products alone: on two cores,
one that takes both would wait for the other part's.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Protocol, TypeVar

T = TypeVar("T")
R = TypeVar("R")


class Mapper(Protocol):
    """What applies a function to several items, as ``map`` does."""

    def __call__(self, work: Callable[[T], R], items: Iterable[T], /) -> Iterable[R]:
        """Return the result for each item, in their order."""


@contextmanager
def side_by_side() -> Iterator[Mapper]:
    """Give what applies a function to the parts of an epoch; results are the same either way."""
    # both only where a run has parts: they would take 4 ms of the start
    from concurrent.futures import ThreadPoolExecutor

    from threadpoolctl import ThreadpoolController

    products = ThreadpoolController().select(user_api="blas")
    threads = max((library["num_threads"] for library in products.info()), default=1)
    if threads < 2:
        yield map
        return
    with ThreadPoolExecutor(threads) as pool:

        def applied(work: Callable[[T], R], items: Iterable[T], /) -> Iterable[R]:
            with products.limit(limits=1):
                return list(pool.map(work, items))

        yield applied
