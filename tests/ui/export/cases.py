"""Cases that one test goes through."""

from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def case(name: object) -> Iterator[None]:
    """Have a failure say in which case it is."""
    try:
        yield
    except Exception as error:
        error.add_note(f"in the case {name}")
        raise
