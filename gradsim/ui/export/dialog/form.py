"""Format, size and look of what is exported."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from gradsim.core.settings import Setting
from gradsim.page_setup import SCREEN_DPI, TEXTS_AS, UNITS, PageSetup
from gradsim.ui.export.animation import Timing
from gradsim.ui.export.dialog.segments import Segments
from gradsim.ui.export.files import ANIMATIONS, PICTURES
from gradsim.ui.export.order import Order
from gradsim.ui.forms.number_box import NumberBox
from gradsim.ui.theme import Theme

SCALES = (1, 2, 3, 4)
KINDS = ("pdf", "svg", "png", "csv", *ANIMATIONS)
SIZES = ("width", "height", "text", "lines")
#: Looks and grounds that can be chosen together.
COLORS = (
    ("light", "white"),
    ("light", "theme"),
    ("dark", "theme"),
    ("projector", "theme"),
)
FPS, SECONDS = (5, 50), (1, 60)


class ExportForm(QWidget):
    """Asks for changes of an order, and shows the one that is taken.

    Parameters
    ----------
    theme : Theme
        The look of the dialog.
    last : int
        The last epoch that can be shown.
    """

    #: Other attributes of the order, or of its page, are wanted.
    order_wanted = Signal(dict)
    setup_wanted = Signal(dict)

    def __init__(self, theme: Theme, last: int) -> None:
        super().__init__()
        self.setObjectName("exportForm")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._theme, self._last = theme, last
        self._order, self._setup = Order(), PageSetup(100, 100, 8, 1)
        self._entered = ""  # the box that asked last
        self.kind = Segments({kind: kind.upper() for kind in KINDS})
        self.kind.chosen.connect(lambda kind: self.order_wanted.emit({"kind": kind}))
        self.boxes = {name: self._box((0, 10)) for name in ("width", "height", "text")}
        self.boxes["lines"] = self._box((0, 1))
        self.epoch = self._box((0, 10), whole=True)
        self.fps, self.seconds = self._box(FPS, whole=True), self._box(SECONDS)
        self.unit, self.scale, self.text_as = QComboBox(), QComboBox(), QComboBox()
        self.colors = QComboBox()
        self._fill()
        self.title = QCheckBox(self.tr("Title and question"))
        self.caption = QCheckBox(self.tr("Caption and key figure"))
        self.formulas = QCheckBox(self.tr("Formula band"))
        self.clear = QCheckBox(self.tr("Transparent ground"))
        self.embeds = QCheckBox(self.tr("Embed the experiment"))
        self.about, self.refusal, self.embedded = QLabel(), QLabel(), QLabel()
        self.points = QLabel()
        self._lay_out()
        self._connect()

    def _box(self, steps: tuple[float, float], whole: bool = False) -> NumberBox:
        box = NumberBox(Setting(label="", help="", minimum=0, slider=steps), whole)
        box.setFixedWidth(self._theme.px(self._theme.number_box))
        return box

    def _fill(self) -> None:
        for unit in UNITS:
            self.unit.addItem(unit, unit)
        for scale in SCALES:
            self.scale.addItem(f"{scale}×", scale)
        for kind, text in zip(TEXTS_AS, (self.tr("outlines"), self.tr("text")), strict=True):
            self.text_as.addItem(text, kind)
        for colors, text in zip(
            COLORS,
            (
                self.tr("paper, white"),
                self.tr("light"),
                self.tr("dark"),
                self.tr("projector"),
            ),
            strict=True,
        ):
            self.colors.addItem(text, colors)

    def _lay_out(self) -> None:
        px = self._theme.px
        layout = QVBoxLayout(self)
        layout.setContentsMargins(px(24), px(24), px(24), px(16))
        layout.setSpacing(px(8))
        layout.addWidget(self._head(self.tr("Format")))
        layout.addWidget(self.kind)
        self._scales = self._row(self.tr("PNG pixels"), self.scale)
        self._texts = self._row(self.tr("SVG text as"), self.text_as)
        self._rates = self._row(self.tr("Frames a second"), None, self.fps)
        self._times = self._row(self.tr("Seconds"), None, self.seconds)
        for row in (self.about, self._scales, self._texts, self._rates, self._times):
            layout.addWidget(row)
        layout.addSpacing(px(10))
        layout.addWidget(self._head(self.tr("Size")))
        grid = QGridLayout()
        grid.setHorizontalSpacing(px(12))
        grid.setVerticalSpacing(px(8))
        names = self.tr("Width"), self.tr("Height"), self.tr("Text"), self.tr("Lines")
        units = self.unit, self.points, QLabel("pt"), QLabel("pt")
        for place, (key, name, unit) in enumerate(zip(SIZES, names, units, strict=True)):
            label = QLabel(name)
            label.setBuddy(self.boxes[key])
            self.boxes[key].setAccessibleName(name)
            grid.addWidget(label, place, 0)
            grid.addWidget(self.boxes[key], place, 1)
            grid.addWidget(unit, place, 2)
        grid.setColumnStretch(2, 1)
        layout.addLayout(grid)
        layout.addWidget(self.refusal)
        layout.addSpacing(px(10))
        layout.addWidget(self._head(self.tr("Look")))
        layout.addWidget(self._row(self.tr("Colours"), self.colors))
        layout.addWidget(self._row(self.tr("Epoch"), None, self.epoch))
        for check in (self.title, self.caption, self.formulas, self.clear, self.embeds):
            layout.addWidget(check)
        self.embedded.setContentsMargins(px(28), 0, 0, 0)
        layout.addWidget(self.embedded)
        layout.addStretch()
        for label in (self.about, self.embedded, self.points, *grid_labels(grid)):
            label.setProperty("role", "small")
        self.refusal.setProperty("role", "error")
        for label in (self.about, self.embedded, self.refusal):
            label.setWordWrap(True)

    def _head(self, text: str) -> QLabel:
        head = QLabel(text.upper())
        head.setProperty("role", "head")
        return head

    def _row(self, *parts: QWidget | str | None) -> QWidget:
        """Return widgets in a line; None takes the room between them."""
        row = QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(self._theme.px(8))
        for part in parts:
            if part is None:
                layout.addStretch()
            else:
                layout.addWidget(QLabel(part) if isinstance(part, str) else part)
        if isinstance(parts[0], str) and isinstance(parts[-1], QWidget):
            parts[-1].setAccessibleName(parts[0])
        return row

    def _connect(self) -> None:
        for name, box in self.boxes.items():
            box.entered.connect(lambda text, name=name: self._size_entered(name, text))
        self.epoch.entered.connect(lambda _: self._epoch_entered())
        for box in (self.fps, self.seconds):
            box.entered.connect(lambda _: self._time_entered())
        self.unit.activated.connect(lambda _: self._show_sizes())
        self.scale.activated.connect(lambda _: self._ask(scale=self.scale.currentData()))
        self.text_as.activated.connect(lambda _: self._ask(text_as=self.text_as.currentData()))
        self.embeds.clicked.connect(lambda on: self._ask(embeds=on))
        self.colors.activated.connect(lambda _: self._colors_chosen())
        self.clear.clicked.connect(lambda _: self._colors_chosen())
        for check, field in (
            (self.title, "has_title"),
            (self.caption, "has_caption"),
            (self.formulas, "has_formulas"),
        ):
            check.clicked.connect(lambda on, field=field: self.setup_wanted.emit({field: on}))
        for widget, tip in (
            (self.boxes["width"], self.tr("The width of the figure where it will stand.")),
            (self.boxes["height"], self.tr("Its height; empty for as high as its views need.")),
            (self.boxes["text"], self.tr("The height of the type of labels, in points.")),
            (self.boxes["lines"], self.tr("The width of a curve, in points.")),
            (self.epoch, self.tr("The epoch that the figure shows.")),
            (self.fps, self.tr("Frames per second of the animation.")),
            (self.seconds, self.tr("From the first epoch to the last.")),
            (self.scale, self.tr("Pixels of the picture for each pixel of its layout.")),
            (self.text_as, self.tr("Outlines need no typeface; text can be changed and found.")),
        ):
            widget.setToolTip(tip)
        self.unit.setAccessibleName(self.tr("Unit of width and height"))

    # ----- what is entered

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Return end the typing of a number; elsewhere in the dialog it saves."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)

    def _ask(self, **changes: object) -> None:
        self.order_wanted.emit(changes)

    def _size_entered(self, name: str, text: str) -> None:
        value = self.boxes[name].value()
        if value is None and (text.strip() or name != "height"):
            self.show_refusal(self.tr("“{0}” is no number.").format(text[:20]), name)
            return
        factor = UNITS[self.unit.currentData()] if name in SIZES[:2] else 1.0
        self._entered = name
        self.setup_wanted.emit({name: None if value is None else value * factor})

    def _epoch_entered(self) -> None:
        value = self.epoch.value()
        if value is None or not 0 <= value <= self._last or value % 1:
            sentence = self.tr("The epoch must be a whole number from 0 to {0}.")
            self.show_refusal(sentence.format(self._last), "epoch")
            return
        self._ask(epoch=int(value))

    def _time_entered(self) -> None:
        fps, seconds = self.fps.value(), self.seconds.value()
        for value, (low, high), name in ((fps, FPS, "fps"), (seconds, SECONDS, "seconds")):
            if value is None or not low <= value <= high:
                self.show_refusal(self.tr("It must be from {0} to {1}.").format(low, high), name)
                return
        assert fps is not None
        assert seconds is not None
        self._ask(timing=Timing(int(fps), seconds))

    def _colors_chosen(self) -> None:
        look, ground = self.colors.currentData()
        self.setup_wanted.emit(
            {"look": look, "ground": "transparent" if self.clear.isChecked() else ground}
        )

    # ----- what is shown

    def show_refusal(self, sentence: str, name: str = "") -> None:
        """Say why something is not taken, an empty sentence where all is."""
        self.refusal.setText(sentence)
        self.refusal.setVisible(bool(sentence))
        boxes = {**self.boxes, "epoch": self.epoch, "fps": self.fps, "seconds": self.seconds}
        for key, box in boxes.items():
            box.setProperty("invalid", bool(sentence) and key == (name or self._entered))
            box.style().unpolish(box)
            box.style().polish(box)

    def show_order(self, order: Order, setup: PageSetup, epoch: int, moves: bool) -> None:
        """Show an order, its page, the epoch that is shown, and whether the run moves."""
        if (setup.resolution == SCREEN_DPI) != (self._setup.resolution == SCREEN_DPI):
            unit = "px" if setup.resolution == SCREEN_DPI else "cm"
            self.unit.setCurrentIndex(self.unit.findData(unit))
        self._order, self._setup = order, setup
        for kind in ANIMATIONS:
            self.kind.offer(kind, moves)
        self.kind.choose(order.kind)
        is_table, is_film = order.kind == "csv", order.kind in ANIMATIONS
        self._scales.setVisible(order.kind == "png")
        self._texts.setVisible(order.kind == "svg")
        self._rates.setVisible(is_film)
        self._times.setVisible(is_film)
        self.scale.setCurrentIndex(self.scale.findData(order.scale))
        self.text_as.setCurrentIndex(self.text_as.findData(order.text_as))
        self.fps.set_value(order.timing.fps)
        self.seconds.set_value(order.timing.seconds)
        is_clear = setup.ground == "transparent"
        usual = "white" if setup.is_print and setup.look == "light" else "theme"
        colors = (setup.look, usual if is_clear else setup.ground)
        self.colors.setCurrentIndex(COLORS.index(colors) if colors in COLORS else 0)
        for check, on in (
            (self.title, setup.has_title),
            (self.caption, setup.has_caption),
            (self.formulas, setup.has_formulas),
            (self.clear, is_clear and not is_film),
            (self.embeds, order.embeds),
        ):
            check.setChecked(on)
        self.clear.setEnabled(not is_film)
        self.embeds.setEnabled(order.kind in PICTURES)
        for widget in (*self.boxes.values(), self.unit, self.colors):
            widget.setEnabled(not is_table)
        for check in (self.title, self.caption, self.formulas):
            check.setEnabled(not is_table)
        self.epoch.setEnabled(order.kind in PICTURES)
        self.epoch.set_value(epoch)
        self.embedded.setText(
            self.tr("Opened in gradsim, the file restores this run at epoch {0}.").format(epoch)
        )
        self.embedded.setVisible(order.embeds and order.kind in PICTURES)
        self._entered = ""
        self.show_refusal("")
        self._show_sizes()

    def show_height(self, points: float, left_out: str) -> None:
        """Show how high the figure has become, and which of its views found no room."""
        setup = self._setup
        if setup.height is None:
            self._setup = replace(setup, height=points)
            self._show_sizes()
            self._setup = setup
        if left_out:
            self.about.setText(self.tr("No room for: {0}.").format(left_out))

    def _show_sizes(self) -> None:
        unit, setup = self.unit.currentData(), self._setup
        digits = 0 if unit in ("px", "pt") else 2 if unit == "in" else 1
        for name in SIZES:
            value = getattr(setup, name)
            if value is not None and name in SIZES[:2]:
                value = round(value / UNITS[unit], digits)
            with QSignalBlocker(self.boxes[name]):
                self.boxes[name].set_value(None if value is None else round(value, 2))
        self.points.setText("" if setup.height is None else f"{setup.height:.0f} pt")
        self.about.setText(self._about())

    def _about(self) -> str:
        kind, setup = self._order.kind, self._setup
        if kind == "csv":
            return self.tr("One line for each epoch, with all digits.")
        if kind in ("pdf", "svg"):
            return self.tr("Vector: sharp at every size.")
        per_point = SCREEN_DPI / 72 if kind in ANIMATIONS else setup.dpi / 72 * self._order.scale
        width, height = round(setup.width * per_point), round((setup.height or 0) * per_point)
        if not height:
            return ""
        return self.tr("{0} × {1} pixels").format(width, height)


def grid_labels(grid: QGridLayout) -> list[QLabel]:
    """Return the labels at the right of a grid."""
    items = (grid.itemAtPosition(row, 2) for row in range(grid.rowCount()))
    widgets = [item.widget() for item in items if item is not None]
    return [widget for widget in widgets if isinstance(widget, QLabel)]
