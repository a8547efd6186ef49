"""Formulas and numbers: LaTeX to outlines, inline mathematics, formula bands."""
