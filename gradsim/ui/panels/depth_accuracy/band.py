"""The band beneath the plot: the formula of the accuracy, and the table of the sweep."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gradsim.ui.panels.depth_accuracy.table import SweepTable, TableRow
from gradsim.ui.theme import Theme
from gradsim.ui.typesetting.formula_band import BandStyle, FormulaBand, Group, Term
from gradsim.ui.typesetting.numbers import format_count, format_decimals

_ACCURACY = r"\frac{1}{n} \sum_x \left[ \underset{j}{\arg\max}\, a_j^L(x) = y(x) \right]"


class AccuracyBand(QWidget):
    """Formula left, table right; where there is room for one only, it is the table."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.formula = FormulaBand()
        self.formula.setParent(self)
        self.table = SweepTable(theme)
        self.table.setParent(self)
        self._content = "", "", 0
        self._rows: list[TableRow] = []
        self._chosen = 0
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_formula(self, heading: str, style: int, right: int, count: int) -> None:
        """Show the formula with the numbers of the network in a colour."""
        numbers = self.tr("{0} of {1} right  =  {2} %").format(
            format_count(right), format_count(count), format_decimals(100 * right / count, 2)
        )
        self._content = heading, numbers, style
        self._fit_formula()
        self._place()

    def show_rows(self, rows: Sequence[TableRow], chosen: int) -> None:
        """Fill the table; in a narrow window only its main rows."""
        self._rows, self._chosen = list(rows), chosen
        self._fit_rows()

    def _fit_rows(self) -> None:
        self.table.show_rows(self._rows, self._chosen)
        if self.table.minimumSizeHint().width() > self.width():
            self.table.show_rows([row for row in self._rows if row.strong], self._chosen)

    def _fit_formula(self) -> None:
        """Explain the brackets where there is room."""
        heading, text, style = self._content
        color = self.theme.label_color(style)
        note = self.tr("[ ] is 1 where the largest\noutput is the right digit")
        for words in (note, ""):
            self.formula.set_groups([Group(heading, color, (Term(_ACCURACY, text, note=words),))])
            if self.formula.sizeHint().width() <= self._room():
                break

    def set_style(self, style: BandStyle) -> None:
        """Set fonts, sizes and colours of the formula."""
        self.formula.set_style(style)

    def restyle(self, theme: Theme) -> None:
        """Take on another look."""
        self.theme = theme
        self.table.restyle(theme)
        self._place()
        self.updateGeometry()

    # ----- places

    def _gap(self) -> int:
        return self.theme.px(48)

    def _pad(self) -> int:
        """Return the room between the hairline and the table."""
        return self.theme.px(8)

    def _room(self) -> int:
        """Return the width beside the table."""
        return self.width() - self.table.sizeHint().width() - self._gap()

    def _formula_width(self, width: int) -> int:
        """Return the width of the formula, 0 where there is none to spare."""
        left = width - self.table.sizeHint().width() - self._gap()
        return left if left >= self.formula.sizeHint().width() else 0

    def hasHeightForWidth(self) -> bool:
        """Return true: in a narrow window the formula goes."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of the taller of the two."""
        table = self.table.sizeHint().height() + self._pad()
        left = self._formula_width(width)
        return max(table, self.formula.heightForWidth(left)) if left else table

    def sizeHint(self) -> QSize:
        """Return room for both."""
        formula, table = self.formula.sizeHint(), self.table.sizeHint()
        width = formula.width() + self._gap() + table.width()
        return QSize(width, max(formula.height(), table.height() + self._pad()))

    def minimumSizeHint(self) -> QSize:
        """Return room for the table."""
        size = self.table.minimumSizeHint()
        return QSize(size.width(), size.height() + self._pad())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place both anew."""
        super().resizeEvent(event)
        self._fit_rows()
        if self._content[0]:
            self._fit_formula()
        self._place()

    def event(self, event: QEvent) -> bool:
        """Pass on that the table has more rows or fewer."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
            self._place()
        return super().event(event)

    def _place(self) -> None:
        left, pad = self._formula_width(self.width()), self._pad()
        self.formula.setVisible(bool(left))
        self.formula.setGeometry(0, 0, left, self.height())
        start = left + self._gap() if left else 0
        self.table.setGeometry(start, pad, self.width() - start, self.height() - pad)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the hairline above, where the formula does not."""
        painter = QPainter(self)
        pen = QPen(QColor(self.theme.hairline), self.theme.axis_line * self.theme.zoom)
        painter.setPen(pen)
        y = pen.widthF() / 2
        painter.drawLine(0, round(y), self.width(), round(y))
