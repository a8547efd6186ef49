"""A lecture as one page of HTML that opens anywhere: questions, moving figures, conclusions."""

from __future__ import annotations

import base64
import hashlib
import html
import json
from collections.abc import Generator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from string import Template

from PySide6.QtCore import QCoreApplication

from gradsim.core.experiment import Diverged
from gradsim.core.lecture.lecture import Entry, Lecture, built_in_lecture, passage_of
from gradsim.core.lecture.presets import PRESETS
from gradsim.core.preset import Preset
from gradsim.core.recorded_run import whole_recording
from gradsim.core.recording import Recording
from gradsim.core.subject import MissingPiece
from gradsim.folders import resource
from gradsim.ui.export.handout.figure import EDGE, SIZE, Drawn, drawing
from gradsim.ui.export.handout.text import (
    attribute,
    html_paragraphs,
    html_text,
    settings_in_words,
)
from gradsim.ui.language import QT_TRANSLATE_NOOP, installed_language, said, translated
from gradsim.ui.qt_application import make_application
from gradsim.ui.typesetting.typeset import plain_text
from gradsim.version import __version__

translate = QCoreApplication.translate

TITLE = QT_TRANSLATE_NOOP("Handout", "Why neural networks learn slowly")
EPOCHS = 10  # that are computed between two looks at whether to go on
#: What holds for all that Qt paints unless it says something else.
PEN = (
    'fill="none" stroke="black" fill-rule="evenodd" stroke-linecap="square" stroke-linejoin="bevel"'
)
_PLAY = (
    '<svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">'
    '<path d="M4 1l11 7-11 7z"/></svg>'
)


@dataclass(frozen=True)
class Part:
    """A demonstration of a handout: its entry, its name in the page, and what is drawn of it."""

    entry: Entry
    name: str
    drawn: Drawn


class Handout:
    """A handout that is being made.

    Parameters
    ----------
    lecture : Lecture
        Its demonstrations.

    Attributes
    ----------
    notices : list of str
        What was left out beside what its file says, and why: a sentence for each.
    name : str
        What is being drawn.
    """

    def __init__(self, lecture: Lecture) -> None:
        self._lecture = lecture
        self._parts: list[Part] = []
        self.notices: list[str] = []
        self.name = ""

    def make(self) -> Generator[float, None, None]:
        """Draw one demonstration after the other; yield the share that is done."""
        entries = self._lecture.entries
        for place, entry in enumerate(entries):
            self.name = plain_text(translated(entry.preset.title))
            yield place / len(entries)
            try:
                for share in self._make(entry, f"f{place}"):
                    yield (place + share) / len(entries)
            except (ValueError, ArithmeticError, MissingPiece) as error:
                sentence = translate("Handout", "“{0}” is left out: {1}")
                self.notices.append(sentence.format(self.name, said(error)))

    def _make(self, entry: Entry, film: str) -> Generator[float, None, None]:
        """Draw one demonstration."""
        recording = yield from _recording(entry.preset)
        drawn = yield from drawing(entry.preset, recording, film)
        self._parts.append(Part(entry, self._free_name(entry.preset), drawn))

    def _free_name(self, preset: Preset) -> str:
        """Return a name that no other demonstration of the page has."""
        taken = {part.name for part in self._parts}
        names = (f"{preset.name}-{number}" for number in range(2, len(taken) + 3))
        return preset.name if preset.name not in taken else next(n for n in names if n not in taken)

    @property
    def is_empty(self) -> bool:
        """Whether nothing could be drawn."""
        return not self._parts

    def content(self) -> bytes:
        """Return the file."""
        script, title = _resource("handout.js"), lecture_title(self._lecture)
        font = resource("fonts", "texgyrepagella-regular.otf").read_bytes()
        digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
        parts = self._parts
        pages = (_page(parts, place, title) for place in range(len(parts)))
        frames = (
            f'<script type="application/json+gzip" id="frames-{html.escape(part.name)}">'
            f"{part.drawn.frames}</script>"
            for part in parts
        )
        foot = translate(
            "Handout",
            "One file, which needs neither a network nor gradsim. "
            "The numbers are those of the run, epoch by epoch.",
        )
        page = Template(_resource("handout.html")).substitute(
            language=installed_language(),
            digest=digest,
            version=__version__,
            title=attribute(title),
            font=base64.b64encode(font).decode(),
            style=_resource("handout.css"),
            contents=_contents(parts, title, [*map(said, self._lecture.notices), *self.notices]),
            pages="\n".join(pages),
            foot=html.escape(foot),
            words=_words(title),
            frames="\n".join(frames),
            script=script,
        )
        return page.encode()


