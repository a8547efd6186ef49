"""Imports the panel of a subject, when one is opened or exported for the first time."""

import importlib
import sys
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext

from gradsim.core.sentence import Refusal
from gradsim.core.subject import BrokenPanel, MissingPiece, Subject
from gradsim.ui.panels.panel import Panel
from gradsim.ui.process.plain_imports import plain_imports


@contextmanager
def foreign_errors(subject: Subject) -> Iterator[None]:
    """Turn what the panel of another package raises into BrokenPanel, also out of Qt's calls.

    Raises
    ------
    BrokenPanel
        In place of the first error.
    """
    if _is_own(subject):
        yield
        return
    errors: list[BaseException] = []
    before, sys.excepthook = sys.excepthook, lambda kind, error, trace: errors.append(error)
    try:
        yield
    except (Refusal, MissingPiece):
        raise
    except Exception as error:
        errors.append(error)
    finally:
        sys.excepthook = before
    if errors:
        raise BrokenPanel(subject, errors[0]) from errors[0]


def _is_own(subject: Subject) -> bool:
    return subject.panel.startswith("gradsim.")


def panel_class(subject: Subject) -> type[Panel]:
    """Return the class of a subject's panel.

    Raises
    ------
    MissingPiece
        If it cannot be imported, or is no panel.
    """
    module, _, name = subject.panel.partition(":")
    try:
        with plain_imports() if _is_own(subject) else nullcontext():
            found: object = getattr(importlib.import_module(module), name)
    except (ImportError, AttributeError, ValueError) as error:
        raise MissingPiece(subject, f"panel “{subject.panel}”", str(error)) from error
    if not (isinstance(found, type) and issubclass(found, Panel)):
        raise MissingPiece(subject, f"panel “{subject.panel}”", "it is no subclass of Panel")
    return found
