"""The band beneath the plot: the formula of the accuracy, and the table of the sweep."""

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent

from gradsim.ui.panels.depth_accuracy.table import SweepTable
from gradsim.ui.tables.formula_and_table import FormulaAndTable
from gradsim.ui.tables.table import TableRow
from gradsim.ui.theme import Theme
from gradsim.ui.typesetting.formula_band import FormulaBand, Group, Term
from gradsim.ui.typesetting.numbers import format_count, format_decimals

_ACCURACY = r"\frac{1}{n} \sum_x \left[ \underset{j}{\arg\max}\, a_j^L(x) = y(x) \right]"


class AccuracyBand(FormulaAndTable):
    """Formula left, table right; where there is room for one only, it is the table."""

    table: SweepTable
    pad = 8

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, FormulaBand(), SweepTable(theme))
        self._content = "", "", 0
        self._rows: list[TableRow] = []
        self._chosen = 0

    def show_formula(self, heading: str, style: int, right: int, count: int) -> None:
        """Show the formula with the numbers of the network in a colour."""
        numbers = self.tr("{0} of {1} right  =  {2} %").format(
            format_count(right), format_count(count), format_decimals(100 * right / count, 2)
        )
        self._content = heading, numbers, style
        self._fit_formula()
        self.place()

    def show_rows(self, rows: Sequence[TableRow], chosen: int) -> None:
        """Fill the table; in a narrow window only its main rows."""
        self._rows, self._chosen = list(rows), chosen
        self._fit_rows()

    def _fit_rows(self) -> None:
        self.table.show_rows(self._rows, self._chosen)
        if self.table.minimumSizeHint().width() > self.width():
            self.table.show_rows([row for row in self._rows if not row.muted], self._chosen)

    def _fit_formula(self) -> None:
        """Explain the brackets where there is room."""
        heading, text, style = self._content
        color = self.theme.label_color(style)
        note = self.tr("[ ] is 1 where the largest\noutput is the right digit")
        for words in (note, ""):
            self.formula.set_groups([Group(heading, color, (Term(_ACCURACY, text, note=words),))])
            if self.widths(self.width())[0]:
                break

    def widths(self, width: int) -> tuple[int, int]:
        """Return the widths of formula and table; the formula goes where it has no room."""
        formula = width - self.table.sizeHint().width() - self.gap()
        if formula < self.formula.sizeHint().width():
            return 0, width
        return formula, width - formula - self.gap()

    def minimumSizeHint(self) -> QSize:
        """Return room for the table."""
        return self.table.minimumSizeHint() + QSize(0, self.theme.px(self.pad))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit both to the new size."""
        self._fit_rows()
        if self._content[0]:
            self._fit_formula()
        super().resizeEvent(event)
