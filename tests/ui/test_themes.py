"""Three looks: contrast as WCAG computes it, real typefaces, and a change at run time."""

from dataclasses import asdict
from itertools import pairwise

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QColor, QFontInfo, QImage
from PySide6.QtWidgets import QLabel, QWidget

from gradsim.core.lecture.presets import PRESETS as LECTURE
from gradsim.ui.plotting.axes import Axes
from gradsim.ui.theme import DASHES, INK, THEMES, Theme

PRESETS = tuple(preset for preset in LECTURE if preset.name.startswith("neuron-"))

SERIES_OF_PALETTE = 8


def luminance(color: str) -> float:
    """Relative luminance, WCAG 2.1."""
    channels = [int(color[index : index + 2], 16) / 255 for index in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(color: str, ground: str) -> float:
    """Contrast ratio, WCAG 2.1."""
    light, dark = sorted((luminance(color), luminance(ground)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_the_formula_gives_the_known_ratios():
    assert contrast("#FFFFFF", "#000000") == pytest.approx(21.0)
    assert contrast("#FFFFFF", "#767676") == pytest.approx(4.54, abs=0.01)


themes = pytest.mark.parametrize("theme", THEMES.values(), ids=list(THEMES))


@themes
def test_text_is_legible_on_every_ground(theme):
    for ground in (theme.ground, theme.surface, theme.field, theme.tint):
        for text in (theme.text, theme.muted):
            assert contrast(text, ground) >= 4.5
    for ground in (theme.ground, theme.surface, theme.field, theme.tint):
        assert contrast(theme.accent, ground) >= 4.5
    assert contrast(theme.on_accent, theme.accent) >= 4.5
    for label in theme.labels:
        assert contrast(label, theme.ground) >= 4.5
        assert contrast(label, theme.surface) >= 4.5


@themes
def test_lines_can_be_told_from_the_ground(theme):
    assert len(theme.series) == len(theme.labels) == SERIES_OF_PALETTE == len(DASHES)
    for ground in (theme.ground, theme.surface):
        assert min(contrast(line, ground) for line in theme.series) >= 3.0


@themes
def test_series_differ_by_more_than_colour(theme):
    dashes = [tuple(theme.pen(index).dashPattern()) for index in range(SERIES_OF_PALETTE)]
    assert len(set(dashes)) == SERIES_OF_PALETTE
    assert len(set(theme.series)) == SERIES_OF_PALETTE
    assert theme.pen(INK).color() == QColor(theme.text)
    assert not theme.pen(INK).dashPattern()


def test_the_projector_s_look_is_black_on_white_with_thick_lines():
    projector, light = THEMES["projector"], THEMES["light"]
    assert (projector.ground, projector.text) == ("#FFFFFF", "#000000")
    assert projector.curve >= 1.5 * light.curve
    assert projector.axis_line >= 2 * light.axis_line
    # no pale colour: every line is far from the ground
    assert min(contrast(line, projector.ground) for line in projector.series) >= 4.5


def test_dark_and_light_differ_in_colours_alone():
    """So that ``test_walk.py`` looks for what is cut off at each size in one of the two."""
    light, dark = (asdict(THEMES[name]) for name in ("light", "dark"))
    different = {name for name in light if light[name] != dark[name]} - {"name"}
    for theme in (light, dark):
        values = np.hstack([theme[name] for name in different])
        assert all(QColor.isValidColorName(value) for value in values)


@themes
def test_sizes_grow_with_the_zoom(theme):
    for zoom in (0.7, 1.0, 1.5, 3.0):
        zoomed = theme.zoomed(zoom)
        for size in (theme.title, theme.tick, theme.interface):
            assert zoomed.font(size).pixelSize() == round(size * zoom)
        assert zoomed.pen(0).widthF() == pytest.approx(theme.curve * zoom)


@pytest.mark.parametrize("weight", [400, 600])
def test_the_typefaces_are_those_that_travel_along(qapp, weight):
    theme = THEMES["light"]
    info = QFontInfo(theme.font(13, weight))
    assert info.family() == "Inter"
    assert info.exactMatch()
    assert QFontInfo(theme.title_font()).family() == "TeX Gyre Pagella"


def test_every_widget_of_the_window_has_them(open_window):
    opened = open_window()
    families = {
        QFontInfo(widget.font()).family()
        for widget in opened.window.findChildren(QWidget)
        if widget.isVisible()
    }
    assert families == {"Inter"}
    assert QFontInfo(opened.window.title._font).family() == "TeX Gyre Pagella"


# ----- what is seen


def pixels(image: QImage) -> np.ndarray:
    """Return the colours as one number each, shape (height, width)."""
    image = image.convertToFormat(QImage.Format.Format_RGB32)
    data = np.frombuffer(image.constBits(), np.uint32).reshape(image.height(), -1)
    return data[:, : image.width()] & 0xFFFFFF


def share(image: QImage, color: str, place: QRect) -> float:
    """Share of a rectangle that has exactly that colour."""
    part = pixels(image)[
        place.top() : place.top() + place.height(), place.left() : place.left() + place.width()
    ]
    return float((part == int(color[1:], 16)).mean())


def where(widget: QWidget, window: QWidget) -> QRect:
    return QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())


def check_picture(opened, theme: Theme) -> None:
    """Look at the window: grounds, text, curve and button have the theme's colours."""
    window = opened.window
    image = window.grab().toImage()
    content = where(window.content, window)
    bar = where(window.time_bar, window)
    plot = where(window.panel.output, window)
    assert share(image, theme.ground, content) > 0.6
    assert share(image, theme.surface, bar) > 0.4
    assert share(image, theme.text, where(window.title, window)) > 0.005
    assert share(image, theme.series[1], plot) > 0.0005  # the quadratic cost's curve
    assert share(image, theme.accent, where(window.time_bar.run_button, window)) > 0.3
    if window.form.isVisible():
        assert share(image, theme.surface, where(window.form, window)) > 0.4
        assert share(image, theme.field, where(window.form.presets, window)) > 0.4
    others = {theme.ground for theme in THEMES.values()} - {
        theme.ground,
        theme.surface,
        theme.field,
        theme.knob,
        theme.on_accent,
    }
    for ground in others:
        assert share(image, ground, content) < 0.01


def test_a_theme_changes_everything_at_run_time(open_window):
    opened = open_window("neuron-saturated-start", size=(1440, 900))
    opened.run_to_end()
    for name in ("dark", "projector", "light", "projector", "dark", "light"):
        opened.window.actions_by_name[name].trigger()
        opened.settle()
        assert opened.window.theme.name == name
        assert opened.window.actions_by_name[name].isChecked()
        check_picture(opened, opened.window.theme)


def test_what_has_its_look_is_not_given_it_again(open_window, monkeypatch):
    """Where something is folded away at the same size of text; what is left fills the window."""
    opened = open_window("neuron-saturated-start", size=(1280, 720), theme="projector")
    window, restyled = opened.window, []
    monkeypatch.setattr(window.panels, "restyle", restyled.append)
    for name in ("lecture_mode", "settings", "rail", "rail", "settings", "lecture_mode"):
        width = window.panels.width()
        window.actions_by_name[name].trigger()
        opened.settle()
        assert (window.panels.width() != width) == (name != "lecture_mode")
        assert window.actions_by_name["settings"].isChecked() == window.form.isVisible()
    assert restyled == []
    window.look.set_theme("dark")
    assert restyled == [window.theme] and window.theme.name == "dark"


def test_a_theme_set_at_the_start_looks_as_one_chosen_later(open_window):
    """What is built before and after the change is styled alike."""
    pictures = []
    for start in ("light", "dark"):
        opened = open_window("neuron-cost-duel", size=(1280, 720), theme=start)
        opened.window.look.set_theme("dark")
        opened.run_to_end()
        opened.window.form.presets.setFocus()
        opened.window.content.setFocus()
        opened.settle()
        pictures.append(pixels(opened.window.grab().toImage()))
        opened.window.close()
    different = (pictures[0] != pictures[1]).mean()
    assert different < 1e-4


def test_views_opened_after_a_change_have_the_new_look(open_window):
    opened = open_window("neuron-good-start", size=(1440, 900))
    opened.window.look.set_theme("dark")
    for preset in PRESETS:
        opened.session.open_preset(preset)
        opened.ready()
        opened.settle()
        image = opened.window.grab().toImage()
        content = where(opened.window.content, opened.window)
        assert share(image, THEMES["dark"].ground, content) > 0.5, preset.name
        for pale in (THEMES["light"].ground, "#FFFFFF", "#000000"):
            assert share(image, pale, content) < 0.005, preset.name


def test_the_zoom_enlarges_everything_and_comes_back(open_window):
    opened = open_window(size=(1440, 900))
    actions = opened.window.actions_by_name
    sizes = []
    for name in ("normal_size", "larger", "larger", "larger"):
        actions[name].trigger()
        opened.settle()
        label = next(
            label for label in opened.window.form.findChildren(QLabel) if label.isVisible()
        )
        plot = opened.window.panel.plots()[0]
        sizes.append(
            (
                QFontInfo(label.font()).pixelSize(),
                plot.theme.px(plot.theme.tick),
                opened.window.title._font.pixelSize(),
                opened.window.time_bar.height(),
            )
        )
    for smaller, larger in pairwise(sizes):
        assert all(size <= larger_size for size, larger_size in zip(smaller, larger, strict=True))
        assert smaller[2] < larger[2]
    assert all(
        smaller_size < larger_size
        for smaller_size, larger_size in zip(sizes[0], sizes[-1], strict=True)
    )
    actions["normal_size"].trigger()
    opened.settle()
    assert opened.window.theme.zoom == 1.0
    for last, name in ((1.5, "larger"), (0.7, "smaller")):
        opened.window.look.set_zoom(last)
        actions[name].trigger()
        assert opened.window.theme.zoom == last
    opened.window.look.set_zoom(3.0)
    assert opened.window.theme.zoom == 1.5  # as far as the window has room
    actions["larger"].trigger()
    assert "no room" in opened.window.message.text()
    opened.window.resize(2640, 1680)
    opened.settle()
    # a very large window draws everything 1.4 times as large; 2.5 times that has no room
    assert opened.window.theme.zoom == pytest.approx(1.4 * 2.0)
    opened.window.resize(1440, 900)
    opened.settle()
    assert opened.window.theme.zoom == 1.5


def test_no_plot_has_pyqtgraph_s_own_look(open_window):
    opened = open_window("neuron-cost-surface", size=(1440, 900))
    for plot in opened.window.findChildren(Axes):
        assert plot.backgroundBrush().color() == QColor(plot.theme.ground)
        assert not plot.view.menuEnabled()
        assert plot.view.state["mouseEnabled"] == [False, False]
