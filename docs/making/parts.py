"""Parts of pages in which the program describes itself, as Markdown; pages include them."""

import json
import re
from argparse import Action
from collections.abc import Callable, Iterable, Iterator
from unittest.mock import patch

from gradsim.cli import main
from gradsim.cli.common import COMMANDS as PROGRAMS
from gradsim.cli.common import Parser
from gradsim.core.activations.functions import ACTIVATIONS
from gradsim.core.experiment import Experiment
from gradsim.core.lecture.lecture import passage_of
from gradsim.core.lecture.presets import PRESETS
from gradsim.core.lecture.schema import experiment_schema, export_schema, lecture_schema
from gradsim.core.preset import Preset
from gradsim.core.recorded_run import whole_recording
from gradsim.core.recording import Recording
from gradsim.core.schema import settings_table
from gradsim.core.subject import Subject
from gradsim.core.subjects import SUBJECTS, subject_of
from gradsim.ui.export.handout.text import settings_in_words
from gradsim.ui.panels.loader import panel_class
from gradsim.ui.qt_application import make_application
from gradsim.ui.session.companion import recorded_beside
from gradsim.ui.session.findings import caption_of
from gradsim.ui.theme import THEMES
from gradsim.ui.typesetting.typeset import plain_text
from gradsim.ui.window.commands import COMMANDS, MENUS, Command

SCHEMAS = {
    "experiment": experiment_schema,
    "lecture": lecture_schema,
    "export": export_schema,
}


def parts(seen: Callable[[Preset], str]) -> Iterator[tuple[str, str]]:
    """Yield the file and the content of each part.

    Parameters
    ----------
    seen : callable
        Returns what a demonstration shows; :func:`what_is_seen`, which runs it.
    """
    yield "settings.md", settings()
    yield "keys.md", keys()
    yield "commands.md", commands()
    yield "activations.md", activations()
    yield "lecture.md", lecture()
    yield "panels.md", "\n".join(map(panel, SUBJECTS))
    for subject in SUBJECTS:
        yield f"demonstrations/{subject.name}.md", demonstrations(subject, seen)
    for name, schema in SCHEMAS.items():
        text = json.dumps(schema(), indent=2, ensure_ascii=False)
        yield f"files/schemas/{name}.schema.json", text + "\n"


def table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """Return a table."""
    head = tuple(head)
    lines = [head, ["---"] * len(head), *rows]
    return "".join(f"| {' | '.join(map(_in_cell, line))} |\n" for line in lines)


def _in_cell(text: str) -> str:
    return re.sub(r"(?<!\\)\|", r"\|", text).replace("\n", " ")


# ----- what is declared


def settings() -> str:
    """Return the settings of each experiment."""
    experiments = Experiment.registry.items()
    return "\n".join(f"## `{name}`\n\n{settings_table(kind)}" for name, kind in experiments)


def activations() -> str:
    """Return the activations with their slopes."""
    rows = (
        (f"`{name}`", *(f"${tex}$".replace(r"\frac", r"\dfrac") for tex in of_it))
        for name, each in ACTIVATIONS.items()
        for of_it in [(each.formula, each.slope_formula)]
    )
    return table(("activation", "$f(z)$", "$f'(z)$"), rows)


def keys() -> str:
    """Return every command of the window, by menu, with its keys."""
    return "\n".join(
        f"## {title.replace('&', '')}\n\n"
        + table(
            ("keys", "command"),
            ((_keys(each.keys), _told(each)) for each in COMMANDS if each.menu == menu),
        )
        for menu, title in MENUS
    )


def _told(command: Command) -> str:
    name = command.text.rstrip("…")
    return f"**{name}.** {command.help}" if command.help else name


def _keys(names: Iterable[str]) -> str:
    shown = {"Right": "→", "Left": "←", "-": "−", "PgDown": "Page Down", "PgUp": "Page Up"}
    return ", ".join(
        " + ".join(f"<kbd>{shown.get(key, key)}</kbd>" for key in re.split(r"\+(?=.)", name))
        for name in names
    )


# ----- the command line


class _Found(Exception):
    def __init__(self, parser: Parser) -> None:
        super().__init__()
        self.parser = parser


def parser_of(arguments: list[str]) -> Parser:
    """Return the parser of a command, or without one that of the window."""

    def parse(parser: Parser, *_: object) -> None:
        raise _Found(parser)

    with patch.object(Parser, "parse_known_args", parse):
        try:
            main(arguments)
        except _Found as found:
            return found.parser
    raise AssertionError(f"{arguments} are not parsed")


