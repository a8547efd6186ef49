"""The middle of the window: question, scene, caption or message, and the panel below."""

import html
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from gradsim.ui.language import translated
from gradsim.ui.session.session import Session
from gradsim.ui.theme import Theme
from gradsim.ui.typesetting.scene_line import SceneLine
from gradsim.ui.typesetting.typeset import TypesetLabel

MESSAGE_TIME = 12_000  # milliseconds; what a run has come to stays
LONG = 100_000  # pixels of a line that no message fills


class Content(QWidget):
    """Texts above a panel; a message takes the place of the line below the question.

    Parameters
    ----------
    panels : QWidget
        What stands below the texts.
    """

    def __init__(self, panels: QWidget) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # a click ends typing
        self.title, self.subtitle, self.message = TypesetLabel(), SceneLine(), QLabel(self)
        self.title.set_word_wrap(True)
        self.message.setObjectName("message")
        self.message.setWordWrap(True)
        self.message.setTextInteractionFlags(
            Qt.TextInteractionFlag.LinksAccessibleByMouse
            | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        )
        self.message.linkActivated.connect(self._take_offer)
        self.message.hide()
        keeps = self.subtitle.sizePolicy()
        keeps.setRetainSizeWhenHidden(True)  # nothing moves while a message stands in its place
        self.subtitle.setSizePolicy(keeps)
        self.subtitle.installEventFilter(self)
        self._timer = QTimer(self, singleShot=True, interval=MESSAGE_TIME)
        self._timer.timeout.connect(lambda: self.show_message(""))
        self._offered: Callable[[], object] | None = None
        self._panels = panels
        self.left_out = QToolButton()
        self.left_out.setObjectName("leftOut")
        self.left_out.hide()
        self._row = QHBoxLayout()
        self._layout = QVBoxLayout(self)
        # before there is anything in it, of which PySide would keep what stands for its places:
        # Qt deletes that of the button where a lecture takes it, and what Qt made there later,
        # such as an entry of a menu, was a QWidgetItem in Python
        self._layout.addLayout(self._row)
        self._row.addWidget(self.title, 1)
        self._row.addWidget(self.left_out)
        self._layout.addWidget(self.subtitle)
        self._layout.addWidget(panels, 1)

    def take_back_left_out(self) -> None:
        """Have the button of the views without room beside the question again."""
        self._row.addWidget(self.left_out)

    def show_texts(self, session: Session) -> None:
        """Show question and scene, at the end what was seen; with other settings, those."""
        preset = session.scene.preset
        self.title.set_text(translated(preset.title if session.is_custom else preset.question))
        scene = translated(preset.subtitle)
        if session.is_custom:
            changed = self.tr("With {0}.").format(session.differences())
            notes = map(translated, session.scene.experiment.notes)
            scene = " ".join((changed, *notes))
        caption = session.caption
        usual = "" if session.is_custom else translated(preset.caption)
        self.subtitle.show_texts(scene, caption or usual, bool(caption))

    @property
    def room(self) -> int:
        """Pixels below the title."""
        # not from where the title is, which changes while everything is laid out
        title = self.title.heightForWidth(max(self.title.width(), 1))
        return self.height() - self._layout.contentsMargins().top() - title

    def show_message(
        self,
        sentence: str,
        offer: str = "",
        act: Callable[[], object] | None = None,
        stays: bool = False,
    ) -> None:
        """Show a sentence, with something to do; an empty one removes it."""
        self._offered = act
        if offer:
            sentence = f'{html.escape(sentence)} <a href="offer">{html.escape(offer)}</a>'
        self.message.setTextFormat(Qt.TextFormat.RichText if offer else Qt.TextFormat.PlainText)
        self.message.setText(sentence)
        self.subtitle.setVisible(not sentence)  # the sentence takes its place
        self.message.setVisible(bool(sentence))
        self._place_message()
        if sentence and not (offer or stays):
            self._timer.start()
        else:
            self._timer.stop()

    def _place_message(self) -> None:
        """Lay the message over the line below the question, and what it needs beyond it.

        Its first line is at the height of the first that it replaces.
        """
        if self.message.isHidden():
            return
        line = self.subtitle.geometry()
        height = self.message.heightForWidth(line.width())
        more = self.message.heightForWidth(LONG) - self.subtitle.line_height
        above = min(max(more // 2, 0), self._layout.spacing())
        self.message.setGeometry(line.left(), line.top() - above, line.width(), height)
        self.message.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the line below the question."""
        if event.type() in (QEvent.Type.Move, QEvent.Type.Resize):
            self._place_message()
        return False

    def _take_offer(self) -> None:
        offered = self._offered
        self.show_message("")
        if offered is not None:
            offered()

    def fit(self, theme: Theme, height: int, beside_rail: bool) -> None:
        """Give a large window more space around things."""
        side = theme.px(32 if beside_rail else 48)
        top, gap = (24, 10) if height >= theme.px(800) else (14, 6)
        self._layout.setContentsMargins(side, theme.px(top), side, theme.px(top - 6))
        self._layout.setSpacing(theme.px(gap))
        panels = self._panels.layout()  # unlike its widget, it does not lay out at once
        assert panels is not None
        panels.setContentsMargins(0, theme.px(gap), 0, 0)

    def restyle(self, theme: Theme) -> None:
        """Apply a theme."""
        self.title.set_style(theme.title_font(), QColor(theme.text))
        self.subtitle.restyle(theme)
        self._place_message()
