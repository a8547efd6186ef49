"""Lectures: the built-in one, its order, and files of lectures."""
