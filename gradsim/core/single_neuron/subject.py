"""The subject "Single neuron"."""

from gradsim.core.single_neuron.demonstrations import DEMONSTRATIONS
from gradsim.core.single_neuron.experiment import SingleNeuron
from gradsim.core.subject import Subject

SINGLE_NEURON = Subject(
    name="single-neuron",
    title="Single neuron",
    icon="single-neuron",
    experiments=(SingleNeuron,),
    panel="gradsim.ui.panels.single_neuron.panel:SingleNeuronPanel",
    demonstrations=DEMONSTRATIONS,
    script="gradsim.core.single_neuron.script:script",
)