def with_texts(lecture: Lecture | None) -> Lecture:
    """Return the built-in lecture for None; passages of one without are the built-in ones."""
    make_application()  # which has the language
    if lecture is None:
        return built_in_lecture(installed_language())
    if lecture.title:
        return lecture
    entries = (
        replace(entry, passage=passage_of(entry.preset, installed_language()))
        for entry in lecture.entries
    )
    titles = (translated(entry.preset.title) for entry in lecture.entries)
    return replace(lecture, title=", ".join(titles), entries=tuple(entries))


def lecture_title(lecture: Lecture) -> str:
    """Return what a lecture is called; the built-in one in the language of the window."""
    own = lecture.title not in ("", built_in_lecture().title)
    return lecture.title if own else translate("Handout", TITLE)


def _recording(preset: Preset) -> Generator[float, None, Recording]:
    """Return the run that has come with the program, or compute it, some epochs at a time.

    Of a run that leaves the finite numbers it is what was before.
    """
    kept = whole_recording(preset.experiment)
    if kept is not None:
        return kept
    recording, rows = Recording(preset.experiment), iter(preset.experiment.run())
    try:
        while recording.extend(islice(rows, EPOCHS)):
            yield 0.0
    except Diverged:
        if not len(recording):
            raise
    return recording


def _resource(name: str) -> str:
    return resource("handout", name).read_text(encoding="utf-8")


def _words(title: str) -> str:
    """Return what the script says, as JSON that ends no element of the page."""
    words = {
        "title": plain_text(title),
        "step": translate("Handout", "{0} {1} of {2}"),
        "play": translate("Handout", "Play"),
        "pause": translate("Handout", "Pause"),
    }
    return json.dumps(words).replace("<", "\\u003c")


def _contents(parts: Sequence[Part], title: str, notices: Sequence[str]) -> str:
    lines = [f'<nav class="contents"><h1 tabindex="-1">{html_text(title)}</h1>']
    hint = translate(
        "Handout",
        "Each page asks a question. Think of an answer, let the run go on with the slider, the "
        "arrow keys or the space bar, and look only then at what was seen.",
    )
    lines.append(f'<p class="hint">{html.escape(hint)}</p>')
    lines += [f'<p class="notices">{html.escape(notice)}</p>' for notice in notices]
    section: str | None = None
    for number, part in enumerate(parts, 1):
        preset = part.entry.preset
        if preset.section != section:
            lines.append("" if section is None else "</ol>")
            section = preset.section
            lines.append(f"<h2>{html_text(translated(section))}</h2>" if section else "")
            lines.append("<ol>")
        lines.append(
            f'<li><span>{number}</span><a href="#{html.escape(part.name)}">'
            f"{html_text(translated(preset.question) or translated(preset.title))}"
            f"<small>{html_text(translated(preset.title))}</small></a></li>"
        )
    return "\n".join([*lines, "</ol></nav>" if parts else "</nav>"])


def _page(parts: Sequence[Part], place: int, title: str) -> str:
    part = parts[place]
    preset, drawn = part.entry.preset, part.drawn
    question = translated(preset.question) or translated(preset.title)
    of = translate("Handout", "{0} of {1}").format(place + 1, len(parts))
    steps = "".join(f"<i{' class=done' * (n <= place)}></i>" for n in range(len(parts)))
    if len(parts) == 1:
        steps = of = ""
    head = (
        f'<div class="head"><a href="#">{html_text(title)}</a>'
        f'<span class="steps" aria-hidden="true">{steps}</span>'
        f'<span class="place">{of}</span></div>'
    )
    section, scene = translated(preset.section), translated(preset.subtitle)
    return f"""<article class="page" id="{html.escape(part.name)}">
{head}
{f'<p class="section">{html_text(section)}</p>' if section else ""}
<h2 tabindex="-1">{html_text(question)}</h2>
{f'<p class="scene">{html_text(scene)}</p>' if scene else ""}
{_figure(part, question)}
{_answer(drawn)}
<div class="words">
{f'<div class="passage">{html_paragraphs(part.entry.passage)}</div>' if part.entry.passage else ""}
{_settings(preset)}
</div>
{_neighbours(parts, place)}
</article>"""


