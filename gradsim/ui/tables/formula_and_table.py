"""A band with a formula on the left and a table on the right."""

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gradsim.ui.tables.table import Table
from gradsim.ui.theme import Theme
from gradsim.ui.typesetting.formula_band import FormulaBand
from gradsim.ui.view import View


class FormulaAndTable(View, QWidget):
    """Both under one hairline; where there is room for one only, it is the formula."""

    pad = 6  # between the hairline and the table, before zoom

    def __init__(self, theme: Theme, formula: FormulaBand, table: Table) -> None:
        super().__init__()
        self.theme = theme
        self.formula, self.table = formula, table
        self.shows_table = True
        formula.setParent(self)
        table.setParent(self)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def gap(self) -> int:
        """Return the room between the two."""
        return self.theme.px(48)

    def widths(self, width: int) -> tuple[int, int]:
        """Return the widths of formula and table; that of the one without room is 0."""
        table = self.table.sizeHint().width()
        # beside a table the formula is set tighter, but not smaller
        formula = round(self.formula.minimumSizeHint().width() / self.formula.minimum_scale)
        least = formula + self.gap() + self.table.minimumSizeHint().width()
        if not self.shows_table or least > width:
            return width, 0
        table = min(max(table, round(width * 0.42)), width - self.gap() - formula)
        return width - self.gap() - table, table

    def hasHeightForWidth(self) -> bool:
        """Return true: the formula may need several rows, and one of the two may go."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of the taller of the two."""
        formula, table = self.widths(width)
        return max(
            self.formula.heightForWidth(formula) if formula else 0,
            self.table.sizeHint().height() + self.theme.px(self.pad) if table else 0,
        )

    def sizeHint(self) -> QSize:
        """Return room for both."""
        formula, table = self.formula.sizeHint(), self.table.sizeHint()
        height = max(formula.height(), table.height() + self.theme.px(self.pad))
        return QSize(formula.width() + self.gap() + table.width(), height)

    def minimumSizeHint(self) -> QSize:
        """Return room for the formula."""
        return self.formula.minimumSizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place both again."""
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
        formula, table = self.widths(self.width())
        self.formula.setVisible(bool(formula))
        self.formula.setGeometry(0, 0, formula, self.height())
        self.table.setVisible(bool(table))
        top = self.theme.px(self.pad)
        self.table.setGeometry(self.width() - table, top, table, self.height() - top)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the hairline, which the formula paints over its own width only."""
        painter = QPainter(self)
        width = self.theme.axis_line * self.theme.zoom
        painter.setPen(QPen(QColor(self.theme.hairline), width))
        painter.drawLine(0, round(width / 2), self.width(), round(width / 2))

    def restyle(self, theme: Theme) -> None:
        """Take on another look."""
        super().restyle(theme)
        self.place()
        self.updateGeometry()
