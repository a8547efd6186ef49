"""The subject "Small network"."""

from gradsim.core.small_network.demonstrations import COMPANIONS, DEMONSTRATIONS
from gradsim.core.small_network.experiment import SmallNetwork
from gradsim.core.subject import Subject

SMALL_NETWORK = Subject(
    name="small-network",
    title="Small network",
    icon="small-network",
    experiments=(SmallNetwork,),
    panel="gradsim.ui.panels.small_network.panel:SmallNetworkPanel",
    demonstrations=DEMONSTRATIONS,
    other_views=("error",),
    companions=COMPANIONS,
    script="gradsim.core.small_network.script:script",
)
