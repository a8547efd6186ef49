"""Panels, one for each subject of the lecture, and what they share."""
