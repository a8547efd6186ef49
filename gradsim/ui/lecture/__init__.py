"""Lecture mode: its order, captions, predictions, the presenter’s view and the editor."""
