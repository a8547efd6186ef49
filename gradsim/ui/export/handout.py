"""The lecture's figures with their texts: a page of HTML, and a PDF of one page each."""

from __future__ import annotations

import html
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QBuffer,
    QCoreApplication,
    QIODevice,
    QPointF,
    QRectF,
    QSize,
    QSizeF,
    Qt,
)
from PySide6.QtGui import QColor, QFont, QPainter, QPen

from gradsim.core.experiment import Experiment
from gradsim.core.lecture.lecture import passage_of
from gradsim.core.preset import Preset
from gradsim.core.subjects import subject_of
from gradsim.ui.export.painting import DPI, painting_on, pdf_writer, pens_scaled
from gradsim.ui.export.sheet import Sheet
from gradsim.ui.language import QT_TRANSLATE_NOOP, installed_language, translated
from gradsim.ui.theme import INTERFACE, SERIF, THEMES, Theme
from gradsim.ui.typesetting.numbers import format_value
from gradsim.ui.typesetting.typeset import Typeset, plain_text

translate = QCoreApplication.translate


TITLE = QT_TRANSLATE_NOOP("Handout", "Why neural networks learn slowly")
PAPER = QSizeF(210 / 25.4 * DPI, 297 / 25.4 * DPI)  # A4, in pixels
MARGIN = 20 / 25.4 * DPI


@dataclass(frozen=True)
class Page:
    """A demonstration of the handout.

    Attributes
    ----------
    preset : Preset
        Its texts and settings.
    epoch : int
        The epoch that is shown.
    name : str
        Of its files, without a suffix.
    kinds : tuple of str
        Their formats.
    sheet : Sheet
        The figure, without a title.
    """

    preset: Preset
    epoch: int
    name: str
    kinds: tuple[str, ...]
    sheet: Sheet


def settings_in_words(experiment: Experiment) -> list[tuple[str, str, bool]]:
    """Return label, value and whether it is not the usual one, of each setting in use."""
    usual = type(experiment)()
    return [
        (translated(setting.label), format_value(value, setting), value != getattr(usual, name))
        for name, setting in experiment.settings().items()
        if name not in experiment.unused
        for value in [getattr(experiment, name)]
        if value not in ("", None) or setting.empty
    ]


# ----- HTML


def html_index(pages: Sequence[Page], size: QSize) -> str:
    """Return a page with all figures; it needs nothing but the files beside it."""
    parts = [_HEAD.format(title=html.escape(translate("Handout", TITLE)))]
    section = ""
    for page in pages:
        if page.preset.section != section:
            section = page.preset.section
            parts.append(f"<h2>{_escaped(translated(section))}</h2>\n")
        parts.append(_html_page(page, size))
    return "".join(parts) + "</main></body></html>\n"


def _html_page(page: Page, size: QSize) -> str:
    preset = page.preset
    title, caption = _escaped(translated(preset.title)), _escaped(translated(preset.caption))
    shown = next((kind for kind in ("svg", "png") if kind in page.kinds), None)
    picture = ""
    if shown:
        picture = (
            f'<img src="{html.escape(page.name)}.{shown}" alt="{title}" '
            f'width="{size.width()}" height="{size.height()}" loading="lazy">'
        )
    links = " · ".join(
        f'<a href="{html.escape(page.name)}.{kind}">{kind.upper()}</a>' for kind in page.kinds
    )
    settings = "".join(
        f"<li{' class=own' if own else ''}>{_escaped(label)}: {_escaped(value)}</li>"
        for label, value, own in settings_in_words(preset.experiment)
    )
    passage = passage_of(preset, installed_language())
    quote = f"<blockquote>{_escaped(passage)}</blockquote>" if passage else ""
    return f"""<article id="{html.escape(preset.name)}">
<h3><span>{preset.number}</span> {title}</h3>
<p class="question">{_escaped(translated(preset.question))}</p>
<figure>{picture}
<figcaption>{caption} <small>{_epoch(page)}. {links}</small></figcaption>
</figure>
<ul>{settings}</ul>
{quote}
</article>
"""


def _escaped(text: str) -> str:
    return html.escape(plain_text(text))


