"""The tools that work on the audience's picture: what the commands do, and the palette."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from gradsim.ui.lecture.ink import Ink, Tool
from gradsim.ui.lecture.palette import TOOLS, Palette
from gradsim.ui.stage import Stage
from gradsim.ui.theme import Theme


class Tools(QObject):
    """Pen, spotlight and magnifier, and the palette while one of them is taken.

    Parameters
    ----------
    stage : Stage
        The window.
    """

    def __init__(self, stage: Stage) -> None:
        super().__init__(stage.widget)
        self._stage = stage
        self.ink = Ink(stage.widget, stage.theme)
        self.ink.tool_changed.connect(self._show_tool)
        self.palette: Palette | None = None  # before a tool is taken
        self._beside: QWidget | None = None
        stage.session.opened.connect(lambda: self.ink.show_strokes(stage.session.scene.preset.name))

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Return what each command does."""
        take: dict[str, Callable[[], object]] = {
            name: partial(self.ink.take, Tool(name)) for name in TOOLS
        }
        return {**take, "undo_stroke": self.ink.undo, "clear_strokes": self.ink.clear}

    def offer_beside(self, view: QWidget) -> None:
        """Keep the palette off the picture while a view is open that offers the tools itself."""
        self._beside = view
        view.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Bring the palette back when that view is closed, and put it away when it opens."""
        if event.type() in (QEvent.Type.Show, QEvent.Type.Hide) and self.palette is not None:
            self._show_palette(event.type() == QEvent.Type.Show)
        return False

    def _show_palette(self, is_beside: bool) -> None:
        assert self.palette is not None
        self.palette.show_tools(self.ink.tool is not Tool.NONE and not is_beside)

    def _show_tool(self, tool: Tool) -> None:
        """Show which tool is taken, and the others beside it."""
        stage = self._stage
        for name in TOOLS:
            stage.actions_by_name[name].setChecked(tool.value == name)
        if self.palette is None:
            self.palette = Palette(stage.widget, stage.actions_by_name, stage.theme)
        self._show_palette(self._beside is not None and self._beside.isVisible())

    def lay_down(self) -> bool:
        """Lay the tool down; return whether there was one."""
        has_tool = self.ink.tool is not Tool.NONE
        if has_tool:
            self.ink.take(Tool.NONE)
        return has_tool

    def restyle(self, theme: Theme) -> None:
        """Apply a theme."""
        self.ink.restyle(theme)
        if self.palette is not None:
            self.palette.restyle(theme)
