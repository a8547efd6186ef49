"""Imports without PySide's look at them take nothing from whoever switches names later."""

import os
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


START = """
import inspect
import os
import sys

read, usual = [], inspect.getsource


def getsource(module):
    read.append(module.__name__)
    return usual(module)


from PySide6.QtWidgets import QApplication

inspect.getsource = getsource
QApplication.exec = lambda *_: 0  # when the window has all that is in it
from gradsim.__main__ import main

main(["chain-vanishing"])
sys.excepthook = sys.__excepthook__  # not into a log
assert "gradsim.core.chain.experiment" in sys.modules and "gradsim.ui.window.rail" in sys.modules
own = [name for name in read if name.startswith(("gradsim.core", "gradsim.ui"))]
from gradsim.ui.export.animation import Timing
assert "gradsim.ui.export.animation" in read  # else PySide looks in another way
print(len(own), own, flush=True)
os._exit(len(own) > 30)  # a few are there and asked for again, of 240
"""


def test_a_start_with_a_demonstration_reads_no_sources(tmp_path):
    """All of the core was read when the name was looked up before the window was imported."""
    folders = {"GRADSIM_STATE": str(tmp_path), "GRADSIM_CACHE": str(tmp_path)}
    surroundings = os.environ | folders | {"QT_QPA_PLATFORM": "offscreen"}
    subprocess.run([sys.executable, "-c", START], check=True, env=surroundings)


def test_names_can_be_switched_afterwards_and_only_where_it_is_asked_for():
    subprocess.run([sys.executable, "-c", PROGRAM], check=True)
