"""An extension of gradsim: gradient descent in a ravine."""

from gradsim.core.extensions import Extension

EXTENSION = Extension(
    subjects=("gradsim_ravine.subject:RAVINE",),
    lectures=("gradsim_ravine:lecture.json",),
)
