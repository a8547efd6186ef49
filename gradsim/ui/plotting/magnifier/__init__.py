"""A part of the axes, shown as large as the whole, and the whole as a small map."""
