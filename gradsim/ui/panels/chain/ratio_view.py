"""The first bias against a later one: their ratio, and what it is compared with."""

import math

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gradsim.ui.language import QT_TRANSLATE_NOOP
from gradsim.ui.panels.chain.numbers import ChainNumbers, Factor, exact_text
from gradsim.ui.theme import Theme
from gradsim.ui.typesetting.numbers import format_number
from gradsim.ui.typesetting.symbols import symbol

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


class ChainRatioView(QWidget):
    """∂C/∂b1 over ∂C/∂b3 as a fraction with its value, and sentences."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self._numbers: ChainNumbers | None = None
        self._other = 2
        self._share: float | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)

    def show_ratio(self, numbers: ChainNumbers, other: int, share: float | None) -> None:
        """Show the ratio of the first gradient to that of layer `other`.

        `share` is that of random chains which stay below the bound.
        """
        self._numbers, self._other, self._share = numbers, other, share
        self.setAccessibleName(self.title())
        self.setAccessibleDescription(" ".join(text for text, _ in self.sentences()))
        self.update()

    @property
    def ratio(self) -> Factor:
        """The ratio."""
        assert self._numbers is not None
        return self._numbers.ratio(self._other)

    def title(self) -> str:
        """Return the heading."""
        return self.tr("first bias against {0}").format(ordinal(self._other))

    def sentences(self) -> list[tuple[str, str]]:
        """Return the sentences beneath the fraction, each with its role of colour."""
        numbers = self._numbers
        if numbers is None:
            return []
        ratio, other = self.ratio, self._other
        largest = numbers.activation.largest_slope
        below = ratio.log < other * math.log10(largest)
        bound = bound_text(largest, other)
        terms = [slope * weight for slope, weight in zip(numbers.slopes, numbers.weights[1:],
                                                         strict=False)][:other]  # fmt: skip
        each = all(abs(term) < largest for term in terms)
        first = (self.tr("less than {0}") if below else self.tr("not less than {0}")).format(bound)
        if below and each:
            more = {
                1: self.tr("one more term, below {1}"),
                2: self.tr("two more terms, each below {1}"),
            }.get(other, self.tr("{0} more terms, each below {1}"))
            first += ": " + more.format(other, bound_text(largest, 1))
        lines = [(first, "accent"), (self._times(ratio), "text")]
        if self._share is not None:
            lines.append(
                (
                    self.tr("Of 10,000 random chains, {0} % stay below {1}.").format(
                        f"{100 * self._share:.0f}", bound
                    ),
                    "muted",
                )
            )
        return lines

    def _times(self, ratio: Factor) -> str:
        name = ordinal(self._other)
        if not ratio.sign:
            return self.tr("The first bias does not learn at all.")
        size = Factor(abs(ratio.log), 1.0)
        times = f"{size.value:.0f}" if 1 <= size.log < 5 else size.text(2)
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

    def restyle(self, theme: Theme) -> None:
        """Take on another look."""
        self.theme = theme
        self.updateGeometry()
        self.update()

    # ----- painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint heading, fraction, value and sentences."""
        if self._numbers is None:
            return
        theme = self.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.font(theme.axis_text))
        painter.setPen(QColor(theme.text))
        painter.drawText(QPointF(0, theme.px(theme.axis_text * 1.1)), self.title())
        px = theme.px(theme.formula) * 0.95
        tex = rf"\partial C/\partial b_1|\partial C/\partial b_{{{self._other + 1}}}"
        fraction = symbol(tex, px)
        line = theme.px(theme.axis_text * 1.35) + theme.px(8) + fraction.ascent
        fraction.paint(painter, 0, line, QColor(theme.text))
        font = theme.font(theme.number * 1.1, max(theme.number_weight, 600))
        metrics = QFontMetricsF(font)
        x = fraction.width + theme.px(theme.number * 0.6)
        ratio = self.ratio
        number = exact_text(ratio.value, ratio)
        painter.setFont(theme.font(theme.number))
        painter.drawText(QPointF(x, line), "=")
        x += QFontMetricsF(theme.font(theme.number)).horizontalAdvance("=")
        x += theme.px(theme.number * 0.6)
        if x + metrics.horizontalAdvance(number) > self.width():
            number = ratio.text(2)
        painter.setFont(font)
        painter.drawText(QPointF(x, line), number)
        top = self._head()
        colors = {"accent": theme.accent, "text": theme.text, "muted": theme.muted}
        painter.setFont(theme.font(theme.subtitle if theme.name != "projector" else 22))
        for text, role in self.sentences():
            painter.setPen(QColor(colors[role]))
            room = QRectF(0, top, self.width(), self.height() - top)
            flags = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop
            needed = painter.boundingRect(room.adjusted(0, 0, 0, 1e4), flags, text)
            if needed.height() > room.height() + 2:
                return  # a whole sentence or none
            painter.drawText(room, flags, text)
            top += needed.height() + 0.35 * self._line()


def ordinal(layer: int) -> str:
    """Return the word for a layer, counted from 0."""
    if layer < len(ORDINALS):
        return QCoreApplication.translate("Ordinals", ORDINALS[layer])
    number = layer + 1
    last = number % 10 if number % 100 not in (11, 12, 13) else 0
    return QCoreApplication.translate("Ordinals", ENDINGS.get(last, OTHER)).format(number)


def bound_text(largest: float, terms: int) -> str:
    """Return the largest slope to the power of how many terms: 1/16 = 0.0625."""
    if largest == 0.25:
        if terms == 1:
            return "1/4"
        if terms <= 4:
            return f"1/{4**terms}"
        return f"1/4^{terms}".replace(f"^{terms}", str(terms).translate(_RAISED))
    return format_number(largest**terms) if largest != 1 else "1"


_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