_HEAD = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>{title}</title>
<meta name="viewport" content="width=device-width">
<style>
body {{ font: 16px/1.5 Inter, system-ui, sans-serif; margin: 0 }}
body {{ color: #1d2126; background: #fdfcfa }}
main {{ max-width: 1280px; margin: 0 auto; padding: 2rem }}
h1, h2, .question {{ font-family: "TeX Gyre Pagella", Palatino, Georgia, serif }}
h1, h2, .question {{ font-weight: 400 }}
li.own {{ font-weight: 600 }}
h2 {{ border-bottom: 1px solid #dcd8cf; margin-top: 4rem }}
h3 span {{ color: #4a3f9f; margin-right: .5em }}
.question {{ font-size: 1.5rem; margin: .5rem 0 }}
figure {{ margin: 1rem 0 }}
img {{ width: 100%; height: auto; border: 1px solid #dcd8cf }}
figcaption {{ margin-top: .5rem }}
small, ul {{ color: #5a6069 }}
ul {{ list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: .25rem 1.5rem }}
blockquote {{ margin: 1rem 0; padding-left: 1rem; border-left: 3px solid #e7e4f3 }}
article {{ margin-bottom: 4rem }}
@media print {{ article {{ break-inside: avoid }} }}
</style></head><body><main>
<h1>{title}</h1>
"""


# ----- PDF


def pdf_handout(pages: Sequence[Page]) -> bytes:
    """Return a PDF: the contents, then a page of A4 for each demonstration."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.ReadWrite)
    writer = pdf_writer(buffer, PAPER, translate("Handout", TITLE))
    with painting_on(writer) as painter:
        _paint_contents(painter, pages)
        for number, page in enumerate(pages, 2):
            writer.newPage()
            _Column(painter, page.sheet.theme).paint_page(page, number)
    return buffer.data().data()


def _paint_contents(painter: QPainter, pages: Sequence[Page]) -> None:
    theme = _paper(pages[0].sheet.theme)
    column = _Column(painter, pages[0].sheet.theme)
    column.text(translate("Handout", TITLE), 30, SERIF, after=18)
    section = ""
    for number, page in enumerate(pages, 2):
        preset = page.preset
        if preset.section != section:
            section = preset.section
            column.text(translated(section), 14, SERIF, before=10, after=4)
        top = column.y
        column.text(f"{preset.number}  {translated(preset.title)}", 11, indent=12, after=2)
        painter.setFont(_font(theme, 11))
        painter.setPen(QColor(theme.muted))
        right = QRectF(MARGIN, top, PAPER.width() - 2 * MARGIN, column.y - top)
        painter.drawText(right, Qt.AlignmentFlag.AlignRight, str(number))


class _Column:
    """What is written on a page, from the top."""

    def __init__(self, painter: QPainter, theme: Theme) -> None:
        self._painter, self._theme = painter, _paper(theme)
        self._width = PAPER.width() - 2 * MARGIN
        self.y = MARGIN
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def text(
        self,
        source: str,
        size: float,
        family: str = INTERFACE,
        color: str = "",
        before: float = 0,
        after: float = 0,
        indent: float = 0,
    ) -> None:
        """Write a paragraph, with formulas between dollar signs."""
        theme = self._theme
        typeset = Typeset(
            source,
            _font(theme, size, family),
            QColor(color or theme.text),
            width=self._width - indent,
        )
        self.y += before
        typeset.paint(self._painter, MARGIN + indent, self.y + typeset.baseline)
        self.y += typeset.size().height() + after

    def figure(self, sheet: Sheet) -> None:
        """Draw a figure as wide as the column."""
        painter, scale = self._painter, self._width / sheet.width()
        painter.save()
        painter.translate(MARGIN, self.y)
        painter.scale(scale, scale)
        with pens_scaled(sheet, scale):
            sheet.drawing().paint(painter)
        painter.restore()
        height = sheet.height() * scale
        painter.setPen(QPen(QColor(self._theme.hairline), 0.75))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(QRectF(MARGIN, self.y, self._width, height))
        self.y += height

    def paint_page(self, page: Page, number: int) -> None:
        """Write number, title, question, figure, caption, settings and passage."""
        preset, theme = page.preset, self._theme
        panel = translated(subject_of(preset.experiment).title)
        head = f"{preset.number}   {translated(preset.title)}   ·   {panel}"
        self.text(head, 11, color=theme.muted, after=6)
        self.text(translated(preset.question), 24, SERIF, after=4)
        self.text(translated(preset.subtitle), 12, color=theme.muted, after=12)
        self.figure(page.sheet)
        self.text(translated(preset.caption), 13, before=14, after=14)
        self.text(f"{_epoch(page)}. {'; '.join(_sentences(page))}.", 10.5, color=theme.muted)
        passage = passage_of(preset, installed_language())
        if passage:
            top = self.y + 18
            self.text(passage, 13, SERIF, before=18, indent=14)
            self._painter.setPen(QPen(QColor(theme.accent), 2))
            self._painter.drawLine(QPointF(MARGIN + 2, top), QPointF(MARGIN + 2, self.y))
        self._painter.setPen(QColor(theme.muted))
        self._painter.setFont(_font(theme, 10))
        foot = QRectF(MARGIN, PAPER.height() - MARGIN, self._width, MARGIN / 2)
        self._painter.drawText(foot, Qt.AlignmentFlag.AlignRight, str(number))
        self._painter.drawText(foot, Qt.AlignmentFlag.AlignLeft, translated(preset.section))


def _epoch(page: Page) -> str:
    return translate("Handout", "Epoch {0}").format(page.epoch)


def _sentences(page: Page) -> Iterator[str]:
    for label, value, _ in settings_in_words(page.preset.experiment):
        yield f"{label} {value}"


def _font(theme: Theme, size: float, family: str = INTERFACE) -> QFont:
    """Return a font whose figures a reader of PDF finds: plain ones, not tabular ones."""
    font = theme.font(size, family=family)
    font.clearFeatures()
    return font


def _paper(theme: Theme) -> Theme:
    """Return the look of what is written: on white, in black, whatever the figure's is."""
    return THEMES["light" if theme.name == "dark" else theme.name].zoomed(1.0)
