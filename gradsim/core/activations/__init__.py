"""Activation functions side by side, and where a neuron saturates."""
