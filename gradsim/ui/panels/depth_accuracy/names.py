"""What the networks of a sweep are called, and the colours they have."""

from PySide6.QtCore import QCoreApplication

from gradsim.ui.typesetting.numbers import format_decimals


def layers(depth: int) -> str:
    """Return the name of a network."""
    if depth == 1:
        return QCoreApplication.translate("DepthAccuracyPanel", "1 hidden layer")
    return QCoreApplication.translate("DepthAccuracyPanel", "{0} hidden layers").format(depth)


def few_layers(depth: int) -> str:
    """Return its name where there is little room."""
    if depth == 1:
        return QCoreApplication.translate("DepthAccuracyPanel", "1 layer")
    return QCoreApplication.translate("DepthAccuracyPanel", "{0} layers").format(depth)


def style_of(depth: int) -> int:
    """Return colour and dash of a depth, the same whichever others are compared."""
    return depth - 1


def depth_of(style: int) -> int:
    """Return the depth that has a colour."""
    return style + 1


def percent(value: float) -> str:
    """Return a share in percent with two decimals, so that curves close by differ."""
    return format_decimals(value, 2)
