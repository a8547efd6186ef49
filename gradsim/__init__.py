"""Gradsim: a simulator for lectures on why neural networks learn slowly."""

__version__ = "0.1.0"
