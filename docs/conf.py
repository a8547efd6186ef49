"""Sphinx makes the site of these pages: ``make docs``, or ``sphinx-build docs site``.

Before it reads them, the program writes the parts that describe it and draws the pictures,
into ``made``.
"""

import os
import re
import sys
from pathlib import Path

from docutils.nodes import SkipNode
from latex2mathml.converter import convert

HERE = Path(__file__).resolve().parent
MADE = HERE / "made"
sys.path.insert(0, str(HERE.parent))
os.environ |= {"QT_QPA_PLATFORM": "offscreen", "GRADSIM_LANGUAGE": "en"}

from docs.making import parts, pictures  # noqa: E402
from gradsim import __version__  # noqa: E402
from gradsim.ui.theme import THEMES  # noqa: E402

project = "gradsim"
author = "the gradsim authors"
release = version = __version__
html_title = f"gradsim {release}"

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
exclude_patterns = ["made", "making"]
nitpicky = True
nitpick_ignore_regex = [("py:.*", r".*")]  # types of the standard library, NumPy and Qt
myst_enable_extensions = ["dollarmath", "colon_fence", "deflist"]
myst_heading_anchors = 3
napoleon_google_docstring = False
napoleon_use_ivar = True
smartquotes_action = "qe"  # options of commands have two hyphens
toc_object_entries = False
autodoc_member_order = "bysource"
autodoc_typehints = "none"  # the docstrings say them
autodoc_preserve_defaults = True

html_theme = "furo"
html_static_path = ["look", "../resources/fonts"]
html_css_files = ["look.css"]
html_extra_path = ["made/files"]
html_math_renderer = "mathml"
html_show_sphinx = False
html_show_copyright = False
html_copy_source = False

PRIME = '<mo class="prime" form="postfix" lspace="{}" rspace="0">′</mo>'
#: What of a formula is to be spaced as TeX does it.
SPACED = {
    r"<msup><mi>f</mi><mi>&#x02032;</mi></msup>": "<mi>f</mi>" + PRIME.format("0.12em"),
    r"<msup>(<mi>[^<]*</mi>)<mi>&#x02032;</mi></msup>": r"\1" + PRIME.format("0"),
    r"<mo>&#x0002F;</mo>": '<mo lspace="0" rspace="0">/</mo>',
    r"<mi>(ln|max|tanh)</mi>(?=<mo[^>]*>&#x00028;)": r'<mo lspace="0.17em" rspace="0">\1</mo>',
    r"<mi>(ln)</mi>": r'<mo lspace="0.17em" rspace="0.17em">\1</mo>',
}


def colours(look):
    """Return the colours of the window as the theme calls them."""
    theme = THEMES[look]
    return {
        "color-brand-primary": theme.accent,
        "color-brand-content": theme.accent,
        "color-brand-visited": theme.accent,
        "color-foreground-primary": theme.text,
        "color-foreground-secondary": theme.muted,
        "color-background-primary": theme.ground,
        "color-background-secondary": theme.surface,
        "color-background-border": theme.hairline,
        "color-api-name": theme.accent,
        "color-api-pre-name": theme.muted,
    }


html_theme_options = {f"{look}_css_variables": colours(look) for look in ("light", "dark")}


def make(*_):
    """Write the parts of pages and draw their pictures."""
    for name, text in parts.parts(parts.what_is_seen):
        file = MADE / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    pictures.draw(MADE / "figures")


def mathml(tex, display):
    """Return a formula as MathML, which browsers set without any script.

    Primes, slashes and the names of functions stand as TeX sets them.
    """
    text = convert(tex, display=display)
    for what, spaced in SPACED.items():
        text = re.sub(what, spaced, text)
    return text


def visit_math(translator, node):
    """Write a formula among words."""
    translator.body.append(mathml(node.astext(), "inline"))
    raise SkipNode


def visit_math_block(translator, node):
    """Write a formula of its own line."""
    translator.body.append(f'<div class="formula">{mathml(node.astext(), "block")}</div>')
    raise SkipNode


def setup(app):
    """Connect what is made here with the build."""
    app.add_html_math_renderer("mathml", (visit_math, None), (visit_math_block, None))
    app.connect("config-inited", make)
    return {"parallel_read_safe": True}
