"""The panel "Single neuron": how the cost function decides how fast a neuron learns."""
