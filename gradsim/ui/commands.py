"""The one table of what the keyboard can do.

Bindings, menus, tooltips and the help sheet are all made from it.
"""

from dataclasses import dataclass

from PySide6.QtCore import QT_TRANSLATE_NOOP


@dataclass(frozen=True)
class Command:
    """A command: its name in the code, menu, text, keys and what it does."""

    name: str
    menu: str
    text: str
    keys: tuple[str, ...] = ()
    help: str = ""
    checkable: bool = False
    separator: bool = False


def _command(
    name: str,
    menu: str,
    text: str,
    *keys: str,
    help: str = "",
    checkable: bool = False,
    separator: bool = False,
) -> Command:
    return Command(name, menu, text, keys, help, checkable, separator)


_tr = QT_TRANSLATE_NOOP

MENUS = (
    ("file", _tr("Commands", "File")),
    ("edit", _tr("Commands", "Edit")),
    ("run", _tr("Commands", "Run")),
    ("view", _tr("Commands", "View")),
    ("lecture", _tr("Commands", "Lecture")),
    ("help", _tr("Commands", "Help")),
)

COMMANDS = (
    _command("open", "file", _tr("Commands", "Open experiment…"), "Ctrl+O"),
    _command("save", "file", _tr("Commands", "Save experiment…"), "Ctrl+S"),
    _command("open_data", "file", _tr("Commands", "Open data set…"), "Ctrl+D"),
    _command(
        "export_plot",
        "file",
        _tr("Commands", "Export plot as picture…"),
        "E",
        help=_tr("Commands", "Saves the plot under the pointer, or the first, as PNG."),
        separator=True,
    ),
    _command("export_csv", "file", _tr("Commands", "Export plot as table…"), "Ctrl+E"),
    _command("export_window", "file", _tr("Commands", "Export window as picture…"), "Ctrl+Shift+E"),
    _command("quit", "file", _tr("Commands", "Quit"), "Ctrl+Q", separator=True),
    _command("undo", "edit", _tr("Commands", "Undo"), "Ctrl+Z"),
    _command("redo", "edit", _tr("Commands", "Redo"), "Ctrl+Shift+Z", "Ctrl+Y"),
    _command("play", "run", _tr("Commands", "Run or pause"), "Space"),
    _command("step", "run", _tr("Commands", "Step"), "Right"),
    _command("step_back", "run", _tr("Commands", "Step back"), "Left"),
    _command("to_start", "run", _tr("Commands", "To the start"), "Home"),
    _command("to_end", "run", _tr("Commands", "To the newest epoch"), "End"),
    _command("reset", "run", _tr("Commands", "Reset"), "R"),
    _command("draw", "run", _tr("Commands", "Draw other random numbers"), "N"),
    _command("faster", "run", _tr("Commands", "Faster"), "+", "=", separator=True),
    _command("slower", "run", _tr("Commands", "Slower"), "-"),
    _command("keep", "run", _tr("Commands", "Keep this run"), "K", separator=True),
    _command("continue_here", "run", _tr("Commands", "Continue from here"), "C"),
    _command("light", "view", _tr("Commands", "Light theme"), "L", checkable=True),
    _command("dark", "view", _tr("Commands", "Dark theme"), "D", checkable=True),
    _command("projector", "view", _tr("Commands", "Projector theme"), "P", checkable=True),
    _command("larger", "view", _tr("Commands", "Larger"), "Ctrl++", "Ctrl+=", separator=True),
    _command("smaller", "view", _tr("Commands", "Smaller"), "Ctrl+-"),
    _command("normal_size", "view", _tr("Commands", "Normal size"), "Ctrl+0"),
    _command(
        "full_screen",
        "view",
        _tr("Commands", "Full screen"),
        "F",
        "F11",
        "F5",
        checkable=True,
        separator=True,
    ),
    _command("settings", "view", _tr("Commands", "Settings"), "S", checkable=True),
    _command("rail", "view", _tr("Commands", "Panels"), "Ctrl+B", checkable=True),
    _command("next", "lecture", _tr("Commands", "Next demonstration"), "PgDown"),
    _command("previous", "lecture", _tr("Commands", "Previous demonstration"), "PgUp"),
    _command("shortcuts", "help", _tr("Commands", "Keyboard shortcuts"), "?", "F1"),
    _command("about", "help", _tr("Commands", "About gradsim")),
)
