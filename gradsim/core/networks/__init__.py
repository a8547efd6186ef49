"""Fully connected networks, how they learn, and the digits of MNIST."""