def _figure(part: Part, question: str) -> str:
    """Return the conclusion, in whose place the frames come where scripts run, and the slider."""
    preset, drawn = part.entry.preset, part.drawn
    said_of_it = " ".join(filter(None, (drawn.caption, drawn.key, drawn.unit))) or question
    step = translated(preset.experiment.step_name)
    size = f'width="{SIZE.width()}" height="{SIZE.height()}"'
    aligned = place = ""
    if drawn.axis is not None:
        aligned = " aligned"
        start, wide = (f"{round(100 * share, 2)}%" for share in drawn.axis)
        place = f' style="--from:{start};--wide:{wide}"'
    play, ends = html.escape(translate("Handout", "Play")), (drawn.epochs[0], drawn.epochs[-1])
    first = preset.experiment.first_step
    return f"""<div class="figure">
<figure><img src="{drawn.picture}" alt="{attribute(said_of_it)}" {size}></figure>
<svg class="moving" role="img" viewBox="{EDGE} {EDGE} {SIZE.width()} {SIZE.height()}" hidden \
{PEN} \
data-step="{html.escape(step)}" data-first="{first}" data-rest="{drawn.rest}" \
data-epochs="{json.dumps(drawn.epochs)}"><g id="{html.escape(part.name)}-drawing"></g></svg>
<div class="parts" data-views="{json.dumps(drawn.views)}" aria-hidden="true"></div>
<div class="time{aligned}"{place} hidden>
<button class="play" type="button" aria-label="{play}">\
{_PLAY}</button>
<span class="track"><input type="range" min="{ends[0]}" max="{ends[1]}" value="{ends[0]}" \
aria-label="{html.escape(step)}"></span>
<output aria-hidden="true"></output>
</div>
</div>"""


def _answer(drawn: Drawn) -> str:
    """Return what was seen; where scripts run, it is asked for first."""
    if not drawn.caption and not drawn.key:
        return ""
    ask = html.escape(translate("Handout", "What do you expect?"))
    then = html.escape(translate("Handout", "Show what was seen"))
    caption = f'<p class="caption">{html_text(drawn.caption)}</p>' if drawn.caption else ""
    unit = f" {html_text(drawn.unit)}" if drawn.unit else ""
    key = f'<p class="key"><b>{html_text(drawn.key)}</b>{unit}</p>' if drawn.key else ""
    return f"""<div class="answer">
<button class="ask" type="button" hidden>{ask} <small>{then}</small></button>
<div class="told" tabindex="-1">{caption}{key}</div>
</div>"""


def _settings(preset: Preset) -> str:
    rows = "".join(
        f"<tr{' class=own' * own}><th scope=row>{html_text(translated(setting.label))}</th>"
        f"<td>{html_text(f'${setting.symbol}$') if setting.symbol else ''}</td>"
        f"<td>{html.escape(value)}</td></tr>"
        for setting, value, own in settings_in_words(preset.experiment)
    )
    head = html.escape(translate("Handout", "Settings"))
    change = ""
    if any(known.name == preset.name and known == preset for known in PRESETS):
        words = html.escape(translate("Handout", "Change them in gradsim:"))
        change = f"<p>{words}</p><code>gradsim {html.escape(preset.name)}</code>"
    return f"""<div class="settings"><h3>{head}</h3><table>{rows}</table>{change}</div>"""


def _neighbours(parts: Sequence[Part], place: int) -> str:
    if len(parts) == 1:
        return ""
    links = []
    for kind, other in (("previous", place - 1), ("next", place + 1)):
        if 0 <= other < len(parts):
            preset, name = parts[other].entry.preset, html.escape(parts[other].name)
            number = f"‹ {other + 1}" if kind == "previous" else f"{other + 1} ›"
            links.append(
                f'<a class="neighbour {kind}" rel="{kind[:4]}" href="#{name}">'
                f"<small>{number}</small>"
                f"{html_text(translated(preset.question) or translated(preset.title))}</a>"
            )
    label = html.escape(translate("Handout", "Neighbours"))
    return f'<nav class="neighbours" aria-label="{label}">{"".join(links)}</nav>'
