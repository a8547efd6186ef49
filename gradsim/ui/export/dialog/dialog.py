"""The dialog "Export": where it goes, what it looks like, size and format."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QSize, Qt, QTimer, Signal, SignalInstance
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QInputDialog,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from gradsim.core.sentence import Refusal
from gradsim.page_setup import SCREEN_DPI, PageSetup
from gradsim.ui.export.dialog.form import ExportForm
from gradsim.ui.export.dialog.preview import Preview
from gradsim.ui.export.dialog.segments import Segments
from gradsim.ui.export.dialog.setups import SetupList, kept_text, own_setups
from gradsim.ui.export.files import ANIMATIONS
from gradsim.ui.export.order import Order, epoch_of, proposed_name, screen_setup, sheet_for
from gradsim.ui.export.page import check_height
from gradsim.ui.export.sheet import FIGURE
from gradsim.ui.language import said
from gradsim.ui.stage import Stage
from gradsim.ui.style_sheet import style_sheet
from gradsim.ui.theme import Theme, near_theme
from gradsim.ui.typesetting.numbers import format_setting
from gradsim.ui.typesetting.typeset import plain_text

SIZE = QSize(1100, 760)
KEPT, LAST = "export-setups", "export-last"  # what is remembered for the next time
VIEW = "view"


class ExportDialog(QDialog):
    """Asks for an order, and shows what it gives."""

    #: A file is wanted, or the clipboard.
    save_wanted = Signal(Order)
    copy_wanted = Signal(Order)

    def __init__(self, stage: Stage, order: Order) -> None:
        super().__init__(stage.widget)
        assert stage.panel is not None
        assert stage.session.recording is not None
        self._stage, self._order = stage, order
        self.theme = theme = near_theme(stage.theme)
        self.setWindowTitle(self.tr("Export"))
        self.setStyleSheet(_style(theme))
        self.setFont(theme.font(theme.interface))
        self._own = own_setups(stage.recall(KEPT))
        self.setups = SetupList(theme, self._screen_note())
        self.setups.offer_own(self._own)
        self.what = Segments({FIGURE: self.tr("Whole figure"), VIEW: self.tr("One view")})
        self.view = QComboBox()
        self.view.setAccessibleName(self.tr("The view that is exported"))
        titles = stage.panel.view_titles()
        for name in stage.panel.arrangement.open_names:
            self.view.addItem(plain_text(titles[name]), name)
        self.preview = Preview(theme)
        self.form = ExportForm(theme, len(stage.session.recording) - 1)
        self.file, self.folder = QLabel(), QLabel()
        self.folder.setProperty("role", "muted")
        self._lay_out()
        self._timer = QTimer(self, singleShot=True, interval=120)
        self._timer.timeout.connect(self._show_preview)
        self.finished.connect(self._timer.stop)  # the panel may lack the view by then
        self._connect()
        self._place()
        self._refresh()

    # ----- parts

    def _lay_out(self) -> None:
        px = self.theme.px
        head = QWidget()
        head.setObjectName("exportHead")
        row = QHBoxLayout(head)
        row.setContentsMargins(px(32), px(20), px(32), px(20))
        row.setSpacing(px(16))
        row.addWidget(self.what, 7)
        row.addWidget(self.view, 6)
        middle = QVBoxLayout()
        middle.addWidget(head)
        middle.addWidget(self.preview, 1)
        columns = QHBoxLayout()
        columns.setSpacing(0)
        columns.addWidget(self._scrolled(self.setups, 248))
        columns.addLayout(middle, 1)
        columns.addWidget(self._scrolled(self.form, 288))
        foot = QWidget()
        foot.setObjectName("exportFoot")
        row = QHBoxLayout(foot)
        row.setContentsMargins(px(24), px(14), px(24), px(14))
        row.setSpacing(px(16))
        row.addWidget(self.file)
        row.addWidget(self.folder)
        row.addStretch()
        self.cancel = QPushButton(self.tr("Cancel"), autoDefault=False)
        self.copy_button = QPushButton(self.tr("Copy"), autoDefault=False)
        self.save_button = QPushButton(self.tr("Save…"), default=True)
        self.save_button.setObjectName("primary")
        for button, key in (
            (self.cancel, "Esc"),
            (self.copy_button, "Ctrl+C"),
            (self.save_button, "Ctrl+S"),
        ):
            button.setMinimumWidth(px(96))
            button.setToolTip(QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText))
            row.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(columns, 1)
        layout.addWidget(foot)
        for one, other in zip(self._tab_order(), self._tab_order()[1:], strict=False):
            QWidget.setTabOrder(one, other)

    def _tab_order(self) -> list[QWidget]:
        return [
            self.setups,
            *self.what.buttons.values(),
            self.view,
            self.form,
            self.cancel,
            self.copy_button,
            self.save_button,
        ]

    def _scrolled(self, part: QWidget, width: int) -> QScrollArea:
        """Return a column that scrolls on a low screen."""
        area = QScrollArea(widgetResizable=True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFixedWidth(self.theme.px(width))
        area.setWidget(part)
        return area

    def _connect(self) -> None:
        self.setups.chosen.connect(self._choose_setup)
        self.setups.keep_wanted.connect(self._keep)
        self.setups.removal_wanted.connect(self._remove)
        self.what.chosen.connect(
            lambda key: self._change(what=FIGURE if key == FIGURE else self.view.currentData())
        )
        self.view.activated.connect(lambda _: self._change(what=self.view.currentData()))
        self.form.order_wanted.connect(lambda changes: self._change(**changes))
        self.form.setup_wanted.connect(self._change_setup)
        self.save_button.clicked.connect(lambda: self._finish(self.save_wanted))
        self.copy_button.clicked.connect(lambda: self._finish(self.copy_wanted))
        self.cancel.clicked.connect(self.reject)
        for key, button in (("Ctrl+S", self.save_button), ("Ctrl+C", self.copy_button)):
            QShortcut(QKeySequence(key), self, button.click)

    def _place(self) -> None:
        room = self.screen().availableGeometry().size() - QSize(16, 48)
        size = SIZE * self.theme.zoom
        self.resize(size.boundedTo(room))

    # ----- the order

    def order(self) -> Order:
        """Return what is asked for."""
        return self._order

    @property
    def setup(self) -> PageSetup:
        """The page of the order."""
        return self._order.setup or screen_setup(self._stage, self._order.what)

    @property
    def _epoch(self) -> int:
        return epoch_of(self._stage, self._order.epoch)

    def _choose_setup(self, setup: PageSetup | None) -> None:
        self._change(setup=setup)

    def _change_setup(self, changes: dict[str, object]) -> None:
        setup = replace(self.setup, **changes)  # type: ignore[arg-type]  # of its fields
        self._change(setup=setup)

    def _change(self, **changes: object) -> None:
        """Take another order, or say why it cannot be."""
        order = replace(self._order, **changes)  # type: ignore[arg-type]  # of its fields
        try:
            if order.setup is not None:
                unit = self.form.unit.currentData()
                order.setup.checked(unit)
                if order.kind == "png":
                    height = order.setup.height or order.setup.width
                    order.setup.check_pixels(height, order.scale, unit)
        except Refusal as error:
            self._refuse(error)
            return
        self._order = order
        self._refresh()

    def _refuse(self, error: Refusal, name: str = "") -> None:
        sentence = said(error)
        self.form.show_refusal(f"{sentence[:1].upper()}{sentence[1:]}.", name)

    def _refresh(self) -> None:
        order, setup = self._order, self.setup
        self.what.choose(FIGURE if order.what == FIGURE else VIEW)
        self.view.setEnabled(order.what != FIGURE)
        if order.what != FIGURE:
            self.view.setCurrentIndex(max(self.view.findData(order.what), 0))
        self.setups.show_chosen(order.setup)
        self.form.show_order(order, setup, self._epoch, self._stage.session.newest > 0)
        self.copy_button.setEnabled(order.kind not in ANIMATIONS)
        self.file.setText(proposed_name(self._stage, order))
        folder = self._stage.last_folder
        self.folder.setText(self.tr("in {0}").format(folder.name or str(folder)))
        self._timer.start()

    def _finish(self, signal: SignalInstance) -> None:
        order = self.order()
        last = {} if order.setup is None else {LAST: order.setup}
        self._stage.keep_in_mind(LAST, kept_text(last))
        self.accept()
        signal.emit(order)

    # ----- one's own setups

    def _keep(self) -> None:
        name, is_given = QInputDialog.getText(
            self, self.tr("Keep these as a preset"), self.tr("Name")
        )
        if is_given and name.strip():
            self._own[name.strip()[:24]] = self.setup
            self._own_changed()

    def _remove(self, name: str) -> None:
        self._own.pop(name, None)
        self._own_changed()

    def _own_changed(self) -> None:
        self._stage.keep_in_mind(KEPT, kept_text(self._own))
        self.setups.offer_own(self._own)
        self.setups.show_chosen(self._order.setup)

    # ----- the preview

    def _show_preview(self) -> None:
        order = self._order
        if self._stage.session.recording is None:
            return  # another experiment is being opened behind the dialog
        if order.kind == "csv":
            self.preview.show_message(self.tr("One line for each epoch, with all digits."))
            return
        sheet, name = sheet_for(self._stage, order)
        drawing = sheet.drawing(name)
        setup = self.setup
        unit = self.form.unit.currentData()
        width = f"{self.form.boxes['width'].text_entered()} {unit}"
        words = self.tr("At its true size"), ""
        if setup.is_print:
            rest = self.tr("as it will stand in the column: text of {0} pt")
            words = words[0], rest.format(format_setting(setup.text))
        elif setup.resolution == SCREEN_DPI:
            words = "", ""
        self.preview.show_page(drawing, width, words)
        missing = sheet.panel.arrangement.left_out if setup.is_print else []
        titles = sheet.panel.view_titles()
        left_out = ", ".join(plain_text(titles[view]) for view in missing)
        self.form.show_height(drawing.points.height(), left_out)
        try:
            check_height(sheet, setup, unit)
        except Refusal as error:
            self._refuse(error, "height")
        sheet.close()

    def _screen_note(self) -> str:
        setup = screen_setup(self._stage, self._order.what)
        names = {
            "light": self.tr("light"),
            "dark": self.tr("dark"),
            "projector": self.tr("projector"),
        }
        pixels = setup.pixels(setup.width), setup.pixels(setup.height or 0)
        return self.tr("{0}, {1} × {2} px").format(names[setup.look], *pixels)


def last_setup(stage: Stage) -> PageSetup | None:
    """Return what the last figure was made for, None for the screen."""
    return own_setups(stage.recall(LAST)).get(LAST)


def _style(theme: Theme) -> str:
    px = theme.px
    return (
        f"{style_sheet(theme)}"
        f"#exportSide, #exportForm, QScrollArea {{ background: {theme.surface}; border: none; }}"
        f"#exportHead, #exportFoot {{ background: {theme.ground}; }}"
        f"#exportFoot {{ border-top: 1px solid {theme.hairline}; }}"
        f"QPushButton[role~='segment'] {{ border-radius: 0; padding: 0 {px(2)}px; }}"
        f"QPushButton[role='segment'] {{ border-left-width: 0; }}"
        f"QPushButton[role~='segment']:checked {{ background: {theme.tint};"
        f" color: {theme.accent}; border-color: {theme.accent}; font-weight: 600; }}"
        f"QPushButton[role='link'] {{ border: none; background: transparent; text-align: left;"
        f" color: {theme.accent}; padding: 0 {px(8)}px; }}"
        f"QPushButton#primary {{ background: {theme.accent}; color: {theme.on_accent};"
        f" border-color: {theme.accent}; font-weight: 600; }}"
        f"QPushButton#primary:disabled {{ background: {theme.hairline}; }}"
    )
