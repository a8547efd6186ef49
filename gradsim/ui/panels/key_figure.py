"""The one number that is the point of a demonstration, set large above the right column."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, groupby, repeat

from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent

from gradsim.ui.session.findings import ShownFigure
from gradsim.ui.theme import INK, SERIF, Theme
from gradsim.ui.typesetting.numbers import UNKNOWN, filled
from gradsim.ui.typesetting.typeset import Typeset, plain_text, typeset
from gradsim.ui.view import PaintedView

#: Of the size of the number, the smaller ones where the column is narrow.
SHARES = tuple(accumulate(repeat(-0.05, 10), initial=1.0))

_WORD = re.compile(r"\$[^$]+\$|\S+")
_CHUNK = re.compile(r"(?:\$[^$]+\$|[^\s$])+")  # what stands between spaces of a line
_PLACE = re.compile(r"\{(\d)")
_TYPICAL = "00.0"  # takes the room of a number that is not known


@dataclass(frozen=True)
class _Word:
    """A word of the text: a number, set large, or what stands between numbers."""

    text: str
    color: QColor
    is_number: bool


class KeyFigureView(PaintedView):
    """A number, or two that are compared, and below them what they count.

    It keeps its room whether the numbers are known or not: "? against ?" before the run.
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._shown: ShownFigure | None = None
        self._second: int | None = None
        self._size = 0  # which of the shares had room last
        #: Returns the height in this view at which a known number stands, such as that of a
        #: bracket it belongs to; None for the top.
        self.anchor: Callable[[], float | None] = lambda: None
        self.hide()

    def show_figure(self, figure: ShownFigure | None) -> None:
        """Show a figure, with question marks for the numbers that are not known; or nothing."""
        if figure == self._shown:
            return
        room = self.heightForWidth(self.width())
        self._shown = figure
        words = ""
        if figure is not None:
            known = (line for line in _lines(figure) if _is_known(line, figure))
            words = plain_text(filled(" ".join((figure.text, *known)), figure.figures))
        self.setAccessibleName(words)
        if room != self.heightForWidth(self.width()):
            self.updateGeometry()
        self.update()

    def stand_over(self, second: int | None) -> None:
        """Let each of two numbers stand over its view; None where it is not above a pair.

        Parameters
        ----------
        second : int or None
            Where the second view begins, in pixels from the left.
        """
        if second != self._second:
            self._second = second
            self.updateGeometry()
            self.update()

    @property
    def said(self) -> str:
        """Number and unit as a line of text, empty where there is none."""
        return self.accessibleName()

    def hasHeightForWidth(self) -> bool:
        """Return that it needs more height in a narrow column: the unit wraps."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of the number and its unit, 0 where there is none."""
        theme = self.theme
        if self._shown is None:
            return 0
        height = 1.05 * theme.key_figure
        if self._pair(self._shown, width) is not None:
            return theme.px(height)
        lines = sum(len(pieces) for _, pieces in self._unit(self._shown, width))
        if lines:
            height += (0.5 + 1.2 * lines) * theme.subtitle
        return theme.px(height)

    def sizeHint(self) -> QSize:
        """Return the size in a column of the usual width."""
        width = self.theme.px(self.theme.side)
        height = self.heightForWidth(width)
        return QSize(width if height else 0, height)

    def minimumSizeHint(self) -> QSize:
        """Return the least width, and the height that is needed at the present one."""
        least = min(self.theme.px(216), self.sizeHint().width())
        return QSize(least, self.heightForWidth(max(self.width(), least)))

    def _unit(self, shown: ShownFigure, width: int) -> list[tuple[str, tuple[str, ...]]]:
        """Return each line of the unit, and how it is broken at a width.

        A line whose numbers are not known keeps its room. Lines of words alone become one text
        where one of them is too long.
        """
        written, lines = _lines(shown), []
        if any(len(_broken(line, width, self.theme)) > 1 for line in written if _is_words(line)):
            written = [
                part
                for are_words, group in groupby(written, _is_words)
                for part in ([" ".join(group)] if are_words else group)
            ]
        for line in written:
            text = filled(line, shown.figures)
            if not _is_known(line, shown):
                text = text.replace(UNKNOWN, _TYPICAL)
            lines.append((line, _broken(text, width, self.theme)))
        return lines

    def _pair(self, shown: ShownFigure, width: int) -> list[tuple[float, Typeset, Typeset]] | None:
        """Return two numbers over their views: where each begins, and what it counts.

        None where they do not stand over two views, or have no room beside what they count: the
        first line of the unit. The others say which is which, and so do the views.
        """
        if self._second is None:
            return None
        words = [word for word in self._words(shown) if word.is_number]
        if len(words) != 2:
            return None
        size = self.theme.px(self.theme.key_figure)
        numbers = [typeset(word.text, self._large(), word.color, size) for word in words]
        text = filled(_lines(shown)[0], shown.figures) if shown.unit else ""
        unit = typeset(text, self.theme.font(self.theme.subtitle), QColor(self.theme.text))
        lefts, room = (0.0, float(self._second)), min(self._second, width - self._second)
        needed = max(number.size().width() for number in numbers) + unit.size().width()
        if needed + 2 * self._space > room:
            return None
        return [(left, number, unit) for left, number in zip(lefts, numbers, strict=True)]

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

    def _typeset(self, words: Sequence[_Word], share: float) -> list[Typeset]:
        theme = self.theme
        large = self._large(share)
        small = theme.font(theme.subtitle)
        large_math = theme.px(theme.key_figure * share)
        return [
            typeset(word.text, large, word.color, large_math)
            if word.is_number
            else typeset(word.text, small, word.color, theme.px(theme.subtitle * 1.5))
            for word in words
        ]

    def _fitted(self, words: Sequence[_Word], base: int) -> list[Typeset]:
        """Return the words as large as they have room, with their baseline at `base`.

        They are tried at the size of the frame before first: at every size down to it a frame
        with another number took 0.5 to 1 ms more.
        """

        def has_room(written: Sequence[Typeset]) -> bool:
            # an exponent is higher than digits
            low = all(word.baseline <= base for word in written)
            return low and self._width(written, self._space) <= self.width()

        fitted = self._typeset(words, SHARES[self._size])
        if has_room(fitted):
            while self._size and has_room(larger := self._typeset(words, SHARES[self._size - 1])):
                self._size, fitted = self._size - 1, larger
        else:
            while self._size < len(SHARES) - 1 and not has_room(fitted):
                self._size += 1
                fitted = self._typeset(words, SHARES[self._size])
        return fitted

    def _large(self, share: float = 1.0) -> QFont:
        return self.theme.font(self.theme.key_figure * share, family=SERIF)

    @property
    def _space(self) -> int:
        """The room between words, in pixels."""
        return self.theme.px(self.theme.subtitle * 0.55)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the numbers on one baseline, smaller where the column is narrow."""
        shown = self._shown
        if shown is None:
            return
        theme = self.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        base = theme.px(0.85 * theme.key_figure)
        pair = self._pair(shown, self.width())
        if pair is not None:
            for left, number, counted in pair:
                number.paint(painter, left, base)
                counted.paint(painter, left + number.size().width() + self._space, base)
            return
        space, words = self._space, self._fitted(self._words(shown), base)
        unit = self._unit(shown, self.width())
        base += self._offset(shown)
        x = 0.0
        for word in words:
            word.paint(painter, x, base)
            x += word.size().width() + space
        font, line = theme.font(theme.subtitle), 0.0
        for text, pieces in unit:
            for piece in pieces:
                line = (
                    1.2 * theme.px(theme.subtitle) if line else 1.2 * QFontMetricsF(font).height()
                )
                base += round(line)
                if _is_known(text, shown):
                    typeset(piece, font, QColor(theme.text)).paint(painter, 0, base)

    def _offset(self, shown: ShownFigure) -> int:
        """Return how far below the top all stands: beside its anchor, once it is known."""
        y = None if None in shown.figures else self.anchor()
        if y is None:
            return 0
        room = self.height() - self.heightForWidth(self.width())
        return round(min(max(y - self.theme.px(0.53 * self.theme.key_figure), 0), max(room, 0)))

    @staticmethod
    def _width(words: Sequence[Typeset], space: float) -> float:
        return sum(word.size().width() for word in words) + space * (len(words) - 1)


@lru_cache(256)  # asked for in every frame, at a millisecond
def _broken(text: str, width: int, theme: Theme) -> tuple[str, ...]:
    """Return the lines into which a text is broken at a width."""
    font, color = theme.font(theme.subtitle), QColor(theme.text)
    pieces: list[str] = []
    for word in _CHUNK.findall(text):
        longer = f"{pieces[-1]} {word}" if pieces else word
        if pieces and Typeset(longer, font, color).size().width() <= width:
            pieces[-1] = longer
        else:
            pieces.append(word)
    return tuple(pieces)


def _lines(shown: ShownFigure) -> list[str]:
    """Return the lines of the unit."""
    return shown.unit.split("\n") if shown.unit else []


def _is_words(line: str) -> bool:
    """Return whether a line of the unit has no number of the figure."""
    return _PLACE.search(line) is None


def _is_known(line: str, shown: ShownFigure) -> bool:
    """Return whether all numbers of a line of the unit are known."""
    places = (int(place) for place in _PLACE.findall(line))
    return all(place < len(shown.figures) and shown.figures[place] is not None for place in places)
