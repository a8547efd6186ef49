"""The subject "Depth and accuracy"."""

from gradsim.core.depth_accuracy.demonstrations import DEMONSTRATIONS
from gradsim.core.depth_accuracy.experiment import DepthAccuracy
from gradsim.core.subject import Subject

DEPTH_ACCURACY = Subject(
    name="depth-accuracy",
    title="Depth and accuracy",
    icon="depth-accuracy",
    experiments=(DepthAccuracy,),
    panel="gradsim.ui.panels.depth_accuracy.panel:DepthAccuracyPanel",
    demonstrations=DEMONSTRATIONS,
    other_views=("outputs",),
    script="gradsim.core.depth_accuracy.script:script",
)
