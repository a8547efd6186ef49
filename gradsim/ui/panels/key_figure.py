"""The one number that is the point of a demonstration, set large above the right column."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent

from gradsim.ui.session.findings import ShownFigure
from gradsim.ui.theme import INK, SERIF, Theme
from gradsim.ui.typesetting.numbers import filled
from gradsim.ui.typesetting.typeset import Typeset, plain_text
from gradsim.ui.view import PaintedView

SMALLEST = 0.5  # of the size of the number, where the column is narrow

_WORD = re.compile(r"\$[^$]+\$|\S+")
_PLACE = re.compile(r"\{(\d)")


@dataclass(frozen=True)
class _Word:
    """A word of the text: a number, set large, or what stands between numbers."""

    text: str
    color: QColor
    is_number: bool


class KeyFigureView(PaintedView):
    """A number, or two that are compared, and beneath them what they count.

    It keeps its room whether the numbers are known or not: "? against ?" before the run.
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._shown: ShownFigure | None = None
        self._room = self._room_of(None)
        self.hide()

    def show_figure(self, figure: ShownFigure | None) -> None:
        """Show a figure, with question marks for the numbers that are not known; or nothing."""
        if figure == self._shown:
            return
        has_changed_room = self._room != self._room_of(figure)
        self._shown, self._room = figure, self._room_of(figure)
        words = ""
        if figure is not None:
            known = (line for line in _lines(figure) if _is_known(line, figure))
            words = plain_text(filled(" ".join((figure.text, *known)), figure.figures))
        self.setAccessibleName(words)
        if has_changed_room:
            self.updateGeometry()
        self.update()

    @staticmethod
    def _room_of(figure: ShownFigure | None) -> tuple[bool, int]:
        return figure is not None, 0 if figure is None else len(_lines(figure))

    @property
    def said(self) -> str:
        """Number and unit as a line of text, empty where there is none."""
        return self.accessibleName()

    def sizeHint(self) -> QSize:
        """Return the height of the number and its unit, 0 where there is none."""
        theme = self.theme
        has_figure, lines = self._room
        if not has_figure:
            return QSize(0, 0)
        height = 1.05 * theme.key_figure
        if lines:
            height += (0.5 + 1.2 * lines) * theme.subtitle
        return QSize(theme.px(theme.side), theme.px(height))

    def minimumSizeHint(self) -> QSize:
        """Return the height of the size hint: words are set smaller in a narrow column."""
        return QSize(min(self.theme.px(216), self.sizeHint().width()), self.sizeHint().height())

    def _words(self, shown: ShownFigure) -> list[_Word]:
        theme = self.theme
        words = []
        for word in _WORD.findall(shown.text):
            place = _PLACE.search(word)
            color = QColor(theme.muted)
            if place is not None:
                index = int(place[1])
                series = shown.series[index] if index < len(shown.series) else INK
                color = theme.label_color(series)
            words.append(_Word(filled(word, shown.figures), color, place is not None))
        return words

    def _typeset(self, shown: ShownFigure, share: float) -> list[Typeset]:
        theme = self.theme
        large = theme.font(theme.key_figure * share, family=SERIF)
        small = theme.font(theme.subtitle)
        large_math = theme.px(theme.key_figure * share)
        return [
            Typeset(word.text, large, word.color, large_math)
            if word.is_number
            else Typeset(word.text, small, word.color, theme.px(theme.subtitle * 1.5))
            for word in self._words(shown)
        ]

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the numbers on one baseline, smaller where the column is narrow."""
        shown = self._shown
        if shown is None:
            return
        theme = self.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        space = theme.px(theme.subtitle * 0.55)
        share = 1.0
        words = self._typeset(shown, share)
        base = theme.px(0.85 * theme.key_figure)
        while share > SMALLEST and (
            self._width(words, space) > self.width()
            or any(word.baseline > base for word in words)  # an exponent is higher than digits
        ):
            share -= 0.05
            words = self._typeset(shown, share)
        x = 0.0
        for word in words:
            word.paint(painter, x, base)
            x += word.size().width() + space
        line = 1.2 * QFontMetricsF(theme.font(theme.subtitle)).height()
        for text in _lines(shown):
            base += round(line)
            if _is_known(text, shown):
                self._paint_unit(painter, filled(text, shown.figures), base)
            line = 1.2 * theme.px(theme.subtitle)

    def _paint_unit(self, painter: QPainter, text: str, base: int) -> None:
        theme = self.theme
        font = QFont(theme.font(theme.subtitle))
        unit = Typeset(text, font, QColor(theme.text))
        size = theme.px(theme.subtitle)
        while unit.size().width() > self.width() and size > theme.px(theme.tick):
            size -= 1
            font.setPixelSize(size)
            unit = Typeset(text, font, QColor(theme.text))
        unit.paint(painter, 0, base)

    @staticmethod
    def _width(words: Sequence[Typeset], space: float) -> float:
        return sum(word.size().width() for word in words) + space * (len(words) - 1)


def _lines(shown: ShownFigure) -> list[str]:
    """Return the lines of the unit."""
    return shown.unit.split("\n") if shown.unit else []


def _is_known(line: str, shown: ShownFigure) -> bool:
    """Return whether all numbers of a line of the unit are known."""
    places = (int(place) for place in _PLACE.findall(line))
    return all(place < len(shown.figures) and shown.figures[place] is not None for place in places)
