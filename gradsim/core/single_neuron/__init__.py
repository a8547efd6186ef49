"""One neuron that learns by gradient descent, with either cost."""
