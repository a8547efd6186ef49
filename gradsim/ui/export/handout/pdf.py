"""The lecture's figures with their texts: a PDF of one page each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QCoreApplication,
    QPointF,
    QRectF,
    QSizeF,
    Qt,
)
from PySide6.QtGui import QColor, QFont, QPainter, QPen

from gradsim.core.lecture.lecture import passage_of
from gradsim.core.preset import Preset
from gradsim.core.subjects import subject_of
from gradsim.page_setup import POINTS_PER_INCH, SCREEN_DPI
from gradsim.ui.export.handout.text import settings_in_words
from gradsim.ui.export.painting import (
    content_of,
    open_buffer,
    painting_on,
    pdf_writer,
    pens_scaled,
)
from gradsim.ui.export.sheet import Sheet
from gradsim.ui.language import QT_TRANSLATE_NOOP, installed_language, translated
from gradsim.ui.theme import INTERFACE, SERIF, THEMES, Theme
from gradsim.ui.typesetting.typeset import Typeset

translate = QCoreApplication.translate


TITLE = QT_TRANSLATE_NOOP("Handout", "Why neural networks learn slowly")
PAPER = QSizeF(210 / 25.4 * SCREEN_DPI, 297 / 25.4 * SCREEN_DPI)  # A4, in pixels
MARGIN = 20 / 25.4 * SCREEN_DPI


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


def pdf_handout(pages: Sequence[Page]) -> bytes:
    """Return a PDF: the contents, then a page of A4 for each demonstration."""
    buffer = open_buffer()
    writer = pdf_writer(buffer, PAPER * POINTS_PER_INCH / SCREEN_DPI, translate("Handout", TITLE))
    with painting_on(writer) as painter:
        _paint_contents(painter, pages)
        for number, page in enumerate(pages, 2):
            writer.newPage()
            _Column(painter, page.sheet.theme).paint_page(page, number)
    return content_of(buffer)


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
    for setting, value, _ in settings_in_words(page.preset.experiment):
        yield f"{translated(setting.label)} {value}"


def _font(theme: Theme, size: float, family: str = INTERFACE) -> QFont:
    """Return a font whose figures a reader of PDF finds: plain ones, not tabular ones."""
    font = theme.font(size, family=family)
    font.clearFeatures()
    return font


def _paper(theme: Theme) -> Theme:
    """Return the look of what is written: on white, in black, whatever the figure's is."""
    return THEMES["light" if theme.name == "dark" else theme.name].zoomed(1.0)
