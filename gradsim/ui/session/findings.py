"""What a run has shown, in words: a demonstration's findings for the run at hand."""

from collections.abc import Sequence
from dataclasses import dataclass

from gradsim.core.finding import Part
from gradsim.core.preset import Preset
from gradsim.core.recording import Recording
from gradsim.ui.language import translated
from gradsim.ui.typesetting.numbers import filled


@dataclass(frozen=True)
class ShownFigure:
    """A key figure in the language of the window; see :class:`~gradsim.core.finding.KeyFigure`.

    In place of a number that is not told stands None; `withholds_end` where that is the number of
    the last step.
    """

    text: str
    unit: str
    figures: tuple[Part, ...]
    series: Sequence[int] = ()
    withholds_end: bool = False


def caption_of(preset: Preset, recording: Recording, beside: Recording | None) -> str:
    """Return what was seen in a whole run, empty where it was not.

    Parameters
    ----------
    preset : Preset
        The demonstration.
    recording : Recording
        Its run, to the end.
    beside : Recording or None
        The run it is compared with.
    """
    if preset.claim is not None and not preset.claim(recording, beside):
        return ""
    if preset.caption_figures is None:
        return translated(preset.caption)
    figures = preset.caption_figures(recording, beside)
    if figures is None or None in figures:
        return ""
    return filled(translated(preset.caption), figures)


def key_figure_of(
    preset: Preset, recording: Recording | None, beside: Recording | None, seen: bool
) -> ShownFigure | None:
    """Return the number that is the point, None where there is none.

    Before the run is seen only those numbers are known that do not come from it. A single one
    that is unknown stands alone: what is written around it, as in 1/{0}, would tell something of
    the answer.
    """
    key = preset.key_figure
    if key is None or recording is None:
        return None
    figures = key.figures(recording, beside)
    if figures is None:
        return None
    shown = tuple(
        figure if seen or place in key.known else None for place, figure in enumerate(figures)
    )
    text = "{0}" if shown == (None,) else translated(key.text)
    withholds_end = key.last_step is not None and shown[key.last_step] is None
    return ShownFigure(text, translated(key.unit), shown, key.series, withholds_end)
