"""Painted tables of numbers."""
