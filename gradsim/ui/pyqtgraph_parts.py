"""The parts of pyqtgraph that draw here, without the many that a window never uses.

``import pyqtgraph`` imports all of it: parameter trees, colour maps, remote views, a console, and
a copy of every class of Qt. That takes 0.10 s of a processor, a sixth of the start of a window;
these parts take 0.02 s. So its packages ``pyqtgraph`` and ``pyqtgraph.Qt`` begin as modules which
hold what the parts ask for; whoever asks them for anything else has the whole loaded in its
place, with the same classes. Where another version needs more, everything is imported.
"""

import sys
from collections.abc import Callable
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType
from typing import Any

import shiboken6
from PySide6 import QtCore, QtGui, QtOpenGLWidgets, QtWidgets
from PySide6.QtWidgets import QApplication

__all__ = [
    "GraphicsView",
    "PlotCurveItem",
    "ScatterPlotItem",
    "ViewBox",
    "arrayToQPolygonF",
    "isocurve",
]

# What the parts ask of pyqtgraph's settings, at its own defaults.
_OPTIONS = {
    "antialias": False,
    "background": "k",
    "crashWarning": False,
    "enableExperimental": False,
    "foreground": "d",
    "leftButtonPan": True,
    "mouseRateLimit": 100,
    "segmentedLineMode": "auto",
    "useCupy": False,
    "useOpenGL": False,
}


class _Package(ModuleType):
    """A package whose own code is run when it is asked for what it does not hold.

    Parameters
    ----------
    name : str
        Of the package.
    held : object
        What it holds at first.
    """

    def __init__(self, name: str, **held: object) -> None:
        super().__init__(name)
        spec = find_spec(name)
        if spec is None:
            raise ModuleNotFoundError(name=name)
        self.__spec__, self.__loader__, self.__file__ = spec, spec.loader, spec.origin
        self.__path__ = list(spec.submodule_search_locations or ())
        self._held, self._imports_parts = set[str](), True
        self.hold(**held)
        sys.modules[name] = self

    def hold(self, **held: object) -> None:
        """Hold more, until the whole is wanted."""
        self._held |= set(held)
        vars(self).update(held)

    def close(self) -> None:
        """Take what is asked for from now on as a wish for the whole.

        Submodules are forgotten: the whole package calls some classes as the modules they are in.
        """
        for name in set(vars(self)) - self._held:
            if f"{self.__name__}.{name}" in sys.modules:
                delattr(self, name)  # it stays where imports find it
        self._imports_parts = False

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__") or (
            self._imports_parts and find_spec(f"{self.__name__}.{name}") is not None
        ):
            raise AttributeError(name)  # the import that asks goes on to look for a submodule
        for held in self._held:
            vars(self).pop(held, None)
        self.__class__ = ModuleType  # type: ignore[assignment]
        assert self.__spec__ is not None
        assert self.__spec__.loader is not None
        self.__spec__.loader.exec_module(self)
        for path, module in list(sys.modules.items()):  # those that were there are not bound again
            package, _, own = path.rpartition(".")
            if package == self.__name__:
                vars(self).setdefault(own, module)
        return getattr(self, name)


def _parts_alone() -> Callable[[], None]:
    """Put both packages in place; return what ends the import of parts."""
    widgets = ModuleType("pyqtgraph.Qt.QtWidgets")  # which has a class more than that of Qt
    vars(widgets).update(
        __getattr__=lambda name: getattr(QtWidgets, name),
        QOpenGLWidget=QtOpenGLWidgets.QOpenGLWidget,
    )
    whole = _Package(
        "pyqtgraph",
        CONFIG_OPTIONS=_OPTIONS,
        getConfigOption=lambda name: sys.modules["pyqtgraph"].CONFIG_OPTIONS[name],
        _connectCleanup=_connect_cleanup,
    )
    qt = _Package(
        "pyqtgraph.Qt",
        QT_LIB="PySide6",
        QtCore=QtCore,
        QtGui=QtGui,
        QtWidgets=widgets,
        isQObjectAlive=shiboken6.isValid,
    )
    compat = import_module("pyqtgraph.Qt.compat")
    vars(compat).update(
        voidptr=shiboken6.VoidPtr,
        wrapinstance=shiboken6.wrapInstance,
        unwrapinstance=lambda wrapped: shiboken6.getCppPointer(wrapped)[0],
    )
    qt.hold(compat=compat, internals=import_module("pyqtgraph.Qt.internals"))
    whole.hold(Qt=qt)

    def close() -> None:
        whole.close()
        qt.close()

    return close


@cache
def _connect_cleanup() -> None:
    """Let view boxes rest when the application ends."""
    app = QApplication.instance()
    assert app is not None
    app.aboutToQuit.connect(ViewBox.quit)


def _nothing() -> None:
    """End nothing: somebody has imported the whole before."""


try:
    _close = _nothing if "pyqtgraph" in sys.modules else _parts_alone()
    from pyqtgraph.functions import arrayToQPolygonF, isocurve
    from pyqtgraph.graphicsItems.PlotCurveItem import PlotCurveItem
    from pyqtgraph.graphicsItems.ScatterPlotItem import ScatterPlotItem
    from pyqtgraph.graphicsItems.ViewBox.ViewBox import ViewBox
    from pyqtgraph.widgets.GraphicsView import GraphicsView

    _close()
except Exception:  # a version whose parts ask for more
    for _name in [name for name in sys.modules if name.partition(".")[0] == "pyqtgraph"]:
        del sys.modules[_name]
    from pyqtgraph import GraphicsView, PlotCurveItem, ScatterPlotItem, ViewBox, isocurve
    from pyqtgraph.functions import arrayToQPolygonF
