"""Imports without PySide's look at what they import.

PySide puts a function of its own in the place of ``__import__``, which reads the source of every
module and looks for the word PySide6 in it, in case somebody switches names to snake_case later:
75 ms of a processor at the start of the window, of 0.68 s. Whoever does switch has the modules
that are there by then looked through, so that nothing is lost.
"""

import builtins
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def plain_imports() -> Iterator[None]:
    """Import as Python does, for as long as gradsim imports its own."""
    import PySide6.QtCore  # noqa: F401  # which puts its function there

    usual = builtins.__import__
    builtins.__import__ = getattr(builtins, "__orig_import__", usual)
    try:
        yield
    finally:
        builtins.__import__ = usual
