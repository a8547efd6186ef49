"""A column of a recording as a curve over epochs."""

from dataclasses import dataclass

from gradsim.core.recording import Recording


@dataclass(frozen=True)
class Curve:
    """One column of a recording, drawn as a curve.

    Attributes
    ----------
    series : int
        Index of the series in the recording.
    style : int
        Index of colour and dash.
    scale : float
        Factor by which values are multiplied.
    dash : int, optional
        Index of the dash where it is not that of `style`.
    ghost : bool
        Whether the curve belongs to a run that was kept for comparison.
    is_named : bool
        Whether its name stands on it where names do.
    """

    recording: Recording
    column: str
    label: str
    style: int = 0
    series: int = 0
    scale: float = 1.0
    ghost: bool = False
    dash: int | None = None
    is_named: bool = True

    def at(self, epoch: int) -> float | None:
        """Return the value at an epoch, None where there is none."""
        if epoch >= len(self.recording):
            return None
        return self.recording.at(epoch, self.column, self.series) * self.scale