def commands() -> str:
    """Return each command with its arguments, from its parser."""
    return "\n".join(_command(parser_of(words)) for words in ([], *([each] for each in PROGRAMS)))


def _command(parser: Parser) -> str:
    usage = parser.format_usage().removeprefix("usage: ")
    rows = [
        _argument(action) for action in parser._actions if "--help" not in action.option_strings
    ]
    epilog = "" if parser.prog == "gradsim" or not parser.epilog else f"\n{parser.epilog}\n"
    return (
        f"## `{parser.prog}`\n\n{parser.description}\n\n```text\n{usage}```\n\n"
        f"{table(('argument', 'what it does'), rows)}{epilog}"
    )


def _argument(action: Action) -> tuple[str, str]:
    value = str(action.metavar or "|".join(map(str, action.choices or ())) or action.dest.upper())
    names = ", ".join(action.option_strings)
    if action.nargs != 0:
        names = f"{names} {value}".strip()
    needed = " (must be given)" if action.option_strings and action.required else ""
    return f"`{names}`", f"{action.help or ''}{needed}"


# ----- the lecture and its demonstrations


def lecture() -> str:
    """Return the demonstrations in the lecture's order."""
    return table(
        ("", "question", "name"),
        (
            (
                each.number,
                f"[{each.question}](/mathematics/{subject_of(each.experiment).name}.md#{each.name})",
                f"`{each.name}`",
            )
            for each in PRESETS
        ),
    )


def demonstrations(subject: Subject, seen: Callable[[Preset], str]) -> str:
    """Return the demonstrations of a subject, with their figures."""
    return "\n".join(_demonstration(preset, seen(preset)) for preset in subject.demonstrations)


def _demonstration(preset: Preset, caption: str) -> str:
    in_use = settings_in_words(preset.experiment)
    own = [f"{setting.label.lower()} {value}" for setting, value, is_own in in_use if is_own]
    others = f"; other than usual: {', '.join(own)}" if own else ""
    picture = plain_text(f"{preset.question} {caption}").strip()
    return f"""({preset.name})=
## {preset.number} {preset.question}

{preset.subtitle}

{figures(f"{preset.name}-{{}}.svg", picture, "../_images")}
{passage_of(preset)}

```{{container}} settings
`gradsim {preset.name}`{others}
```
"""


def figures(file: str, alternative: str, folder: str) -> str:
    """Return a picture in both looks, each a link to itself in full size.

    Parameters
    ----------
    file : str
        Name of the file; ``{}`` stands for the look.
    alternative : str
        What it shows, in words.
    folder : str
        Where the site has it, as seen from the page.
    """
    return "\n".join(
        f"```{{image}} /made/figures/{file.format(look)}\n"
        f":alt: {alternative}\n:class: only-{look} figure\n"
        f":target: {folder}/{file.format(look)}\n:loading: lazy\n```\n"
        for look in ("light", "dark")
    )


def what_is_seen(preset: Preset) -> str:
    """Return what was seen in a run, with its numbers."""
    recording = whole_recording(preset.experiment)
    if recording is None:
        recording = Recording(preset.experiment)
        recording.extend(preset.experiment)
    beside = recorded_beside(preset)
    return caption_of(preset, recording, beside.recording if beside else None)


def panel(subject: Subject) -> str:
    """Return a panel in a picture, with its views and what each shows."""
    picture = figures(f"window-{subject.name}-{{}}.png", f"The panel “{subject.title}”", "_images")
    head = f"## {subject.title}\n\n`gradsim --panel {subject.name}`\n\n{picture}\n"
    return head + table(("view", "what it shows"), _views(subject).values())


def _views(subject: Subject) -> dict[str, tuple[str, str]]:
    """Return title and explanation of each view of a panel, whatever it shows."""
    make_application()
    found = {}
    for kind in subject.experiments:
        preset = next(each for each in subject.demonstrations if type(each.experiment) is kind)
        recording = Recording(preset.experiment)
        recording.extend([next(iter(preset.experiment))])
        shown = panel_class(subject)(THEMES["light"])
        shown.begin(recording, [])
        shown.open_views(preset.views, preset.side)
        found |= {
            name: (title, shown.explanation(name)) for name, title in shown.view_titles().items()
        }
        shown.deleteLater()
    return found
