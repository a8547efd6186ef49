"""Where a figure goes: slides in three looks, columns of a paper, the screen, and one's own."""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, replace

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from gradsim.page_setup import GROUNDS, LOOKS, SETUPS, UNITS, PageSetup
from gradsim.ui.theme import THEMES, Theme
from gradsim.ui.typesetting.numbers import format_setting

MOST_OWN = 4
SCREEN = "screen"
OWN = "own:"  # before the name that the user chooses


def own_setups(text: object) -> dict[str, PageSetup]:
    """Read setups that were kept; what cannot be read is left out."""
    found: dict[str, PageSetup] = {}
    with suppress(ValueError, TypeError, AttributeError):
        for name, fields in json.loads(str(text or "{}")).items():
            setup = PageSetup(**fields).checked()
            if setup.look in LOOKS and setup.ground in GROUNDS:
                found[str(name)] = setup
    return found


def kept_text(setups: Mapping[str, PageSetup]) -> str:
    """Return setups as a text to be kept."""
    return json.dumps({name: asdict(setup) for name, setup in setups.items()})


class SetupButton(QAbstractButton):
    """A setup with a small drawing of where the figure stands.

    Parameters
    ----------
    theme : Theme
        The look of the dialog.
    setup : PageSetup or None
        What it is; None for the screen.
    is_tile : bool
        Whether the name stands below the drawing.
    """

    def __init__(self, theme: Theme, setup: PageSetup | None, is_tile: bool = False) -> None:
        super().__init__()
        self.setup = setup
        self._theme, self._is_tile = theme, is_tile
        self.note = ""
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def sizeHint(self) -> QSize:
        """Return room for drawing and name."""
        px = self._theme.px
        if self._is_tile:
            return QSize(px(64), px(60))
        return QSize(px(216), px(76 if self._has_page else 44))

    @property
    def _has_page(self) -> bool:
        return self.setup is not None and self.setup.is_print

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint drawing, name and note."""
        theme, painter = self._theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        px, chosen = theme.px, self.isChecked()
        color = QColor(theme.accent if chosen else theme.text)
        if chosen or self.hasFocus():
            painter.setPen(QPen(QColor(theme.accent), 2) if self.hasFocus() else Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.tint) if chosen else Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), px(6), px(6))
        weight = 600 if chosen else 400
        if self._is_tile:
            box = QRectF((self.width() - px(56)) / 2, px(4), px(56), px(32))
            _paint_slide(painter, box, THEMES[self.setup.look if self.setup else theme.name], theme)
            painter.setFont(theme.font(theme.small, weight))
            painter.setPen(color)
            below = QRectF(0, px(38), self.width(), px(18))
            painter.drawText(below, Qt.AlignmentFlag.AlignCenter, self.text())
            return
        left = px(12)
        if self._has_page:
            assert self.setup is not None
            page = QRectF(left, px(12), px(40), px(52))
            _paint_page(painter, page, self.setup.width < SETUPS["paper-page"].width, theme)
            left += px(56)
        middle = self.height() / 2
        painter.setFont(theme.font(theme.interface, weight))
        painter.setPen(color)
        painter.drawText(QPointF(left, middle - px(4)), self.text())
        painter.setFont(theme.font(theme.small))
        painter.setPen(QColor(theme.muted))
        painter.drawText(QPointF(left, middle + px(14)), self.note)


def _paint_slide(painter: QPainter, box: QRectF, look: Theme, theme: Theme) -> None:
    painter.setPen(QPen(QColor(theme.axis), 1))
    painter.setBrush(QColor(look.ground))
    painter.drawRoundedRect(box, 2, 2)
    _paint_curves(painter, box.adjusted(7, 8, -7, -7), look)


def _paint_page(painter: QPainter, page: QRectF, is_column: bool, theme: Theme) -> None:
    painter.setPen(QPen(QColor(theme.axis), 1))
    painter.setBrush(QColor(theme.field))
    painter.drawRoundedRect(page, 2, 2)
    width = (page.width() - 14) / 2
    for column in range(2):
        x = page.left() + 5 + column * (width + 4)
        painter.setPen(QPen(QColor(theme.hairline), 2))
        for row in range(8):
            y = page.top() + 7 + row * (page.height() - 12) / 7
            painter.drawLine(QPointF(x, y), QPointF(x + width, y))
    figure = QRectF(page.left() + 5, page.top() + 5, page.width() - 10, page.height() * 0.36)
    if is_column:
        figure.setWidth(width)
    painter.setPen(QPen(QColor(theme.accent), 1.2))
    painter.setBrush(QColor(theme.tint))
    painter.drawRect(figure)
    curve = QPainterPath(figure.topLeft() + QPointF(2, 3))
    curve.cubicTo(figure.center(), figure.center(), figure.bottomRight() - QPointF(2, 3))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(curve)


def _paint_curves(painter: QPainter, box: QRectF, look: Theme) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for series, bend in ((0, 0.25), (1, 0.75)):
        curve = QPainterPath(box.topLeft())
        middle = QPointF(box.left() + bend * box.width(), box.bottom() - bend * box.height())
        curve.quadTo(middle, box.bottomRight() - QPointF(0, series * box.height() / 2))
        pen = QPen(look.color(series), 2)
        if series:
            pen.setDashPattern([2, 1])
        painter.setPen(pen)
        painter.drawPath(curve)


class SetupList(QWidget):
    """The setups below one another."""

    #: A setup is chosen; None for the screen.
    chosen = Signal(object)
    #: What is set is to be kept under a name that the user chooses.
    keep_wanted = Signal()
    #: One's own setup of this name is to go.
    removal_wanted = Signal(str)

    def __init__(self, theme: Theme, screen_note: str) -> None:
        super().__init__()
        self.setObjectName("exportSide")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._theme = theme
        px = theme.px
        self.buttons: dict[str, SetupButton] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(px(16), px(24), px(16), px(16))
        layout.setSpacing(px(4))
        layout.addWidget(self._head(self.tr("Slide, 16:9")))
        row = QHBoxLayout()
        row.setSpacing(px(6))
        looks = self.tr("light"), self.tr("dark"), self.tr("projector")
        for look, name in zip(LOOKS, looks, strict=True):
            setup = replace(SETUPS["slide"], look=look)
            row.addWidget(self._button(f"slide-{look}", setup, name, is_tile=True))
        row.addStretch()
        layout.addLayout(row)
        layout.addSpacing(px(14))
        layout.addWidget(self._head(self.tr("Paper")))
        for key, name, width in (
            ("paper-column", self.tr("One column"), self.tr("8.5 cm wide")),
            ("paper-page", self.tr("Two columns"), self.tr("17 cm wide")),
        ):
            layout.addWidget(self._button(key, SETUPS[key], name, width))
        about = QLabel(self.tr("White ground, text of 8 pt, lines of 1 pt, no title."))
        about.setProperty("role", "small")
        about.setWordWrap(True)
        about.setContentsMargins(px(8), px(4), px(8), 0)
        layout.addWidget(about)
        layout.addSpacing(px(14))
        layout.addWidget(self._head(self.tr("Own")))
        layout.addWidget(self._button(SCREEN, None, self.tr("As on screen"), screen_note))
        self._own = QVBoxLayout()
        layout.addLayout(self._own)
        self.keep = QPushButton(self.tr("Keep these as a preset…"), autoDefault=False)
        self.keep.setProperty("role", "link")
        self.keep.clicked.connect(self.keep_wanted)
        layout.addWidget(self.keep)
        layout.addStretch()

    def _head(self, text: str) -> QLabel:
        head = QLabel(text.upper())
        head.setProperty("role", "head")
        head.setContentsMargins(self._theme.px(8), 0, 0, self._theme.px(4))
        return head

    def _button(
        self, key: str, setup: PageSetup | None, name: str, note: str = "", is_tile: bool = False
    ) -> SetupButton:
        button = SetupButton(self._theme, setup, is_tile)
        button.setText(name)
        button.note = note
        button.setAccessibleName(f"{name}, {note}" if note else self.tr("Slide, {0}").format(name))
        number = len(self.buttons) + 1
        if number <= 9:
            button.setShortcut(f"Ctrl+{number}")
            button.setToolTip(f"Ctrl+{number}")
        button.clicked.connect(lambda: self.chosen.emit(button.setup))
        self.buttons[key] = button
        return button

    def offer_own(self, setups: Mapping[str, PageSetup]) -> None:
        """List one's own setups."""
        for key in [key for key in self.buttons if key.startswith(OWN)]:
            self.buttons.pop(key).deleteLater()
        for name, setup in setups.items():
            width = format_setting(round(setup.width / UNITS["cm"], 2))
            note = self.tr("{0} cm wide; Delete removes it").format(width)
            button = self._button(OWN + name, setup, name, note)
            self._own.addWidget(button)
        self.keep.setEnabled(len(setups) < MOST_OWN)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Remove one's own setup that has the focus."""
        for key, button in self.buttons.items():
            if event.key() == Qt.Key.Key_Delete and button.hasFocus() and key.startswith(OWN):
                self.removal_wanted.emit(key.removeprefix(OWN))
                return
        super().keyPressEvent(event)

    def show_chosen(self, setup: PageSetup | None) -> None:
        """Mark the setup that is set, if it is one of these."""
        for button in self.buttons.values():
            button.setChecked(button.setup == setup)
            button.update()
