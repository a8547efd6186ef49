"""The subject "Activations"."""

from gradsim.core.activations.demonstrations import DEMONSTRATIONS
from gradsim.core.activations.gallery import ActivationGallery
from gradsim.core.activations.saturation import Saturation
from gradsim.core.subject import Subject

ACTIVATIONS = Subject(
    name="activations",
    title="Activations",
    icon="activations",
    experiments=(ActivationGallery, Saturation),
    panel="gradsim.ui.panels.activations.panel:ActivationsPanel",
    demonstrations=DEMONSTRATIONS,
    script="gradsim.core.activations.script:script",
)
