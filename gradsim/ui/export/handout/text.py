"""Texts of a handout; as HTML, words stay words, and formulas become outlines among them."""

import html
import re

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainterPath

from gradsim.core.experiment import Experiment
from gradsim.core.settings import Setting
from gradsim.ui.export.svg import path_data
from gradsim.ui.typesetting.formulas import formula
from gradsim.ui.typesetting.numbers import format_value
from gradsim.ui.typesetting.typeset import plain_text

_FORMULA = re.compile(r"\$\$(.+?)\$\$|\$(.+?)\$")
_PX = 100.0  # at which a formula is laid out; its lengths follow the size of the words


def settings_in_words(experiment: Experiment) -> list[tuple[Setting, str, bool]]:
    """Return each setting in use, its value and whether it is not the usual one."""
    usual = type(experiment)()
    return [
        (setting, format_value(value, setting), value != getattr(usual, name))
        for name, setting in experiment.settings().items()
        if name not in experiment.unused
        for value in [getattr(experiment, name)]
        if value not in ("", None) or setting.empty
    ]


def html_text(source: str) -> str:
    """Return a text with formulas between dollar signs as HTML."""
    parts, end = [], 0
    for match in _FORMULA.finditer(source):
        parts.append(html.escape(source[end : match.start()]))
        parts.append(_formula(match[1] or match[2], bool(match[1])))
        end = match.end()
    parts.append(html.escape(source[end:]))
    return "".join(parts).replace("\n", "<br>")


def html_paragraphs(source: str) -> str:
    """Return a text as paragraphs, which empty lines part."""
    paragraphs = (part.strip() for part in re.split(r"\n\s*\n", source))
    return "".join(f"<p>{html_text(part)}</p>" for part in paragraphs if part)


def attribute(source: str) -> str:
    """Return the reading of a text, for an attribute."""
    return html.escape(plain_text(source), quote=True)


def _formula(tex: str, display: bool) -> str:
    words = html.escape(plain_text(f"${tex}$"), quote=True)
    layout = formula(tex, _PX, display)
    if layout is None:
        return words
    scale = layout.scale
    paths = []
    for shape in layout.shapes:
        outline = QPainterPath()
        if isinstance(shape.outline, QRectF):
            outline.addRect(shape.outline)
        else:
            outline = shape.outline
        fill = f' fill="{shape.color.name()}"' if shape.color is not None else ""
        paths.append(f'<path d="{path_data(outline)}"{fill}/>')
    top, width = layout.ascent / scale, layout.width / scale
    height = (layout.ascent + layout.depth) / scale
    em = 1 / _PX
    return (
        f'<svg class="formula" role="img" aria-label="{words}" fill="currentColor" '
        f'viewBox="{layout.left:.2f} {-top:.2f} {width:.2f} {height:.2f}" '
        f'style="width:{layout.width * em:.3f}em;height:{height * scale * em:.3f}em;'
        f'vertical-align:{-layout.depth * em:.3f}em">{"".join(paths)}</svg>'
    )
