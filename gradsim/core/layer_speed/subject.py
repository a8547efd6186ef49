"""The subject "Layer speed"."""

from gradsim.core.layer_speed.demonstrations import DEMONSTRATIONS
from gradsim.core.layer_speed.experiment import LayerSpeed
from gradsim.core.layer_speed.what_helps import RECIPES, WhatHelps
from gradsim.core.subject import Subject

LAYER_SPEED = Subject(
    name="layer-speed",
    title="Layer speed",
    icon="layer-speed",
    experiments=(LayerSpeed, WhatHelps),
    panel="gradsim.ui.panels.layer_speed.panel:LayerSpeedPanel",
    demonstrations=DEMONSTRATIONS,
    other_views=("table",),
    texts=(*(recipe.label for recipe in RECIPES), "quadratic", "cross"),  # behind a curve's layer
    script="gradsim.core.layer_speed.script:script",
)
