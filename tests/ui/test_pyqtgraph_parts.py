"""The parts of pyqtgraph, and the whole for whoever wants it."""

import subprocess
import sys

PROGRAM = """
import sys
from gradsim.ui import pyqtgraph_parts as parts

options = dict(parts._OPTIONS)
unused = {f"pyqtgraph.{name}" for name in ("parametertree", "colormap", "imageview")}
assert not unused & set(sys.modules), unused & set(sys.modules)

import pyqtgraph as pg
from PySide6 import QtWidgets

app = QtWidgets.QApplication([])
plot = pg.PlotWidget()
curve = plot.plot([1, 2, 3])
assert isinstance(curve.curve, parts.PlotCurveItem)
assert isinstance(plot.getViewBox(), parts.ViewBox)
assert isinstance(plot, parts.GraphicsView)
assert isinstance(pg.Point(1, 2), pg.Qt.QtCore.QPointF)
assert pg.functions.isocurve is parts.isocurve
assert not hasattr(QtWidgets, "QOpenGLWidget")  # nothing is added to Qt itself
differing = {name for name, value in options.items() if pg.CONFIG_OPTIONS[name] != value}
assert not differing, differing
pg.setConfigOption("background", "w")
assert parts.GraphicsView().backgroundBrush().color().name() == "#ffffff"
"""

EARLIER = """
import pyqtgraph as pg
from gradsim.ui import pyqtgraph_parts as parts

assert parts.ViewBox is pg.ViewBox
assert parts.isocurve is pg.isocurve
"""


def test_whoever_imports_pyqtgraph_afterwards_has_the_whole_with_the_same_classes():
    subprocess.run([sys.executable, "-c", PROGRAM], check=True)


def test_where_it_is_imported_before_its_own_classes_draw():
    subprocess.run([sys.executable, "-c", EARLIER], check=True)
