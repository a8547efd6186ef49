"""Explains what is under the pointer, and what the demonstration on screen is about."""

import shiboken6
from PySide6.QtCore import QObject, QPoint
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from gradsim.core.lecture.lecture import passage_of
from gradsim.ui.forms.rows import SettingRow
from gradsim.ui.language import installed_language, translated
from gradsim.ui.lecture.mode import LectureMode
from gradsim.ui.panels.panel import Panel
from gradsim.ui.stage import Stage
from gradsim.ui.window.card import Card


class Explainer(QObject):
    """Finds the words for what is pointed at: a setting, a view, a button, the demonstration."""

    def __init__(self, stage: Stage, lecture: LectureMode) -> None:
        super().__init__(stage.widget)
        self._stage, self._lecture = stage, lecture
        self._card: Card | None = None
        stage.session.opened.connect(self._close)

    def explain(self) -> None:
        """Explain what is under the pointer; with the keyboard alone, what has the focus."""
        window = self._stage.widget
        place = QCursor.pos()
        widget = QApplication.widgetAt(place)
        if widget is None or widget.window() is not window:
            focused = QApplication.focusWidget()
            widget = focused if focused is not None and focused.window() is window else None
            if widget is not None:
                place = widget.mapToGlobal(widget.rect().center())
        self.explain_at(widget, place)

    def _new_card(self) -> Card:
        """Return a card in place of the one that may be shown."""
        self._close()
        self._card = Card(self._stage.widget, self._stage.theme)
        return self._card

    def _close(self) -> None:
        """Close the card: where another window has the keys, none of them reaches it."""
        if self._card is not None and shiboken6.isValid(self._card):
            self._card.end()
        self._card = None

    def explain_at(self, widget: QWidget | None, place: QPoint) -> None:
        """Explain a widget at a place of the screen; one without words leads to its parent."""
        card = self._new_card()
        card.held.connect(lambda: self._follow(card))
        self._show(card, self.words(widget, place), place)

    def _show(self, card: Card, words: tuple[str, str, str], place: QPoint) -> None:
        stage = self._stage
        card.show_at(stage.widget.mapFromGlobal(place), *words, stage.theme.px(440))

    def _follow(self, card: Card) -> None:
        """While the key is held, explain what the pointer has come to."""
        place = QCursor.pos()
        widget = QApplication.widgetAt(place)
        if widget is None or widget.window() is not self._stage.widget:
            return
        if widget is card or card.isAncestorOf(widget):
            return
        words = self.words(widget, place)
        if words[0] != card.title.text():
            self._show(card, words, place)

    def words(self, widget: QWidget | None, place: QPoint) -> tuple[str, str, str]:
        """Return title, text and foot of the card for a widget."""
        while widget is not None:
            if isinstance(widget, SettingRow):
                setting = widget.setting
                symbol = f" ${setting.symbol}$" if setting.symbol else ""
                allowed = self.tr("Allowed: {0}.").format(widget.allowed)
                return f"{translated(setting.label)}{symbol}", translated(setting.help), allowed
            if isinstance(widget, Panel):
                found = self._view(widget, place)
                if found is not None:
                    return found
            if isinstance(widget, QAbstractButton) and widget.toolTip():
                name = widget.text() or widget.accessibleName()
                return name, widget.toolTip(), ""
            in_row = isinstance(widget.parentWidget(), SettingRow)
            if widget.toolTip() and widget.accessibleName() and not in_row:
                return widget.accessibleName(), widget.toolTip(), ""
            widget = widget.parentWidget()
        preset = self._stage.session.scene.preset
        foot = self.tr("Press I for the passage of the lecture.")
        return translated(preset.title), translated(preset.subtitle), foot

    def _view(self, panel: Panel, place: QPoint) -> tuple[str, str, str] | None:
        name = panel.view_at(panel.mapFromGlobal(place))
        text = panel.explanation(name)
        return (panel.view_titles()[name], text, "") if text else None

    def show_passage(self) -> None:
        """Show the passage of the lecture for the demonstration on screen."""
        window, theme = self._stage.widget, self._stage.theme
        preset = self._stage.session.scene.preset
        entry = self._lecture.entry
        passage = entry.passage if entry is not None else passage_of(preset, installed_language())
        card = self._new_card()
        width = min(theme.px(760), window.width() - theme.px(80))
        left = (window.width() - width) // 2
        text = passage or translated(preset.caption)
        card.show_at(
            QPoint(left, theme.px(48)),
            translated(preset.question),
            text,
            translated(preset.section),
            width,
        )
