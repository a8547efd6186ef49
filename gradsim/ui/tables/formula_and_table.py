"""A band with a formula on the left and a table on the right."""

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gradsim.ui.tables.column_table import ColumnTable
from gradsim.ui.theme import Theme
from gradsim.ui.typesetting.formula_band import FormulaBand


class FormulaAndTable(QWidget):
    """Both under one hairline; the table goes where there is room for the formula only."""

    def __init__(self, theme: Theme, formula: FormulaBand, table: ColumnTable) -> None:
        super().__init__()
        self.theme = theme
        self.formula, self.table = formula, table
        self.shows_table = True
        formula.setParent(self)
        table.setParent(self)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def _widths(self, width: int) -> tuple[int, int]:
        """Return the widths of formula and table; the second is 0 where it does not fit."""
        gap = self.theme.px(48)
        table = self.table.sizeHint().width()
        # beside a table the formula is set tighter, but not smaller
        formula = round(self.formula.minimumSizeHint().width() / self.formula.minimum_scale)
        if not self.shows_table or formula + gap + self.table.minimumSizeHint().width() > width:
            return width, 0
        table = min(max(table, round(width * 0.42)), width - gap - formula)
        return width - gap - table, table

    def hasHeightForWidth(self) -> bool:
        """Return true: the formula may need several rows."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of the taller of the two."""
        formula, table = self._widths(width)
        height = self.formula.heightForWidth(formula)
        return max(height, self.table.sizeHint().height() + self.theme.px(6)) if table else height

    def sizeHint(self) -> QSize:
        """Return room for both."""
        formula, table = self.formula.sizeHint(), self.table.sizeHint()
        width = formula.width() + self.theme.px(48) + table.width()
        return QSize(width, max(formula.height(), table.height()))

    def minimumSizeHint(self) -> QSize:
        """Return room for the formula."""
        return self.formula.minimumSizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place both anew."""
        super().resizeEvent(event)
        self.place()

    def event(self, event: QEvent) -> bool:
        """Ask for another height when formula or table do."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
            self.place()
        return super().event(event)

    def place(self) -> None:
        """Give both their rooms."""
        formula, table = self._widths(self.width())
        self.formula.setGeometry(0, 0, formula, self.height())
        self.table.setVisible(bool(table))
        top = self.theme.px(6)
        self.table.setGeometry(self.width() - table, top, table, self.height() - top)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Continue the formula's hairline over the table."""
        painter = QPainter(self)
        width = self.theme.axis_line * self.theme.zoom
        painter.setPen(QPen(QColor(self.theme.hairline), width))
        painter.drawLine(0, round(width / 2), self.width(), round(width / 2))

    def restyle(self, theme: Theme) -> None:
        """Take on another look."""
        self.theme = theme
        self.place()
        self.updateGeometry()
