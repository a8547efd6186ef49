"""Pictures of windows that no command opens: presenter's view, editor, lecture mode.

python -m docs.making.windows LOOK FOLDER
"""

import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEventLoop, QSize
from PySide6.QtWidgets import QWidget

from gradsim.core.lecture.presets import find_preset
from gradsim.ui.qt_application import make_application
from gradsim.ui.window.main_window import MainWindow

WINDOWS = ("lecture-mode", "presenter", "editor")
SIZE = QSize(1440, 810)


def main(look: str, folder: Path) -> None:
    """Save each window as a picture."""
    app = make_application()

    def settle(done: Callable[[], object]) -> None:
        while not done():
            app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 50)
        for _ in range(10):
            app.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 50)

    def save(widget: QWidget, name: str) -> None:
        picture = folder / f"{name}-{look}.png"
        if not widget.grab().save(str(picture)):
            raise OSError(f"{picture} cannot be written")

    window = MainWindow(find_preset("neuron-cost-duel"))
    window.resize(SIZE)
    window.look.set_theme(look)
    window.show()
    settle(lambda: window.session.recording is not None)
    window.actions_by_name["presenter"].trigger()
    view = window.room.presenter
    assert view is not None
    settle(lambda: view.following.picture.pixmap().width() > 0)
    save(window, "lecture-mode")
    save(view, "presenter")
    window.room.toggle_presenter()
    window.actions_by_name["edit_lecture"].trigger()
    editor = window.room.editor
    assert editor is not None
    editor.resize(SIZE)
    settle(lambda: not window.room.desk.pictures.is_at_work)
    save(editor, "editor")
    window.close()


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
