"""The dialog "Export": what, as which format, how large, in which look."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, QSize, Qt, QTimer, Signal, SignalInstance
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
)

from gradsim.core.settings import Setting
from gradsim.ui.export import painting
from gradsim.ui.export.animation import Timing
from gradsim.ui.export.files import ANIMATIONS, PICTURES
from gradsim.ui.export.order import (
    LARGEST,
    MOST_PIXELS,
    SMALLEST,
    WINDOW,
    Order,
    sheet_for,
    usual_size,
)
from gradsim.ui.export.sheet import FIGURE
from gradsim.ui.forms.number_box import NumberBox
from gradsim.ui.stage import Stage
from gradsim.ui.theme import THEMES
from gradsim.ui.view import picture_of

SCALES = (1, 2, 3, 4)
PREVIEW = QSize(480, 300)


class ExportDialog(QDialog):
    """Asks for an order, and shows what it gives."""

    #: A file is wanted, or the clipboard.
    save_wanted = Signal(Order)
    copy_wanted = Signal(Order)

    def __init__(self, stage: Stage, order: Order) -> None:
        super().__init__(stage.widget)
        self._stage = stage
        self.setWindowTitle(self.tr("Export"))
        self.what, self.kind, self.look = QComboBox(), QComboBox(), QComboBox()
        self._bounds: dict[NumberBox, tuple[int, int]] = {}
        self.width_box = self._box(SMALLEST.width(), LARGEST.width())
        self.height_box = self._box(SMALLEST.height(), LARGEST.height())
        self.scale = QComboBox()
        self.fps = self._box(5, 50)
        self.seconds = self._box(1, 60, whole=False)
        self._numbers = dict.fromkeys(self._bounds, 0.0)
        self.preview = QLabel()
        self.preview.setObjectName("exportPreview")
        self.note = QLabel()
        self._fill()
        self._lay_out()
        for box, tip in (
            (self.what, self.tr("What is exported.")),
            (self.kind, self.tr("Format of the file.")),
            (self.look, self.tr("Colours and line widths.")),
            (self.width_box, self.tr("Width in pixels; text and lines grow with the size.")),
            (self.height_box, self.tr("Height in pixels; text and lines grow with the size.")),
            (self.scale, self.tr("Pixels of the picture for each pixel of this size.")),
            (self.fps, self.tr("Frames per second of the animation.")),
            (self.seconds, self.tr("From the first epoch to the last.")),
        ):
            box.setToolTip(tip)
            box.setAccessibleName(tip.rstrip("."))
        self._timer = QTimer(self, singleShot=True, interval=120)
        self._timer.timeout.connect(self._show_preview)
        self._sized = order.size is not None
        self._select(order)
        self.what.currentIndexChanged.connect(self._what_changed)
        self.kind.currentIndexChanged.connect(self._changed)
        for box in (self.look, self.scale):
            box.currentIndexChanged.connect(self._changed)
        for number_box in self._bounds:
            number_box.entered.connect(lambda _text, box=number_box: self._entered(box))

    def _box(self, least: int, most: int, whole: bool = True) -> NumberBox:
        bounds = Setting(label="", help="", minimum=least, maximum=most, slider=(least, most))
        box = NumberBox(bounds, whole)
        box.setMinimumWidth(self._stage.theme.px(self._stage.theme.number_box))
        self._bounds[box] = least, most
        return box

    def _fill(self) -> None:
        panel = self._stage.panel
        assert panel is not None
        self.what.addItem(self.tr("The whole figure"), FIGURE)
        for name, title in panel.view_titles().items():
            if name in panel.arrangement.open_names and panel.arrangement.view(name).isVisible():
                self.what.addItem(title, name)
        self.what.addItem(self.tr("The window"), WINDOW)
        self.look.addItem(self.tr("As on screen"), "")
        for name, title in zip(
            THEMES, (self.tr("Light"), self.tr("Dark"), self.tr("Projector")), strict=True
        ):
            self.look.addItem(title, name)
        for scale in SCALES:
            self.scale.addItem(f"{scale}×", scale)

    def _lay_out(self) -> None:
        size = QHBoxLayout()
        for widget in (self.width_box, QLabel("×"), self.height_box):
            size.addWidget(widget)
        size.addStretch()
        size.addWidget(self.scale)
        time = self._time = QHBoxLayout()
        for widget in (self.fps, QLabel(self.tr("frames per second, for")), self.seconds):
            time.addWidget(widget)
        time.addWidget(QLabel(self.tr("seconds")))
        time.addStretch()
        form = QFormLayout()
        form.addRow(self.tr("Export"), self.what)
        form.addRow(self.tr("Format"), self.kind)
        form.addRow(self.tr("Size"), size)
        form.addRow(self.tr("Look"), self.look)
        form.addRow(self.tr("Time"), time)
        self._form = form
        self.preview.setFixedSize(PREVIEW)
        self.preview.setStyleSheet(f"border: 1px solid {self._stage.theme.hairline};")
        self.preview.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.note.setProperty("role", "muted")
        self.note.setWordWrap(True)
        save, copy = QPushButton(self.tr("Save…")), QPushButton(self.tr("Copy"))
        cancel = QPushButton(self.tr("Cancel"))
        save.setDefault(True)
        save.clicked.connect(lambda: self._finish(self.save_wanted))
        copy.clicked.connect(lambda: self._finish(self.copy_wanted))
        cancel.clicked.connect(self.reject)
        self.copy_button = copy
        buttons = QHBoxLayout()
        buttons.addStretch()
        for button in (cancel, copy, save):
            buttons.addWidget(button)
        left = QVBoxLayout()
        left.addLayout(form)
        left.addWidget(self.note)
        left.addStretch()
        left.addLayout(buttons)
        layout = QHBoxLayout(self)
        layout.setSpacing(self._stage.theme.px(24))
        layout.addWidget(self.preview)
        layout.addLayout(left)

    def _select(self, order: Order) -> None:
        self.what.setCurrentIndex(max(self.what.findData(order.what), 0))
        self._offer_kinds(order.kind)
        self.look.setCurrentIndex(max(self.look.findData(order.theme), 0))
        self.scale.setCurrentIndex(self.scale.findData(order.scale))
        self._show_number(self.fps, order.timing.fps)
        self._show_number(self.seconds, order.timing.seconds)
        self._show_size(order.size or usual_size(self._stage, order.what))
        self._changed()

    def _offer_kinds(self, wanted: str) -> None:
        """Offer the formats of what is chosen."""
        kinds = ["png"]
        if self.what.currentData() != WINDOW:
            kinds = [*PICTURES, "csv"]
            if self._stage.session.newest > 0:
                kinds += ANIMATIONS
        names = {
            "png": self.tr("PNG picture"),
            "svg": self.tr("SVG drawing"),
            "pdf": self.tr("PDF page"),
            "csv": self.tr("CSV table"),
            "gif": self.tr("GIF animation of the run"),
            "mp4": self.tr("MP4 film of the run"),
        }
        with QSignalBlocker(self.kind):
            self.kind.clear()
            for kind in kinds:
                self.kind.addItem(names[kind], kind)
            self.kind.setCurrentIndex(max(self.kind.findData(wanted), 0))

    def order(self) -> Order:
        """Return what is asked for."""
        width, height, fps, seconds = (self._numbers[box] for box in self._bounds)
        size = QSize(int(width), int(height))
        fitting = [
            scale
            for scale in SCALES[: self.scale.currentIndex() + 1]
            if size.width() * size.height() * scale**2 <= MOST_PIXELS
        ]
        return Order(
            self.what.currentData(),
            self.kind.currentData(),
            size if self._sized else None,
            fitting[-1],
            self.look.currentData(),
            Timing(int(fps), seconds),
        )

    def _finish(self, signal: SignalInstance) -> None:
        order = self.order()
        self.accept()
        signal.emit(order)

    def _what_changed(self) -> None:
        self._offer_kinds(self.kind.currentData())
        self._sized = False
        self._show_size(usual_size(self._stage, self.what.currentData()))
        self._changed()

    def _show_size(self, size: QSize) -> None:
        self._show_number(self.width_box, size.width())
        self._show_number(self.height_box, size.height())

    def _show_number(self, box: NumberBox, number: float) -> None:
        self._numbers[box] = number
        box.set_value(number)

    def _entered(self, box: NumberBox) -> None:
        value = box.value()
        low, high = self._bounds[box]
        if value is None or not low <= value <= high or (box is not self.seconds and value % 1):
            box.set_value(self._numbers[box])  # nothing else has a meaning here
            return
        self._numbers[box] = value
        self._sized = self._sized or box in (self.width_box, self.height_box)
        self._changed()

    def _changed(self) -> None:
        order = self.order()
        is_window, is_table = order.what == WINDOW, order.kind == "csv"
        for box in (self.width_box, self.height_box, self.look):
            box.setEnabled(not is_window and not is_table)
        self.scale.setEnabled(order.kind == "png" and not is_window)
        self._form.setRowVisible(self._time, order.kind in ANIMATIONS)
        self.copy_button.setEnabled(order.kind not in ANIMATIONS)
        self._timer.start()

    def _show_preview(self) -> None:
        order = self.order()
        if self._stage.session.recording is None:
            return  # another experiment is being opened behind the dialog
        if order.kind == "csv":
            self.preview.setText(self.tr("One line for each epoch, with all digits."))
            self.note.setText("")
            return
        if order.what == WINDOW:
            image = picture_of(self._stage.widget).toImage()
        else:
            sheet = sheet_for(self._stage, order)
            image = painting.picture(sheet.drawing(order.what))
            sheet.close()
            if not self._sized:
                self._show_size(image.size())
        kept = Qt.AspectRatioMode.KeepAspectRatio
        smooth = Qt.TransformationMode.SmoothTransformation
        room = self.preview.contentsRect().size()
        self.preview.setPixmap(QPixmap.fromImage(image.scaled(room, kept, smooth)))
        size = image.size() * (order.scale if order.kind == "png" and order.what != WINDOW else 1)
        self.note.setText(
            self.tr("{0} × {1} pixels. The file holds the experiment: gradsim can open it.").format(
                size.width(), size.height()
            )
        )
