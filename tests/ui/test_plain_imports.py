"""Imports without PySide's look at them take nothing from whoever switches names later."""

import subprocess
import sys

PROGRAM = """
import builtins

from gradsim.ui.process.plain_imports import plain_imports

with plain_imports():
    import gradsim.ui.theme
    assert builtins.__import__ is not builtins.__feature_import__
assert builtins.__import__ is builtins.__feature_import__

from PySide6.QtCore import QObject
from __feature__ import snake_case

here = QObject()
here.set_object_name("switched")
assert not hasattr(here, "setObjectName")
# a module that did not switch calls setPixelSize
assert gradsim.ui.theme.text_font("Inter", 12).pixel_size() == 12
"""


def test_names_can_be_switched_afterwards_and_only_where_it_is_asked_for():
    subprocess.run([sys.executable, "-c", PROGRAM], check=True)
