"""The version of the program, beside everything else: whoever reads it imports nothing more."""

__version__ = "1.0.0"
