"""A menu that shows by an ellipsis that its text is longer."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QStyle, QStyleOptionComboBox


class ElidedMenu(QComboBox):
    """A menu whose text ends with an ellipsis where it has no room; a style only cuts it off."""

    def initStyleOption(self, option: QStyleOptionComboBox) -> None:
        """Fill in what the style paints."""
        super().initStyleOption(option)
        field = self.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, self
        )
        room = field.width() - 2  # a style leaves a pixel at both ends
        if not option.currentIcon.isNull():
            room -= option.iconSize.width() + 4
        text, end = option.currentText, Qt.TextElideMode.ElideRight
        option.currentText = option.fontMetrics.elidedText(text, end, room)
