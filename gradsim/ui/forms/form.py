"""The settings form: derived from the experiment's dataclass, nothing is listed here.

An edit that is not allowed marks its field and changes nothing else; as soon as all
fields together make an experiment, it is announced.
"""

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from gradsim.core.experiment import Experiment, make_experiment
from gradsim.core.preset import Preset
from gradsim.core.settings import SettingError
from gradsim.ui.forms.menu import ElidedMenu
from gradsim.ui.forms.options import PanelOptions, heading
from gradsim.ui.forms.places import Place, places
from gradsim.ui.forms.rows import ChoiceRow, SettingRow
from gradsim.ui.forms.wheel import WheelFilter
from gradsim.ui.icons import icon
from gradsim.ui.language import allowed_of, not_allowed, translated
from gradsim.ui.theme import Theme


class SettingsForm(QWidget):
    """The column of settings at the right of the window."""

    #: All fields make this experiment; the second is the setting that was changed.
    experiment_changed = Signal(object, str)
    preset_chosen = Signal(str)
    keep_requested = Signal()
    kept_removed = Signal(int)
    #: Return was pressed in a field, and what it holds is allowed.
    typed = Signal()

    _is_behind = False  # whether the rows are those of an experiment before this one

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("form")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.theme = theme
        self._experiment: Experiment | None = None
        self._values: dict[str, object] = {}
        self._made, self._removers = list[SettingRow](), list[QToolButton]()
        self._options: PanelOptions | None = None
        self._shape: tuple[type[Experiment], list[Place]] | None = None
        self._wheel = WheelFilter(self)

        self.presets = ElidedMenu()
        # by its contents it is wider than the form, as soon as another theme measures it again
        self.presets.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.presets.setAccessibleName(self.tr("Demonstration"))
        self.presets.setToolTip(self.tr("The lecture’s demonstrations in this panel."))
        self.presets.activated.connect(
            lambda index: self.preset_chosen.emit(self.presets.itemData(index))
        )
        self._fields = QVBoxLayout()
        self._kept_list = QVBoxLayout()
        self._kept_head = heading(self.tr("KEPT RUNS"))
        self.keep_button = QPushButton(self.tr("Keep this run"))
        self.keep_button.setToolTip(self.tr("Pins the curves of this run for comparison (K)."))
        self.keep_button.setAccessibleName(self.tr("Keep this run"))
        self.keep_button.clicked.connect(self.keep_requested)

        content = QWidget()
        content.setObjectName("formContent")
        self._inner = QVBoxLayout(content)
        self._inner.addWidget(heading(self.tr("PRESET")))
        self._inner.addWidget(self.presets)
        self._inner.addLayout(self._fields)
        self._options_box = QVBoxLayout()
        self._inner.addLayout(self._options_box)
        self._divider = QFrame()
        self._divider.setObjectName("divider")
        self._divider.setFixedHeight(1)
        self._inner.addWidget(self._divider)
        self._inner.addWidget(self._kept_head)
        self._inner.addLayout(self._kept_list)
        self._inner.addWidget(self.keep_button)
        self._inner.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setObjectName("formScroll")
        self._scroll.viewport().setObjectName("formScroll")
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(content)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._scroll)
        self.show_kept([])
        self.restyle(theme)

    # ----- what is shown

    def show_presets(self, presets: list[Preset]) -> None:
        """Fill the menu of demonstrations."""
        self.presets.clear()
        for preset in presets:
            self.presets.addItem(translated(preset.title), preset.name)

    def show_preset(self, name: str | None) -> None:
        """Select a demonstration; none where settings are the user's own."""
        self.presets.setCurrentIndex(self.presets.findData(name) if name else -1)
        self.presets.setPlaceholderText(self.tr("custom settings"))

    def show_experiment(self, experiment: Experiment) -> None:
        """Show an experiment's settings; any edit that was not allowed is dropped.

        Rows that are folded away are made when they come back: in a lecture they would take a
        sixth of the time that it takes to open a demonstration of another panel.
        """
        self._experiment = experiment
        self._values = {name: getattr(experiment, name) for name in experiment.settings()}
        self._is_behind = True
        if self.isVisible():
            self._catch_up()

    @property
    def _rows(self) -> list[SettingRow]:
        """The rows of the present experiment."""
        self._catch_up()
        return self._made

    def showEvent(self, event: QShowEvent) -> None:
        """Make the rows that are to be seen now."""
        self._catch_up()
        super().showEvent(event)

    def _catch_up(self) -> None:
        """Bring the rows up to date with the experiment."""
        experiment = self._experiment
        if experiment is None or not self._is_behind:
            return
        self._is_behind = False
        shape = (type(experiment), list(places(experiment)))
        if shape != self._shape:
            self._shape = shape
            self._build(shape[1])
        for row in self._made:
            row.set_error("")
            row.set_value(row.part_of(self._values[row.setting.name]))

    def _build(self, places: list[Place]) -> None:
        for widget in _taken_from(self._fields):
            widget.blockSignals(True)  # what was half typed goes with its row
            widget.hide()
            widget.deleteLater()
        self._made = []
        group = None
        for place in places:
            if place.setting.group != group:
                group = place.setting.group
                self._fields.addWidget(heading(translated(group).upper()))
            row = place.make_row(self.theme)
            row.entered.connect(self._entered)
            self._fields.addWidget(row)
            self._made.append(row)
        self._order_tabs()

    def show_options(self, options: PanelOptions | None) -> None:
        """Show a panel's switches below the settings, in place of another panel's."""
        for widget in _taken_from(self._options_box):
            widget.hide()  # a layout's delayed show would make it a window of its own
            widget.setParent(self)  # to be deleted with the form, shown again or not
        self._options = options
        if options is not None:
            options.rebuilt.connect(self._order_tabs, Qt.ConnectionType.UniqueConnection)
            self._options_box.addWidget(options)
            options.show()
        self._order_tabs()

    def show_kept(self, names: list[tuple[str, int]]) -> None:
        """List the kept runs: (name, style)."""
        for widget in _taken_from(self._kept_list):
            widget.hide()
            widget.deleteLater()
        self._removers = []
        self._kept_head.setVisible(bool(names))
        for index, (name, _style) in enumerate(names):
            line = QWidget()
            layout = QHBoxLayout(line)
            layout.setContentsMargins(0, 0, 0, 0)
            label = QLabel(name)
            label.setWordWrap(True)
            remove = QToolButton()
            remove.setIcon(icon("close", self.theme.text))
            remove.setIconSize(QSize(self.theme.px(14), self.theme.px(14)))
            remove.setAutoRaise(True)
            remove.setAccessibleName(self.tr("Remove the kept run {0}").format(name))
            remove.setToolTip(self.tr("Removes this run from the plots."))
            remove.clicked.connect(lambda _=False, number=index: self.kept_removed.emit(number))
            layout.addWidget(label, 1)
            layout.addWidget(remove)
            self._kept_list.addWidget(line)
            self._removers.append(remove)
        self._order_tabs()

    def _order_tabs(self) -> None:
        """Let the Tab key go from top to bottom; new controls stand at the end of its chain."""
        controls = [control for row in self._made for control in row.controls()]
        if self._options is not None:
            controls += _tab_stops(self._options)
        chain = [self.presets, *controls, *self._removers, self.keep_button]
        for previous, control in pairwise(chain):
            QWidget.setTabOrder(previous, control)
        self._wheel.watch(self)

    # ----- edits

    def _entered(self, value: object) -> None:
        row = self.sender()
        if self._experiment is None or not isinstance(row, SettingRow) or row not in self._rows:
            return  # what was typed into a row that has gone meanwhile
        name = row.setting.name
        before = self._values[name]
        if row.is_part and not row.is_in(before):  # the number of items is not allowed, or fewer
            before = getattr(self._experiment, name)
        self._values[name] = row.with_part(before, value)
        self._values |= type(self._experiment).resets.get(name, {})
        try:
            experiment = self._edited_experiment(name)
        except SettingError as error:
            self._mark(error, row)
            if isinstance(row, ChoiceRow):  # a list says what holds; what was typed can be mended
                self._values[name] = before
                row.set_value(row.part_of(before))
            return
        self._experiment = experiment
        for shown in self._rows:
            if self._is_present(shown):
                shown.set_error("")
        row.set_value(row.part_of(getattr(experiment, name)))
        self.experiment_changed.emit(experiment, name)

    def _edited_experiment(self, name: str) -> Experiment:
        """Return the experiment with all edits, or with this one where others are mistakes."""
        assert self._experiment is not None
        kind = self._experiment.name
        try:
            return make_experiment(kind, self._values)
        except SettingError as error:
            if error.setting == name:
                raise
            allowed = {known: getattr(self._experiment, known) for known in self._values}
            try:
                return make_experiment(kind, {**allowed, name: self._values[name]})
            except SettingError:
                raise error from None

    def _is_present(self, row: SettingRow) -> bool:
        """Whether a row shows what holds, not an edit that was a mistake."""
        name = row.setting.name
        return bool(self._values[name] == getattr(self._experiment, name))

    def _mark(self, error: SettingError, edited: SettingRow) -> None:
        guilty = [row for row in self._rows if row.setting.name == error.setting]
        marked = edited if edited in guilty or not guilty else guilty[0]
        sentence = str(error)
        if marked.setting.name == error.setting:
            # one number of a list is named as one number, unless the whole list is wrong
            whole = (marked.setting.allowed, self._allowed_of_list(error))
            alone = marked.is_part and error.allowed in whole
            value = marked.part_of(error.value) if alone else error.value
            allowed = marked.allowed if alone else allowed_of(error, marked.setting)
            sentence = not_allowed(marked.setting, value, allowed, marked.is_part)
        for row in self._rows:
            row.set_error(sentence if row is marked else "")
        # once the sentence has its room
        QTimer.singleShot(0, marked.error, lambda: self._scroll.ensureWidgetVisible(marked.error))

    def _allowed_of_list(self, error: SettingError) -> str:
        """Return what is allowed of the whole list that an error is about."""
        kind = type(self._experiment).settings() if self._experiment is not None else {}
        return kind[error.setting].allowed if error.setting in kind else ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """With Return, let the keys be the window's again; a mistake keeps them."""
        super().keyPressEvent(event)
        is_return = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_return and not any(row.control().property("invalid") for row in self._rows):
            self.typed.emit()

    # ----- look

    def restyle(self, theme: Theme) -> None:
        """Apply a theme."""
        self.theme = theme
        self.setFixedWidth(theme.px(theme.form))
        side = theme.px(24)
        self._inner.setContentsMargins(side, theme.px(20), side, theme.px(24))
        self._inner.setSpacing(theme.px(10))
        self._fields.setSpacing(theme.px(8))
        for row in self._made:
            row.restyle(theme)


def _tab_stops(widget: QWidget) -> Iterator[QWidget]:
    """Yield what takes the focus within a widget, in the order in which it was made."""
    for child in widget.children():
        if isinstance(child, SettingRow):
            yield from child.controls()
        elif isinstance(child, QWidget):
            if child.focusPolicy() & Qt.FocusPolicy.TabFocus:
                yield child
            else:
                yield from _tab_stops(child)


def _taken_from(layout: QLayout) -> Iterator[QWidget]:
    """Take all widgets out of a layout and yield them."""
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            yield widget
