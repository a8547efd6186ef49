"""The band below the plot: the step of a mini-batch, the accuracy, and the table of the sweep."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent

from gradsim.core.depth_accuracy.experiment import DepthAccuracy
from gradsim.ui.panels.depth_accuracy.names import percent
from gradsim.ui.panels.depth_accuracy.table import SweepTable
from gradsim.ui.tables.formula_and_table import FormulaAndTable
from gradsim.ui.tables.table import TableRow
from gradsim.ui.theme import INK, Theme
from gradsim.ui.typesetting.formula_band import FormulaBand, Group, Term
from gradsim.ui.typesetting.numbers import format_count, format_number

_ACCURACY = r"\frac{1}{n} \sum_x \left[ \underset{j}{\arg\max}\, a_j^L(x) = y(x) \right]"
_GRADIENT = r"\sum_x \frac{\partial C_x}{\partial w}"


@dataclass(frozen=True)
class Reading:
    """How many images a network reads right, with the words and the colour of its name."""

    heading: str
    style: int
    right: int
    count: int


class AccuracyBand(FormulaAndTable):
    """Formulas left, table right; where there is not room for all, only the table."""

    table: SweepTable
    pad = 8

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, FormulaBand(), SweepTable(theme))
        self._sweep: DepthAccuracy | None = None
        self._reading = Reading("", INK, 0, 1)
        self._rows: list[TableRow] = []
        self._chosen = 0

    def show_formulas(self, sweep: DepthAccuracy, reading: Reading) -> None:
        """Show the step with the numbers of the settings, and the accuracy of a network."""
        self._sweep, self._reading = sweep, reading
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
        """Show both formulas where there is room, the brackets explained where there is more.

        Where there is none beside the table, both stand above it.
        """
        if self._sweep is None:
            return
        note = self.tr("[ ] is 1 where the largest\noutput is the right digit")
        step = self._step(self._sweep)
        for groups in (
            [step, self._accuracy(note)],
            [step, self._accuracy()],
            [step],
            [step, self._accuracy()],
        ):
            self.formula.set_groups(groups)
            if self.widths(self.width())[0]:
                break

    def _step(self, sweep: DepthAccuracy) -> Group:
        """Return the step of a mini-batch, with the factors that η and λ make."""
        shrink = sweep.learning_rate * sweep.regularization / sweep.training_images
        rate = sweep.learning_rate / sweep.mini_batch
        terms = (
            Term(r"w \;\rightarrow"),
            Term(
                r"\left( 1 - \frac{\eta \lambda}{n} \right)",
                f"1 − {format_number(shrink)}",
                operator_before="",
            ),
            Term(r"w \;-"),
            Term(r"\frac{\eta}{m}", format_number(rate), operator_before=""),
            Term(_GRADIENT),
        )
        color = self.theme.label_color(INK)
        return Group(self.tr("step of a mini-batch of $m$ images"), color, terms)

    def _accuracy(self, note: str = "") -> Group:
        reading = self._reading
        text = self.tr("{0} of {1} right  =  {2} %").format(
            format_count(reading.right),
            format_count(reading.count),
            percent(100 * reading.right / reading.count),
        )
        color = self.theme.label_color(reading.style)
        return Group(reading.heading, color, (Term(_ACCURACY, text, note=note),))

    def widths(self, width: int) -> tuple[int, int]:
        """Return the widths of formulas and table side by side; 0 where they are stacked."""
        formula = width - self.table.sizeHint().width() - self.gap()
        if formula < self.formula.sizeHint().width():
            return 0, width
        return formula, width - formula - self.gap()

    def heightForWidth(self, width: int) -> int:
        """Return the height of both, side by side or one above the other."""
        height = super().heightForWidth(width)
        return height if self.widths(width)[0] else height + self.formula.heightForWidth(width)

    def place(self) -> None:
        """Give both their rooms."""
        super().place()
        if self.widths(self.width())[0]:
            return
        top = self.formula.heightForWidth(self.width())
        table = self.table.sizeHint().height() + self.theme.px(self.pad)
        self.formula.setVisible(top + table <= self.height())
        if self.formula.isVisibleTo(self):
            self.formula.setGeometry(0, 0, self.width(), top)
            top += self.theme.px(self.pad)
            self.table.setGeometry(0, top, self.width(), self.height() - top)

    def minimumSizeHint(self) -> QSize:
        """Return room for the table."""
        return self.table.minimumSizeHint() + QSize(0, self.theme.px(self.pad))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit both to the new size."""
        self._fit_rows()
        self._fit_formula()
        super().resizeEvent(event)
