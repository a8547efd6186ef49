"""The panel "Activations": where a neuron can learn, and where it is saturated or dead."""
