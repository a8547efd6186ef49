"""A nervous lecturer: finds whatever a window has, and does anything to it.

Nothing here knows what the window is about. Keys, menu entries, controls and places to
press are found by looking, so that what is added to the program is found, too.
"""

import random
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import shiboken6
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import (
    QAction,
    QEnterEvent,
    QGuiApplication,
    QKeySequence,
    QMouseEvent,
    QWheelEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDialog,
    QFileDialog,
    QLineEdit,
    QMainWindow,
    QMenu,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

#: What is to be done, in words, and the doing of it.
Deed = tuple[str, Callable[[], object]]

Key = Qt.Key
NO_MODIFIER = Qt.KeyboardModifier.NoModifier
KEYS = (
    *(Key.Key_Space, Key.Key_Right, Key.Key_Left, Key.Key_Up, Key.Key_Down, Key.Key_Home),
    *(Key.Key_End, Key.Key_PageUp, Key.Key_PageDown, Key.Key_Tab, Key.Key_Backtab),
    *(Key.Key_Return, Key.Key_Escape, Key.Key_Backspace, Key.Key_Delete, Key.Key_Insert),
    *range(Key.Key_0, Key.Key_9 + 1),
    *range(Key.Key_A, Key.Key_Z + 1),
    *(Key.Key_Plus, Key.Key_Minus, Key.Key_Period, Key.Key_Question, Key.Key_F1, Key.Key_F12),
)
MODIFIERS = (
    *[NO_MODIFIER] * 6,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
)
TEXTS = (
    *("0", "1", "−2.5", "0.15", "3", "1e300", "1e-300", "−1e6", "1000000", "1e400", "nan", "inf"),
    *("", " ", "abc", "1,5", "1, 2, 3", "1; 2; 3", "30, 30, 30", "[[1]]", "½", "9" * 400, "0x10"),
    *("quadratic", "∂C/∂w", "𝔘\u202e\u0000", "%n{0}", "../../x"),
)
TABLES = (
    *("0;0;0\n0;1;1\n1;0;1\n1;1;0", "x1,x2,y\n-3,2,1\n4,1,2\n", "0 0 0\n1 1 1\n2 2 2", "1;2;0"),
    *("0;0;0;1\n1;1;1;0", "1;0,5\n0;0,25", "0;0;0\n0;1", "5;5;red\n1;1;blue", "1e6;1e6;0\n0;0;1"),
    "".join(f"{k % 37};{k % 11};{k % 2}\n" for k in range(1000)),
)
SIZES = ((1280, 720), (1920, 1080), (880, 560), (1024, 768), (3840, 2160), (1, 1), (900, 2000))
CONTROLS = (
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QAbstractButton,
    QLineEdit,
    QTextEdit,
    QPlainTextEdit,
    QAbstractItemView,
)


class Lecturer:
    """Does one thing after another.

    Parameters
    ----------
    rng : random.Random
        Decides what.
    folder : Path
        Where files are opened and saved.
    note : callable
        Told what is about to be done.
    """

    def __init__(self, rng: random.Random, folder: Path, note: Callable[[str], None]) -> None:
        self.rng = rng
        self.folder = folder
        self.saved: list[Path] = []
        self._note = note
        self._in_dialog = 0
        self._number = 0

    # ----- files

    def stub_file_dialogs(self) -> None:
        """Answer every question for a file at once."""
        QFileDialog.getOpenFileName = lambda *a, **k: (self._to_open(), "")
        QFileDialog.getOpenFileNames = lambda *a, **k: ([self._to_open() or "missing"], "")
        QFileDialog.getSaveFileName = lambda *a, **k: (self._to_save(*a[2:3]), "")
        QFileDialog.getExistingDirectory = lambda *a, **k: self._choose(
            ["", str(self.folder), "/proc", "missing"]
        )

    def _choose(self, things):
        return self.rng.choice(list(things))

    def _to_open(self) -> str:
        files = sorted(str(path) for path in self.folder.iterdir())
        return self._choose(["", str(self.folder), "/dev/null", str(self.folder / "no"), *files])

    def _to_save(self, proposed: str = "x.json") -> str:
        self._number += 1
        name = Path(proposed).name
        chosen = self._choose(
            [
                *[str(self.folder / f"{self._number}-{name}")] * 4,
                str(self.folder / name),
                "",
                str(self.folder),
                str(self.folder / "missing" / name),
                str(self.folder / ("x" * 300)),
                "/proc/" + name,
            ]
        )
        if chosen:
            self.saved.append(Path(chosen))
        return chosen

    # ----- the choice

    def act(self, window: QMainWindow) -> None:
        """Do one thing, to the dialog or the menu that is open or else to the window."""
        popup, modal = QApplication.activePopupWidget(), QApplication.activeModalWidget()
        if popup is not None or (modal is not None and modal is not window):
            text, deed = self._in_front(popup or modal)
        else:
            self._in_dialog = 0
            text, deed = self._in_window(window)
        self._note(text)
        deed()

    def _in_front(self, widget: QWidget) -> Deed:
        """Do something to a dialog or menu; leave it at last."""
        self._in_dialog += 1
        kind = type(widget).__name__
        if self._in_dialog > 12:
            return f"close {kind}", widget.close
        if self._in_dialog > 6 or self.rng.random() < 0.25:
            return f"Escape in {kind}", lambda: QTest.keyClick(widget, Key.Key_Escape)
        if isinstance(widget, QMenu):
            key = self._choose([Key.Key_Down, Key.Key_Up, Key.Key_Return, Key.Key_Right])
            return f"{key.name} in {kind}", lambda: QTest.keyClick(widget, key)
        if isinstance(widget, QDialog):
            return self._choose([self._control, self._control, self._key])(widget)
        return self._key(widget)

    def _in_window(self, window: QMainWindow) -> Deed:
        habits = (
            (self._usual, 8),
            (self._command, 6),
            (self._shortcut, 6),
            (self._menu_entry, 5),
            (self._control, 14),
            (self._mouse, 14),
            (self._key, 5),
            (self._wheel, 2),
            (self._copy, 1),
            (self._resize, 1),
            (self._focus, 1),
        )
        (habit,) = self.rng.choices(
            [habit for habit, _ in habits], [weight for _, weight in habits]
        )
        return habit(window)

    # ----- habits

    def _usual(self, window: QMainWindow) -> Deed:
        """What a lecture is made of: run, pause, step, go on."""
        keys = (Key.Key_Space, Key.Key_Space, Key.Key_Right, Key.Key_PageDown, Key.Key_K, Key.Key_R)
        return self._press(window, self._choose(keys), NO_MODIFIER)

    def _actions(self, window: QMainWindow) -> list[QAction]:
        # what closes the window is left to the soak, which opens the next one
        return [
            action
            for action in dict.fromkeys([*window.actions(), *_entries(window.menuBar().actions())])
            if action.isEnabled()
            and not action.isSeparator()
            and "Ctrl+Q" not in [key.toString() for key in action.shortcuts()]
        ]

    def _command(self, window: QMainWindow) -> Deed:
        action = self._choose(self._actions(window))
        return f"command “{action.text()}”", action.trigger

    def _shortcut(self, window: QMainWindow) -> Deed:
        bound = [action for action in self._actions(window) if action.shortcuts()]
        sequence: QKeySequence = self._choose(self._choose(bound).shortcuts())
        key = sequence[0]
        return self._press(window, key.key(), key.keyboardModifiers())

    def _menu_entry(self, window: QMainWindow) -> Deed:
        known = set(self._actions(window))
        menus = [_entries([entry]) for entry in window.menuBar().actions()]
        entry = self._choose(self._choose(menu for menu in menus if known.intersection(menu)))
        return f"menu entry “{entry.text()}”", entry.trigger if entry in known else lambda: None

    def _key(self, widget: QWidget) -> Deed:
        return self._press(widget, Key(self._choose(KEYS)), self._choose(MODIFIERS))

    def _press(self, widget: QWidget, key: Key, modifiers: Qt.KeyboardModifier) -> Deed:
        if (key, modifiers) in (
            (Key.Key_Q, Qt.KeyboardModifier.ControlModifier),
            (Key.Key_F4, Qt.KeyboardModifier.AltModifier),
        ):
            key = Key.Key_Space
        focus = QApplication.focusWidget()
        target = focus if focus is not None and widget.isAncestorOf(focus) else widget
        name = QKeySequence(key | modifiers).toString()
        times = self._choose([1, 1, 1, 1, 2, 10])

        def press() -> None:
            for _ in range(times):
                if shiboken6.isValid(target):
                    QTest.keyClick(target, key, modifiers)

        return f"press {name}{f' {times} times' if times > 1 else ''} on {_name(target)}", press

    def _control(self, widget: QWidget) -> Deed:
        controls = [
            child
            for child in _within(widget)
            if isinstance(child, CONTROLS) and _can_be_used(child)
        ]
        if not controls:
            return self._key(widget)
        return self._use(self._choose(controls))

    def _use(self, control: QWidget) -> Deed:
        name = _name(control)
        if isinstance(control, QAbstractSlider):
            value = self.rng.randint(control.minimum(), control.maximum())
            value = self._choose([control.minimum(), value, value, value, control.maximum()])
            return f"slide {name} to {value}", lambda: control.setValue(value)
        if isinstance(control, QComboBox):
            key = self._choose([Key.Key_Down, Key.Key_Up, Key.Key_End, Key.Key_Home, Key.Key_Space])
            return f"{key.name} in {name}", lambda: QTest.keyClick(control, key)
        if isinstance(control, QAbstractButton):
            return f"click {name}", control.click
        if isinstance(control, QAbstractSpinBox) and self.rng.random() < 0.4:
            steps = self._choose([-10, -1, 1, 10])
            return f"step {name} by {steps}", lambda: control.stepBy(steps)
        if isinstance(control, QAbstractItemView):
            return self._mouse_on(control.viewport())
        return self._type(control, name)

    def _type(self, control: QWidget, name: str) -> Deed:
        text = self._choose(TEXTS)
        key = self._choose([Key.Key_Return, Key.Key_Tab, Key.Key_Escape])

        def write() -> None:
            control.setFocus()
            QTest.keyClick(control, Key.Key_A, Qt.KeyboardModifier.ControlModifier)
            line = control.lineEdit() if isinstance(control, QAbstractSpinBox) else control
            if hasattr(line, "insert"):
                line.insert(text)
            else:
                line.insertPlainText(text)
            if shiboken6.isValid(control):
                QTest.keyClick(control, key)

        return f"type {text[:30]!r} and {key.name} into {name}", write

    def _mouse(self, window: QMainWindow) -> Deed:
        """Press, drag or hover anywhere."""
        return self._mouse_on(self._somewhere(window))

    def _somewhere(self, window: QMainWindow) -> QWidget:
        """Return a widget that knows the mouse; of one that scrolls, its part that gets it."""
        drawn = [
            child
            for child in _within(window)
            if child.isVisible() and type(child).mousePressEvent is not QWidget.mousePressEvent
        ]
        widget = self._choose([*drawn, window])
        return widget.viewport() if isinstance(widget, QAbstractScrollArea) else widget

    def _wheel(self, window: QMainWindow) -> Deed:
        """Turn the wheel, as over a plot, which it magnifies."""
        widget = self._somewhere(window)
        notches = [self._choose([-8, -1, 1, 1, 8]) for _ in range(self._choose([1, 2, 10]))]
        x, y = (self.rng.randint(0, max(side - 1, 0)) for side in widget.size().toTuple())
        place, nowhere, none = QPoint(x, y), QPoint(), Qt.MouseButton.NoButton

        def turn() -> None:
            for notch in notches:
                if not shiboken6.isValid(widget):
                    return
                far, turned = QPointF(widget.mapToGlobal(place)), QPoint(0, 120 * notch)
                phase = Qt.ScrollPhase.NoScrollPhase
                event = QWheelEvent(
                    QPointF(place), far, nowhere, turned, none, NO_MODIFIER, phase, False
                )
                _send(widget, event)

        return f"turn the wheel by {notches} on {_name(widget)} at {x}, {y}", turn

    def _mouse_on(self, widget: QWidget) -> Deed:
        def place() -> QPoint:
            return QPoint(
                self.rng.randint(0, max(widget.width() - 1, 0)),
                self.rng.randint(0, max(widget.height() - 1, 0)),
            )

        name, start = _name(widget), place()
        way = [start, *(place() for _ in range(self._choose([0, 0, 1, 5, 20])))]
        left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
        kind = self._choose(["click", "drag", "drag", "hover", "double click", "right click"])

        def move() -> None:
            button = left if kind == "drag" else none
            if kind == "right click":
                QTest.mouseClick(widget, Qt.MouseButton.RightButton, NO_MODIFIER, start)
            elif kind == "click":
                QTest.mouseClick(widget, left, self._choose(MODIFIERS), start)
            elif kind == "double click":
                QTest.mouseDClick(widget, left, NO_MODIFIER, start)
            else:
                if kind == "drag":
                    QTest.mousePress(widget, left, NO_MODIFIER, start)
                else:
                    _send(widget, QEnterEvent(*[QPointF(start)] * 3))
                for point in way:
                    if not shiboken6.isValid(widget):
                        return
                    spot, far = QPointF(point), QPointF(widget.mapToGlobal(point))
                    event = QEvent.Type.MouseMove
                    _send(widget, QMouseEvent(event, spot, far, none, button, NO_MODIFIER))
                if not shiboken6.isValid(widget):
                    return
                if kind == "drag":
                    QTest.mouseRelease(widget, left, NO_MODIFIER, way[-1])
                else:
                    _send(widget, QEvent(QEvent.Type.Leave))

        return f"{kind} {name} at {start.x()}, {start.y()}", move

    def _resize(self, window: QMainWindow) -> Deed:
        width, height = self._choose(SIZES)
        return f"resize to {width}×{height}", lambda: window.resize(width, height)

    def _copy(self, window: QMainWindow) -> Deed:
        """Copy cells elsewhere, and paste them here."""
        text = self._choose((*TEXTS, *TABLES))

        def paste() -> None:
            QGuiApplication.clipboard().setText(text)
            QTest.keyClick(window, Key.Key_V, Qt.KeyboardModifier.ControlModifier)

        return f"paste {text[:30]!r}", paste

    def _focus(self, window: QMainWindow) -> Deed:
        """Another program comes to the front, and goes again."""

        def away() -> None:
            window.clearFocus()
            window.showMinimized()
            window.showNormal()
            window.activateWindow()

        return "minimize and come back", away


def _entries(actions: Sequence[QAction]) -> list[QAction]:
    """Return the entries of a menu, those of its submenus in place of these."""
    return [
        entry
        for action in actions
        for entry in (_entries(action.menu().actions()) if action.menu() else [action])
    ]


def _within(widget: QWidget) -> Iterator[QWidget]:
    """Yield all widgets within another.

    Not by `findChildren`: of a field's inner widgets, which Qt makes and destroys, PySide keeps
    what stands for them in Python for as long as the widget is there in which they were found.
    """
    for child in widget.children():
        if isinstance(child, QWidget):
            yield child
            yield from _within(child)


def _send(widget: QWidget, event: QEvent) -> None:
    QApplication.sendEvent(widget, event)


def _can_be_used(widget: QWidget) -> bool:
    return widget.isVisible() and widget.isEnabled() and widget.visibleRegion().isEmpty() is False


def _name(widget: QWidget) -> str:
    name = widget.accessibleName() or widget.objectName()
    if not name and isinstance(widget, QAbstractButton):
        name = widget.text()
    parent = widget.parentWidget()
    kind = type(widget).__name__
    if kind == "QWidget" and parent is not None:  # the viewport of a view
        kind = f"{type(parent).__name__}’s {kind}"
    return f"{kind} “{name}”" if name else kind
