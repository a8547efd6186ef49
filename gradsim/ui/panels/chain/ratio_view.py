"""The first bias against a later one: their ratio, and what it is compared with."""

import math

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from gradsim.core.chain.experiment import Chain
from gradsim.core.chain.factors import ChainFactors
from gradsim.core.chain.products import Product
from gradsim.core.chain.random_chains import share_below, usual_ratios, usual_terms
from gradsim.ui.language import QT_TRANSLATE_NOOP
from gradsim.ui.panels.chain.numbers import bound_text, exact_text, product_text
from gradsim.ui.theme import Theme
from gradsim.ui.typesetting.numbers import UNKNOWN, format_count, format_decimals
from gradsim.ui.typesetting.symbols import symbol
from gradsim.ui.typesetting.text import paint_text, text_width
from gradsim.ui.view import PaintedView

ORDINALS = (
    QT_TRANSLATE_NOOP("Ordinals", "first"),
    QT_TRANSLATE_NOOP("Ordinals", "second"),
    QT_TRANSLATE_NOOP("Ordinals", "third"),
    QT_TRANSLATE_NOOP("Ordinals", "fourth"),
    QT_TRANSLATE_NOOP("Ordinals", "fifth"),
    QT_TRANSLATE_NOOP("Ordinals", "sixth"),
    QT_TRANSLATE_NOOP("Ordinals", "seventh"),
    QT_TRANSLATE_NOOP("Ordinals", "eighth"),
    QT_TRANSLATE_NOOP("Ordinals", "ninth"),
)
ENDINGS = {
    1: QT_TRANSLATE_NOOP("Ordinals", "{0}st"),
    2: QT_TRANSLATE_NOOP("Ordinals", "{0}nd"),
    3: QT_TRANSLATE_NOOP("Ordinals", "{0}rd"),
}
OTHER = QT_TRANSLATE_NOOP("Ordinals", "{0}th")


