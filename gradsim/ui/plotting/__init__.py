"""Plots: axes, curves, bands, bars, and the read-out under the pointer."""
