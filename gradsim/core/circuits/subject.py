"""The subject "Circuits"."""

from gradsim.core.circuits.demonstrations import DEMONSTRATIONS
from gradsim.core.circuits.experiment import FORMS, LogicCircuit
from gradsim.core.subject import Subject

CIRCUITS = Subject(
    name="circuits",
    title="Circuits",
    icon="circuits",
    experiments=(LogicCircuit,),
    panel="gradsim.ui.panels.circuits.panel:CircuitsPanel",
    demonstrations=DEMONSTRATIONS,
    other_views=("counts", "product"),
    texts=(*FORMS.values(), "half adder", "HA", "full adder", "FA"),
    script="gradsim.core.circuits.script:script",
)