class ChainRatioView(PaintedView):
    """∂C/∂b1 over ∂C/∂b3 as a fraction with its value, and sentences."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._numbers: ChainFactors | None = None
        self._compared = 2
        self._share, self._chains = 0.0, 0
        self._known = self._withholds = False
        self._usual = 0.0, 0.0  # shares of weights below 1, and of terms below the bound
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)

    def show_ratio(
        self, numbers: ChainFactors, compared: int, chain: Chain, known: bool = True
    ) -> None:
        """Show the ratio of the first gradient to that of layer `compared`, or that it is asked."""
        self._numbers, self._compared, self._known = numbers, compared, known
        logs = usual_ratios(chain.activation, chain.steepness, compared + 1)
        self._chains = len(logs)
        self._share = share_below(logs, chain.function.largest_slope**compared)
        self._usual = usual_terms(chain.activation, chain.steepness)
        self.setAccessibleName(self.title())
        self.setAccessibleDescription(" ".join(text for text, _ in self.sentences()))
        self.update()

    def withhold(self, withholds: bool) -> None:
        """Hide the ratio and the sentences, or show them again."""
        self._withholds = withholds
        self.update()

    @property
    def ratio(self) -> Product:
        """The ratio."""
        assert self._numbers is not None
        return self._numbers.ratio(self._compared)

    def title(self) -> str:
        """Return the heading."""
        return self.tr("first bias against {0}").format(ordinal(self._compared))

    def sentences(self) -> list[tuple[str, str]]:
        """Return the sentences below the fraction, each with its role of colour."""
        numbers = self._numbers
        if numbers is None or not self._known or self._withholds:
            return []
        ratio, compared = self.ratio, self._compared
        largest = numbers.activation.largest_slope
        below = ratio.log < compared * math.log10(largest)
        bound = bound_text(largest, compared)
        pairs = zip(numbers.slopes[:compared], numbers.weights[1:], strict=False)
        each = all(abs(slope * weight) < largest for slope, weight in pairs)
        first = (self.tr("less than {0}") if below else self.tr("not less than {0}")).format(bound)
        if below and each:
            more = {
                1: self.tr("one more term, below {1}"),
                2: self.tr("two more terms, each below {1}"),
            }.get(compared, self.tr("{0} more terms, each below {1}"))
            first += ": " + more.format(compared, bound_text(largest, 1))
        share = self.tr("Of {2} random chains, {0} % stay below {1}.")
        chains = format_count(self._chains)
        share = share.format(format_decimals(100 * self._share, 0), bound, chains)
        usual = self.tr("Of their weights {0} % are below 1 in size, of the terms {1} % below {2}.")
        weights, terms = (format_decimals(100 * part, 0) for part in self._usual)
        usual = usual.format(weights, terms, bound_text(largest, 1))
        first_line = [(first, "accent"), (self._times(ratio), "text")]
        return [*first_line, (share, "muted"), (usual, "muted")]

    def _times(self, ratio: Product) -> str:
        name = ordinal(self._compared)
        if not ratio.sign:
            return self.tr("The first bias does not learn at all.")
        size = Product(abs(ratio.log), 1.0)
        times = format_decimals(size.value, 0) if 1 <= size.log < 5 else product_text(size, 2)
        word = self.tr("more slowly") if ratio.log < 0 else self.tr("faster")
        return self.tr("The first bias learns {0} times {1} than the {2}.").format(
            times, word, name
        )

    # ----- size

    def _head(self) -> float:
        theme = self.theme
        return theme.px(theme.axis_text * 1.35) + theme.px(theme.formula) * 2.9

    def _line(self) -> float:
        return self.theme.px(self.theme.subtitle) * 1.4

    def sizeHint(self) -> QSize:
        """Return room for all sentences."""
        theme = self.theme
        return QSize(theme.px(304), round(self._head() + 7.6 * self._line()))

    def minimumSizeHint(self) -> QSize:
        """Return room for the fraction and the first sentence."""
        return QSize(self.theme.px(200), round(self._head() + 2.2 * self._line()))

    # ----- painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint heading, fraction, value and sentences."""
        if self._numbers is None:
            return
        theme = self.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        heading = theme.px(theme.axis_text * 1.1)
        paint_text(painter, self.title(), 0, heading, theme.font(theme.axis_text), theme.text)
        px = theme.px(theme.formula) * 0.95
        tex = rf"\frac{{\partial C/\partial b_1}}{{\partial C/\partial b_{{{self._compared + 1}}}}}"
        fraction = symbol(tex, px)
        line = theme.px(theme.axis_text * 1.35) + theme.px(8) + fraction.ascent
        fraction.paint(painter, 0, line, QColor(theme.text))
        font = theme.font(theme.number * 1.1, max(theme.number_weight, 600))
        x = fraction.width + theme.px(theme.number * 0.6)
        ratio = self.ratio
        is_told = self._known and not self._withholds
        number = exact_text(ratio.value, ratio) if is_told else UNKNOWN
        x = paint_text(painter, "=", x, line, theme.font(theme.number), theme.text)
        x += theme.px(theme.number * 0.6)
        if is_told and x + text_width(number, font) > self.width():
            number = product_text(ratio, 2)
        paint_text(painter, number, x, line, font, theme.text)
        top = self._head()
        colors = {"accent": theme.accent, "text": theme.text, "muted": theme.muted}
        painter.setFont(theme.font(theme.sentence))
        for text, role in self.sentences():
            painter.setPen(QColor(colors[role]))
            room = QRectF(0, top, self.width(), self.height() - top)
            flags = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop
            needed = painter.boundingRect(room.adjusted(0, 0, 0, 1e4), flags, text)
            if needed.height() > room.height() + 2:
                return  # no part of a sentence
            painter.drawText(room, flags, text)
            top += needed.height() + 0.35 * self._line()


def ordinal(layer: int) -> str:
    """Return the word for a layer, counted from 0."""
    if layer < len(ORDINALS):
        return QCoreApplication.translate("Ordinals", ORDINALS[layer])
    number = layer + 1
    last = number % 10 if number % 100 not in (11, 12, 13) else 0
    return QCoreApplication.translate("Ordinals", ENDINGS.get(last, OTHER)).format(number)
