"""Completes Qt's SVG: text becomes independent of its typeface, and all pens scale.

The file is read once more. Text becomes outlines, so that it looks the same where the
typefaces of the program are not installed, unless it is to stay text. A line drawn with a pen
whose width ignores the transform is written in the coordinates of the page, so that it grows
with the picture.
"""

import re
import xml.etree.ElementTree as ET
from functools import lru_cache

import numpy as np
from PySide6.QtCore import QByteArray, QDataStream, QIODevice, QPointF, QSizeF
from PySide6.QtGui import QPainterPath, QTransform

from gradsim.ui.theme import INTERFACE, SERIF, text_font

_SVG, _XLINK = "http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"
_NUMBERS = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
_COMMANDS = re.compile(r"([MLCZ])([^MLCZ]*)")
#: Stand as texts before what a class of this program, and what Qt itself has painted.
OWN, OF_QT = "\ue000", "\ue001"
_STAND_INS = {SERIF: "Palatino, 'Palatino Linotype', 'Book Antiqua', serif"}
#: How QDataStream writes the elements of a path, after their number, and the letter of each kind:
#: to move, a line, a curve, and the further points of a curve.
_ELEMENTS = np.dtype([("kind", ">i4"), ("x", ">f8"), ("y", ">f8")])
_COUNT_BYTES, _LETTERS = 4, "MLC "
_DIGITS = 3  # decimals of a coordinate: a thousandth of a pixel is not seen at any scale


def finished(
    content: bytes, title: str = "", outlined: bool = True, points: QSizeF | None = None
) -> bytes:
    """Return the SVG that Qt has written, complete.

    Parameters
    ----------
    content : bytes
        What QSvgGenerator wrote.
    title : str
        What a reader calls the picture.
    outlined : bool
        Whether text becomes outlines.
    points : QSizeF or None
        How large it is on paper; None for a pixel for each unit.
    """
    root = finished_tree(content, title, outlined)
    if points is not None:
        root.set("width", f"{_short(points.width())}pt")
        root.set("height", f"{_short(points.height())}pt")
    return bytes(ET.tostring(root, encoding="utf-8", xml_declaration=True))


def finished_tree(content: bytes, title: str = "", outlined: bool = True) -> ET.Element:
    """Return the same as the tree of its elements."""
    ET.register_namespace("", _SVG)
    ET.register_namespace("xlink", _XLINK)
    root = ET.fromstring(content)
    _, _, width, height = root.get("viewBox", "").split()
    root.set("width", width)
    root.set("height", height)
    for name, text in (("title", title), ("desc", "Made with gradsim")):
        element = root.find(f"{{{_SVG}}}{name}")
        if element is not None:
            element.text = text
    _remove_local_clips(root)
    _finish(root, QTransform(), outlined)
    return root


def _remove_local_clips(root: ET.Element) -> None:
    """Remove the clips of Qt's own widgets, which it writes in the coordinates of the widget."""
    painted = OWN
    for element in root.iter():
        if element.text in (OWN, OF_QT):
            painted, element.text = element.text, ""
        elif painted == OF_QT:
            element.attrib.pop("clip-path", None)


def _finish(parent: ET.Element, outer: QTransform, outlined: bool) -> None:
    """Finish all elements of a group; `outer` leads from its coordinates to the page's."""
    for element in list(parent):
        kind = element.tag.rpartition("}")[2]
        if kind == "g":
            inner = _transform(element) * outer
            _finish(element, inner, outlined)
            if len(element) and all(
                child.get("vector-effect") == "non-scaling-stroke" for child in element
            ):
                for child in element:
                    _flatten(child, inner)
                element.attrib.pop("transform")
            # Qt opens a group for each change of the pen, also where nothing is drawn with it
            if not len(element):
                parent.remove(element)
        elif kind == "text" and element.text:
            (_outline if outlined else _name_typefaces)(element)
        elif kind == "text":
            parent.remove(element)


def _transform(element: ET.Element) -> QTransform:
    numbers = [float(number) for number in _NUMBERS.findall(element.get("transform", ""))]
    return QTransform(*numbers) if len(numbers) == 6 else QTransform()


def _flatten(element: ET.Element, transform: QTransform) -> None:
    """Write a path or a polyline in the coordinates that `transform` leads to."""
    name = "d" if element.get("d") is not None else "points"

    def moved(text: str) -> str:
        numbers = [float(number) for number in _NUMBERS.findall(text)]
        pairs = zip(numbers[::2], numbers[1::2], strict=True)
        points = (transform.map(QPointF(x, y)) for x, y in pairs)
        return " ".join(f"{_short(point.x())},{_short(point.y())}" for point in points)

    text = element.get(name, "")
    if name == "d":
        text = " ".join(f"{command}{moved(rest)}" for command, rest in _COMMANDS.findall(text))
    else:
        text = moved(text)
    element.set(name, text)
    element.attrib.pop("vector-effect")


def _outline(text: ET.Element) -> None:
    """Make a text element the path of its outlines, with its words for a screen reader."""
    words = text.text or ""
    italic = text.get("font-style") == "italic"
    family, size = text.get("font-family", ""), round(float(text.get("font-size", 12)))
    place = float(text.get("x", 0)), float(text.get("y", 0))
    data = _outlines(family, size, int(text.get("font-weight", 400)), italic, words, *place)
    fill = {name: text.get(name, "") for name in ("fill", "fill-opacity")}
    text.tag, text.text = f"{{{_SVG}}}path", None
    text.attrib.clear()
    text.attrib.update(fill, d=data, stroke="none", **{"fill-rule": "nonzero"})
    text.set("aria-label", words)


def _name_typefaces(text: ET.Element) -> None:
    """Name what may stand for a typeface of the program, with figures of one width."""
    family = text.get("font-family", INTERFACE)
    text.set("font-family", f"{family}, {_STAND_INS.get(family, 'sans-serif')}")
    text.set("style", "font-variant-numeric: tabular-nums; white-space: pre")


@lru_cache(4096)  # most words stay where they are from one epoch to the next
def _outlines(
    family: str, size: int, weight: int, italic: bool, words: str, x: float, y: float
) -> str:
    font = text_font(family, size, weight)
    font.setItalic(italic)
    path = QPainterPath()
    path.addText(QPointF(x, y), font, words)
    return path_data(path)


def path_data(path: QPainterPath) -> str:
    """Return the commands of a path as SVG has them.

    All are read at once, from what Qt writes of a path: an object for each of them took two
    thirds of the time of this, and that is half of what an SVG takes.
    """
    written = QByteArray()
    stream = QDataStream(written, QIODevice.OpenModeFlag.WriteOnly)
    stream << path
    elements = np.frombuffer(written.data(), _ELEMENTS, path.elementCount(), _COUNT_BYTES)
    kinds, xs, ys = (elements[name].tolist() for name in _ELEMENTS.names or ())
    return "".join(
        f"{_LETTERS[kind]}{_short(x)},{_short(y)}" for kind, x, y in zip(kinds, xs, ys, strict=True)
    )


def _short(number: float) -> str:
    return f"{number:.{_DIGITS}f}".rstrip("0").rstrip(".")
