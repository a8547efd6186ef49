"""The training items and the output for each, at the epoch shown."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from gradsim.ui.theme import Theme
from gradsim.ui.typesetting.numbers import format_number, format_setting, lowered
from gradsim.ui.typesetting.typeset import TypesetLabel


class ItemsTable(QWidget):
    """A table: inputs, target, and the output of each series in its colour."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self._title = TypesetLabel(self.tr("training items"))
        self._inputs = 1
        self._table = QTableWidget()
        self._table.verticalHeader().hide()
        self._table.setShowGrid(False)
        self._table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self._table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._table.setAccessibleName(self.tr("training items"))
        self._table.horizontalHeader().setMinimumSectionSize(12)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.addWidget(self._title)
        self._layout.addWidget(self._table, 1)
        self.restyle(theme)

    def show_items(
        self, inputs: Sequence[Sequence[float]], targets: Sequence[float], outputs: Sequence[str]
    ) -> None:
        """Fill in the items; `outputs` are the heads of the columns of outputs."""
        count = self._inputs = len(inputs[0])
        heads = [lowered(f"x{number + 1}") if count > 1 else "x" for number in range(count)]
        self._table.setColumnCount(count + 1 + len(outputs))
        self._table.setRowCount(len(inputs))
        self._table.setHorizontalHeaderLabels([*heads, "y", *outputs])
        self._fit_columns()
        for row, (item, target) in enumerate(zip(inputs, targets, strict=True)):
            for column, value in enumerate((*item, target)):
                self._set(row, column, format_setting(value), QColor(self.theme.text))
        self.updateGeometry()

    def show_outputs(self, rows: Sequence[Sequence[tuple[float, int]]]) -> None:
        """Show for each item the output of each series: (value, style)."""
        for row, values in enumerate(rows):
            for place, (value, style) in enumerate(values):
                color = self.theme.label_color(style)
                self._set(row, self._inputs + 1 + place, format_number(value), color)

    def _fit_columns(self) -> None:
        """Give outputs room for any number; what is left goes to inputs and target."""
        header = self._table.horizontalHeader()
        metrics = self._table.fontMetrics()
        modes = QHeaderView.ResizeMode
        for column in range(self._table.columnCount()):
            is_output = column > self._inputs
            header.setSectionResizeMode(column, modes.Fixed if is_output else modes.Stretch)
            if is_output:
                label = self._table.horizontalHeaderItem(column).text()
                widest = max(metrics.horizontalAdvance(one) for one in ("0.00·10⁻⁰⁰", label))
                self._table.setColumnWidth(column, widest + self.theme.px(12))

    def _set(self, row: int, column: int, text: str, color: QColor) -> None:
        item = self._table.item(row, column)
        if item is None:
            item = QTableWidgetItem()
            item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self._table.setItem(row, column, item)
        item.setText(text)
        item.setForeground(color)

    def sizeHint(self) -> QSize:
        """Return room for up to eight items."""
        rows = min(self._table.rowCount(), 8) + 1
        return QSize(self.theme.px(304), self._title.sizeHint().height() + rows * self._row())

    def minimumSizeHint(self) -> QSize:
        """Return room for up to four items; more scroll."""
        rows = min(self._table.rowCount(), 4) + 1
        return QSize(self.theme.px(200), self._title.sizeHint().height() + rows * self._row())

    def _row(self) -> int:
        return self.theme.px(self.theme.interface * 2)

    def restyle(self, theme: Theme) -> None:
        """Take on another look."""
        self.theme = theme
        self._title.set_style(theme.font(theme.axis_text), QColor(theme.text))
        self._layout.setSpacing(theme.px(4))
        header = self._table.verticalHeader()
        header.setMinimumSectionSize(1)
        header.setDefaultSectionSize(self._row())
        self._table.horizontalHeader().setFixedHeight(self._row())
        self._fit_columns()
        self.updateGeometry()
