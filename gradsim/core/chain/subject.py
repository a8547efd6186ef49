"""The subject "Chain of neurons"."""

from gradsim.core.chain.demonstrations import DEMONSTRATIONS
from gradsim.core.chain.experiment import Chain
from gradsim.core.subject import Subject

CHAIN = Subject(
    name="chain",
    title="Chain of neurons",
    icon="chain",
    experiments=(Chain,),
    panel="gradsim.ui.panels.chain.panel:ChainPanel",
    demonstrations=DEMONSTRATIONS,
    other_views=("learning",),
    script="gradsim.core.chain.script:script",
)
