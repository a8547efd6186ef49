"""What the gates and blocks of a circuit are called on screen."""

import re

from gradsim.ui.language import QT_TRANSLATE_NOOP, translated

_OF_BITS = {
    "-bit adder": QT_TRANSLATE_NOOP("Core", "{0}-bit adder"),
    "-bit multiplier": QT_TRANSLATE_NOOP("Core", "{0}-bit multiplier"),
}


def shown_title(title: str) -> str:
    """Return what a block, a gate or a circuit is called on screen."""
    for kind, words in _OF_BITS.items():
        if title.endswith(kind):
            return translated(words).format(title.removesuffix(kind))
    return translated(title)


def in_lines(title: str) -> str:
    """Return a title with a line for each word, and for each part of a compound."""
    return re.sub(r" +|(?<=\d-\w{3}-)", "\n", title)


def short_title(title: str) -> str:
    """Return what stands on a block that has no room for its title."""
    if title.endswith("-bit adder"):
        return "+"
    initials = "".join(word[0].upper() for word in title.split()) if " " in title else title
    return translated(initials)
