"""Imports the panel of a subject, when one is opened or exported for the first time."""

import importlib
from contextlib import nullcontext

from gradsim.core.subject import MissingPiece, Subject
from gradsim.ui.panels.panel import Panel
from gradsim.ui.plain_imports import plain_imports


def panel_class(subject: Subject) -> type[Panel]:
    """Return the class of a subject's panel.

    Raises
    ------
    MissingPiece
        If it cannot be imported, or is no panel.
    """
    module, _, name = subject.panel.partition(":")
    own = module.startswith("gradsim.")
    try:
        with plain_imports() if own else nullcontext():
            found: object = getattr(importlib.import_module(module), name)
    except (ImportError, AttributeError, ValueError) as error:
        raise MissingPiece(subject, f"panel “{subject.panel}”", str(error)) from error
    if not (isinstance(found, type) and issubclass(found, Panel)):
        raise MissingPiece(subject, f"panel “{subject.panel}”", "it is no subclass of Panel")
    return found
