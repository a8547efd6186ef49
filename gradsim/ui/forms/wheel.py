"""The wheel over a form scrolls it, and changes a value only in a field that has the focus."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QAbstractSpinBox, QComboBox, QSlider, QWidget

# By class, not of all widgets: of a field's inner ones, which Qt makes and destroys, PySide keeps
# what stands for them in Python for as long as the form is there, 10 kB with each demonstration.
_FIELDS = (QAbstractSpinBox, QComboBox, QSlider)


class WheelFilter(QObject):
    """One filter for all fields that the wheel would change."""

    def watch(self, parent: QWidget) -> None:
        """Watch every field within a widget; again where there are new ones."""
        for kind in _FIELDS:
            for field in parent.findChildren(kind):
                if field.focusPolicy() == Qt.FocusPolicy.WheelFocus:
                    field.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
                field.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leave the wheel to what is around a field without the focus."""
        if event.type() != QEvent.Type.Wheel or not isinstance(watched, QWidget):
            return False
        if watched.hasFocus():
            return False
        event.ignore()
        return True
