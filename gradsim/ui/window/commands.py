"""The one table of what the keyboard can do.

Bindings, menus, tooltips and the help sheet are all made from it.
"""

from dataclasses import dataclass

from gradsim.ui.language import QT_TRANSLATE_NOOP


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
        "export",
        "file",
        _tr("Commands", "Export…"),
        "E",
        help=_tr("Commands", "Saves the figure, or the view under the pointer, in any format."),
        separator=True,
    ),
    _command("export_table", "file", _tr("Commands", "Export table…"), "Ctrl+E"),
    _command("export_animation", "file", _tr("Commands", "Export animation…"), "Ctrl+Alt+E"),
    _command("export_window", "file", _tr("Commands", "Export window as picture…"), "Ctrl+Shift+E"),
    _command("quit", "file", _tr("Commands", "Quit"), "Ctrl+Q", separator=True),
    _command("undo", "edit", _tr("Commands", "Undo"), "Ctrl+Z"),
    _command("redo", "edit", _tr("Commands", "Redo"), "Ctrl+Shift+Z", "Ctrl+Y"),
    _command("copy_picture", "edit", _tr("Commands", "Copy picture"), "Ctrl+C", separator=True),
    _command("copy_table", "edit", _tr("Commands", "Copy table"), "Ctrl+Shift+C"),
    _command("copy_script", "edit", _tr("Commands", "Copy as Python")),
    _command(
        "paste_items",
        "edit",
        _tr("Commands", "Paste training items"),
        "Ctrl+V",
        help=_tr("Commands", "Takes rows of inputs and a target, as copied from a spreadsheet."),
    ),
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
    _command(
        "more_views",
        "view",
        _tr("Commands", "More views"),
        "V",
        help=_tr("Commands", "Turns to the views that find no room in the window, and back."),
    ),
    _command(
        "change_picture",
        "view",
        _tr("Commands", "Landscape or map"),
        "M",
        help=_tr("Commands", "Shows the cost over weight and bias as a landscape, or as a map."),
    ),
    _command(
        "next",
        "lecture",
        _tr("Commands", "Next"),
        "PgDown",
        help=_tr("Commands", "In a lecture: runs, then concludes, then asks the next question."),
    ),
    _command(
        "previous",
        "lecture",
        _tr("Commands", "Back"),
        "PgUp",
        help=_tr("Commands", "In a lecture: asks again, then goes to the question before."),
    ),
    _command(
        "next_demonstration", "lecture", _tr("Commands", "Next demonstration"), "Shift+PgDown"
    ),
    _command(
        "previous_demonstration",
        "lecture",
        _tr("Commands", "Previous demonstration"),
        "Shift+PgUp",
    ),
    _command(
        "lecture_mode",
        "lecture",
        _tr("Commands", "Lecture mode"),
        "Ctrl+L",
        checkable=True,
        separator=True,
    ),
    _command(
        "start_lecture",
        "lecture",
        _tr("Commands", "Start on the whole screen"),
        "Shift+F5",
    ),
    _command("black", "lecture", _tr("Commands", "Black screen"), "B", "."),
    _command("white", "lecture", _tr("Commands", "White screen"), "W", ","),
    _command("presenter", "lecture", _tr("Commands", "Presenter’s view"), "Ctrl+P"),
    _command(
        "spotlight",
        "lecture",
        _tr("Commands", "Spotlight"),
        "O",
        help=_tr("Commands", "Dims all but what is around the pointer."),
        checkable=True,
        separator=True,
    ),
    _command(
        "pen",
        "lecture",
        _tr("Commands", "Pen"),
        "A",
        help=_tr("Commands", "Draws over the picture; strokes belong to the demonstration."),
        checkable=True,
    ),
    _command(
        "magnifier",
        "lecture",
        _tr("Commands", "Magnifier"),
        "Z",
        help=_tr(
            "Commands",
            "A lens; over a plot it draws a rectangle, which then fills the axes, until Escape.",
        ),
        checkable=True,
    ),
    _command("undo_stroke", "lecture", _tr("Commands", "Undo stroke"), "U"),
    _command("clear_strokes", "lecture", _tr("Commands", "Clear strokes"), "Del"),
    _command(
        "pause_clock",
        "lecture",
        _tr("Commands", "Pause the clock"),
        "T",
        help=_tr("Commands", "Stops the lecture’s clock, or lets it go on."),
    ),
    _command("reset_clock", "lecture", _tr("Commands", "Reset the clock")),
    _command("remote", "lecture", _tr("Commands", "Remote…")),
    _command(
        "swap_screens",
        "lecture",
        _tr("Commands", "Swap screens"),
        "X",
        help=_tr("Commands", "Gives the audience the screen of the presenter’s view, and back."),
    ),
    _command("edit_lecture", "lecture", _tr("Commands", "Edit the lecture…"), "Ctrl+Shift+L"),
    _command(
        "handout",
        "lecture",
        _tr("Commands", "Handout…"),
        help=_tr("Commands", "Saves the lecture as a page that moves in any browser."),
    ),
    _command(
        "predict",
        "lecture",
        _tr("Commands", "Predict first"),
        "G",
        help=_tr("Commands", "Hides the curve until a guess is drawn on the plot and it is run."),
        checkable=True,
    ),
    _command(
        "draw_again",
        "lecture",
        _tr("Commands", "Draw the guess again"),
        "Shift+G",
        help=_tr("Commands", "Takes the guess away and asks for another, before the run."),
    ),
    _command(
        "explain",
        "help",
        _tr("Commands", "Explain what is under the pointer"),
        "?",
        help=_tr("Commands", "Says in two sentences what is under the pointer; held, all along."),
    ),
    _command("passage", "help", _tr("Commands", "About this demonstration"), "I"),
    _command("shortcuts", "help", _tr("Commands", "Keyboard shortcuts"), "F1"),
    _command("about", "help", _tr("Commands", "About gradsim")),
)
